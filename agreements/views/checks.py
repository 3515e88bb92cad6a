"""A curator records that somebody looked whether a commitment was kept."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from agreements.core.words import Finding, choices
from agreements.models import Commitment
from agreements.queries.commitments import commitment_for_check
from agreements.queries.editions import today
from agreements.review.actions import NotRecordedError, record_check
from agreements.views.htmx import HtmxRequest, render_page

REFUSED = "Recording a check needs a permission that your account does not have."


class CheckForm(forms.Form):
    """When somebody looked, where, and what was found."""

    looked_on = forms.DateField(
        label="Looked on",
        input_formats=["%Y-%m-%d", "%d %b %Y", "%d %B %Y"],
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"class": "field", "type": "date"}),
        error_messages={
            "required": "Say on which day you looked.",
            "invalid": "Write a day such as 2026-05-03.",
        },
    )
    places = forms.CharField(
        label="Where you looked",
        help_text="So that another can look again: pages, registers, archives.",
        widget=forms.Textarea(attrs={"class": "field", "rows": 3}),
        error_messages={"required": "Say where you looked, so that another can look again."},
    )
    finding = forms.ChoiceField(
        label="What you found",
        choices=choices(Finding),
        widget=forms.RadioSelect,
        error_messages={"required": "Say what you found.", "invalid_choice": "Choose one."},
    )
    note = forms.CharField(
        label="Note",
        required=False,
        widget=forms.Textarea(attrs={"class": "field", "rows": 2}),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def check(request: HtmxRequest, pk: int) -> HttpResponse:
    """The form of a new check; recorded, it leads back to the commitment."""
    if not request.user.has_perm("agreements.add_check"):
        raise PermissionDenied(REFUSED)
    try:
        shown = commitment_for_check(pk, today())
    except Commitment.DoesNotExist as error:
        raise Http404(f"No commitment has the number {pk}.") from error
    form = CheckForm(request.POST or None, initial={"looked_on": today(), "finding": "nothing"})
    if request.method == "POST" and form.is_valid() and saved(form, pk, by=request.user):
        messages.success(request, "The check was recorded.")
        return HttpResponseRedirect(f"{shown.fact.agreement.get_absolute_url()}#c-{pk}")
    context = {"c": shown, "agreement": shown.fact.agreement, "form": form}
    return render_page(request, "agreements/check.html", context)


def saved(form: CheckForm, pk: int, *, by: Any) -> bool:
    """Whether the check was recorded; otherwise the reason stands beside its field."""
    try:
        record_check(commitment_id=pk, by=by, **form.cleaned_data)
    except NotRecordedError as error:
        form.add_error(error.field, str(error))
    return form.is_valid()
