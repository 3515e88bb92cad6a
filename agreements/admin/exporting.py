"""Files made of what is ticked in a list."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, StreamingHttpResponse

from agreements.exports.columns import PROVISIONS
from agreements.exports.writers import csv_pieces
from agreements.queries.editions import Edition, today
from agreements.queries.provisions import in_order_of_list, provision_rows, stream
from agreements.views.files import file_response


@admin.action(description="Export pillar tables (CSV)", permissions=["view"])
def export_pillar_tables(
    _model_admin: admin.ModelAdmin[Any], _request: HttpRequest, queryset: QuerySet[Any]
) -> StreamingHttpResponse:
    """The provisions of the agreements, in the columns of the public file."""
    rows = stream(provision_rows(in_order_of_list(queryset), Edition(today())))
    return file_response("pillars.csv", csv_pieces(PROVISIONS, rows))
