"""The tables that may be filled from a file: their columns, and how a row is known again."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, transaction
from django.db.models import Count, QuerySet
from import_export.fields import Field
from import_export.instance_loaders import CachedInstanceLoader, ModelInstanceLoader
from import_export.resources import ModelResource

from agreements.models import (
    Agreement,
    FormerName,
    Mineral,
    Outlet,
    Party,
    PartyAlias,
    Pillar,
)
from agreements.models.base import Reviewable
from agreements.models.refusals import reason_of
from agreements.review.importing.cells import SlugCell, cell_of, plain
from agreements.review.stamping import enter

Row = dict[str, Any]


class TableOfRecords(ModelResource):
    """A table whose rows a person edits in a file. Columns that the file leaves out stay.

    What the database refuses is a fault of its row, in words, and of no other.
    """

    former: ClassVar[str] = ""
    """The column of FormerName for its slugs, where two of its rows may have been merged."""

    def __init__(self, *, by: Any, may: frozenset[str]) -> None:
        super().__init__()
        self.by, self.may = by, may
        self.seen: dict[tuple[str, ...], int] = {}

    class Meta:
        import_id_fields = ("slug",)
        instance_loader_class = CachedInstanceLoader
        clean_model_instances = True
        skip_unchanged = True
        skip_html_diff = True
        store_instance = True
        use_transactions = True

    @classmethod
    def widget_from_django_field(cls, f: Any, default: Any = None) -> Any:
        return cell_of(f)

    @classmethod
    def widget_kwargs_for_field(cls, field_name: str, django_field: Any) -> dict[str, Any]:
        return {}

    def get_queryset(self) -> QuerySet[Any]:
        """Locked, so that nobody changes a row between its preview and its saving."""
        return super().get_queryset().select_for_update(of=("self",)).order_by("pk")

    def for_export(self) -> QuerySet[Any]:
        """Every row, in the order of the file."""
        rows: QuerySet[Any] = self._meta.model._default_manager.order_by(*self.identity())
        return rows

    def identity(self) -> tuple[str, ...]:
        """The columns by which a row is known again."""
        return tuple(self.get_import_id_fields())

    def before_import_row(self, row: Row, row_number: int = 0, **kwargs: Any) -> None:
        """Refuse a row without a name, and one that stands in the file twice."""
        named = tuple(plain(row[name]) for name in self.identity())
        if not any(named):
            raise ValidationError({self.identity()[0]: "It is empty, so the row names nothing."})
        if named in self.seen:
            raise ValidationError("Another row of the file has the same name. Leave one out.")
        self.seen[named] = row_number

    def after_init_instance(self, instance: Any, new: bool, row: Row, **kwargs: Any) -> None:  # noqa: FBT001 - the library's signature
        """Refuse what was merged into another: it would come back beside it."""
        slug = plain(row.get("slug", ""))
        if new and self.former and (now := FormerName.objects.now_at(self.former, slug)):
            raise ValidationError({"slug": f"It was merged into “{now.slug}”. Use that."})

    def import_field(self, field: Any, instance: Any, row: Row, *args: Any, **kwargs: Any) -> None:
        """Leave a text that differs only by what files do to texts."""
        held = field.get_value(instance)
        super().import_field(field, instance, row, *args, **kwargs)
        new = field.get_value(instance)
        if isinstance(held, str) and isinstance(new, str) and plain(held) == plain(new):
            setattr(instance, field.attribute, held)

    def validate_instance(self, instance: Any, *args: Any, **kwargs: Any) -> None:
        if isinstance(instance, Reviewable):
            enter(instance, by=self.by)
        super().validate_instance(instance, *args, **kwargs)

    def save_instance(self, instance: Any, is_create: bool, row: Row, **kwargs: Any) -> None:  # noqa: FBT001 - the library's signature
        verb = "add" if is_create else "change"
        if verb not in self.may:
            named = self._meta.model._meta.verbose_name_plural
            raise ValidationError(f"Your account may not {verb} {named}.")
        try:
            with transaction.atomic():
                super().save_instance(instance, is_create, row, **kwargs)
        except (IntegrityError, DataError) as error:
            raise ValidationError(reason_of(error)) from error


class AgreementTable(TableOfRecords):
    former = "agreement"

    class Meta:
        model = Agreement
        fields = (
            "slug", "title", "official_title", "kind", "legal_force", "status", "signed_on",
            "place", "summary", "text_read",
        )  # fmt: skip


class PartyTable(TableOfRecords):
    former = "party"

    class Meta:
        model = Party
        fields = ("slug", "name", "kind", "iso2", "iso3")


class AliasTable(TableOfRecords):
    party = Field("party", "party", widget=SlugCell(Party))

    class Meta:
        model = PartyAlias
        import_id_fields = ("name",)
        fields = ("name", "party")

    def for_export(self) -> QuerySet[Any]:
        return super().for_export().select_related("party")


class PillarTable(TableOfRecords):
    class Meta:
        model = Pillar
        fields = ("slug", "name", "code", "order", "family", "origin", "definition")

    def for_export(self) -> QuerySet[Any]:
        return super().for_export().order_by("order")


class MineralTable(TableOfRecords):
    parent = Field("parent", "parent", widget=SlugCell(Mineral))

    class Meta:
        model = Mineral
        fields = ("slug", "name", "group", "symbol", "parent", "lists", "aliases")

    def for_export(self) -> QuerySet[Any]:
        """Parents before their children, so that an empty register can read the file."""
        rows = super().for_export().select_related("parent")
        return rows.alias(depth=Count("over")).order_by("depth", "slug")


class OutletTable(TableOfRecords):
    class Meta:
        model = Outlet
        import_id_fields = ("name", "domain")
        instance_loader_class = ModelInstanceLoader
        fields = ("name", "domain", "kind")


TABLES: dict[str, type[TableOfRecords]] = {
    "agreements": AgreementTable,
    "parties": PartyTable,
    "aliases": AliasTable,
    "pillars": PillarTable,
    "minerals": MineralTable,
    "outlets": OutletTable,
}
"""Every table that has a file, by the word in its address."""
