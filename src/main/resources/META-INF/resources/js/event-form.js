// The form of an event: shows beside it what saving would do, picks tags, and warns before what was typed is lost.
const form = document.getElementById("event-form");

// The answer says what of it takes the place of what.
const show = (html) => {
  for (const part of new DOMParser().parseFromString(html, "text/html").querySelectorAll("[data-part]")) {
    document.getElementById(part.dataset.part)?.replaceChildren(...part.childNodes);
  }
};

if (form && form.dataset.outlook) {
  let changed = "changed" in form.dataset;
  let timer = 0;
  let asked = 0;

  const look = async () => {
    const turn = ++asked;
    try {
      const answer = await fetch(form.dataset.outlook, { method: "POST", body: new URLSearchParams(new FormData(form)) });
      const html = answer.ok && !answer.redirected ? await answer.text() : null;
      if (html !== null && turn === asked) show(html);
    } catch {
      // Without an answer the page says what it said; saving looks at everything again.
    }
  };
  form.addEventListener("input", () => {
    changed = true;
    clearTimeout(timer);
    timer = setTimeout(look, 500);
  });
  form.addEventListener("submit", () => { changed = false; });
  addEventListener("beforeunload", (event) => { if (changed) event.preventDefault(); });
}

for (const picker of document.querySelectorAll("[data-picks]")) {
  const target = document.getElementById(picker.dataset.picks);
  const input = picker.querySelector("input");
  const options = new Set([...input.list.options].map((option) => option.value));
  const take = () => {
    const tag = input.value.trim();
    if (!tag) return;
    const kept = target.value.replace(/[\s,]+$/, "");
    target.value = kept ? `${kept}, ${tag}` : tag;
    input.value = "";
    target.dispatchEvent(new Event("input", { bubbles: true }));
  };
  picker.hidden = false;
  input.addEventListener("input", () => { if (options.has(input.value)) take(); });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") {
      event.preventDefault();
      take();
    }
  });
}
