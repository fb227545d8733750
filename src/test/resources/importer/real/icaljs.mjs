// When an event with its overrides takes place, by ical.js: reads tasks from stdin, writes a list of [start, end] for each.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const module = createRequire(process.cwd() + "/")("ical.js");
const ICAL = module.default ?? module;

function dates({ text, to }) {
  const [first, ...more] = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents("vevent");
  const event = new ICAL.Event(first, { strictExceptions: false, exceptions: more });
  if (!event.isRecurring()) {
    return [[event.startDate.toString(), event.endDate.toString()]];
  }
  const found = [];
  const iterator = event.iterator();
  for (let next; (next = iterator.next()) && next.toString() < to && found.length < 2000; ) {
    const { startDate, endDate } = event.getOccurrenceDetails(next);
    found.push([startDate.toString(), endDate.toString()]);
  }
  return found;
}

console.log(
  JSON.stringify(
    JSON.parse(readFileSync(0, "utf8")).map((task) => {
      try {
        return dates(task);
      } catch (e) {
        return String(e);
      }
    }),
  ),
);
