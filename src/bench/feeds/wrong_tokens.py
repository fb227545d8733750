#!/usr/bin/python3
"""Calendars of subscribers asked for with tokens that open nothing: one that names nobody beside one that names a subscriber
and was not issued for them. Answers must be the same octet for octet, save their date; times are printed as Markdown.

usage: wrong_tokens.py [--rounds 3000]     from the project's directory, after `mvn package`
"""
import argparse
import base64
import http.client
import json
import os
import random
import statistics
import sys
import tempfile
import time
import uuid
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
import bench  # noqa: E402


def token(subscriber, epoch):
    """As ours are made, with a seal that is nobody's."""
    return base64.urlsafe_b64encode(subscriber.bytes + epoch.to_bytes(4, "big") + os.urandom(16)).decode()


def ask(connection, text):
    begun = time.perf_counter_ns()
    connection.request("GET", f"/u/{text}/calendar.ics")
    answer = connection.getresponse()
    body = answer.read()
    took = (time.perf_counter_ns() - begun) / 1_000
    headers = sorted((k, v) for k, v in answer.getheaders() if k.lower() != "date")
    return took, (answer.status, headers, body)


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--rounds", type=int, default=3_000)
    rounds = options.parse_args().rounds
    with tempfile.TemporaryDirectory() as directory:
        service = bench.Service(directory)
        reader = {"email": "reader@example.com", "confirmed": True, "consent": {"at": "2026-01-01T00:00:00Z", "source": "fair"}}
        service.call("POST", "/api/v1/subscribers/import", [reader])
        somebody = uuid.UUID(json.loads(service.get("/api/v1/subscribers?limit=1")[2])["items"][0]["id"])
        kinds = {
            "names nobody": lambda: token(uuid.uuid4(), random.randrange(3)),
            "names a subscriber, not issued": lambda: token(somebody, random.randrange(3)),
            "no token at all": lambda: "x",
        }
        connection = http.client.HTTPConnection("127.0.0.1", bench.PORT)
        times, answers = {kind: [] for kind in kinds}, set()
        for n in range(rounds + 1_000):
            for kind in random.sample(sorted(kinds), len(kinds)):
                took, answer = ask(connection, kinds[kind]())
                answers.add(repr(answer))
                if n >= 1_000:
                    times[kind].append(took)
        service.stop()
    if len(answers) != 1:
        sys.exit("\n".join(["answers differ:", *answers]))
    print("| token | median µs | 90 % | 99 % |\n| --- | --- | --- | --- |")
    for kind, taken in times.items():
        cuts = statistics.quantiles(taken, n=100)
        print(f"| {kind} | {statistics.median(taken):.0f} | {cuts[89]:.0f} | {cuts[98]:.0f} |")


if __name__ == "__main__":
    main()
