"""The history of an agreement, and of any row: pages that anyone can read."""

from __future__ import annotations

from typing import Any

from django.http import Http404, StreamingHttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from agreements.exports.history_columns import CHANGES
from agreements.exports.writers import csv_pieces
from agreements.models.history import OWNERS
from agreements.queries.history_file import lines
from agreements.queries.history_page import (
    HistoryFilter,
    Subject,
    UnknownRowError,
    agreement_called,
    history_page,
    subject_called,
)
from agreements.views.files import file_response, refuse_unreadable
from agreements.views.htmx import HtmxRequest, render_page
from agreements.views.paging import page_of

PAGE_SIZE = 50


@require_safe
def agreement_history(request: HtmxRequest, slug: str) -> TemplateResponse:
    """Every change of an agreement and its facts, also of one that is gone."""
    try:
        subject = subject_called("agreement", agreement_called(slug))
    except UnknownRowError as error:
        raise Http404(str(error)) from error
    return _page(request, subject)


@require_safe
def row_history(request: HtmxRequest, kind: str, pk: int) -> TemplateResponse:
    """Every change of one row and of what hangs on it, also of one that is gone."""
    try:
        subject = subject_called(kind, pk)
    except UnknownRowError as error:
        raise Http404(str(error)) from error
    return _page(request, subject)


@require_safe
def agreement_history_csv(request: HtmxRequest, slug: str) -> StreamingHttpResponse:
    """The changes asked for, one row for each part that changed."""
    try:
        subject = subject_called("agreement", agreement_called(slug))
    except UnknownRowError as error:
        raise Http404(str(error)) from error
    chosen = HistoryFilter(request.GET, subject)
    refuse_unreadable(chosen)
    return file_response(f"{slug}-history.csv", csv_pieces(CHANGES, lines(subject, chosen)))


def _page(request: HtmxRequest, subject: Subject) -> TemplateResponse:
    chosen = HistoryFilter(request.GET, subject)
    page = page_of(request, chosen.rows, PAGE_SIZE)
    context = {
        "chosen": chosen,
        "page": page,
        "shown": history_page(subject, page.object_list),
        "restorable": may_restore(request.user),
        "may_bring_back": request.user.has_perm(f"agreements.add_{subject.kind}"),
    }
    return render_page(request, "history/history.html", context)


def may_restore(user: Any) -> set[str]:
    """The kinds of row of which ``user`` may put a field back."""
    return {kind for kind in OWNERS if user.has_perm(f"agreements.change_{kind}")}
