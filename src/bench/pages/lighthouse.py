#!/usr/bin/python3
"""Lighthouse over the readers' pages, five runs each; writes its part of docs/benchmarks.md.

usage: lighthouse.py [--runs 5] [--calendar http://localhost:8080] [--print] [PATH ...]      from the project's directory

Without --calendar it starts the packaged jar with the demo. Needs chromium and node; lighthouse is installed below target.
"""
import json
import statistics
import sys
import urllib.request
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "widget"))

from widget import calendar, hand_in, lighthouse, options, tools  # noqa: E402

PORT = 18640


def usual(address):
    """The list, a tag, a month and an event of the demo."""
    with urllib.request.urlopen(f"{address}/api/v1/events?tag=5g-world-summit&limit=1") as answer:
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
    parser = options()
    parser.add_argument("paths", nargs="*")
    asked = parser.parse_args()
    tools()
    with calendar(asked, PORT) as address:
        pages = {path: path for path in asked.paths} or usual(address)
        measured = {name: [lighthouse(address + path) for _ in range(asked.runs)] for name, path in pages.items()}
    hand_in(asked, "pages-lighthouse", table(measured))


if __name__ == "__main__":
    main()
