"""Every address of the site asked in every role: what each may see and do, and nothing more."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

import pytest
from django.contrib.auth.models import Group, User
from django.contrib.contenttypes.models import ContentType
from django.db import connection, reset_queries
from django.template.response import TemplateResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLResolver, get_resolver

from agreements.models import Agreement, ApiToken, Provision
from tests.access import (
    ABSENT,
    ACCOUNT,
    ANYBODY,
    ARGUMENTS,
    ARGUMENTS_OF,
    AS_SEEN,
    ASKED,
    EVERY,
    HIDDEN,
    NO_ONE,
    PK,
    READER,
    ROLES,
    VIEWER,
    make_things,
)
from tests.factories import UserFactory
from tests.register import undone

pytestmark = pytest.mark.django_db

ARGUMENT = re.compile(r"\(\?P<(\w+)>[^)]*\)|<(?:\w+:)?(\w+)>")
NOTED = r'agreements_apitoken" SET "last_used_at"|axes_|django_session'
WRITING = re.compile(rf'^(INSERT INTO|UPDATE|DELETE FROM) "(?!{NOTED})')
"""Beside what every request may note: a session, a try to sign in, that a token was used."""
ENDS_THE_SESSION = {*ACCOUNT, "admin/logout/"}
NOTHING_THERE = {
    "admin/(?P<url>.*)$",
    "watching/<int:pk>/pace/",
    "watching/<int:pk>/end/",
    "watching/out/<str:signed>/",
    "history/<rowkind:kind>/<int:pk>/bring-back/",
}
"""Where even who may gets 404: nothing is there, is theirs, or was removed."""


def routes(patterns: Any = None, before: str = "") -> Iterator[str]:
    """Every address of the site as urls.py has it."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns, route)
        else:
            yield route


def filled(route: str) -> str:
    """The address, with a thing that exists in the place of each argument."""
    content_type = ContentType.objects.get_for_model(Agreement).pk
    values = ARGUMENTS | numbers() | {"content_type_id": str(content_type)}
    values |= ARGUMENTS_OF.get(route, {})
    address = ARGUMENT.sub(lambda found: values[found[1] or found[2]], route)
    return f"/{address.replace('^', '').removesuffix('$')}{ASKED.get(route, '')}"


def numbers() -> dict[str, str]:
    """Those that the register gives by itself: the last change of the provision."""
    return {"change": str(Provision.objects.get(pk=PK).events.latest("pgh_id").pgh_id)}


class Answer(NamedTuple):
    outcome: str
    is_telling: bool
    """Whether it says what is hidden."""
    writes: list[str]


def signed_in(role: str) -> Client:
    """A browser, and a program with a token, of an account of that role."""
    if role == ANYBODY:
        return Client()
    user: User = UserFactory(username=f"a-{role.lower()}", is_staff=role != READER)
    user.groups.set(Group.objects.filter(name=role))
    token = ApiToken.objects.issue(name="Its program", user=user)[1]
    client = Client(headers={"authorization": f"Bearer {token}"})
    client.force_login(user)
    return client


def asked(client: Client, method: str, route: str) -> Answer:
    """What became of it; whatever it wrote is undone."""
    sent: dict[str, Any] = {"data": {"post": "yes"}} if method == "post" else {}
    if route.startswith("api/") and sent:
        sent = {"data": {}, "content_type": "application/json"}
    reset_queries()  # the log of a connection has an end
    with undone(), CaptureQueriesContext(connection) as queries:
        answer = getattr(client, method)(filled(route), **sent)
        while answer.get("Location") == "/admin/":  # where the admin sends whom it does not know
            answer = client.get("/admin/")
        body = b"".join(answer) if answer.streaming else answer.content
    writes = [query["sql"] for query in queries if WRITING.match(query["sql"])]
    return Answer(outcome(answer, route), HIDDEN.encode() in body, writes)


@contextmanager
def quick() -> Iterator[None]:
    """Pages of the admin are answered and not drawn, which takes most of the time and is looked
    at in ``tests/admin``; and what is refused is not logged."""
    draw = TemplateResponse.render

    def render(answer: TemplateResponse) -> Any:
        if answer._request.path.startswith("/admin/"):
            answer.content = b""
            return answer
        return draw(answer)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TemplateResponse, "render", render)
        patch.setattr(logging.root.manager, "disable", logging.CRITICAL)
        yield


def outcome(answer: Any, route: str) -> str:
    """In a word: "open", "refused", or "absent" where the method is not answered."""
    if answer.status_code in {401, 403} or leads_to_login(answer):
        return "refused"
    if answer.status_code == 404 and route in NOTHING_THERE:
        return "open"
    usual = {405: ABSENT} | dict.fromkeys((200, 202, 302, 400, 422, 503), "open")
    return usual.get(answer.status_code, f"{answer.status_code}")


def leads_to_login(answer: Any) -> bool:
    return answer.get("Location", "").startswith(("/account/login/", "/admin/login/"))


def expected(role: str, least: str) -> set[str]:
    """What may become of it: an absent method may also be refused before it is looked at."""
    if least == ABSENT:
        return {ABSENT, "refused"}
    is_enough = least != NO_ONE and ROLES.index(role) >= ROLES.index(least)
    return {"open"} if is_enough else {"refused"}


Walk = dict[tuple[str, str, str], Answer]


@pytest.fixture(scope="module")
def walk(django_db_setup: None, django_db_blocker: Any) -> Walk:
    """Every address, by route, role and method."""
    with django_db_blocker.unblock(), undone(), quick():
        make_things()
        found = {}
        for role in ROLES:
            client = signed_in(role)
            for route in EVERY:
                kept = signed_in_again(client) if route in ENDS_THE_SESSION else client
                for method, least in (("get", EVERY[route].see), ("post", EVERY[route].do)):
                    if least != AS_SEEN:
                        found[route, role, method] = asked(kept, method, route)
        return found


def signed_in_again(client: Client) -> Client:
    """The same account in a browser of its own."""
    again = Client()
    if "_auth_user_id" in client.session:
        again.force_login(User.objects.get(pk=client.session["_auth_user_id"]))
    return again


def test_every_address_has_a_line_and_every_line_an_address() -> None:
    there = set(routes())
    assert there - set(EVERY) == set(), "Say in tests/access.py who may see it, and do what"
    assert set(EVERY) - there == set(), "Take it out of tests/access.py"


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("method", ["get", "post"])
def test_each_role_sees_and_does_what_the_table_says(walk: Walk, role: str, method: str) -> None:
    wrong = {}
    for (route, who, asked_by), answer in walk.items():
        least = EVERY[route].see if method == "get" else EVERY[route].do
        if (who, asked_by) == (role, method) and answer.outcome not in expected(role, least):
            wrong[route] = f"{answer.outcome}, not {' or '.join(sorted(expected(role, least)))}"
    assert wrong == {}


@pytest.mark.parametrize("role", ROLES)
def test_what_is_refused_and_what_is_only_seen_writes_nothing(walk: Walk, role: str) -> None:
    wrote = {
        (route, method): answer.writes
        for (route, who, method), answer in walk.items()
        if who == role and answer.writes and (method == "get" or answer.outcome != "open")
    }
    assert wrote == {}


@pytest.mark.parametrize("role", [ANYBODY, READER])
def test_what_waits_for_a_curator_stands_on_no_page_of_a_reader(walk: Walk, role: str) -> None:
    telling = {
        route for (route, who, _), answer in walk.items() if who == role if answer.is_telling
    }
    assert telling == set()


def test_a_viewer_sees_what_waits_and_changes_nothing_anywhere(walk: Walk) -> None:
    telling = {
        route for (route, who, _), answer in walk.items() if who == VIEWER if answer.is_telling
    }
    assert {"review/", "review/runs/<int:pk>/", "review/feeds/"} < telling
    wrote = {route for (route, who, _), answer in walk.items() if who == VIEWER if answer.writes}
    assert wrote == set()
