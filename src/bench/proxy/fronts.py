"""nginx and Varnish with the files of deploy/, on free ports of this machine."""
import http.client
import os
import re
import shutil
import socket
import ssl
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent.parent
NAME = "events.example"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, {k.lower(): v for k, v in headers}, body

    @property
    def cache(self):
        return self.headers.get("x-cache", "")


class Front:
    """What reads through it. Each request is a connection of its own, from the address that is named."""

    def request(self, path, method="GET", body=None, source="127.0.0.1", **headers):
        connection = self.connect(source)
        try:
            names = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, path, body, {"Host": NAME, **names})
            answer = connection.getresponse()
            return Answer(answer.status, answer.getheaders(), answer.read())
        finally:
            connection.close()

    def await_answer(self):
        for _ in range(300):
            try:
                if self.request("/robots.txt").status == 200:
                    return
            except OSError:
                pass
            if self.process.poll() is not None:
                break
            time.sleep(0.1)
        sys.exit(f"{self.name} does not start: " + (self.directory / "log").read_text()[-2_000:])

    def stop(self):
        self.process.terminate()
        self.process.wait(30)


class Nginx(Front):
    name = "nginx"

    def __init__(self, directory, backend):
        self.directory = directory
        self.port, self.plain = free_port(), free_port()
        (directory / "cache").mkdir(parents=True)
        subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={NAME}",
                        "-addext", f"subjectAltName=DNS:{NAME}", "-keyout", directory / "key", "-out", directory / "crt"],
                       check=True, stderr=subprocess.DEVNULL)
        site = (ROOT / "deploy/nginx/almanac.conf").read_text()
        for old, new in [("/var/cache/nginx/almanac", f"{directory}/cache"), ("/etc/nginx/tls/almanac.crt", f"{directory}/crt"),
                         ("/etc/nginx/tls/almanac.key", f"{directory}/key"), ("listen 80;", f"listen 127.0.0.1:{self.plain};"),
                         ("listen [::]:80;", ""), ("listen 443 ssl", f"listen 127.0.0.1:{self.port} ssl"),
                         ("listen [::]:443 ssl http2;", "")]:
            assert old in site, old
            site = site.replace(old, new)
        upstream = (ROOT / "deploy/nginx/upstream.conf").read_text()
        assert "127.0.0.1:8080" in upstream
        (directory / "site.conf").write_text(upstream.replace("127.0.0.1:8080", f"127.0.0.1:{backend}") + site)
        (directory / "nginx.conf").write_text(f"""
daemon off; pid {directory}/pid; worker_processes 1;
events {{ worker_connections 1024; }}
http {{ access_log off; default_type application/octet-stream; include {directory}/site.conf; }}
""")
        log = open(directory / "log", "ab")
        for folder in (directory, directory / "cache"):
            folder.chmod(0o755)
        if os.geteuid() == 0:
            shutil.chown(directory / "cache", "www-data")
        self.process = subprocess.Popen(["nginx", "-p", directory, "-e", directory / "log", "-c", directory / "nginx.conf"],
                                        stdout=log, stderr=log)
        self.await_answer()

    def connect(self, source):
        context = ssl.create_default_context(cafile=self.directory / "crt")
        connection = http.client.HTTPSConnection("127.0.0.1", self.port, timeout=90, context=context,
                                                 source_address=(source, 0))
        raw = socket.create_connection(("127.0.0.1", self.port), 90, (source, 0))
        connection.sock = context.wrap_socket(raw, server_hostname=NAME)
        return connection

    def protocol(self):
        """What a client that offers both is spoken to in."""
        context = ssl.create_default_context(cafile=self.directory / "crt")
        context.set_alpn_protocols(["h2", "http/1.1"])
        with socket.create_connection(("127.0.0.1", self.port), 30) as raw, \
                context.wrap_socket(raw, server_hostname=NAME) as secured:
            return f"{secured.selected_alpn_protocol()}, {secured.version()}"


class Varnish(Front):
    name = "Varnish"

    def __init__(self, directory, backend):
        self.directory, self.port = directory, free_port()
        directory.mkdir(parents=True)
        vcl = (ROOT / "deploy/varnish/almanac.vcl").read_text()
        vcl, replaced = re.subn(r'\.port = "8080";', f'.port = "{backend}";', vcl)
        assert replaced == 1
        (directory / "almanac.vcl").write_text(vcl)
        log = open(directory / "log", "ab")
        work = directory / "work"
        work.mkdir()
        for folder in (directory, work):
            folder.chmod(0o755)
        self.process = subprocess.Popen(
            ["varnishd", "-F", "-n", work, "-f", directory / "almanac.vcl", "-a", f"127.0.0.1:{self.port}", "-s", "malloc,64m",
             "-T", "none", "-p", "default_ttl=0", "-p", "default_grace=0", "-p", "thread_pool_min=5", "-p", "thread_pools=1"],
            stdout=log, stderr=log)
        self.await_answer()

    def connect(self, source):
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=90, source_address=(source, 0))
