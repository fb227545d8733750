#!/usr/bin/python3
"""Takes the pictures of the readers' pages, the desk and two operators' themes that docs/images holds.

usage: pictures.py [--all DIRECTORY]      from the project's directory, after `mvn package`

With --all every page at 360, 768 and 1280 px, in light and dark, and as printed, goes to that directory, to be looked at.
Needs chromium and node; playwright-core is installed below target.
"""
import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from service import ROOT, Service  # noqa: E402

TOOLS = ROOT / "target/bench-pages"
PORT = 18650
TOKEN = "a-token-for-pictures-of-forty-characters"
COMMON = {
    "ALMANAC_DEMO": "true",
    "ALMANAC_ADMIN_EMAIL": "editor@example.com",
    "ALMANAC_ADMIN_PASSWORD": "a-long-enough-password-1",
    "ALMANAC_ADMIN_TOKEN": TOKEN,
}
# A dark brand with a logo, and a light one whose own yellow is kept for the dark.
THEMES = {
    "theme-dark-brand": {"ALMANAC_SITE_NAME": "Northern Line events", "ALMANAC_THEME_LOGO": str((HERE / "logo.svg").resolve()),
                         "ALMANAC_THEME_ACCENT": "#3b0a45", "ALMANAC_THEME_PAPER": "#f3f4f8"},
    "theme-light-brand": {"ALMANAC_SITE_NAME": "Die Fachzeitung: Termine der Branche", "ALMANAC_THEME_ACCENT": "#8a6100",
                          "ALMANAC_THEME_ACCENT_DARK": "#ffd400", "ALMANAC_THEME_PAPER": "#fffdf2"},
}


def tools():
    TOOLS.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "pictures.mjs", "scene.mjs"):
        shutil.copy(HERE / name, TOOLS / name)
    if not (TOOLS / "node_modules").exists():
        subprocess.run(["npm", "install", "--no-audit", "--no-fund", "--silent"], cwd=TOOLS, check=True)


def take(port, directory, wanted, settings):
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as home:
        service = Service(home, port, heap="512m", **COMMON, **settings)
        try:
            subprocess.run(["node", "pictures.mjs", f"http://127.0.0.1:{port}", directory, wanted], cwd=TOOLS, check=True,
                           env={**os.environ, "ALMANAC_ADMIN_TOKEN": TOKEN})
        finally:
            service.stop()


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--all", metavar="DIRECTORY")
    given = options.parse_args()
    directory = Path(given.all or ROOT / "docs/images").resolve()
    directory.mkdir(parents=True, exist_ok=True)
    tools()
    take(PORT, directory, "all" if given.all else "docs", {})
    for name, settings in THEMES.items():
        take(PORT, directory, name, settings)


if __name__ == "__main__":
    main()
