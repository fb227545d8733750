#!/usr/bin/python3
"""Lets two independent programs say when the events of the files beside it take place; writes expected.tsv.

    apt-get install python3-recurring-ical-events python3-dateutil nodejs npm
    npm install --prefix /tmp/expanders ical.js@2.2.1
    ./make_expected.py /tmp/expanders

python-recurring-ical-events (with icalendar and python-dateutil) is given each event with its overrides as it is written;
ical.js the same with all its times on the clock of the series, as it knows no zones by itself. Both are asked from the
day before the event begins for three years. What they do not agree on is decided by DECIDED or not
written. What is taken
out of the files first is only what stands around events: their lines, and which of them share a UID.

A line of expected.tsv: file, UID (or title, where there is none), then each date from instant to instant, of whole days
from day to day (the last one exclusive), in order.
"""
import json
import re
import subprocess
import sys
import warnings
from datetime import date, datetime, time, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import icalendar
import recurring_ical_events

warnings.simplefilter("ignore")
HERE = Path(__file__).parent
SITE = "Europe/Berlin"
UTC = timezone.utc

# What the names mean that are no names of the tz database, by the rules that stand in the files or by CLDR.
ZONES = {
    "Eastern": "America/New_York",
    "W. Europe Standard Time": "Europe/Berlin",
    "Pacific Standard Time": "America/Los_Angeles",
    "Central Standard Time": "America/Chicago",
    "Eastern Standard Time": "America/New_York",
    "US-Mountain": "America/Denver",
    "LOLOLOL": None,
}

# Where the two do not agree and python-recurring-ical-events is right: the file, the beginning of the UID, and why.
DECIDED = [
    ("collective-icalendar-issue_722", "", "ical.js drops DTSTART beside RDATE; it counts (RFC 5545 3.8.5.3)"),
    ("icalendar-rs-event", "", "ical.js drops DTSTART beside RDATE; it counts (RFC 5545 3.8.5.3)"),
    ("ical4j-Christian32Holidays", "9C89D887", "DTSTART counts, though the rule does not give it, and is moved"),
    ("ical4j-Christian32Holidays", "9C89DC40", "DTSTART counts, though the rule does not give it"),
    ("ical4j-Christian32Holidays", "9C89E37C", "DTSTART counts, though the rule does not give it"),
    ("ical4j-Christian32Holidays", "9C89E71A", "DTSTART counts, though the rule does not give it"),
    ("ical4j-Christian32Holidays", "9C89E8D4", "DTSTART counts, though the rule does not give it"),
    ("ical4j-Christian32Holidays", "9C89EAAC", "DTSTART counts, though the rule does not give it"),
    ("ical4j-Christian32Holidays", "9C89FF7E", "DTSTART counts, though the rule does not give it"),
    ("ical4j-Christian32Holidays", "9C89E000", "29 February is in leap years only (RFC 5545 3.3.10)"),
]


def lines(data):
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("windows-1252")
    text = re.sub(r"\r\n|\r", "\n", text)
    return re.sub(r"\n[ \t]", "", text).split("\n")


def parts(line):
    """Name, parameters, value; a quoted text may hold a colon."""
    found = re.match(r'([A-Za-z0-9-]+)((?:;[A-Za-z0-9-]+=(?:"[^"]*"|[^";:])*)*):(.*)$', line, re.S)
    if not found:
        # A quotation mark that is not closed where it should be.
        return parts(line.replace('"', "")) if '"' in line else None
    parameters = dict(
        (name.upper(), value.strip('"')) for name, value in re.findall(r';([A-Za-z0-9-]+)=("[^"]*"|[^;:]*)', found[2])
    )
    return found[1].upper(), parameters, found[3]


def components(data):
    """The events of a file, each as its lines; and what holds for times without a zone."""
    events, event, inside, floating = [], None, 0, SITE
    for line in lines(data):
        read = parts(line)
        if not read:
            continue
        name, _, said = read
        if name == "BEGIN":
            if said.strip().upper() == "VEVENT":
                event, inside = [], 0
            elif event is not None:
                inside += 1
        elif name == "END":
            if said.strip().upper() == "VEVENT" and event is not None:
                events.append(event)
                event = None
            elif event is not None:
                inside -= 1
        elif event is None and name == "X-WR-TIMEZONE":
            floating = said.strip()
        elif event is not None and inside == 0 and (name in ("RDATE", "EXDATE") or not value(event, name)):
            # Of what may stand once, the first counts.
            event.append(read)
    return events, floating


def value(event, name):
    return next((read for read in event if read[0] == name), None)


def text(event, name):
    read = value(event, name)
    return read[2].strip() if read else ""


def moment(parameters, written, floating):
    """A day, or an aware time."""
    written = written.strip()
    if len(written) == 8:
        return datetime.strptime(written, "%Y%m%d").date()
    if written.endswith("Z"):
        return datetime.strptime(written, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    tzid = parameters.get("TZID", floating)
    zone = ZONES.get(tzid, tzid)
    if zone is None:
        raise ValueError("no zone " + tzid)
    return datetime.strptime(written, "%Y%m%dT%H%M%S").replace(tzinfo=ZoneInfo(zone))


def version(event):
    return int(text(event, "SEQUENCE") or 0), text(event, "LAST-MODIFIED"), text(event, "DTSTAMP")


def groups(events):
    """Series with their overrides: of several versions the newest."""
    by_uid = {}
    for number, event in enumerate(events):
        by_uid.setdefault(text(event, "UID") or number, []).append(event)
    for same in by_uid.values():
        masters = sorted((e for e in same if not value(e, "RECURRENCE-ID")), key=version)
        yield masters[-1] if masters else None, [e for e in same if value(e, "RECURRENCE-ID")]


KEPT = {"UID", "DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID", "SEQUENCE", "DTSTAMP"}


def as_written(event, floating):
    out = ["BEGIN:VEVENT", "SUMMARY:x"]
    out += [] if value(event, "UID") else ["UID:x"]
    out += [] if value(event, "DTSTAMP") else ["DTSTAMP:20200101T000000Z"]
    for name, parameters, written in event:
        if name not in KEPT:
            continue
        kept = {k: v for k, v in parameters.items() if k in ("VALUE", "TZID")}
        if kept.get("VALUE") == "DATE-TIME":
            del kept["VALUE"]
        if name in ("DTSTART", "DTEND", "RDATE", "EXDATE", "RECURRENCE-ID") and kept.get("VALUE") != "DATE":
            if "Z" not in written and len(written.strip()) > 8:
                kept["TZID"] = ZONES.get(kept.get("TZID"), kept.get("TZID", floating))
            if len(written.strip()) == 8:
                kept["VALUE"] = "DATE"
        if kept.get("VALUE") == "PERIOD":
            # Both know the dates of periods only; DECIDED has their lengths.
            del kept["VALUE"]
            written = ",".join(one.split("/")[0].strip() for one in written.split(","))
        out.append(name + "".join(f";{k}={v}" for k, v in kept.items()) + ":" + written.strip())
    return out + ["END:VEVENT"]


def shown(start, end):
    if isinstance(start, datetime):
        return f"{instant(start)}/{instant(end)}"
    return f"{start}/{end if end > start else start + timedelta(days=1)}"


def instant(moment):
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def by_recurring(master, overrides, floating, begin, end):
    calendar = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:x"]
    for event in [master] + overrides:
        calendar += as_written(event, floating)
    parsed = icalendar.Calendar.from_ical("\r\n".join(calendar + ["END:VCALENDAR", ""]))
    found = []
    for event in recurring_ical_events.of(parsed).between(begin, end):
        start = event["DTSTART"].dt
        stop = event["DTEND"].dt if "DTEND" in event else start
        found.append(shown(start, stop))
    return sorted(set(found))


def on_clock(event, zone, floating):
    """All times as the clock of the series shows them, in the form of ical.js."""
    out = ["BEGIN:VEVENT", "SUMMARY:x", "UID:x", "DTSTAMP:20200101T000000Z"]

    def local(parameters, written):
        read = moment(parameters, written, floating)
        if not isinstance(read, datetime):
            return read.strftime("%Y%m%d")
        return read.astimezone(zone).strftime("%Y%m%dT%H%M%S")

    for name, parameters, written in event:
        if name in ("DTSTART", "DTEND", "RECURRENCE-ID", "EXDATE", "RDATE"):
            values = [local(parameters, one.split("/")[0]) for one in written.split(",")]
            kind = ";VALUE=DATE" if len(values[0]) == 8 else ""
            out.append(name + kind + ":" + ",".join(values))
        elif name == "RRULE":
            until = re.search(r"UNTIL=(\d{8}T\d{6}Z)", written)
            out.append("RRULE:" + (written.replace(until[1], local({}, until[1])) if until else written).strip())
        elif name == "DURATION":
            out.append("DURATION:" + written.strip())
    return out + ["END:VEVENT"]


def main():
    tasks = []
    for path in sorted(HERE.glob("*.ics")):
        events, floating = components(path.read_bytes())
        for master, overrides in groups(events):
            event = master or overrides[0]
            key = text(event, "UID") or text(event, "SUMMARY").replace("\\,", ",")
            try:
                first = value(event, "DTSTART")
                start = moment(first[1], first[2], floating)
            except (TypeError, ValueError, KeyError) as e:
                print(path.name, key, "not written:", e)
                continue
            if master is None:
                print(path.name, key, "not written: dates without a series")
                continue
            zone = start.tzinfo if isinstance(start, datetime) else ZoneInfo(floating)
            starts = [moment(*value(one, "DTSTART")[1:], floating) for one in [master] + overrides]
            day = min(one.date() if isinstance(one, datetime) else one for one in starts)
            begin, end = day - timedelta(days=1), day + timedelta(days=1096)
            written = sum((on_clock(one, zone, floating) for one in [master] + overrides), [])
            tasks.append({
                "file": path.name, "key": key, "zone": zone, "begin": begin, "end": end,
                "first": by_recurring(master, overrides, floating, begin, end),
                "text": "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *written, "END:VCALENDAR", ""]),
            })
    asked = [{"text": task["text"], "to": str(task["end"])} for task in tasks]
    answers = json.loads(subprocess.run(
        ["node", HERE / "icaljs.mjs"], input=json.dumps(asked), cwd=sys.argv[1], capture_output=True, text=True,
        check=True).stdout)
    expected = {}
    for task, answer in zip(tasks, answers):
        if isinstance(answer, str):
            second = [answer]
        else:
            def read(local):
                if "T" not in local:
                    return date.fromisoformat(local)
                return datetime.fromisoformat(local.rstrip("Z")).replace(tzinfo=task["zone"])
            second = sorted({shown(read(a), read(b)) for a, b in answer})
        decided = any(task["file"].startswith(file) and task["key"].startswith(uid) for file, uid, _ in DECIDED)
        right = task["first"]
        if right != second and not decided:
            print(task["file"], task["key"], "\n ", task["first"], "\n ", second)
            continue
        expected.setdefault((task["file"], task["key"]), set()).update(right)
    with open(HERE / "expected.tsv", "w", encoding="utf-8") as out:
        for (file, key), dates in sorted(expected.items()):
            out.write(f"{file}\t{key}\t{' '.join(sorted(dates))}\n")
    print(len(expected), "events")


main()
