"""Under what names things were known before two records of them became one."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from agreements.models.agreement import Agreement
from agreements.models.articles import Outlet
from agreements.models.base import tracked
from agreements.models.vocabulary import Party

SLUG = re.compile(r"[-a-zA-Z0-9_]{1,120}")
"""What can stand in an address; the database refuses to look for anything else."""
OWNERS = ("agreement", "party", "outlet")
"""What may have had another name, as the columns are called."""


def of_one_thing() -> Q:
    """Exactly one of the three columns is filled."""
    condition = Q()
    for chosen in OWNERS:
        condition |= Q(**{f"{owner}__isnull": owner != chosen for owner in OWNERS})
    return condition


class FormerNameManager(models.Manager["FormerName"]):
    def now_at(self, owner: str, slug: str) -> Any:
        """The agreement or party that once had this slug; None where none had."""
        found = self.filter(slug=slug, **{f"{owner}__isnull": False}).select_related(owner).first()
        return found and getattr(found, owner)

    def outlet_once_called(self, name: str, domain: str) -> Outlet | None:
        """The outlet that once had this domain, else this name; None where none had."""
        rows = self.filter(outlet__isnull=False).select_related("outlet").order_by("pk")
        found = rows.filter(domain=domain) if domain else rows.filter(name=name, domain="")
        first = found.first()
        return first.outlet if first else None

    def outlet_named(self, name: str, domain: str) -> Outlet | None:
        """The outlet that once had both this name and this domain; None where none had."""
        rows = self.filter(outlet__isnull=False, name=name, domain=domain)
        found = rows.select_related("outlet").first()
        return found.outlet if found else None

    def slugs_now(self, owner: str, *, of: Collection[str] | None = None) -> dict[str, str]:
        """Every slug that an agreement or party once had, and the one it has now.

        With ``of`` only those; no query where none of them can be a slug.
        """
        rows = self.filter(**{f"{owner}__isnull": False})
        if of is not None:
            slugs = [each for each in of if SLUG.fullmatch(each)]
            rows = rows.filter(slug__in=slugs)
        return dict(rows.values_list("slug", f"{owner}__slug"))


@tracked()
class FormerName(models.Model):
    """An address or name that led to a record which was merged into another.

    Agreements and parties are found again by their slug, outlets by their name and domain.
    """

    agreement = models.ForeignKey(
        Agreement, on_delete=models.CASCADE, null=True, blank=True, related_name="former_names"
    )
    party = models.ForeignKey(
        Party, on_delete=models.CASCADE, null=True, blank=True, related_name="former_names"
    )
    outlet = models.ForeignKey(
        Outlet, on_delete=models.CASCADE, null=True, blank=True, related_name="former_names"
    )
    slug = models.SlugField("former address", max_length=120, blank=True)
    name = models.CharField("former name", max_length=300, blank=True)
    domain = models.CharField("former domain", max_length=200, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)

    objects = FormerNameManager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            CheckConstraint(
                condition=of_one_thing(),
                name="former_name_is_of_one_thing",
                violation_error_message="It is of one agreement, party or outlet.",
            ),
            CheckConstraint(
                condition=Q(outlet__isnull=True) & ~Q(slug="")
                | Q(outlet__isnull=False, slug="") & (~Q(name="") | ~Q(domain="")),
                name="former_name_leads_somewhere",
                violation_error_message="Give the former address; of an outlet, name or domain.",
            ),
            UniqueConstraint(
                fields=["slug"],
                condition=Q(agreement__isnull=False),
                name="former_slug_of_one_agreement",
                violation_error_message="This address led to another agreement.",
            ),
            UniqueConstraint(
                fields=["slug"],
                condition=Q(party__isnull=False),
                name="former_slug_of_one_party",
                violation_error_message="This address led to another party.",
            ),
            UniqueConstraint(
                fields=["name", "domain"],
                condition=Q(outlet__isnull=False),
                name="former_name_of_one_outlet",
                violation_error_message="This name and domain led to another outlet.",
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.slug or self.domain
