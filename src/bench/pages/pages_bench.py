#!/usr/bin/python3
"""Measures readers' pages of a large catalogue beside nginx serving saved copies, and what a page costs that is not in memory.

usage: pages_bench.py [--events 100000] [--seconds 4] [--rounds 3] [--port 18605]
from the project's directory, after `mvn package`; takes less than five minutes. Needs nginx, wrk and psql. Nothing else
should run on the machine.
"""
import argparse
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from service import Service  # noqa: E402

# Pages made before one is timed, and seconds under load before that is: the compiler has a core of its own until then.
WARM = 100
WARM_SECONDS = 20


def nginx(directory, files, port):
    config = Path(directory) / "nginx.conf"
    config.write_text(f"""
user {'root' if os.geteuid() == 0 else os.getlogin()};
worker_processes auto; daemon off; pid {directory}/nginx.pid; error_log {directory}/error.log;
events {{ worker_connections 1024; }}
http {{
  types {{ text/html html; }} access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000; gzip_static on;
  open_file_cache max=1000 inactive=60s;
  server {{ listen 127.0.0.1:{port}; root {files}; }}
}}""")
    process = subprocess.Popen(["nginx", "-p", directory, "-c", str(config)], stderr=subprocess.DEVNULL)
    time.sleep(1)
    return process


def wrk(url, seconds):
    """Requests a second, and the 99th percentile in milliseconds."""
    out = subprocess.run(["wrk", "-t2", "-c64", f"-d{seconds}s", "--latency", "-H", "Accept-Encoding: gzip", url],
                         capture_output=True, text=True, check=True).stdout
    if re.search(r"Non-2xx|Socket errors", out):
        sys.exit(out)
    p99 = re.search(r"99%\s+([\d.]+)(us|ms|s)", out)
    return float(re.search(r"Requests/sec:\s+([\d.]+)", out)[1]), float(p99[1]) * {"us": 0.001, "ms": 1, "s": 1_000}[p99[2]]


def timed(service, path):
    begun = time.monotonic()
    service.get(path)
    return (time.monotonic() - begun) * 1_000


def fresh(service, path):
    """
    Milliseconds to make a page that is not in memory, each under an address of its own: the first since the start, which
    finds code that never ran, and the median and slowest of forty once a hundred have been made.
    """
    taken = [timed(service, f"{path}{'&' if '?' in path else '?'}_={n}") for n in range(WARM + 40)]
    return taken[0], statistics.median(taken[WARM:]), max(taken[WARM:])


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--events", type=int, default=100_000)
    options.add_argument("--seconds", type=int, default=4)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--port", type=int, default=18605)
    given = options.parse_args()
    month = (date.today() + timedelta(days=60)).strftime("%Y-%m")
    pages = {"`/`": "/", f"`/month/…`": f"/month/{month}", "`/tags/…`": "/tags/topic-7", "search": "/?q=number%20777",
             "search, every event": "/?q=conference", "an event": "/events/conference-777"}
    with tempfile.TemporaryDirectory() as directory:
        service = Service(directory, given.port)
        server = None
        try:
            service.sql("-v", f"events={given.events}", "-f", str(HERE / "fill.sql"))
            time.sleep(2)
            anew = {name: fresh(service, path) for name, path in pages.items()}
            files = Path(directory) / "static"
            files.mkdir()
            for n, path in enumerate(pages.values()):
                (files / f"{n}.html").write_bytes(service.get(path))
                (files / f"{n}.html.gz").write_bytes(service.get(path, **{"Accept-Encoding": "gzip"}))
            server = nginx(directory, files, given.port + 1)
            rows = ["| page | octets, gzip | Almanac, requests/s | p99 ms | nginx, requests/s | p99 ms | made anew, first ms | median ms | slowest ms |",
                    "| --- | --- | --- | --- | --- | --- | --- | --- | --- |"]
            wrk(f"http://127.0.0.1:{given.port}/", WARM_SECONDS)
            for n, (name, path) in enumerate(pages.items()):
                urls = (f"http://127.0.0.1:{given.port}{path}", f"http://127.0.0.1:{given.port + 1}/{n}.html")
                wrk(urls[0], 2)
                sides = ([], [])
                for _ in range(given.rounds):
                    for side, url in zip(sides, urls):
                        side.append(wrk(url, given.seconds))
                (ours, our_p99), (theirs, their_p99) = [
                    (statistics.median(r[0] for r in side), statistics.median(r[1] for r in side)) for side in sides]
                size = (files / f"{n}.html.gz").stat().st_size
                rows.append(f"| {name} | {size:,} | {ours:,.0f} | {our_p99:.1f} | {theirs:,.0f} | {their_p99:.1f} | "
                            + " | ".join(f"{ms:.0f}" for ms in anew[name]) + " |")
                print(rows[-1], flush=True)
        finally:
            if server:
                server.terminate()
                server.wait(10)
            service.stop()
    import report
    report.write("pages", f"{given.events:,} events, wrk with 64 connections, gzip.\n\n" + "\n".join(rows))


if __name__ == "__main__":
    main()
