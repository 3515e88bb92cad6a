"""Articles and outlets behind a dossier."""

from __future__ import annotations

import re
from typing import Any

from django.db import connection
from django.db.models import Q, QuerySet

from agreements.core.dossier import Dossier, SourceRecord
from agreements.core.words import OutletKind
from agreements.models import FACTS, Agreement, AgreementSource, Article, FormerName, Outlet
from agreements.models.history import edited_by_a_person

# A public body says so in its own domain: .gov, .gov.uk, .go.jp, .gouv.fr, .gob.cl,
# .govt.nz, europa.eu, .mil, .int. Any other kind of outlet waits for a person.
GOVERNMENT = re.compile(
    r"(^|\.)(gov|govt|go|gouv|gob|gub|mil)(\.[a-z]{2})?$|(^|\.)europa\.eu$|\.int$"
)


def keep_sources(agreement: Agreement, dossier: Dossier) -> tuple[dict[str, int], int]:
    """Make the agreement's sources those of the dossier.

    Returns article ids by source id, and how many rows changed. A source that the
    dossier no longer lists stays while a fact still cites it.
    """
    held = {each.key: each for each in agreement.sources.select_related("article__outlet")}
    known, articles, changed = Known(dossier), {}, 0
    new = []
    for position, record in enumerate(dossier.sources):
        row = held.get(record.id)
        article, touched = _article(agreement, record, known, row.article if row else None)
        articles[record.id] = article.pk
        changed += touched
        if row is None or (row.article_id, row.position) != (article.pk, position):
            new.append(AgreementSource(
                agreement=agreement, key=record.id, article=article, position=position
            ))  # fmt: skip
    if held and new:
        stale = Q(key__in=[each.key for each in new]) | Q(
            article__in=[each.article for each in new]
        )
        agreement.sources.filter(stale).delete()
    AgreementSource.objects.bulk_create(new)
    if held and new:
        _list_what_is_cited(agreement)
    return articles, changed + len(new)


def _list_what_is_cited(agreement: Agreement) -> None:
    """Give a new id to each article that lost its own and that a fact still cites.

    A fact of the load is about to cite another instead; a person's goes on citing it.
    """
    listed = agreement.sources.values("article")
    with connection.cursor() as cursor:
        for article in _cited(agreement).exclude(pk__in=listed).order_by("pk"):
            # Not SELECT: history takes that for reading, and would not sign what it writes.
            cursor.execute("VALUES (register_list_source(%s, %s))", [agreement.pk, article.pk])


def drop_unused_sources(agreement: Agreement, dossier: Dossier) -> int:
    """Unlist the sources that neither the dossier nor any fact of the agreement names."""
    unlisted = agreement.sources.exclude(key__in=[record.id for record in dossier.sources])
    if not unlisted.exists():
        return 0
    uncited = unlisted.exclude(article__in=_cited(agreement).values("pk"))
    gone = [row.pk for row in uncited if not edited_by_a_person(row)]
    return agreement.sources.filter(pk__in=gone).delete()[0]


def _cited(agreement: Agreement) -> QuerySet[Article]:
    """Articles behind a fact, a value or a disputed value of the agreement."""
    citing = Q(claims__disagreement__agreement=agreement) | Q(citations__agreement=agreement)
    for fact in FACTS:
        citing |= Q(**{f"citations__{fact}__agreement": agreement})
    return Article.objects.filter(citing).distinct()


class Known:
    """What the register holds already of the articles and outlets of a dossier."""

    def __init__(self, dossier: Dossier) -> None:
        sources = dossier.sources
        addresses = [record.url for record in sources if record.url]
        documents = [record.document for record in sources if record.document]
        articles = Article.objects.select_related("outlet")
        held = list(articles.filter(Q(url__in=addresses) | Q(document__in=documents)))
        self.by_url = {article.url: article for article in held if article.url}
        self.by_document = {article.document: article for article in held if article.document}
        names = [record.outlet for record in sources]
        self.outlets = {(o.name, o.domain): o for o in Outlet.objects.filter(name__in=names)}

    def article(self, record: SourceRecord) -> Article | None:
        if record.url:
            return self.by_url.get(record.url)
        return self.by_document.get(record.document) if record.document else None

    def outlet(self, record: SourceRecord) -> Outlet | None:
        """The outlet named, made where it is new; None where none is named."""
        if not record.outlet and not record.domain:
            return None
        key = (record.outlet, record.domain)
        if key not in self.outlets and (now := FormerName.objects.outlet_named(*key)):
            self.outlets[key] = now
        if key not in self.outlets:
            is_public = GOVERNMENT.search(record.domain)
            kind = OutletKind.GOVERNMENT if is_public else OutletKind.UNKNOWN
            self.outlets[key] = Outlet.objects.create(name=key[0], domain=key[1], kind=str(kind))
        return self.outlets[key]


def _article(
    agreement: Agreement, record: SourceRecord, known: Known, listed: Article | None
) -> tuple[Article, bool]:
    """The article of a source, made or brought up to date; and whether it changed."""
    has_name = bool(record.url or record.document)
    article = known.article(record) or (None if has_name else listed)
    columns = _columns(record, known.outlet(record))
    if article is None:
        return Article.objects.create(**columns), True
    wrong = {name: value for name, value in columns.items() if getattr(article, name) != value}
    if wrong and _is_shared(article, agreement):
        wrong = {
            name: value for name, value in wrong.items() if value and not getattr(article, name)
        }
    if not wrong or edited_by_a_person(article):
        return article, False
    for name, value in wrong.items():
        setattr(article, name, value)
    article.save(update_fields=list(wrong))
    return article, True


def _is_shared(article: Article, agreement: Agreement) -> bool:
    """Another dossier speaks of it too: what this one leaves out, that one may know."""
    return article.dossiers.exclude(agreement=agreement).exists()


def _columns(record: SourceRecord, outlet: Outlet | None) -> dict[str, Any]:
    return {
        "url": record.url,
        "document": record.document,
        "outlet": outlet,
        "title": record.title,
        "title_basis": record.title_basis,
        "byline": record.byline,
        "published_on": record.published_on,
        "language": record.language,
    }
