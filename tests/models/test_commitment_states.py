"""Where a commitment stands on a day, worked out in the database when asked."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agreements.core.partial_dates import PartialDate
from agreements.core.words import DueState, Finding, Outcome, Status
from agreements.models import Agreement, Check, Commitment
from tests.factories import (
    AgreementFactory,
    CheckFactory,
    CitationFactory,
    CommitmentFactory,
    PillarFactory,
)

pytestmark = pytest.mark.django_db

TODAY = date(2026, 5, 1)


def state(commitment, on=TODAY):
    return Commitment.objects.with_state(on).get(pk=commitment.pk).state


# --- Boundaries ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("due_on", "stands"),
    [
        ("2026-04-30", "overdue"),  # yesterday
        ("2026-05-01", "soon"),  # today is the last day to keep it
        ("2026-05-02", "soon"),
        ("2026-06-29", "soon"),  # in 59 days
        ("2026-06-30", "soon"),  # in 60 days
        ("2026-07-01", "ahead"),  # in 61 days
        ("2026-04", "overdue"),  # its last day was yesterday
        ("2026-05", "soon"),
        ("2026-06", "soon"),  # its last day is in 60 days
        ("2026-07", "ahead"),
        ("2025", "overdue"),
        ("2026", "ahead"),  # due on 31 December, however long ago it began
        (None, "undated"),
    ],
)
def test_a_promise_stands_by_the_last_day_it_can_be_due(due_on, stands):
    assert state(CommitmentFactory(due_on=due_on)) == stands


@pytest.mark.parametrize(
    ("on", "stands"),
    [
        (date(2026, 10, 31), "ahead"),
        (date(2026, 11, 1), "soon"),  # 31 December less sixty days
        (date(2026, 12, 31), "soon"),
        (date(2027, 1, 1), "overdue"),
    ],
)
def test_a_year_is_due_on_its_last_day(on, stands):
    assert state(CommitmentFactory(due_on="2026"), on) == stands


def test_the_clocks_of_the_us_japan_framework_ran_out_one_after_the_other():
    framework = AgreementFactory(signed_on="2025-10-28")
    meeting = CommitmentFactory(agreement=framework, due="P180D")
    money = CommitmentFactory(agreement=framework, due="P6M")
    stood = {
        str(day): (state(meeting, day), state(money, day))
        for day in (date(2026, 2, 24), date(2026, 4, 26), date(2026, 4, 27), date(2026, 4, 29))
    }
    assert stood == {
        "2026-02-24": ("ahead", "ahead"),
        "2026-04-26": ("soon", "soon"),
        "2026-04-27": ("overdue", "soon"),
        "2026-04-29": ("overdue", "overdue"),
    }


# --- What decides before the date ------------------------------------------------


@pytest.mark.parametrize(
    ("outcome", "stands"), [("delivered", "met"), ("missed", "missed"), ("partly", "partly")]
)
@pytest.mark.parametrize("due_on", ["2026-04-01", "2026-04", None])
@pytest.mark.parametrize("status", ["signed", "superseded"])
def test_an_outcome_on_record_decides_first(outcome, stands, due_on, status):
    commitment = CommitmentFactory(agreement__status=status, outcome=outcome, due_on=due_on)
    CheckFactory(commitment=commitment, finding="contradicts", looked_on=TODAY)
    assert state(commitment) == stands


@pytest.mark.parametrize(("outcome", "stands"), [("delivered", "met"), ("partly", "partly")])
@pytest.mark.parametrize("due_on", ["2026-05-20", "2030"])
def test_a_promise_may_be_kept_before_its_date(outcome, stands, due_on):
    assert state(CommitmentFactory(outcome=outcome, due_on=due_on)) == stands


@pytest.mark.parametrize(
    ("on", "stands"),
    [
        (date(2026, 2, 20), "soon"),
        (date(2026, 3, 6), "soon"),
        (date(2026, 3, 7), "missed"),
    ],
)
def test_nothing_is_missed_before_its_date_has_passed(on, stands):
    """As the memorandum of the EU and the US promised for 6 March 2026."""
    commitment = CommitmentFactory(outcome="missed", due_on="2026-03-06")
    CitationFactory(commitment=commitment, article__published_on="2026-02-04")
    assert state(commitment, on) == stands


@pytest.mark.parametrize("outcome", ["delivered", "partly", "missed"])
def test_an_outcome_counts_from_the_newest_source_that_can_tell_of_it(outcome):
    commitment = CommitmentFactory(outcome=outcome, due_on="2026-03-06")
    for published_on in ("2026-02-04", "2026-04-24", None):
        CitationFactory(commitment=commitment, article__published_on=published_on)
    stood = [state(commitment, date(2026, 4, day)) for day in (23, 24)]
    assert stood == ["overdue", {"delivered": "met"}.get(outcome, outcome)]


@pytest.mark.parametrize("due_on", ["2026-04-01", "2026-05-20", "2030", None])
@pytest.mark.parametrize(
    ("status", "lapses"),
    [(str(status), status in {Status.SUPERSEDED, Status.TERMINATED}) for status in Status],
)
def test_a_promise_lapses_with_a_text_that_ended(status, lapses, due_on):
    commitment = CommitmentFactory(agreement__status=status, due_on=due_on)
    CheckFactory(commitment=commitment, finding="contradicts", looked_on=TODAY)
    assert (state(commitment) == "superseded") == lapses


# --- Checks ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("checks", "stands"),
    [
        ([], "overdue"),
        ([("2026-04-10", "nothing")], "overdue"),
        ([("2026-04-10", "supports")], "overdue"),  # a check is not an outcome
        ([("2026-04-10", "contradicts")], "contradicted"),
        ([("2026-04-10", "contradicts"), ("2026-04-20", "nothing")], "overdue"),
        ([("2026-04-20", "nothing"), ("2026-04-10", "contradicts")], "overdue"),
        ([("2026-04-10", "nothing"), ("2026-04-20", "contradicts")], "contradicted"),
        ([("2026-04-10", "nothing"), ("2026-04-10", "contradicts")], "contradicted"),
        ([("2026-04-10", "contradicts"), ("2026-04-10", "nothing")], "overdue"),
        ([("2026-05-01", "contradicts")], "contradicted"),  # made on the day itself
        ([("2026-05-02", "contradicts")], "overdue"),  # not made yet
        ([("2026-04-10", "contradicts"), ("2026-05-02", "nothing")], "contradicted"),
    ],
)
def test_only_the_last_check_made_by_the_day_counts(checks, stands):
    commitment = CommitmentFactory(due_on="2026-04-01")
    CheckFactory(finding="contradicts", looked_on=date(2026, 4, 30))  # of another promise
    for looked_on, finding in checks:
        CheckFactory(commitment=commitment, looked_on=looked_on, finding=finding)
    assert state(commitment) == stands


@pytest.mark.parametrize(("due_on", "stands"), [("2026-05-01", "soon"), (None, "undated")])
def test_a_check_contradicts_nothing_before_the_promise_is_overdue(due_on, stands):
    commitment = CommitmentFactory(due_on=due_on)
    CheckFactory(commitment=commitment, looked_on=date(2026, 4, 10), finding="contradicts")
    assert state(commitment) == stands


# --- The whole, against a slow, plain twin ---------------------------------------


def plain_state(commitment, checks, on):
    """The rule read aloud: one promise, its checks as made, one day."""
    decided = {"delivered": "met", "missed": "missed", "partly": "partly"}.get(commitment.outcome)
    too_early = commitment.due_on is not None and on <= commitment.due_on.last
    if decided and not (decided == "missed" and too_early):
        return decided
    if commitment.agreement.status in ("superseded", "terminated"):
        return "superseded"
    if commitment.due_on is None:
        return "undated"
    if on <= commitment.due_on.last:
        return "soon" if commitment.due_on.last - on <= timedelta(days=60) else "ahead"
    seen = [check for check in checks if check.looked_on <= on]
    last = max(seen, key=lambda check: (check.looked_on, check.pk), default=None)
    return "contradicted" if last and last.finding == "contradicts" else "overdue"


NEAR = st.integers(-90, 90).map(lambda days: TODAY + timedelta(days=days))
PROMISES = st.fixed_dictionaries(
    {
        "outcome": st.sampled_from(["unknown"] * 3 + [str(word) for word in Outcome]),
        "status": st.sampled_from(["signed"] * 5 + [str(word) for word in Status]),
        "due_on": st.none()
        | st.builds(
            lambda day, length: PartialDate.parse(day.isoformat()[:length]),
            NEAR,
            st.sampled_from((4, 7, 10, 10, 10)),
        ),
        "checks": st.lists(
            st.tuples(NEAR, st.sampled_from([str(word) for word in Finding])), max_size=3
        ),
    }
)


@given(st.lists(PROMISES, min_size=1, max_size=8), NEAR)
@settings(max_examples=40, deadline=None)
def test_the_database_works_out_every_state_as_the_rule_reads(promises, on):
    texts = {
        status: Agreement.objects.filter(status=status).first() or AgreementFactory(status=status)
        for status in {promise["status"] for promise in promises}
    }
    pillar = PillarFactory()
    made = Commitment.objects.bulk_create(
        Commitment(
            agreement=texts[promise["status"]],
            pillar=pillar,
            summary="A promise",
            outcome=promise["outcome"],
            due_on=promise["due_on"],
            trust="reference",
        )
        for promise in promises
    )
    checks = [
        Check.objects.bulk_create(
            Check(commitment=commitment, looked_on=day, finding=finding, places="The web")
            for day, finding in promise["checks"]
        )
        for commitment, promise in zip(made, promises, strict=True)
    ]
    found = Commitment.objects.filter(pillar=pillar).with_state(on).order_by("pk")
    assert [commitment.state for commitment in found] == [
        plain_state(commitment, checked, on)
        for commitment, checked in zip(made, checks, strict=True)
    ]


def test_every_state_can_be_reached_and_filtered_by():
    past, near, far = "2026-04-01", "2026-05-20", "2030"
    CheckFactory(commitment__due_on=past, finding="contradicts", looked_on=TODAY)
    for due_on in (past, near, far, None):
        CommitmentFactory(due_on=due_on)
    for outcome in ("delivered", "missed", "partly"):
        CommitmentFactory(outcome=outcome)
    CommitmentFactory(agreement__status="terminated")
    found = Commitment.objects.with_state(TODAY)
    assert {str(word): found.filter(state=str(word)).count() for word in DueState} == {
        str(word): 1 for word in DueState
    }


def test_the_soonest_come_first_the_vaguer_before_and_the_undated_last():
    for due_on in (None, "2026-05-02", "2027", "2026-05", "2025-12-31"):
        CommitmentFactory(due_on=due_on)
    dues = [str(each.due_on) for each in Commitment.objects.soonest_first()]
    assert dues == ["2025-12-31", "2026-05", "2026-05-02", "2027", "None"]
