"""What persons make of disagreements, what they confirm, and how often pages are read."""

from __future__ import annotations

from datetime import date

import factory

from agreements import models
from tests.factories.agreements import AgreementFactory
from tests.factories.base import RowFactory
from tests.factories.curation import UserFactory
from tests.factories.evidence import DisagreementFactory


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
