#!/usr/bin/python3
"""Measures what the widget costs the article that it stands on; writes its part of docs/benchmarks.md.

usage: widget.py [--runs 5] [--calendar http://localhost:8080] [--print]      from the project's directory

Without --calendar it starts the packaged jar with the demo. Needs chromium and node; lighthouse is installed below target.
"""
import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

import report  # noqa: E402
from service import ROOT, Service  # noqa: E402

TOOLS = ROOT / "target/bench-widget"
PORT = 18810


def tools():
    TOOLS.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "lighthouse.mjs", "timing.mjs"):
        (TOOLS / name).write_text((HERE / name).read_text())
    if not (TOOLS / "node_modules").exists():
        subprocess.run(["npm", "install", "--no-audit", "--no-fund", "--silent"], cwd=TOOLS, check=True)


def options():
    """What can be asked of everything that Lighthouse measures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--calendar")
    parser.add_argument("--print", action="store_true")
    return parser


@contextmanager
def calendar(asked, port):
    """The address of the calendar that was asked for, or of one with the demo that is there meanwhile."""
    if asked.calendar:
        yield asked.calendar.rstrip("/")
        return
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as directory:
        service = Service(directory, port, ALMANAC_DEMO="true")
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            service.stop()


def hand_in(asked, part, markdown):
    if asked.print:
        print(markdown)
    else:
        report.write(part, markdown)


def lighthouse(url):
    done = subprocess.run(["node", "lighthouse.mjs", url], cwd=TOOLS, check=True, capture_output=True, text=True, timeout=180)
    run = json.loads(done.stdout)
    if run.get("error"):
        raise SystemExit(f"{url}: {run['error']}")
    return run


def median(runs, name):
    return statistics.median(run[name] for run in runs)


def table(pages, timing):
    lines = ["| Lighthouse, mobile | performance | accessibility | layout shift | largest paint | blocked |", "| --- | --- | --- | --- | --- | --- |"]
    for name, runs in pages.items():
        lines.append(f"| {name} | {median(runs, 'performance'):.0f} ({min(r['performance'] for r in runs):.0f}–{max(r['performance'] for r in runs):.0f}) "
                     f"| {min(r['accessibility'] for r in runs):.0f} | {max(r['moved'] for r in runs):.3f} "
                     f"| {median(runs, 'largest'):.0f} ms | {median(runs, 'blocked'):.0f} ms |")
    lines += ["", "| over Slow 4G, 1280 px | first paint | events shown | layout shift |", "| --- | --- | --- | --- |"]
    for name, runs in (("the widget", timing["widget"]), ("the widget, its data preloaded", timing["hinted"]),
                       ("the same list written into the page", timing["written"])):
        lines.append(f"| {name} | {median(runs, 'painted'):.0f} ms | {median(runs, 'shown'):.0f} ms | {max(r['moved'] for r in runs):.3f} |")
    requests = [path.split("?")[0] for path in timing["hinted"][0]["requests"]]
    lines += ["", f"Requests of the widget: {', '.join(requests)}. Medians of {len(timing['widget'])}; the worst of all for accessibility and shift."]
    return "\n".join(lines)


def main():
    asked = options().parse_args()
    tools()
    with calendar(asked, PORT) as address:
        pages = {"article with the widget": [], "article without": []}
        for _ in range(asked.runs):
            pages["article with the widget"].append(lighthouse(f"{address}/demo/article"))
            pages["article without"].append(lighthouse(f"{address}/demo/article?events=none"))
        timing = json.loads(subprocess.run(["node", "timing.mjs", address, str(asked.runs)], cwd=TOOLS, check=True,
                                           capture_output=True, text=True).stdout)
    hand_in(asked, "widget", table(pages, timing))


if __name__ == "__main__":
    main()
