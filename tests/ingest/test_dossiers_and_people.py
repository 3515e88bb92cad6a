"""A load never overwrites or removes what a person stands behind: it suggests, and once."""

from datetime import UTC, date, datetime

import pytest

from agreements.core.words import Trust
from agreements.ingest.dossiers import Outcome, load
from agreements.models import (
    Agreement,
    AgreementMineral,
    AgreementRelation,
    Article,
    Check,
    Citation,
    Disagreement,
    Provision,
    Suggestion,
)
from tests.factories import (
    AgreementRelationFactory,
    CheckFactory,
    CitationFactory,
    ProvisionFactory,
    UserFactory,
)
from tests.ingest.files import SLUG, as_person, changed, held, rows, write

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_register")]
WHEN = datetime(2026, 3, 1, 12, tzinfo=UTC)
REVIEWED = {"trust": str(Trust.REVIEWED), "reviewed_at": WHEN}


@pytest.fixture
def agreement():
    return Agreement.objects.get(slug=SLUG)


@pytest.fixture
def person():
    return UserFactory()


@pytest.fixture
def reviewed(agreement):
    """The stockpiling provision, after a person wrote and reviewed it."""
    provision = Provision.objects.get(agreement=agreement, pillar__slug="stockpiling")
    for name, value in (REVIEWED | {"summary": "As a person wrote it."}).items():
        setattr(provision, name, value)
    provision.save()
    return provision


def again_changes_nothing(path):
    """Nor does it suggest anew."""
    before = rows()
    assert load([path]).outcomes == {path.name: Outcome.UNCHANGED}
    assert changed(before) == {}


def test_a_reviewed_fact_stays_and_is_suggested_once_with_what_is_held(reviewed, tmp_path):
    path = write(tmp_path)
    report = load([path])
    assert report.outcomes == {path.name: Outcome.CHANGED}
    assert {word: n for word, n in report.facts.items() if n} == {"suggested": 1}
    provision = Provision.objects.get(pk=reviewed.pk)
    assert (provision.summary, provision.trust) == ("As a person wrote it.", "reviewed")
    [suggestion] = Suggestion.objects.all()
    assert (suggestion.fact, suggestion.agreement.slug) == (provision, SLUG)
    assert (suggestion.action, suggestion.state, suggestion.rule) == (
        "change", "waiting", "dossier load",
    )  # fmt: skip
    told = "The sides consider stockpiling arrangements that complement one another."
    assert (suggestion.held["summary"], suggestion.proposed["summary"]) == (
        "As a person wrote it.", told,
    )  # fmt: skip
    assert (suggestion.held["trust"], suggestion.held["reviewed_at"]) == (
        "reviewed", "2026-03-01T12:00:00+00:00",
    )  # fmt: skip
    assert len(suggestion.proposed["citations"]) == 5
    again_changes_nothing(path)


def test_a_rejected_suggestion_is_not_made_again(reviewed, tmp_path):
    path = write(tmp_path)
    load([path])
    Suggestion.objects.update(state="rejected")
    again_changes_nothing(path)
    assert Suggestion.objects.count() == 1


def test_a_reviewed_fact_that_the_file_drops_stays(reviewed, tmp_path):
    path = write(tmp_path, lambda v: v["provisions"].pop())
    load([path])
    assert Provision.objects.filter(pk=reviewed.pk).exists()
    again_changes_nothing(path)


def test_a_fact_that_a_person_added_stays_with_the_source_it_cites(agreement, tmp_path):
    article = Article.objects.get(dossiers__agreement=agreement, dossiers__key="s14")
    own = ProvisionFactory(agreement=agreement, summary="A person's own.", **REVIEWED)
    citation = CitationFactory(provision=own, article=article)

    def change(values):
        values["sources"] = [s for s in values["sources"] if s["id"] != "s14"]
        values["claims"][0]["values"].pop()

    path = write(tmp_path, change)
    load([path])
    assert Citation.objects.get(provision=own) == citation
    assert agreement.sources.get(article=article).key == "s14"
    again_changes_nothing(path)


def test_an_id_given_to_another_article_leaves_the_first_to_a_persons_fact(
    agreement, client, tmp_path
):
    article = Article.objects.get(dossiers__agreement=agreement, dossiers__key="s14")
    own = ProvisionFactory(agreement=agreement, summary="A person's own.", **REVIEWED)
    CitationFactory(provision=own, article=article)

    def change(values):
        [source] = [each for each in values["sources"] if each["id"] == "s14"]
        source["url"] = "https://gazette.example/other"

    path = write(tmp_path, change)
    load([path])
    assert agreement.sources.get(key="s14").article.url == "https://gazette.example/other"
    assert agreement.sources.get(article=article).key not in {s.id for s in held().sources[:-1]}
    assert client.get(agreement.get_absolute_url()).status_code == 200
    again_changes_nothing(path)


def test_a_source_nobody_cites_any_more_goes_from_the_list_but_not_from_the_register(
    agreement, tmp_path
):
    def change(values):
        values["sources"] = [s for s in values["sources"] if s["id"] != "s14"]
        values["claims"][0]["values"].pop()

    article = agreement.sources.get(key="s14").article
    load([write(tmp_path, change)])
    assert not agreement.sources.filter(article=article).exists()
    assert Article.objects.filter(pk=article.pk).exists()


def test_the_own_fields_of_a_reviewed_agreement_are_suggested_once(agreement, tmp_path):
    Agreement.objects.filter(pk=agreement.pk).update(title="A person's title", place="", **REVIEWED)
    path = write(tmp_path)
    report = load([path])
    assert {word: n for word, n in report.facts.items() if n} == {"suggested": 1}
    agreement.refresh_from_db()
    assert (agreement.title, agreement.place, agreement.trust) == (
        "A person's title", "", "reviewed",
    )  # fmt: skip
    [suggestion] = Suggestion.objects.all()
    assert suggestion.fact == agreement
    assert suggestion.held == {"title": "A person's title", "place": ""}
    assert suggestion.proposed == {
        "title": "US–Japan critical minerals framework",
        "place": "Akasaka Palace (State Guest House), Tokyo, Japan",
    }
    again_changes_nothing(path)


def test_a_change_of_the_file_makes_another_suggestion_beside_the_first(reviewed, tmp_path):
    for words in ("First.", "Second."):
        load([write(tmp_path, lambda v, w=words: v["provisions"][-1].update(summary=w))])
    assert [each.proposed["summary"] for each in Suggestion.objects.all()] == ["First.", "Second."]


def test_minerals_and_relations_and_disagreements_a_person_changed_stay(
    agreement, person, tmp_path
):
    with as_person(person):
        AgreementMineral.objects.filter(agreement=agreement, position=0).update(position=9)
        kept = AgreementRelationFactory(agreement=agreement, relation="implements")
        settled = Disagreement.objects.get(agreement=agreement, attribute="place")
        settled.state, settled.explanation = "resolved", "The White House meant its own text."
        settled.save()
    path = write(tmp_path)
    load([path])
    assert AgreementMineral.objects.filter(agreement=agreement, position=9).count() == 1
    assert AgreementRelation.objects.filter(pk=kept.pk).exists()
    settled.refresh_from_db()
    assert (settled.state, settled.explanation) == (
        "resolved", "The White House meant its own text.",
    )  # fmt: skip
    again_changes_nothing(path)


def test_a_disagreement_that_a_person_settled_stays_when_the_file_drops_it(
    agreement, person, tmp_path
):
    with as_person(person):
        settled = Disagreement.objects.get(agreement=agreement, attribute="place")
        settled.explanation = "Settled."
        settled.save()
    path = write(tmp_path, lambda v: v["claims"].pop(1))
    load([path])
    assert Disagreement.objects.filter(pk=settled.pk).exists()
    again_changes_nothing(path)


def test_an_article_that_a_person_put_right_stays(agreement, person, tmp_path):
    article = agreement.sources.get(key="d1").article
    with as_person(person):
        article.byline = "Anjali P. Sharma"
        article.save()
    path = write(tmp_path)
    load([path])
    article.refresh_from_db()
    assert article.byline == "Anjali P. Sharma"
    again_changes_nothing(path)


def test_checks_that_a_person_made_stay_and_change_nothing_else(agreement, person, tmp_path):
    path = write(
        tmp_path,
        lambda v: v["commitments"][0].update(
            checks=[{"looked_on": "2026-05-10", "places": "Press pages", "finding": "nothing"}]
        ),
    )
    load([path])
    commitment = agreement.commitment_set.order_by("position").first()
    with as_person(person):
        CheckFactory(commitment=commitment, looked_on=date(2026, 6, 1), finding="supports")
        commitment.checks.filter(places="Press pages").update(note="Read twice.")
    again_changes_nothing(path)
    found = Check.objects.filter(commitment=commitment).values_list("finding", "note")
    assert set(found) == {("supports", ""), ("nothing", "Read twice.")}
