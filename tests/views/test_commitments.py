"""The list of commitments: what a row says, what a state counts, what it offers when empty."""

import re
from datetime import UTC, date, datetime

import pytest

from tests.factories import (
    AgreementFactory,
    AgreementSourceFactory,
    ArticleFactory,
    CheckFactory,
    CitationFactory,
    CommitmentFactory,
    ParticipationFactory,
    PartyFactory,
    PillarFactory,
    UserFactory,
)
from tests.views.reading import text_of

pytestmark = pytest.mark.django_db
PART = {"HX-Request": "true", "HX-Target": "results"}
ROW = re.compile(r"<tr>\s*<td class=\"nowrap\" data-label=\"Due\">.*?</tr>", re.DOTALL)


def page(client, query: str = "", **headers) -> str:
    response = client.get(f"/commitments/?{query}", headers=headers.get("headers"))
    assert response.status_code == 200
    return response.content.decode()


def rows(client, query: str = "") -> list[str]:
    return [text_of(row) for row in ROW.findall(page(client, query))]


def chips(client, query: str = "") -> dict[str, tuple[str, str]]:
    """The states above the list: label to number and query string."""
    nav = (
        page(client, query).partition('aria-label="Commitments by state"')[2].partition("</nav>")[0]
    )
    found = re.findall(r'href="\?([^"]*)"[^>]*>(.*?)<b>(\d+)</b>', nav, re.DOTALL)
    return {text_of(label): (n, asked.replace("&amp;", "&")) for asked, label, n in found}


@pytest.fixture(autouse=True)
def first_of_may(monkeypatch):
    noon = datetime(2026, 5, 1, 12, tzinfo=UTC)
    monkeypatch.setattr("django.utils.timezone.now", lambda: noon)


def test_a_row_says_what_was_promised_how_it_is_counted_and_what_was_seen(client):
    pillar = PillarFactory(name="Financing")
    agreement = AgreementFactory(title="A framework", signed_on="2025-10-28")
    promise = CommitmentFactory(
        agreement=agreement, pillar=pillar, summary="Provide money.", due="P6M",
        note="One project was named.",
    )  # fmt: skip
    article = ArticleFactory(outlet__name="Gazette")
    CitationFactory(article=article, commitment=promise, locator="¶3")
    ada = UserFactory(username="ada")
    CheckFactory(commitment=promise, looked_on=date(2026, 4, 30), places="both press pages", by=ada)
    assert rows(client) == [
        "28 Apr 2026 Provide money A framework. Financing Reference, unreviewed "
        "28 Oct 2025 signed + 6 months = 28 Apr 2026 3 days past One project was named. "
        "Looked on 30 Apr 2026 in both press pages: found nothing. By ada. Gazette ¶3"
    ]
    assert f'href="{agreement.get_absolute_url()}#c-{promise.pk}"' in page(client)
    assert f'href="{article.get_absolute_url()}"' in page(client)


@pytest.mark.parametrize(
    ("given", "signed_on", "told"),
    [
        ({"due": "P180D"}, "2025-10-28", "28 Oct 2025 signed + 180 days = 26 Apr 2026"),
        (
            {"due": "P30D", "counted_from": "2026-02-04"},
            "2025-10-28",
            "4 Feb 2026 counted from + 30 days = 6 Mar 2026",
        ),
        ({"due_on": "2026-03"}, "2025-10-28", "Date stated in the source"),
        (
            {"due": "P6M"},
            "2025-10",
            "6 months from signature, of which only the month is known; so no date is computed",
        ),
        (
            {"due": "P6M"},
            None,
            "6 months from signature, of which the date is not known; so no date is computed",
        ),
        ({}, "2025-10-28", "The clause sets no date"),
    ],
)
def test_the_arithmetic_is_shown_or_why_there_is_none(client, given, signed_on, told):
    CommitmentFactory(**{"due_on": None} | given, agreement__signed_on=signed_on)
    [row] = rows(client)
    assert told in row


@pytest.mark.parametrize(
    ("due_on", "told"),
    [
        ("2026-04-30", "1 day past"),
        ("2026-05-01", "today"),
        ("2026-05-02", "in 1 day"),
        ("2026-04", "1 day past"),
        ("2027-05-01", "in 365 days"),
        ("2050", "in 25 years"),
        (None, "– no date"),
    ],
)
def test_the_clock_counts_to_the_last_day(client, due_on, told):
    CommitmentFactory(due_on=due_on)
    [row] = rows(client)
    assert f" {told} Nothing recorded for or against." in row


def test_commitments_stand_in_groups_each_nearest_first(client):
    for due_on, outcome in (
        ("2026-01-10", "unknown"), ("2026-04-10", "unknown"), ("2026-06-20", "unknown"),
        ("2026-05-20", "unknown"), ("2025-01-01", "delivered"), ("2025-06", "missed"),
    ):  # fmt: skip
        CommitmentFactory(due_on=due_on, outcome=outcome)
    heads = re.findall(r'scope="rowgroup"[^>]*>(.*?)</th>', page(client), re.DOTALL)
    assert [text_of(head) for head in heads] == [
        "Overdue and unverified 2", "Missed 1", "Due within 60 days 2", "Met 1",
    ]  # fmt: skip
    assert [row[:11] for row in rows(client)] == [
        "10 Apr 2026", "10 Jan 2026", "Jun 2025 mo", "20 May 2026", "20 Jun 2026", "1 Jan 2025 ",
    ]  # fmt: skip


def test_each_state_is_a_link_to_as_many_as_it_says(client):
    for due_on, outcome in (("2026-01", "unknown"), ("2026-02", "unknown"), ("2030", "unknown"),
                            ("2026-01", "partly"), (None, "unknown")):  # fmt: skip
        CommitmentFactory(due_on=due_on, outcome=outcome)
    found = chips(client, "trust=reference&page=3")
    assert {label: n for label, (n, _) in found.items()} == {
        "All": "5", "Overdue and unverified": "2", "Partly met": "1", "Not due yet": "1",
        "No date set": "1",
    }  # fmt: skip
    for n, asked in found.values():
        assert "trust=reference" in asked
        assert "page" not in asked
        assert len(rows(client, asked)) == int(n)


def test_a_party_owes_what_it_signed_or_joined_and_not_what_it_watched(client):
    promise = CommitmentFactory()
    roles = ("signatory", "member", "observer", "named-partner", "context")
    for role in roles:
        ParticipationFactory(agreement=promise.agreement, role=role, party=PartyFactory(slug=role))
    found = [len(rows(client, f"party={role}")) for role in roles]
    assert found == [1, 1, 0, 0, 0]
    assert "every signatory and member of its agreement" in text_of(page(client))


SEARCHES = [("roadmaps", 1), ("accord", 1), ("lithium", 0), ("résumé", 1)]


@pytest.mark.parametrize(("q", "n"), SEARCHES)
def test_words_are_looked_for_in_the_promise_and_the_title(client, q, n):
    CommitmentFactory(summary="Agree a roadmap and a resume", agreement__title="The Accord")
    assert len(rows(client, f"q={q}")) == n


def test_what_cannot_be_read_is_said_and_the_rest_narrows(client):
    CommitmentFactory(due_on="2026-01-01")
    CommitmentFactory(due_on="2030-01-01")
    shown = page(client, "state=overdue&state=late&due=abc&as_of=soon&sort=size")
    assert len(ROW.findall(shown)) == 1
    said = text_of(shown)
    assert "“late” is not in this list; it was left out." in said
    assert "“abc” is not in this list; it was left out." in said
    assert "“soon” is not a date" in said
    assert "Part of what you asked could not be read" in said


FILES = (
    "/commitments.csv",
    "/commitments.ics",
    "/charts/due-dates.csv",
    "/charts/who-owes.svg",
)


@pytest.mark.parametrize("address", FILES)
def test_a_file_is_refused_for_what_cannot_be_read(client, address):
    response = client.get(f"{address}?state=late")
    assert response.status_code == 400
    assert "“late” is not in this list" in response.content.decode()


def test_an_empty_list_offers_each_filter_to_drop_with_what_is_then_found(client):
    CommitmentFactory.create_batch(3, due_on="2026-01-01")
    CommitmentFactory(due_on="2030", outcome="delivered")
    said = text_of(page(client, "state=met&due=2026"))
    assert "No commitment matches all 2 filters" in said
    assert "Without due in: 2026 1 commitment " in said
    assert "Without state: Met 3 commitments" in said


def test_fifty_stand_on_a_page_and_a_group_that_goes_on_says_how_many_it_has(client):
    CommitmentFactory.create_batch(53, due_on="2026-01-01", agreement=AgreementFactory())
    assert (len(rows(client)), len(rows(client, "page=2"))) == (50, 3)
    CommitmentFactory(due_on=None)
    said = text_of(page(client, "page=2"))
    assert "Overdue and unverified 53" in said
    assert "The CSV file holds all 54, the calendar the 53 with a date." in said


def test_htmx_gets_the_results_and_the_charts_beside_them(client):
    CommitmentFactory(due_on="2026-01-01")
    part = page(client, "state=overdue", headers=PART)
    assert "<html" not in part
    assert part.count('id="results"') == 1
    for name in ("due-dates", "who-owes", "result-status", "n-state-overdue"):
        assert re.search(rf'id="{name}"[^>]*data-hx-swap-oob="true"', part)


def test_on_an_earlier_day_it_shows_what_was_known_and_how_it_stood_then(client):
    agreement = AgreementFactory(signed_on="2025-10-28")
    promise = CommitmentFactory(agreement=agreement, due_on="2026-02-01", outcome="delivered",
                                note="It came in March.", summary="The roadmap")  # fmt: skip
    article = ArticleFactory(published_on="2026-03-03", outlet__name="Late Gazette")
    AgreementSourceFactory(agreement=agreement, article=article)
    CitationFactory(article=article, commitment=promise)
    CheckFactory(commitment=promise, looked_on=date(2026, 2, 10), places="the early pages")
    CheckFactory(commitment=promise, looked_on=date(2026, 4, 10), places="the late pages")
    CommitmentFactory(agreement__signed_on="2026-04-01", summary="Promised later")
    [row] = rows(client, "as_of=2026-02-15")
    assert "14 days past Nothing recorded for or against. Looked on 10 Feb 2026" in row
    assert "the late pages" not in row
    assert "Late Gazette" not in row
    assert chips(client, "as_of=2026-02-15").keys() == {"All", "Overdue and unverified"}
    shown = page(client, "as_of=2026-02-15")
    assert "As it stood on 15 February 2026" in shown
    assert f"{agreement.get_absolute_url()}?as_of=2026-02-15#c-{promise.pk}" in shown
    assert "Met" in chips(client)


def test_text_of_sources_is_escaped(client):
    CommitmentFactory(summary="<script>x</script>", note="<b>bold</b>", due_on="2026-01-01")
    shown = page(client)
    assert "<script>x" not in shown
    assert "<b>bold" not in shown
    assert "&lt;script&gt;x" in shown


def test_only_who_may_record_a_check_is_offered_to(client, admin_client):
    promise = CommitmentFactory()
    link = f"/commitments/{promise.pk}/check/"
    assert link not in page(client)
    assert link in page(admin_client)
    assert link not in page(admin_client, "as_of=2026-04-30")
    assert link in admin_client.get(promise.agreement.get_absolute_url()).content.decode()
    assert link not in client.get(promise.agreement.get_absolute_url()).content.decode()
