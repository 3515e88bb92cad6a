"""The curator's desk for disagreements: choose what leads, settle, reopen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from agreements.core.words import DisagreementState, choices
from agreements.models import Disagreement, Settlement
from agreements.queries.dispute_desk import DeskDispute, DeskFilter, dispute_for_desk
from agreements.review.settling import NotSettledError, reopen, settle, version
from agreements.views.curating import for_curators
from agreements.views.disagreements import results
from agreements.views.htmx import HtmxRequest, render_page

SEE, SETTLE = "Seeing disagreements", "Settling disagreements"
WHY = {"required": "Say why: readers see it beside the values."}


class ReopenForm(forms.Form):
    """Why it is open again."""

    reason = forms.CharField(
        label="Why it is open again",
        widget=forms.Textarea(attrs={"class": "field", "rows": 2}),
        error_messages=WHY,
    )
    seen = forms.CharField(widget=forms.HiddenInput)


class SettleForm(forms.Form):
    """Which value leads, how it stands, and why."""

    leading = forms.CharField(
        label="Value that leads",
        error_messages={"required": "Choose a value, or that none leads."},
    )
    state = forms.ChoiceField(
        label="How it stands",
        choices=choices(DisagreementState),
        widget=forms.RadioSelect,
        error_messages={"required": "Choose one.", "invalid_choice": "Choose one."},
    )
    reason = forms.CharField(
        label="Why",
        help_text="Public, beside the values: what explains them, or why the one leads.",
        widget=forms.Textarea(attrs={"class": "field", "rows": 4}),
        error_messages=WHY,
    )
    seen = forms.CharField(widget=forms.HiddenInput)


@require_safe
@for_curators("view_disagreement", SEE)
def dispute_list(request: HtmxRequest) -> HttpResponse:
    """Every disagreement, narrowed by the query string; the open ones first."""
    context = results(request, DeskFilter(request.GET))
    return render_page(request, "review/disagreements.html", context, partial="results")


@require_safe
@for_curators("view_disagreement", SEE)
def dispute(request: HtmxRequest, pk: int) -> HttpResponse:
    """One disagreement: its values with their sources and words, and the forms that settle it."""
    return _page(request, _found(pk))


@require_POST
@for_curators("change_disagreement", SETTLE)
def settle_dispute(request: HtmxRequest, pk: int) -> HttpResponse:
    """Settle it; a mistake stands beside its field, and nothing typed is lost."""
    shown, form = _found(pk), SettleForm(request.POST)
    if form.is_valid():
        told = form.cleaned_data
        value = shown.value_of(told["leading"])
        if value is None:
            form.add_error("leading", "Choose a value, or that none leads.")
        elif _done(form, lambda: settle(
            disagreement_id=pk, state=told["state"], leading=value, reason=told["reason"],
            seen=told["seen"], by=request.user,
        )):  # fmt: skip
            messages.success(request, "Recorded. Readers see it, with your name and the reason.")
            return HttpResponseRedirect(reverse("agreements:review_dispute", args=[pk]))
    return _page(request, _found(pk), settling=form, status=422)


@require_POST
@for_curators("change_disagreement", SETTLE)
def reopen_dispute(request: HtmxRequest, pk: int) -> HttpResponse:
    """Open it again; a mistake stands beside its field."""
    form = ReopenForm(request.POST, prefix="reopen")
    _found(pk)
    if form.is_valid() and _done(
        form, lambda: reopen(disagreement_id=pk, by=request.user, **form.cleaned_data)
    ):
        messages.success(request, "It is open again.")
        return HttpResponseRedirect(reverse("agreements:review_dispute", args=[pk]))
    return _page(request, _found(pk), reopening=form, status=422)


def _done(form: forms.Form, decide: Callable[[], Settlement]) -> bool:
    try:
        decide()
    except NotSettledError as error:
        form.add_error(error.field or None, str(error))
    return form.is_valid()


def _found(pk: int) -> DeskDispute:
    try:
        return dispute_for_desk(pk)
    except (Disagreement.DoesNotExist, OverflowError) as error:
        raise Http404(f"No disagreement has the number {pk}.") from error


def _page(
    request: HtmxRequest,
    shown: DeskDispute,
    *,
    settling: SettleForm | None = None,
    reopening: ReopenForm | None = None,
    status: int = 200,
) -> HttpResponse:
    seen = version(shown.row)
    now: dict[str, Any] = {"leading": shown.key_in_force, "state": shown.row.state, "seen": seen}
    context = {
        "desk": shown,
        "seen": seen,
        "settling": settling or SettleForm(initial=now),
        "reopening": reopening or ReopenForm(initial={"seen": seen}, prefix="reopen"),
        "states": [
            (word, label)
            for word, label in choices(DisagreementState)
            if not (shown.is_settled and word == DisagreementState.OPEN)
        ],
    }
    return render_page(request, "review/dispute.html", context, status=status)
