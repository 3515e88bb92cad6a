"""Two records made one: nothing that points to the other is lost, and its address leads on."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from agreements import models
from agreements.models.history import events_of
from agreements.review.errors import CannotStandError
from agreements.review.merging_records import merge_records, seen, try_merge
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def anna() -> Any:
    return factories.UserFactory(username="anna")


def merged(stays: Any, goes: Any, by: Any, **more: Any) -> Any:
    asked = {"taken": (), "why": "The same text", "by": by} | more
    return merge_records(type(stays), keep=stays.pk, drop=goes.pk, **asked)


def places() -> Counter[tuple[Any, ...]]:
    """Every citation, by what it says and where; not by the fact it stands behind."""
    rows = models.Citation.objects.values_list("article", "quote", "start", "end", "reports")
    return Counter(rows)


def test_the_values_of_each_are_those_that_were_chosen(anna: Any) -> None:
    stays = factories.AgreementFactory(slug="a", title="Short", place="Tokyo", signed_on="2025")
    goes = factories.AgreementFactory(slug="b", title="Long", place="Osaka", signed_on="2025-10")
    merged(stays, goes, anna, taken=["title", "signed_on"])
    row = models.Agreement.objects.get()
    assert (row.slug, row.title, row.place, str(row.signed_on)) == ("a", "Long", "Tokyo", "2025-10")
    assert (row.trust, row.reviewed_by) == ("reviewed", anna)


def test_to_say_that_two_are_one_is_not_to_review_either(anna: Any) -> None:
    stays, goes = factories.AgreementFactory.create_batch(2, trust="reference")
    merged(stays, goes, anna)
    assert models.Agreement.objects.get().trust == "reference"


def test_history_says_who_made_them_one_and_why(anna: Any) -> None:
    stays, goes = factories.AgreementFactory(title="A"), factories.AgreementFactory(title="B")
    merged(stays, goes, anna, taken=["title"], why="One text, two feeds")
    last = events_of(models.Agreement.objects.get()).first()
    assert last.pgh_context.metadata["by"] == "anna"
    assert last.pgh_context.metadata["why"] == "Merged with “B”: One text, two feeds"


def test_a_fact_that_both_hold_is_one_with_the_citations_of_both(anna: Any) -> None:
    party = factories.PartyFactory()
    one = factories.ParticipationFactory(party=party, role="signatory", signatory="")
    other = factories.ParticipationFactory(party=party, role="signatory", signatory="A. Minister")
    factories.CitationFactory(participation=one, locator="¶1")
    factories.CitationFactory(participation=other, locator="¶2")
    done = merged(one.agreement, other.agreement, anna)
    part = models.Participation.objects.get()
    assert (part.pk, part.signatory) == (one.pk, "A. Minister")
    assert sorted(part.citations.values_list("locator", flat=True)) == ["¶1", "¶2"]
    assert done.moved.folded["participations"] == 1


def test_what_gives_way_is_told(anna: Any) -> None:
    party = factories.PartyFactory(name="Japan")
    one = factories.ParticipationFactory(party=party, role="signatory", office="Prime Minister")
    other = factories.ParticipationFactory(party=party, role="signatory", office="Premier")
    done = merged(one.agreement, other.agreement, anna)
    assert done.moved.left == ["Participation Japan, signatory: office “Premier”"]


def test_two_citations_of_one_place_with_different_words_both_stay(anna: Any) -> None:
    article = factories.ArticleFactory(text="")
    party = factories.PartyFactory()
    one = factories.ParticipationFactory(party=party, role="signatory")
    other = factories.ParticipationFactory(party=party, role="signatory")
    for fact, quote in ((one, "signed in Tokyo"), (other, "by the ministers")):
        factories.CitationFactory(
            participation=fact, article=article, locator="¶3", quote=quote, start=None, end=None
        )
    merged(one.agreement, other.agreement, anna)
    kept = models.Citation.objects.order_by("locator").values_list("locator", "quote")
    assert list(kept) == [("¶3", "signed in Tokyo"), ("¶3 (2)", "by the ministers")]


def test_a_citation_held_twice_word_for_word_is_one(anna: Any) -> None:
    article = factories.ArticleFactory()
    party = factories.PartyFactory()
    one = factories.ParticipationFactory(party=party, role="signatory")
    other = factories.ParticipationFactory(party=party, role="signatory")
    for fact in (one, other):
        factories.CitationFactory(participation=fact, article=article, locator="¶3")
    merged(one.agreement, other.agreement, anna)
    assert models.Citation.objects.get().participation == one


def test_the_same_promise_is_one_with_the_checks_of_both(anna: Any) -> None:
    pillar = factories.PillarFactory()
    one = factories.CommitmentFactory(pillar=pillar, summary="To report", due="", due_on=None)
    other = factories.CommitmentFactory(pillar=pillar, summary="To report", due="", due_on=None)
    factories.CheckFactory(commitment=one)
    factories.CheckFactory(commitment=other)
    merged(one.agreement, other.agreement, anna)
    assert models.Commitment.objects.get().checks.count() == 2


def test_sources_keep_their_ids_unless_taken(anna: Any) -> None:
    stays, goes = factories.AgreementFactory(), factories.AgreementFactory()
    shared = factories.ArticleFactory()
    factories.AgreementSourceFactory(agreement=stays, article=shared, key="s1")
    factories.AgreementSourceFactory(agreement=goes, article=shared, key="s1")
    factories.AgreementSourceFactory(agreement=goes, key="s2", position=1)
    factories.AgreementSourceFactory(agreement=stays, key="s2", position=1)
    merged(stays, goes, anna)
    held = models.AgreementSource.objects.order_by("position").values_list("key", flat=True)
    assert list(held) == ["s1", "s2", "s3"]


def test_a_disagreement_of_both_is_one_with_the_values_of_both(anna: Any) -> None:
    one = factories.DisagreementFactory(attribute="place", state="open", leading="")
    other = factories.DisagreementFactory(
        attribute="place", state="explained", leading="Tokyo", explanation="The text says so."
    )
    factories.ClaimFactory(disagreement=one, value="Osaka")
    factories.ClaimFactory(disagreement=other, value="Tokyo")
    merged(one.agreement, other.agreement, anna)
    kept = models.Disagreement.objects.get()
    assert (kept.state, kept.leading, kept.explanation) == (
        "explained",
        "Tokyo",
        "The text says so.",
    )
    assert sorted(kept.claims.values_list("value", flat=True)) == ["Osaka", "Tokyo"]


def test_what_the_two_were_to_each_other_goes_and_the_rest_stays(anna: Any) -> None:
    stays, goes, third = factories.AgreementFactory.create_batch(3)
    for one, other in ((stays, goes), (goes, stays), (goes, third), (stays, third)):
        factories.AgreementRelationFactory(agreement=one, other=other, relation="follows")
    factories.AgreementRelationFactory(agreement=third, other=goes, relation="supersedes")
    merged(stays, goes, anna)
    held = models.AgreementRelation.objects.values_list("agreement", "other", "relation")
    assert set(held) == {(stays.pk, third.pk, "follows"), (third.pk, stays.pk, "supersedes")}


def test_suggestions_on_the_one_wait_on_the_other(anna: Any) -> None:
    one = factories.ParticipationFactory(role="signatory")
    other = factories.ParticipationFactory(role="signatory", party=one.party)
    waiting = factories.SuggestionFactory(
        agreement=other.agreement, fact=other, action="change", proposed={"party": one.party.slug}
    )
    merged(one.agreement, other.agreement, anna)
    waiting.refresh_from_db()
    assert (waiting.agreement, waiting.fact) == (one.agreement, one)


def test_the_old_address_of_an_agreement_is_remembered_through_two_merges(anna: Any) -> None:
    first, second, third = (factories.AgreementFactory(slug=slug) for slug in "abc")
    merged(second, first, anna)
    merged(third, second, anna)
    assert models.FormerName.objects.slugs_now("agreement") == {"a": "c", "b": "c"}


def test_a_party_takes_over_roles_names_members_and_blocs(anna: Any) -> None:
    stays = factories.PartyFactory(slug="south-korea", name="South Korea", iso2="")
    goes = factories.PartyFactory(slug="rok", name="Republic of Korea", iso2="KR")
    bloc = factories.PartyFactory(kind="bloc")
    factories.PartyAliasFactory(party=goes, name="ROK")
    factories.MembershipFactory(bloc=bloc, member=stays, since=None)
    factories.MembershipFactory(bloc=bloc, member=goes, since="2020")
    factories.MembershipFactory(bloc=stays, member=goes)
    role = factories.ParticipationFactory(party=goes)
    merged(stays, goes, anna, taken=["name", "iso2"])
    party = models.Party.objects.get(slug="south-korea")
    role.refresh_from_db()
    assert (party.name, party.iso2, role.party) == ("Republic of Korea", "KR", party)
    assert sorted(map(str, party.aliases.all())) == ["ROK", "South Korea"]
    assert str(models.Membership.objects.get(bloc=bloc).since) == "2020"
    assert not models.Membership.objects.filter(bloc=party).exists()
    assert models.FormerName.objects.now_at("party", "rok") == party


def test_what_waits_names_the_party_that_stays(anna: Any) -> None:
    stays, goes = factories.PartyFactory(slug="new"), factories.PartyFactory(slug="old")
    proposed = {"title": "old", "participations": [{"party": "old", "role": "signatory"}]}
    waiting = factories.SuggestionFactory(proposed=proposed)
    merged(stays, goes, anna)
    waiting.refresh_from_db()
    assert waiting.proposed == {
        "title": "old",
        "participations": [{"party": "new", "role": "signatory"}],
    }


def test_an_outlet_takes_over_articles_and_feeds(anna: Any) -> None:
    stays = factories.OutletFactory(name="Reuters", domain="reuters.com")
    goes = factories.OutletFactory(name="reuters.com", domain="")
    article = factories.ArticleFactory(outlet=goes)
    feed = factories.FeedFactory(outlet=goes)
    merged(stays, goes, anna)
    article.refresh_from_db()
    feed.refresh_from_db()
    assert (article.outlet, feed.outlet) == (stays, stays)
    assert models.FormerName.objects.outlet_once_called("reuters.com", "") == stays


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"why": " "}, "Say why they are one"),
        ({"saw": "something else"}, "changed meanwhile"),
    ],
)
def test_what_cannot_be_done_is_refused_in_words(anna: Any, asked: Any, told: str) -> None:
    stays, goes = factories.OutletFactory.create_batch(2)
    with pytest.raises(CannotStandError, match=told):
        merged(stays, goes, anna, **asked)
    assert models.Outlet.objects.count() == 2


def test_a_record_is_not_merged_with_itself_or_with_what_is_gone(anna: Any) -> None:
    party = factories.PartyFactory()
    with pytest.raises(CannotStandError, match="one record already"):
        merged(party, party, anna)
    with pytest.raises(models.Party.DoesNotExist):
        merge_records(models.Party, keep=party.pk, drop=party.pk + 1, taken=(), why="Same", by=anna)


def test_values_that_cannot_stand_together_are_refused_and_nothing_moves(anna: Any) -> None:
    stays = factories.AgreementFactory(status="proposed", legal_force="unclear")
    goes = factories.AgreementFactory(status="signed", legal_force="binding")
    provision = factories.ProvisionFactory(agreement=goes)
    with pytest.raises(CannotStandError, match="only proposed cannot be binding"):
        merged(stays, goes, anna, taken=["legal_force"])
    provision.refresh_from_db()
    assert provision.agreement == goes


def test_trying_tells_what_would_move_and_keeps_nothing(anna: Any) -> None:
    stays, goes = factories.make_register(2)
    held = places()
    asked = {"taken": (), "why": "The same", "by": anna, "saw": seen(stays, goes)}
    tried = try_merge(models.Agreement, keep=stays.pk, drop=goes.pk, **asked)
    assert tried.moved.moved["provisions"] == 4
    assert models.Agreement.objects.count() == 2
    assert places() == held
