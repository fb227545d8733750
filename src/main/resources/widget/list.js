import { when } from "./dates.js";
import { el, icon, web } from "./dom.js";
import { extra } from "./extra.js";

const CALENDAR_PLUS = "M20 12V7a2 2 0 0 0-2-2H6a2 2 0 0 0-2 2v11a2 2 0 0 0 2 2h6M8 3v4M16 3v4M4 10h16M18 15v6M15 18h6";

export const list = (view, items) => el("ul", "list", items.map((item) => row(view, item)), { role: "list" });

function row(view, item) {
  const { words, layout, lang, viewer, url } = view;
  const { month, day, until, short, time, year, full } = when(item, lang, viewer);
  const roomy = layout === "list";
  const off = item.status === "CANCELLED" || item.status === "POSTPONED";
  const where = place(view, item) || "";
  const date = roomy ? [el("span", "month", month), el("span", "day", day), el("span", "until", until)] : short;
  const meta = [words[item.status] && el("span", "status", words[item.status]), ...(roomy ? [year, time, where] : [])];
  const href = web(item.url, url);
  const ics = roomy && !off && web(item.ics, url);
  const body = el("div", "body", [el(href ? "a" : "span", "title", item.title, { href }), el("span", "note", full)]);
  const shown = meta.filter(Boolean);
  if (shown.length) body.append(el("div", "meta", shown.flatMap((part, i) => (i ? [" · ", part] : part))));
  const node = el("li", "item", [el("div", "date", date, { "aria-hidden": "true" }), body]);
  if (ics) node.append(add(words.add, item, { href, ics, where }));
  node.className = `item ${off ? "off" : ""} ${item.status} ${ics ? "has-add" : ""}`;
  return node;
}

/** Opens the menu; where that cannot be had, the button gives the file. */
function add(label, item, links) {
  const button = el("button", "add", icon(CALENDAR_PLUS), {
    id: `a${item.id}`, type: "button", title: label, "aria-label": `${label}: ${item.title}`, "aria-expanded": false,
  });
  button.onpointerenter = button.onfocus = extra;
  button.onclick = async () => {
    const kit = await extra();
    kit ? kit.menu(button, item, links) : location.assign(links.ics);
  };
  return button;
}

function place({ lang, words }, { city, country, place, online }) {
  if (!city && !country) return place || (online && words.online);
  try {
    country = new Intl.DisplayNames(lang, { type: "region", style: "short" }).of(country);
  } catch {
    // An unknown code is shown as it is.
  }
  return [...new Set([city, country])].filter(Boolean).join(", ");
}
