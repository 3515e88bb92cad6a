"""The front page: every number is the length of what it counts."""

import csv
import io
import re
from datetime import timedelta
from html import unescape

import pytest
from django.test import Client

from agreements.core.partial_dates import PartialDate
from agreements.models import Agreement, Article
from agreements.queries.dashboard import dashboard
from agreements.queries.editions import today
from tests.factories import SuggestionFactory, UserFactory
from tests.views.reading import text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_register")]


NUMBERS = re.compile(r"^([\d,]+|[a-z]+)", re.IGNORECASE)
SMALL = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
         "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen"]  # fmt: skip
LENGTH = re.compile(
    r'id="results-h">\s*(\d+) |>(\d+) (?:agreements?|commitments?|sources?|disagreements?)<'
)


def read_number(words: str) -> int:
    """A number as a page prints it, in figures or in words."""
    first = NUMBERS.match(words)[1].lower()
    return SMALL.index(first) if first in SMALL else int(first.replace(",", ""))


def length_of(address: str) -> int:
    """How many the list at ``address`` says it holds."""
    answer = Client().get(address)
    assert answer.status_code == 200
    if answer.streaming:
        rows = csv.reader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig")))
        return len(list(rows)) - 1
    found = LENGTH.search(answer.content.decode())
    return int(found[1] or found[2])


def numbers_with_their_lists(html: str) -> dict[str, int]:
    """Every number of the front page that is a link, or stands over one, by its address."""
    main = html.partition("<main")[2].partition("</main>")[0]
    figures = re.findall(r'<dt><a href="([^"]+)">.*?</dt><dd>(\d+)</dd>', main)
    links = re.findall(r'<a href="([^"#]+)">((?:<b>)?(?:\d+|All \d+)\b[^<]*(?:</b>)?)</a>', main)
    told = [(address, text_of(words).removeprefix("All ")) for address, words in links]
    return {unescape(address): read_number(words) for address, words in [*figures, *told]}


def test_every_number_is_the_length_of_the_list_it_leads_to():
    found = numbers_with_their_lists(Client().get("/").content.decode())
    lists = {address: n for address, n in found.items() if address != "/pillars/"}

    assert {address: length_of(address) for address in lists} == lists
    assert len(lists) > 30


def test_numbers_in_words_are_the_length_of_their_lists_too():
    html = Client().get("/").content.decode()
    lede = html.partition('class="lede"')[2].partition("</p>")[0]
    found = {
        unescape(a): text_of(words) for a, words in re.findall(r'<a href="([^"]+)">(.*?)</a>', lede)
    }

    assert {address: read_number(words) for address, words in found.items()} == {
        address: length_of(address) for address in found
    }
    assert len(found) == 5


def test_what_is_new_is_of_the_last_ninety_days_of_the_data():
    html = Client().get("/").content.decode()
    newest = max(
        *(str(a.signed_on) for a in Agreement.objects.exclude(signed_on=None)),
        *(str(a.published_on) for a in Article.objects.exclude(published_on=None)),
    )
    since = PartialDate.parse(newest).first - timedelta(days=90)

    assert (
        f'name="since" type="text" size="10" maxlength="10" inputmode="numeric" value="{since}"'
        in html
    )


def test_what_is_new_can_be_asked_for_from_any_day():
    html = Client().get("/?since=2025-10").content.decode()

    assert "agreements dated since Oct 2025" in html
    assert numbers_with_their_lists(html)["/agreements/?since=2025-10"] == sum(
        str(each.signed_on) >= "2025-10" for each in Agreement.objects.exclude(signed_on=None)
    )


def test_a_day_that_cannot_be_read_is_said():
    html = Client().get("/?since=soon").content.decode()

    assert "“soon” is not a date" in html


def test_only_curators_see_how_many_suggestions_wait():
    SuggestionFactory.create_batch(2)
    curator, reader = Client(), Client()
    curator.force_login(UserFactory(is_staff=True, is_superuser=True))
    reader.force_login(UserFactory())
    told = [text_of(each.get("/").content.decode()) for each in (curator, reader, Client())]

    assert ["2 machine suggestions wait for a person" in text for text in told] == [
        True,
        False,
        False,
    ]


def test_the_latest_to_run_out_are_listed_with_their_days():
    shown = dashboard(today())
    html = Client().get("/").content.decode()
    listed = html.partition('id="overdue"')[2].partition("</section>")[0]

    assert listed.count("<tr>") - 1 == len(shown.late) == 10
    assert all((today() - each.commitment.due_on.last).days == each.days for each in shown.late)


def test_press_derived_facts_are_labelled():
    html = Client().get("/").content.decode()
    rows = re.findall(r"<tr>(.*?)</tr>", html.partition('id="overdue"')[2], re.DOTALL)
    uae = next(text_of(row) for row in rows if "US–UAE" in row)

    assert "reference" in uae
