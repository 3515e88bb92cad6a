"""A browser, the served register, and pages that must stay silent."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright
from pytest_django.plugin import DjangoDbBlocker

from tests.browser import chromium
from tests.browser.noise import TELL_VIOLATIONS, Noise

DESKTOP = {"viewport": {"width": 1440, "height": 900}}
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
DEVICES = {"desktop": DESKTOP, "phone": PHONE}

PATIENCE = 30_000
"""Milliseconds: a machine that does other things beside the tests is slow, not wrong."""
expect.set_options(timeout=PATIENCE)

OpenPage = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.parent.name == "browser":
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def executable() -> str:
    """Where Chromium is. Looked for first: nothing is loaded where there is none."""
    path = chromium.find()
    if path is None:
        (pytest.fail if chromium.IS_REQUIRED else pytest.skip)(chromium.MISSING)
    return path


@pytest.fixture(scope="package")
def db(django_db_setup: None) -> None:
    """The test database without a transaction around each test: a browser could not see into it.

    pytest-django makes the database only when some test asks for a fixture of this name.
    """


@pytest.fixture(scope="session")
def database(
    executable: str, django_db_setup: None, photo: Any, django_db_blocker: DjangoDbBlocker
) -> Iterator[str]:
    """The address of the database behind the served register: filled once for all files."""
    from tests.browser.site import filled_database  # noqa: PLC0415 - models

    filled = contextlib.ExitStack()
    with django_db_blocker.unblock():
        address = filled.enter_context(filled_database(photo))
    yield address
    with django_db_blocker.unblock():
        filled.close()


@pytest.fixture(scope="session")
def site(database: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the served register."""
    from tests.browser.site import served  # noqa: PLC0415 - models

    with served(database, tmp_path_factory.mktemp("browser") / "web.log") as address:
        yield address


@pytest.fixture(scope="package")
def browser(executable: str, db: None, site: str) -> Iterator[Browser]:
    """Chromium for this package only: while it runs, Django takes this thread for async code."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=executable, args=chromium.arguments())
        yield running
        running.close()


def new_page(browser: Browser, site: str, options: dict[str, Any]) -> Page:
    """A page in a profile of its own, which hears every complaint as ``page.noise``."""
    context = browser.new_context(base_url=site, **options)
    context.set_default_timeout(PATIENCE)
    context.add_init_script(TELL_VIOLATIONS)
    page = context.new_page()
    page.noise = Noise(page)  # type: ignore[attr-defined]
    return page


@pytest.fixture
def open_page(browser: Browser, site: str) -> Iterator[OpenPage]:
    """Opens pages; every one of them must stay silent."""
    opened: list[Page] = []

    def open_page(path: str = "", *, device: str = "desktop", **options: Any) -> Page:
        page = new_page(browser, site, DEVICES[device] | options)
        opened.append(page)
        if path:
            page.goto(path)
        return page

    yield open_page
    heard = [complaint for page in opened for complaint in page.noise.heard]  # type: ignore[attr-defined]
    for page in opened:
        page.context.close()
    assert heard == []
