"""Members of the bloc of a made register."""

from __future__ import annotations

from agreements import models
from agreements.core.partial_dates import PartialDate

MEMBERS = (("canada", None, None), ("australia", PartialDate(2022, 6), PartialDate(2024)))
"""Slug, since and until: one always, one for some of the years of the agreements."""


def belong_to_the_union() -> None:
    bloc = models.Party.objects.get(slug="european-union")
    for slug, since, until in MEMBERS:
        models.Membership.objects.get_or_create(
            bloc=bloc,
            member=models.Party.objects.get(slug=slug),
            defaults={"since": since, "until": until},
        )
