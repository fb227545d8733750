"""Puts what was measured into docs/benchmarks.md, each part between its own two marks. The prose there is written by hand."""
import os
import platform
import re
import subprocess
from datetime import date
from pathlib import Path

REPORT = Path(__file__).parent.parent.parent / "docs/benchmarks.md"


def machine():
    java = subprocess.run(["java", "-version"], capture_output=True, text=True).stderr.splitlines()[0]
    model = re.search(r"model name\s*:\s*(.*)", Path("/proc/cpuinfo").read_text())
    return f"{os.cpu_count()} cores ({model[1] if model else platform.machine()}), {platform.system()} {platform.release()}, {java}"


def write(part, markdown):
    """Replaces a part's figures and says where and when they were taken."""
    text = REPORT.read_text()
    begin, end = f"<!-- {part} -->", f"<!-- /{part} -->"
    if begin not in text or end not in text:
        raise SystemExit(f"{REPORT} has no place for {part}: write {begin} and {end} where its figures belong")
    before, rest = text.split(begin, 1)
    after = rest.split(end, 1)[1]
    taken = f"*{date.today()}, {machine()}.*"
    REPORT.write_text(f"{before}{begin}\n{markdown.strip()}\n\n{taken}\n{end}{after}")
