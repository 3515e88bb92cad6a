"""Ways in by hand: addresses, a pasted text, a file."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from agreements.models import Run
from agreements.views.curating import for_curators
from agreements.views.htmx import HtmxRequest, render_page
from agreements.views.submission_forms import FORMS


@require_http_methods(["GET", "HEAD", "POST"])
@for_curators("add_arrival", "Submitting articles")
def submit(request: HtmxRequest) -> HttpResponse:
    """One form a way; what is submitted becomes a run, and its page is shown."""
    way = request.POST.get("way", "")
    shown = {
        name: kind(request.POST, request.FILES) if name == way else kind()
        for name, kind in FORMS.items()
    }
    sent = shown.get(way)
    if sent and sent.is_valid() and (run := kept(sent, by=request.user)):
        messages.success(request, "Received. It is read as soon as a worker is free.")
        return HttpResponseRedirect(reverse("agreements:review_run", args=[run.pk]))
    status = 422 if sent else 200
    context = {"forms": shown.items(), "failed": way if sent else ""}
    return render_page(request, "review/submit.html", context, status=status)


def kept(form: Any, *, by: Any) -> Run | None:
    """The run of what was submitted; otherwise the reason stands beside its field."""
    try:
        return form.submit(by=by)
    except forms.ValidationError as error:
        form.add_error(form.main, error)
        return None
