#!/usr/bin/python3
"""Lets independent programs expand rules; writes what two of them agree on.

cases.json becomes expected.tsv, which is also tried on the database; rules.tsv becomes expected-rules.tsv.

    apt-get install python3-gi gir1.2-ical-3.0 python3-dateutil nodejs npm
    npm install --prefix /tmp/expanders ical.js@2.2.1
    ./make_expected.py /tmp/expanders

libical gives instants by its own time zones; python-dateutil and ical.js give local starts, whose instants are those of
Python's zoneinfo. A case is written when python-dateutil agrees on all instants with one of the others; ical.js began as
a port of libical, so the two of them alone are one witness. Who differs is written above a case. Where nobody
agrees with python-dateutil, RFC 5545 decides, and DECIDED says what; any other such case is left out, and named. libical reads times that the clocks skip or show twice in its own way: there, the instants rest on
zoneinfo and RFC 5545 3.3.5 alone.
"""
import copy
import json
import subprocess
import sys
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import dateutil
import gi
from dateutil.rrule import rrulestr

gi.require_version("ICalGLib", "3.0")
from gi.repository import ICalGLib  # noqa: E402

HERE = Path(__file__).parent
YEARS, MOST, MOST_OF_RULES = 4, 60, 24
EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)


def local(text):
    return datetime.fromisoformat(text)


def compact(moment, all_day):
    return moment.strftime("%Y%m%d" if all_day else "%Y%m%dT%H%M%S")


# Where nobody agrees with python-dateutil: the end of the rule, what RFC 5545 3.3.10 adds to it from DTSTART, and why
# python-dateutil is right then.
DECIDED = [
    ("BYHOUR=9,12,18;BYMINUTE=0;BYSETPOS=-1", "", "BYSETPOS chooses within each period"),
    ("BYDAY=TH,FR,SA;BYSETPOS=1", "", "BYSETPOS chooses within each period"),
    ("BYMINUTE=0,30;BYSETPOS=1,-1", "", "BYSETPOS chooses within each period"),
    ("FREQ=YEARLY;BYMONTHDAY=5", "", "BYMONTHDAY expands FREQ=YEARLY to all months"),
    ("FREQ=YEARLY;BYMONTHDAY=5,15;COUNT=30", "", "BYMONTHDAY expands FREQ=YEARLY to all months"),
    ("FREQ=YEARLY;INTERVAL=2;BYMONTHDAY=5", "", "BYMONTHDAY expands FREQ=YEARLY to all months"),
    ("FREQ=DAILY;BYMONTHDAY=-1,1", "", "-1 is the last day of every month"),
    ("BYYEARDAY=1,32,60;BYMONTH=1", "", "what is given must all hold"),
    ("BYYEARDAY=1,32,60;BYMONTHDAY=1", "", "what is given must all hold"),
    ("BYDAY=SU,MO,TU;UNTIL=20261215T170000Z;WKST=SA", "", "the week of the start is the first"),
    ("BYWEEKNO=1,53;BYDAY=TH;WKST=TU", "", "a week belongs to the year that has four of its days"),
    ("BYWEEKNO=53;BYDAY=MO", "", "only some years have a week 53"),
    ("BYWEEKNO=53;BYDAY=MO,WE,FR", "", "only some years have a week 53"),
    ("FREQ=YEARLY;BYWEEKNO=20", ";BYDAY=MO", "the day of the week is that of DTSTART"),
    ("FREQ=YEARLY;BYWEEKNO=53", ";BYDAY=MO", "the day of the week is that of DTSTART"),
    ("FREQ=YEARLY;BYWEEKNO=-1", ";BYDAY=MO", "the day of the week is that of DTSTART"),
]


class Case:
    def __init__(self, given):
        self.name, self.rule, self.tzid = given["name"], given["rrule"], given["tzid"]
        self.all_day = "T" not in given["start"]
        self.start = local(given["start"])
        self.rdates = [local(t) for t in given.get("rdates", [])]
        self.exdates = [local(t) for t in given.get("exdates", [])]
        self.most = given.get("most", MOST)
        self.to = self.start.replace(day=min(self.start.day, 28)) + timedelta(days=366 * given.get("years", YEARS))

    def with_rule(self, rule):
        other = copy.copy(self)
        other.rule = rule
        return other

    def lines(self):
        kind = ";VALUE=DATE:" if self.all_day else f";TZID={self.tzid}:"
        dates = {"DTSTART": [self.start], "RDATE": self.rdates, "EXDATE": self.exdates}
        lines = [f"{n}{kind}{','.join(compact(d, self.all_day) for d in v)}" for n, v in dates.items() if v]
        return [*lines, "RRULE:" + self.rule]

    def calendar(self):
        return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x", "BEGIN:VEVENT", "UID:x",
                            "DTSTAMP:20260101T000000Z", *self.lines(), "END:VEVENT", "END:VCALENDAR", ""])

    def instant(self, start):
        """RFC 5545 3.3.5: fold 0 is the first of two, and the offset before a gap. An all-day start is its midnight."""
        return start.replace(tzinfo=ZoneInfo(self.tzid)).astimezone(timezone.utc)


def by_dateutil(case):
    zone = None if case.all_day else ZoneInfo(case.tzid)
    rules = rrulestr("RRULE:" + case.rule, dtstart=case.start.replace(tzinfo=zone), forceset=True, cache=False)
    for extra in case.rdates:
        rules.rdate(extra.replace(tzinfo=zone))
    for out in case.exdates:
        rules.exdate(out.replace(tzinfo=zone))
    starts = []
    for at in rules:
        at = at.replace(tzinfo=None)
        if at >= case.to or len(starts) > case.most:
            break
        starts.append(at)
    return starts


def by_libical(case):
    """As instants, since that is what libical is asked for. All-day starts come as UTC midnights."""
    root = ICalGLib.Component.new_from_string(case.calendar())
    event = root.get_first_component(ICalGLib.ComponentKind.VEVENT_COMPONENT)
    if not case.all_day:
        zone = ICalGLib.Timezone.get_builtin_timezone(case.tzid)
        root.add_component(zone.get_component().clone())
        for prop in ("DTSTART", "RDATE", "EXDATE"):
            for value in event_properties(event, prop):
                value.get_first_parameter(ICalGLib.ParameterKind.TZID_PARAMETER).set_tzid(zone.get_tzid())
    found = set()

    def collect(_component, span):
        found.add(EPOCH + timedelta(seconds=span.get_start()))
        return True

    edge = lambda moment: ICalGLib.Time.new_from_string(compact(moment, False) + "Z")  # noqa: E731
    event.foreach_recurrence(edge(case.start - timedelta(days=2)), edge(case.to + timedelta(days=2)), collect)
    return sorted(found)


def event_properties(event, name):
    kind = getattr(ICalGLib.PropertyKind, name + "_PROPERTY")
    found = event.get_first_property(kind)
    while found is not None:
        yield found
        found = event.get_next_property(kind)


def by_icaljs(cases, modules):
    tasks = [{"text": c.calendar(), "to": c.to.isoformat() if not c.all_day else c.to.date().isoformat(),
              "limit": c.most + 1} for c in cases]
    ran = subprocess.run(["node", HERE / "icaljs.mjs"], cwd=modules, input=json.dumps(tasks), text=True,
                         capture_output=True, check=True)
    return [[local(t) for t in a] if isinstance(a, list) else a for a in json.loads(ran.stdout)]


def attempt(expand, *args):
    try:
        return expand(*args)
    except Exception as e:  # noqa: BLE001 - whatever a library fails with is its answer
        return f"{type(e).__name__}: {e}"


def judge(case, js):
    """The right local starts, or None; who differs; and why these are right if nobody else says so."""
    added, why = next(((added, why) for end, added, why in DECIDED if case.rule.endswith(end)), ("", None))
    du, li = attempt(by_dateutil, case.with_rule(case.rule + added)), attempt(by_libical, case)
    answers = {}
    for name, starts in (("python-dateutil", du), ("ical.js", js)):
        if not isinstance(starts, str):
            starts = sorted(set(starts))[: case.most + 1]
            utc = (lambda s: s.replace(tzinfo=timezone.utc)) if case.all_day else case.instant
            answers[name] = (starts, sorted({utc(s) for s in starts}))
    votes = {name: instants for name, (_, instants) in answers.items()}
    if not isinstance(li, str):
        edge = case.to.replace(tzinfo=timezone.utc) if case.all_day else case.instant(case.to)
        votes["libical"] = [i for i in li if i < edge][: case.most + 1]
    starts, instants = answers.get("python-dateutil", (None, None))
    agree = [n for n, v in votes.items() if v == instants]
    if len(agree) < 2 and not why:
        return None, [f"{n}: {', '.join(i.isoformat() for i in v[:4])} …" for n, v in votes.items()], None
    others = ["python-dateutil"] if added else []
    others += [n for n in ("libical", "ical.js") if n not in agree]
    return starts, others, why


def row(case, starts):
    to = case.to
    if len(starts) > case.most:
        to, starts = starts[case.most], starts[: case.most]
    text = lambda d: d.date().isoformat() if case.all_day else d.isoformat()  # noqa: E731
    instants = " ".join(case.instant(s).strftime("%Y-%m-%dT%H:%M:%SZ") for s in starts)
    return "\t".join([case.name, case.tzid, text(case.start), case.rule, " ".join(map(text, case.exdates)),
                      " ".join(map(text, case.rdates)), text(to), instants])


def write(given, cases, modules, target):
    rows, left_out = [], []
    for case, js in zip(cases, by_icaljs(cases, modules)):
        starts, others, why = judge(case, js)
        if starts is None:
            left_out.append(f"# left out, nobody agrees with python-dateutil: {case.name}")
            print(case.name, case.rule, *others, sep="\n    ")
            continue
        if others:
            because = f", {why}" if why else ""
            rows.append(f"# {', '.join(others)} differ{'' if len(others) > 1 else 's'} on{because}:")
        rows.append(row(case, starts))
    libical = subprocess.run(["dpkg-query", "-W", "-f", "${Version}", "libical3"], text=True, capture_output=True).stdout
    icaljs = json.loads((Path(modules) / "node_modules/ical.js/package.json").read_text())["version"]
    written = sum(not r.startswith("#") for r in rows)
    header = [
        f"# Made by make_expected.py (its head says how) from {given}; do not edit.",
        f"# libical {libical or '?'}, python-dateutil {dateutil.__version__}, ical.js {icaljs}: {written} of {len(cases)}.",
        "# name, zone, first start, rule, EXDATEs, RDATEs, end of what is listed (local, exclusive), instants of the starts",
    ]
    (HERE / target).write_text("\n".join([*header, *left_out, *rows]) + "\n")
    print(f"{target}: {written} of {len(cases)}")


def rules():
    """A line: what for, zone, first start, rule."""
    for line in (HERE / "rules.tsv").read_text().splitlines():
        if not line.startswith("#"):
            kind, tzid, start, rule = line.split("\t")
            years = 30 if "YEARLY" in rule else YEARS
            yield Case({"name": f"{kind}: {rule} from {start} {tzid}", "tzid": tzid, "start": start, "rrule": rule,
                        "years": years, "most": MOST_OF_RULES})


def main():
    write("cases.json", [Case(c) for c in json.loads((HERE / "cases.json").read_text())], sys.argv[1], "expected.tsv")
    write("rules.tsv", list(rules()), sys.argv[1], "expected-rules.tsv")


if __name__ == "__main__":
    main()
