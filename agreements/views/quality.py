"""What is missing, stale or in dispute: the page, and the list behind each number."""

from __future__ import annotations

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseBase
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from agreements.exports.quality_columns import MISSING
from agreements.exports.writers import csv_pieces
from agreements.queries.editions import today
from agreements.queries.indicators import BY_SLUG, Indicator
from agreements.queries.quality import chart_of, quality_for_page
from agreements.queries.quality_rows import missing, rows_for_list, stream
from agreements.views.files import file_response
from agreements.views.htmx import HtmxRequest, render_page
from agreements.views.paging import page_of

PAGE_SIZE = 100
REFUSED = "Seeing this list needs a permission that your account does not have."


@require_safe
def quality(request: HtmxRequest) -> TemplateResponse:
    """Every indicator with its number, its list, and how it went."""
    shown = quality_for_page(today())
    may = {
        each.slug for _name, rows in shown.groups for each, *_rest in rows if may_see(request, each)
    }
    return render_page(request, "agreements/quality.html", {"shown": shown, "may": may})


@require_safe
def indicator(request: HtmxRequest, slug: str) -> HttpResponseBase:
    """The rows that one indicator counts, and its numbers day by day."""
    asked = named(slug)
    if not may_see(request, asked):
        return refused(request)
    page = page_of(request, rows_for_list(asked.rows(today())), PAGE_SIZE)
    context = {
        "indicator": asked,
        "page": page,
        "rows": missing(page),
        "chart": chart_of(asked, today()),
    }
    return render_page(request, "agreements/indicator.html", context)


@require_safe
def indicator_csv(request: HtmxRequest, slug: str) -> HttpResponseBase:
    """The same rows as a file."""
    asked = named(slug)
    if not may_see(request, asked):
        raise PermissionDenied(REFUSED)
    rows = stream(rows_for_list(asked.rows(today())))
    return file_response(f"{slug}.csv", csv_pieces(MISSING, rows))


def named(slug: str) -> Indicator:
    """The indicator of that name; Http404 for none."""
    if slug not in BY_SLUG:
        raise Http404(f"No indicator is called “{slug}”.")
    return BY_SLUG[slug]


def may_see(request: HtmxRequest, asked: Indicator) -> bool:
    """Whether the list behind the number is for this reader."""
    return not asked.permission or request.user.has_perm(f"agreements.{asked.permission}")


def refused(request: HtmxRequest) -> HttpResponseBase:
    """To sign in; for who has signed in already, what it takes."""
    if request.user.is_authenticated:
        raise PermissionDenied(REFUSED)
    return redirect_to_login(request.get_full_path())
