"""Names of before a merge."""

from __future__ import annotations

import factory

from agreements import models
from tests.factories.agreements import AgreementFactory
from tests.factories.base import RowFactory


class FormerNameFactory(RowFactory[models.FormerName]):
    """Of an agreement, unless a party or an outlet is given."""

    class Meta:
        model = models.FormerName

    agreement = factory.SubFactory(AgreementFactory)
    slug = factory.Sequence(lambda n: f"former-{n}")
    name = factory.Sequence(lambda n: f"Former name {n}")
