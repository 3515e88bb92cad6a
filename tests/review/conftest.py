"""The two people of the desk."""

import pytest
from django.contrib.auth.models import User

from tests.factories import UserFactory


@pytest.fixture
def ada() -> User:
    """Who decides."""
    return UserFactory(username="ada")


@pytest.fixture
def ben() -> User:
    """Who does not agree, or was the first."""
    return UserFactory(username="ben")
