#!/usr/bin/env python3
"""Runs the nginx site and the Varnish VCL of deploy/ before the packaged service and looks, by real requests, whether they do what
docs/operations.md says. Prints a table; ends with 1 if something is not so.

    mvn -DskipTests package && src/bench/proxy/proxy.py [nginx|varnish]

Needs nginx, varnishd and openssl (Debian: nginx, varnish, openssl), as root for nginx's own account; what is missing is said, and
the other one is looked at. Takes about four minutes, listens on 127.0.0.1 only and ends all that it started.
"""
import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
from service import Service  # noqa: E402
import checks  # noqa: E402
from fronts import Nginx, Varnish, free_port  # noqa: E402

TOKEN = "a-token-for-the-bench-of-forty-characters"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("fronts", nargs="*", choices=["nginx", "varnish", []], default=[])
    wanted = parser.parse_args().fronts or ["nginx", "varnish"]
    programs = {"nginx": "nginx", "varnish": "varnishd"}
    present = [front for front in wanted if shutil.which(programs[front])]
    for front in wanted:
        if front not in present:
            print(f"NOT RUN: {front}: there is no {programs[front]} on this machine")
    if not present:
        sys.exit(1)
    results = []
    with tempfile.TemporaryDirectory(prefix="almanac-proxy-") as directory:
        subprocess.run(["chmod", "755", directory], check=True)
        port = free_port()
        service = Service(
            directory, port, heap="512m", ALMANAC_ADMIN_TOKEN=TOKEN, ALMANAC_DEMO="true",
            ALMANAC_BASE_URL="https://events.example", ALMANAC_TRUSTED_PROXIES="127.0.0.1",
            ALMANAC_LIMITS_SUBSCRIPTIONS_PER_NETWORK="3", ALMANAC_FEED_MAX_AGE="PT5S", ALMANAC_PAGES_MAX_AGE="PT5S")
        fronts = []
        try:
            for front in present:
                fronts.append((Nginx if front == "nginx" else Varnish)(Path(directory) / front, port))
            token = checks.subscriber(service, TOKEN)
            for front in fronts:
                results += checks.while_it_runs(front, port, TOKEN, token)
            results += checks.at_a_boundary(fronts, port, TOKEN)
            results += checks.when_it_is_gone(fronts, port, TOKEN, service)
        finally:
            for front in fronts:
                front.stop()
            service.stop()
    print("| before | what | seen | |\n| --- | --- | --- | --- |")
    for front, what, seen, good in results:
        print(f"| {front} | {what} | {seen} | {'yes' if good else '**NO**'} |")
    failed = sum(not good for *_, good in results)
    print(f"\n{len(results) - failed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
