#!/usr/bin/env python3
"""A real Prometheus with the rules of deploy/prometheus scrapes the packaged service: every metric that rules and dashboard name
must come, and stopping the service must raise AlmanacDown. Ends with 1 if not.

    mvn -DskipTests package && src/bench/monitoring/monitoring.py

Needs prometheus and promtool (Debian: prometheus). Takes about three minutes, listens on 127.0.0.1 and ends what it started.
"""
import json
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
from service import ROOT, Service  # noqa: E402

DEPLOY = ROOT / "deploy"
TOKEN = "a-token-for-metrics-of-forty-characters-0"
ADMIN = "a-token-for-the-bench-of-forty-characters"
failures = []


def check(what, good):
    print(f"{'ok    ' if good else 'FAILED'} {what}", flush=True)
    if not good:
        failures.append(what)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def promtool(*arguments):
    done = subprocess.run(["promtool", *arguments], cwd=DEPLOY / "prometheus", capture_output=True, text=True)
    check(f"promtool {' '.join(arguments)}", done.returncode == 0)
    if done.returncode:
        print(done.stdout + done.stderr)


def named():
    """The metrics that rules and dashboard ask for."""
    texts = [(DEPLOY / "prometheus/almanac.rules.yml").read_text()]
    dashboard = json.loads((DEPLOY / "grafana/almanac.json").read_text())
    texts += [target["expr"] for panel in dashboard["panels"] for target in panel.get("targets", [])]
    return sorted({name for text in texts for name in re.findall(r"\b([a-z]+(?:_[a-z0-9]+)+|up)\{", text)})


def main():
    if missing := [program for program in ("prometheus", "promtool") if not shutil.which(program)]:
        sys.exit(f"NOT RUN: there is no {' and no '.join(missing)} on this machine")
    promtool("check", "rules", "almanac.rules.yml")
    promtool("test", "rules", "almanac.rules.test.yml")
    with tempfile.TemporaryDirectory(prefix="almanac-monitoring-") as directory:
        port, own = free_port(), free_port()
        service = Service(directory, port, heap="512m", ALMANAC_METRICS_TOKEN=TOKEN, ALMANAC_ADMIN_TOKEN=ADMIN, ALMANAC_DEMO="true")
        prometheus = None
        try:
            prometheus = start(Path(directory), port, own)
            look(service, own)
        finally:
            if prometheus:
                prometheus.terminate()
                prometheus.wait(30)
            service.stop()
    print(f"\n{len(failures)} failed")
    sys.exit(1 if failures else 0)


def start(directory, port, own):
    config = (DEPLOY / "prometheus/prometheus.yml").read_text()
    for old, new in [("/etc/prometheus/almanac.token", str(directory / "token")),
                     ('["almanac-1:8080", "almanac-2:8080"]', f'["127.0.0.1:{port}"]'),
                     ("scrape_interval: 15s", "scrape_interval: 5s"), ("evaluation_interval: 15s", "evaluation_interval: 5s")]:
        assert old in config, old
        config = config.replace(old, new)
    (directory / "token").write_text(TOKEN)
    (directory / "prometheus.yml").write_text(config)
    shutil.copy(DEPLOY / "prometheus/almanac.rules.yml", directory)
    log = open(directory / "prometheus.log", "ab")
    return subprocess.Popen(["prometheus", f"--config.file={directory}/prometheus.yml", f"--storage.tsdb.path={directory}/tsdb",
                             f"--web.listen-address=127.0.0.1:{own}"], stdout=log, stderr=log)


def api(own, path, **parameters):
    query = f"?{urllib.parse.urlencode(parameters)}" if parameters else ""
    with urllib.request.urlopen(f"http://127.0.0.1:{own}/api/v1/{path}{query}", timeout=30) as answer:
        return json.load(answer)["data"]


def until(seconds, condition):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            if found := condition():
                return found
        except OSError:
            pass
        time.sleep(1)
    return None


def states(own):
    return {rule["name"]: (rule["state"], rule["health"]) for group in api(own, "rules")["groups"] for rule in group["rules"]}


# Counted when something happens for the first time, which takes a mail server or a mistake: they come under these names, as
# MetricNamesTest holds by the sources.
ONCE_THERE = {"almanac_bounces_total", "almanac_messages_total", "almanac_render_failures_total", "almanac_transactions_repeated_total"}


def look(service, own):
    try:
        service.get("/q/metrics")
        check("metrics are shut without the token", False)
    except urllib.error.HTTPError as e:
        check(f"metrics are shut without the token: {e.code}", e.code == 401)
    check("Prometheus scrapes", until(60, lambda: api(own, "query", query='up{job="almanac"} == 1')["result"]))
    make_some_work(service)
    time.sleep(12)
    for name in named():
        found = api(own, "query", query=f'count({name}{{job="almanac"}})')["result"]
        if found or name not in ONCE_THERE:
            check(f"{name}: {found[0]['value'][1] if found else 0} series", bool(found))
        else:
            print(f"       {name}: none yet, nothing of that kind has happened")
    before = until(60, lambda: all(health == "ok" for _, health in states(own).values()) and states(own))
    check(f"{len(before or {})} rules are evaluated without an error", bool(before))
    check("none fires", all(state == "inactive" for state, _ in (before or {}).values()))
    begun = time.monotonic()
    service.stop()
    fired = until(180, lambda: states(own)["AlmanacDown"][0] == "firing")
    check(f"AlmanacDown fires {time.monotonic() - begun:.0f} seconds after the service was stopped", bool(fired))
    alert = next((a for a in api(own, "alerts")["alerts"] if a["labels"]["alertname"] == "AlmanacDown"), None)
    print(f"       {alert and alert['annotations']['summary']}")


def make_some_work(service):
    service.get("/calendar.ics")
    service.get("/")
    body = b'[{"title": "Counted", "start": "2031-01-01", "allDay": true}]'
    subscription = b'{"email": "reader@example.com"}'
    for path, data in (("/api/v1/import?source=bench", body), ("/subscriptions", subscription)):
        request = urllib.request.Request(f"http://127.0.0.1:{service.port}{path}", data,
                                         {"Content-Type": "application/json", "Authorization": f"Bearer {ADMIN}"})
        urllib.request.urlopen(request, timeout=60).read()


if __name__ == "__main__":
    main()
