"""What a person makes of a disagreement: kept with before and after, and told in the record."""

import pytest

from agreements.models import Agreement, Claim, Disagreement, Settlement
from agreements.review.decisions import accept
from agreements.review.settling import (
    ChangedMeanwhileError,
    NotSettledError,
    reopen,
    settle,
    version,
)
from tests.factories import (
    AgreementFactory,
    ClaimFactory,
    CommitmentFactory,
    DisagreementFactory,
    UserFactory,
)
from tests.review.suggested import suggest

pytestmark = pytest.mark.django_db
WHY = "Two clocks: Tokyo is a day ahead."


@pytest.fixture
def dispute():
    """Two dates of one agreement; the record has the first."""
    agreement = AgreementFactory(signed_on="2025-10-27", status="signed")
    row = DisagreementFactory(agreement=agreement, attribute="signed_on", about="signed_on")
    for value in ("2025-10-27", "2025-10-28", "late October"):
        ClaimFactory(disagreement=row, value=value)
    return row


def decide(row, by, **told):
    asked = {"state": "explained", "leading": "2025-10-28", "reason": WHY} | told
    return settle(disagreement_id=row.pk, by=by, **asked)


def held(row):
    row.refresh_from_db()
    return row.state, row.leading, row.explanation


def date_of(row):
    return str(Agreement.objects.get(pk=row.agreement_id).signed_on)


def test_what_stood_before_and_after_is_kept_with_who_and_why(dispute, ada):
    made = decide(dispute, ada)
    assert held(dispute) == ("explained", "2025-10-28", WHY)
    assert (made.state, made.leading, made.reason, made.by, made.by_name) == (
        "explained", "2025-10-28", WHY, ada, "ada",
    )  # fmt: skip
    assert made.before == {
        "state": "open", "leading": "", "explanation": "", "signed_on": "2025-10-27",
    }  # fmt: skip
    assert made.after == {
        "state": "explained", "leading": "2025-10-28", "explanation": WHY,
        "signed_on": "2025-10-28",
    }  # fmt: skip


def test_the_agreement_says_the_value_that_leads_and_its_promises_are_counted_from_it(dispute, ada):
    promise = CommitmentFactory(agreement=dispute.agreement, due="P180D", due_on=None)
    trust = dispute.agreement.trust
    assert decide(dispute, ada).column == "signed_on"
    promise.refresh_from_db()
    assert (date_of(dispute), str(promise.due_on)) == ("2025-10-28", "2026-04-26")
    assert Agreement.objects.get(pk=dispute.agreement_id).trust == trust == "reference"


def test_a_value_that_the_record_cannot_hold_leads_and_changes_nothing_else(dispute, ada):
    made = decide(dispute, ada, leading="late October")
    assert (made.column, held(dispute)[1], date_of(dispute)) == ("", "late October", "2025-10-27")
    assert "signed_on" not in made.after


def test_what_is_no_column_of_the_agreement_changes_only_the_disagreement(ada):
    row = DisagreementFactory(attribute="private capital", about="amounts")
    ClaimFactory(disagreement=row, value="USD 2 billion")
    made = decide(row, ada, leading="USD 2 billion", state="resolved")
    assert (made.column, made.before) == ("", {"state": "open", "leading": "", "explanation": ""})
    assert held(row) == ("resolved", "USD 2 billion", WHY)


def test_against_a_rule_of_the_register_nothing_is_written(dispute, ada):
    agreement = dispute.agreement
    Agreement.objects.filter(pk=agreement.pk).update(legal_force="binding")
    row = DisagreementFactory(agreement=agreement, attribute="status", about="status")
    ClaimFactory(disagreement=row, value="proposed")
    with pytest.raises(NotSettledError, match="proposed_agreement_binds_nobody"):
        decide(row, ada, leading="proposed")
    assert held(row) == ("open", "", "")
    assert (Agreement.objects.get(pk=agreement.pk).status, Settlement.objects.count()) == (
        "signed", 0,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("told", "field", "words"),
    [
        ({"reason": "  "}, "reason", "Say why"),
        ({"leading": "2025-11-01"}, "leading", "No source gives the value “2025-11-01”."),
        ({"state": "resolved", "leading": ""}, "leading", "Choose the value that leads"),
        ({"state": "perhaps"}, "state", "“perhaps” is no state"),
        ({"state": "open", "leading": ""}, "state", "Nothing would change"),
    ],
)
def test_what_cannot_stand_is_refused_with_the_place_to_mend_it(dispute, ada, told, field, words):
    with pytest.raises(NotSettledError, match=words) as refused:
        decide(dispute, ada, **told)
    assert refused.value.field == field
    assert (held(dispute), Settlement.objects.count()) == (("open", "", ""), 0)


def test_a_value_may_lead_while_it_stays_open(dispute, ada):
    decide(dispute, ada, state="open")
    assert held(dispute) == ("open", "2025-10-28", WHY)


def test_the_same_decision_sent_twice_is_one(dispute, ada):
    assert decide(dispute, ada) == decide(dispute, ada)
    assert Settlement.objects.count() == 1


def test_who_comes_second_is_told_and_changes_nothing(dispute, ada):
    bob, seen = UserFactory(username="bob"), version(dispute)
    decide(dispute, ada, seen=seen)
    with pytest.raises(ChangedMeanwhileError, match="ada settled or reopened it"):
        decide(dispute, bob, leading="2025-10-27", seen=seen)
    assert held(dispute)[1] == "2025-10-28"
    assert decide(dispute, ada, seen=seen).by == ada


def test_a_value_added_meanwhile_is_told_too(dispute, ada):
    seen = version(dispute)
    ClaimFactory(disagreement=dispute, value="2025-10-29")
    with pytest.raises(ChangedMeanwhileError, match="a value was added or removed"):
        decide(dispute, ada, seen=seen)


def test_reopened_it_keeps_what_leads_and_what_was_explained_until_it_is_settled_anew(dispute, ada):
    decide(dispute, ada)
    made = reopen(disagreement_id=dispute.pk, reason="A third clock.", by=ada)
    assert held(dispute) == ("open", "2025-10-28", WHY)
    assert (made.state, made.before["state"], made.after["state"], made.reason) == (
        "open", "explained", "open", "A third clock.",
    )  # fmt: skip
    assert date_of(dispute) == "2025-10-28"
    assert reopen(disagreement_id=dispute.pk, reason="A third clock.", by=ada) == made


def test_what_is_open_cannot_be_reopened_nor_anything_without_a_reason(dispute, ada):
    with pytest.raises(NotSettledError, match="It is open already"):
        reopen(disagreement_id=dispute.pk, reason="Why not", by=ada)
    decide(dispute, ada)
    with pytest.raises(NotSettledError, match="Say why"):
        reopen(disagreement_id=dispute.pk, reason=" ", by=ada)


def test_history_signs_every_step_with_its_reason(dispute, ada):
    decide(dispute, ada)
    reopen(disagreement_id=dispute.pk, reason="A third clock.", by=ada)
    told = [
        (event.pgh_context.metadata["by"], event.pgh_context.metadata["why"])
        for event in dispute.events.filter(pgh_label="update").order_by("pgh_id")
    ]
    assert told == [
        ("ada", "A disagreement was explained"), ("ada", "A disagreement was reopened"),
    ]  # fmt: skip


def claim(dispute, value):
    proposed = {"attribute": dispute.attribute, "value": value}
    return suggest(Claim, proposed, "signed", agreement=dispute.agreement)


def test_a_further_value_opens_what_was_settled_again_and_says_so(dispute, ada):
    decide(dispute, ada)
    bob, made = UserFactory(username="bob"), claim(dispute, "2025-10-30")
    accept(suggestion_id=made.pk, by=bob)
    assert held(dispute) == ("open", "2025-10-28", WHY)
    last = dispute.settlements.first()
    assert (last.by_name, last.state, last.leading) == ("bob", "open", "2025-10-28")
    assert last.reason == f"{made.article.publisher} gives a further value: 2025-10-30"


def test_one_more_source_of_a_value_that_was_weighed_opens_nothing(dispute, ada):
    decide(dispute, ada)
    for value in ("2025-10-27", "2025-10-28"):
        accept(suggestion_id=claim(dispute, value).pk, by=ada)
    assert Disagreement.objects.get(pk=dispute.pk).state == "explained"
    assert Settlement.objects.count() == 1
    assert dispute.claims.count() == 5


def test_a_deleted_account_leaves_its_name_on_what_it_settled(dispute, ada):
    decide(dispute, ada)
    ada.delete()
    assert [(each.by, each.by_name) for each in Settlement.objects.all()] == [(None, "ada")]
