import { DAY, dayOf, format, here, span } from "./dates.js";
import { el } from "./dom.js";
import { list } from "./list.js";

const WEEK = [...Array(7).keys()];
const monthOf = (day) => day.slice(0, 7);

/**
 * A month as a grid of its days, and what is on in it, or on the day that was chosen, as a list below. `state` keeps
 * which `month` ("2027-06") and which `day` that is; `update` draws again.
 */
export function month(view, items, state, update) {
  const today = dayOf(here(Date.now()));
  const spans = items.map((item) => {
    const [start, end] = span(item, view.viewer).map(dayOf);
    return { item, start: start < today ? today : start, end };
  });
  const bounds = [monthOf(today), monthOf(spans.at(-1)?.start ?? today)];
  state.month ??= monthOf(spans[0]?.start ?? today);
  if (state.month < bounds[0]) state.month = bounds[0];
  if (state.day < today) state.day = null;
  const on = (from, to) => spans.filter(({ start, end }) => start <= to && end >= from).map(({ item }) => item);
  const turn = (to) => {
    if (to < bounds[0] || to > bounds[1]) return;
    Object.assign(state, { month: to, day: null });
    update();
  };
  const choose = (day) => {
    state.day = day === state.day ? null : day;
    update();
  };
  const shown = state.day ? on(state.day, state.day) : on(`${state.month}-01`, `${state.month}-31`).slice(0, view.limit);
  const space = [head(view.lang, state.month, bounds, turn), grid(view.lang, state, today, on, choose, turn)];
  return [el("div", "space", space), list(view, shown)];
}

/** The month that many further on. */
function near(month, by) {
  const date = new Date(month);
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + by, 1)).toISOString().slice(0, 7);
}

function head(lang, shown, [earliest, latest], turn) {
  const name = (month) => format(lang, new Date(month), { month: "long", year: "numeric" });
  const arrow = (by, sign) => {
    const to = near(shown, by);
    const button = el("button", "turn", sign, {
      type: "button", id: `t${by}`, "aria-label": name(to), "aria-disabled": to < earliest || to > latest,
    });
    button.onclick = () => turn(to);
    return button;
  };
  return el("div", "month-head", [
    arrow(-1, "‹"), el("div", "month-name", name(shown), { id: "month", "aria-live": "polite" }), arrow(1, "›"),
  ]);
}

/** Six weeks, so that it is as high in every month. Of its days one is reached with Tab, the others from there. */
function grid(lang, { month, day: chosen }, today, on, choose, turn) {
  const first = new Date(month);
  const lead = (first.getUTCDay() - weekStart(lang) + 7) % 7;
  const at = (week, i) => new Date(+first + (week * 7 + i - lead) * DAY);
  const weekday = (i, style) => format(lang, at(1, i), { weekday: style });
  const busy = [];
  const cell = (date) => {
    const day = dayOf(date);
    if (monthOf(day) !== month) return el("td");
    const events = on(day, day);
    const number = `${date.getUTCDate()}`;
    if (!events.length) return el("td", day === today ? "today" : "", number);
    const button = el("button", "busy", number, {
      type: "button", id: `d${day}`, tabindex: -1, "aria-pressed": day === chosen, "data-count": Math.min(events.length, 3),
      "aria-label": `${format(lang, date, { day: "numeric", month: "long" })}: ${events.map(({ title }) => title).join(", ")}`,
    });
    button.onclick = () => choose(day);
    busy.push(button);
    return el("td", day === today ? "today" : "", button);
  };
  const letters = WEEK.map((i) => el("th", "weekday", weekday(i, "narrow"), { scope: "col", "aria-label": weekday(i, "long") }));
  const weeks = WEEK.slice(1).map((_, week) => el("tr", "", WEEK.map((i) => cell(at(week, i)))));
  const table = el("table", "grid", [el("thead", "", el("tr", "", letters)), el("tbody", "", weeks)], {
    role: "grid", "aria-labelledby": "month",
  });
  (busy.find(({ id }) => id === `d${chosen}`) ?? busy[0])?.setAttribute("tabindex", 0);
  table.onkeydown = (event) => steer(event, busy, (by) => turn(near(month, by)));
  return table;
}

/** Arrows, Home and End go through the days that have something on; Page Up and Page Down turn the month. */
function steer(event, busy, turn) {
  const i = busy.indexOf(event.target);
  const last = busy.length - 1;
  const steps = { ArrowRight: i + 1, ArrowDown: i + 1, ArrowLeft: i - 1, ArrowUp: i - 1, Home: 0, End: last };
  const pages = { PageUp: -1, PageDown: 1 };
  if (event.key in steps) busy[Math.max(0, Math.min(steps[event.key], last))]?.focus();
  else if (event.key in pages) turn(pages[event.key]);
  else return;
  event.preventDefault();
}

/** The day on which weeks begin there, Sunday being 0; Monday where the browser does not know. */
function weekStart(lang) {
  const locale = new Intl.Locale(lang);
  return ((locale.getWeekInfo?.() ?? locale.weekInfo)?.firstDay ?? 1) % 7;
}
