import { ask } from "./data.js";
import { HOUR } from "./dates.js";
import { el, web } from "./dom.js";
import { extra, script } from "./extra.js";
import { list } from "./list.js";
import { stage } from "./stage.js";
import { pageTopics, pick } from "./topics.js";

export const CHOICE = ["tags", "series", "organiser", "country"];

/** What stands behind one element, its `host`: asks for the data, chooses from it, and draws. */
export function widget(host) {
  const { draw, free } = stage(host);
  const months = {};
  const attribute = (name) => host.getAttribute(name);
  let view, data, from, kit, url, timer, queued;
  let deep = false;

  const connect = () => {
    document.addEventListener("visibilitychange", wake);
    addEventListener("pageshow", wake);
    update();
  };
  const disconnect = () => {
    document.removeEventListener("visibilitychange", wake);
    removeEventListener("pageshow", wake);
    clearTimeout(timer);
  };
  const wake = () => document.hidden || update();
  const change = () => {
    clearTimeout(queued);
    queued = setTimeout(() => {
      free();
      if (host.isConnected) update();
    });
  };

  /** The attributes, as far as they say how it looks. */
  const read = () => {
    const lang = language(attribute("lang") || host.closest("[lang]")?.lang);
    const layout = attribute("layout");
    view = {
      lang,
      words: WORDS[lang.slice(0, 2)] ?? WORDS.en,
      layout: layout === "compact" || (layout === "month" && kit !== null) ? layout : "list",
      limit: Math.min(Math.max(parseInt(attribute("limit"), 10) || 5, 1), 20),
      viewer: attribute("time-zone") === "viewer",
      topics: attribute("match") === "page" ? pageTopics() : [],
      asks: host.hasAttribute("subscribe") && kit !== null,
      kit,
      base: script || host.querySelector("a")?.href || location,
      url,
    };
    return view;
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
    for (const name of CHOICE) {
      const value = attribute(name)?.trim();
      if (value) to.searchParams.set(name, value);
    }
    if (view.topics.length) to.searchParams.set("match", view.topics);
    // More than is shown, to choose from and to move up when the first ones are over.
    to.searchParams.set("limit", deep ? 500 : view.layout === "month" ? 100 : view.topics.length ? 50 : view.limit + 10);
    return to.href;
  };

  /** Shows what is known, asks when that is old or another question, and comes back when it will no longer be true. */
  const update = async () => {
    read();
    const to = address();
    if (!data) wait();
    else if (to === from) show();
    url = to;
    try {
      // Who has to look further ahead may have been given something old.
      const asking = ask(to, deep ? { cache: "no-cache" } : {});
      if (view.asks || view.layout === "month") kit = await extra();
      const answer = await asking;
      if (url !== to) return;
      data = answer;
      from = to;
      if (ahead().length < view.limit && deeper()) return;
    } catch {
      if (url !== to) return;
      if (!data) {
        // What the page itself put between the tags is shown again.
        tell("failed", 0, draw(view, [el("slot")]));
        timer = setTimeout(wake, HOUR / 12);
        return;
      }
    }
    if (host.isConnected) show();
  };

  /** What is not over by the viewer's clock, in order of time. */
  const ahead = () => data.items.filter((item) => Date.parse(item.endsAt) > Date.now());

  const show = () => {
    const { words, layout, limit, topics, asks } = read();
    const all = ahead();
    const items = pick(all, topics, limit);
    const parts = [];
    if (items.length) {
      parts.push(...(layout === "month" && kit ? kit.month(view, all, months, show) : [list(view, items)]), foot());
    } else {
      const href = !asks && link("subscribe");
      const text = el("p", "empty-text", attribute("empty-text") || words.none);
      parts.push(el("div", "none", [text, href ? el("a", "button", words.tell, { href }) : ""]));
    }
    const some = items.length;
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
    const rows = Array.from({ length: view.limit }, () => el("li", "", el("div", "date", "\u00a0")));
    const grid = view.layout === "month" ? [el("div", "space")] : [];
    const form = view.asks ? [el("div", "form")] : [];
    draw({ ...view, kit: null }, [...grid, el("ul", "", rows), el("div", "foot", el("a", "", "\u00a0")), ...form], "", false, true);
  };

  const link = (name) => web(data.links?.[name], url);
  const foot = () => {
    const one = (word, href) => (href ? el("a", word, view.words[word], { href }) : []);
    return el("div", "foot", [one("all", link("page")), one("subscribe", !view.asks && link("subscribe"))].flat());
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
