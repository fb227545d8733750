#!/usr/bin/python3
"""Measures the packaged jar beside nginx and ical4j; writes docs/benchmarks.md. See there for what is measured and how.

usage: bench.py [--quick] [--parts http,rotation,widget,edit,growth]      from the project's directory, after `mvn package`

As root on Debian it installs nginx and wrk when they are missing. Nothing else should run on the machine.
"""
import argparse
import gzip
import json
import os
import random
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from datetime import date, datetime, time as datetime_time, timedelta
from pathlib import Path

import plans
import report

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
TOKEN = "a-token-for-benchmarks-0123456789-0123"
PORT, STATIC_PORT = 18301, 18302
TODAY = date.today()


def event(n):
    """About 700 octets of calendar, the same for the same n: spread over three years, a hundred tags of which some are frequent,
    forty countries' worth of cities; one in thirty is held every week for ten weeks, one in three hundred goes on for months."""
    chance = random.Random(n)
    start = datetime.combine(TODAY + timedelta(days=chance.randrange(-365, 730)), datetime_time(chance.randrange(8, 19), chance.choice((0, 30))))
    weekly, long = n % 30 == 7, n % 300 == 11
    end = start + timedelta(days=0 if weekly else chance.randrange(30, 200) if long else chance.randrange(3), hours=2)
    return {"uid": f"{n}@bench.example", "title": f"Conference number {n} on a topic of the trade",
            "summary": "What is new, who is there, and what it means for the networks of tomorrow",
            "description": f"The **{n}th** gathering of those who build and run networks.\n\nTalks, workshops and an exhibition.",
            "start": f"{start:%Y-%m-%dT%H:%M}", "end": f"{end:%Y-%m-%dT%H:%M}", "timeZone": ["Europe/London", "Europe/Berlin",
            "America/New_York", "Asia/Tokyo"][n % 4], "tags": [f"topic-{int(100 * chance.random() ** 2)}", f"group-{chance.randrange(7)}"],
            "recurrence": {"rrule": "FREQ=WEEKLY;COUNT=10"} if weekly else None,
            "venue": {"name": f"Hall {n % 50}", "city": f"City {n % 40}", "country": ["GB", "DE", "US", "JP"][n % 4]},
            "organiser": {"name": f"Organiser {n % 30}"}, "url": f"https://conferences.example/{n}"}


class Service:
    def __init__(self, directory):
        self.directory = Path(directory)
        self.start()

    def start(self):
        env = {**os.environ, "ALMANAC_DATA_DIR": str(self.directory / "data"), "QUARKUS_HTTP_PORT": str(PORT),
               "ALMANAC_ADMIN_TOKEN": TOKEN}
        log = open(self.directory / "log", "ab")
        begun = time.monotonic()
        self.process = subprocess.Popen(["java", "-Xmx1g", "-jar", ROOT / "target/quarkus-app/quarkus-run.jar"],
                                        cwd=self.directory, env=env, stdout=log, stderr=log)
        while True:
            try:
                if self.get("/q/health/ready")[0] == 200:
                    break
            except OSError:
                if self.process.poll() is not None or time.monotonic() - begun > 180:
                    sys.exit((self.directory / "log").read_text()[-2000:])
            time.sleep(0.02)
        self.started_in = time.monotonic() - begun

    def stop(self):
        self.process.terminate()
        self.process.wait(60)

    def rss(self):
        return int(re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{self.process.pid}/status").read_text())[1]) // 1024

    def open(self, method, path, body=None, **headers):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(f"http://127.0.0.1:{PORT}{path}", data, method=method, headers={
            "Authorization": f"Bearer {TOKEN}", "Content-Type": "application/json", **headers})
        return urllib.request.urlopen(request, timeout=300)

    def call(self, method, path, body=None, **headers):
        with self.open(method, path, body, **headers) as answer:
            return answer.status, answer.headers, answer.read()

    def get(self, path, **headers):
        return self.call("GET", path, **headers)

    def fill(self, first, to):
        for n in range(first, to, 2_000):
            _, _, body = self.call("POST", "/api/v1/import?source=bench", [event(i) for i in range(n, min(n + 2_000, to))])
            report = json.loads(body)
            assert report["skipped"] == 0, report


class Nginx:
    def __init__(self, directory):
        self.files = Path(directory) / "static"
        self.files.mkdir()
        config = Path(directory) / "nginx.conf"
        config.write_text(f"""
user {'root' if os.geteuid() == 0 else os.getlogin()};
worker_processes auto; daemon off; pid {directory}/nginx.pid; error_log {directory}/error.log;
events {{ worker_connections 1024; }}
http {{
  types {{ text/calendar ics; application/json json; }}
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000; gzip_static on; gzip_vary on;
  open_file_cache max=20000 inactive=60s; open_file_cache_valid 60s;
  server {{ listen 127.0.0.1:{STATIC_PORT}; root {self.files}; }}
}}""")
        self.process = subprocess.Popen(["nginx", "-p", directory, "-c", str(config)], stderr=subprocess.DEVNULL)
        time.sleep(1)

    def stop(self):
        self.process.terminate()
        self.process.wait(10)


def warm_up(url, seconds, headers=(), script=None):
    """Until the JIT has compiled and all is in memory; what is slow or times out meanwhile does not count."""
    subprocess.run(["wrk", "-t2", "-c64", f"-d{seconds}s", *[a for h in headers for a in ("-H", h)],
                    *(["-s", str(script)] if script else []), url], capture_output=True, check=True)


def wrk(url, seconds, headers=(), script=None):
    """Requests a second, and the 99th percentile in milliseconds."""
    command = ["wrk", "-t2", "-c64", f"-d{seconds}s", "--latency", *[a for h in headers for a in ("-H", h)]]
    out = subprocess.run([*command, *(["-s", str(script)] if script else []), url], capture_output=True, text=True, check=True).stdout
    if re.search(r"Non-2xx|Socket errors", out) and "If-None-Match" not in str(headers):
        sys.exit(out)
    unit = {"us": 0.001, "ms": 1, "s": 1_000}
    p99 = re.search(r"99%\s+([\d.]+)(us|ms|s)", out)
    return float(re.search(r"Requests/sec:\s+([\d.]+)", out)[1]), float(p99[1]) * unit[p99[2]]


def beside(ours, theirs, rounds, seconds):
    """Both sides in turn, so that what else the machine does falls on both; medians."""
    results = ([], [])
    for _ in range(rounds):
        for side, (url, headers, script) in enumerate((ours, theirs)):
            results[side].append(wrk(url, seconds, headers, script))
    return [(statistics.median(r[0] for r in side), statistics.median(r[1] for r in side)) for side in results]


def row(name, size, measured, target):
    (ours, our_p99), (theirs, their_p99) = measured
    ratio = ours / theirs
    print(f"{name}: {ours:,.0f} beside {theirs:,.0f} = {ratio:.2f}", flush=True)
    return f"| {name} | {size} | {ours:,.0f} | {theirs:,.0f} | **{ratio:.2f}** | {target} | {our_p99:.1f} | {their_p99:.1f} |"


HEAD = ("| | octets | Almanac, requests/s | nginx, requests/s | ratio | target | p99 ms | nginx p99 ms |\n"
        "| --- | --- | --- | --- | --- | --- | --- | --- |")


def http_part(service, nginx, rounds, seconds):
    ours, theirs = f"http://127.0.0.1:{PORT}", f"http://127.0.0.1:{STATIC_PORT}"
    bodies = {"calendar.ics": service.get("/calendar.ics")[2], "calendar.json": service.get("/calendar.json?limit=5")[2]}
    for name, body in bodies.items():
        (nginx.files / name).write_bytes(body)
    packed = service.get("/calendar.ics", **{"Accept-Encoding": "gzip"})[2]
    (nginx.files / "calendar.ics.gz").write_bytes(packed)
    assert gzip.decompress(packed) == bodies["calendar.ics"]
    tag = service.get("/calendar.ics")[1]["ETag"]
    with urllib.request.urlopen(f"{theirs}/calendar.ics") as answer:
        static_tag = answer.headers["ETag"]
    gz = ("Accept-Encoding: gzip",)
    rows = [HEAD]
    for name, size, target, mine, other in [
        ("identity", len(bodies["calendar.ics"]), "0.80", ("/calendar.ics", ()), ("/calendar.ics", ())),
        ("gzip", len(packed), "0.80", ("/calendar.ics", gz), ("/calendar.ics", gz)),
        ("304", 0, "0.80", ("/calendar.ics", (f"If-None-Match: {tag}",)), ("/calendar.ics", (f"If-None-Match: {static_tag}",))),
        ("json", len(bodies["calendar.json"]), "0.90", ("/calendar.json?limit=5", ()), ("/calendar.json", ())),
    ]:
        warm_up(ours + mine[0], seconds * 2, mine[1])
        measured = beside((ours + mine[0], mine[1], None), (theirs + other[0], other[1], None), rounds, seconds)
        rows.append(row(name, f"{size:,}", measured, target))
    return "\n".join(rows)


def rotation_part(service, nginx, rounds, seconds):
    """10,000 filters: a hundred tags, a hundred lookbacks."""
    folder = nginx.files / "rotation"
    folder.mkdir()
    size = 0
    for n in range(10_000):
        body = service.get(f"/calendar.ics?tag=topic-{n % 100}&past=P{30 + n // 100}D")[2]
        (folder / f"{n}.ics").write_bytes(body)
        size += len(body)
    ours, theirs = f"http://127.0.0.1:{PORT}", f"http://127.0.0.1:{STATIC_PORT}"
    warm_up(ours, seconds * 2, script=HERE / "http/filters.lua")
    measured = beside((ours, (), HERE / "http/filters.lua"), (theirs, (), HERE / "http/files.lua"), rounds, seconds)
    return HEAD + "\n" + row("10,000 filters", f"{size // 10_000:,}", measured, "0.40")


def widget_part(service, nginx, rounds, seconds):
    """What readers' programs ask: the element in rotation, and the twins of the calendar."""
    folder = nginx.files / "widgets"
    folder.mkdir()
    size = 0
    for i in range(4_000):
        n = i % 1_000
        body = service.get(f"/widget.json?tags=topic-{n % 100},topic-{(n + 1 + n // 100) % 100}&limit=15"
                           f"&lang={('en', 'de', 'fr', 'es')[i // 1_000]}")[2]
        (folder / f"{i}.json").write_bytes(body)
        (folder / f"{i}.json.gz").write_bytes(gzip.compress(body))
        size += len(body)
    ours, theirs = f"http://127.0.0.1:{PORT}", f"http://127.0.0.1:{STATIC_PORT}"
    gz = ("Accept-Encoding: gzip",)
    rows = [HEAD]
    for name, headers in (("widget, 1,000 tag sets in 4 languages, gzip", gz), ("the same, identity", ())):
        scripts = HERE / "http/widgets.lua", HERE / "http/widget_files.lua"
        warm_up(ours, seconds * 2, headers, scripts[0])
        rows.append(row(name, f"{size // 4_000:,}", beside((ours, headers, scripts[0]), (theirs, headers, scripts[1]), rounds,
                                                          seconds), "0.95"))
    for name, path in (("atom, gzip", "/calendar.atom"), ("one tag's feed, gzip", "/tags/topic-1.ics"),
                       ("one tag's page, gzip", "/tags/topic-1"), ("list, gzip", "/")):
        packed = service.get(path, **{"Accept-Encoding": "gzip"})[2]
        file = f"twin-{len(rows)}.ics"
        (nginx.files / file).write_bytes(gzip.decompress(packed))
        (nginx.files / f"{file}.gz").write_bytes(packed)
        warm_up(ours + path, seconds * 2, gz)
        rows.append(row(name, f"{len(packed):,}", beside((ours + path, gz, None), (f"{theirs}/{file}", gz, None), rounds,
                                                        seconds), "0.95"))
    return "\n".join(rows)


def edit_part(service, classpath, times):
    """10,000 events: from the answer to an edit until the next full feed is ready, and until it has arrived."""
    service.fill(1_000, 10_000)
    rows = []
    for name, headers in (("identity", {}), ("gzip", {"Accept-Encoding": "gzip"})):
        readied, arrivals, edits = [], [], []
        for n in range(times + 5):
            item = json.loads(service.get("/api/v1/events?limit=1&tag=topic-7")[2])["items"][0]
            edit_begun = time.monotonic()
            service.call("PATCH", f"/api/v1/events/{item['id']}", {"title": f"Edited {name} {n}"},
                         **{"Content-Type": "application/merge-patch+json"})
            answered = time.monotonic()
            with service.open("GET", "/calendar.ics", **headers) as answer:
                ready = time.monotonic()
                body = answer.read()
            arrived = time.monotonic()
            text = gzip.decompress(body) if headers else body
            assert f"Edited {name} {n}".encode() in text
            if n >= 5:
                readied.append((ready - answered) * 1_000)
                arrivals.append((arrived - answered) * 1_000)
                edits.append((answered - edit_begun) * 1_000)
        rows.append((name, len(body), statistics.median(readied), max(readied), statistics.median(arrivals),
                     statistics.median(edits)))
    feed = service.directory / "full.ics"
    feed.write_bytes(text)
    render = subprocess.run(["java", "-Xmx1g", "-cp", classpath, HERE / "render/FullRender.java", feed], capture_output=True, text=True)
    if render.returncode:
        sys.exit(render.stderr)
    full = float(render.stdout)
    lines = ["| | octets | edit to feed, median ms | slowest ms | ical4j, full render, median ms | times sooner | target | "
             "whole feed arrived, median ms | the edit itself, ms |", "| --- |" + " --- |" * 8]
    for name, size, ready, worst, arrived, edit in rows:
        print(f"edit to feed, {name}: ready {ready:.1f} ms, arrived {arrived:.1f} ms, beside {full:.0f} ms", flush=True)
        lines.append(f"| {name} | {size:,} | {ready:.1f} | {worst:.1f} | {full:.0f} | **{full / ready:.0f}** | 20 | {arrived:.1f} | "
                     f"{edit:.1f} |")
    return "\n".join(lines)


QUESTIONS = {
    "search (`q=number 777`, 20 of them)": "/api/v1/events?q=number%20777&limit=20",
    "occurrences of a week, one tag, 20 of them": "/api/v1/occurrences?tag=topic-3&limit=20&from={from}&to={to}",
    "the next occurrences of one tag, 20 of them": "/api/v1/occurrences?tag=group-3&limit=20&from={from}",
    "events from a day on, 20 of them": "/api/v1/events?limit=20&from={from}",
}


def growth_part(directory, sizes):
    """The same questions to catalogues of different sizes; start and memory of the largest."""
    service = Service(directory)
    columns, have = [], 0
    for size in sizes:
        begun = time.monotonic()
        service.fill(have, size)
        imported = (size - have) / (time.monotonic() - begun)
        have = size
        if not columns:  # the first ones would pay for the JIT
            for path in QUESTIONS.values():
                median_ms(lambda: service.get(path.format(**{"from": TODAY, "to": TODAY + timedelta(days=7)})), 300)
        times = {}
        for name, path in QUESTIONS.items():
            path = path.format(**{"from": TODAY + timedelta(days=30), "to": TODAY + timedelta(days=37)})
            times[name] = median_ms(lambda: service.get(path), 40)
        first = json.loads(service.get("/api/v1/events?limit=1")[2])["items"][0]["id"]
        counter = iter(range(1_000_000))
        times["an edit"] = median_ms(lambda: service.call("PATCH", f"/api/v1/events/{first}", {"title": f"T {next(counter)}"},
                                                          **{"Content-Type": "application/merge-patch+json"}), 20)
        times["import, events a second"] = imported
        print(size, {k: round(v, 1) for k, v in times.items()}, flush=True)
        columns.append(times)
    slowest = plans.slowest(service.directory / "data", lambda: [service.get(path) for path in often_asked()])
    service.stop()
    service.start()
    begun = time.monotonic()
    octets = len(service.get("/calendar.ics")[2])
    first_feed = time.monotonic() - begun
    lines = ["| median ms | " + " | ".join(f"{s:,} events" for s in sizes) + " |", "| --- |" + " --- |" * len(sizes)]
    for name in columns[0]:
        lines.append(f"| {name} | " + " | ".join(f"{c[name]:,.1f}" for c in columns) + " |")
    facts = (f"With {sizes[-1]:,} events: ready {service.started_in:.1f} s after the start (database included); the first full feed "
             f"({octets / 1e6:.0f} MB) {first_feed:.1f} s later; {service.rss()} MB resident then (heap at most 1 GB).")
    service.stop()
    return "\n\n".join(["\n".join(lines), facts, f"The three slowest reads of {sizes[-1]:,} events:", slowest])


def often_asked():
    """What readers, programs and editors ask for most, each once."""
    month = TODAY + timedelta(days=31)
    pages = ["/", "/?q=number+777", f"/month/{month:%Y-%m}", "/tags/topic-3", "/tags/topic-3.ics", "/calendar.ics", "/calendar.atom",
             "/calendar.json?limit=5", "/calendar.ics?country=DE", "/calendar.ics?q=workshops+777"]
    return pages + [path.format(**{"from": TODAY, "to": month}) for path in QUESTIONS.values()]


def median_ms(ask, times):
    taken = []
    for n in range(times + 10):
        begun = time.monotonic()
        ask()
        if n >= 10:
            taken.append((time.monotonic() - begun) * 1_000)
    return statistics.median(taken)


def install():
    missing = [p for p in ("nginx", "wrk") if not shutil.which(p)]
    if missing:
        subprocess.run(["apt-get", "install", "-y", "--no-install-recommends", *missing], check=True,
                       env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"})


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--quick", action="store_true", help="shorter rounds, smaller catalogues")
    options.add_argument("--parts", default="http,rotation,widget,edit,growth")
    options.add_argument("--classpath", default=str(ROOT / "target/quarkus-app/lib/main/*"), help="where ical4j is")
    given = options.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("ended"))  # what was started is stopped on the way out
    parts = given.parts.split(",")
    rounds, seconds, sizes = (3, 2, (1_000, 10_000)) if given.quick else (5, 4, (1_000, 10_000, 100_000))
    install()
    done = (lambda part, text: print(text)) if given.quick else report.write
    with tempfile.TemporaryDirectory() as directory:
        if set(parts) & {"http", "rotation", "widget", "edit"}:
            service, nginx = Service(directory), Nginx(directory)
            try:
                service.fill(0, 1_000)
                if "http" in parts:
                    done("http", http_part(service, nginx, rounds, seconds))
                if "rotation" in parts:
                    done("rotation", rotation_part(service, nginx, rounds, seconds))
                if "widget" in parts:
                    done("widget", widget_part(service, nginx, rounds, seconds))
                if "edit" in parts:
                    done("edit", edit_part(service, given.classpath, 15))
            finally:
                nginx.stop()
                service.stop()
    if "growth" in parts:
        with tempfile.TemporaryDirectory() as directory:
            done("growth", growth_part(directory, sizes))


if __name__ == "__main__":
    main()
