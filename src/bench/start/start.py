#!/usr/bin/env python3
"""How long the packaged service takes to its first answer, on a database that exists, and what it keeps in memory.

    src/bench/start/start.py [--java PATH] [--rounds N] APP OPTIONS [APP OPTIONS ...]

APP is a directory with quarkus-run.jar, OPTIONS a string of JVM options. All are started in turn, N times, each with a
database of its own; medians are printed: milliseconds to the first 200 of the calendar's page, the JVM's processor time until
then, and resident memory 90 seconds later, when nothing has been asked for.
"""
import argparse
import os
import re
import shlex
import socket
import statistics
import subprocess
import tempfile
import time
import urllib.request
from pathlib import Path

REST = 90


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def processor_ms(pid):
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) * 1000 // os.sysconf("SC_CLK_TCK")


def start(java, app, options, data, rest):
    port = free_port()
    env = {**os.environ, "ALMANAC_DATA_DIR": data, "QUARKUS_HTTP_PORT": str(port), "QUARKUS_HTTP_HOST": "127.0.0.1"}
    begun = time.monotonic()
    process = subprocess.Popen([java, *shlex.split(options), "-jar", f"{app}/quarkus-run.jar"], env=env,
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while True:
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=60).read()
                break
            except OSError:
                if process.poll() is not None:
                    raise SystemExit(f"{app} {options} ended with {process.returncode}")
                time.sleep(0.01)
        taken, processor = time.monotonic() - begun, processor_ms(process.pid)
        time.sleep(rest)
        resident = int(re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{process.pid}/status").read_text())[1])
        return taken * 1000, processor, resident / 1024
    finally:
        process.terminate()
        process.wait(120)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--java", default="java")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("what", nargs="+")
    arguments = parser.parse_args()
    pairs = list(zip(arguments.what[::2], arguments.what[1::2]))
    with tempfile.TemporaryDirectory() as work:
        for i, (app, options) in enumerate(pairs):
            start(arguments.java, app, options, f"{work}/{i}", 0)
        measured = [[] for _ in pairs]
        for _ in range(arguments.rounds):
            for i, (app, options) in enumerate(pairs):
                measured[i].append(start(arguments.java, app, options, f"{work}/{i}", REST))
    print("| | first answer, ms | processor, ms | resident, MB |\n| --- | --- | --- | --- |")
    for (app, options), rows in zip(pairs, measured):
        print(f"| {app} {options} | " + " | ".join(f"{statistics.median(c):,.0f}" for c in zip(*rows)) + " |")


if __name__ == "__main__":
    main()
