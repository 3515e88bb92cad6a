"""The pages as documents: well formed, sound in structure, and without a dead link."""

from __future__ import annotations

import html
import re
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from urllib.parse import parse_qsl, urldefrag, urljoin, urlsplit

import pytest
from django.test import Client
from justhtml import Element, JustHTML

from agreements.models import Agreement, Article, Mineral, Party, Pillar, Provision
from tests.factories import UserFactory, make_desk, make_settled
from tests.html_paths import PATHS
from tests.register import Photograph

pytestmark = pytest.mark.django_db

LINK = re.compile(r'\shref="([^"]*)"')
ANCHOR = re.compile(r'\sid="([^"]*)"')
CONTROLS = "input:not([type=hidden]), select, textarea"
SIGNED_IN = ("/account/password/", "/history/", "/quality/suggestions", "/review/", "/watching/")
HEADINGS = "h1, h2, h3, h4, h5, h6"


def worked_on() -> dict[str, int]:
    """A fact that was changed, and a citation of it that was removed."""
    fact = Provision.objects.exclude(citations=None)[0]
    fact.summary = "Put right."
    fact.save()
    gone = fact.citations.all()[0]
    numbers = {"fact": fact.pk, "change": fact.events.latest("pgh_id").pgh_id, "gone": gone.pk}
    gone.delete()
    return numbers


@pytest.fixture(scope="module")
def read(real_register: Photograph) -> Iterator[object]:
    """Reads a page once, however many tests look at it."""

    agreement = Agreement.objects.all()[0]
    desk = make_desk(1, agreement)
    numbers = {name: getattr(desk, name).pk for name in desk._fields}
    numbers["dispute"] = make_settled(1, agreement).pk
    numbers |= worked_on()
    curator = UserFactory(is_superuser=True)

    @cache
    def read(path: str) -> JustHTML:
        client = Client()
        if path.startswith(SIGNED_IN):
            client.force_login(curator)
        answer = client.get(path.format(**numbers))
        assert answer.status_code == PATHS.get(path, 200)
        return JustHTML(answer.content.decode(), collect_errors=True, sanitize=False)

    return read


each_page = pytest.mark.parametrize("path", PATHS)


@each_page
def test_the_document_is_well_formed(read, path):
    assert [f"{e.line}:{e.column} {e.code}" for e in read(path).errors] == []


@each_page
def test_ids_are_unique(read, path):
    ids = Counter(element.attrs["id"] for element in read(path).query("[id]"))
    assert [name for name, times in ids.items() if times > 1] == []


@each_page
def test_what_refers_to_an_id_finds_it(read, path):
    page = read(path)
    ids = {element.attrs["id"] for element in page.query("[id]")}
    referring = ("for", "form", "aria-labelledby", "aria-describedby", "popovertarget")
    named = {
        (name, value)
        for name in referring
        for element in page.query(f"[{name}]")
        for value in element.attrs[name].split()
    }
    assert {(name, value) for name, value in named if value not in ids} == set()


@each_page
def test_every_control_has_a_label(read, path):
    page = read(path)
    labelled = {label.attrs.get("for") for label in page.query("label")}
    bare = [
        control.attrs
        for control in page.query(CONTROLS)
        if not control.attrs.get("aria-label")
        and control.attrs.get("id") not in labelled
        and not is_inside(control, "label")
    ]
    assert bare == []


@each_page
def test_headings_are_in_order(read, path):
    levels = [int(heading.name[1]) for heading in read(path).query(HEADINGS)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@each_page
def test_every_table_names_its_columns(read, path):
    for table in read(path).query("table"):
        heads = table.query("thead th")
        assert heads
        assert all(head.attrs.get("scope") for head in heads)


@each_page
def test_the_page_says_its_language_title_and_main_part(read, path):
    page = read(path)
    assert page.query_one("html").attrs["lang"] == "en"
    assert page.query_one("title").to_text().strip()
    assert len(page.query("main")) == 1
    assert page.query("[style], style, script:not([src])") == []


def is_inside(element: Element, name: str) -> bool:
    while element := element.parent:
        if element.name == name:
            return True
    return False


# --- Every link ------------------------------------------------------------------


@dataclass
class Crawl:
    """What was found by following links from the front page, some of every kind."""

    answers: dict[str, int] = field(default_factory=dict)
    linked: set[str] = field(default_factory=set)
    ids: dict[str, set[str]] = field(default_factory=dict)
    wanted: dict[tuple[str, str], str] = field(default_factory=dict)  # (address, part): from

    def visit(self, address: str, waiting: deque[str]) -> None:
        answer = Client().get(address, follow=True)  # the admin asks to sign in
        self.answers[address] = answer.status_code
        if "html" not in answer["Content-Type"]:
            assert b"".join(answer) if answer.streaming else answer.content
            return
        text = answer.content.decode()
        self.ids[address] = set(ANCHOR.findall(text))
        for link in LINK.findall(text):
            target, part = urldefrag(urljoin(address, html.unescape(link)))
            if urlsplit(target).netloc or urlsplit(target).path.startswith("/static/"):
                continue
            if part:
                self.wanted[target, html.unescape(part)] = address
            waiting.append(target)


MOST_KINDS = 4
"""How many ways of asking are followed at a list; each filter has tests of its own."""

ONE_THING = re.compile(r"^/(agreements|parties|minerals|pillars|sources|commitments|admin)/.+")
MOST_THINGS = 25
"""How many pages about one thing are read of each kind: there are some eight hundred."""


def kind(address: str) -> tuple[str, frozenset[str]]:
    """Addresses that differ only in what a filter says are one: the values have own tests."""
    parts = urlsplit(address)
    names = frozenset(name for name, _ in parse_qsl(parts.query, keep_blank_values=True))
    return parts.path, names


@pytest.fixture(scope="module")
def crawl(real_register: Photograph) -> Crawl:
    done, known, waiting = Crawl(), set(), deque(["/"])
    asked: Counter[str] = Counter()
    while waiting:
        address = waiting.popleft()
        path, _names = kind(address)
        thing = ONE_THING.match(path)
        group, most = (thing[1], MOST_THINGS) if thing else (path, MOST_KINDS)
        group, most = ("history", MOST_THINGS) if "/history" in path else (group, most)
        most = len(Agreement.objects.all()) if group == "agreements" else most  # they lead on
        done.linked.add(path)
        if kind(address) not in known and asked[group] < most:
            known.add(kind(address))
            asked[group] += 1
            done.visit(address, waiting)
    return done


def test_no_link_is_dead(crawl):
    assert {address: status for address, status in crawl.answers.items() if status != 200} == {}


def test_every_page_is_found_by_following_links(crawl):
    everything = [
        *Article.objects.published(),
        *(row for model in (Agreement, Party, Mineral) for row in model.objects.all()),
    ]
    missing = [row for row in everything if row.get_absolute_url() not in crawl.linked]
    assert missing == []
    for pillar in Pillar.objects.all():
        assert f"/pillars/{pillar.slug}/" in crawl.linked
    assert "/account/login/" in crawl.answers


def test_every_link_into_a_page_arrives(crawl):
    lost = {
        (source, f"{target}#{part}")
        for (target, part), source in crawl.wanted.items()
        if part not in crawl.ids.get(target, {part})
    }
    assert lost == set()
