"""Articles and outlets behind a dossier."""

from __future__ import annotations

import re
from typing import Any

from agreements.core.dossier import Dossier, SourceRecord
from agreements.core.words import OutletKind
from agreements.models import Agreement, AgreementSource, Article, Outlet
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
    articles, changed = {}, 0
    for position, record in enumerate(dossier.sources):
        row = held.pop(record.id, None)
        article, touched = _article(agreement, record, row.article if row else None)
        articles[record.id] = article.pk
        changed += touched + _listed(agreement, record.id, article, position, row)
    return articles, changed


def drop_unused_sources(agreement: Agreement, dossier: Dossier) -> int:
    """Unlist the sources that neither the dossier nor any fact of the agreement names."""
    ids = [record.id for record in dossier.sources]
    cited = Article.objects.filter(
        pk__in=[citation.article_id for citation in _citations(agreement)]
    ) | Article.objects.filter(claims__disagreement__agreement=agreement)
    unused = agreement.sources.exclude(key__in=ids).exclude(article__in=cited.values("pk"))
    return unused.delete()[0]


def _citations(agreement: Agreement) -> Any:
    for block in ("participation", "provision", "commitment", "amount", "event"):
        for fact in getattr(agreement, f"{block}_set").prefetch_related("citations"):
            yield from fact.citations.all()


def _listed(
    agreement: Agreement, key: str, article: Article, position: int, row: AgreementSource | None
) -> bool:
    if row and (row.article_id, row.position) == (article.pk, position):
        return False
    agreement.sources.filter(article=article).exclude(key=key).delete()
    agreement.sources.update_or_create(key=key, defaults={"article": article, "position": position})
    return True


def _article(
    agreement: Agreement, record: SourceRecord, listed: Article | None
) -> tuple[Article, bool]:
    """The article of a source, made or brought up to date; and whether it changed."""
    article = _known_article(record) or (listed if not record.url and not record.document else None)
    if article is None:
        return Article.objects.create(**_columns(record)), True
    wrong = {
        name: value for name, value in _columns(record).items() if getattr(article, name) != value
    }
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


def _known_article(record: SourceRecord) -> Article | None:
    articles = Article.objects.select_related("outlet")
    if record.url:
        return articles.filter(url=record.url).first()
    return articles.filter(document=record.document).first() if record.document else None


def _is_shared(article: Article, agreement: Agreement) -> bool:
    """Another dossier speaks of it too: what this one leaves out, that one may know."""
    return article.dossiers.exclude(agreement=agreement).exists()


def _columns(record: SourceRecord) -> dict[str, Any]:
    return {
        "url": record.url,
        "document": record.document,
        "outlet": _outlet(record.outlet, record.domain),
        "title": record.title,
        "title_basis": record.title_basis,
        "byline": record.byline,
        "published_on": record.published_on,
        "language": record.language,
    }


def _outlet(name: str, domain: str) -> Outlet | None:
    if not name and not domain:
        return None
    kind = OutletKind.GOVERNMENT if GOVERNMENT.search(domain) else OutletKind.UNKNOWN
    return Outlet.objects.get_or_create(name=name, domain=domain, defaults={"kind": str(kind)})[0]
