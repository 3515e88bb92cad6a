"""Every way in which the register is changed: one line each, in ``PATHS``.

A way takes the :class:`Stage` and changes something of its agreement. To add one, write its
deed and its line: who history must name, and which rows must have left which history.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import pghistory
from django.db import connection
from django.urls import reverse

from agreements.exports.dossiers import plain, yaml_of
from agreements.ingest import pipeline
from agreements.ingest.dossiers import load
from agreements.models import (
    Agreement,
    Amount,
    Arrival,
    Citation,
    Commitment,
    Disagreement,
    Event,
    Participation,
    Provision,
)
from agreements.models.as_dossiers import dossiers
from agreements.review.decisions import accept, merge, reject
from agreements.review.importing.running import preview, take
from agreements.review.restoring import bring_back, restore_field
from agreements.review.settling import settle
from agreements.tasks import refresh_commitment_states
from tests.admin.pages import address, as_shown, change
from tests.api.test_articles import send, token_of
from tests.factories import UserFactory, make_register
from tests.review.suggested import TEXT, an_article, suggest
from tests.views.desk import signed_in


@dataclass
class Stage:
    """An agreement with everything, and who works on it."""

    agreement: Agreement
    folder: Path

    @cached_property
    def ada(self) -> Any:
        return self.curator and UserFactory._meta.model.objects.get(username="ada")

    @cached_property
    def curator(self) -> Any:
        return signed_in("Administrator", "ada")

    @property
    def provision(self) -> Provision:
        return self.agreement.provision_set.order_by("pk")[0]

    def suggest(self, model: Any, proposed: Any, **told: Any) -> int:
        """The number of a suggestion about the agreement, with words of an article."""
        told = {"agreement": self.agreement, "article": an_article()} | told
        return suggest(model, proposed, "They will store lithium together", **told).pk


def a_stage(folder: Path) -> Stage:
    [agreement] = make_register(1)
    return Stage(agreement, folder)


# --- By hand -------------------------------------------------------------------------


def admin_form(stage: Stage) -> None:
    change(stage.curator, stage.provision, summary="By hand.", strength="mention")


def admin_inline(stage: Stage) -> None:
    shown = stage.curator.get(address(stage.provision, "change"))
    sent = as_shown(shown) | {"citations-0-DELETE": "on", "citations-1-locator": "¶77"}
    assert stage.curator.post(address(stage.provision, "change"), sent).status_code == 302


def admin_delete(stage: Stage) -> None:
    stage.curator.post(address(stage.provision, "delete"), {"post": "yes"})


def in_bulk(stage: Stage, action: str) -> None:
    rows = [str(pk) for pk in stage.agreement.provision_set.values_list("pk", flat=True)]
    sent = {"action": action, "_selected_action": rows, "post": "yes"}
    sent |= {"apply": "1", "why": "Read against the text"}
    stage.curator.post(reverse("admin:agreements_provision_changelist"), sent)


def admin_bulk(stage: Stage) -> None:
    in_bulk(stage, "mark_as_reviewed")


def admin_bulk_delete(stage: Stage) -> None:
    in_bulk(stage, "delete_selected")


def admin_agreement_gone(stage: Stage) -> None:
    stage.curator.post(address(stage.agreement, "delete"), {"post": "yes"})


def check_recorded(stage: Stage) -> None:
    promise = stage.agreement.commitment_set.all()[0]
    found = {"looked_on": "2026-05-03", "places": "Registers", "finding": "nothing"}
    stage.curator.post(f"/commitments/{promise.pk}/check/", found)


def restored(stage: Stage) -> None:
    fact = stage.provision
    fact.summary = "Before."
    fact.save()
    made = fact.events.order_by("-pgh_id")[0].pgh_id
    restore_field(
        kind="provision", change=made, column="summary", reason="Misread", by=stage.ada
    )  # fmt: skip


def brought_back(stage: Stage) -> None:
    pk = stage.provision.pk
    stage.provision.delete()
    bring_back(kind="provision", pk=pk, reason="By mistake", by=stage.ada)


# --- By what was read ------------------------------------------------------------------


def accepted(stage: Stage, model: Any, proposed: Any, **told: Any) -> None:
    accept(suggestion_id=stage.suggest(model, proposed, **told), by=stage.ada)


def accepted_new(stage: Stage) -> None:
    value = {"value": 5, "currency": "EUR", "kind": "pledge", "what": "A fund."}
    accepted(stage, Amount, value)


def accepted_change(stage: Stage) -> None:
    fact = stage.agreement.event_set.all()[0]
    accepted(stage, Event, {"place": "Osaka"}, action="change", fact_id=fact.pk)


def accepted_removal(stage: Stage) -> None:
    accepted(stage, Provision, {}, action="remove", fact_id=stage.provision.pk)


def accepted_agreement(stage: Stage) -> None:
    accepted(stage, Agreement, {"place": "Osaka"}, action="change", fact_id=stage.agreement.pk)


def rejected(stage: Stage) -> None:
    reject(suggestion_id=stage.suggest(Provision, {}), reason="on-record", by=stage.ada)


def merged(stage: Stage) -> None:
    one = stage.suggest(Agreement, {"title": "The same"}, agreement=None)
    merge(suggestion_id=one, slug=stage.agreement.slug, by=stage.ada)


def settled(stage: Stage) -> None:
    dispute = Disagreement.objects.get(agreement=stage.agreement)
    settle(
        disagreement_id=dispute.pk, state="explained", leading="", reason="Two days", by=stage.ada
    )  # fmt: skip


def imported(stage: Stage) -> None:
    body = f"slug,place\n{stage.agreement.slug},Osaka\n".encode()
    seen = preview("agreements", body, by=stage.ada).digest
    told = {"name": "places.csv", "only_good": False, "saw": seen}
    assert take("agreements", body, **told, by=stage.ada).is_done


# --- By programs -------------------------------------------------------------------------


def loaded(stage: Stage) -> None:
    [dossier] = dossiers(Agreement.objects.filter(pk=stage.agreement.pk))
    told = plain(dossier)
    told["provisions"][0]["summary"] = "As the dossier has it."
    told["events"].pop()
    told["place"] = "Osaka"
    path = stage.folder / f"{stage.agreement.slug}.yaml"
    path.write_text(yaml_of(told), encoding="utf-8")
    assert load([path]).faults == []


def task(_stage: Stage) -> None:
    refresh_commitment_states.delay()


def handed_in(_stage: Stage) -> None:
    """By the API; a worker then reads the text."""
    body = {"text": TEXT, "title": "News", "outlet": "The Gazette", "published_on": "2026-01-30"}
    assert send(body | {"language": "en"}, token_of("Curator")).status_code == 202
    pipeline.ingest(Arrival.objects.get().pk)


def by_sql(stage: Stage) -> None:
    with pghistory.context(by="A script"), connection.cursor() as cursor:
        cursor.execute("UPDATE agreements_citation SET reports = 'x'")
        where = "DELETE FROM agreements_participation WHERE agreement_id = %s"
        Citation.objects.exclude(participation=None).delete()
        cursor.execute(where, [stage.agreement.pk])
    assert Participation.objects.count() == 0
    assert Commitment.objects.count() == 2


class Way(NamedTuple):
    """A deed, who history names for it, and the history it leaves: ("provision", "update")."""

    deed: Callable[[Stage], None]
    by: str
    leaves: set[tuple[str, str]]


def left(*words: str) -> set[tuple[str, str]]:
    """("provision update", …) as pairs."""
    return {(kind, done) for kind, _, done in (word.partition(" ") for word in words)}


DECIDED = ("suggestion update", "decision insert")
CITED_ANEW = ("citation delete", "citation insert")
CITED = ("citation insert", "agreementsource insert")
WITH_AN_AGREEMENT = (
    "agreement", "participation", "provision", "commitment", "check", "amount", "event",
    "disagreement", "claim", "citation", "agreementmineral", "agreementsource",
)  # fmt: skip
PATHS: Mapping[str, Way] = {
    "admin form": Way(admin_form, "ada", left("provision update")),
    "admin inline": Way(
        admin_inline, "ada", left("provision update", "citation update", "citation delete")
    ),
    "admin delete": Way(admin_delete, "ada", left("provision delete", "citation delete")),
    "admin bulk action": Way(admin_bulk, "ada", left("provision update")),
    "admin bulk delete": Way(admin_bulk_delete, "ada", left("provision delete", "citation delete")),
    "admin, a whole agreement": Way(
        admin_agreement_gone, "ada", {(kind, "delete") for kind in WITH_AN_AGREEMENT}
    ),
    "check": Way(check_recorded, "ada", left("check insert")),
    "field restored": Way(restored, "ada", left("provision update")),
    "row brought back": Way(brought_back, "ada", left("provision insert", "citation insert")),
    "fact accepted": Way(accepted_new, "ada", left("amount insert", *CITED, *DECIDED)),
    "change accepted": Way(accepted_change, "ada", left("event update", *CITED, *DECIDED)),
    "removal accepted": Way(
        accepted_removal, "ada", left("provision delete", "citation delete", *DECIDED)
    ),
    "agreement accepted": Way(
        accepted_agreement, "ada", left("agreement update", *CITED, *DECIDED)
    ),
    "rejection": Way(rejected, "ada", left(*DECIDED)),
    "merge": Way(merged, "ada", left("agreementsource insert", *DECIDED)),
    "settling": Way(settled, "ada", left("disagreement update", "settlement insert")),
    "import of a table": Way(imported, "ada", left("agreement update")),
    "load of dossiers": Way(
        loaded,
        "Dossier load",
        left("agreement update", "provision update", "event delete", *CITED_ANEW),
    ),
    "task": Way(task, "Nightly refresh", left("commitment update")),
    "API and worker": Way(handed_in, "Ingestion", left("article insert", "outlet insert")),
    "SQL": Way(
        by_sql, "A script", left("citation update", "citation delete", "participation delete")
    ),
}
