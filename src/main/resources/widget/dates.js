export const HOUR = 36e5;
export const DAY = 24 * HOUR;

// A date here is what a clock on some wall shows, kept as if that clock showed UTC. So it is formatted as UTC.

/** An instant on the viewer's clock. */
export function here(instant) {
  const date = new Date(instant);
  return new Date(date - date.getTimezoneOffset() * 6e4);
}

/** "2027-06-08". */
export const dayOf = (date) => date.toISOString().slice(0, 10);

export const format = (lang, date, options) => formatter(lang, options).format(date);
const formatter = (lang, options) => new Intl.DateTimeFormat(lang, { timeZone: "UTC", ...options });

/** Beginning and end of an item, on the event's own clock or, if asked and sensible, on the viewer's. */
export function span(item, viewer) {
  const wall = (local, instant) =>
    viewer && !item.allDay ? here(instant) : new Date(item.allDay ? local : `${local}Z`);
  const start = wall(item.start, item.startsAt);
  const end = item.end ? wall(item.end, item.endsAt) : start;
  // What ends at midnight ends the day before.
  return [start, end > start && !item.allDay ? new Date(end - 1) : end];
}

/** The parts of a date as they are shown. */
export function when(item, lang, viewer) {
  const [start, end] = span(item, viewer);
  const oneDay = dayOf(start) === dayOf(end);
  const show = (date, options) => format(lang, date, options);
  const short = { day: "numeric", month: "short" };
  return {
    month: show(start, { month: "short" }),
    day: start.getUTCDate(),
    until: oneDay ? show(start, { weekday: "long" }) : `– ${show(end, short)}`,
    short: show(start, short),
    time: oneDay && !item.allDay ? `${show(start, { hour: "2-digit", minute: "2-digit" })} ${zone(item, lang, viewer)}` : "",
    year: start - Date.now() > 7200 * HOUR ? start.getUTCFullYear() : "",
    full: formatter(lang, { day: "numeric", month: "long", year: "numeric" }).formatRange(start, end),
  };
}

/** "EST" and "CET" are each known to one English only; an offset is what is left. */
function zone(item, lang, viewer) {
  const names = [lang, "en-US", "en-GB"].map(
    (locale) =>
      new Intl.DateTimeFormat(locale, { timeZone: viewer ? undefined : item.timeZone, timeZoneName: "short" })
        .formatToParts(new Date(item.startsAt))
        .find((part) => part.type === "timeZoneName").value,
  );
  return names.find((name) => !/[+-]/.test(name)) ?? names[0];
}
