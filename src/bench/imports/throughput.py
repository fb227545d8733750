#!/usr/bin/python3
"""How many events a second an import takes, and whom it keeps waiting.

usage: throughput.py [--events N] [--jar DIR] [--heap 1g] [--jfr FILE] [csv] [ics]

The packaged service with a database of its own is sent one file of N events, after one of 1,000 that warms it up. All the
while one client changes an event every 200 ms, and another reads the list and a feed. Written are events a second, the longest
that either waited, and the memory of the service: the largest heap after a collection, and what was resident.
"""
import argparse
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from datetime import datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
import service as services  # noqa: E402

TOKEN = "a-token-for-benchmarks-0123456789-0123"
WORDS = """radio network spectrum antenna handover slice core edge cloud open interface test field trial standard release
study item meeting plenary workshop forum summit congress tutorial session keynote panel industry research""".split()
CITIES = [("Berlin", "DE"), ("Paris", "FR"), ("Lisbon", "PT"), ("Seoul", "KR"), ("Austin", "US"), ("Kyoto", "JP")]


def events(prefix, count):
    chance = random.Random(prefix)
    first = datetime(2027, 1, 4, 9)
    for n in range(count):
        start = first + timedelta(days=chance.randrange(900), hours=chance.randrange(9))
        city, country = chance.choice(CITIES)
        yield {
            "uid": f"{prefix}-{n}@many.example",
            "title": f"{' '.join(chance.sample(WORDS, 3)).capitalize()} {n}",
            "text": " ".join(chance.choices(WORDS, k=12)) + ".",
            "start": start,
            "end": start + timedelta(hours=2),
            "venue": f"Hall {chance.randrange(40)}",
            "city": city,
            "country": country,
            "tag": chance.choice(WORDS),
        }


def csv(prefix, count):
    rows = ["uid,title,description,start,end,timeZone,venue,city,country,tags"]
    for e in events(prefix, count):
        rows.append(f"{e['uid']},{e['title']},{e['text']},{e['start']:%Y-%m-%dT%H:%M},{e['end']:%Y-%m-%dT%H:%M},"
                    f"Europe/Berlin,{e['venue']},{e['city']},{e['country']},{e['tag']}")
    return "\n".join(rows).encode()


def ics(prefix, count):
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//many.example//EN"]
    for e in events(prefix, count):
        lines += ["BEGIN:VEVENT", f"UID:{e['uid']}", "DTSTAMP:20260101T000000Z",
                  f"DTSTART;TZID=Europe/Berlin:{e['start']:%Y%m%dT%H%M%S}", f"DTEND;TZID=Europe/Berlin:{e['end']:%Y%m%dT%H%M%S}",
                  f"SUMMARY:{e['title']}", f"DESCRIPTION:{e['text'][:60]}", f"LOCATION:{e['venue']}",
                  f"CATEGORIES:{e['tag']}", "END:VEVENT"]
    return "\r\n".join([*lines, "END:VCALENDAR", ""]).encode()


KINDS = {"csv": (csv, "text/csv"), "ics": (ics, "text/calendar")}


class Client:
    def __init__(self, port):
        self.base = f"http://127.0.0.1:{port}"

    def call(self, method, path, body=None, kind="application/json"):
        request = urllib.request.Request(self.base + path, body, {"Authorization": f"Bearer {TOKEN}", "Content-Type": kind},
                                         method=method)
        with urllib.request.urlopen(request, timeout=900) as answer:
            return answer.read()


class Waiting(threading.Thread):
    """Asks something again and again, and keeps how long each answer took."""

    def __init__(self, ask):
        super().__init__(daemon=True)
        self.ask, self.times, self.go = ask, [], True

    def run(self):
        n = 0
        while self.go:
            begun = time.monotonic()
            self.ask(n)
            self.times.append(time.monotonic() - begun)
            n += 1
            time.sleep(max(0, 0.2 - self.times[-1]))

    def end(self):
        self.go = False
        self.join()
        self.times.sort()
        return f"{self.times[-1] * 1000:.0f} ({self.times[len(self.times) * 99 // 100] * 1000:.0f})"


def resident(pid):
    return int(re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())[1]) // 1024


def heap_after_collections(log):
    """MB: the median of the first and of the last quarter of the collections, and the largest."""
    found = [int(m[1]) for m in re.finditer(r"Pause Young.*?->(\d+)M\(", log.read_text())]
    if len(found) < 8:
        return "few collections"
    quarter = len(found) // 4
    middle = lambda some: sorted(some)[len(some) // 2]
    return f"{middle(found[:quarter])} → {middle(found[-quarter:])}, most {max(found)}"


def measure(kind, given, directory):
    write, content_type = KINDS[kind]
    log = directory / "gc.log"
    options = f"-Xlog:gc:file={log}"
    if given.jfr:
        options += f" -XX:StartFlightRecording=filename={given.jfr}-{kind}.jfr,settings=profile"
    services.ROOT = Path(given.jar) if given.jar else services.ROOT
    served = services.Service(directory, given.port, heap=given.heap, ALMANAC_ADMIN_TOKEN=TOKEN, JAVA_TOOL_OPTIONS=options)
    try:
        client = Client(given.port)
        client.call("POST", "/api/v1/import?source=warm", write("warm", 1_000), content_type)
        edited = json.loads(client.call("GET", "/api/v1/events?limit=1"))["items"][0]
        patch = lambda n: client.call("PATCH", f"/api/v1/events/{edited['id']}", json.dumps({"summary": f"Edit {n}"}).encode(),
                                      "application/merge-patch+json")
        read = lambda n: client.call("GET", "/?page=1" if n % 2 else f"/api/v1/events?limit=5&q={WORDS[n % len(WORDS)]}")
        body = write("many", given.events)
        log.write_text("")
        writer, reader = Waiting(patch), Waiting(read)
        writer.start()
        reader.start()
        begun = time.monotonic()
        report = json.loads(client.call("POST", "/api/v1/import?source=many", body, content_type))
        took = time.monotonic() - begun
        waited, looked = writer.end(), reader.end()
        assert report["created"] == given.events, {k: report[k] for k in ("created", "updated", "skipped")}
        begun = time.monotonic()
        again = json.loads(client.call("POST", "/api/v1/import?source=many", body, content_type))
        same = time.monotonic() - begun
        assert again["unchanged"] == given.events, {k: again[k] for k in ("created", "updated", "skipped", "unchanged")}
        print(f"| {kind}, {given.events:,} | {len(body) / 1e6:.1f} | {given.events / took:,.0f} | {given.events / same:,.0f} | {waited} | {looked} "
              f"| {heap_after_collections(log)} | {resident(served.process.pid)} |", flush=True)
    finally:
        served.stop()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("kinds", nargs="*", default=["csv", "ics"])
    parser.add_argument("--events", type=int, default=20_000)
    parser.add_argument("--jar", help="the directory whose target/quarkus-app is measured")
    parser.add_argument("--heap", default="1g")
    parser.add_argument("--port", type=int, default=18_316)
    parser.add_argument("--jfr")
    given = parser.parse_args()
    print("| file | MB | new, events/s | unchanged, events/s | an edit waits at most, ms (99 %) | a read (99 %) "
          "| heap after collections, first and last quarter, MB | resident, MB |\n| --- | --- | --- | --- | --- | --- | --- | --- |", flush=True)
    for kind in given.kinds:
        with tempfile.TemporaryDirectory() as directory:
            os.chmod(directory, 0o755)
            measure(kind, given, Path(directory))


if __name__ == "__main__":
    main()
