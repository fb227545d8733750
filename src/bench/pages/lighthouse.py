#!/usr/bin/python3
"""Lighthouse over the readers' pages, five runs each; writes its part of docs/benchmarks.md.

usage: lighthouse.py [--runs 5] [--calendar http://localhost:8080] [--print] [PATH ...]      from the project's directory

Without --calendar it starts the packaged jar with the demo. Needs chromium and node; lighthouse is installed below target.
"""
import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parent), str(HERE.parent / "widget")]
from widget import TOOLS, tools  # noqa: E402
from service import Service  # noqa: E402

PORT = 18640


def run(url):
    done = subprocess.run(["node", "lighthouse.mjs", url], cwd=TOOLS, check=True, capture_output=True, text=True, timeout=180)
    found = json.loads(done.stdout)
    if found.get("error"):
        raise SystemExit(f"{url}: {found['error']}")
    return found


def usual(calendar):
    """The list, a tag, a month and an event of the demo."""
    with urllib.request.urlopen(f"{calendar}/api/v1/events?tag=5g-world-summit&limit=1") as answer:
        event = json.load(answer)["items"][0]["slug"]
    return {"list": "/", "tag": "/tags/5g", "month": "/month", "event": f"/events/{event}", "proposal": "/submit"}


def table(measured):
    lines = ["| Lighthouse, mobile | performance | accessibility | practices | SEO | layout shift | largest paint | blocked |",
             "| --- | --- | --- | --- | --- | --- | --- | --- |"]
    for name, runs in measured.items():
        middle = lambda key: statistics.median(one[key] for one in runs)  # noqa: E731
        worst = lambda key: min(one[key] for one in runs)  # noqa: E731
        lines.append(f"| {name} | {middle('performance'):.0f} ({worst('performance'):.0f}–{max(r['performance'] for r in runs):.0f}) "
                     f"| {worst('accessibility'):.0f} | {worst('practices'):.0f} | {worst('seo'):.0f} "
                     f"| {max(r['moved'] for r in runs):.3f} | {middle('largest'):.0f} ms | {middle('blocked'):.0f} ms |")
    named = sorted({audit for runs in measured.values() for one in runs for audit in one["named"]})
    count = len(next(iter(measured.values())))
    lines += ["", f"Medians of {count} runs; of accessibility, practices, SEO and shift the worst. "
              + ("Named: " + "; ".join(named) + "." if named else "Nothing is named besides speed.")]
    return "\n".join(lines)


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--runs", type=int, default=5)
    options.add_argument("--calendar")
    options.add_argument("--print", action="store_true")
    options.add_argument("paths", nargs="*")
    asked = options.parse_args()
    tools()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as directory:
        service = None if asked.calendar else Service(directory, PORT, ALMANAC_DEMO="true")
        calendar = (asked.calendar or f"http://127.0.0.1:{PORT}").rstrip("/")
        try:
            pages = {path: path for path in asked.paths} or usual(calendar)
            measured = {name: [run(calendar + path) for _ in range(asked.runs)] for name, path in pages.items()}
        finally:
            if service:
                service.stop()
    markdown = table(measured)
    if asked.print:
        print(markdown)
    else:
        from report import write
        write("pages-lighthouse", markdown)


if __name__ == "__main__":
    main()
