import { el } from "./dom.js";
import { form } from "./form.js";

const sheet = new CSSStyleSheet();

/** Gives all widgets these rules, besides those of their room. */
export const dress = (rules) => sheet.replaceSync(ROOM + rules);
dress("");

/** Where one widget is drawn: its parts and, below them, the form, in which somebody may be typing. */
export function stage(host) {
  const shadow = host.attachShadow({ mode: "open" });
  shadow.adoptedStyleSheets = [sheet];
  // No landmark: a page may have several that are called the same.
  const root = el("div", "root", [], { role: "group" });
  const box = () => root.getBoundingClientRect();
  let content = root.appendChild(el("div"));
  let asked = false;

  /** Draws these parts if they are not what is there; tells whether they were not. */
  const draw = (view, parts, label, hidden) => {
    const { height } = hidden || asked ? {} : box();
    asked = false;
    root.className = `root in-${view.layout}`;
    root.hidden = hidden;
    const next = el("div", "content", parts);
    const other = !content.isEqualNode(next);
    if (other) {
      const active = shadow.activeElement;
      const leaving = content.contains(active);
      content.replaceWith(next);
      content = next;
      if (leaving) heir(next, active)?.focus();
    }
    if (view.words) {
      root.setAttribute("aria-label", view.words.title);
      form(host, root, view, label);
    }
    if (!root.parentNode) shadow.append(root);
    hold(height);
    return other;
  };

  /** The page itself has changed something: what is drawn next may be as low as it is. */
  const free = () => (asked = true);

  /** What is lower than before keeps as much of its height as is in the window, until it is out of sight. */
  const hold = (height) => {
    root.style.minHeight = "";
    const { top, height: now } = box();
    const seen = Math.min(height, innerHeight - top);
    if (!(now < seen)) return;
    root.style.minHeight = `${seen}px`;
    new IntersectionObserver(([{ isIntersecting, boundingClientRect }], observer) => {
      if (isIntersecting || boundingClientRect.top < 0) return;
      root.style.minHeight = "";
      observer.disconnect();
    }).observe(root);
  };

  return { draw, free };
}

/** What the reader was at, in its new shape. */
const heir = (content, { id, href }) =>
  [...content.querySelectorAll("a,button")].find((node) => (node.id || node.href) === (id || href)) ??
  content.querySelector("[tabindex='0']");
