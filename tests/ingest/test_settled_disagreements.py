"""A load keeps what a person settled, and opens it again only for a value nobody weighed."""

import pytest

from agreements.ingest.dossiers import load
from agreements.models import Agreement, Disagreement, Suggestion
from agreements.review.settling import settle
from tests.factories import UserFactory
from tests.ingest.files import SLUG, write

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_register")]
WHY = "The day in Washington counts, where it was drafted."


@pytest.fixture
def settled():
    """The date of the framework, settled otherwise than its dossier has it."""
    dispute = Disagreement.objects.get(agreement__slug=SLUG, attribute="signed_on")
    settle(
        disagreement_id=dispute.pk, state="resolved", leading="2025-10-27", reason=WHY,
        by=UserFactory(username="ada"),
    )  # fmt: skip
    return dispute


def stands(dispute):
    dispute.refresh_from_db()
    return dispute.state, dispute.leading, dispute.explanation


def another_value(record):
    values = record["claims"][0]["values"]
    values.append({"value": "2025-10-29", "source": values[0]["source"]})


def test_the_file_does_not_take_back_what_was_settled_and_suggests_its_date_instead(
    settled, tmp_path
):
    path = write(tmp_path)
    for _ in range(2):
        load([path])
    assert stands(settled) == ("resolved", "2025-10-27", WHY)
    assert str(Agreement.objects.get(slug=SLUG).signed_on) == "2025-10-27"
    [suggestion] = [s for s in Suggestion.objects.all() if "signed_on" in s.proposed]
    assert (suggestion.held, suggestion.proposed) == (
        {"signed_on": "2025-10-27"}, {"signed_on": "2025-10-28"},
    )  # fmt: skip


def test_a_further_value_of_the_file_opens_it_again_once_and_says_so(settled, tmp_path):
    path = write(tmp_path, another_value)
    for _ in range(2):
        load([path])
    assert stands(settled) == ("open", "2025-10-27", WHY)
    [last, first] = settled.settlements.all()
    assert (last.by, last.by_name, last.state) == (None, "Dossier load", "open")
    assert last.reason.endswith("gives a further value: 2025-10-29")
    assert first.by_name == "ada"
    assert settled.claims.filter(value="2025-10-29").count() == 1


def test_a_value_that_a_person_removed_does_not_come_back(settled, tmp_path):
    settled.claims.filter(value__startswith="Sunday").delete()
    load([write(tmp_path)])
    assert not settled.claims.filter(value__startswith="Sunday").exists()
    assert stands(settled)[0] == "resolved"
