"""The page of quality: every number equals its list, its file, and what was counted before."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from agreements.queries.indicators import BY_SLUG, INDICATORS
from agreements.queries.quality import counts
from tests.factories import (
    AgreementFactory,
    AgreementMineralFactory,
    AmountFactory,
    ArrivalFactory,
    ArticleFactory,
    CheckFactory,
    CitationFactory,
    ClaimFactory,
    CommitmentFactory,
    DisagreementFactory,
    EventFactory,
    FeedFactory,
    MineralFactory,
    OutletFactory,
    ParticipationFactory,
    PartyFactory,
    PillarFactory,
    ProvisionFactory,
    RawPageFactory,
    RevisitFactory,
    SuggestionFactory,
    UserFactory,
)
from tests.views.desk import signed_in
from tests.views.reading import text_of

pytestmark = pytest.mark.django_db

TODAY = timezone.now().date()
PAST = "2020-05-01"


def cited(make, column, **citation):
    """A fact with a citation."""
    fact = make()
    CitationFactory(**{"provision": None, column: fact}, **citation)
    return fact


def quoted(make, column):
    return lambda: cited(make, column, quote="Their words.")


def disputed(state):
    dispute = DisagreementFactory(
        state=state, explanation="" if state == "open" else "Two readings."
    )
    for value in ("1", "2"):
        ClaimFactory(disagreement=dispute, value=value)
    return dispute


def checked(day):
    promise = CommitmentFactory(due_on=PAST)
    CheckFactory(commitment=promise, looked_on=day)
    return promise


def fetched():
    """An article whose address was fetched when it came in."""
    found = ArticleFactory()
    ArrivalFactory(url=found.url, state="kept", article=found, ended_at=timezone.now())
    return found


def asked_again(found, **more):
    """An article whose address was asked again and answered so."""
    return RevisitFactory(found=found, **more).article


def reviewed(factory, ago):
    return factory(trust="reviewed", reviewed_at=timezone.now() - timedelta(days=ago))


def waiting(ago, state="waiting"):
    row = SuggestionFactory(state=state)
    type(row).objects.filter(pk=row.pk).update(made_at=timezone.now() - timedelta(days=ago))
    return row


def spoken_of():
    pillar = PillarFactory()
    ProvisionFactory(pillar=pillar)
    return pillar


CASES = {
    "provisions-without-a-quote": (
        lambda: cited(ProvisionFactory, "provision", quote=""),
        quoted(ProvisionFactory, "provision"),
    ),
    "commitments-without-a-quote": (CommitmentFactory, quoted(CommitmentFactory, "commitment")),
    "amounts-without-a-quote": (AmountFactory, quoted(AmountFactory, "amount")),
    "events-without-a-quote": (EventFactory, quoted(EventFactory, "event")),
    "dates-without-a-quote": (
        lambda: cited(AgreementFactory, "agreement", about="place", quote="In Tokyo"),
        lambda: cited(AgreementFactory, "agreement", quote="On Tuesday"),
    ),
    "provisions-without-a-source": (ProvisionFactory, lambda: cited(ProvisionFactory, "provision")),
    "commitments-without-a-source": (
        CommitmentFactory,
        lambda: cited(CommitmentFactory, "commitment"),
    ),
    "full-text-not-read": (AgreementFactory, lambda: AgreementFactory(text_read=True)),
    "without-a-date": (lambda: AgreementFactory(signed_on=None), AgreementFactory),
    "without-a-place": (
        lambda: AgreementFactory(place=""), lambda: AgreementFactory(place="Tokyo")
    ),
    "without-a-signatory": (
        lambda: ParticipationFactory(signatory="").agreement,
        lambda: ParticipationFactory(signatory="A minister").agreement,
    ),
    "without-a-provision": (AgreementFactory, lambda: ProvisionFactory().agreement),
    "agreements-of-reference": (AgreementFactory, lambda: reviewed(AgreementFactory, 1)),
    "commitments-of-reference": (CommitmentFactory, lambda: reviewed(CommitmentFactory, 1)),
    "provisions-of-reference": (ProvisionFactory, lambda: reviewed(ProvisionFactory, 1)),
    "stale-agreements": (
        lambda: reviewed(AgreementFactory, 370), lambda: reviewed(AgreementFactory, 360)
    ),
    "stale-commitments": (
        lambda: reviewed(CommitmentFactory, 370), lambda: reviewed(CommitmentFactory, 360)
    ),
    "open-disagreements": (lambda: disputed("open"), lambda: disputed("explained")),
    "articles-without-a-date": (
        lambda: ArticleFactory(published_on=None), lambda: ArticleFactory(published_on="2025")
    ),
    "articles-without-text": (
        lambda: ArticleFactory(text=""), lambda: ArticleFactory(text="Words")
    ),
    "sources-gone": (
        lambda: asked_again("gone"), lambda: asked_again("gone", url="https://mended.example/")
    ),
    "sources-changed": (lambda: asked_again("changed"), lambda: asked_again("answered")),
    "sources-moved": (lambda: asked_again("moved"), lambda: asked_again("changed")),
    "sources-not-reached": (lambda: asked_again("unreached"), lambda: asked_again("gone")),
    "sources-never-fetched": (ArticleFactory, lambda: asked_again("unreached")),
    "outlets-of-unknown-kind": (
        lambda: OutletFactory(kind="unknown"), lambda: OutletFactory(kind="news")
    ),
    "overdue-without-a-check": (
        lambda: checked(date(2020, 5, 1)), lambda: checked(date(2020, 5, 2))
    ),
    "suggestions-waiting": (lambda: waiting(1), lambda: waiting(1, "rejected")),
    "suggestions-waiting-long": (lambda: waiting(32), lambda: waiting(29)),
    "failed-fetches": (
        lambda: ArrivalFactory(state="failed"), lambda: ArrivalFactory(state="waiting")
    ),
    "feeds-failing": (lambda: FeedFactory(failures=1), FeedFactory),
    "pillars-below-coverage": (PillarFactory, spoken_of),
    "minerals-without-agreement": (
        MineralFactory, lambda: AgreementMineralFactory().mineral
    ),
    "parties-without-agreement": (PartyFactory, lambda: ParticipationFactory().party),
}  # fmt: skip


def test_every_indicator_has_a_case_and_there_are_at_least_fifteen():
    assert list(CASES) == [each.slug for each in INDICATORS]
    assert len(INDICATORS) >= 15


@pytest.mark.parametrize("slug", CASES)
def test_an_indicator_counts_what_it_says_and_nothing_near_it(slug):
    make, make_other = CASES[slug]
    AgreementFactory(text_read=True)
    wanted, other = make(), make_other()
    rows = BY_SLUG[slug].rows(TODAY)

    assert wanted in rows
    assert other not in rows


def read_csv(client: Client, slug: str):
    answer = client.get(f"/quality/{slug}.csv")
    assert answer.status_code == 200
    body = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(body)))


@pytest.fixture
def full():
    """A register in which every indicator counts something."""
    for make, make_other in CASES.values():
        make()
        make_other()
    return counts(TODAY)


def test_every_number_equals_its_list_and_its_file(full):
    curator = signed_in()
    for slug, n in full.items():
        page = curator.get(f"/quality/{slug}/")
        assert page.context["page"].paginator.count == n > 0
        assert len(read_csv(curator, slug)) == n
        assert f"{n} now" in text_of(page.content.decode())


def test_the_lists_of_the_register_that_stand_for_one_hold_as_many(full, client):
    held = {each.slug: each.list for each in INDICATORS if each.list}
    for slug, address in held.items():
        assert client.get(address).context["page"].paginator.count == full[slug]


def test_the_page_says_each_number_and_links_it(full, client):
    page = client.get("/quality/")
    shown = {c.indicator.slug: c for _name, rows in page.context["shown"].groups for c in rows}
    text = page.content.decode()

    assert {slug: c.n for slug, c in shown.items()} == full
    for slug, c in shown.items():
        is_public = not BY_SLUG[slug].permission
        assert (f'<a href="{c.href}">{c.n}<' in text) == is_public


def test_how_long_suggestions_wait_is_said(client):
    for ago in (2, 10, 40):
        waiting(ago)

    words = text_of(client.get("/quality/").content.decode())
    assert "The eldest for 40 days; half of them for 10 or more." in words


@pytest.mark.parametrize("slug", [each.slug for each in INDICATORS if each.permission])
def test_lists_of_what_waits_are_for_curators_and_their_numbers_for_all(client, slug):
    CASES[slug][0]()
    stranger = Client()
    stranger.force_login(UserFactory(username="stranger"))

    assert counts(TODAY)[slug] == 1
    assert "login" in client.get(f"/quality/{slug}/")["Location"]
    assert client.get(f"/quality/{slug}.csv").status_code == 403
    assert stranger.get(f"/quality/{slug}/").status_code == 403
    assert signed_in().get(f"/quality/{slug}/").status_code == 200


def test_of_a_source_that_moved_the_list_says_since_when_and_where(client):
    since = datetime(2026, 11, 3, tzinfo=UTC)
    RevisitFactory(found="moved", since=since, looked_at=since + timedelta(days=9))
    [row] = read_csv(client, "sources-moved")
    assert row["Note"] == "since 3 Nov 2026 https://other.example/moved"


def test_an_address_that_was_fetched_when_it_came_in_counts_as_asked():
    assert fetched() not in BY_SLUG["sources-never-fetched"].rows(TODAY)


def test_what_only_a_machine_read_is_not_among_the_public_sources():
    hidden = ArticleFactory(raw_page=RawPageFactory(), published_on=None, text="")
    RevisitFactory(article=hidden, found="gone")

    for slug in ("articles-without-a-date", "articles-without-text", "sources-gone"):
        assert hidden not in BY_SLUG[slug].rows(TODAY)


def test_an_indicator_that_there_is_not_is_said_so(client):
    for address in ("/quality/nothing/", "/quality/nothing.csv"):
        assert client.get(address).status_code == 404
    assert client.get("/charts/quality.csv?of=nothing").status_code == 404
