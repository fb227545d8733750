const DAY = 864e5;
const WEEK = [...Array(7).keys()];

/**
 * A month as a grid of its days, and what is on in it, or on the day that was chosen, as a list below. `state` keeps
 * which `month` (its first day) and which `day` that is; `update` draws again.
 */
export function month({ el, list, span, here, dayOf, format }, view, items, state, update) {
  const { lang, limit, viewer } = view;
  const spans = items.map((item) => [item, ...span(item, viewer).map(dayOf)]);
  const today = dayOf(here(Date.now()));
  const earliest = today.slice(0, 7);
  const latest = spans.at(-1)?.[1].slice(0, 7) ?? earliest;
  const next = state.month ?? spans[0]?.[1].slice(0, 7) ?? earliest;
  state.month = next < earliest ? earliest : next;
  const first = new Date(state.month);
  const near = (months) => new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + months, 1));
  const name = (date) => format(lang, date, { month: "long", year: "numeric" });
  const on = (day) => (day < today ? [] : spans.filter(([, start, end]) => start <= day && day <= end).map(([item]) => item));

  const turn = (months) => {
    const to = dayOf(near(months)).slice(0, 7);
    if (to < earliest || to > latest) return;
    state.month = to;
    state.day = null;
    update();
  };
  const arrow = (months, sign) => {
    const to = near(months);
    const beyond = dayOf(to).slice(0, 7);
    const button = el("button", "turn", sign, {
      type: "button", id: `t${months}`, "aria-label": name(to), "aria-disabled": beyond < earliest || beyond > latest,
    });
    button.onclick = () => turn(months);
    return button;
  };

  const lead = (first.getUTCDay() - weekStart(lang) + 7) % 7;
  const at = (week, i) => new Date(+first + (week * 7 + i - lead) * DAY);
  const days = [];
  const cell = (date) => {
    const day = dayOf(date);
    const mine = day.startsWith(state.month);
    const events = mine ? on(day) : [];
    if (!events.length) return el("td", day === today ? "today" : "", mine ? `${date.getUTCDate()}` : "");
    const button = el("button", "busy", `${date.getUTCDate()}`, {
      type: "button", id: `d${day}`, tabindex: -1, "aria-pressed": day === state.day, "data-count": Math.min(events.length, 3),
      "aria-label": `${format(lang, date, { day: "numeric", month: "long" })}: ${events.map(({ title }) => title).join(", ")}`,
    });
    button.onclick = () => {
      state.day = day === state.day ? null : day;
      update();
    };
    days.push(button);
    return el("td", day === today ? "today" : "", button);
  };
  const table = el("table", "grid", [
    el("thead", "", el("tr", "", WEEK.map((i) => {
      const weekday = (style) => format(lang, at(1, i), { weekday: style });
      return el("th", "weekday", weekday("narrow"), { scope: "col", "aria-label": weekday("long") });
    }))),
    el("tbody", "", WEEK.slice(1).map((_, week) => el("tr", "", WEEK.map((i) => cell(at(week, i)))))),
  ], { role: "grid", "aria-labelledby": "month" });
  (days.find(({ ariaPressed }) => ariaPressed === "true") ?? days[0])?.setAttribute("tabindex", 0);
  table.onkeydown = (event) => {
    const i = days.indexOf(event.target);
    const last = days.length - 1;
    const steps = { ArrowRight: i + 1, ArrowDown: i + 1, ArrowLeft: i - 1, ArrowUp: i - 1, Home: 0, End: last };
    const pages = { PageUp: -1, PageDown: 1 };
    if (event.key in steps) days[Math.max(0, Math.min(steps[event.key], last))]?.focus();
    else if (event.key in pages) turn(pages[event.key]);
    else return;
    event.preventDefault();
  };

  const shown = state.day ? on(state.day)
    : spans.filter(([, start, end]) => start.slice(0, 7) <= state.month && end >= dayOf(first)).slice(0, limit).map(([item]) => item);
  const head = el("div", "month-head", [
    arrow(-1, "‹"), el("div", "month-name", name(first), { id: "month", "aria-live": "polite" }), arrow(1, "›"),
  ]);
  return [el("div", "space", [head, table]), list(view, shown)];
}

/** The day on which weeks begin there, Sunday being 0; Monday where the browser does not know. */
function weekStart(lang) {
  const locale = new Intl.Locale(lang);
  return ((locale.getWeekInfo?.() ?? locale.weekInfo)?.firstDay ?? 1) % 7;
}
