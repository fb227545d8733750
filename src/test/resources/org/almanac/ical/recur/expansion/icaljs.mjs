// Local starts by ical.js: reads the cases from stdin, writes one list of starts (or an error) for each.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";

const module = createRequire(process.cwd() + "/")("ical.js");
const ICAL = module.default ?? module;
const time = (text) => (text.includes("T") ? ICAL.Time.fromDateTimeString(text) : ICAL.Time.fromDateString(text));

function starts({ text, to, limit }) {
  const event = new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent("vevent");
  const expansion = new ICAL.RecurExpansion({
    component: event,
    dtstart: event.getFirstPropertyValue("dtstart"),
  });
  const found = new Set();
  for (let next; (next = expansion.next()) && next.compare(time(to)) < 0 && found.size < limit; ) {
    found.add(next.toString());
  }
  return [...found];
}

const answers = JSON.parse(readFileSync(0, "utf8")).map((task) => {
  try {
    return starts(task);
  } catch (e) {
    return String(e);
  }
});
console.log(JSON.stringify(answers));
