"""Two texts to search in."""

import pytest

from tests.factories import AgreementFactory


@pytest.fixture
def two_texts():
    """What is said in one must not be found in the other."""
    for slug in ("said", "silent"):
        AgreementFactory(slug=slug, title="A text", summary="Plain words.")
