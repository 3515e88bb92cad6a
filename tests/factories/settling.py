"""What persons make of disagreements, what they confirm, and how often pages are read."""

from __future__ import annotations

from datetime import date

import factory

from agreements import models
from tests.factories.agreements import AgreementFactory, ProvisionFactory
from tests.factories.base import RowFactory
from tests.factories.curation import UserFactory
from tests.factories.evidence import CitationFactory, ClaimFactory, DisagreementFactory


class SettlementFactory(RowFactory[models.Settlement]):
    """One value leads, and why sources differ is explained."""

    class Meta:
        model = models.Settlement

    disagreement = factory.SubFactory(DisagreementFactory)
    state = "explained"
    leading = "2025-10-28"
    reason = "Two clocks: Tokyo is a day ahead."
    by = factory.SubFactory(UserFactory)
    by_name = "ada"
    before = factory.LazyFunction(lambda: {"state": "open", "leading": "", "explanation": ""})
    after = factory.LazyAttribute(
        lambda o: {"state": o.state, "leading": o.leading, "explanation": o.reason}
    )


class ConfirmationFactory(RowFactory[models.Confirmation]):
    """Of the agreement's own row, by somebody who read no source."""

    class Meta:
        model = models.Confirmation

    agreement = factory.SubFactory(AgreementFactory)
    read_source = False
    by = factory.SubFactory(UserFactory)
    by_name = "ada"


class PageReadFactory(RowFactory[models.PageRead]):
    class Meta:
        model = models.PageRead

    agreement = factory.SubFactory(AgreementFactory)
    day = date(2026, 3, 1)
    number = 3


def make_settled(how_many: int, agreement: models.Agreement) -> models.Disagreement:
    """A disagreement of ``agreement`` with so many values and steps, and as many facts,
    confirmations and days of reads; and as many disagreements of further agreements."""
    dispute: models.Disagreement = DisagreementFactory(agreement=agreement, about="signed_on")
    ClaimFactory(disagreement=dispute)
    held = models.PageRead.objects.count()
    for number in range(how_many):
        ClaimFactory(disagreement=dispute)
        SettlementFactory(disagreement=dispute)
        fact = ProvisionFactory(agreement=agreement)
        CitationFactory(provision=fact)
        ConfirmationFactory(agreement=agreement, provision=fact)
        PageReadFactory(agreement=agreement, day=date.fromordinal(739_000 + held + number))
        ClaimFactory.create_batch(2, disagreement=DisagreementFactory())
    return dispute
