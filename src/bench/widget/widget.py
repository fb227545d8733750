#!/usr/bin/python3
"""Measures what the widget costs the article that it stands on; writes its part of docs/benchmarks.md.

usage: widget.py [--runs 5] [--calendar http://localhost:8080] [--print]      from the project's directory

Without --calendar it starts the packaged jar with the demo. Needs chromium and node; lighthouse is installed below target.
"""
import argparse
import json
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent.parent.parent
TOOLS = ROOT / "target/bench-widget"
PORT = 18810
sys.path.insert(0, str(HERE.parent))


def tools():
    TOOLS.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "lighthouse.mjs", "timing.mjs"):
        (TOOLS / name).write_text((HERE / name).read_text())
    if not (TOOLS / "node_modules").exists():
        subprocess.run(["npm", "install", "--no-audit", "--no-fund", "--silent"], cwd=TOOLS, check=True)


def start(directory):
    environment = {**os.environ, "ALMANAC_DEMO": "true", "ALMANAC_DATA_DIR": directory, "QUARKUS_HTTP_PORT": str(PORT),
                   "QUARKUS_HTTP_HOST": "127.0.0.1", "ALMANAC_BASE_URL": f"http://127.0.0.1:{PORT}"}
    service = subprocess.Popen(["java", "-jar", str(ROOT / "target/quarkus-app/quarkus-run.jar")], env=environment,
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for _ in range(120):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{PORT}/demo/article").read()
            return service
        except OSError:
            time.sleep(0.5)
    raise SystemExit("the service does not start")


def lighthouse(url):
    done = subprocess.run(["node", "lighthouse.mjs", url], cwd=TOOLS, check=True, capture_output=True, text=True, timeout=120)
    run = json.loads(done.stdout)
    if run.get("error"):
        raise SystemExit(run["error"])
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
    options = argparse.ArgumentParser()
    options.add_argument("--runs", type=int, default=5)
    options.add_argument("--calendar")
    options.add_argument("--print", action="store_true")
    asked = options.parse_args()
    tools()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as directory:
        service = None if asked.calendar else start(directory)
        calendar = asked.calendar or f"http://127.0.0.1:{PORT}"
        try:
            pages = {"article with the widget": [], "article without": []}
            for _ in range(asked.runs):
                pages["article with the widget"].append(lighthouse(f"{calendar}/demo/article"))
                pages["article without"].append(lighthouse(f"{calendar}/demo/article?events=none"))
            timing = json.loads(subprocess.run(["node", "timing.mjs", calendar, str(asked.runs)], cwd=TOOLS, check=True,
                                               capture_output=True, text=True).stdout)
        finally:
            if service:
                service.send_signal(signal.SIGTERM)
                service.wait(30)
    markdown = table(pages, timing)
    if asked.print:
        print(markdown)
    else:
        from report import write
        write("widget", markdown)


if __name__ == "__main__":
    main()
