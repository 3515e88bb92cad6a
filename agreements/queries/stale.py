"""Suggestions whose fact says something else now than when they were made, as a list."""

from __future__ import annotations

from django.db.models import Model, QuerySet
from django.db.models.expressions import RawSQL

from agreements.models import Suggestion
from agreements.queries.changed_since import TELLING, versions


def stale(rows: QuerySet[Suggestion]) -> QuerySet[Suggestion]:
    """Of ``rows`` those of which ``all_changed_since`` has something to tell."""
    found = " UNION ALL ".join(_those_about(model) for model in TELLING)
    return rows.filter(pk__in=RawSQL(found, []))  # noqa: S611 - nothing in it comes from outside


def _those_about(model: type[Model]) -> str:
    """The same two rows of history, compared by the database."""
    name = model._meta.model_name
    was, now = versions(model)
    about = "s.proposed ? '{0}' AND " if name == "agreement" else ""
    differs = (f"{about}was.said->'{{0}}' IS DISTINCT FROM now.said->'{{0}}'").format
    changed = " OR ".join(f"({differs(field)})" for field in TELLING[model])
    return f"""
        SELECT s.id FROM agreements_suggestion s
        JOIN django_content_type t ON t.id = s.fact_type_id
        LEFT JOIN agreements_article a ON a.id = s.article_id
        CROSS JOIN LATERAL (SELECT {was} AS said) was
        CROSS JOIN LATERAL (SELECT {now} AS said) now
        WHERE s.state = 'waiting' AND s.fact_id IS NOT NULL AND was.said IS NOT NULL
        AND CASE t.model WHEN 'citation' THEN s.proposed->>'supports' ELSE t.model END = '{name}'
        AND (now.said->>'pgh_label' = 'delete' OR was.said->'trust' <> now.said->'trust'
            OR {changed})"""  # noqa: S608
