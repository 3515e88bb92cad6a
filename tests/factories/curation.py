"""Feeds, runs, suggestions and decisions, and who makes them."""

from __future__ import annotations

import hashlib
from typing import Any

import factory
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from factory.django import DjangoModelFactory

from agreements import models
from tests.factories.agreements import AgreementFactory
from tests.factories.base import RowFactory
from tests.factories.evidence import ArticleFactory


class UserFactory(DjangoModelFactory[Any]):
    class Meta:
        model = get_user_model()

    username = factory.Sequence(lambda n: f"curator-{n}")
    is_staff = True


class FeedFactory(RowFactory[models.Feed]):
    class Meta:
        model = models.Feed

    url = factory.Sequence(lambda n: f"https://outlet.example/feeds/{n}.xml")
    title = factory.Sequence(lambda n: f"Feed {n}")


class RunFactory(RowFactory[models.Run]):
    class Meta:
        model = models.Run

    kind = "ingest"


class SuggestionFactory(RowFactory[models.Suggestion]):
    """A provision to add, read from an article."""

    class Meta:
        model = models.Suggestion

    run = factory.SubFactory(RunFactory)
    agreement = factory.SubFactory(AgreementFactory)
    article = factory.SubFactory(ArticleFactory)
    action = "add"
    fact_type = factory.LazyFunction(lambda: ContentType.objects.get_for_model(models.Provision))
    proposed = factory.LazyFunction(
        lambda: {"pillar": "stockpiling", "strength": "intent", "summary": "They mean to store."}
    )
    rule = "pillar-words"
    digest = factory.Sequence(lambda n: hashlib.sha256(f"suggestion {n}".encode()).hexdigest())


class DecisionFactory(RowFactory[models.Decision]):
    class Meta:
        model = models.Decision

    suggestion = factory.SubFactory(SuggestionFactory)
    verdict = "accept"
    reason = factory.LazyAttribute(lambda o: "Not in the text." if o.verdict == "reject" else "")
    by = factory.SubFactory(UserFactory)
    by_name = factory.LazyAttribute(lambda o: o.by.get_username() if o.by else "A curator")
