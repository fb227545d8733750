#!/usr/bin/python3
"""Measures how fast the packaged jar sends, beside Postfix' smtp-source, into the same smtp-sink; prints Markdown.

usage: mail_bench.py [--subscribers 30000] [--rounds 3] [--parts speed,own,lateness,memory] [--queued 1000000] [--dry]
from the project's directory, after `mvn package`; --dry leaves docs/benchmarks.md as it is

speed     reminders that are queued already: composing, .ics, sending and bookkeeping, from the first mail to the last
own       the same, but that each mail is about three events of 60 that nobody else follows together
lateness  10,000 reminders that fall due within one minute: from due to accepted
memory    resident memory while 1,000 and while a million messages are queued, and while they are sent

Runs on loopback, in a temporary directory. As root on Debian it installs postfix and psql when they are missing.
Nothing else should run on the machine.
"""
import argparse
import atexit
import itertools
import json
import os
import re
import shutil
import socketserver
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from datetime import datetime, timedelta, timezone
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent.parent
TOKEN = "a-token-for-benchmarks-0123456789-0123"
HTTP_PORT = int(os.environ.get("BENCH_PORT", 18410))
SMTP_PORT = HTTP_PORT + 1
APPLICATION = os.environ.get("BENCH_APPLICATION", ROOT / "target/quarkus-app")
DOMAINS = 40
OWN = 60
THREES = list(itertools.combinations(range(OWN), 3))
# Rounds that do not count. The compiler works beside them: it takes a fifth of all time in the third, and little after.
WARM = 3


def used(pid):
    """Seconds of processor time of a process, and of its children that have ended."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    except OSError:
        return 0.0, 0.0
    tick = os.sysconf("SC_CLK_TCK")
    return (int(fields[11]) + int(fields[12])) / tick, (int(fields[13]) + int(fields[14])) / tick


def children(pid):
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            if int(stat.read_text().rsplit(")", 1)[1].split()[1]) == pid:
                found.append(int(stat.parent.name))
        except OSError:
            pass
    return found


class Service:
    def __init__(self, directory, **environment):
        self.directory = Path(directory)
        self.environment = {**os.environ, "ALMANAC_DATA_DIR": str(self.directory / "data"),
                            "QUARKUS_HTTP_PORT": str(HTTP_PORT), "ALMANAC_ADMIN_TOKEN": TOKEN,
                            "ALMANAC_BASE_URL": "https://events.bench.example", "QUARKUS_MAILER_HOST": "127.0.0.1",
                            "QUARKUS_MAILER_PORT": str(SMTP_PORT), "QUARKUS_MAILER_FROM": "Events <events@bench.example>",
                            "ALMANAC_OUTBOX_POLL_INTERVAL": "1s", "ALMANAC_NOTIFICATION_TICK": "1s", **environment}
        log = open(self.directory / "log", "ab")
        self.process = subprocess.Popen(["java", *os.environ.get("BENCH_JAVA", "-Xmx512m").split(), "-jar",
                                         Path(APPLICATION) / "quarkus-run.jar"],
                                        cwd=self.directory, env=self.environment, stdout=log, stderr=log)
        atexit.register(self.process.terminate)
        begun = time.monotonic()
        while True:
            try:
                if self.get("/q/health/ready"):
                    return
            except OSError:
                if self.process.poll() is not None or time.monotonic() - begun > 180:
                    sys.exit((self.directory / "log").read_text()[-2000:])
            time.sleep(0.1)

    def stop(self):
        self.process.terminate()
        self.process.wait(60)

    def call(self, method, path, body=None):
        request = urllib.request.Request(
            f"http://127.0.0.1:{HTTP_PORT}{path}", None if body is None else json.dumps(body).encode(), method=method,
            headers={"Authorization": f"Bearer {TOKEN}", "Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=600) as answer:
            return answer.read().decode()

    def get(self, path):
        return self.call("GET", path)

    def sql(self, statement):
        home = self.directory / "data"
        pid = next(home.rglob("postmaster.pid")).read_text().splitlines()
        password = next(home.rglob("password")).read_text().strip()
        out = subprocess.run(["psql", "-qAtX", "-h", "127.0.0.1", "-p", pid[3], "-U", "almanac", "-d", "almanac",
                              "-c", statement], env={**os.environ, "PGPASSWORD": password}, capture_output=True, text=True)
        if out.returncode:
            sys.exit(out.stderr)
        return out.stdout.strip()

    def count(self, state):
        return int(self.sql(f"select count(*) from message where state = '{state}'"))

    def sent(self):
        found = re.search(r'almanac_messages_total\{outcome="sent"\} ([\d.E]+)', self.get("/q/metrics"))
        return int(float(found[1])) if found else 0

    def rss(self):
        return int(re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{self.process.pid}/status").read_text())[1]) // 1024

    def postmaster(self):
        return int(next((self.directory / "data").rglob("postmaster.pid")).read_text().split()[0])

    def processor_time(self, sink):
        """Seconds that each of the three programs has used so far."""
        return {"Almanac": used(self.process.pid)[0], "PostgreSQL": sum(used(self.postmaster())) + sum(
            used(pid)[0] for pid in children(self.postmaster())), "smtp-sink": used(sink.pid)[0]}

    def pause(self):
        self.sql("update outbox_switch set paused_at = now()")

    def resume(self):
        self.sql("update outbox_switch set paused_at = null")

    def subscribe(self, first, to, tags=lambda reader: []):
        """Readers of everything, or of their own tags."""
        for n in range(first, to, 10_000):
            body = [{"email": f"reader{i}@domain{i % DOMAINS}.example", "leadTimes": ["P1D"], "announcements": False,
                     "tags": tags(i),
                     "changes": False, "nothingUpcoming": False, "timeZone": "Europe/London", "confirmed": True,
                     "consent": {"at": "2024-05-01", "source": "benchmark"}} for i in range(n, min(n + 10_000, to))]
            self.call("POST", "/api/v1/subscribers/import", body)
        # As autovacuum does a minute later: without it PostgreSQL still takes the tables for empty.
        self.sql("analyze")

    def remind(self, number, due, count=1, apart=0.0):
        """Events whose reminders fall due then, or one after the other."""
        for i in range(count):
            start = due + timedelta(days=1, seconds=i * apart)
            self.call("POST", "/api/v1/events", {
                "title": f"Benchmark conference number {number}-{i} of the trade", "start": f"{start:%Y-%m-%dT%H:%M:%S}",
                "end": f"{start + timedelta(hours=8):%Y-%m-%dT%H:%M:%S}", "timeZone": "UTC", "tags": [f"part-{i}"],
                "summary": "What is new, who is there, and what it means for the networks of tomorrow",
                "description": "The gathering of those who **build and run** networks.\n\nTalks and an exhibition.\n\n" * 4,
                "venue": {"name": "Hall 5", "city": "London", "country": "GB"}, "url": "https://conferences.example/5",
                "organiser": {"name": "Organiser"}})

    def await_queued(self, count):
        deadline = time.monotonic() + 1200
        while self.count("QUEUED") < count:
            if time.monotonic() > deadline:
                sys.exit(f"only {self.count('QUEUED')} of {count} were queued")
            time.sleep(1)

    def await_sent(self, count):
        deadline = time.monotonic() + 300
        while self.sent() < count:
            if time.monotonic() > deadline:
                sys.exit(f"only {self.sent()} of {count} were sent")
            time.sleep(0.5)


def sink():
    started = subprocess.Popen(["smtp-sink", *(["-u", "nobody"] if os.geteuid() == 0 else []),
                                f"127.0.0.1:{SMTP_PORT}", "1000"], stderr=subprocess.DEVNULL)
    atexit.register(started.terminate)
    time.sleep(0.5)
    return started


def end(process):
    process.terminate()
    process.wait(10)


def source(count, size):
    """What Postfix' generator reaches, in mails a second."""
    begun = time.monotonic()
    subprocess.run(["smtp-source", "-d", "-s", "8", "-m", str(count), "-l", str(size), "-f", "events@bench.example",
                    "-t", "reader@bench.example", f"127.0.0.1:{SMTP_PORT}"], check=True)
    return count / (time.monotonic() - begun)


def flow(service, server, count):
    """Lets the queue go: mails a second between the first and the last, and what each cost whom, in microseconds."""
    before = service.sent()
    cpu = service.processor_time(server)
    service.resume()
    while service.sent() == before:
        time.sleep(0.05)
    first, begun = service.sent(), time.monotonic()
    while True:
        time.sleep(0.2)
        now = service.sent()
        if now - before >= count:
            took = time.monotonic() - begun
            cost = {who: (seconds - cpu[who]) / count * 1e6 for who, seconds in service.processor_time(server).items()}
            return (now - first) / took, cost


class SizeServer(socketserver.ThreadingTCPServer):
    """Takes mails one command at a time, and notes their octets."""
    allow_reuse_address = daemon_threads = True

    class Talk(socketserver.StreamRequestHandler):
        def handle(self):
            self.wfile.write(b"220 size\r\n")
            while command := self.rfile.readline():
                if command.upper().startswith(b"DATA"):
                    self.wfile.write(b"354 go on\r\n")
                    octets = 0
                    while (line := self.rfile.readline()) not in (b".\r\n", b""):
                        octets += len(line)
                    self.server.sizes.append(octets)
                self.wfile.write(b"250 ok\r\n")

    def __init__(self):
        self.sizes = []
        super().__init__(("127.0.0.1", SMTP_PORT), self.Talk)


def mail_size(service, count):
    """The octets of a reminder as it goes out."""
    with SizeServer() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        service.resume()
        service.await_sent(count)
        service.pause()
        server.shutdown()
    return int(statistics.mean(server.sizes))


def soon(seconds):
    return datetime.now(timezone.utc) + timedelta(seconds=seconds)


def own_three(reader):
    return [f"part-{part}" for part in THREES[reader % len(THREES)]]


def speed(directory, subscribers, rounds, what="reminders", events=1, tags=lambda reader: []):
    service = Service(directory)
    service.pause()
    service.subscribe(0, 300, tags)
    service.remind(0, soon(5), events)
    service.await_queued(300)
    size = mail_size(service, 300)
    server = sink()
    service.resume()
    begun = time.monotonic()
    service.subscribe(300, subscribers, tags)
    print(f"{subscribers:,} subscribers in {time.monotonic() - begun:.0f} s, mails of {size} octets", flush=True)
    ours, theirs, costs = [], [], []
    for number in range(1, rounds + WARM + 1):
        service.pause()
        service.remind(number, soon(3 if events == 1 else 10), events)
        service.await_queued(subscribers)
        theirs.append(source(20_000, size))
        rate, cost = flow(service, server, subscribers)
        ours.append(rate)
        costs.append(cost)
        print(f"round {number}: {rate:,.0f} mails/s ({describe(cost)}), "
              f"smtp-source {theirs[-1]:,.0f}, ratio {rate / theirs[-1]:.2f}", flush=True)
    end(server)
    service.stop()
    ratio = statistics.median(a / b for a, b in zip(ours[WARM:], theirs[WARM:]))
    cost = {who: statistics.median(one[who] for one in costs[WARM:]) for who in costs[0]}
    busy = sum(cost.values()) * statistics.median(ours[WARM:]) / 1e6
    return ("| | mails/s | smtp-source -d, mails/s | ratio (median) | target |\n|---|--:|--:|--:|--:|\n"
            f"| {subscribers:,} {what} of {size:,} octets, queued to accepted | {statistics.median(ours[WARM:]):,.0f} | "
            f"{statistics.median(theirs[WARM:]):,.0f} | **{ratio:.2f}** | "
            f"{'0.50' if events == 1 else ''} |\n\n"
            "| processor time a mail, µs | " + " | ".join(cost) + " | all |\n|---" + "|--:" * (len(cost) + 1) + "|\n| | "
            + " | ".join(f"{one:,.0f}" for one in cost.values()) + f" | {sum(cost.values()):,.0f} |\n\n"
            f"These three kept {busy:.1f} of {os.cpu_count()} cores busy: processor time is what limits it, where that is "
            "all of them.\n")


def describe(cost):
    return ", ".join(f"{who} {one:.0f} µs" for who, one in cost.items())


def lateness(directory):
    service = Service(directory)
    server = sink()
    service.subscribe(0, 10_000, lambda reader: [f"part-{reader % 10}"])
    due = soon(40)
    service.remind(0, due, count=10, apart=6.0)
    service.await_sent(10_000)
    row = service.sql("""select round(extract(epoch from percentile_cont(0.5) within group (order by settled_at - due_at))::numeric, 2),
        round(extract(epoch from percentile_cont(0.99) within group (order by settled_at - due_at))::numeric, 2),
        round(extract(epoch from max(settled_at - due_at))::numeric, 2), count(*) from message where state = 'SENT'""").split("|")
    end(server)
    service.stop()
    return ("| due within a minute | p50 | p99 | worst |\n|---|--:|--:|--:|\n"
            f"| {int(row[3]):,} mails, looked for every second | {row[0]} s | {row[1]} s | {row[2]} s |\n")


# Copies of one real reminder, to subscribers of their own.
COPY = """
with reader as (insert into subscriber select r.*
    from subscriber s, generate_series({first}, {last}) n, lateral jsonb_populate_record(s, jsonb_build_object(
        'id', gen_random_uuid(), 'email', 'copy' || n || '@domain' || n % 40 || '.example',
        'email_key', 'copy' || n || '@domain' || n % 40 || '.example')) r
    where s.id = (select subscriber_id from message where state = 'QUEUED' order by id limit 1) returning id, email),
lead as (insert into subscriber_lead_time select id, 'P1D' from reader),
mail as (insert into message select c.*
    from message m, reader r, lateral jsonb_populate_record(m, jsonb_build_object('id', gen_random_uuid(),
        'subscriber_id', r.id, 'recipient', r.email, 'internet_message_id', gen_random_uuid() || '@bench.example')) c
    where m.id = (select id from message where state = 'QUEUED' order by id limit 1) returning id, subscriber_id)
insert into notice select c.*
    from notice n, mail, lateral jsonb_populate_record(n, jsonb_build_object('id', gen_random_uuid(),
        'subscriber_id', mail.subscriber_id, 'message_id', mail.id)) c
    where n.id = (select n.id from notice n join message m on m.id = n.message_id where m.state = 'QUEUED' limit 1)"""


def memory(directory, queued):
    service = Service(directory)
    service.pause()
    service.subscribe(0, 1_000)
    server = sink()
    rows = []

    def sending(seconds):
        service.resume()
        most, until = 0, time.monotonic() + seconds
        while time.monotonic() < until:
            most = max(most, service.rss())
            time.sleep(0.5)
        service.pause()
        time.sleep(3)
        return most

    # The first, which does not count, so that the heap is as large as sending makes it, whatever is queued.
    for round, n in enumerate((150_000, 1_000, queued)):
        # The last round's may all have gone: there must be one to copy.
        service.remind(round, soon(3))
        service.await_queued(1_000)
        have = service.count("QUEUED")
        begun = time.monotonic()
        for first in range(have, n, 50_000):
            service.sql(COPY.format(first=first, last=min(first + 50_000, n) - 1))
        service.sql("analyze")
        print(f"{max(0, n - have):,} copies in {time.monotonic() - begun:.0f} s", flush=True)
        time.sleep(20)
        waiting = service.count("QUEUED")
        rows.append((waiting, service.rss(), sending(30), service.sent()))
        print(rows[-1], flush=True)
        if round == 0:
            service.resume()
            service.await_sent(waiting)
            service.pause()
            service.sql("delete from subscriber where email like 'copy%'")
    end(server)
    service.stop()
    return ("| queued | resident memory before | most in 30 s of sending | sent by then |\n|--:|--:|--:|--:|\n"
            + "".join(f"| {n:,} | {before} MB | {most} MB | {sent:,} |\n" for n, before, most, sent in rows[1:]))


def need(program, package):
    if not shutil.which(program):
        subprocess.run(["apt-get", "install", "-y", "-qq", package], check=True,
                       env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"})


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--subscribers", type=int, default=30_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--queued", type=int, default=1_000_000)
    parser.add_argument("--parts", default="speed,own,lateness,memory")
    parser.add_argument("--dry", action="store_true")
    args = parser.parse_args()
    need("smtp-sink", "postfix")
    need("psql", "postgresql-client")
    tables = []
    for part in args.parts.split(","):
        with tempfile.TemporaryDirectory(prefix="mail-bench-", ignore_cleanup_errors=True) as directory:
            tables.append({"speed": lambda: speed(directory, args.subscribers, args.rounds),
                           "own": lambda: speed(directory, args.subscribers, args.rounds, "mails that nobody else gets", OWN,
                                                own_three),
                           "lateness": lambda: lateness(directory),
                           "memory": lambda: memory(directory, args.queued)}[part]())
            print(tables[-1], flush=True)
    if args.dry:
        return
    try:
        sys.path.insert(0, str(Path(__file__).parent.parent))
        import report
        report.write("mail", "\n".join(tables))
    except ImportError:
        pass


if __name__ == "__main__":
    main()
