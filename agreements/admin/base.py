"""What every page of our admin shares."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget, RelatedFieldWidgetWrapper
from django.db import DataError, IntegrityError, models
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.text import capfirst

from agreements.admin.choosing import ChoiceBox, ChoiceField, offer_known
from agreements.admin.history import HistoryPage
from agreements.admin.importing import may, offer
from agreements.admin.reviewing import StampsWhatChanges
from agreements.admin.rows import is_new
from agreements.models.refusals import reason_of

TEXT = {"widget": AdminTextareaWidget(attrs={"rows": 3})}


class RegisterForm(forms.ModelForm):  # type: ignore[type-arg]
    """A form that asks the database little, and says what it refused."""

    refused = ""
    """What the database refused when this form was saved before."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_known(self)

    def clean(self) -> dict[str, Any] | None:
        if self.refused:
            raise forms.ValidationError(self.refused)
        return super().clean()

    def _post_clean(self) -> None:
        # A row that nobody touched needs no check: each constraint is a query.
        if is_new(self.instance) or self.has_changed() or self.refused:
            super()._post_clean()  # type: ignore[misc]


class Choosing:
    """A mixin of admins and inlines: every related row is chosen by typing."""

    def formfield_for_foreignkey(
        self, db_field: Any, request: HttpRequest | None, **kwargs: Any
    ) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):  # type: ignore[attr-defined]
            kwargs["widget"] = ChoiceBox(db_field, self.admin_site)  # type: ignore[attr-defined]
            kwargs["form_class"] = ChoiceField
        return super().formfield_for_foreignkey(db_field, request, **kwargs)  # type: ignore[misc]


class RegisterAdmin(StampsWhatChanges, HistoryPage, Choosing, admin.ModelAdmin):  # type: ignore[type-arg]
    """The admin of one table of the register."""

    form = RegisterForm
    formfield_overrides: ClassVar[Any] = {
        models.TextField: TEXT,
        models.URLField: {"assume_scheme": "https"},
    }
    list_per_page = 50
    object_history_template = "admin/register/history.html"
    show_full_result_count = False  # saves a query on every list
    change_list_template = "admin/register/list.html"
    files: tuple[str, ...] = ()
    """The tables of this list that have a file; see ``agreements.admin.importing``."""
    fixed_fields: tuple[str, ...] = ()
    """Words of public addresses: set when added, and then only by who may delete."""

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows = super().get_queryset(request)
        page = request.resolver_match and request.resolver_match.url_name
        return self.for_list(rows) if page and page.endswith("_changelist") else rows

    def for_list(self, rows: QuerySet[Any]) -> Any:
        """With all that the list prints, so that its length costs no queries."""
        return rows

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        fields = super().get_readonly_fields(request, obj)
        if obj is None or self.has_delete_permission(request, obj):
            return fields
        return (*fields, *self.fixed_fields)

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return {} if obj else super().get_prepopulated_fields(request, obj)

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        """What only the database can refuse is said on the form, which keeps what was typed."""
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except (IntegrityError, DataError) as error:
            request.refused = reason_of(error)  # type: ignore[attr-defined]
            return super().changeform_view(request, object_id, form_url, extra_context)

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        titled = {
            "title": str(self.opts.verbose_name_plural).capitalize(),
            "files": [offer(request, kind) for kind in self.files if may(request, kind, "view")],
        }
        return super().changelist_view(request, titled | (extra_context or {}))

    def get_form(
        self,
        request: HttpRequest,
        obj: Any = None,
        change: bool = False,  # noqa: FBT001, FBT002 - Django's signature
        **kwargs: Any,
    ) -> Any:
        form: Any = super().get_form(request, obj, change, **kwargs)
        form.refused = getattr(request, "refused", "")
        return form


class ReadOnlyAdmin(RegisterAdmin):
    """Made by the machinery: to be looked at, by nobody to be changed here."""

    actions = None

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class RegisterInline(Choosing, admin.TabularInline):  # type: ignore[type-arg]
    """Rows of one kind on the page of what they belong to."""

    form = RegisterForm
    template = "admin/register/tabular.html"
    formfield_overrides: ClassVar[Any] = {
        models.TextField: {"widget": AdminTextareaWidget(attrs={"rows": 2, "cols": 30})}
    }
    extra = 0
    note = ""
    """A sentence under the heading."""

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        if db_field.name == "position":
            kwargs |= {"label": "order", "help_text": ""}
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field:  # the heading of the column is no label for who hears the page
            field.widget.attrs["aria-label"] = capfirst(str(field.label))
        if field and isinstance(field.widget, RelatedFieldWidgetWrapper):
            # Four little pictures beside each box are noise; one adds what is missing.
            # Pillars are a closed list: nobody adds one in passing.
            if db_field.name == "pillar":
                field.widget.can_add_related = False
            field.widget.can_change_related = False
            field.widget.can_delete_related = False
            field.widget.can_view_related = False
        return field


class ShownInline(RegisterInline):
    """Rows to be looked at here, and changed on pages of their own."""

    max_num = 0
    can_delete = False

    def has_add_permission(self, request: HttpRequest, obj: Any) -> bool:  # type: ignore[override]
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
