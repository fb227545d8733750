#!/usr/bin/python3
"""Events that calendar programs have trouble with, for POST /api/v1/import: one JSON array on standard output.

usage: make_events.py timed|recurring|texts

timed      500 events over 40 zones, around every change of their clocks from 2026 to 2030
recurring  events that repeat, with instances left out, added, moved and cancelled
texts      titles and descriptions in many scripts, of every length, with everything that must be escaped
"""
import json
import sys
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

ZONES = """Europe/London Europe/Dublin Europe/Berlin Europe/Lisbon Europe/Helsinki Europe/Chisinau Europe/Istanbul
Europe/Moscow Atlantic/Azores Africa/Casablanca Africa/El_Aaiun Africa/Cairo Africa/Johannesburg Africa/Lagos
Asia/Jerusalem Asia/Beirut Asia/Gaza Asia/Tehran Asia/Dubai Asia/Kolkata Asia/Kathmandu Asia/Shanghai Asia/Tokyo
Asia/Singapore Australia/Sydney Australia/Adelaide Australia/Lord_Howe Australia/Eucla Pacific/Auckland
Pacific/Chatham Pacific/Norfolk Pacific/Kiritimati America/St_Johns America/New_York America/Havana America/Santiago
America/Asuncion America/Sao_Paulo America/Nuuk America/Los_Angeles""".split()
SCRIPTS = {
    "Arabic": "قمة شبكات الجيل الخامس في دبي، ٢٠٢٧",
    "Chinese": "第五代移动通信大会；上海，二〇二七年",
    "Hebrew and Latin": "ועידת 5G Summit בתל אביב",
    "Thai": "การประชุมสุดยอดห้าจี กรุงเทพฯ",
    "Devanagari": "५जी शिखर सम्मेलन",
    "joined emoji": "👩‍👩‍👧‍👦 👨🏽‍💻 🏳️‍🌈 🇬🇧 1️⃣",
    "combining": "Zu\u0308rich, Cafe\u0301, \u0635\u0650\u0644\u064e",
    "escapes": "a\\b; c, d: \"e\" 'f' \\n \\, \\; \\\\",
    "looks like a property": "END:VEVENT",
    "spaces at fold": "x " * 90,
}


def changes(zone):
    """Instants from 2026 to 2030 at which the offset changes."""
    tz, at, end, found = ZoneInfo(zone), datetime(2026, 1, 1, tzinfo=timezone.utc), datetime(2031, 1, 1, tzinfo=timezone.utc), []
    while at < end:
        after = at + timedelta(days=1)
        if at.astimezone(tz).utcoffset() != after.astimezone(tz).utcoffset():
            low, high = at, after
            while high - low > timedelta(seconds=60):
                middle = low + (high - low) / 2
                low, high = (middle, high) if middle.astimezone(tz).utcoffset() == low.astimezone(tz).utcoffset() else (low, middle)
            found.append(high.replace(second=0, microsecond=0))
        at = after
    return found


def event(number, title, start, zone, hours=2, **more):
    return {"uid": f"{number}@hard.example", "title": title, "timeZone": zone, "start": start.strftime("%Y-%m-%dT%H:%M"),
            "end": (start + timedelta(hours=hours)).strftime("%Y-%m-%dT%H:%M"), **more}


def timed():
    """Around each change: the evening before, across it, and the morning after; in still zones once a season."""
    moments = []
    for zone in ZONES:
        tz = ZoneInfo(zone)
        for change in changes(zone) or [datetime(y, m, 15, 9, tzinfo=timezone.utc) for y in range(2026, 2031) for m in (1, 7)]:
            moments += [(zone, (change + step).astimezone(tz).replace(tzinfo=None, second=0)) for step in
                        (timedelta(hours=-14), timedelta(minutes=-30), timedelta(minutes=30), timedelta(hours=10))]
    # Two of five are taken, in turn: every change keeps one of its four at least.
    step = len(moments) / 500
    chosen = [moments[int(i * step)] for i in range(500)]
    return [event(n, f"{zone.split('/')[1]} {at:%d %B %Y %H:%M}", at, zone,
                  status="CANCELLED" if n % 10 == 0 else "CONFIRMED") for n, (zone, at) in enumerate(chosen)]


def recurring():
    start, events = datetime(2026, 10, 5, 9, 30), []
    rules = ["FREQ=WEEKLY;COUNT=12", "FREQ=MONTHLY;BYDAY=1MO;COUNT=8", "FREQ=WEEKLY;BYDAY=MO,TH;UNTIL=20270301T235959Z",
             "FREQ=DAILY;INTERVAL=7;COUNT=10", "FREQ=YEARLY;COUNT=3", "FREQ=WEEKLY", "FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=MO"]
    iso = lambda d: d.strftime("%Y-%m-%dT%H:%M")  # noqa: E731
    # biweekly takes Lord Howe's summer time for an hour; what recurs cannot be written in UTC to spare it that.
    for n, zone in enumerate(z for z in ZONES if z != "Australia/Lord_Howe"):
        second, third = start + timedelta(days=7), start + timedelta(days=14)
        # calcurse takes BYDAY for a day in UTC: rules with a day are for zones where it is the same.
        near = abs(start.replace(tzinfo=ZoneInfo(zone)).utcoffset()) < timedelta(hours=9)
        recurrence = {"rrule": (rules if near else [r for r in rules if "BYDAY" not in r])[n % (len(rules) if near else 4)], "rdates": [iso(start + timedelta(days=2, hours=3))]}
        if n % 2:
            recurrence["exdates"] = [iso(third)]
        if n % 3:
            recurrence["overrides"] = [{"at": iso(second), "start": iso(second + timedelta(days=1, hours=2))}]
        if n % 5 == 0:
            recurrence["overrides"] = [{"at": iso(second), "status": "CANCELLED"}]
        events.append(event(n, f"Repeats {n}", start, zone, recurrence=recurrence))
    for n, rule in enumerate(rules[:5], len(events)):
        day = rule.replace("T235959Z", "")
        events.append({"uid": f"{n}@hard.example", "title": f"All-day {n}", "start": "2026-10-05", "end": "2026-10-06",
                       "allDay": True, "timeZone": "Europe/Berlin", "recurrence": {
                           "rrule": day, "exdates": ["2026-10-12"], "rdates": ["2026-10-08"]}})
    return events


def texts():
    start, events = datetime(2027, 5, 3, 9), []
    for n, (name, text) in enumerate(SCRIPTS.items()):
        events.append(event(n, (text * 4)[:60] if name != "looks like a property" else text, start + timedelta(days=n), "Europe/Berlin",
                            description=f"{name}\r\n\r\n{text}\r\nsecond line\rthird; line, \\ and {text}",
                            tags=[f"{name}, with a comma; and more"], venue={"name": text[:80], "city": "Köln"},
                            organiser={"name": f"{text[:50]} \"quoted\": GmbH; Co, KG", "url": "https://example.org/ü?a=b,c;d"}))
    # calcurse reads lines in pieces of 8 KB and gives up on an escape across two of them, so these are not dense.
    for n, unit in enumerate(["x", "ü", "漢", "👩‍👩‍👧‍👦 ", "words, more; and\\yet more of them to be folded ", "a line of its own\r\n"], len(events)):
        size = 20_000 if len(unit.encode("utf-16-le")) == 2 else 19_990
        count = size // (len(unit.encode("utf-16-le")) // 2)
        events.append(event(n, f"20,000 characters of {unit.strip()}", start + timedelta(days=n), "Asia/Tokyo",
                            description=(unit * count).strip()))
    events.append(event(len(events), "W" * 200, start, "UTC", description="\t\u200b tab and\u00a0spaces\u2028line\u2029end \u202eright to left\u202c"))
    return events


if __name__ == "__main__":
    kinds = {"timed": timed, "recurring": recurring, "texts": texts}
    if len(sys.argv) != 2 or sys.argv[1] not in kinds:
        sys.exit(__doc__)
    json.dump(kinds[sys.argv[1]](), sys.stdout, ensure_ascii=False, indent=None)
