#!/usr/bin/python3
"""Measures two packaged services side by side in one run, the one before a change and the one after it; prints Markdown.

usage: beside.py BEFORE AFTER [--events 1000] [--rounds 5] [--seconds 5]     each a quarkus-app directory

Both hold the same events. Each path is asked of both in turn, so that what else the machine does falls on both; the
figures are medians. Nothing else should run on the machine. Needs wrk. Mails: mail_bench.py with BENCH_APPLICATION.
"""
import argparse
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

import bench

GZIP = ("Accept-Encoding: gzip",)


class Side:
    """One of the two, with a database of its own."""

    def __init__(self, application, directory, port):
        self.at, self.directory = f"http://127.0.0.1:{port}", Path(directory)
        self.directory.mkdir()
        env = {**os.environ, "ALMANAC_DATA_DIR": str(self.directory / "data"), "QUARKUS_HTTP_PORT": str(port),
               "ALMANAC_ADMIN_TOKEN": bench.TOKEN, "ALMANAC_BASE_URL": "https://events.bench.example"}
        begun = time.monotonic()
        with open(self.directory / "log", "ab") as log:
            self.process = subprocess.Popen(["java", "-Xmx1g", "-jar", Path(application).resolve() / "quarkus-run.jar"],
                                            cwd=self.directory, env=env, stdout=log, stderr=log)
        while True:
            try:
                self.get("/q/health/ready")
                break
            except OSError:
                if self.process.poll() is not None or time.monotonic() - begun > 180:
                    sys.exit((self.directory / "log").read_text()[-2000:])
            time.sleep(0.02)
        self.started_in = time.monotonic() - begun

    def open(self, path, **headers):
        return urllib.request.urlopen(urllib.request.Request(self.at + path, headers=headers), timeout=120)

    def get(self, path, **headers):
        with self.open(path, **headers) as answer:
            return answer.headers, answer.read()

    def fill(self, events):
        body = bench.json.dumps([bench.event(n) for n in range(events)]).encode()
        request = urllib.request.Request(f"{self.at}/api/v1/import?source=bench", body, method="POST", headers={
            "Authorization": f"Bearer {bench.TOKEN}", "Content-Type": "application/json"})
        begun = time.monotonic()
        with urllib.request.urlopen(request, timeout=300) as answer:
            report = bench.json.loads(answer.read())
        assert report["skipped"] == 0, report
        return time.monotonic() - begun

    def resident(self):
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(status.split("VmRSS:")[1].split()[0]) // 1024

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(60)


def size(side, path, headers):
    """What crosses the line but for headers: a page that says more is slower by what it says."""
    asked = {"Accept-Encoding": "gzip"} if headers == GZIP else {}
    return "0" if headers == "304" else f"{len(side.get(path, **asked)[1]):,}"


def compare(name, before, after, path, headers, rounds, seconds):
    asked = [(side.at + path, headers, None) for side in (before, after)]
    if headers == "304":
        asked = [(url, (f"If-None-Match: {side.get(path)[0]['ETag']}",), None) for side, (url, _, _) in
                 zip((before, after), asked)]
    for url, own, _ in asked:
        bench.warm_up(url, seconds, own)
    (old, old_p99), (new, new_p99) = bench.beside(*asked, rounds, seconds)
    print(f"| {name} | {size(before, path, headers)} | {size(after, path, headers)} | {old:,.0f} | {new:,.0f} | **{new / old:.2f}** | {old_p99:.1f} | {new_p99:.1f} |",
          flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("before")
    parser.add_argument("after")
    parser.add_argument("--events", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=5)
    args = parser.parse_args()
    if not shutil.which("wrk"):
        subprocess.run(["apt-get", "install", "-y", "-qq", "wrk"], check=True)
    with tempfile.TemporaryDirectory(prefix="beside-", ignore_cleanup_errors=True) as directory:
        sides = [Side(args.before, f"{directory}/before", bench.PORT), Side(args.after, f"{directory}/after", bench.PORT + 5)]
        filled = [side.fill(args.events) for side in sides]
        print("| | octets before | after | before, requests/s | after, requests/s | ratio | before, p99 ms | after, p99 ms |")
        print("| --- | --- | --- | --- | --- | --- | --- | --- |")
        slug = bench.json.loads(sides[1].get("/api/v1/events?limit=1")[1])["items"][0]["slug"]
        for name, path, headers in [
            ("feed", "/calendar.ics", ()), ("feed, gzip", "/calendar.ics", GZIP), ("feed, 304", "/calendar.ics", "304"),
            ("upcoming", "/calendar.json?limit=5", ()), ("widget", "/widget.json?tags=topic-1,topic-2&limit=15&lang=en", GZIP),
            ("one event", f"/events/{slug}.ics", ()),
            ("list", "/", GZIP), ("month", f"/month/{bench.TODAY:%Y-%m}", GZIP),
        ]:
            compare(name, *sides, path, headers, args.rounds, args.seconds)
        print("\n| | before | after |\n| --- | --- | --- |")
        print(f"| start, empty database, s | {sides[0].started_in:.1f} | {sides[1].started_in:.1f} |")
        print(f"| import of {args.events:,} events, s | {filled[0]:.1f} | {filled[1]:.1f} |")
        print(f"| resident, MB | {sides[0].resident()} | {sides[1].resident()} |")
        for side in sides:
            side.stop()


if __name__ == "__main__":
    main()
