"""Who may use which address: one line an address, held by ``tests/test_access.py``.

A new address needs a line in ``OPEN``, ``DESK``, ``ACCOUNT`` or ``ADMIN``: its route as
``urls.py`` has it, the least role that may see it (GET), and the least that may do something
there (POST); ``ABSENT`` where it does not answer that method. Each role may what the one
before it may. A table of the admin needs a line in ``TABLES``.

Arguments are filled in by name, from ``ARGUMENTS``; the rows they name are made by
``make_things``. A new kind of thing needs a row there, with ``PK`` as its number.
"""

from __future__ import annotations

from typing import NamedTuple

from django.contrib.auth.models import Group

from agreements.models import Agreement, Provision
from tests import factories

ANYBODY = "anybody"
READER = "reader"
"""Signed in, in no group and no staff."""
VIEWER, CURATOR, ADMINISTRATOR = "Viewer", "Curator", "Administrator"
"""Staff in that group."""
ROLES = (ANYBODY, READER, VIEWER, CURATOR, ADMINISTRATOR)
NO_ONE = "no one"
"""Not even an administrator: what the register writes of itself."""
ABSENT = "absent"
AS_SEEN = "as seen"
"""A page without a form: it answers POST as it answers GET, and is not asked twice."""


class Least(NamedTuple):
    see: str
    do: str = ABSENT


PUBLIC = Least(ANYBODY)
OPEN = {
    "": PUBLIC,
    "agreements.atom": PUBLIC,
    "agreements/": PUBLIC,
    "agreements/<slug:slug>.atom": PUBLIC,
    "agreements/<slug:slug>/": PUBLIC,
    "agreements/<slug:slug>/history.csv": PUBLIC,
    "agreements/<slug:slug>/history/": PUBLIC,
    "agreements/<slug:slug>/pillars.csv": PUBLIC,
    "charts/<slug:name>.<chartfile:kind>": PUBLIC,
    "commitments.atom": PUBLIC,
    "commitments.csv": PUBLIC,
    "commitments.ics": PUBLIC,
    "commitments/": PUBLIC,
    "compare.csv": PUBLIC,
    "compare/": PUBLIC,
    "disagreements.atom": PUBLIC,
    "disagreements.csv": PUBLIC,
    "disagreements/": PUBLIC,
    "health/": PUBLIC,
    "history/<rowkind:kind>/<int:pk>/": PUBLIC,
    "methodology/": PUBLIC,
    "minerals.csv": PUBLIC,
    "minerals/": PUBLIC,
    "minerals/<slug:slug>/": PUBLIC,
    "parties.csv": PUBLIC,
    "parties/": PUBLIC,
    "parties/<slug:slug>.atom": PUBLIC,
    "parties/<slug:slug>/": PUBLIC,
    "pillars.csv": PUBLIC,
    "pillars/": PUBLIC,
    "pillars/<slug:slug>.atom": PUBLIC,
    "pillars/<slug:slug>.csv": PUBLIC,
    "pillars/<slug:slug>/": PUBLIC,
    "pillars/gaps/": PUBLIC,
    "pillars/matrix.csv": PUBLIC,
    "quality/": PUBLIC,
    "quality/<slug:slug>.csv": PUBLIC,
    "quality/<slug:slug>/": PUBLIC,
    "sources/": PUBLIC,
    "sources/<int:pk>/": PUBLIC,
    "timeline.atom": PUBLIC,
    "timeline.csv": PUBLIC,
    "timeline.ics": PUBLIC,
    "timeline/": PUBLIC,
    "watching/out/<str:signed>/": Least(ANYBODY, ANYBODY),
}
DESK = {
    "commitments/<int:pk>/check/": Least(CURATOR, CURATOR),
    "review/sources/<int:pk>/read/": Least(ABSENT, CURATOR),
    "history/<rowkind:kind>/<int:pk>/<int:change>/restore/": Least(CURATOR, CURATOR),
    "history/<rowkind:kind>/<int:pk>/bring-back/": Least(CURATOR, CURATOR),
    "review/": Least(VIEWER),
    "review/failed/": Least(VIEWER),
    "review/take/": Least(ABSENT, CURATOR),
    "review/give-back/": Least(ABSENT, CURATOR),
    "review/articles/<int:pk>/": Least(VIEWER),
    "review/articles/<int:pk>/accept/": Least(ABSENT, CURATOR),
    "review/articles/<int:pk>/by-hand/": Least(CURATOR, CURATOR),
    "review/articles/<int:pk>/replay/": Least(ABSENT, CURATOR),
    "review/suggestions/<int:pk>/": Least(VIEWER),
    "review/suggestions/<int:pk>/accept/": Least(ABSENT, CURATOR),
    "review/suggestions/<int:pk>/merge/": Least(ABSENT, CURATOR),
    "review/suggestions/<int:pk>/reject/": Least(ABSENT, CURATOR),
    "review/suggestions/<int:pk>/other/": Least(CURATOR),
    "review/suggestions/<int:pk>/move/": Least(ABSENT, CURATOR),
    "review/suggestions/<int:pk>/same/": Least(ABSENT, CURATOR),
    "review/suggestions/<int:pk>/split/": Least(ABSENT, CURATOR),
    "review/decisions/<int:pk>/undo/": Least(ABSENT, CURATOR),
    "review/disagreements/": Least(VIEWER),
    "review/disagreements/<int:pk>/": Least(VIEWER),
    "review/disagreements/<int:pk>/settle/": Least(ABSENT, CURATOR),
    "review/disagreements/<int:pk>/reopen/": Least(ABSENT, CURATOR),
    "review/verify/": Least(VIEWER),
    "review/verify/<slug:slug>/": Least(VIEWER),
    "review/verify/<slug:slug>/confirm/": Least(ABSENT, CURATOR),
    "review/submit/": Least(CURATOR, CURATOR),
    "review/runs/": Least(VIEWER),
    "review/runs/<int:pk>/": Least(VIEWER),
    "review/runs/<int:pk>/retry/": Least(ABSENT, CURATOR),
    "review/runs/<int:pk>/undo/": Least(CURATOR, CURATOR),
    "review/feeds/": Least(VIEWER),
    "review/feeds/add/": Least(ABSENT, CURATOR),
    "review/feeds/<int:pk>/<feeddeed:deed>/": Least(ABSENT, CURATOR),
    "watching/": Least(READER),
    "watching/follow/": Least(ABSENT, READER),
    "watching/<int:pk>/pace/": Least(ABSENT, READER),
    "watching/<int:pk>/end/": Least(ABSENT, READER),
    "api/v1/articles": Least(ABSENT, CURATOR),
    "api/v1/runs/<int:pk>": Least(VIEWER),
}
"""The API is asked with a token of an account of the role."""
ACCOUNT = {
    "account/login/": Least(ANYBODY, ANYBODY),
    "account/logout/": Least(ABSENT, ANYBODY),
    "account/password/": Least(READER, READER),
    "account/forgotten/": Least(ANYBODY, ANYBODY),
    "account/forgotten/sent/": Least(ANYBODY),
    "account/new-password/<uidb64>/<token>/": Least(ANYBODY, ANYBODY),
}
ADMIN = {
    "admin/": Least(VIEWER, AS_SEEN),
    "admin/login/": Least(VIEWER, AS_SEEN),
    "admin/logout/": Least(ABSENT, VIEWER),
    "admin/password_change/": Least(VIEWER, AS_SEEN),
    "admin/password_change/done/": Least(VIEWER, AS_SEEN),
    "admin/autocomplete/": Least(VIEWER, AS_SEEN),
    "admin/jsi18n/": Least(VIEWER, AS_SEEN),
    "admin/r/<path:content_type_id>/<path:object_id>/": Least(VIEWER, AS_SEEN),
    "admin/^(?P<app_label>agreements|auth)/$": Least(VIEWER, AS_SEEN),
    "admin/(?P<url>.*)$": Least(VIEWER, AS_SEEN),
    "admin/agreements/agreement/<int:pk>/merge/": Least(CURATOR, CURATOR),
    "admin/agreements/outlet/<int:pk>/merge/": Least(CURATOR, CURATOR),
    "admin/agreements/party/<int:pk>/merge/": Least(CURATOR, CURATOR),
    "admin/export/<slug:kind>.<slug:way>": Least(VIEWER, AS_SEEN),
    "admin/import/<slug:kind>/": Least(CURATOR, CURATOR),
    "admin/import/<slug:kind>/<slug:token>/": Least(CURATOR, CURATOR),
    "admin/auth/user/<id>/password/": Least(ADMINISTRATOR, ADMINISTRATOR),
}
"""Of its own pages; those of its tables follow from ``TABLES``."""


class OfTable(NamedTuple):
    """The least role that sees the rows of a table, adds one, changes one, deletes one."""

    see: str = VIEWER
    add: str = CURATOR
    change: str = CURATOR
    delete: str = CURATOR


FACT = OfTable()
RECORD = OfTable(delete=ADMINISTRATOR)
OF_THE_REGISTER = OfTable(VIEWER, NO_ONE, NO_ONE, NO_ONE)
OF_ADMINISTRATORS = OfTable(*[ADMINISTRATOR] * 4)
TABLES = {
    "agreements/agreement": RECORD,
    "agreements/amount": FACT,
    "agreements/apitoken": OF_ADMINISTRATORS,
    "agreements/arrival": OF_THE_REGISTER,
    "agreements/article": RECORD,
    "agreements/citation": FACT,
    "agreements/commitment": FACT,
    "agreements/cue": FACT,
    "agreements/decision": OF_THE_REGISTER,
    "agreements/disagreement": FACT,
    "agreements/event": FACT,
    "agreements/feed": RECORD,
    "agreements/formername": OF_THE_REGISTER,
    "agreements/mineral": RECORD,
    "agreements/outlet": RECORD,
    "agreements/participation": FACT,
    "agreements/party": RECORD,
    "agreements/pillar": RECORD,
    "agreements/provision": FACT,
    "agreements/run": OF_THE_REGISTER,
    "agreements/suggestion": OF_THE_REGISTER,
    "auth/group": OF_ADMINISTRATORS,
    "auth/user": OF_ADMINISTRATORS,
}


def pages_of(table: str, least: OfTable) -> dict[str, Least]:
    """The six addresses that the admin makes of a table."""
    row = f"admin/{table}/<path:object_id>/"
    return {
        f"admin/{table}/": Least(least.see, least.see),
        f"admin/{table}/add/": Least(least.add, least.add),
        f"{row}change/": Least(least.see, least.change),
        f"{row}delete/": Least(least.delete, least.delete),
        f"{row}history/": Least(least.see, AS_SEEN),
        row: Least(VIEWER, AS_SEEN),  # leads on to the page for changing it
    }


EVERY = OPEN | DESK | ACCOUNT | ADMIN
for _table, _least in TABLES.items():
    EVERY |= pages_of(_table, _least)

PK = 4242
ARGUMENTS = {
    "slug": "thing",
    "pk": str(PK),
    "id": str(PK),
    "object_id": str(PK),
    "name": "who-owes",
    "kind": "csv",
    "deed": "pause",
    "uidb64": "x",
    "token": "x",
    "app_label": "agreements",
    "url": "nothing-there",
    "signed": "nothing",
}
ARGUMENTS_OF = {
    "quality/<slug:slug>/": {"slug": "without-a-place"},
    "quality/<slug:slug>.csv": {"slug": "without-a-place"},
    "admin/export/<slug:kind>.<slug:way>": {"kind": "parties", "way": "csv"},
    "admin/import/<slug:kind>/": {"kind": "parties"},
    "admin/import/<slug:kind>/<slug:token>/": {"kind": "parties", "token": "gone"},
} | {
    f"history/<rowkind:kind>/<int:pk>/{rest}": {"kind": "provision"}
    for rest in ("", "<int:change>/restore/", "bring-back/")
}
"""Where the name of an argument does not say what stands there."""
ASKED = {
    "compare.csv": "?a=thing&a=other",
    "admin/autocomplete/": "?app_label=agreements&model_name=provision&field_name=pillar&term=",
}
"""What an address needs beside its arguments to answer."""

HIDDEN = "Xyzzy"
"""Stands in all that a machine read and no person let through, and in what curators alone see."""


def make_things() -> None:
    """One row of everything that has an address, with ``PK`` as its number or "thing"."""
    agreement = factories.AgreementFactory(pk=PK, slug="thing")
    factories.AgreementFactory(slug="other")
    for make in (factories.PillarFactory, factories.PartyFactory, factories.MineralFactory):
        make(pk=PK, slug="thing")
    for make in (
        factories.AmountFactory, factories.CommitmentFactory, factories.EventFactory,
        factories.ParticipationFactory, factories.ProvisionFactory, factories.DisagreementFactory,
    ):  # fmt: skip
        make(pk=PK, agreement=agreement)
    Provision.objects.filter(pk=PK).update(summary="Put in other words.")
    article = factories.ArticleFactory(pk=PK)
    factories.CitationFactory(pk=PK, article=article)
    factories.RevisitFactory(article=article, found="changed", seen_hash="a" * 64)
    factories.OutletFactory(pk=PK)
    factories.CueFactory(pk=PK)
    factories.FormerNameFactory(pk=PK, agreement=agreement)
    factories.UserFactory(pk=PK, username="somebody")
    Group.objects.create(pk=PK, name="Another")
    factories.ApiTokenFactory(pk=PK, name=f"Program {HIDDEN}")
    make_hidden(agreement)


def make_hidden(agreement: Agreement) -> None:
    """What comes in and waits: of an article that a machine read and nobody let through."""
    run = factories.RunFactory(pk=PK)
    words = {"title": f"Ministers {HIDDEN}", "byline": HIDDEN, "text": f"They {HIDDEN} it."}
    read = factories.ArticleFactory(raw_page=factories.RawPageFactory(), **words)
    factories.ArrivalFactory(pk=PK, run=run, state="failed", error=HIDDEN, advice=HIDDEN)
    factories.FeedFactory(pk=PK, title=HIDDEN, last_error=HIDDEN)
    proposed = {"pillar": "thing", "strength": "intent", "summary": HIDDEN}
    told = {"agreement": agreement, "run": run, "article": read, "proposed": proposed}
    factories.SuggestionFactory(pk=PK, **told)
    rejected = factories.SuggestionFactory(state="rejected", **told)
    factories.DecisionFactory(pk=PK, suggestion=rejected, verdict="reject", reason=HIDDEN)
