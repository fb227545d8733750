#!/usr/bin/python3
"""A reader subscribes with vdirsyncer and reads with khal while an editor makes random edits; after each, what khal lists must
be what the API says. Exits 1 at the first difference.

usage: subscribe_with_khal.py [--edits 300] [--seed 1]     from the project's directory, after `mvn package`, with khal and
vdirsyncer installed
"""
import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
from collections import Counter
from datetime import date, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
import bench  # noqa: E402

TODAY = date.today()
FROM, TO = TODAY - timedelta(days=20), TODAY + timedelta(days=500)
ZONES = ["Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Sydney", "UTC"]
RULES = ["FREQ=DAILY;COUNT=5", "FREQ=WEEKLY;COUNT=6", "FREQ=WEEKLY;INTERVAL=2", "FREQ=MONTHLY;COUNT=4", "FREQ=MONTHLY"]
VDIRSYNCER = """[general]
status_path = "{d}/status"
[pair p]
a = "feed"
b = "disk"
collections = null
conflict_resolution = "a wins"
[storage feed]
type = "http"
url = "{url}"
[storage disk]
type = "filesystem"
path = "{d}/calendar"
fileext = ".ics"
"""
KHAL = """[calendars]
[[c]]
path = {d}/calendar
readonly = True
[locale]
local_timezone = UTC
default_timezone = UTC
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[sqlite]
path = {d}/khal.db
"""


class Editor:
    def __init__(self, service, seed):
        self.service, self.random, self.events = service, random.Random(seed), []

    def start(self, all_day):
        day = TODAY + timedelta(days=self.random.randrange(300))
        return str(day) if all_day else f"{day}T{8 + self.random.randrange(10):02}:{30 * self.random.randrange(2):02}"

    def next(self):
        if not self.events or (len(self.events) < 16 and self.random.randrange(6) == 0):
            return self.create()
        event = self.random.choice(self.events)
        return self.edit_recurrence(event) if event["recurs"] and self.random.random() < 0.5 else self.edit(event)

    def create(self):
        all_day, recurs = self.random.randrange(4) == 0, self.random.random() < 0.5
        start = self.start(all_day)
        body = {"title": f"Event {self.random.randrange(1000)}", "allDay": all_day, "start": start, "timeZone": self.random.choice(ZONES)}
        if recurs:
            body["recurrence"] = {"rrule": self.random.choice(RULES)}
        _, _, answer = self.service.call("POST", "/api/v1/events", body)
        self.events.append({"id": json.loads(answer)["id"], "allDay": all_day, "recurs": recurs})
        return f"created {body}"

    def patch(self, event, fields):
        self.service.call("PATCH", f"/api/v1/events/{event['id']}", fields, **{"Content-Type": "application/merge-patch+json"})
        return f"patched {event['id']} with {fields}"

    def edit(self, event):
        choice = self.random.randrange(9)
        if choice == 0:
            return self.patch(event, {"start": self.start(event["allDay"]), "end": None})
        if choice in (1, 2):
            return self.patch(event, {"title": f"Retitled {self.random.randrange(1000)}"})
        if choice == 3:
            return self.patch(event, {"status": "CANCELLED"})
        if choice in (4, 5):
            return self.patch(event, {"status": "CONFIRMED"})
        if choice == 6:
            return self.patch(event, {"timeZone": self.random.choice(ZONES)})
        if choice == 7:
            return self.patch(event, {"venue": {"name": f"Hall {self.random.randrange(9)}", "city": "Köln"}})
        self.events.remove(event)
        self.service.call("DELETE", f"/api/v1/events/{event['id']}")
        return f"withdrew {event['id']}"

    def edit_recurrence(self, event):
        """Takes an instance that is there: moves, cancels or leaves it out, or clears all that."""
        whole = json.loads(self.service.get(f"/api/v1/events/{event['id']}")[2])
        recurrence = whole["recurrence"]
        instances = json.loads(self.service.get(f"/api/v1/events/{event['id']}/occurrences?from={FROM}&to={TO}")[2])["items"]
        known = {o["at"] for o in recurrence["overrides"]}
        plain = [i["start"] for i in instances if i["start"] not in known and i["start"] != whole["start"]]
        choice = self.random.randrange(4)
        if choice == 0 or not plain:
            return self.patch(event, {"recurrence": {"exdates": [], "overrides": [], "rdates": []}})
        at = self.random.choice(plain)
        if choice == 1:
            return self.patch(event, {"recurrence": {"exdates": recurrence["exdates"] + [at]}})
        if choice == 2:
            return self.patch(event, {"recurrence": {"overrides": recurrence["overrides"] + [{"at": at, "status": "CANCELLED"}]}})
        time = datetime.fromisoformat(at) + timedelta(days=1, hours=0 if event["allDay"] else 1)
        moved = str(time.date()) if event["allDay"] else time.isoformat(timespec="minutes")
        return self.patch(event, {"recurrence": {"overrides": recurrence["overrides"] + [{"at": at, "start": moved}]}})


class Reader:
    def __init__(self, directory, url):
        self.directory = directory
        self.environment = {**os.environ, "TZ": "UTC", "LC_ALL": "C.UTF-8", "HOME": directory,
                            **{f"XDG_{n}_HOME": directory for n in ("CONFIG", "DATA", "CACHE")}}
        os.makedirs(f"{directory}/calendar")
        Path(f"{directory}/vdirsyncer.conf").write_text(VDIRSYNCER.format(d=directory, url=url))
        Path(f"{directory}/khal.conf").write_text(KHAL.format(d=directory))
        self.run("vdirsyncer", "-c", f"{directory}/vdirsyncer.conf", "discover", input="y\n")

    def run(self, *command, **more):
        done = subprocess.run(command, capture_output=True, text=True, env=self.environment, timeout=120, **more)
        if done.returncode or "rror" in done.stderr:
            sys.exit(f"{command}: {done.stdout}{done.stderr}")
        return done.stdout

    def listed(self):
        """(start in UTC, title) of all that takes place, once for each entry: vdirsyncer gives UIDs of its own, and khal lists
        what goes past midnight on both days. Two instances of one event at one time are one."""
        self.run("vdirsyncer", "-c", f"{self.directory}/vdirsyncer.conf", "sync")
        out = self.run("khal", "-c", f"{self.directory}/khal.conf", "list", "--notstarted", "--day-format", "",
                       "--format", "@@{uid}\t{start-long-full}\t{title}\t{status}{cancelled}", str(FROM), str(TO - timedelta(days=1)))
        rows = {tuple(line[2:].split("\t")) for line in out.splitlines() if line.startswith("@@")}
        return sorted((moment(start), title) for _, start, title, status in rows if "CANCELLED" not in status.upper())


def moment(start):
    """khal writes the beginning of a day as a day, or not."""
    return start.strip().removesuffix(" 00:00")


def said(service):
    """The same from the API."""
    found, path = set(), f"/api/v1/occurrences?from={FROM}&to={TO}&limit=500"
    while path:
        _, headers, body = service.get(path)
        for item in json.loads(body)["items"]:
            event, instance = item["event"], item["occurrence"]
            if instance["status"] not in ("CANCELLED", "POSTPONED"):
                start = instance["start"] if event["allDay"] else instance["startsAt"].replace("T", " ")[:16]
                found.add((event["uid"], moment(start), event["title"]))
        link = headers.get("Link")
        path = link[1:link.index(">")].split("://", 1)[1].split("/", 1)[1] if link else None
        path = f"/{path}" if path else None
    return sorted((start, title) for _, start, title in found)


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--edits", type=int, default=300)
    options.add_argument("--seed", type=int, default=1)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as directory:
        service = bench.Service(directory)
        try:
            reader = Reader(f"{directory}/reader", f"http://127.0.0.1:{bench.PORT}/calendar.ics")
            editor = Editor(service, given.seed)
            for n in range(1, given.edits + 1):
                edit = editor.next()
                listed, api = reader.listed(), said(service)
                if listed != api:
                    sys.exit(f"after edit {n}, {edit}:\nonly khal has {sorted((Counter(listed) - Counter(api)).elements())}\n"
                             f"only the API has {sorted((Counter(api) - Counter(listed)).elements())}")
            print(f"{given.edits} edits, {len(api)} instances at the end: khal always listed what the API said")
        finally:
            service.stop()


if __name__ == "__main__":
    main()
