// Keeps what is typed into an event's form in this browser, in case the tab is closed, and offers it when the form is
// opened again. What was saved is forgotten.
const editor = document.getElementById("event-form");
const offer = document.getElementById("draft");
const SENT = "almanac.draft.sent";
const OLDEST = 30 * 24 * 3600 * 1000;

/** A browser that keeps nothing goes without. */
const attempt = (act) => {
  try {
    return act();
  } catch {
    return null;
  }
};

if (new URLSearchParams(location.search).has("saved")) {
  attempt(() => {
    localStorage.removeItem(sessionStorage.getItem(SENT) ?? "");
    sessionStorage.removeItem(SENT);
  });
}

if (editor && offer) {
  const key = `almanac.draft.${editor.dataset.draft}`;
  // The revision is kept, too: what somebody else saved meanwhile is then brought together with what comes back.
  const inputs = () => [...editor.elements].filter((one) => one.name && one.type !== "submit" && one.name !== "published");
  const typed = () => inputs().filter((one) => one.type !== "hidden");
  const value = (one) => (["checkbox", "radio"].includes(one.type) ? one.checked : one.value);
  const name = (one) => (one.type === "radio" ? `${one.name}=${one.value}` : one.name);
  const read = () => Object.fromEntries(inputs().map((one) => [name(one), value(one)]));
  const same = (fields) => typed().every((one) => !(name(one) in fields) || fields[name(one)] === value(one));

  const kept = attempt(() => JSON.parse(localStorage.getItem(key)));
  let timer = 0;

  const keep = () => {
    clearTimeout(timer);
    timer = 0;
    attempt(() => localStorage.setItem(key, JSON.stringify({ at: Date.now(), fields: read() })));
  };
  editor.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(keep, 400);
  });
  addEventListener("pagehide", () => { if (timer) keep(); });
  editor.addEventListener("submit", () => {
    keep();
    attempt(() => sessionStorage.setItem(SENT, key));
  });

  // The answer to what was just sent, which shows it with what is wrong, is nothing to come back to.
  const answered = attempt(() => sessionStorage.getItem(SENT)) === key;
  if (answered) {
    attempt(() => sessionStorage.removeItem(SENT));
    keep();
  } else if (kept && Date.now() - kept.at > OLDEST) attempt(() => localStorage.removeItem(key));
  else if (kept?.fields && !same(kept.fields)) {
    offer.querySelector("[data-when]").textContent = new Intl.DateTimeFormat(document.documentElement.lang || "en", {
      dateStyle: "medium", timeStyle: "short",
    }).format(kept.at);
    offer.querySelector("[data-restore]").addEventListener("click", () => {
      for (const one of inputs()) {
        const was = kept.fields[name(one)];
        if (was === undefined) continue;
        if (["checkbox", "radio"].includes(one.type)) one.checked = was;
        else one.value = was;
      }
      offer.hidden = true;
      editor.dispatchEvent(new Event("input", { bubbles: true }));
      typed()[0].focus();
    });
    offer.querySelector("[data-discard]").addEventListener("click", () => {
      offer.hidden = true;
      clearTimeout(timer);
      attempt(() => localStorage.removeItem(key));
      typed()[0].focus();
    });
    offer.hidden = false;
  }
}
