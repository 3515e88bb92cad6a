"""Searches as pages make them."""

from django.contrib.postgres.search import SearchQuery
from django.db.models import Value

from agreements.models import Agreement
from agreements.models.fields import Plain


def query(text):
    return SearchQuery(Plain(Value(text)), search_type="websearch", config="english")


def found(text, model=Agreement):
    return model.objects.filter(search=query(text))


def finds(text):
    return list(found(text).order_by("slug").values_list("slug", flat=True))


def said():
    """The first of the fixture ``two_texts``."""
    return Agreement.objects.get(slug="said")
