"""Submitting by hand: every way makes a run, and a mistake stands beside its field."""

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from agreements.models import Arrival, RawPage, Run
from agreements.views import submission_forms
from tests.views.desk import signed_in
from tests.views.reading import text_of

pytestmark = pytest.mark.django_db
ADDRESS = "/review/submit/"
TEXT = {
    "way": "text",
    "text": "Two ministers signed a pact.",
    "headline": "A pact <signed>",
    "outlet": "The Gazette",
    "published_on": "2026-01-30",
    "language": "en",
    "url": "",
}


@pytest.fixture(autouse=True)
def queue(settings):
    """Nothing is read here: what waits, waits."""
    settings.CELERY_TASK_ALWAYS_EAGER = True


@pytest.fixture
def ada():
    return signed_in()


def file(name="page.html", body=b"<p>Two ministers.</p>", kind="text/html"):
    return SimpleUploadedFile(name, body, content_type=kind)


def error_beside(page: str, field: str) -> str:
    found = re.search(rf'<p class="facet-error" id="id_{field}_error">(.*?)</p>', page)
    return text_of(found[1]) if found else ""


def test_addresses_typed_and_in_a_file_become_one_run_each_once(ada):
    sent = {
        "way": "addresses",
        "addresses": "https://a.example/1\n\n https://a.example/2 \nhttps://a.example/1",
        "list": file("list.txt", b"\xef\xbb\xbfhttps://a.example/3\r\nhttps://a.example/2\r\n"),
    }
    answer = ada.post(ADDRESS, sent)
    run = Run.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"/review/runs/{run.pk}/")
    assert [each.url for each in run.arrivals.all()] == [
        f"https://a.example/{n}" for n in (1, 2, 3)
    ]
    assert run.by.get_username() == "ada"
    page = text_of(ada.get(answer["Location"]).content.decode())
    assert "Received. It is read as soon as a worker is free." in page


def test_what_is_no_address_is_kept_and_said_on_the_page_of_the_run(ada):
    sent = {"way": "addresses", "addresses": "mailto:a@b.example\nhttps://a.example/1"}
    page = text_of(ada.post(ADDRESS, sent, follow=True).content.decode())
    assert "mailto:a@b.example" in page
    assert "This is no address of the web: one begins with http:// or https://." in page


def test_a_pasted_text_is_kept_with_what_was_said_of_it(ada):
    assert ada.post(ADDRESS, TEXT).status_code == 302
    arrival = Arrival.objects.get()
    assert (arrival.title, arrival.outlet) == ("A pact <signed>", "The Gazette")
    assert (str(arrival.published_on), arrival.language) == ("2026-01-30", "en")
    assert arrival.raw_page.body == b"Two ministers signed a pact."


def test_a_file_is_kept_as_it_came(ada):
    assert ada.post(ADDRESS, {"way": "file", "file": file()}).status_code == 302
    arrival = Arrival.objects.get()
    assert (arrival.name, arrival.content_type) == ("page.html", "text/html")
    assert arrival.raw_page.body == b"<p>Two ministers.</p>"


MISTAKES = {
    "no address": ({"way": "addresses"}, "addresses", "Give at least one address."),
    "no text file": (
        {"way": "addresses", "list": file("list.txt", b"\xff\xfe\x00")},
        "list",
        "This is no text file: save it as UTF-8.",
    ),
    "no text": (TEXT | {"text": " \n"}, "text", "Paste the words of the article."),
    "no outlet": (TEXT | {"outlet": ""}, "outlet", "Say who published it."),
    "no day": (TEXT | {"published_on": ""}, "published_on", "Say on which day it was published."),
    "an odd day": (
        TEXT | {"published_on": "last week"}, "published_on", "Write a day such as 2026-05-03.",
    ),
    "a day to come": (TEXT | {"published_on": "2999-01-01"}, "published_on", "still to come"),
    "an odd address": (
        TEXT | {"url": "ftp://a.example/"}, "url", "An address begins with http:// or https://.",
    ),
    "no file": ({"way": "file"}, "file", "Choose a file."),
    "an empty file": ({"way": "file", "file": file(body=b"")}, "file", "The file is empty."),
    "another kind": (
        {"way": "file", "file": file("page.exe")},
        "file",
        "“page.exe” is none of .html, .htm, .xhtml, .txt, .pdf.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_told_beside_its_field_and_nothing_is_kept(ada, name):
    sent, field, told = MISTAKES[name]
    for each in sent.values():
        if hasattr(each, "seek"):
            each.seek(0)
    answer = ada.post(ADDRESS, sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert told in error_beside(page, field)
    assert "Nothing was submitted" in page
    assert (Run.objects.count(), RawPage.objects.count()) == (0, 0)


def test_what_was_typed_is_still_there(ada):
    page = ada.post(ADDRESS, TEXT | {"outlet": ""}).content.decode()
    assert "Two ministers signed a pact.</textarea>" in page
    assert 'value="A pact &lt;signed&gt;"' in page
    assert 'value="2026-01-30"' in page


def test_sizes_are_refused_in_words(ada, monkeypatch):
    monkeypatch.setattr(submission_forms, "LARGEST_FILE", 1024)
    monkeypatch.setattr(submission_forms, "MOST_ADDRESSES", 1)
    page = ada.post(ADDRESS, {"way": "file", "file": file(body=b"x" * 2048)}).content.decode()
    assert error_beside(page, "file").replace("\xa0", " ") == (
        "This file has 2.0 KB; at most 1.0 KB is read."
    )
    sent = {"way": "addresses", "addresses": "https://a.example/1\nhttps://a.example/2"}
    page = ada.post(ADDRESS, sent).content.decode()
    assert error_beside(page, "addresses") == "These are 2 addresses; at most 1 go in one run."


def test_an_article_of_today_is_no_mistake(ada):
    day = timezone.now().date()
    assert ada.post(ADDRESS, TEXT | {"published_on": day}).status_code == 302
    yesterday = day - timedelta(days=1)
    assert ada.post(ADDRESS, TEXT | {"published_on": yesterday}).status_code == 302


def test_an_unknown_way_shows_the_forms(ada):
    answer = ada.post(ADDRESS, {"way": "pigeon"})
    assert answer.status_code == 200
    assert answer.content.decode().count('name="way"') == 3


def test_who_may_not_submit_is_told_so_and_a_stranger_signs_in():
    answer = signed_in("Viewer", "vera").post(ADDRESS, TEXT)
    assert answer.status_code == 403
    assert "Submitting articles needs a permission" in text_of(answer.content.decode())
    assert Client().get(ADDRESS)["Location"] == f"/account/login/?next={ADDRESS}"
    assert Run.objects.count() == 0
