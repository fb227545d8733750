import { el } from "./dom.js";

/** Puts the form below what is shown, or takes it away; what somebody has typed stays. */
export function form(host, root, view, label) {
  let there = root.querySelector("form");
  if (there && (!view.asks || there.lang !== view.lang)) there = there.remove();
  if (view.asks) there ??= root.appendChild(build(host, view));
  there?.querySelector("label")?.replaceChildren(label);
}

/** Asks for an address, and tells what happens next. What is followed is what the element was told to list. */
function build(host, { words, lang, base }) {
  const input = el("input", "input", [], {
    id: "mail", type: "email", required: "", autocomplete: "email", "aria-describedby": "hint",
  });
  const hint = el("p", "hint", words.hint, { id: "hint", "aria-live": "polite" });
  const button = el("button", "button", words.subscribe);
  const node = el("form", "form", [
    el("label", "label", [], { for: "mail" }), el("div", "fields", [input, button]), hint,
  ], { novalidate: "", lang });
  const tell = (text, wrong) => {
    hint.textContent = text;
    hint.classList.toggle("error", wrong);
    input.setAttribute("aria-invalid", wrong);
    if (wrong) input.focus();
  };
  const send = async () => {
    const chosen = (name) => host.getAttribute(name) ?? "";
    const body = new URLSearchParams({
      email: input.value, tags: chosen("tags"), series: chosen("series"), organisers: chosen("organiser"),
      countries: chosen("country"), locale: lang, timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    });
    const { ok, status } = await fetch(new URL("subscriptions", base), {
      method: "POST", body, headers: { Accept: "application/json" }, credentials: "omit",
    });
    if (!ok) return tell(status === 422 ? words.bad : words.fail, true);
    const done = el("p", "done", words.done, { tabindex: -1 });
    node.replaceChildren(done);
    done.focus();
  };
  node.onsubmit = (event) => {
    event.preventDefault();
    if (!input.checkValidity()) return tell(words.bad, true);
    tell(words.hint, false);
    button.disabled = true;
    send().catch(() => tell(words.fail, true)).finally(() => (button.disabled = false));
  };
  return node;
}
