"""A value that differs is laid beside the one held; what pages lead with stays."""

import pytest

from agreements.models import Claim, Disagreement
from agreements.review.decisions import accept
from agreements.review.errors import CannotStandError
from tests.factories import (
    AgreementFactory,
    AgreementSourceFactory,
    ArticleFactory,
    CitationFactory,
    ClaimFactory,
    DisagreementFactory,
    EventFactory,
    PillarFactory,
)
from tests.review.suggested import suggest

pytestmark = pytest.mark.django_db
SIGNED = "signed a memorandum on Friday"


@pytest.fixture
def agreement():
    return AgreementFactory(place="Port Ann", signed_on="2026-01-30")


def told(dispute):
    return [(claim.value, claim.article, claim.locator) for claim in dispute.claims.all()]


def test_it_opens_a_disagreement_with_both_values_each_with_its_source(agreement, ada):
    listed = AgreementSourceFactory(agreement=agreement)
    signing = EventFactory(agreement=agreement, kind="signature")
    cited = CitationFactory(event=signing)
    made = suggest(Claim, {"attribute": "place", "value": "Ulm"}, SIGNED, agreement=agreement)
    decision = accept(suggestion_id=made.pk, by=ada)
    dispute = Disagreement.objects.with_rivals().get()
    assert (dispute.attribute, dispute.about, dispute.state) == ("place", "place", "open")
    assert told(dispute) == [("Port Ann", cited.article, ""), ("Ulm", made.article, "¶1")]
    agreement.refresh_from_db()
    assert agreement.place == "Port Ann"
    assert listed.article not in {claim.article for claim in dispute.claims.all()}
    assert decision.after == {"attribute": "place", "values": ["Port Ann", "Ulm"]}
    made.refresh_from_db()
    assert made.fact == Claim.objects.get(value="Ulm")


def test_the_value_held_is_told_by_the_first_source_where_nothing_better_is_known(agreement, ada):
    listed = AgreementSourceFactory(agreement=agreement)
    made = suggest(
        Claim, {"attribute": "value of the fund", "value": "USD 3"}, SIGNED,
        agreement=agreement, held={"value": "USD 2"},
    )  # fmt: skip
    accept(suggestion_id=made.pk, by=ada)
    dispute = Disagreement.objects.get()
    assert dispute.about == "other"
    assert [(value, article) for value, article, _ in told(dispute)] == [
        ("USD 2", listed.article), ("USD 3", made.article),
    ]  # fmt: skip


def test_the_value_held_is_told_by_the_article_that_the_suggestion_names(agreement, ada):
    AgreementSourceFactory(agreement=agreement)
    other = ArticleFactory()
    made = suggest(
        Claim, {"attribute": "amounts", "value": "USD 3"}, SIGNED,
        agreement=agreement, held={"value": "USD 2", "article": other.pk},
    )  # fmt: skip
    accept(suggestion_id=made.pk, by=ada)
    assert Disagreement.objects.get().about == "amounts"
    assert told(Disagreement.objects.get())[0] == ("USD 2", other, "")


def test_it_joins_the_disagreement_that_is_there(agreement, ada):
    dispute = DisagreementFactory(
        agreement=agreement, attribute="place", about="place", state="explained"
    )
    for value in ("Port Ann", "Rome"):
        ClaimFactory(disagreement=dispute, value=value, article=ArticleFactory())
    made = suggest(
        Disagreement,
        {"attribute": "place", "values": [{"value": "Ulm", "source": "s1"}]},
        SIGNED,
        agreement=agreement,
    )
    decision = accept(suggestion_id=made.pk, by=ada)
    assert {value for value, *_ in told(dispute)} == {"Port Ann", "Rome", "Ulm"}
    assert decision.before["values"] == decision.after["values"][:2]


def test_one_about_a_pillar_names_it(agreement, ada):
    pillar = PillarFactory(slug="stockpiling")
    made = suggest(
        Claim, {"attribute": "stockpiling", "value": "commitment"}, SIGNED,
        agreement=agreement, held={"value": "mention"},
    )  # fmt: skip
    accept(suggestion_id=made.pk, by=ada)
    assert (Disagreement.objects.get().about, Disagreement.objects.get().pillar) == (
        "pillar", pillar,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("proposed", "word"), [({"value": "Ulm"}, "attribute"), ({"attribute": "place"}, "value")]
)
def test_without_attribute_or_value_it_cannot_stand(agreement, ada, proposed, word):
    made = suggest(Claim, proposed, SIGNED, agreement=agreement)
    with pytest.raises(CannotStandError, match=f"It names no {word}"):
        accept(suggestion_id=made.pk, by=ada)
    assert Disagreement.objects.count() == 0
