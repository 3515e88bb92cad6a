"""The queue of what to verify again, and the facts of one agreement to confirm."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from agreements.models import Agreement
from agreements.queries.verify_page import agreement_to_verify
from agreements.queries.verifying import NEVER, SHOWS, STALE_AFTER, VerifyFilter
from agreements.review.confirming import confirm
from agreements.review.errors import CannotStandError
from agreements.views.curating import for_curators
from agreements.views.htmx import HtmxRequest, render_page
from agreements.views.paging import page_of

SEE, CONFIRM = "Seeing what is to be verified", "Confirming facts"
LOOKED, READ = "looked", "read"


class ConfirmForm(forms.Form):
    """Which facts are still so, and how the person knows."""

    basis = forms.ChoiceField(
        label="How you know",
        choices=[
            (LOOKED, "I looked it over, and know of nothing that says otherwise. Labels of trust "
             "stay as they are."),
            (READ, "I have read the sources again, and they say so. What is not reviewed yet "
             "counts as reviewed by me."),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose one.", "invalid_choice": "Choose one."},
    )  # fmt: skip
    note = forms.CharField(
        label="Note",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"class": "field", "rows": 2}),
    )


@require_safe
@for_curators("view_confirmation", SEE)
def queue(request: HtmxRequest) -> HttpResponse:
    """Agreements with facts that nobody confirmed for long, the most pressing first."""
    chosen = VerifyFilter(request.GET)
    context = {
        "chosen": chosen,
        "page": page_of(request, chosen.qs),
        "shows": SHOWS,
        "stale_days": STALE_AFTER.days,
        "never_days": NEVER,
    }
    return render_page(request, "review/verify.html", context, partial="results")


@require_safe
@for_curators("view_confirmation", SEE)
def agreement(request: HtmxRequest, slug: str) -> HttpResponse:
    """The facts of one agreement that are due, or all of them, to be confirmed."""
    return _page(request, slug, ConfirmForm(initial={"basis": LOOKED}))


@require_POST
@for_curators("add_confirmation", CONFIRM)
def confirm_facts(request: HtmxRequest, slug: str) -> HttpResponse:
    """Confirm what was ticked, or everything that was shown; a mistake loses nothing typed."""
    form = ConfirmForm(request.POST)
    if form.is_valid():
        sent = "shown" if "all" in request.POST else "fact"
        told = _confirmed(form, slug, request.POST.getlist(sent), by=request.user)
        if told:
            messages.success(request, told)
            return HttpResponseRedirect(reverse("agreements:review_verify_agreement", args=[slug]))
    return _page(request, slug, form, status=422)


def _confirmed(form: ConfirmForm, slug: str, facts: list[str], *, by: Any) -> str:
    """What was done, in words; "" where it was refused, and the form says why."""
    read_source = form.cleaned_data["basis"] == READ
    try:
        pk = _found(slug).pk
        made = confirm(agreement_id=pk, facts=facts, read_source=read_source, by=by,
                       note=form.cleaned_data["note"])  # fmt: skip
    except CannotStandError as error:
        form.add_error(None, str(error))
        return ""
    number = "1 fact is" if len(made) == 1 else f"{len(made)} facts are"
    trust = "Reviewed by you now." if read_source else "Their labels of trust stay as they were."
    return f"{number} confirmed. {trust}"


def _found(slug: str) -> Agreement:
    try:
        return Agreement.objects.get(slug=slug)
    except Agreement.DoesNotExist as error:
        raise Http404(f"No agreement is called “{slug}”.") from error


def _page(request: HtmxRequest, slug: str, form: ConfirmForm, *, status: int = 200) -> HttpResponse:
    asked = request.POST if request.method == "POST" else request.GET
    try:
        shown = agreement_to_verify(slug, everything=asked.get("show") == "all")
    except Agreement.DoesNotExist as error:
        raise Http404(f"No agreement is called “{slug}”.") from error
    ticked = set(asked.getlist("fact"))
    context = {"shown": shown, "agreement": shown.agreement, "form": form, "ticked": ticked}
    return render_page(request, "review/verify_agreement.html", context, status=status)
