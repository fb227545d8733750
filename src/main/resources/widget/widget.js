// <upcoming-events>: the next events of a calendar, on any page. docs/embedding.md tells how to use it.
(() => {
  "use strict";
  if (customElements.get("upcoming-events")) return;

  const MAX_FETCH = 50;
  const HOUR = 3600e3;
  const QUERY = ["tags", "series", "organiser", "country"];
  const origin = document.currentScript?.src;

  const WORDS = {
    en: {
      title: "Upcoming events", none: "There are no upcoming events.", tell: "Tell me when one is announced",
      all: "All events", subscribe: "Subscribe", add: "Add to calendar", online: "Online",
      CANCELLED: "Cancelled", POSTPONED: "Date to be announced", TENTATIVE: "Tentative",
    },
    de: {
      title: "Kommende Termine", none: "Es stehen keine Termine an.", tell: "Bei neuen Terminen benachrichtigen",
      all: "Alle Termine", subscribe: "Abonnieren", add: "In den Kalender", online: "Online",
      CANCELLED: "Abgesagt", POSTPONED: "Neuer Termin folgt", TENTATIVE: "Vorläufig",
    },
    fr: {
      title: "Événements à venir", none: "Aucun événement à venir.", tell: "M’avertir du prochain",
      all: "Tous les événements", subscribe: "S’abonner", add: "Ajouter au calendrier", online: "En ligne",
      CANCELLED: "Annulé", POSTPONED: "Date à confirmer", TENTATIVE: "Provisoire",
    },
    es: {
      title: "Próximos eventos", none: "No hay próximos eventos.", tell: "Avisarme del próximo",
      all: "Todos los eventos", subscribe: "Suscribirse", add: "Añadir al calendario", online: "En línea",
      CANCELLED: "Cancelado", POSTPONED: "Fecha por anunciar", TENTATIVE: "Provisional",
    },
  };

  // The wrapper starts from nothing and takes only font and colour from the page, whatever else the page inherits to us.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
:host{display:block!important}
.root{all:initial;display:block;color-scheme:inherit;box-sizing:border-box;
font-family:inherit;font-family:var(--almanac-font,inherit);font-size:var(--almanac-font-size,clamp(14px,1em,17px));line-height:1.3;
color:inherit;color:var(--almanac-text,inherit);background:var(--almanac-background,none);
--c:var(--almanac-accent,light-dark(#0b5d63,#84c6c5));
--m:var(--almanac-muted,color-mix(in srgb,currentColor 78%,transparent));
--l:var(--almanac-border,color-mix(in srgb,currentColor 18%,transparent));
--x:light-dark(#a31621,#ff958c);
--w:light-dark(#7a4a00,#f0c069);
--r:var(--almanac-radius,3px)}
:host([theme]) .root{padding:1em;color:var(--almanac-text,light-dark(#1c1a17,#ded7cb));background:var(--almanac-background,light-dark(#fff,#1f1d1a))}
:host([theme=light]) .root{color-scheme:light}
:host([theme=dark]) .root{color-scheme:dark}
:host([theme=auto]) .root{color-scheme:light dark}
.root[hidden]{display:none}
ul{list-style:none;margin:0;padding:0}
li{position:relative;display:flex;gap:.85em;box-sizing:border-box;min-height:5.4em;padding:.7em 0}
li+li,.foot{border-top:1px solid var(--l)}
.date{flex:none;box-sizing:border-box;width:3.7em;height:4em;padding-top:.3em;overflow:hidden;text-align:center;
border:1px solid var(--l);border-top:3px solid var(--c);border-radius:0 0 var(--r) var(--r);line-height:1.1;font-variant-numeric:tabular-nums lining-nums}
.month,.until{display:block;font-size:.6875em;white-space:nowrap}
.month{color:var(--c);font-weight:700;letter-spacing:.09em;text-transform:uppercase}
.day{display:block;font:600 1.5em/1.15 var(--almanac-heading-font,ui-serif,Georgia,"Source Serif 4","Liberation Serif",serif)}
.until,.meta,.off .title,.off .month,.off .day{color:var(--m)}
.off .date{border-top-color:var(--m)}
.body{flex:1;min-width:0}
.title{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2;overflow:hidden;overflow-wrap:anywhere;color:inherit;font-weight:600;line-height:1.25;text-decoration:none}
a:hover{text-decoration:underline;text-underline-offset:.15em}
a.title:hover{color:var(--c)}
.cancelled .title{text-decoration:line-through;text-decoration-color:var(--x)}
.meta{margin-top:.2em;overflow:hidden;font-size:.875em;text-overflow:ellipsis;white-space:nowrap}
.status{color:var(--w);font-weight:700}
.cancelled .status{color:var(--x)}
.tentative .status{padding:0 .3em;border:1px dashed;font-weight:500}
.add{position:absolute;right:0;bottom:.4em;display:grid;place-items:center;width:2em;height:2em;color:var(--c);opacity:0}
li:hover .add,.add:focus-visible{opacity:1}
@media(hover:none){.add{opacity:1}}
svg{width:1.2em;fill:none;stroke:currentColor;stroke-width:1.75;stroke-linecap:round;stroke-linejoin:round}
.has-add .meta{padding-right:2.2em}
.foot{display:flex;flex-wrap:wrap;justify-content:space-between;gap:.25em 1em;padding-top:.7em;font-size:.9375em}
.foot a{padding:.25em 0;color:var(--c);font-weight:500;text-decoration:none}
.root .button{display:inline-block;padding:.4em .9em;border:1px solid color-mix(in srgb,currentColor 55%,transparent);border-radius:var(--r);color:inherit;font-weight:500;text-decoration:none}
.root .button:hover{border-color:currentColor}
.empty-text{margin:0 0 .8em}
:focus-visible{outline:2px solid var(--c);outline-offset:2px}
.compact li{min-height:0;padding:.45em 0}
.compact .date{width:4.2em;height:auto;padding:0;border:0;line-height:1.4;text-align:start}
.compact .title{-webkit-line-clamp:1}
.wait{visibility:hidden}
.note{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}`);

  /** An element with text (never markup) and children; an address that is not http or https leaves no href. */
  function el(name, className, content, attributes = {}) {
    const node = document.createElement(name);
    if (className) {
      node.className = className;
      node.setAttribute("part", className);
    }
    for (const [key, value] of Object.entries(attributes)) if (value != null) node.setAttribute(key, value);
    node.append(...[content ?? []].flat());
    return node;
  }

  function web(address, base) {
    try {
      const url = new URL(address, base);
      return /^https?:$/.test(url.protocol) ? url.href : null;
    } catch {
      return null;
    }
  }

  function icon() {
    const ns = "http://www.w3.org/2000/svg";
    const svg = document.createElementNS(ns, "svg");
    svg.setAttribute("viewBox", "0 0 24 24");
    svg.setAttribute("aria-hidden", "true");
    const path = document.createElementNS(ns, "path");
    path.setAttribute("d", "M20 12V7a2 2 0 0 0-2-2H6a2 2 0 0 0-2 2v11a2 2 0 0 0 2 2h6M8 3v4M16 3v4M4 10h16M18 15v6M15 18h6");
    svg.append(path);
    return svg;
  }

  /** The name of a subject as the calendar's addresses have it. */
  const slug = (text) =>
    text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "");

  /** What the page says it is about. */
  function pageTopics() {
    const words = [];
    for (const m of document.querySelectorAll('meta[property="article:tag"]')) words.push(m.content);
    for (const m of document.querySelectorAll('meta[name="keywords" i]')) words.push(...m.content.split(","));
    for (const a of document.querySelectorAll('a[rel~="tag" i]')) words.push(a.textContent);
    return [...new Set(words.map(slug))].filter(Boolean).slice(0, 20);
  }

  /** How much an event is about the topics: its own tags count most, then words of its title. */
  function score({ tags, title }, topics) {
    const words = `-${slug(title)}-`;
    return topics.reduce((sum, topic) => sum + (tags?.includes(topic) ? 3 : words.includes(`-${topic}-`) ? 2 : 0), 0);
  }

  /** Widgets that ask the same question on one page share the answer. */
  const asked = new Map();
  function ask(url) {
    if (!asked.has(url)) {
      const answer = fetch(url, { credentials: "omit", signal: AbortSignal.timeout?.(15e3) })
        .then((response) => (response.ok ? response.json() : Promise.reject(response.status)))
        .then((data) => (Array.isArray(data.items) ? data : Promise.reject("not a calendar")))
        .finally(() => setTimeout(() => asked.delete(url), 1e3));
      asked.set(url, answer);
    }
    return asked.get(url);
  }

  class UpcomingEvents extends HTMLElement {
    static observedAttributes = [
      ...QUERY, "match", "limit", "layout", "lang", "time-zone", "empty", "empty-text", "subscribe",
    ];

    #root;
    #data;
    #url;
    #askedAt = 0;
    #timer;
    #queued;
    #deep = false;
    #wake = () => document.hidden || this.#update();

    connectedCallback() {
      this.#root ??= this.attachShadow({ mode: "open" });
      this.#root.adoptedStyleSheets = [sheet];
      document.addEventListener("visibilitychange", this.#wake);
      addEventListener("pageshow", this.#wake);
      if (!this.#data) this.#skeleton();
      this.#update();
    }

    disconnectedCallback() {
      document.removeEventListener("visibilitychange", this.#wake);
      removeEventListener("pageshow", this.#wake);
      clearTimeout(this.#timer);
    }

    attributeChangedCallback() {
      if (!this.#root || this.#queued) return;
      this.#queued = true;
      queueMicrotask(() => {
        this.#queued = false;
        if (this.isConnected) this.#update();
      });
    }

    get #limit() {
      return Math.min(Math.max(parseInt(this.getAttribute("limit"), 10) || 5, 1), 20);
    }

    get #lang() {
      const wanted = this.getAttribute("lang") || this.closest("[lang]")?.lang || "en";
      try {
        const [tag] = Intl.getCanonicalLocales(wanted);
        return tag === "en" ? "en-GB" : tag;
      } catch {
        return "en-GB";
      }
    }

    get #words() {
      return WORDS[this.#lang.slice(0, 2)] ?? WORDS.en;
    }

    #address() {
      const url = new URL("widget.json", origin || this.querySelector("a")?.href || location);
      for (const name of QUERY) {
        const value = this.getAttribute(name)?.trim();
        if (value) url.searchParams.set(name, value);
      }
      const topics = this.#topics();
      if (topics.length) url.searchParams.set("match", topics);
      // More than is shown, so that there is something to choose from and to move up when the first ones are over.
      url.searchParams.set("limit", this.#deep || topics.length ? MAX_FETCH : this.#limit + 10);
      return url.href;
    }

    #topics() {
      return this.getAttribute("match") === "page" ? pageTopics() : [];
    }

    /** Shows what is known, asks when that is old or another question, and comes back when it will no longer be true. */
    async #update() {
      const url = this.#address();
      const known = url === this.#url;
      if (known && this.#data) this.#show();
      if (known && Date.now() - this.#askedAt < HOUR / 4) return;
      this.#url = url;
      this.#askedAt = Date.now();
      try {
        const data = await ask(url);
        if (url !== this.#url) return;
        this.#data = data;
        if (data.more && !this.#deep && this.#ahead().length < this.#limit) {
          this.#deep = true;
          return this.#update();
        }
      } catch {
        if (url !== this.#url) return;
        this.#askedAt = 0;
        if (!this.#data) return this.#fail();
      }
      if (this.isConnected) this.#show();
    }

    /** What is not over by the viewer's clock, in order of time. */
    #ahead() {
      const now = Date.now();
      return this.#data.items.filter((item) => Date.parse(item.endsAt) > now);
    }

    #chosen() {
      const ahead = this.#ahead();
      const topics = this.#topics();
      const scores = new Map(ahead.map((item) => [item, score(item, topics)]));
      const best = [...ahead].sort((a, b) => scores.get(b) - scores.get(a)).slice(0, this.#limit);
      return ahead.filter((item) => best.includes(item));
    }

    #show() {
      const items = this.#chosen();
      const layout = this.getAttribute("layout") === "compact" ? "compact" : "list";
      const root = el("section", "root", [], { "aria-label": this.#words.title });
      root.classList.add(layout);
      if (items.length) {
        root.append(el("ul", "list", items.map((item) => this.#row(item, layout)), { role: "list" }), this.#foot());
      } else if (this.getAttribute("empty") === "hide") {
        root.hidden = true;
      } else {
        const none = [el("p", "empty-text", this.getAttribute("empty-text") || this.#words.none)];
        const href = this.#link("subscribe");
        if (href) none.push(el("a", "button", this.#words.tell, { href }));
        root.append(el("div", "none", none));
      }
      this.#replace(root, items.length ? "list" : "empty", items.length);
      const over = Math.min(...items.map((item) => Date.parse(item.endsAt)));
      clearTimeout(this.#timer);
      this.#timer = setTimeout(this.#wake, Math.max(Math.min(over - Date.now() + 50, HOUR), 1e3));
    }

    #row(item, layout) {
      const words = this.#words;
      const status = words[item.status];
      const off = item.status === "CANCELLED" || item.status === "POSTPONED";
      const when = this.#when(item);
      const date = layout === "compact"
        ? [when.compact]
        : [el("span", "month", when.month), el("span", "day", when.day), el("span", "until", when.until)];
      const meta = [];
      if (status) meta.push(el("span", "status", status));
      const list = layout === "list";
      if (list) meta.push(...[when.year, when.time, this.#place(item)].filter(Boolean));
      const href = web(item.url, this.#url);
      const ics = off ? null : web(item.ics, this.#url);
      const body = el("div", "body", [
        el(href ? "a" : "span", "title", item.title, { href }),
        el("span", "note", when.full),
      ]);
      if (meta.length) body.append(el("div", "meta", meta.flatMap((part, i) => (i ? [" · ", part] : part))));
      const row = el("li", "item", [el("div", "date", date, { "aria-hidden": "true" }), body]);
      row.className = ["item", off && "off", item.status?.toLowerCase(), ics && "has-add"].filter(Boolean).join(" ");
      if (ics && list) {
        row.append(el("a", "add", icon(), { href: ics, "aria-label": `${words.add}: ${item.title}`, title: words.add }));
      }
      return row;
    }

    /** The parts of a date as they are shown, on the event's clock or, if asked, on the viewer's. */
    #when(item) {
      const lang = this.#lang;
      const viewer = this.getAttribute("time-zone") === "viewer" && !item.allDay;
      // A local time is formatted as if it were UTC: what is on the wall there is what is shown.
      const zone = viewer ? undefined : "UTC";
      const wall = (local) => new Date(local.length > 10 ? `${local}Z` : `${local}T00:00Z`);
      const start = viewer ? new Date(item.startsAt) : wall(item.start);
      const ends = item.end ? (viewer ? new Date(item.endsAt) : wall(item.end)) : start;
      // What ends at midnight ends the day before.
      const end = ends > start && !item.allDay ? new Date(ends - 1) : ends;
      const format = (date, options) => new Intl.DateTimeFormat(lang, { timeZone: zone, ...options }).format(date);
      const day = (date) => format(date, { day: "numeric", month: "numeric", year: "numeric" });
      const oneDay = day(start) === day(end);
      const short = { day: "numeric", month: "short" };
      const zoneName = () => {
        const timeZone = viewer ? undefined : item.timeZone;
        // "EST" and "CET" are each known to one English only; an offset is what is left.
        const names = [lang, "en-US", "en-GB"].map((locale) =>
          new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: "short" })
            .formatToParts(new Date(item.startsAt)).find((part) => part.type === "timeZoneName").value);
        return names.find((name) => !/[+-]/.test(name)) ?? names[0];
      };
      const long = { day: "numeric", month: "long", year: "numeric", timeZone: zone };
      return {
        month: format(start, { month: "short" }),
        day: format(start, { day: "2-digit" }).replace(/\D/g, "").replace(/^0/, ""),
        until: oneDay ? format(start, { weekday: "long" }) : `– ${format(end, short)}`,
        compact: format(start, short),
        time: oneDay && !item.allDay ? `${format(start, { hour: "2-digit", minute: "2-digit" })} ${zoneName()}` : "",
        year: start - Date.now() > 300 * 24 * HOUR ? format(start, { year: "numeric" }) : "",
        full: oneDay ? format(start, long) : new Intl.DateTimeFormat(lang, long).formatRange(start, end),
      };
    }

    #place({ city, country, place, online }) {
      if (!city && !country) return place || (online && this.#words.online);
      try {
        country = new Intl.DisplayNames(this.#lang, { type: "region", style: "short" }).of(country);
      } catch {
        // An unknown code is shown as it is.
      }
      return [...new Set([city, country])].filter(Boolean).join(", ");
    }

    #link(name) {
      return web(this.#data.links?.[name], this.#url);
    }

    #foot() {
      const links = [["page", "all", "all"], ["subscribe", "subscribe", this.hasAttribute("subscribe") ? "button" : "subscribe"]]
        .map(([target, word, part]) => [this.#link(target), word, part])
        .filter(([href]) => href)
        .map(([href, word, part]) => el("a", part, this.#words[word], { href }));
      return el("div", "foot", links);
    }

    /** As high as the list will be, so that nothing below moves when it comes. */
    #skeleton() {
      const rows = Array.from({ length: this.#limit }, () => el("li", "", [el("div", "date")]));
      const root = el("div", "root", [el("ul", "", rows), el("div", "foot", el("a", "", "\u00a0"))], { "aria-hidden": "true" });
      root.classList.add("wait", this.getAttribute("layout") === "compact" ? "compact" : "list");
      this.#root.replaceChildren(root);
    }

    /** Nothing is known: what the page itself put between the tags is shown again. */
    #fail() {
      this.#replace(document.createElement("slot"), "failed", 0);
      this.#timer = setTimeout(this.#wake, HOUR / 12);
    }

    #replace(node, state, count) {
      const focused = this.#root.activeElement?.getAttribute("href");
      this.#root.replaceChildren(node);
      if (focused) [...this.#root.querySelectorAll("a")].find((a) => a.getAttribute("href") === focused)?.focus();
      this.setAttribute("data-state", state);
      this.dispatchEvent(new CustomEvent("almanac:rendered", { bubbles: true, composed: true, detail: { state, count } }));
    }
  }

  customElements.define("upcoming-events", UpcomingEvents);
})();
