"""Articles, and the facts and claims they stand behind."""

from __future__ import annotations

import factory

from agreements import models
from tests.factories.agreements import AgreementFactory, ProvisionFactory
from tests.factories.base import RowFactory
from tests.factories.vocabulary import PillarFactory


class OutletFactory(RowFactory[models.Outlet]):
    class Meta:
        model = models.Outlet

    name = factory.Sequence(lambda n: f"Outlet {n}")
    domain = factory.Sequence(lambda n: f"outlet-{n}.example")
    kind = "news"


class ArticleFactory(RowFactory[models.Article]):
    class Meta:
        model = models.Article

    url = factory.Sequence(lambda n: f"https://outlet.example/articles/{n}")
    outlet = factory.SubFactory(OutletFactory)
    title = factory.Sequence(lambda n: f"Article {n}")
    published_on = "2025-10-29"
    language = "en"


class AgreementSourceFactory(RowFactory[models.AgreementSource]):
    class Meta:
        model = models.AgreementSource

    agreement = factory.SubFactory(AgreementFactory)
    article = factory.SubFactory(ArticleFactory)
    key = factory.Sequence(lambda n: f"k{n}")


class CitationFactory(RowFactory[models.Citation]):
    """Stands behind a provision unless another fact is given."""

    class Meta:
        model = models.Citation

    class Params:
        is_elsewhere = factory.LazyAttribute(
            lambda o: bool(o.participation or o.commitment or o.amount or o.event or o.agreement)
        )

    article = factory.SubFactory(ArticleFactory)
    participation = commitment = amount = event = agreement = None
    about = factory.LazyAttribute(lambda o: "signed_on" if o.agreement else "")
    provision = factory.Maybe("is_elsewhere", None, factory.SubFactory(ProvisionFactory))
    locator = factory.Sequence(lambda n: f"¶{n + 1}")


class DisagreementFactory(RowFactory[models.Disagreement]):
    """Names a pillar when it is about one, and a reason when it is settled."""

    class Meta:
        model = models.Disagreement

    class Params:
        is_about_a_pillar = factory.LazyAttribute(lambda o: o.about == "pillar")

    agreement = factory.SubFactory(AgreementFactory)
    attribute = factory.Sequence(lambda n: f"attribute {n}")
    about = "other"
    pillar = factory.Maybe("is_about_a_pillar", factory.SubFactory(PillarFactory), None)
    state = "open"
    explanation = factory.LazyAttribute(
        lambda o: "" if o.state == "open" else "Two clocks: Tokyo is a day ahead."
    )


class ClaimFactory(RowFactory[models.Claim]):
    class Meta:
        model = models.Claim

    disagreement = factory.SubFactory(DisagreementFactory)
    article = factory.SubFactory(ArticleFactory)
    value = factory.Sequence(lambda n: f"value {n}")
