"""What waits for a person, on the first page of the admin, each number with its list."""

from __future__ import annotations

from typing import NamedTuple

from django.http import HttpRequest
from django.template.defaultfilters import pluralize
from django.urls import reverse

from agreements.queries.desk_counts import waiting
from agreements.queries.editions import today


class Item(NamedTuple):
    """A number, what it is of, and the list that is as long."""

    number: int
    words: str
    address: str


def waiting_for(request: HttpRequest) -> list[Item]:
    """What this account may look at; nothing for one that may not see suggestions."""
    if not request.user.has_perm("agreements.view_suggestion"):
        return []
    number = waiting(today())
    arrivals = reverse("admin:agreements_arrival_changelist")
    commitments = reverse("agreements:commitments")
    return [
        Item(
            number.suggestions,
            f"suggestion{pluralize(number.suggestions)} to review",
            reverse("agreements:review"),
        ),
        Item(
            number.arrivals,
            f"article{pluralize(number.arrivals)} that failed, or need a person",
            f"{arrivals}?state__in=failed,asks",
        ),
        Item(
            number.overdue,
            f"commitment{pluralize(number.overdue)} overdue",
            f"{commitments}?state=overdue&state=contradicted",
        ),
        Item(
            number.disagreements,
            f"disagreement{pluralize(number.disagreements)} open",
            f"{reverse('agreements:disagreements')}?state=open",
        ),
    ]
