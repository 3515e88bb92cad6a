"""``manage.py ingest`` does in the shell what the pages do, and says how it went."""

import io

import pytest
from django.core.management import CommandError, call_command

from agreements.models import Arrival, Article, Feed
from tests.ingest.web import Answer, story, web

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def site():
    with web() as site:
        yield site


def ingest(*arguments):
    """What the command prints, and how it ends."""
    out = io.StringIO()
    try:
        call_command("ingest", *arguments, stdout=out)
    except CommandError as error:
        return out.getvalue(), error.returncode, str(error)
    return out.getvalue(), 0, ""


def test_addresses_are_read_here_and_now_and_told_one_by_one(site):
    printed, code, _ = ingest(site.page("/1", story(1)), site.page("/2", story(2)))
    assert code == 0
    assert [line for line in printed.splitlines() if line[0] != " "] == [
        f"Kept: {site.url}/1",
        f"Kept: {site.url}/2",
    ]
    assert "“Australia and Chile sign paper 1”" in printed


def test_what_could_not_be_had_is_told_and_ends_with_1(site):
    site.answers["/gone"] = Answer(status=410)
    printed, code, error = ingest(site.page("/3", story(3)), f"{site.url}/gone", "nonsense")
    assert (code, error) == (1, "2 of 3 not kept; why stands above.")
    assert "There is no page at this address (status 410)." in printed
    assert "This is no address of the web" in printed
    assert Article.objects.count() == 1


@pytest.mark.parametrize(
    "arguments", [[], ["--file", "/nowhere/at-all.html"], ["--from", "/nowhere/at-all"]]
)
def test_nothing_to_submit_ends_with_2(arguments):
    assert ingest(*arguments)[1] == 2
    assert not Arrival.objects.exists()


def test_a_file_is_read_by_its_name(tmp_path):
    (tmp_path / "a.html").write_text(story(4))
    printed, code, _ = ingest("--file", str(tmp_path / "a.html"))
    assert (code, printed.splitlines()[0]) == (0, "Kept: a.html")


def test_addresses_and_texts_are_read_from_standard_input(site, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO(site.page("/5", story(5)) + "\n\n"))
    assert ingest("--from", "-")[1] == 0
    text = Article.objects.get().text.replace("paper 5", "another paper") * 2
    monkeypatch.setattr("sys.stdin", io.StringIO(text.replace("Lot", "Batch")))
    assert ingest("--text", "--title", "T", "--outlet", "O", "--date", "2025-10-28")[1] == 0
    assert ingest("--text", "--date", "28 October")[1] == 2


def test_a_feed_is_watched_from_now_on_and_its_articles_are_read(site):
    entry = site.page("/6", story(6))
    feed = f"<rss version='2.0'><channel><item><link>{entry}</link></item></channel></rss>"
    printed, code, _ = ingest("--feed", site.page("/rss", feed))
    assert code == 0
    assert f"Kept: {entry}" in printed
    assert Feed.objects.get().is_watched


def test_what_is_left_to_a_worker_waits():
    printed, code, _ = ingest("--queue", "https://a.example/1")
    assert (printed, code) == ("Left to a worker: 1 article.\n", 0)
    assert Arrival.objects.get().state == "waiting"
