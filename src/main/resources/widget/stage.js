import { el } from "./dom.js";
import { sheet } from "./extra.js";

/** Where one widget is drawn: its parts and, below them, the form, in which somebody may be typing. */
export function stage(host) {
  const shadow = host.attachShadow({ mode: "open" });
  shadow.adoptedStyleSheets = [sheet];
  // No landmark: a page may have several that are called the same.
  const root = el("div", "root", [], { role: "group" });
  const high = () => root.getBoundingClientRect().height;
  let content = root.appendChild(el("div"));

  /** Draws these parts if they are not what is there; tells whether they were not. */
  const draw = (view, parts, label, hidden, waiting) => {
    const { words, layout } = view;
    const height = hidden ? 0 : high();
    root.className = `root ${layout === "list" ? "" : "tight"} ${waiting ? "wait" : ""}`;
    root.hidden = hidden;
    root.setAttribute("aria-label", words.title);
    const next = el("div", "content", parts);
    const other = !content.isEqualNode(next);
    if (other) {
      const active = shadow.activeElement;
      const leaving = content.contains(active);
      content.replaceWith(next);
      content = next;
      if (leaving) heir(next, active)?.focus();
    }
    view.kit?.form(host, root, view, label);
    if (!root.parentNode) shadow.replaceChildren(root);
    hold(height);
    return other;
  };

  /** What was held free may go, since the page itself has changed something. */
  const free = () => (root.style.minHeight = "");

  /** What is lower than before keeps its height until it is out of sight, so that nothing moves under the reader's eyes. */
  const hold = (height) => {
    free();
    if (high() >= height) return;
    root.style.minHeight = `${height}px`;
    new IntersectionObserver(([{ isIntersecting, boundingClientRect }], observer) => {
      if (isIntersecting || boundingClientRect.top < 0) return;
      free();
      observer.disconnect();
    }).observe(root);
  };

  return { draw, free };
}

/** What the reader was at, in its new shape. */
const heir = (content, { id, href }) =>
  [...content.querySelectorAll("a,button")].find((node) => (node.id || node.href) === (id || href)) ??
  content.querySelector("[tabindex='0']");
