"""The browser of the tests: found on this machine, never downloaded."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
QUIET = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
IS_REQUIRED = os.environ.get("BROWSER_TESTS") == "required"
MISSING = "No Chromium was found: install it, or name it in CHROMIUM."


def arguments() -> list[str]:
    """Chromium refuses its sandbox to root; everyone else keeps it."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return ["--no-sandbox", *QUIET] if is_root else [*QUIET]


def find() -> str | None:
    """CHROMIUM, else one on the PATH, else the one that Playwright once downloaded."""
    if named := os.environ.get("CHROMIUM"):
        return shutil.which(named)
    for name in NAMES:
        if path := shutil.which(name):
            return path
    with sync_playwright() as playwright:
        downloaded = playwright.chromium.executable_path
    return downloaded if Path(downloaded).exists() else None
