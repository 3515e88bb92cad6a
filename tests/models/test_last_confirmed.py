"""When a fact was last confirmed: the latest of what counts, and by what."""

from datetime import UTC, date, datetime

import pytest

from agreements.models import Confirmation, LastConfirmed
from tests.factories import (
    AgreementSourceFactory,
    AmountFactory,
    ArticleFactory,
    CheckFactory,
    CitationFactory,
    CommitmentFactory,
    ConfirmationFactory,
    EventFactory,
    ParticipationFactory,
    ProvisionFactory,
)

pytestmark = pytest.mark.django_db


def of(fact):
    row = LastConfirmed.objects.get(pk=f"{fact._meta.model_name}-{fact.pk}")
    return str(row.confirmed_on or ""), str(row.how)


def cited(fact, published):
    name = fact._meta.model_name
    alone = {} if name == "provision" else {"provision": None}
    article = ArticleFactory(published_on=published)
    CitationFactory(article=article, **{name: fact} | alone)


def said(fact, day, **told):
    """A confirmation of that day."""
    made = ConfirmationFactory(**told)
    when = datetime.combine(date.fromisoformat(day), datetime.min.time(), UTC)
    Confirmation.objects.filter(pk=made.pk).update(made_at=when)


@pytest.mark.parametrize("factory", [ProvisionFactory, CommitmentFactory, AmountFactory,
                                     EventFactory, ParticipationFactory])  # fmt: skip
def test_a_fact_without_a_date_was_never_confirmed_and_its_newest_source_confirms_it(factory):
    fact = factory()
    cited(fact, None)
    assert of(fact) == ("", "nothing")
    for published in ("2024", "2025-03", "2024-12-31"):
        cited(fact, published)
    assert of(fact) == ("2025-03-01", "source")


def test_a_person_who_reviewed_it_later_than_its_sources_confirms_it():
    fact = ProvisionFactory(trust="reviewed", reviewed_at=datetime(2026, 3, 1, 12, tzinfo=UTC))
    cited(fact, "2025-10-28")
    assert of(fact) == ("2026-03-01", "review")
    cited(fact, "2026-04-01")
    assert of(fact) == ("2026-04-01", "source")


def test_a_person_who_says_still_so_confirms_that_fact_and_no_other():
    fact, other = ProvisionFactory(), ProvisionFactory()
    said(fact, "2026-05-01", agreement=fact.agreement, provision=fact)
    assert (of(fact), of(other)) == (("2026-05-01", "confirmation"), ("", "nothing"))
    assert of(fact.agreement)[1] == "nothing"
    said(fact, "2026-06-01", agreement=fact.agreement)
    assert of(fact.agreement) == ("2026-06-01", "confirmation")
    assert of(fact)[0] == "2026-05-01"


def test_the_last_check_confirms_a_commitment():
    fact = CommitmentFactory()
    cited(fact, "2025-10-28")
    for day in ("2026-01-02", "2025-12-31"):
        CheckFactory(commitment=fact, looked_on=date.fromisoformat(day))
    assert of(fact) == ("2026-01-02", "check")


def test_the_agreement_and_who_takes_part_rest_on_all_its_sources():
    part = ParticipationFactory()
    provision = ProvisionFactory(agreement=part.agreement)
    article = ArticleFactory(published_on="2025-11-01")
    AgreementSourceFactory(agreement=part.agreement, article=article)
    assert of(part.agreement) == of(part) == ("2025-11-01", "source")
    assert of(provision) == ("", "nothing")


def test_of_one_day_the_word_of_a_person_stands():
    fact = ProvisionFactory(trust="reviewed", reviewed_at=datetime(2026, 3, 1, 12, tzinfo=UTC))
    cited(fact, "2026-03-01")
    said(fact, "2026-03-01", agreement=fact.agreement, provision=fact)
    assert of(fact) == ("2026-03-01", "review")


def test_every_fact_has_one_row_with_its_trust():
    fact = ProvisionFactory(trust="machine")
    rows = LastConfirmed.objects.values_list("pk", "kind", "fact_id", "trust", "agreement")
    assert set(rows) == {
        (f"provision-{fact.pk}", "provision", fact.pk, "machine", fact.agreement_id),
        (f"agreement-{fact.agreement_id}", "agreement", fact.agreement_id, "reference",
         fact.agreement_id),
    }  # fmt: skip
