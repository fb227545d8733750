import { ask } from "./data.js";
import { HOUR } from "./dates.js";
import { el, web } from "./dom.js";
import { list } from "./list.js";
import { month } from "./month.js";
import { stage } from "./stage.js";
import { pageTopics } from "./topics.js";

export const CHOICE = ["tags", "series", "organiser", "country"];

const script = document.currentScript?.src;

/** Those on the page: what looks again when the reader does. */
const live = new Set();
const wake = () => document.hidden || live.forEach((update) => update());
for (const moment of ["visibilitychange", "DOMContentLoaded", "pageshow"]) addEventListener(moment, wake);

/** What whoever made the page has been told is wrong. */
const said = new Set();

/** What stands behind one element, its `host`: asks for the data, chooses from it, and draws. */
export function widget(host) {
  const { draw, free } = stage(host);
  const months = {};
  const attribute = (name) => host.getAttribute(name);
  let view, data, from, url, timer, queued, deep;

  const connect = () => {
    live.add(update);
    update();
  };
  const disconnect = () => {
    live.delete(update);
    clearTimeout(timer);
  };
  const change = () => {
    clearTimeout(queued);
    queued = setTimeout(() => {
      free();
      if (host.isConnected) update();
    });
  };

  /** The attributes, as far as they say how it looks. */
  const read = () => {
    const layout = attribute("layout");
    view = {
      lang: language(attribute("lang") || host.closest("[lang]")?.lang),
      layout: layout === "compact" || layout === "month" ? layout : "list",
      limit: Math.min(Math.max(parseInt(attribute("limit")) || 5, 1), 20),
      viewer: attribute("time-zone") === "viewer",
      topics: attribute("match") === "page" ? pageTopics() : [],
      asks: host.hasAttribute("subscribe"),
      base: script || host.querySelector("a")?.href || location,
      // The words of the language, and the calendars of the menu.
      ...data?.look,
    };
  };

  /** Asks for more, once. */
  const deeper = () => {
    if (!data.more || deep) return false;
    deep = true;
    update();
    return true;
  };

  const address = () => {
    const to = new URL("widget.json", view.base);
    const put = (name, value) => value && to.searchParams.set(name, value);
    for (const name of CHOICE) put(name, attribute(name)?.trim());
    put("match", `${view.topics}`);
    if (attribute("featured") === "first") put("featured", "first");
    // More than is shown, to choose from and to move up when the first ones are over.
    put("limit", deep ? 500 : view.layout === "month" ? 100 : view.topics.length ? 50 : view.limit + 10);
    put("lang", view.lang.slice(0, 2));
    return to.href;
  };

  /** Shows what is known, asks when that is old or another question, and comes back when it will no longer be true. */
  const update = async () => {
    read();
    const to = address();
    // What was shown again for lack of data stays until there are some.
    if (!data && !timer) wait();
    else if (to === from) show();
    // What the article is about may be told below.
    if (attribute("match") && document.readyState === "loading") return;
    url = to;
    try {
      // Who has to look further ahead may have been given something old.
      const answer = await ask(to, deep ? "no-cache" : "default");
      if (url !== to) return;
      data = answer;
      from = to;
      check(data);
      if (ahead().length < view.limit && deeper()) return;
    } catch {
      if (url !== to) return;
      if (!data) {
        // What the page itself put between the tags is shown again.
        tell("failed", 0, draw(view, el("slot")));
        timer = setTimeout(wake, HOUR / 12);
        return;
      }
    }
    if (host.isConnected) show();
  };

  /** Tells whoever made the page, once, which attributes and names nobody knows. */
  const check = ({ look, unknown = [] }) => {
    for (const text of [...[...host.attributes].map(({ name, value }) => `${name}=${value}`), ...unknown]) {
      if (!said.has(text) && !RegExp(look.known).test(text)) console.warn("upcoming-events: unknown", text);
      said.add(text);
    }
  };

  /** What is not over by the viewer's clock, in the order that it came in: what the page is about, then by time. */
  const ahead = () => data.items.filter((item) => Date.parse(item.endsAt) > Date.now());

  const show = () => {
    read();
    const { layout, limit, asks, words } = view;
    const all = ahead();
    const items = all.slice(0, limit);
    if (layout === "month") all.sort((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt));
    const some = items.length;
    const parts = [];
    const link = (name, word, className = word) => {
      const href = web(data.links?.[name], url);
      return href && (name === "page" || !asks) ? el("a", className, words[word], { href }) : "";
    };
    if (layout === "month" && some) parts.push(...month(view, all, months, show));
    else if (some) parts.push(list(view, items));
    // What is free is used to tell those who find less than they came for.
    const text = some ? "" : el("p", "empty-text", attribute("empty-text") || words.none);
    if (some < limit) parts.push(el("div", "none", [text, link("subscribe", "tell", "button")]));
    if (some) parts.push(el("div", "foot", [link("page", "all"), some < limit ? "" : link("subscribe", "subscribe")]));
    const drawn = draw(view, parts, some ? words.mail : words.tell, !some && attribute("empty") === "hide");
    tell(some ? "list" : "empty", some, drawn);
    const over = Math.min(...all.map((item) => Date.parse(item.endsAt)));
    clearTimeout(timer);
    timer = setTimeout(wake, Math.max(Math.min(over - Date.now() + 50, HOUR), 1e3));
    // The last month that is known may hold more, and be followed by others.
    if (layout === "month" && all.at(-1)?.start.startsWith(months.month)) deeper();
  };

  /** As high as the list will be, so that nothing below moves when it comes. */
  const wait = () => {
    const { layout, limit, asks } = view;
    const room = el("div");
    room.style.height = `${limit * (layout === "list" ? 5.4 : 2.3) + (layout === "month" ? 23 : 2.5) + (asks ? 10.2 : 0)}em`;
    draw(view, room);
  };

  const tell = (state, count, drawn) => {
    host.dataset.state = state;
    if (drawn) host.dispatchEvent(new CustomEvent("almanac:rendered", { bubbles: true, composed: true, detail: { state, count } }));
  };

  return { connect, disconnect, change };
}

/** A language that dates can be written in. */
function language(wanted) {
  try {
    const [tag] = Intl.getCanonicalLocales(wanted || "en");
    return tag === "en" ? "en-GB" : tag;
  } catch {
    return "en-GB";
  }
}
