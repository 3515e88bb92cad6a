"""Feeds, runs, suggestions and decisions, and who makes them."""

from __future__ import annotations

import hashlib
import uuid
import zlib
from datetime import date, timedelta
from typing import Any

import factory
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from factory.django import DjangoModelFactory

from agreements import models
from agreements.core.watch_words import LISTS
from tests.factories.agreements import AgreementFactory
from tests.factories.base import REVIEWED_AT, RowFactory
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


class RawPageFactory(RowFactory[models.RawPage]):
    """Made as the pipeline makes it."""

    class Meta:
        model = models.RawPage

    class Params:
        body = factory.Sequence(lambda n: f"<p>Page {n}".encode())

    sha256 = factory.LazyAttribute(lambda o: hashlib.sha256(o.body).hexdigest())
    packed = factory.LazyAttribute(lambda o: zlib.compress(o.body))
    size = factory.LazyAttribute(lambda o: len(o.body))
    content_type = "text/html"


class ArrivalFactory(RowFactory[models.Arrival]):
    """An address that waits, unless another state is given."""

    class Meta:
        model = models.Arrival

    run = factory.SubFactory(RunFactory)
    way = "url"
    url = factory.Sequence(lambda n: f"https://outlet.example/news/{n}")
    state = "waiting"
    error = factory.LazyAttribute(
        lambda o: "No answer." if o.state in {"rejected", "failed", "asks"} else ""
    )
    ended_at = factory.LazyAttribute(
        lambda o: None if o.state in {"waiting", "working"} else REVIEWED_AT
    )
    lease = factory.LazyAttribute(lambda o: uuid.uuid4() if o.state == "working" else None)
    lease_until = factory.LazyAttribute(lambda o: REVIEWED_AT if o.state == "working" else None)
    article = factory.LazyAttribute(
        lambda o: ArticleFactory() if o.state in {"kept", "duplicate"} else None
    )


class ApiTokenFactory(RowFactory[models.ApiToken]):
    class Meta:
        model = models.ApiToken

    name = factory.Sequence(lambda n: f"Program {n}")
    user = factory.SubFactory(UserFactory)
    digest = factory.Sequence(lambda n: hashlib.sha256(f"token {n}".encode()).hexdigest())


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


class WatchFactory(RowFactory[models.Watch]):
    """An agreement followed, told of nothing yet."""

    class Meta:
        model = models.Watch

    user = factory.SubFactory(UserFactory, email="reader@example.org", is_staff=False)
    kind = "agreement"
    target = factory.LazyAttribute(lambda o: None if o.kind in LISTS else AgreementFactory().pk)
    title = "A pact"
    told_to = REVIEWED_AT
    looked_at = REVIEWED_AT


class LetterFactory(RowFactory[models.Letter]):
    class Meta:
        model = models.Letter

    user = factory.SubFactory(UserFactory, email="reader@example.org", is_staff=False)
    address = factory.LazyAttribute(lambda o: o.user.email)
    subject = "One change"
    text = "It changed."
    way_out = "/watching/out/x/"


class MeasureFactory(RowFactory[models.Measure]):
    class Meta:
        model = models.Measure

    indicator = "without-a-quote"
    day = factory.Sequence(lambda n: date(2026, 1, 1) + timedelta(days=n))
    value = 3


class RevisitFactory(RowFactory[models.Revisit]):
    """The address of an article that readers see answered as before."""

    class Meta:
        model = models.Revisit

    article = factory.SubFactory(ArticleFactory)
    url = factory.LazyAttribute(lambda o: o.article.url)
    found = "answered"
    looked_at = REVIEWED_AT
    since = factory.LazyAttribute(lambda o: o.looked_at)
    address = factory.LazyAttribute(
        lambda o: "https://other.example/moved" if o.found == "moved" else ""
    )


class DecisionFactory(RowFactory[models.Decision]):
    class Meta:
        model = models.Decision

    suggestion = factory.SubFactory(SuggestionFactory)
    verdict = "accept"
    reason = factory.LazyAttribute(
        lambda o: "Not in the text." if o.verdict in {"reject", "undo"} else ""
    )
    undoes = factory.LazyAttribute(lambda o: DecisionFactory() if o.verdict == "undo" else None)
    because = factory.LazyAttribute(lambda o: "other" if o.verdict == "reject" else "")
    by = factory.SubFactory(UserFactory)
    by_name = factory.LazyAttribute(lambda o: o.by.get_username() if o.by else "A curator")
