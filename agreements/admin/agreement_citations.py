"""All citations of an agreement's facts, edited on the agreement's own page.

A citation points at one of five kinds of fact and not at an agreement, so Django's inline
formsets do not fit. This formset offers the agreement's facts in one grouped list instead.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django import forms
from django.contrib.admin.checks import InlineModelAdminChecks
from django.contrib.admin.options import flatten_fieldsets
from django.db.models import QuerySet
from django.forms.models import BaseModelFormSet, modelform_defines_fields, modelformset_factory
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.text import Truncator

from agreements.admin.base import RegisterInline
from agreements.admin.citations import (
    CitationForm,
    described,
    fact_of,
    of_facts,
    refuse_doubles,
    with_articles,
)
from agreements.models import (
    FACTS,
    Agreement,
    Amount,
    Citation,
    Commitment,
    Event,
    Participation,
    Provision,
)
