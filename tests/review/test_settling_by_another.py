"""Settled disagreements when a value comes in, and who may settle on whose value."""

import pytest
from django.db import IntegrityError, transaction

from agreements.models import Agreement, Claim, Disagreement, Settlement
from agreements.review import four_eyes
from agreements.review.decisions import accept
from agreements.review.errors import CannotStandError
from agreements.review.settling import NotSettledError, reopen, settle
from agreements.review.undoing import undo
from tests.factories import (
    AgreementFactory,
    ClaimFactory,
    DisagreementFactory,
    SettlementFactory,
)
from tests.review.kept import register
from tests.review.suggested import suggest
from tests.views.desk import signed_in
from tests.views.reading import text_of

pytestmark = pytest.mark.django_db
WHY = "Two clocks: Tokyo is a day ahead."
MINE, THEIRS = "2025-10-28", "2025-10-27"


@pytest.fixture
def dispute(ada):
    """Two dates, of which Ada typed the second; the record has the first."""
    agreement = AgreementFactory(signed_on=THEIRS, status="signed")
    row = DisagreementFactory(agreement=agreement, attribute="signed_on", about="signed_on")
    ClaimFactory(disagreement=row, value=THEIRS)
    ClaimFactory(disagreement=row, value=MINE, entered_by=ada)
    return row


@pytest.fixture
def rule(settings):
    settings.REVIEW_FOUR_EYES = True
    four_eyes.keep_in_step()


def decide(row, by, **told):
    asked = {"state": "resolved", "leading": MINE, "reason": WHY} | told
    return settle(disagreement_id=row.pk, by=by, **asked)


def stands(row):
    row = Disagreement.objects.get(pk=row.pk)
    return row.state, row.leading, str(Agreement.objects.get(pk=row.agreement_id).signed_on)


def further(dispute, **told):
    """A suggestion of a value that nobody weighed."""
    proposed = {"attribute": "signed_on", "value": "2025-10-30"}
    return suggest(Claim, proposed, "on Friday", agreement=dispute.agreement, **told)


@pytest.mark.parametrize("state", ["open", "explained", "resolved"])
def test_who_entered_a_value_does_not_settle_on_it(rule, dispute, ada, ben, state):
    with pytest.raises(NotSettledError, match="You entered this value yourself") as refused:
        decide(dispute, ada, state=state)
    assert refused.value.field == "leading"
    assert (stands(dispute), Settlement.objects.count()) == (("open", "", THEIRS), 0)
    decide(dispute, ben, state=state)
    assert stands(dispute) == (state, MINE, MINE)


def test_the_same_person_may_settle_on_a_value_of_others_on_none_and_open_it_again(
    rule, dispute, ada, ben
):
    decide(dispute, ada, leading=THEIRS)
    decide(dispute, ada, state="explained", leading="")
    decide(dispute, ben)
    reopen(disagreement_id=dispute.pk, reason="A new text", by=ada)
    assert stands(dispute) == ("open", MINE, MINE)
    with pytest.raises(NotSettledError, match="four eyes"):
        decide(dispute, ada, state="explained")


def test_a_value_that_a_machine_read_too_is_not_that_persons_alone(rule, dispute, ada):
    ClaimFactory(disagreement=dispute, value=MINE)
    decide(dispute, ada)
    assert stands(dispute) == ("resolved", MINE, MINE)


def test_a_value_that_one_proposed_and_another_accepted_is_still_ones_own(rule, dispute, ada, ben):
    accept(suggestion_id=further(dispute, proposed_by=ada).pk, by=ben)
    with pytest.raises(NotSettledError, match="four eyes"):
        decide(dispute, ada, leading="2025-10-30")
    decide(dispute, ben, leading="2025-10-30")
    assert stands(dispute) == ("resolved", "2025-10-30", "2025-10-30")


def test_without_the_rule_one_person_settles_on_an_own_value(dispute, ada):
    decide(dispute, ada)
    assert stands(dispute) == ("resolved", MINE, MINE)


def test_the_database_refuses_it_too(rule, dispute, ada, ben):
    own = {"disagreement": dispute, "leading": MINE, "before": {"leading": ""}}
    for told in ({"state": "resolved"}, {"state": "open"}, {"state": "open", "column": "place"}):
        with pytest.raises(IntegrityError, match="Four eyes") as refused, transaction.atomic():
            SettlementFactory(**own | told, by=ada)
        assert refused.value.__cause__.diag.constraint_name == "who_gave_the_value_does_not_settle"
        SettlementFactory(**own | told, by=ben)
    SettlementFactory(**own | {"before": {"leading": MINE}}, state="open", by=ada)
    SettlementFactory(**own | {"leading": ""}, by=ada)


def test_the_desk_says_so_beside_the_value(rule, dispute):
    client = signed_in(name="cleo")
    mine = dispute.claims.get(value=MINE)
    Claim.objects.filter(pk=mine.pk).update(entered_by=client.get("/review/").wsgi_request.user)
    page = client.get(f"/review/disagreements/{dispute.pk}/")
    seen = page.context["seen"]
    sent = {"leading": str(mine.pk), "state": "resolved", "reason": WHY, "seen": seen}
    answer = client.post(f"/review/disagreements/{dispute.pk}/settle/", sent)
    assert answer.status_code == 422
    assert "You entered this value yourself" in text_of(answer.content.decode())


def test_undoing_a_value_that_opened_a_settled_disagreement_settles_it_again(dispute, ada, ben):
    decide(dispute, ben)
    made, before = further(dispute), register()
    settled = list(Settlement.objects.values())
    decision = accept(suggestion_id=made.pk, by=ada)
    assert stands(dispute) == ("open", MINE, MINE)
    undo(decision_id=decision.pk, reason="Misread", by=ben)
    assert register() == before
    assert list(Settlement.objects.values()) == settled
    assert stands(dispute) == ("resolved", MINE, MINE)
    accept(suggestion_id=made.pk, by=ada)
    assert stands(dispute) == ("open", MINE, MINE)
    assert [each.state for each in dispute.settlements.all()] == ["open", "resolved"]


def test_a_value_that_was_weighed_since_is_not_taken_back(dispute, ada, ben):
    decide(dispute, ben)
    decision = accept(suggestion_id=further(dispute).pk, by=ada)
    decide(dispute, ben, leading="2025-10-30", reason="The signed text says so.")
    before = register()
    with pytest.raises(CannotStandError, match="The disagreement was changed since by ben"):
        undo(decision_id=decision.pk, reason="Misread", by=ada)
    assert register() == before
    assert stands(dispute) == ("resolved", "2025-10-30", "2025-10-30")
