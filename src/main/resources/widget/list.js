import { when } from "./dates.js";
import { el, web } from "./dom.js";
import { menu } from "./menu.js";

export const list = (view, items) => el("ul", "list", items.map((item) => row(view, item)), { role: "list" });

function row(view, item) {
  const { layout, lang, viewer, base, words } = view;
  const { month, day, until, short, time, year, full } = when(item, lang, viewer);
  const roomy = layout === "list";
  const off = item.status === "CANCELLED" || item.status === "POSTPONED";
  const where = place(view, item) || "";
  const date = roomy ? [el("span", "month", month), el("span", "day", day), el("span", "until", until)] : short;
  const meta = [!off && item.featuredLabel && el("span", "featured", item.featuredLabel), words[item.status] && el("span", "status", words[item.status]), ...(roomy ? [year, time, where] : [])];
  const href = web(item.url, base);
  const ics = roomy && !off && web(item.ics, base);
  const body = el("div", "body", [el(href ? "a" : "span", "title", item.title, { href }), el("span", "note", full)]);
  const shown = meta.filter(Boolean).flatMap((part, i) => (i ? [" · ", part] : part));
  if (shown[0]) body.append(el("div", "meta", shown));
  const node = el("li", "item", [el("div", "date", date, { "aria-hidden": "true" }), body]);
  if (ics) node.append(add(view, item, { href, ics, where }));
  node.className = `item ${off ? "off" : ""} ${item.status} ${ics ? "has-add" : ""}`;
  return node;
}

function add({ words: { add: label }, calendars }, item, given) {
  const button = el("button", "add", [], {
    id: `a${item.id}`, type: "button", title: label, "aria-label": `${label}: ${item.title}`, "aria-expanded": false,
  });
  button.onclick = () => menu(button, calendars, item, given);
  return button;
}

function place({ lang, words }, { city, country, place, online }) {
  if (!city && !country) return place || (online && words.online);
  try {
    // "UK" is what people say, "R.-U." is not.
    const style = /^(en|de)/.test(lang) ? "short" : "long";
    country = new Intl.DisplayNames(lang, { type: "region", style }).of(country);
  } catch {
    // An unknown code is shown as it is.
  }
  return [...new Set([city, country])].filter(Boolean).join(", ");
}
