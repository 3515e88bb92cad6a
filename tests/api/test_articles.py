"""Handing articles in by program: what is taken, and every refusal in words with its status."""

import json

import pytest
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.test import Client

from agreements.api import bodies, callers
from agreements.models import ApiToken, Arrival, Run
from tests.factories import ArrivalFactory, ArticleFactory, RunFactory, UserFactory

pytestmark = pytest.mark.django_db
ADDRESS = "/api/v1/articles"
TEXT = {
    "text": "Two ministers signed a pact.",
    "title": "A pact",
    "outlet": "The Gazette",
    "published_on": "2026-01-30",
    "language": "en",
}


@pytest.fixture
def token():
    return token_of("Curator")


def token_of(group, name="robot"):
    account = UserFactory(username=name, is_staff=False)
    if group:
        account.groups.add(Group.objects.get(name=group))
    cache.clear()
    return ApiToken.objects.issue(name=f"{name} reads news", user=account)[1]


def send(body, token="", *, kind="application/json", **headers):
    data = body if isinstance(body, str | bytes) else json.dumps(body)
    sent = {"Authorization": f"Bearer {token}"} if token else {}
    client = Client(enforce_csrf_checks=True)
    return client.post(ADDRESS, data, content_type=kind, headers=sent | headers)


def ask(run, token):
    return Client().get(f"/api/v1/runs/{run}", headers={"Authorization": f"Bearer {token}"})


def test_one_address_is_taken_with_the_address_of_its_run(token):
    answer = send({"url": "https://a.example/1"}, token)
    run = Run.objects.get()
    assert answer.status_code == 202
    assert answer.json() == {"run": run.pk, "address": f"/api/v1/runs/{run.pk}", "arrivals": 1}
    assert answer["Location"] == f"/api/v1/runs/{run.pk}"
    assert run.arrivals.get().url == "https://a.example/1"
    assert run.by.get_username() == "robot"


def test_several_addresses_are_one_run(token):
    answer = send({"urls": ["https://a.example/1", "https://a.example/2"]}, token)
    assert (answer.status_code, answer.json()["arrivals"]) == (202, 2)


def test_a_text_is_taken_with_what_is_said_of_it(token):
    assert send(TEXT | {"url": "https://a.example/1"}, token).status_code == 202
    arrival = Arrival.objects.get()
    assert (arrival.title, arrival.outlet, str(arrival.published_on)) == (
        "A pact", "The Gazette", "2026-01-30",
    )  # fmt: skip
    assert (arrival.url, arrival.raw_page.body) == (
        "https://a.example/1", b"Two ministers signed a pact.",
    )  # fmt: skip


WRONG = {
    "no JSON": ("{", "The body is not JSON in UTF-8."),
    "no UTF-8": (b"\xff", "The body is not JSON in UTF-8."),
    "nested without end": ("[" * 100_000, "The body is not JSON in UTF-8."),
    "a list": ([], "Input should be a valid dictionary or instance of Articles"),
    "nothing": ({}, "Send one of url, urls, or text with outlet and published_on."),
    "two ways": (
        {"url": "https://a.example/", "urls": ["https://a.example/"]},
        "Send one of url, urls, or text with outlet and published_on.",
    ),
    "urls and text": (TEXT | {"urls": ["https://a.example/"]}, "Send either urls or text."),
    "no outlet": (TEXT | {"outlet": " "}, "A text needs its outlet and its day, published_on."),
    "no day": (TEXT | {"published_on": None}, "A text needs its outlet and its day"),
    "a day to come": (TEXT | {"published_on": "2999-01-01"}, "published_on is still to come."),
    "blanks": ({"urls": [" "]}, "Give at least one address."),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_cannot_be_read_is_refused_in_words(token, name):
    body, told = WRONG[name]
    answer = send(body, token)
    assert answer.status_code == 400
    assert told in answer.json()["error"]
    assert Run.objects.count() == 0


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"adress": "https://a.example/"}, "adress"),
        ({"urls": "https://a.example/"}, "urls"),
        ({"urls": [1]}, "urls.0"),
        (TEXT | {"published_on": "last week"}, "published_on"),
        ({"url": "https://a.example/" + "x" * 2000}, "url"),
    ],
)
def test_a_fault_is_named_with_its_field(token, body, field):
    answer = send(body, token)
    assert answer.status_code == 400
    assert list(answer.json()["fields"]) == [field]


def test_many_addresses_have_a_limit(token, monkeypatch):
    monkeypatch.setattr(bodies, "MOST_ADDRESSES", 1)
    answer = send({"urls": ["https://a.example/1", "https://a.example/2"]}, token)
    assert (answer.status_code, answer.json()["error"]) == (400, "At most 1 urls go in one run.")


def test_another_kind_of_body_and_a_large_one_are_refused(token):
    assert send("url=x", token, kind="application/x-www-form-urlencoded").status_code == 415
    answer = send(" " * (bodies.LARGEST + 1), token)
    assert answer.status_code == 413
    assert answer.json()["error"] == "The body is too large; at most 2,000,000 bytes are read."
    assert send(" " * 3_000_000, token).status_code == 413


@pytest.mark.parametrize("sent", ["", "nonsense", "cmr_unknown"])
def test_without_a_token_that_is_known_nothing_is_taken(db, sent):
    answer = send({"url": "https://a.example/1"}, sent)
    assert answer.status_code == 401
    assert answer["WWW-Authenticate"].startswith("Bearer")
    assert "Send a token that is known" in answer.json()["error"]


def test_a_cookie_is_no_token(db):
    client = Client(enforce_csrf_checks=True)
    client.force_login(UserFactory(is_superuser=True))
    answer = client.post(ADDRESS, "{}", content_type="application/json")
    assert answer.status_code == 401


def test_a_revoked_token_and_one_of_a_closed_account_are_unknown(token):
    held = ApiToken.objects.get()
    held.user.is_active = False
    held.user.save()
    assert send({"url": "https://a.example/1"}, token).status_code == 401


def test_an_account_without_the_permission_is_refused(db):
    answer = send({"url": "https://a.example/1"}, token_of("Viewer"))
    assert answer.status_code == 403
    assert "does not have the permission" in answer.json()["error"]
    assert Run.objects.count() == 0


def test_too_many_calls_in_a_minute_are_told_to_wait(token, monkeypatch):
    monkeypatch.setattr(callers, "MOST_A_MINUTE", 2)
    statuses = [send({"url": "https://a.example/1"}, token) for _ in range(4)]
    last = statuses[-1]
    assert last.status_code == 429
    assert 1 <= int(last["Retry-After"]) <= 60
    assert statuses[0].status_code == 202


@pytest.mark.parametrize("method", ["get", "put", "patch", "delete"])
def test_any_other_method_is_refused_as_json(db, method):
    answer = getattr(Client(), method)(ADDRESS)
    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert "send POST" in answer.json()["error"]


def test_the_progress_of_a_run_is_told(token):
    run = RunFactory()
    article = ArticleFactory()
    ArrivalFactory(run=run, state="kept", article=article, url="https://a.example/1")
    ArrivalFactory(run=run, state="failed", error="Down", advice="Try again.")
    ArrivalFactory(run=run, state="waiting")
    told = ask(run.pk, token).json()
    assert (told["total"], told["over"], told["is_over"]) == (3, 2, False)
    assert told["counts"] == {"waiting": 1, "kept": 1, "failed": 1}
    assert told["arrivals"][0] == {
        "url": "https://a.example/1",
        "name": "",
        "state": "kept",
        "error": "",
        "advice": "",
        "flags": [],
        "article": f"/review/articles/{article.pk}/",
        "suggestions": 0,
    }
    assert (told["arrivals"][1]["error"], told["arrivals"][1]["advice"]) == ("Down", "Try again.")
    assert told["next"] is None


def test_a_run_that_is_not_there_and_one_asked_without_a_token_are_refused_as_json(token):
    for number in (0, 10**25):
        assert ask(number, token).json() == {"error": f"No run has the number {number}."}
    assert ask(1, "").status_code == 401
    assert Client().post("/api/v1/runs/1").status_code == 405
