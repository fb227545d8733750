"""The packaged service with a database of its own, for as long as something is measured."""
import os
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


class Service:
    def __init__(self, directory, port, heap="1g", **settings):
        self.directory, self.port = Path(directory), port
        self.directory.mkdir(exist_ok=True)
        env = {**os.environ, "ALMANAC_DATA_DIR": str(self.directory / "data"), "QUARKUS_HTTP_PORT": str(port),
               "QUARKUS_HTTP_HOST": "127.0.0.1", "ALMANAC_BASE_URL": f"http://127.0.0.1:{port}", **settings}
        log = open(self.directory / "log", "ab")
        self.process = subprocess.Popen(["java", f"-Xmx{heap}", "-jar", ROOT / "target/quarkus-app/quarkus-run.jar"],
                                        cwd=directory, env=env, stdout=log, stderr=log)
        for _ in range(1_200):
            try:
                self.get("/q/health/ready")
                return
            except OSError:
                if self.process.poll() is not None:
                    break
                time.sleep(0.1)
        sys.exit((self.directory / "log").read_text()[-2_000:])

    def get(self, path, **headers):
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", headers=headers)
        with urllib.request.urlopen(request, timeout=120) as answer:
            return answer.read()

    def sql(self, *arguments):
        cluster = self.directory / "data/postgresql"
        port = (cluster / "data/postmaster.pid").read_text().splitlines()[3]
        env = {**os.environ, "PGPASSWORD": (cluster / "password").read_text().strip()}
        done = subprocess.run(["psql", "-qAt", "-h", "127.0.0.1", "-p", port, "-U", "almanac", "-d", "almanac",
                               "-v", "ON_ERROR_STOP=1", *arguments], env=env, capture_output=True, text=True)
        if done.returncode:
            sys.exit(done.stderr)
        return done.stdout

    def stop(self):
        self.process.terminate()
        self.process.wait(60)
