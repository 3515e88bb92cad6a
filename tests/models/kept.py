"""The history of a table, and the factories of the tables that have one."""

from django.apps import apps

from tests import factories

UNTRACKED = {"Run", "Arrival", "RawPage", "PageRead", "Measure", "Watch", "Letter", "Revisit"}
"""Records of what was done or counted; a raw page never changes; and what somebody follows is
their own affair, while history is kept for ever."""
FACTORIES = [
    made
    for name in factories.__all__
    if name.endswith("Factory")
    and (made := getattr(factories, name))._meta.model._meta.app_label == "agreements"
    and made._meta.model.__name__ not in UNTRACKED
]


def history(model, **about):
    """What is kept of a table, oldest first."""
    return (
        apps.get_model(f"agreements.{model.__name__}Event")
        .objects.filter(**about)
        .order_by("pgh_id")
    )


def labels(model, **about):
    return list(history(model, **about).values_list("pgh_label", flat=True))
