"""The slowest statements that PostgreSQL ran, with their plans, read from the log of the embedded server."""
import os
import re
import shutil
import subprocess
import textwrap
import time

PARAMETERS = re.compile(r"\$(\d+) = ('(?:[^']|'')*'|NULL)")


class Server:
    """The embedded server in a data directory."""

    def __init__(self, data):
        self.folder = data / "postgresql"
        lines = (self.folder / "data/postmaster.pid").read_text().splitlines()
        self.pid, self.port = int(lines[0]), lines[3].strip()

    def sql(self, text):
        environment = {**os.environ, "PGPASSWORD": (self.folder / "password").read_text().strip()}
        command = ["psql", "-h", "127.0.0.1", "-p", self.port, "-U", "postgres", "-d", "almanac", "-X", "-At", "-v", "ON_ERROR_STOP=1"]
        return subprocess.run(command, input=text, env=environment, capture_output=True, text=True, check=True).stdout

    def log(self):
        return "".join(file.read_text(errors="replace") for file in sorted((self.folder / "log").iterdir()))


def install():
    if not shutil.which("psql"):
        subprocess.run(["apt-get", "install", "-y", "--no-install-recommends", "postgresql-client"], check=True,
                       env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"})


def slowest(data, ask, how_many=3):
    """The slowest reads while something is asked, each once: how long it took, what it was, its plan. As Markdown."""
    install()
    server = Server(data)
    server.sql("alter system set log_min_duration_statement = 0; select pg_reload_conf();")
    time.sleep(1)
    before = len(server.log())
    ask()
    time.sleep(1)
    text = server.log()[before:]
    server.sql("alter system reset log_min_duration_statement; select pg_reload_conf();")
    worst = {}
    for took, statement, parameters in entries(text):
        if statement.startswith("select") and took > worst.get(statement, (0, None))[0]:
            worst[statement] = (took, parameters)
    chosen = sorted(worst.items(), key=lambda item: -item[1][0])[:how_many]
    return "\n".join(part(server, statement, took, parameters) for statement, (took, parameters) in chosen)


def entries(text):
    """Of each execution: milliseconds, statement, values of its parameters. Those stand in a line of their own behind it."""
    last = None
    for block in re.split(r"\n(?=\d{4}-\d\d-\d\d )", text):
        run = re.search(r"duration: ([\d.]+) ms +execute [^:]*: (.*)", block, re.S)
        details = re.search(r"DETAIL: +[Pp]arameters: (.*)", block, re.S)
        if last and details:
            yield *last, dict(PARAMETERS.findall(details[1]))
        elif last:
            yield *last, {}
        last = (float(run[1]), " ".join(run[2].split())) if run else None


def part(server, statement, took, parameters):
    # Longest numbers first, so that $1 is not found in $12.
    for number in sorted(parameters, key=int, reverse=True):
        statement = statement.replace(f"${number}", parameters[number])
    plan = server.sql(f"explain (analyze, costs off, timing off, summary off, buffers off) {statement};").strip()
    return f"{took:.1f} ms:\n\n```sql\n{wrapped(statement)}\n```\n```\n{plan}\n```\n"


def wrapped(statement, width=118):
    return "\n".join(textwrap.wrap(statement, width, break_long_words=False, break_on_hyphens=False))
