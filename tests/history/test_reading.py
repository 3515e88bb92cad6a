"""What is read of history: every change of a row and of what hangs on it, in words."""

import pghistory
import pytest

from agreements.models import Provision
from agreements.queries.history import changes_in_words, latest
from agreements.queries.history_rows import changes_of, tallies
from tests.factories import (
    AgreementFactory,
    ArticleFactory,
    CitationFactory,
    EventFactory,
    ParticipationFactory,
    PartyFactory,
    PillarFactory,
    ProvisionFactory,
    SuggestionFactory,
    make_register,
)
from tests.history import twin

pytestmark = pytest.mark.django_db


def changed(row, *, by="ada", why="", **values):
    for name, value in values.items():
        setattr(row, name, value)
    with pghistory.context(by=by, why=why):
        row.save()
    return row


def told(kind, pk, **narrowed):
    changes, _names = changes_in_words(changes_of(kind, pk, **narrowed), (kind, pk))
    return changes


def fields(kind, pk):
    """Of the latest change of the row itself: label, before, now."""
    change = told(kind, pk, only=kind, most=1)[0].rows[0]
    return [(field.label, field.before, field.now) for field in change.fields]


# --- Which changes ---------------------------------------------------------------


@pytest.fixture
def busy():
    """Two agreements with everything, of which the first has been worked on."""
    one, other = make_register(2)
    provision = one.provision_set.first()
    changed(provision, summary="Put right.")
    changed(provision, position=7)
    one.commitment_set.first().delete()
    one.event_set.first().citations.all().delete()
    changed(other, place="Osaka")
    return one


@pytest.mark.parametrize("kind", ["agreement", "provision", "commitment", "disagreement", "party"])
def test_the_changes_are_those_of_the_plain_reading(busy, kind):
    history = {"agreement": busy.pk}.get(kind)
    pk = history or twin.events(kind)[0].pgh_obj_id
    read = [(row.at, row.number, row.kind) for row in changes_of(kind, pk)]
    assert read == twin.changes(kind, pk)
    assert sum(tally.n for tally in tallies(kind, pk)) == len(read)


def test_a_removed_fact_and_its_citations_stay_in_the_history_of_the_agreement():
    citation = CitationFactory()
    fact, agreement = citation.provision, citation.provision.agreement
    gone = {("provision", fact.pk), ("citation", citation.pk)}
    fact.delete()
    removed = {(r.kind, r.pk) for r in changes_of("agreement", agreement.pk) if r.done == "delete"}
    assert removed == gone


def test_a_fact_that_moved_to_another_agreement_stands_in_the_history_of_both():
    provision, other = ProvisionFactory(), AgreementFactory(title="The other one")
    first = provision.agreement
    changed(provision, agreement=other)
    rows = [
        {row.number for row in changes_of("agreement", agreement.pk, only="provision")}
        for agreement in (first, other)
    ]
    assert len(rows[0]) == 2
    assert rows[0] == rows[1]
    assert fields("provision", provision.pk) == [("Agreement", first.title, "The other one")]


def test_they_are_narrowed_by_kind_and_by_person():
    provision = ProvisionFactory()
    changed(provision, by="ada", summary="Ada's.")
    changed(provision, by="grace", summary="Grace's.")
    changed(provision.agreement, by="grace", place="Osaka")
    read = changes_of("agreement", provision.agreement_id, only="provision", by="grace")
    assert [row.now["summary"] for row in read] == ["Grace's."]


# --- In words --------------------------------------------------------------------


def test_choices_are_told_by_their_labels():
    provision = ProvisionFactory(strength="mention")
    changed(provision, strength="commitment")
    assert fields("provision", provision.pk) == [("Strength", "Mention", "Commitment")]


def test_rows_are_called_by_name_also_when_they_are_gone():
    japan, korea = PartyFactory(name="Japan"), PartyFactory(name="Korea")
    part = ParticipationFactory(party=japan)
    changed(part, party=korea)
    japan.delete()
    assert fields("participation", part.pk) == [("Party", "Japan", "Korea")]


def test_dates_are_written_as_everywhere_on_the_site():
    event = EventFactory(date="2025-10-28")
    changed(event, date=None)
    assert fields("event", event.pk) == [("Date", "28 Oct 2025", "nothing")]


def test_truth_is_told_as_yes_and_no():
    agreement = AgreementFactory(text_read=False)
    changed(agreement, text_read=True)
    assert fields("agreement", agreement.pk) == [("Full text read", "no", "yes")]


def test_a_citation_is_called_by_its_article_its_place_and_what_it_stands_behind():
    pillar = PillarFactory(name="Stockpiling")
    citation = CitationFactory(
        article=ArticleFactory(title="The news"),
        provision=ProvisionFactory(pillar=pillar, strength="intent"),
        locator="¶3",
    )
    [change] = told("citation", citation.pk)
    assert change.rows[0].title == "The news, ¶3, for Stockpiling: intent"


def test_what_was_done_together_is_told_together_with_who_and_why():
    provision = ProvisionFactory()
    with pghistory.context(by="ada", why="As printed", run=7):
        provision.agreement.place = "Osaka"
        provision.agreement.save()
        Provision.objects.update(summary="Anew.")
    change = told("agreement", provision.agreement_id)[0]
    assert (change.by, change.why, change.run) == ("ada", "As printed", 7)
    assert [(each.row.kind, each.done) for each in change.rows] == [
        ("agreement", "changed"),
        ("provision", "changed"),
    ]


def test_a_change_that_nobody_signed_says_so():
    [change] = told("agreement", AgreementFactory().pk)
    assert (change.by, change.why) == ("Not recorded", "")


# --- On the page of the agreement --------------------------------------------------


def test_the_latest_changes_count_what_came_and_spell_out_what_changed():
    agreement = AgreementFactory(kind="mou")
    with pghistory.context(by="load"):
        ProvisionFactory.create_batch(3, agreement=agreement)
    changed(agreement, kind="framework")
    what = {change.by: change.what for change in latest(agreement)}
    assert what["load"] == ["3 provisions added"]
    assert what["ada"] == ["Agreement: kind from “Memorandum” to “Framework”"]


def test_at_most_five_changes_stand_there_latest_first():
    agreement = AgreementFactory(place="0")
    for number in range(1, 8):
        changed(agreement, place=str(number))
    assert [change.what[0][-3:] for change in latest(agreement)] == [
        "“7”", "“6”", "“5”", "“4”", "“3”",
    ]  # fmt: skip


def test_suggestions_are_nobodys_business_until_they_are_accepted():
    suggestion = SuggestionFactory()
    kinds = {tally.kind for tally in tallies("agreement", suggestion.agreement_id)}
    assert kinds == {"agreement"}
