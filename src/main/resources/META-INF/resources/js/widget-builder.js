// The widget builder shows at once what a choice leads to, and copies the code. Without a script "Show" does the one, and
// the code can be selected.
(() => {
  const form = document.getElementById("widget-form");
  let asking, soon;

  const address = () => {
    const chosen = [...new FormData(form)].filter(([, value]) => value);
    return `${form.getAttribute("action")}?${new URLSearchParams(chosen)}`;
  };

  /** Asks for the page as it would be, and takes over what differs but for what is typed into. */
  async function show() {
    asking?.abort();
    asking = new AbortController();
    const to = address();
    const answer = await fetch(to, { signal: asking.signal, headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    // Somebody who is no longer logged in is asked to be.
    if (!page.getElementById("widget-form")) return location.assign(to);
    history.replaceState(null, "", to);
    takeFields(page);
    for (const part of document.querySelectorAll("[data-live]")) {
      const now = page.getElementById(part.id);
      offerToCopy(now);
      if (!now.isEqualNode(part)) part.replaceWith(now);
    }
  }

  function takeFields(page) {
    for (const error of form.querySelectorAll(".field-error")) error.remove();
    for (const now of page.querySelectorAll("#widget-form [id]")) {
      const field = document.getElementById(now.id);
      if (now.matches(".field-error")) {
        const wrong = document.getElementById(now.id.replace(/-error$/, ""));
        if (wrong.matches("fieldset")) wrong.append(now);
        else wrong.after(now);
      } else if (!field) {
        // One more row for tags.
        document.getElementById("tag-rows").append(now);
      } else {
        for (const name of ["aria-invalid", "aria-describedby"]) {
          if (now.hasAttribute(name)) field.setAttribute(name, now.getAttribute(name));
          else field.removeAttribute(name);
        }
      }
    }
  }

  function offerToCopy(part) {
    for (const button of part.querySelectorAll("[data-copy]")) button.hidden = false;
  }

  const later = (milliseconds) => {
    clearTimeout(soon);
    soon = setTimeout(() => show().catch(() => {}), milliseconds);
  };

  form.addEventListener("change", () => later(0));
  form.addEventListener("input", ({ target }) => {
    // Half a name is not wrong yet.
    const half = target.list && target.value && ![...target.list.options].some((one) => one.value === target.value);
    if (!half) later(250);
  });

  document.addEventListener("click", async ({ target }) => {
    const button = target.closest("[data-copy]");
    if (!button) return;
    const text = document.getElementById(button.dataset.copy);
    text.select();
    try {
      await navigator.clipboard.writeText(text.value);
    } catch {
      // Browsers keep the clipboard from pages that did not come over https.
      document.execCommand("copy");
    }
    button.previousElementSibling.textContent = "Copied";
  });

  offerToCopy(document);
})();
