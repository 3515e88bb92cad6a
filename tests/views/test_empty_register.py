"""Before anything is loaded: every page answers and says what is missing."""

import pytest

from tests.views.reading import text_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/", "0 agreements contain 0 promises that can be checked"),
        ("/", "Nothing is past due without evidence"),
        ("/agreements/", "The register holds no agreement yet"),
        ("/pillars/", "No agreement matches"),
        ("/parties/", "The register holds no party yet"),
        ("/parties/", "Nothing to draw"),
        ("/minerals/", "The register holds no mineral yet"),
        ("/methodology/", "now holds 0 agreements from 0 sources"),
    ],
)
def test_a_page_says_that_there_is_nothing_yet(client, address, words):
    response = client.get(address)

    assert response.status_code == 200
    assert words in text_of(response.content.decode())


@pytest.mark.parametrize(
    ("address", "begins"),
    [("/parties.csv", "Party id,Party,Kind"), ("/minerals.csv", "Mineral id,Mineral,Symbol")],
)
def test_a_file_of_parties_or_minerals_holds_its_headings_and_no_row(client, address, begins):
    body = b"".join(client.get(address).streaming_content).decode("utf-8-sig")

    assert body.startswith(begins)
    assert body.count("\r\n") == 1


@pytest.mark.parametrize("address", ["/pillars.csv", "/pillars/matrix.csv"])
def test_a_file_holds_its_headings_and_no_row(client, address):
    body = b"".join(client.get(address).streaming_content).decode("utf-8-sig")

    assert body.startswith("Agreement id,Agreement,Date")
    assert body.count("\r\n") == 1
