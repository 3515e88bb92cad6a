"""A curator puts back what stood before: asked first, then done, with a reason."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.views.decorators.http import require_http_methods

from agreements.queries.history_page import Restoration, UnknownRowError, restoration
from agreements.review import restoring
from agreements.review.errors import NotRestoredError
from agreements.views.htmx import HtmxRequest, render_page


class ReasonForm(forms.Form):
    """Why it is put back, and what the person had seen of it."""

    reason = forms.CharField(
        label="Reason",
        help_text="Anyone can read it in the history.",
        max_length=500,
        widget=forms.Textarea(attrs={"class": "field", "rows": 2}),
        error_messages={"required": "Say why, so that another can follow."},
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def restore(request: HtmxRequest, kind: str, pk: int, change: int) -> HttpResponse:
    """Take one change of a row back, or with ``?field=`` one column of it."""
    refuse_without(request, f"agreements.change_{kind}", "Restoring")
    column = request.GET.get("field", "")
    shown = asked(kind, pk, change, column)

    def do(reason: str, seen: int | None) -> None:
        made: dict[str, Any] = {"kind": kind, "change": change, "reason": reason, "seen": seen}
        if column:
            restoring.restore_field(**made, column=column, by=request.user)
        else:
            restoring.restore_change(**made, by=request.user)

    return _page(request, shown, do, "It says again what it said before.")


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def bring_back(request: HtmxRequest, kind: str, pk: int) -> HttpResponse:
    """Put a row that was removed back, with what was removed together with it."""
    refuse_without(request, f"agreements.add_{kind}", "Bringing back what was removed")
    shown = asked(kind, pk)

    def do(reason: str, _seen: int | None) -> None:
        restoring.bring_back(kind=kind, pk=pk, reason=reason, by=request.user)

    return _page(request, shown, do, "It is in the register again.")


def refuse_without(request: HtmxRequest, permission: str, deed: str) -> None:
    if not request.user.has_perm(permission):
        raise PermissionDenied(f"{deed} needs a permission that your account does not have.")


def asked(kind: str, pk: int, change: int = 0, column: str = "") -> Restoration:
    """What would become of the row; 404 where there is no such row or change."""
    try:
        return restoration(kind, pk, change, column)
    except UnknownRowError as error:
        raise Http404(str(error)) from error


def _page(
    request: HtmxRequest, shown: Restoration, do: Callable[[str, int | None], None], done: str
) -> HttpResponse:
    form = ReasonForm(request.POST or None, initial={"seen": shown.seen})
    if request.method == "POST" and form.is_valid():
        try:
            do(form.cleaned_data["reason"], form.cleaned_data["seen"])
        except NotRestoredError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, done)
            where = resolve_url("agreements:row_history", shown.subject.kind, shown.subject.pk)
            return HttpResponseRedirect(where)
    return render_page(request, "history/restore.html", {"shown": shown, "form": form})
