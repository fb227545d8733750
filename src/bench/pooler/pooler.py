#!/usr/bin/env python3
"""Two nodes of the packaged service on a PostgreSQL behind PgBouncer in transaction mode: does everything work that two nodes do
together? Ends with 1 if something does not.

    mvn -DskipTests package && src/bench/pooler/pooler.py [--prepared]

--prepared leaves the driver's prepared statements on, which needs PgBouncer 1.21 or newer with max_prepared_statements.
Needs postgresql and pgbouncer (Debian's packages), as root, which gives both an account of their own. Takes about five minutes,
listens on 127.0.0.1 only and ends all that it started.
"""
import argparse
import asyncio
import datetime
import glob
import json
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
from service import Service  # noqa: E402

TOKEN = "a-token-for-the-bench-of-forty-characters"
POOL = 10
READERS = 2_000
failed = 0


def say(what, seen, good):
    global failed
    failed += not good
    print(f"{'ok    ' if good else 'FAILED'} {what}: {seen}", flush=True)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Sink:
    """Takes every mail, and remembers to whom it went and its Message-ID."""

    def __init__(self):
        self.mails, ready = [], threading.Event()

        async def serve():
            server = await asyncio.start_server(self.session, "127.0.0.1", 0, limit=1 << 22)
            self.port = server.sockets[0].getsockname()[1]
            ready.set()
            await server.serve_forever()

        threading.Thread(target=lambda: asyncio.run(serve()), daemon=True).start()
        ready.wait(10)

    async def session(self, reader, writer):
        writer.write(b"220 sink\r\n")
        to = None
        try:
            while line := await reader.readline():
                verb = line[:4].upper()
                if verb == b"EHLO":
                    writer.write(b"250-sink\r\n250 8BITMIME\r\n")
                elif verb == b"RCPT":
                    to = re.search(rb"<(.*?)>", line).group(1).decode()
                    writer.write(b"250 ok\r\n")
                elif verb == b"DATA":
                    writer.write(b"354 go on\r\n")
                    text = await reader.readuntil(b"\r\n.\r\n")
                    self.mails.append((to, re.search(rb"(?im)^message-id: *(\S+)", text).group(1).decode()))
                    writer.write(b"250 taken\r\n")
                elif verb == b"QUIT":
                    writer.write(b"221 bye\r\n")
                    break
                else:
                    writer.write(b"250 ok\r\n")
        except (OSError, asyncio.IncompleteReadError):
            pass
        writer.close()


class Database:
    def __init__(self, directory):
        programs = Path(sorted(glob.glob("/usr/lib/postgresql/*/bin"))[-1])
        self.port, self.pooled = free_port(), free_port()
        data = directory / "postgresql"
        data.mkdir()
        shutil.chown(data, "postgres", "postgres")
        self.account = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
        subprocess.run([*self.account, programs / "initdb", "-D", data, "-A", "trust", "-U", "almanac", "-E", "UTF8", "--locale=C"],
                       check=True, stdout=subprocess.DEVNULL, cwd="/")
        log = open(directory / "database.log", "ab")
        self.server = subprocess.Popen(
            [*self.account, programs / "postgres", "-D", data, "-p", str(self.port), "-c", "listen_addresses=127.0.0.1",
             "-c", "unix_socket_directories=", "-c", "max_connections=40"], stdout=log, stderr=log, cwd="/")
        for _ in range(300):
            if not subprocess.run(["psql", "-h", "127.0.0.1", "-p", str(self.port), "-U", "almanac", "-qc", "create database almanac",
                                   "postgres"], stderr=subprocess.DEVNULL).returncode:
                break
            time.sleep(0.2)
        (directory / "users").write_text('"almanac" "x"\n')
        (directory / "pgbouncer.ini").write_text(f"""
[databases]
almanac = host=127.0.0.1 port={self.port}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = {self.pooled}
unix_socket_dir =
auth_type = any
auth_file = {directory}/users
admin_users = almanac
pool_mode = transaction
default_pool_size = {POOL}
max_client_conn = 200
# The driver asks for it in every new connection; all connections have the same.
ignore_startup_parameters = extra_float_digits
""")
        (directory / "pgbouncer.ini").write_text(
            (directory / "pgbouncer.ini").read_text().replace(f"port={self.port}", f"port={self.port} user=almanac"))
        self.pooler = subprocess.Popen([*self.account, "pgbouncer", directory / "pgbouncer.ini"], stdout=log, stderr=log, cwd="/")
        time.sleep(1)

    def sql(self, statement):
        return subprocess.run(["psql", "-qAt", "-h", "127.0.0.1", "-p", str(self.port), "-U", "almanac", "-c", statement, "almanac"],
                              check=True, capture_output=True, text=True).stdout.strip()

    def stop(self):
        self.pooler.terminate()
        self.pooler.wait(30)
        self.server.send_signal(2)
        self.server.wait(60)


def call(node, method, path, body=None, kind="application/json"):
    request = urllib.request.Request(f"http://127.0.0.1:{node.port}{path}", method=method, data=body and json.dumps(body).encode(),
                                     headers={"Content-Type": kind, "Authorization": f"Bearer {TOKEN}"})
    with urllib.request.urlopen(request, timeout=300) as answer:
        return json.loads(answer.read() or b"null")


def edits(nodes):
    """An edit on one node shows in the other's feed. Two seconds are promised; on a machine that is busy with other work, five."""
    event = call(nodes[0], "POST", "/api/v1/events", {"title": "Edit 0", "start": "2031-01-01", "allDay": True, "tags": ["edits"]})
    slowest = 0.0
    for n in range(1, 21):
        writer, reader = nodes[n % 2], nodes[(n + 1) % 2]
        call(writer, "PATCH", f"/api/v1/events/{event['id']}", {"title": f"Edit {n}"}, "application/merge-patch+json")
        begun = time.monotonic()
        while f"Edit {n}\r".encode() not in reader.get("/calendar.ics?tag=edits") and time.monotonic() - begun < 10:
            time.sleep(0.02)
        slowest = max(slowest, time.monotonic() - begun)
    say("twenty edits, now on one node and now on the other: the latest to show on the other, seconds", f"{slowest:.2f}", slowest < 5)


def reminders(nodes, database, sink):
    items = [{"email": f"reader-{n}@example.com", "confirmed": True, "tags": ["reminded"], "leadTimes": ["P7D"], "announcements": False,
              "consent": {"at": "2026-01-01T00:00:00Z", "source": "bench"}} for n in range(READERS)]
    call(nodes[0], "POST", "/api/v1/tags", {"name": "reminded"})
    report = call(nodes[0], "POST", "/api/v1/subscribers/import", items)
    say("readers moved over", report.get("created"), report.get("created") == READERS)
    start = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(days=7, minutes=2)
    call(nodes[1], "POST", "/api/v1/events", {"title": "Reminded", "start": f"{start:%Y-%m-%dT%H:%M}", "timeZone": "Etc/UTC",
                                              "tags": ["reminded"], "published": True})
    end = time.monotonic() + 240
    most = 0
    while time.monotonic() < end and len({to for to, _ in sink.mails}) < READERS:
        most = max(most, int(database.sql("select count(*) from pg_stat_activity where usename = 'almanac' and datname = 'almanac'")))
        time.sleep(0.5)
    time.sleep(5)
    tos = [to for to, _ in sink.mails]
    say("reminders that arrived, and of them twice", f"{len(set(tos))}, {len(tos) - len(set(tos))}", sorted(set(tos)) == sorted(
        item["email"] for item in items) and len(tos) == len(set(tos)))
    say(f"connections of the database in use by two nodes with pools of 20 each, at most ({POOL} are allowed, one is this question's)",
        most, 0 < most <= POOL + 1)


def sizes(database):
    """What a row costs on disk, its indexes and long values with it; docs/scaling.md reckons with it."""
    database.sql("vacuum analyze")
    print("\n| table | rows | octets a row |\n| --- | --- | --- |")
    for line in database.sql("""
            select relname, n_live_tup, pg_total_relation_size(relid) / n_live_tup from pg_stat_user_tables
            where n_live_tup >= 1000 order by 1""").splitlines():
        print("| " + " | ".join(line.split("|")) + " |")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--prepared", action="store_true")
    prepared = parser.parse_args().prepared
    if missing := [p for p in ("pgbouncer", "psql", "setpriv") if not shutil.which(p)] + ["postgres"] * (not glob.glob("/usr/lib/postgresql/*/bin")):
        sys.exit(f"NOT RUN: there is no {', '.join(missing)} on this machine")
    with tempfile.TemporaryDirectory(prefix="almanac-pooler-") as name:
        directory = Path(name)
        directory.chmod(0o755)
        sink, database, nodes = Sink(), Database(directory), []
        url = f"jdbc:postgresql://127.0.0.1:{database.pooled}/almanac" + ("" if prepared else "?prepareThreshold=0")
        settings = dict(ALMANAC_ADMIN_TOKEN=TOKEN, QUARKUS_DATASOURCE_JDBC_URL=url, QUARKUS_DATASOURCE_USERNAME="almanac",
                        QUARKUS_DATASOURCE_PASSWORD="x", QUARKUS_MAILER_HOST="127.0.0.1", QUARKUS_MAILER_PORT=str(sink.port),
                        QUARKUS_MAILER_FROM="events@events.example", ALMANAC_NOTIFICATION_TICK="2s")
        try:
            for n in range(2):
                nodes.append(Service(directory / str(n), free_port(), heap="400m", **settings))
            say("nodes that made the schema and are ready", len(nodes), True)
            edits(nodes)
            reminders(nodes, database, sink)
            sizes(database)
            for node in nodes:
                say("a node is still ready", "yes", node.get("/q/health/ready"))
            logs = "".join((directory / str(n) / "log").read_text() for n in range(2))
            errors = sorted(set(re.findall(r"(?m)^\S+ \S+ +(?:ERROR|WARN).*", logs)))
            say("lines of both logs that say ERROR or WARN", len(errors), not any("ERROR" in line or "statement" in line for line in errors))
            print("\n".join(line[:220] for line in errors[:10]))
        finally:
            for node in nodes:
                node.stop()
            database.stop()
    print(f"\n{failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
