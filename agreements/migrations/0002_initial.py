"""Every table with its constraints, indexes and triggers."""

import agreements.models.base
import agreements.models.content
import agreements.models.fields
import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
import django.db.models.functions.comparison
import django.db.models.functions.text
import django.utils.timezone
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models


def install_triggers(apps, schema_editor):
    """Install the triggers of every table above, from its options.

    pgtrigger's own operation a trigger makes the same tables, but builds the state of
    all models anew each time: 19 seconds against six.
    """
    for model in apps.get_app_config("agreements").get_models():
        for trigger in model._meta.triggers if hasattr(model._meta, "triggers") else ():
            schema_editor.execute(trigger.install_sql, params=None)


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("agreements", "0001_functions"),
        ("auth", "__first__"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        migrations.CreateModel(
            name="Mineral",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField(max_length=80, unique=True)),
                ("name", models.CharField(max_length=200)),
                ("group", models.CharField(max_length=40)),
                ("symbol", models.CharField(blank=True, max_length=4)),
                (
                    "lists",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20),
                        blank=True,
                        default=list,
                        help_text="Official lists it stands on, such as us-2025 and eu-2023.",
                        size=None,
                    ),
                ),
                (
                    "aliases",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=80),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="agreements.mineral",
                    ),
                ),
            ],
            options={
                "ordering": ["name"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("slug__regex", "\\S")),
                        name="mineral_slug_is_not_blank",
                        violation_error_message="“slug” must not be empty.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name__regex", "\\S")),
                        name="mineral_name_is_not_blank",
                        violation_error_message="“name” must not be empty.",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="mineral_tree_has_no_circle",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n    IF EXISTS (\n        WITH RECURSIVE above AS (\n            SELECT m.id, m.parent_id FROM agreements_mineral m WHERE m.id = NEW.parent_id\n            UNION\n            SELECT m.id, m.parent_id FROM agreements_mineral m JOIN above ON m.id = above.parent_id\n        ) SELECT 1 FROM above WHERE id = NEW.id\n    ) THEN\n        RAISE EXCEPTION 'mineral % would stand under itself', NEW.slug\n            USING ERRCODE = 'check_violation', CONSTRAINT = 'mineral_tree_has_no_circle';\n    END IF;\n    RETURN NEW;\n",
                            hash="cac8d111881829e9c654a79eccfcbdabc9293fe7",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_mineral_tree_has_no_circle_5c0c2",
                            table="agreements_mineral",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="index_words_of_users",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n            IF TG_OP <> 'INSERT' THEN PERFORM register_index_agreement(agreement_id) FROM agreements_agreementmineral WHERE mineral_id = OLD.id; END IF;\n            IF TG_OP <> 'DELETE' THEN PERFORM register_index_agreement(agreement_id) FROM agreements_agreementmineral WHERE mineral_id = NEW.id; END IF;\n            RETURN NULL;\n        ",
                            hash="fc1336d106b61e02fd012df35d6d297a4e6ede54",
                            operation='UPDATE OF "name", "aliases"',
                            pgid="pgtrigger_index_words_of_users_bc380",
                            table="agreements_mineral",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "agreements_mineralevent" ("aliases", "group", "id", "lists", "name", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "symbol") VALUES (NEW."aliases", NEW."group", NEW."id", NEW."lists", NEW."name", NEW."parent_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."slug", NEW."symbol"); RETURN NULL;',
                            hash="2b0fc37de342fb5353aa9e1b0c16283354129c5b",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_a2546",
                            table="agreements_mineral",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "agreements_mineralevent" ("aliases", "group", "id", "lists", "name", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "symbol") VALUES (NEW."aliases", NEW."group", NEW."id", NEW."lists", NEW."name", NEW."parent_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."slug", NEW."symbol"); RETURN NULL;',
                            hash="51e4dcf3016de9238c5c438659e468a2e5f2619e",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_fb334",
                            table="agreements_mineral",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "agreements_mineralevent" ("aliases", "group", "id", "lists", "name", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug", "symbol") VALUES (OLD."aliases", OLD."group", OLD."id", OLD."lists", OLD."name", OLD."parent_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."slug", OLD."symbol"); RETURN NULL;',
                            hash="dd7d281ab80aa62b30b50912577744a047b5ab04",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_7d992",
                            table="agreements_mineral",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Party",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField(max_length=80, unique=True)),
                ("name", models.CharField(max_length=200)),
                (
                    "kind",
                    agreements.models.base.WordField(
                        choices=[
                            ("state", "State"),
                            ("bloc", "Bloc"),
                            ("organisation", "Organisation"),
                            ("company", "Company"),
                        ],
                        max_length=30,
                    ),
                ),
                (
                    "iso2",
                    models.CharField(blank=True, max_length=2, verbose_name="ISO 3166 alpha-2"),
                ),
                (
                    "iso3",
                    models.CharField(blank=True, max_length=3, verbose_name="ISO 3166 alpha-3"),
                ),
            ],
            options={
                "verbose_name_plural": "parties",
                "ordering": ["name"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["state", "bloc", "organisation", "company"])
                        ),
                        name="party_kind_is_a_known_word",
                        violation_error_message="“kind” is not a word of its list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("slug__regex", "\\S")),
                        name="party_slug_is_not_blank",
                        violation_error_message="“slug” must not be empty.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name__regex", "\\S")),
                        name="party_name_is_not_blank",
                        violation_error_message="“name” must not be empty.",
                    ),
                    models.UniqueConstraint(fields=("name",), name="party_name_is_held_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("iso2", ""), _negated=True),
                        fields=("iso2",),
                        name="party_iso2_is_held_once",
                        violation_error_message="Another party has this code.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("iso3", ""), _negated=True),
                        fields=("iso3",),
                        name="party_iso3_is_held_once",
                        violation_error_message="Another party has this code.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("iso2", ""), ("iso2__regex", "^[A-Z]{2}$"), _connector="OR"
                        ),
                        name="party_iso2_is_two_capitals",
                        violation_error_message="Write two capitals, such as JP.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("iso3", ""), ("iso3__regex", "^[A-Z]{3}$"), _connector="OR"
                        ),
                        name="party_iso3_is_three_capitals",
                        violation_error_message="Write three capitals, such as JPN.",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="index_words_of_users",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n            IF TG_OP <> 'INSERT' THEN PERFORM register_index_agreement(agreement_id) FROM agreements_participation WHERE party_id = OLD.id; END IF;\n            IF TG_OP <> 'DELETE' THEN PERFORM register_index_agreement(agreement_id) FROM agreements_participation WHERE party_id = NEW.id; END IF;\n            RETURN NULL;\n        ",
                            hash="5bfe86fc88b43906e879dd973294f25257673af5",
                            operation='UPDATE OF "name"',
                            pgid="pgtrigger_index_words_of_users_24d6d",
                            table="agreements_party",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "agreements_partyevent" ("id", "iso2", "iso3", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug") VALUES (NEW."id", NEW."iso2", NEW."iso3", NEW."kind", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."slug"); RETURN NULL;',
                            hash="6f508b1b1855e89cb5b3fe5959ef8211eef44a92",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_783c4",
                            table="agreements_party",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "agreements_partyevent" ("id", "iso2", "iso3", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug") VALUES (NEW."id", NEW."iso2", NEW."iso3", NEW."kind", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."slug"); RETURN NULL;',
                            hash="78b127324d7db9ad942e34b69d6a6db57f5e83c6",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_83158",
                            table="agreements_party",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "agreements_partyevent" ("id", "iso2", "iso3", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug") VALUES (OLD."id", OLD."iso2", OLD."iso3", OLD."kind", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."slug"); RETURN NULL;',
                            hash="b68f41bf2fc36a70a990929347cbc3818e9814e7",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_048bd",
                            table="agreements_party",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Agreement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "trust",
                    agreements.models.base.WordField(
                        choices=[
                            ("documents", "From the documents"),
                            ("reference", "Reference: press-derived, unreviewed"),
                            ("machine", "Machine-proposed"),
                            ("reviewed", "Reviewed by a person"),
                        ],
                        default="reviewed",
                        max_length=30,
                    ),
                ),
                ("reviewed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("slug", models.SlugField(max_length=120, unique=True)),
                ("title", models.CharField(max_length=300)),
                ("official_title", models.CharField(blank=True, max_length=500)),
                (
                    "kind",
                    agreements.models.base.WordField(
                        choices=[
                            ("framework", "Framework"),
                            ("mou", "Memorandum"),
                            ("joint-statement", "Joint statement"),
                            ("agreement", "Agreement"),
                            ("partnership", "Partnership"),
                            ("initiative", "Initiative"),
                            ("action-plan", "Action plan"),
                            ("fund", "Fund"),
                            ("trade-deal", "Trade deal"),
                            ("programme", "Programme"),
                        ],
                        max_length=30,
                    ),
                ),
                (
                    "legal_force",
                    agreements.models.base.WordField(
                        choices=[
                            ("binding", "Binding"),
                            ("non-binding", "Non-binding"),
                            ("unclear", "Force unclear"),
                        ],
                        default="unclear",
                        max_length=30,
                    ),
                ),
                (
                    "status",
                    agreements.models.base.WordField(
                        choices=[
                            ("proposed", "Proposed"),
                            ("announced", "Announced"),
                            ("signed", "Signed"),
                            ("in-force", "In force"),
                            ("suspended", "Suspended"),
                            ("terminated", "Terminated"),
                            ("superseded", "Superseded"),
                        ],
                        max_length=30,
                    ),
                ),
                (
                    "signed_on",
                    agreements.models.fields.PartialDateField(
                        help_text="Of signature, or of announcement: 2024, 2024-10 or 2024-10-28.",
                        verbose_name="date",
                    ),
                ),
                ("place", models.CharField(blank=True, max_length=300)),
                ("summary", models.TextField()),
                (
                    "text_read",
                    models.BooleanField(
                        default=False,
                        help_text="Only then does a pillar without a provision count as silent.",
                        verbose_name="full text read",
                    ),
                ),
                ("updated_at", models.DateTimeField(auto_now=True)),
                (
                    "search",
                    django.contrib.postgres.search.SearchVectorField(editable=False, null=True),
                ),
                (
                    "reviewed_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["title"],
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["search"], name="agreement_by_words"
                    ),
                    models.Index(
                        models.OrderBy(models.F("signed_on"), descending=True, nulls_last=True),
                        models.F("title"),
                        models.F("id"),
                        name="agreement_by_date",
                    ),
                    models.Index(
                        django.db.models.functions.comparison.Coalesce(
                            django.db.models.functions.text.Left(
                                "signed_on", 4, output_field=models.CharField()
                            ),
                            models.Value("none"),
                        ),
                        name="agreement_by_year",
                    ),
                    models.Index(fields=["kind"], name="agreement_by_kind"),
                    models.Index(fields=["status"], name="agreement_by_status"),
                    models.Index(fields=["legal_force"], name="agreement_by_force"),
                    models.Index(fields=["trust"], name="agreement_by_trust"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "framework",
                                    "mou",
                                    "joint-statement",
                                    "agreement",
                                    "partnership",
                                    "initiative",
                                    "action-plan",
                                    "fund",
                                    "trade-deal",
                                    "programme",
                                ],
                            )
                        ),
                        name="agreement_kind_is_a_known_word",
                        violation_error_message="“kind” is not a word of its list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("legal_force__in", ["binding", "non-binding", "unclear"])
                        ),
                        name="agreement_legal_force_is_a_known_word",
                        violation_error_message="“legal force” is not a word of its list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "status__in",
                                [
                                    "proposed",
                                    "announced",
                                    "signed",
                                    "in-force",
                                    "suspended",
                                    "terminated",
                                    "superseded",
                                ],
                            )
                        ),
                        name="agreement_status_is_a_known_word",
                        violation_error_message="“status” is not a word of its list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("signed_on__isnull", True),
                            agreements.models.base.IsDate(models.F("signed_on")),
                            _connector="OR",
                        ),
                        name="agreement_signed_on_is_a_partial_date",
                        violation_error_message="Write a year, a month or a day that exists.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("slug__regex", "\\S")),
                        name="agreement_slug_is_not_blank",
                        violation_error_message="“slug” must not be empty.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("title__regex", "\\S")),
                        name="agreement_title_is_not_blank",
                        violation_error_message="“title” must not be empty.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("summary__regex", "\\S")),
                        name="agreement_summary_is_not_blank",
                        violation_error_message="“summary” must not be empty.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("trust__in", ["documents", "reference", "machine", "reviewed"])
                        ),
                        name="agreement_trust_is_a_known_word",
                        violation_error_message="“trust” is not a word of its list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reviewed_at__isnull", False), ("trust", "reviewed")),
                            models.Q(
                                models.Q(("trust", "reviewed"), _negated=True),
                                ("reviewed_at__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="agreement_says_when_it_was_reviewed",
                        violation_error_message="A reviewed fact says when; any other does not.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ["proposed"]), _negated=True),
                            ("legal_force__in", ["unclear", "non-binding"]),
                            _connector="OR",
                        ),
                        name="proposed_agreement_binds_nobody",
                        violation_error_message="What is only proposed cannot be binding.",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="index_own_words",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n            IF TG_OP <> 'INSERT' THEN PERFORM register_index_agreement(OLD.id); END IF;\n            IF TG_OP <> 'DELETE' THEN PERFORM register_index_agreement(NEW.id); END IF;\n            RETURN NULL;\n        ",
                            hash="a690bac8b59d5ed920d2b688bf61e2129511180e",
                            operation='INSERT OR UPDATE OF "title", "official_title", "summary", "place"',
                            pgid="pgtrigger_index_own_words_d0da5",
                            table="agreements_agreement",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="recount_due_dates",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."signed_on" IS DISTINCT FROM (NEW."signed_on"))',
                            func="\n        UPDATE agreements_commitment SET due_on = NULL\n            WHERE agreement_id = NEW.id AND due LIKE 'P%' AND counted_from IS NULL;\n        RETURN NULL;\n    ",
                            hash="f79a0f5769eb5936f902c2cf6dded5dfc785aa8f",
                            operation='UPDATE OF "signed_on"',
                            pgid="pgtrigger_recount_due_dates_8aa7f",
                            table="agreements_agreement",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "agreements_agreementevent" ("id", "kind", "legal_force", "official_title", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "reviewed_at", "reviewed_by_id", "signed_on", "slug", "status", "summary", "text_read", "title", "trust") VALUES (NEW."id", NEW."kind", NEW."legal_force", NEW."official_title", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."reviewed_at", NEW."reviewed_by_id", NEW."signed_on", NEW."slug", NEW."status", NEW."summary", NEW."text_read", NEW."title", NEW."trust"); RETURN NULL;',
                            hash="3230c4d36a48799adfebf7391b1e09b849c24689",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_13a93",
                            table="agreements_agreement",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."legal_force" IS DISTINCT FROM (NEW."legal_force") OR OLD."official_title" IS DISTINCT FROM (NEW."official_title") OR OLD."place" IS DISTINCT FROM (NEW."place") OR OLD."reviewed_at" IS DISTINCT FROM (NEW."reviewed_at") OR OLD."reviewed_by_id" IS DISTINCT FROM (NEW."reviewed_by_id") OR OLD."signed_on" IS DISTINCT FROM (NEW."signed_on") OR OLD."slug" IS DISTINCT FROM (NEW."slug") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."summary" IS DISTINCT FROM (NEW."summary") OR OLD."text_read" IS DISTINCT FROM (NEW."text_read") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."trust" IS DISTINCT FROM (NEW."trust"))',
                            func='INSERT INTO "agreements_agreementevent" ("id", "kind", "legal_force", "official_title", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "reviewed_at", "reviewed_by_id", "signed_on", "slug", "status", "summary", "text_read", "title", "trust") VALUES (NEW."id", NEW."kind", NEW."legal_force", NEW."official_title", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."reviewed_at", NEW."reviewed_by_id", NEW."signed_on", NEW."slug", NEW."status", NEW."summary", NEW."text_read", NEW."title", NEW."trust"); RETURN NULL;',
                            hash="3412f7e7ffaff94a1c114da14b1cc604705ec621",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_36fdd",
                            table="agreements_agreement",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "agreements_agreementevent" ("id", "kind", "legal_force", "official_title", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "reviewed_at", "reviewed_by_id", "signed_on", "slug", "status", "summary", "text_read", "title", "trust") VALUES (OLD."id", OLD."kind", OLD."legal_force", OLD."official_title", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place", OLD."reviewed_at", OLD."reviewed_by_id", OLD."signed_on", OLD."slug", OLD."status", OLD."summary", OLD."text_read", OLD."title", OLD."trust"); RETURN NULL;',
                            hash="1208d78e72e1efa113adbfbceabb3fe2e86827f0",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_a07e3",
                            table="agreements_agreement",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AgreementEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "trust",
                    agreements.models.base.WordField(
                        choices=[
                            ("documents", "From the documents"),
                            ("reference", "Reference: press-derived, unreviewed"),
                            ("machine", "Machine-proposed"),
                            ("reviewed", "Reviewed by a person"),
                        ],
                        default="reviewed",
                        max_length=30,
                    ),
                ),
                ("reviewed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("slug", models.SlugField(db_index=False, max_length=120)),
                ("title", models.CharField(max_length=300)),
                ("official_title", models.CharField(blank=True, max_length=500)),
                (
                    "kind",
                    agreements.models.base.WordField(
                        choices=[
                            ("framework", "Framework"),
                            ("mou", "Memorandum"),
                            ("joint-statement", "Joint statement"),
                            ("agreement", "Agreement"),
                            ("partnership", "Partnership"),
                            ("initiative", "Initiative"),
                            ("action-plan", "Action plan"),
                            ("fund", "Fund"),
                            ("trade-deal", "Trade deal"),
                            ("programme", "Programme"),
                        ],
                        max_length=30,
                    ),
                ),
                (
                    "legal_force",
                    agreements.models.base.WordField(
                        choices=[
                            ("binding", "Binding"),
                            ("non-binding", "Non-binding"),
                            ("unclear", "Force unclear"),
                        ],
                        default="unclear",
                        max_length=30,
                    ),
                ),
                (
                    "status",
                    agreements.models.base.WordField(
                        choices=[
                            ("proposed", "Proposed"),
                            ("announced", "Announced"),
                            ("signed", "Signed"),
                            ("in-force", "In force"),
                            ("suspended", "Suspended"),
                            ("terminated", "Terminated"),
                            ("superseded", "Superseded"),
                        ],
                        max_length=30,
                    ),
                ),
                (
                    "signed_on",
                    agreements.models.fields.PartialDateField(
                        help_text="Of signature, or of announcement: 2024, 2024-10 or 2024-10-28.",
                        verbose_name="date",
                    ),
                ),
                ("place", models.CharField(blank=True, max_length=300)),
                ("summary", models.TextField()),
                (
                    "text_read",
                    models.BooleanField(
                        default=False,
                        help_text="Only then does a pillar without a provision count as silent.",
                        verbose_name="full text read",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="agreements.agreement",
                    ),
                ),
                (
                    "reviewed_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="10a426d334db94a2d51d3555cf1d4c20cc116b1d",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_ab134",
                            table="agreements_agreementevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AgreementMineral",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0)),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="agreements.agreement"
                    ),
                ),
                (
                    "mineral",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="agreements.mineral"
                    ),
                ),
            ],
            options={
                "verbose_name": "mineral named",
                "verbose_name_plural": "minerals named",
                "ordering": ["position"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agreement", "mineral"), name="mineral_is_named_once"
                    )
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="index_words",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n            IF TG_OP <> 'INSERT' THEN PERFORM register_index_agreement(OLD.agreement_id); END IF;\n            IF TG_OP <> 'DELETE' THEN PERFORM register_index_agreement(NEW.agreement_id); END IF;\n            RETURN NULL;\n        ",
                            hash="31e1b283ec96397e2accfc404d7caaa3acb26778",
                            operation='INSERT OR UPDATE OF "mineral_id", "agreement_id" OR DELETE',
                            pgid="pgtrigger_index_words_acf9f",
                            table="agreements_agreementmineral",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "agreements_agreementmineralevent" ("agreement_id", "id", "mineral_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position") VALUES (NEW."agreement_id", NEW."id", NEW."mineral_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position"); RETURN NULL;',
                            hash="bdc565fc6b51830e199735c244643f9da917450a",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_9449f",
                            table="agreements_agreementmineral",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "agreements_agreementmineralevent" ("agreement_id", "id", "mineral_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position") VALUES (NEW."agreement_id", NEW."id", NEW."mineral_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position"); RETURN NULL;',
                            hash="35b44a2d1306e94bf7e058ec5af45f5046e49598",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_0b270",
                            table="agreements_agreementmineral",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "agreements_agreementmineralevent" ("agreement_id", "id", "mineral_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position") VALUES (OLD."agreement_id", OLD."id", OLD."mineral_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position"); RETURN NULL;',
                            hash="36a2063887067acb7bac67a2d1be103107ee361a",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_336a9",
                            table="agreements_agreementmineral",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AgreementMineralEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("position", models.PositiveSmallIntegerField(default=0)),
                (
                    "agreement",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agreements.agreement",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="agreements.agreementmineral",
                    ),
                ),
                (
                    "mineral",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agreements.mineral",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="aaa72e97cea9ba2344db137f35daa09ccc96c8a2",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_9bd80",
                            table="agreements_agreementmineralevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AgreementRelation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "relation",
                    agreements.models.base.WordField(
                        choices=[
                            ("part-of", "Part of"),
                            ("supersedes", "Supersedes"),
                            ("implements", "Implements"),
                            ("follows", "Follows"),
                            ("parallel-to", "Parallel to"),
                        ],
                        max_length=30,
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0)),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="relations",
                        to="agreements.agreement",
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="relations_to",
                        to="agreements.agreement",
                    ),
                ),
            ],
            options={
                "verbose_name": "relation",
                "ordering": ["position"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "relation__in",
                                ["part-of", "supersedes", "implements", "follows", "parallel-to"],
                            )
                        ),
                        name="relation_relation_is_a_known_word",
                        violation_error_message="“relation” is not a word of its list.",
                    ),
                    models.UniqueConstraint(
                        fields=("agreement", "other", "relation"), name="relation_is_held_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("agreement", models.F("other")), _negated=True),
                        name="agreement_is_not_related_to_itself",
                        violation_error_message="An agreement cannot be related to itself.",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "agreements_agreementrelationevent" ("agreement_id", "id", "other_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "relation") VALUES (NEW."agreement_id", NEW."id", NEW."other_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."relation"); RETURN NULL;',
                            hash="01b53fb49aa4adf9be72636109159a6de37ab577",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_f4047",
                            table="agreements_agreementrelation",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "agreements_agreementrelationevent" ("agreement_id", "id", "other_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "relation") VALUES (NEW."agreement_id", NEW."id", NEW."other_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."relation"); RETURN NULL;',
                            hash="4889efff73d8f4853ffc5297dae61ec85130fa85",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_328a1",
                            table="agreements_agreementrelation",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "agreements_agreementrelationevent" ("agreement_id", "id", "other_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "relation") VALUES (OLD."agreement_id", OLD."id", OLD."other_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."relation"); RETURN NULL;',
                            hash="190b65f588880048bf8c22e47eab284db227a51a",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_b2e38",
                            table="agreements_agreementrelation",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AgreementRelationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "relation",
                    agreements.models.base.WordField(
                        choices=[
                            ("part-of", "Part of"),
                            ("supersedes", "Supersedes"),
                            ("implements", "Implements"),
                            ("follows", "Follows"),
                            ("parallel-to", "Parallel to"),
                        ],
                        max_length=30,
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0)),
                (
                    "agreement",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agreements.agreement",
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agreements.agreement",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="agreements.agreementrelation",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="92c04a4c99f605865d62d743c2582b7a9b8369b9",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_5c0c9",
                            table="agreements_agreementrelationevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Outlet",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("domain", models.CharField(blank=True, max_length=200)),
                (
                    "kind",
                    agreements.models.base.WordField(
                        choices=[
                            ("government", "Government or public body"),
                            ("news", "News"),
                            ("trade-press", "Trade press"),
                            ("analysis", "Law firm or think tank"),
                            ("company", "Company"),
                            ("aggregator", "Aggregator or mirror"),
                            ("unknown", "Not recorded"),
                        ],
                        default="unknown",
                        max_length=30,
                    ),
                ),
            ],
            options={
                "ordering": ["name", "domain"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "government",
                                    "news",
                                    "trade-press",
                                    "analysis",
                                    "company",
                                    "aggregator",
                                    "unknown",
                                ],
                            )
                        ),
                        name="outlet_kind_is_a_known_word",
                        violation_error_message="“kind” is not a word of its list.",
                    ),
                    models.UniqueConstraint(fields=("name", "domain"), name="outlet_is_held_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("name", ""), _negated=True),
                            models.Q(("domain", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="outlet_has_a_name_or_a_domain",
                        violation_error_message="An outlet needs a name or a domain.",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "agreements_outletevent" ("domain", "id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."domain", NEW."id", NEW."kind", NEW."name", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                            hash="f7b578cf38eb165902c3d9f00933d9b77cf48a54",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_d1519",
                            table="agreements_outlet",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "agreements_outletevent" ("domain", "id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."domain", NEW."id", NEW."kind", NEW."name", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                            hash="1efab23a04ef5f93bb33628bd0ac4831a7b4704e",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_6a5e1",
                            table="agreements_outlet",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "agreements_outletevent" ("domain", "id", "kind", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."domain", OLD."id", OLD."kind", OLD."name", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                            hash="bf42928fca026d54867e70e167ccc440788475fb",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_d741c",
                            table="agreements_outlet",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Article",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("url", models.URLField(blank=True, max_length=2000, verbose_name="address")),
                (
                    "document",
                    models.CharField(
                        blank=True,
                        help_text="Number of a founding document, such as 001.",
                        max_length=20,
                    ),
                ),
                ("title", models.TextField(blank=True)),
                (
                    "title_basis",
                    models.CharField(
                        blank=True,
                        help_text="How the title is known where it was not printed.",
                        max_length=200,
                    ),
                ),
                ("byline", models.CharField(blank=True, max_length=300)),
                ("published_on", agreements.models.fields.PartialDateField()),
                (
                    "language",
                    models.CharField(help_text="ISO 639, such as en or ja.", max_length=12),
                ),
                ("text", models.TextField(blank=True)),
                ("added_at", models.DateTimeField(auto_now_add=True)),
                (
                    "search",
                    models.GeneratedField(
                        db_persist=True,
                        expression=django.contrib.postgres.search.CombinedSearchVector(
                            django.contrib.postgres.search.SearchVector(
                                agreements.models.fields.Plain("title"),
                                config="english",
                                weight="A",
                            ),
                            "||",
                            django.contrib.postgres.search.SearchVector(
                                agreements.models.fields.Plain("text"), config="english", weight="B"
                            ),
                            django.contrib.postgres.search.SearchConfig("english"),
                        ),
                        output_field=django.contrib.postgres.search.SearchVectorField(),
                    ),
                ),
                (
                    "outlet",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="agreements.outlet",
                    ),
                ),
            ],
            options={
                "ordering": [
                    models.OrderBy(models.F("published_on"), descending=True, nulls_last=True),
                    "pk",
                ],
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        fields=["search"], name="article_by_words"
                    ),
                    models.Index(
                        models.OrderBy(models.F("published_on"), descending=True, nulls_last=True),
                        models.F("id"),
                        name="article_by_date",
                    ),
                    models.Index(fields=["language"], name="article_by_language"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("published_on__isnull", True),
                            agreements.models.base.IsDate(models.F("published_on")),
                            _connector="OR",
                        ),
                        name="article_published_on_is_a_partial_date",
                        violation_error_message="Write a year, a month or a day that exists.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("language__regex", "\\S")),
                        name="article_language_is_not_blank",
                        violation_error_message="“language” must not be empty.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("url", ""), _negated=True),
                        fields=("url",),
                        name="article_address_is_held_once",
                        violation_error_message="An article with this address is held already.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("document", ""), _negated=True),
                        fields=("document",),
                        name="article_document_is_held_once",
                        violation_error_message="An article with this document number is held already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("url", ""), ("url__regex", "^https?://"), _connector="OR"
                        ),
                        name="article_address_is_of_the_web",
                        violation_error_message="An address begins with http:// or https://.",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "agreements_articleevent" ("added_at", "byline", "document", "id", "language", "outlet_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_on", "text", "title", "title_basis", "url") VALUES (NEW."added_at", NEW."byline", NEW."document", NEW."id", NEW."language", NEW."outlet_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."published_on", NEW."text", NEW."title", NEW."title_basis", NEW."url"); RETURN NULL;',
                            hash="e610bd080d25b80145899077de2162a5534ce966",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_06a4b",
                            table="agreements_article",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition='WHEN (OLD."added_at" IS DISTINCT FROM (NEW."added_at") OR OLD."byline" IS DISTINCT FROM (NEW."byline") OR OLD."document" IS DISTINCT FROM (NEW."document") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."language" IS DISTINCT FROM (NEW."language") OR OLD."outlet_id" IS DISTINCT FROM (NEW."outlet_id") OR OLD."published_on" IS DISTINCT FROM (NEW."published_on") OR OLD."text" IS DISTINCT FROM (NEW."text") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."title_basis" IS DISTINCT FROM (NEW."title_basis") OR OLD."url" IS DISTINCT FROM (NEW."url"))',
                            func='INSERT INTO "agreements_articleevent" ("added_at", "byline", "document", "id", "language", "outlet_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_on", "text", "title", "title_basis", "url") VALUES (NEW."added_at", NEW."byline", NEW."document", NEW."id", NEW."language", NEW."outlet_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."published_on", NEW."text", NEW."title", NEW."title_basis", NEW."url"); RETURN NULL;',
                            hash="a8804bc927d5894ce3e49548e6438584ef2714c4",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_08f31",
                            table="agreements_article",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "agreements_articleevent" ("added_at", "byline", "document", "id", "language", "outlet_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "published_on", "text", "title", "title_basis", "url") VALUES (OLD."added_at", OLD."byline", OLD."document", OLD."id", OLD."language", OLD."outlet_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."published_on", OLD."text", OLD."title", OLD."title_basis", OLD."url"); RETURN NULL;',
                            hash="fdd57ff83782144368518d7cbeae61740eb181d2",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_2c1f6",
                            table="agreements_article",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AgreementSource",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "key",
                    models.CharField(help_text="Its id in the dossier, such as s7.", max_length=10),
                ),
                ("position", models.PositiveSmallIntegerField(default=0)),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sources",
                        to="agreements.agreement",
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dossiers",
                        to="agreements.article",
                    ),
                ),
            ],
            options={
                "verbose_name": "source",
                "ordering": ["position"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("key__regex", "\\S")),
                        name="source_key_is_not_blank",
                        violation_error_message="“key” must not be empty.",
                    ),
                    models.UniqueConstraint(
                        fields=("agreement", "key"), name="source_key_is_used_once"
                    ),
                    models.UniqueConstraint(
                        fields=("agreement", "article"), name="source_stands_once_in_a_dossier"
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "agreements_agreementsourceevent" ("agreement_id", "article_id", "id", "key", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position") VALUES (NEW."agreement_id", NEW."article_id", NEW."id", NEW."key", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position"); RETURN NULL;',
                            hash="b9095262ec9ba93b128cdb75c36e2178fa14abba",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_f1cab",
                            table="agreements_agreementsource",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "agreements_agreementsourceevent" ("agreement_id", "article_id", "id", "key", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position") VALUES (NEW."agreement_id", NEW."article_id", NEW."id", NEW."key", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position"); RETURN NULL;',
                            hash="1eed282d220d61abe95e42e97c4f082102e8e241",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_489ef",
                            table="agreements_agreementsource",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "agreements_agreementsourceevent" ("agreement_id", "article_id", "id", "key", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position") VALUES (OLD."agreement_id", OLD."article_id", OLD."id", OLD."key", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position"); RETURN NULL;',
                            hash="35ab917b31d94488a3e041f270e975319dac7aa1",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_efa55",
                            table="agreements_agreementsource",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AgreementSourceEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "key",
                    models.CharField(help_text="Its id in the dossier, such as s7.", max_length=10),
                ),
                ("position", models.PositiveSmallIntegerField(default=0)),
                (
                    "agreement",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agreements.agreement",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="agreements.agreementsource",
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agreements.article",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="4d1a31dbb2e3262cce359a04dd7bc17fc9b4c7e3",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_da90a",
                            table="agreements_agreementsourceevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Amount",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "trust",
                    agreements.models.base.WordField(
                        choices=[
                            ("documents", "From the documents"),
                            ("reference", "Reference: press-derived, unreviewed"),
                            ("machine", "Machine-proposed"),
                            ("reviewed", "Reviewed by a person"),
                        ],
                        default="reviewed",
                        max_length=30,
                    ),
                ),
                ("reviewed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "position",
                    models.PositiveSmallIntegerField(
                        default=0, help_text="Order on the page and in the dossier."
                    ),
                ),
                (
                    "value",
                    models.BigIntegerField(help_text="Whole units: 8500000000, not 8.5 billion."),
                ),
                ("currency", models.CharField(help_text="ISO 4217, such as USD.", max_length=3)),
                (
                    "kind",
                    agreements.models.base.WordField(
                        choices=[
                            ("pledge", "Pledge"),
                            ("letter-of-interest", "Letter of interest"),
                            ("obligated", "Obligated"),
                            ("disbursed", "Disbursed"),
                            ("other", "Other"),
                        ],
                        default="other",
                        max_length=30,
                    ),
                ),
                ("what", models.TextField(help_text="What the money is for, and who gives it.")),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="agreements.agreement"
                    ),
                ),
                (
                    "reviewed_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["position", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                ["pledge", "letter-of-interest", "obligated", "disbursed", "other"],
                            )
                        ),
                        name="amount_kind_is_a_known_word",
                        violation_error_message="“kind” is not a word of its list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("what__regex", "\\S")),
                        name="amount_what_is_not_blank",
                        violation_error_message="“what” must not be empty.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("trust__in", ["documents", "reference", "machine", "reviewed"])
                        ),
                        name="amount_trust_is_a_known_word",
                        violation_error_message="“trust” is not a word of its list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reviewed_at__isnull", False), ("trust", "reviewed")),
                            models.Q(
                                models.Q(("trust", "reviewed"), _negated=True),
                                ("reviewed_at__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="amount_says_when_it_was_reviewed",
                        violation_error_message="A reviewed fact says when; any other does not.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("value__gt", 0)),
                        name="amount_is_more_than_nothing",
                        violation_error_message="An amount is more than nothing.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("currency__regex", "^[A-Z]{3}$")),
                        name="amount_currency_is_three_capitals",
                        violation_error_message="Write the currency's three letters, such as USD.",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="index_words",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n            IF TG_OP <> 'INSERT' THEN PERFORM register_index_agreement(OLD.agreement_id); END IF;\n            IF TG_OP <> 'DELETE' THEN PERFORM register_index_agreement(NEW.agreement_id); END IF;\n            RETURN NULL;\n        ",
                            hash="72ad69fbb10dfbb3f82ea217fa7340716eaba5ff",
                            operation='INSERT OR UPDATE OF "what", "agreement_id" OR DELETE',
                            pgid="pgtrigger_index_words_decac",
                            table="agreements_amount",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "agreements_amountevent" ("agreement_id", "currency", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "reviewed_at", "reviewed_by_id", "trust", "value", "what") VALUES (NEW."agreement_id", NEW."currency", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."reviewed_at", NEW."reviewed_by_id", NEW."trust", NEW."value", NEW."what"); RETURN NULL;',
                            hash="67572660293f60568e2451498d457e7f7c0d93ed",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_76d89",
                            table="agreements_amount",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "agreements_amountevent" ("agreement_id", "currency", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "reviewed_at", "reviewed_by_id", "trust", "value", "what") VALUES (NEW."agreement_id", NEW."currency", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."reviewed_at", NEW."reviewed_by_id", NEW."trust", NEW."value", NEW."what"); RETURN NULL;',
                            hash="fe52dc882931f7b25fe51c8706e8687ad2930775",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_730c4",
                            table="agreements_amount",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "agreements_amountevent" ("agreement_id", "currency", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "reviewed_at", "reviewed_by_id", "trust", "value", "what") VALUES (OLD."agreement_id", OLD."currency", OLD."id", OLD."kind", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."reviewed_at", OLD."reviewed_by_id", OLD."trust", OLD."value", OLD."what"); RETURN NULL;',
                            hash="ee99aafd5d84b24f65be3acce3673f40ef4ae4c5",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_a6aaa",
                            table="agreements_amount",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AmountEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "trust",
                    agreements.models.base.WordField(
                        choices=[
                            ("documents", "From the documents"),
                            ("reference", "Reference: press-derived, unreviewed"),
                            ("machine", "Machine-proposed"),
                            ("reviewed", "Reviewed by a person"),
                        ],
                        default="reviewed",
                        max_length=30,
                    ),
                ),
                ("reviewed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "position",
                    models.PositiveSmallIntegerField(
                        default=0, help_text="Order on the page and in the dossier."
                    ),
                ),
                (
                    "value",
                    models.BigIntegerField(help_text="Whole units: 8500000000, not 8.5 billion."),
                ),
                ("currency", models.CharField(help_text="ISO 4217, such as USD.", max_length=3)),
                (
                    "kind",
                    agreements.models.base.WordField(
                        choices=[
                            ("pledge", "Pledge"),
                            ("letter-of-interest", "Letter of interest"),
                            ("obligated", "Obligated"),
                            ("disbursed", "Disbursed"),
                            ("other", "Other"),
                        ],
                        default="other",
                        max_length=30,
                    ),
                ),
                ("what", models.TextField(help_text="What the money is for, and who gives it.")),
                (
                    "agreement",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agreements.agreement",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="agreements.amount",
                    ),
                ),
                (
                    "reviewed_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="4399c63cbc96d9e5b9a46cd6bfd7fe8ad3e90954",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_dd374",
                            table="agreements_amountevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ArticleEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("url", models.URLField(blank=True, max_length=2000, verbose_name="address")),
                (
                    "document",
                    models.CharField(
                        blank=True,
                        help_text="Number of a founding document, such as 001.",
                        max_length=20,
                    ),
                ),
                ("title", models.TextField(blank=True)),
                (
                    "title_basis",
                    models.CharField(
                        blank=True,
                        help_text="How the title is known where it was not printed.",
                        max_length=200,
                    ),
                ),
                ("byline", models.CharField(blank=True, max_length=300)),
                ("published_on", agreements.models.fields.PartialDateField()),
                (
                    "language",
                    models.CharField(help_text="ISO 639, such as en or ja.", max_length=12),
                ),
                ("text", models.TextField(blank=True)),
                ("added_at", models.DateTimeField(auto_now_add=True)),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="agreements.article",
                    ),
                ),
                (
                    "outlet",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agreements.outlet",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="feed82df6753e67d97ea7e33b5b52f5f456fe58f",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_0357c",
                            table="agreements_articleevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Pillar",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField(max_length=80, unique=True)),
                ("name", models.CharField(max_length=200)),
                ("code", models.CharField(max_length=3, unique=True)),
                ("order", models.PositiveSmallIntegerField(unique=True)),
                ("family", models.CharField(max_length=40)),
                (
                    "origin",
                    agreements.models.base.WordField(
                        choices=[
                            ("framework", "Headings of the US–Japan framework"),
                            ("extended", "Further topics"),
                        ],
                        max_length=30,
                    ),
                ),
                ("definition", models.TextField()),
            ],
            options={
                "ordering": ["order"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("origin__in", ["framework", "extended"])),
                        name="pillar_origin_is_a_known_word",
                        violation_error_message="“origin” is not a word of its list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("slug__regex", "\\S")),
                        name="pillar_slug_is_not_blank",
                        violation_error_message="“slug” must not be empty.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name__regex", "\\S")),
                        name="pillar_name_is_not_blank",
                        violation_error_message="“name” must not be empty.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("definition__regex", "\\S")),
                        name="pillar_definition_is_not_blank",
                        violation_error_message="“definition” must not be empty.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("code__regex", "^[A-Z0-9]{3}$")),
                        name="pillar_code_is_three_signs",
                        violation_error_message="A code is three capitals or figures, such as STK.",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="index_words_of_users",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n            IF TG_OP <> 'INSERT' THEN PERFORM register_index_agreement(agreement_id) FROM agreements_provision WHERE pillar_id = OLD.id; END IF;\n            IF TG_OP <> 'DELETE' THEN PERFORM register_index_agreement(agreement_id) FROM agreements_provision WHERE pillar_id = NEW.id; END IF;\n            RETURN NULL;\n        ",
                            hash="c3782bac270938861ebd15b058e41a53332a2c3f",
                            operation='UPDATE OF "name"',
                            pgid="pgtrigger_index_words_of_users_e2cee",
                            table="agreements_pillar",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "agreements_pillarevent" ("code", "definition", "family", "id", "name", "order", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug") VALUES (NEW."code", NEW."definition", NEW."family", NEW."id", NEW."name", NEW."order", NEW."origin", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."slug"); RETURN NULL;',
                            hash="571d7aff9557488a2ad9163a66c8cab6b6d99752",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_ccdeb",
                            table="agreements_pillar",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "agreements_pillarevent" ("code", "definition", "family", "id", "name", "order", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug") VALUES (NEW."code", NEW."definition", NEW."family", NEW."id", NEW."name", NEW."order", NEW."origin", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."slug"); RETURN NULL;',
                            hash="648dbdc328b978af795b609034ed5f025d896476",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_a46ba",
                            table="agreements_pillar",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "agreements_pillarevent" ("code", "definition", "family", "id", "name", "order", "origin", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug") VALUES (OLD."code", OLD."definition", OLD."family", OLD."id", OLD."name", OLD."order", OLD."origin", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."slug"); RETURN NULL;',
                            hash="9abff43dc3f46a8875e8fbca464eebae89663510",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_4c111",
                            table="agreements_pillar",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Commitment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "trust",
                    agreements.models.base.WordField(
                        choices=[
                            ("documents", "From the documents"),
                            ("reference", "Reference: press-derived, unreviewed"),
                            ("machine", "Machine-proposed"),
                            ("reviewed", "Reviewed by a person"),
                        ],
                        default="reviewed",
                        max_length=30,
                    ),
                ),
                ("reviewed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "position",
                    models.PositiveSmallIntegerField(
                        default=0, help_text="Order on the page and in the dossier."
                    ),
                ),
                ("summary", models.TextField()),
                (
                    "due",
                    models.CharField(
                        blank=True,
                        help_text="A period counted from signature, such as P6M or P180D, or a date.",
                        max_length=20,
                        validators=[agreements.models.content.check_due_rule],
                        verbose_name="due rule",
                    ),
                ),
                (
                    "counted_from",
                    agreements.models.fields.PartialDateField(
                        help_text="Only where the period does not start at the agreement's own date."
                    ),
                ),
                (
                    "due_on",
                    agreements.models.fields.PartialDateField(
                        help_text="Worked out by the database where there is a rule; otherwise as stated."
                    ),
                ),
                (
                    "outcome",
                    agreements.models.base.WordField(
                        choices=[
                            ("delivered", "Delivered"),
                            ("partly", "Partly delivered"),
                            ("missed", "Missed"),
                            ("unknown", "Nothing on record"),
                        ],
                        default="unknown",
                        max_length=30,
                    ),
                ),
                ("note", models.TextField(blank=True)),
                (
                    "noted_state",
                    agreements.models.base.WordField(
                        blank=True,
                        choices=[
                            ("overdue", "Overdue and unverified"),
                            ("contradicted", "Overdue and contradicted"),
                            ("soon", "Due within 60 days"),
                            ("ahead", "Not due yet"),
                            ("missed", "Missed"),
                            ("partly", "Partly met"),
                            ("met", "Met"),
                            ("undated", "No date set"),
                            ("superseded", "Superseded"),
                        ],
                        editable=False,
                        max_length=30,
                    ),
                ),
                ("noted_on", models.DateField(blank=True, editable=False, null=True)),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="agreements.agreement"
                    ),
                ),
                (
                    "reviewed_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pillar",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="agreements.pillar"
                    ),
                ),
            ],
            options={
                "ordering": ["position", "pk"],
                "indexes": [
                    models.Index(fields=["due_on"], name="commitment_by_due_date"),
                    models.Index(fields=["outcome"], name="commitment_by_outcome"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("outcome__in", ["delivered", "partly", "missed", "unknown"])
                        ),
                        name="commitment_outcome_is_a_known_word",
                        violation_error_message="“outcome” is not a word of its list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("counted_from__isnull", True),
                            agreements.models.base.IsDate(models.F("counted_from")),
                            _connector="OR",
                        ),
                        name="commitment_counted_from_is_a_partial_date",
                        violation_error_message="Write a year, a month or a day that exists.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("due_on__isnull", True),
                            agreements.models.base.IsDate(models.F("due_on")),
                            _connector="OR",
                        ),
                        name="commitment_due_on_is_a_partial_date",
                        violation_error_message="Write a year, a month or a day that exists.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("summary__regex", "\\S")),
                        name="commitment_summary_is_not_blank",
                        violation_error_message="“summary” must not be empty.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("trust__in", ["documents", "reference", "machine", "reviewed"])
                        ),
                        name="commitment_trust_is_a_known_word",
                        violation_error_message="“trust” is not a word of its list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reviewed_at__isnull", False), ("trust", "reviewed")),
                            models.Q(
                                models.Q(("trust", "reviewed"), _negated=True),
                                ("reviewed_at__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="commitment_says_when_it_was_reviewed",
                        violation_error_message="A reviewed fact says when; any other does not.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("due", ""),
                            (
                                "due__regex",
                                "^P(?=[0-9])([0-9]{1,3}Y)?([0-9]{1,4}M)?([0-9]{1,4}W)?([0-9]{1,5}D)?$",
                            ),
                            ("due__regex", "^[12][0-9]{3}(-[0-9]{2}){0,2}$"),
                            _connector="OR",
                        ),
                        name="commitment_due_is_a_period_or_a_date",
                        violation_error_message="Write a period such as P6M or P180D, or a date.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "noted_state__in",
                                [
                                    "",
                                    "overdue",
                                    "contradicted",
                                    "soon",
                                    "ahead",
                                    "missed",
                                    "partly",
                                    "met",
                                    "undated",
                                    "superseded",
                                ],
                            )
                        ),
                        name="commitment_noted_state_is_a_known_word",
                        violation_error_message="“noted state” is not a word of its list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("noted_state", ""), ("noted_on__isnull", False), _connector="OR"
                        ),
                        name="commitment_state_is_noted_with_its_day",
                        violation_error_message="A noted state needs its day.",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="count_due_date",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n        IF NEW.due <> '' THEN\n            NEW.due_on := register_due_on(NEW.due, COALESCE(NEW.counted_from, (\n                SELECT signed_on FROM agreements_agreement WHERE id = NEW.agreement_id)));\n        END IF;\n        RETURN NEW;\n    ",
                            hash="155ad654a2924b0807eb55a2303d09665330fb07",
                            operation="INSERT OR UPDATE",
                            pgid="pgtrigger_count_due_date_cbd9f",
                            table="agreements_commitment",
                            when="BEFORE",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="index_words",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n            IF TG_OP <> 'INSERT' THEN PERFORM register_index_agreement(OLD.agreement_id); END IF;\n            IF TG_OP <> 'DELETE' THEN PERFORM register_index_agreement(NEW.agreement_id); END IF;\n            RETURN NULL;\n        ",
                            hash="68abf0a5ba1439e5842318e4a0d9bc30821044d4",
                            operation='INSERT OR UPDATE OF "summary", "note", "agreement_id" OR DELETE',
                            pgid="pgtrigger_index_words_94fd1",
                            table="agreements_commitment",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "agreements_commitmentevent" ("agreement_id", "counted_from", "due", "due_on", "id", "note", "noted_on", "noted_state", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pillar_id", "position", "reviewed_at", "reviewed_by_id", "summary", "trust") VALUES (NEW."agreement_id", NEW."counted_from", NEW."due", NEW."due_on", NEW."id", NEW."note", NEW."noted_on", NEW."noted_state", NEW."outcome", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."pillar_id", NEW."position", NEW."reviewed_at", NEW."reviewed_by_id", NEW."summary", NEW."trust"); RETURN NULL;',
                            hash="28a1f1a703d6f35229cbc3389e2b88f8ca306d23",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_6e3ce",
                            table="agreements_commitment",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "agreements_commitmentevent" ("agreement_id", "counted_from", "due", "due_on", "id", "note", "noted_on", "noted_state", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pillar_id", "position", "reviewed_at", "reviewed_by_id", "summary", "trust") VALUES (NEW."agreement_id", NEW."counted_from", NEW."due", NEW."due_on", NEW."id", NEW."note", NEW."noted_on", NEW."noted_state", NEW."outcome", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."pillar_id", NEW."position", NEW."reviewed_at", NEW."reviewed_by_id", NEW."summary", NEW."trust"); RETURN NULL;',
                            hash="5b81dc364992e00a627122977ea4c2ba0ff3308d",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_7c3cd",
                            table="agreements_commitment",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "agreements_commitmentevent" ("agreement_id", "counted_from", "due", "due_on", "id", "note", "noted_on", "noted_state", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pillar_id", "position", "reviewed_at", "reviewed_by_id", "summary", "trust") VALUES (OLD."agreement_id", OLD."counted_from", OLD."due", OLD."due_on", OLD."id", OLD."note", OLD."noted_on", OLD."noted_state", OLD."outcome", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."pillar_id", OLD."position", OLD."reviewed_at", OLD."reviewed_by_id", OLD."summary", OLD."trust"); RETURN NULL;',
                            hash="14ce321c0346827bb7b5ac4f3e509411d5caa1b7",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_4d616",
                            table="agreements_commitment",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Check",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("looked_on", models.DateField()),
                (
                    "places",
                    models.TextField(help_text="Where you looked, so that another can look again."),
                ),
                (
                    "finding",
                    agreements.models.base.WordField(
                        choices=[
                            ("nothing", "Found nothing"),
                            ("supports", "Found that it came"),
                            ("contradicts", "Found that it did not come"),
                        ],
                        max_length=30,
                    ),
                ),
                ("note", models.TextField(blank=True)),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "commitment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="checks",
                        to="agreements.commitment",
                    ),
                ),
            ],
            options={
                "ordering": ["-looked_on", "-pk"],
                "indexes": [
                    models.Index(
                        fields=["commitment", "-looked_on", "-id"], name="check_last_of_commitment"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("finding__in", ["nothing", "supports", "contradicts"])),
                        name="check_finding_is_a_known_word",
                        violation_error_message="“finding” is not a word of its list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("places__regex", "\\S")),
                        name="check_places_is_not_blank",
                        violation_error_message="“places” must not be empty.",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "agreements_checkevent" ("by_id", "commitment_id", "finding", "id", "looked_on", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "places") VALUES (NEW."by_id", NEW."commitment_id", NEW."finding", NEW."id", NEW."looked_on", NEW."note", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."places"); RETURN NULL;',
                            hash="f0af01c1535ce29d451b10bcd1d51f5004746baa",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_cc346",
                            table="agreements_check",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "agreements_checkevent" ("by_id", "commitment_id", "finding", "id", "looked_on", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "places") VALUES (NEW."by_id", NEW."commitment_id", NEW."finding", NEW."id", NEW."looked_on", NEW."note", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."places"); RETURN NULL;',
                            hash="5fe518306802ffa270d51f937c591f24ea23f94a",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_51fab",
                            table="agreements_check",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "agreements_checkevent" ("by_id", "commitment_id", "finding", "id", "looked_on", "note", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "places") VALUES (OLD."by_id", OLD."commitment_id", OLD."finding", OLD."id", OLD."looked_on", OLD."note", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."places"); RETURN NULL;',
                            hash="fde1b7f724e5105e4f09050cd2e2b69b8809c2c7",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_1be77",
                            table="agreements_check",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CheckEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("looked_on", models.DateField()),
                (
                    "places",
                    models.TextField(help_text="Where you looked, so that another can look again."),
                ),
                (
                    "finding",
                    agreements.models.base.WordField(
                        choices=[
                            ("nothing", "Found nothing"),
                            ("supports", "Found that it came"),
                            ("contradicts", "Found that it did not come"),
                        ],
                        max_length=30,
                    ),
                ),
                ("note", models.TextField(blank=True)),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="agreements.check",
                    ),
                ),
                (
                    "commitment",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agreements.commitment",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="ff8e2adc49796bb8d38f58f3e66adcf7d8d71341",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_16e9b",
                            table="agreements_checkevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Event",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "trust",
                    agreements.models.base.WordField(
                        choices=[
                            ("documents", "From the documents"),
                            ("reference", "Reference: press-derived, unreviewed"),
                            ("machine", "Machine-proposed"),
                            ("reviewed", "Reviewed by a person"),
                        ],
                        default="reviewed",
                        max_length=30,
                    ),
                ),
                ("reviewed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "position",
                    models.PositiveSmallIntegerField(
                        default=0, help_text="Order on the page and in the dossier."
                    ),
                ),
                ("date", agreements.models.fields.PartialDateField()),
                (
                    "kind",
                    agreements.models.base.WordField(
                        choices=[
                            ("negotiation", "Negotiation"),
                            ("announcement", "Announcement"),
                            ("signature", "Signature"),
                            ("meeting", "Meeting"),
                            ("entry-into-force", "Entry into force"),
                            ("funding", "Funding"),
                            ("follow-up", "Follow-up"),
                            ("termination", "Termination"),
                        ],
                        max_length=30,
                    ),
                ),
                ("title", models.TextField()),
                ("place", models.CharField(blank=True, max_length=300)),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="agreements.agreement"
                    ),
                ),
                (
                    "reviewed_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["date", "position", "pk"],
                "indexes": [
                    models.Index(fields=["-date", "id"], name="event_by_date"),
                    models.Index(fields=["kind", "date"], name="event_by_kind"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "negotiation",
                                    "announcement",
                                    "signature",
                                    "meeting",
                                    "entry-into-force",
                                    "funding",
                                    "follow-up",
                                    "termination",
                                ],
                            )
                        ),
                        name="event_kind_is_a_known_word",
                        violation_error_message="“kind” is not a word of its list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("date__isnull", True),
                            agreements.models.base.IsDate(models.F("date")),
                            _connector="OR",
                        ),
                        name="event_date_is_a_partial_date",
                        violation_error_message="Write a year, a month or a day that exists.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("title__regex", "\\S")),
                        name="event_title_is_not_blank",
                        violation_error_message="“title” must not be empty.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("trust__in", ["documents", "reference", "machine", "reviewed"])
                        ),
                        name="event_trust_is_a_known_word",
                        violation_error_message="“trust” is not a word of its list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reviewed_at__isnull", False), ("trust", "reviewed")),
                            models.Q(
                                models.Q(("trust", "reviewed"), _negated=True),
                                ("reviewed_at__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="event_says_when_it_was_reviewed",
                        violation_error_message="A reviewed fact says when; any other does not.",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="index_words",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n            IF TG_OP <> 'INSERT' THEN PERFORM register_index_agreement(OLD.agreement_id); END IF;\n            IF TG_OP <> 'DELETE' THEN PERFORM register_index_agreement(NEW.agreement_id); END IF;\n            RETURN NULL;\n        ",
                            hash="479b8dc3e67bfeb82dc7d328665f54178c416015",
                            operation='INSERT OR UPDATE OF "title", "place", "agreement_id" OR DELETE',
                            pgid="pgtrigger_index_words_cadbd",
                            table="agreements_event",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "agreements_eventevent" ("agreement_id", "date", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "reviewed_at", "reviewed_by_id", "title", "trust") VALUES (NEW."agreement_id", NEW."date", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."position", NEW."reviewed_at", NEW."reviewed_by_id", NEW."title", NEW."trust"); RETURN NULL;',
                            hash="da89f109ea9f54551af739d8948340143ce42d59",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_0e5a8",
                            table="agreements_event",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "agreements_eventevent" ("agreement_id", "date", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "reviewed_at", "reviewed_by_id", "title", "trust") VALUES (NEW."agreement_id", NEW."date", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."position", NEW."reviewed_at", NEW."reviewed_by_id", NEW."title", NEW."trust"); RETURN NULL;',
                            hash="512dbe52cc9c81f8d3c9d6a65cf9d3b311cfe47b",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_8c9d7",
                            table="agreements_event",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "agreements_eventevent" ("agreement_id", "date", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "reviewed_at", "reviewed_by_id", "title", "trust") VALUES (OLD."agreement_id", OLD."date", OLD."id", OLD."kind", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place", OLD."position", OLD."reviewed_at", OLD."reviewed_by_id", OLD."title", OLD."trust"); RETURN NULL;',
                            hash="11c5e895a9c1685f8d5ee4b3c65d2de9764e6f1c",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_5ed13",
                            table="agreements_event",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Participation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "trust",
                    agreements.models.base.WordField(
                        choices=[
                            ("documents", "From the documents"),
                            ("reference", "Reference: press-derived, unreviewed"),
                            ("machine", "Machine-proposed"),
                            ("reviewed", "Reviewed by a person"),
                        ],
                        default="reviewed",
                        max_length=30,
                    ),
                ),
                ("reviewed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "position",
                    models.PositiveSmallIntegerField(
                        default=0, help_text="Order on the page and in the dossier."
                    ),
                ),
                (
                    "role",
                    agreements.models.base.WordField(
                        choices=[
                            ("signatory", "Signatory"),
                            ("member", "Member"),
                            ("observer", "Observer"),
                            ("named-partner", "Named partner"),
                            ("context", "Context"),
                        ],
                        max_length=30,
                    ),
                ),
                (
                    "signatory",
                    models.CharField(blank=True, max_length=200, verbose_name="signed by"),
                ),
                ("office", models.CharField(blank=True, max_length=300)),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="agreements.agreement"
                    ),
                ),
                (
                    "reviewed_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "party",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="agreements.party"
                    ),
                ),
            ],
            options={
                "ordering": ["position", "pk"],
                "indexes": [
                    models.Index(
                        fields=["party", "role", "agreement"], name="participation_by_party"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "role__in",
                                ["signatory", "member", "observer", "named-partner", "context"],
                            )
                        ),
                        name="participation_role_is_a_known_word",
                        violation_error_message="“role” is not a word of its list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("trust__in", ["documents", "reference", "machine", "reviewed"])
                        ),
                        name="participation_trust_is_a_known_word",
                        violation_error_message="“trust” is not a word of its list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reviewed_at__isnull", False), ("trust", "reviewed")),
                            models.Q(
                                models.Q(("trust", "reviewed"), _negated=True),
                                ("reviewed_at__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="participation_says_when_it_was_reviewed",
                        violation_error_message="A reviewed fact says when; any other does not.",
                    ),
                    models.UniqueConstraint(
                        fields=("agreement", "party", "role"), name="party_has_a_role_once"
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="index_words",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n            IF TG_OP <> 'INSERT' THEN PERFORM register_index_agreement(OLD.agreement_id); END IF;\n            IF TG_OP <> 'DELETE' THEN PERFORM register_index_agreement(NEW.agreement_id); END IF;\n            RETURN NULL;\n        ",
                            hash="90975272f6c5ce742879c0575f0f0b27e8cb6f7a",
                            operation='INSERT OR UPDATE OF "party_id", "signatory", "office", "agreement_id" OR DELETE',
                            pgid="pgtrigger_index_words_f2216",
                            table="agreements_participation",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "agreements_participationevent" ("agreement_id", "id", "office", "party_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "reviewed_at", "reviewed_by_id", "role", "signatory", "trust") VALUES (NEW."agreement_id", NEW."id", NEW."office", NEW."party_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."reviewed_at", NEW."reviewed_by_id", NEW."role", NEW."signatory", NEW."trust"); RETURN NULL;',
                            hash="56c2bca43767dd00964b86f10feb78581648b1a0",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_7a210",
                            table="agreements_participation",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "agreements_participationevent" ("agreement_id", "id", "office", "party_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "reviewed_at", "reviewed_by_id", "role", "signatory", "trust") VALUES (NEW."agreement_id", NEW."id", NEW."office", NEW."party_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."reviewed_at", NEW."reviewed_by_id", NEW."role", NEW."signatory", NEW."trust"); RETURN NULL;',
                            hash="9cac008aadf70a0ee99fdef46aa4e59dd4e30ce0",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_73a14",
                            table="agreements_participation",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "agreements_participationevent" ("agreement_id", "id", "office", "party_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "reviewed_at", "reviewed_by_id", "role", "signatory", "trust") VALUES (OLD."agreement_id", OLD."id", OLD."office", OLD."party_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."reviewed_at", OLD."reviewed_by_id", OLD."role", OLD."signatory", OLD."trust"); RETURN NULL;',
                            hash="851eb4f18ba96b370da376fe159646b463e784a4",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_90dca",
                            table="agreements_participation",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Provision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "trust",
                    agreements.models.base.WordField(
                        choices=[
                            ("documents", "From the documents"),
                            ("reference", "Reference: press-derived, unreviewed"),
                            ("machine", "Machine-proposed"),
                            ("reviewed", "Reviewed by a person"),
                        ],
                        default="reviewed",
                        max_length=30,
                    ),
                ),
                ("reviewed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "position",
                    models.PositiveSmallIntegerField(
                        default=0, help_text="Order on the page and in the dossier."
                    ),
                ),
                (
                    "strength",
                    agreements.models.base.WordField(
                        choices=[
                            ("commitment", "Commitment"),
                            ("intent", "Intent"),
                            ("exploratory", "Exploratory"),
                            ("mention", "Mention"),
                        ],
                        max_length=30,
                    ),
                ),
                ("summary", models.TextField()),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, to="agreements.agreement"
                    ),
                ),
                (
                    "pillar",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="agreements.pillar"
                    ),
                ),
                (
                    "reviewed_by",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["pillar__order", "position", "pk"],
                "indexes": [
                    models.Index(
                        fields=["pillar", "strength", "agreement"], name="provision_by_pillar"
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("strength__in", ["commitment", "intent", "exploratory", "mention"])
                        ),
                        name="provision_strength_is_a_known_word",
                        violation_error_message="“strength” is not a word of its list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("summary__regex", "\\S")),
                        name="provision_summary_is_not_blank",
                        violation_error_message="“summary” must not be empty.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("trust__in", ["documents", "reference", "machine", "reviewed"])
                        ),
                        name="provision_trust_is_a_known_word",
                        violation_error_message="“trust” is not a word of its list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reviewed_at__isnull", False), ("trust", "reviewed")),
                            models.Q(
                                models.Q(("trust", "reviewed"), _negated=True),
                                ("reviewed_at__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="provision_says_when_it_was_reviewed",
                        violation_error_message="A reviewed fact says when; any other does not.",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="index_words",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n            IF TG_OP <> 'INSERT' THEN PERFORM register_index_agreement(OLD.agreement_id); END IF;\n            IF TG_OP <> 'DELETE' THEN PERFORM register_index_agreement(NEW.agreement_id); END IF;\n            RETURN NULL;\n        ",
                            hash="c9e7493eff3b0f1c02180637467adff836d366fc",
                            operation='INSERT OR UPDATE OF "summary", "pillar_id", "agreement_id" OR DELETE',
                            pgid="pgtrigger_index_words_6880b",
                            table="agreements_provision",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "agreements_provisionevent" ("agreement_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pillar_id", "position", "reviewed_at", "reviewed_by_id", "strength", "summary", "trust") VALUES (NEW."agreement_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."pillar_id", NEW."position", NEW."reviewed_at", NEW."reviewed_by_id", NEW."strength", NEW."summary", NEW."trust"); RETURN NULL;',
                            hash="cd5aed912ffe970f5751dd21e9be92139292d036",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_e3393",
                            table="agreements_provision",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "agreements_provisionevent" ("agreement_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pillar_id", "position", "reviewed_at", "reviewed_by_id", "strength", "summary", "trust") VALUES (NEW."agreement_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."pillar_id", NEW."position", NEW."reviewed_at", NEW."reviewed_by_id", NEW."strength", NEW."summary", NEW."trust"); RETURN NULL;',
                            hash="8d36f06768c08c297784b7711757342860acda50",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_060eb",
                            table="agreements_provision",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "agreements_provisionevent" ("agreement_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pillar_id", "position", "reviewed_at", "reviewed_by_id", "strength", "summary", "trust") VALUES (OLD."agreement_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."pillar_id", OLD."position", OLD."reviewed_at", OLD."reviewed_by_id", OLD."strength", OLD."summary", OLD."trust"); RETURN NULL;',
                            hash="ca0c2ef0f887e63ed2f7748ba821093b89524653",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_1401a",
                            table="agreements_provision",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Citation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "locator",
                    models.CharField(
                        blank=True, help_text="Paragraph, such as ¶13.", max_length=100
                    ),
                ),
                (
                    "quote",
                    models.TextField(blank=True, help_text="Its exact words, where they are kept."),
                ),
                ("start", models.PositiveIntegerField(blank=True, null=True)),
                ("end", models.PositiveIntegerField(blank=True, null=True)),
                (
                    "reports",
                    models.TextField(blank=True, help_text="What it reports, where that differs."),
                ),
                ("position", models.PositiveSmallIntegerField(default=0)),
                (
                    "amount",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="citations",
                        to="agreements.amount",
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="citations",
                        to="agreements.article",
                    ),
                ),
                (
                    "commitment",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="citations",
                        to="agreements.commitment",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="citations",
                        to="agreements.event",
                    ),
                ),
                (
                    "participation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="citations",
                        to="agreements.participation",
                    ),
                ),
                (
                    "provision",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="citations",
                        to="agreements.provision",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("amount__isnull", True),
                                ("commitment__isnull", True),
                                ("event__isnull", True),
                                ("participation__isnull", False),
                                ("provision__isnull", True),
                            ),
                            models.Q(
                                ("amount__isnull", True),
                                ("commitment__isnull", True),
                                ("event__isnull", True),
                                ("participation__isnull", True),
                                ("provision__isnull", False),
                            ),
                            models.Q(
                                ("amount__isnull", True),
                                ("commitment__isnull", False),
                                ("event__isnull", True),
                                ("participation__isnull", True),
                                ("provision__isnull", True),
                            ),
                            models.Q(
                                ("amount__isnull", False),
                                ("commitment__isnull", True),
                                ("event__isnull", True),
                                ("participation__isnull", True),
                                ("provision__isnull", True),
                            ),
                            models.Q(
                                ("amount__isnull", True),
                                ("commitment__isnull", True),
                                ("event__isnull", False),
                                ("participation__isnull", True),
                                ("provision__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="citation_supports_exactly_one_fact",
                        violation_error_message="A citation stands behind exactly one fact.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("end__isnull", True), ("start__isnull", True)),
                            models.Q(
                                ("end__gt", models.F("start")),
                                ("end__isnull", False),
                                ("start__isnull", False),
                                models.Q(("quote", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="citation_offsets_enclose_a_quote",
                        violation_error_message="Offsets come in pairs, in order, and with their quote.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("participation__isnull", False)),
                        fields=("participation", "article", "locator", "start"),
                        name="participation_is_cited_once_at_a_place",
                        nulls_distinct=False,
                        violation_error_message="This fact is cited at this place already.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("provision__isnull", False)),
                        fields=("provision", "article", "locator", "start"),
                        name="provision_is_cited_once_at_a_place",
                        nulls_distinct=False,
                        violation_error_message="This fact is cited at this place already.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("commitment__isnull", False)),
                        fields=("commitment", "article", "locator", "start"),
                        name="commitment_is_cited_once_at_a_place",
                        nulls_distinct=False,
                        violation_error_message="This fact is cited at this place already.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("amount__isnull", False)),
                        fields=("amount", "article", "locator", "start"),
                        name="amount_is_cited_once_at_a_place",
                        nulls_distinct=False,
                        violation_error_message="This fact is cited at this place already.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("event__isnull", False)),
                        fields=("event", "article", "locator", "start"),
                        name="event_is_cited_once_at_a_place",
                        nulls_distinct=False,
                        violation_error_message="This fact is cited at this place already.",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="list_source",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="PERFORM register_list_source((\n    SELECT agreement_id FROM agreements_participation WHERE id = NEW.participation_id UNION ALL\n    SELECT agreement_id FROM agreements_provision WHERE id = NEW.provision_id UNION ALL\n    SELECT agreement_id FROM agreements_commitment WHERE id = NEW.commitment_id UNION ALL\n    SELECT agreement_id FROM agreements_amount WHERE id = NEW.amount_id UNION ALL\n    SELECT agreement_id FROM agreements_event WHERE id = NEW.event_id\n), NEW.article_id); RETURN NULL;",
                            hash="b6e4f3998abb63ca1160384d3e7ca0be798b9c22",
                            operation='INSERT OR UPDATE OF "article_id"',
                            pgid="pgtrigger_list_source_9acda",
                            table="agreements_citation",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "agreements_citationevent" ("amount_id", "article_id", "commitment_id", "end", "event_id", "id", "locator", "participation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "provision_id", "quote", "reports", "start") VALUES (NEW."amount_id", NEW."article_id", NEW."commitment_id", NEW."end", NEW."event_id", NEW."id", NEW."locator", NEW."participation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."provision_id", NEW."quote", NEW."reports", NEW."start"); RETURN NULL;',
                            hash="6e59176e56e55e2824528fdf1b3c6bce414622aa",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_822df",
                            table="agreements_citation",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "agreements_citationevent" ("amount_id", "article_id", "commitment_id", "end", "event_id", "id", "locator", "participation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "provision_id", "quote", "reports", "start") VALUES (NEW."amount_id", NEW."article_id", NEW."commitment_id", NEW."end", NEW."event_id", NEW."id", NEW."locator", NEW."participation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."provision_id", NEW."quote", NEW."reports", NEW."start"); RETURN NULL;',
                            hash="ab22ae2aee867627a203130133074dabfb1c0a4b",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_a87f5",
                            table="agreements_citation",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "agreements_citationevent" ("amount_id", "article_id", "commitment_id", "end", "event_id", "id", "locator", "participation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "provision_id", "quote", "reports", "start") VALUES (OLD."amount_id", OLD."article_id", OLD."commitment_id", OLD."end", OLD."event_id", OLD."id", OLD."locator", OLD."participation_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."provision_id", OLD."quote", OLD."reports", OLD."start"); RETURN NULL;',
                            hash="4c4dffed211788047325ab2c4b6091785dd6a1eb",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_1a05a",
                            table="agreements_citation",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CitationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "locator",
                    models.CharField(
                        blank=True, help_text="Paragraph, such as ¶13.", max_length=100
                    ),
                ),
                (
                    "quote",
                    models.TextField(blank=True, help_text="Its exact words, where they are kept."),
                ),
                ("start", models.PositiveIntegerField(blank=True, null=True)),
                ("end", models.PositiveIntegerField(blank=True, null=True)),
                (
                    "reports",
                    models.TextField(blank=True, help_text="What it reports, where that differs."),
                ),
                ("position", models.PositiveSmallIntegerField(default=0)),
                (
                    "amount",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agreements.amount",
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agreements.article",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="agreements.citation",
                    ),
                ),
                (
                    "commitment",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agreements.commitment",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agreements.event",
                    ),
                ),
                (
                    "participation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agreements.participation",
                    ),
                ),
                (
                    "provision",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agreements.provision",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="1e98748105827534d81ec22a7ce863214fdd75a7",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_09660",
                            table="agreements_citationevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Disagreement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("attribute", models.CharField(max_length=200)),
                (
                    "about",
                    agreements.models.base.WordField(
                        choices=[
                            ("signed_on", "Date"),
                            ("place", "Place"),
                            ("status", "Status"),
                            ("parties", "Parties"),
                            ("pillar", "Pillar"),
                            ("amounts", "Amounts"),
                            ("commitments", "Commitments"),
                            ("other", "Other"),
                        ],
                        default="other",
                        help_text="Where the mark stands.",
                        max_length=30,
                    ),
                ),
                (
                    "state",
                    agreements.models.base.WordField(
                        choices=[
                            ("open", "Open"),
                            ("explained", "Explained"),
                            ("resolved", "Resolved"),
                        ],
                        default="open",
                        max_length=30,
                    ),
                ),
                ("leading", models.TextField(blank=True, verbose_name="leading value")),
                ("explanation", models.TextField(blank=True)),
                ("position", models.PositiveSmallIntegerField(default=0)),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="disagreements",
                        to="agreements.agreement",
                    ),
                ),
                (
                    "pillar",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="agreements.pillar",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "pk"],
                "indexes": [models.Index(fields=["state"], name="disagreement_by_state")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "about__in",
                                [
                                    "signed_on",
                                    "place",
                                    "status",
                                    "parties",
                                    "pillar",
                                    "amounts",
                                    "commitments",
                                    "other",
                                ],
                            )
                        ),
                        name="disagreement_about_is_a_known_word",
                        violation_error_message="“about” is not a word of its list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["open", "explained", "resolved"])),
                        name="disagreement_state_is_a_known_word",
                        violation_error_message="“state” is not a word of its list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("attribute__regex", "\\S")),
                        name="disagreement_attribute_is_not_blank",
                        violation_error_message="“attribute” must not be empty.",
                    ),
                    models.UniqueConstraint(
                        fields=("agreement", "attribute"), name="attribute_is_disputed_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("about", "pillar"), ("pillar__isnull", False)),
                            models.Q(
                                models.Q(("about", "pillar"), _negated=True),
                                ("pillar__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="disagreement_about_a_pillar_names_it",
                        violation_error_message="Name the pillar when, and only when, it is about one.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state", "open"),
                            models.Q(("explanation", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="settled_disagreement_gives_its_reason",
                        violation_error_message="Say why before calling it explained or resolved.",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "agreements_disagreementevent" ("about", "agreement_id", "attribute", "explanation", "id", "leading", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pillar_id", "position", "state") VALUES (NEW."about", NEW."agreement_id", NEW."attribute", NEW."explanation", NEW."id", NEW."leading", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."pillar_id", NEW."position", NEW."state"); RETURN NULL;',
                            hash="9522580993f49628e9ee8fe72880d1dcc513c962",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_7e95b",
                            table="agreements_disagreement",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "agreements_disagreementevent" ("about", "agreement_id", "attribute", "explanation", "id", "leading", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pillar_id", "position", "state") VALUES (NEW."about", NEW."agreement_id", NEW."attribute", NEW."explanation", NEW."id", NEW."leading", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."pillar_id", NEW."position", NEW."state"); RETURN NULL;',
                            hash="6b59632d1e0bf7413452f2da7b08afa739511883",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_fd36d",
                            table="agreements_disagreement",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "agreements_disagreementevent" ("about", "agreement_id", "attribute", "explanation", "id", "leading", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pillar_id", "position", "state") VALUES (OLD."about", OLD."agreement_id", OLD."attribute", OLD."explanation", OLD."id", OLD."leading", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."pillar_id", OLD."position", OLD."state"); RETURN NULL;',
                            hash="d733b5a444928fc9b4d9e8c7d26b6136416cf9b7",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_881f1",
                            table="agreements_disagreement",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Claim",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("value", models.TextField()),
                ("locator", models.CharField(blank=True, max_length=100)),
                ("position", models.PositiveSmallIntegerField(default=0)),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="claims",
                        to="agreements.article",
                    ),
                ),
                (
                    "disagreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="claims",
                        to="agreements.disagreement",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("value__regex", "\\S")),
                        name="claim_value_is_not_blank",
                        violation_error_message="“value” must not be empty.",
                    ),
                    models.UniqueConstraint(
                        fields=("disagreement", "article", "value", "locator"),
                        name="claim_is_held_once",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="list_source",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="PERFORM register_list_source((\n    SELECT agreement_id FROM agreements_disagreement WHERE id = NEW.disagreement_id\n), NEW.article_id); RETURN NULL;",
                            hash="cb2e5847fd93294c8a03b7cee1a4eb4d23797ff5",
                            operation='INSERT OR UPDATE OF "article_id"',
                            pgid="pgtrigger_list_source_b3182",
                            table="agreements_claim",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "agreements_claimevent" ("article_id", "disagreement_id", "id", "locator", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "value") VALUES (NEW."article_id", NEW."disagreement_id", NEW."id", NEW."locator", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."value"); RETURN NULL;',
                            hash="b8820ecd5bd7ed9be87907d45e69b30dfc96a1af",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_42046",
                            table="agreements_claim",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "agreements_claimevent" ("article_id", "disagreement_id", "id", "locator", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "value") VALUES (NEW."article_id", NEW."disagreement_id", NEW."id", NEW."locator", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."value"); RETURN NULL;',
                            hash="e6e6bf7215340a59e39103bffaffb982480340ac",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_be57e",
                            table="agreements_claim",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "agreements_claimevent" ("article_id", "disagreement_id", "id", "locator", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "value") VALUES (OLD."article_id", OLD."disagreement_id", OLD."id", OLD."locator", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."value"); RETURN NULL;',
                            hash="f5db2b6211fbea376aa3a7523e51b29d47012add",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_70e82",
                            table="agreements_claim",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ClaimEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("value", models.TextField()),
                ("locator", models.CharField(blank=True, max_length=100)),
                ("position", models.PositiveSmallIntegerField(default=0)),
                (
                    "article",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agreements.article",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="agreements.claim",
                    ),
                ),
                (
                    "disagreement",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agreements.disagreement",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="a7615c8b07abb4a83e14752c15bf48d8d1c80c8c",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_4354a",
                            table="agreements_claimevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CommitmentEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "trust",
                    agreements.models.base.WordField(
                        choices=[
                            ("documents", "From the documents"),
                            ("reference", "Reference: press-derived, unreviewed"),
                            ("machine", "Machine-proposed"),
                            ("reviewed", "Reviewed by a person"),
                        ],
                        default="reviewed",
                        max_length=30,
                    ),
                ),
                ("reviewed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "position",
                    models.PositiveSmallIntegerField(
                        default=0, help_text="Order on the page and in the dossier."
                    ),
                ),
                ("summary", models.TextField()),
                (
                    "due",
                    models.CharField(
                        blank=True,
                        help_text="A period counted from signature, such as P6M or P180D, or a date.",
                        max_length=20,
                        validators=[agreements.models.content.check_due_rule],
                        verbose_name="due rule",
                    ),
                ),
                (
                    "counted_from",
                    agreements.models.fields.PartialDateField(
                        help_text="Only where the period does not start at the agreement's own date."
                    ),
                ),
                (
                    "due_on",
                    agreements.models.fields.PartialDateField(
                        help_text="Worked out by the database where there is a rule; otherwise as stated."
                    ),
                ),
                (
                    "outcome",
                    agreements.models.base.WordField(
                        choices=[
                            ("delivered", "Delivered"),
                            ("partly", "Partly delivered"),
                            ("missed", "Missed"),
                            ("unknown", "Nothing on record"),
                        ],
                        default="unknown",
                        max_length=30,
                    ),
                ),
                ("note", models.TextField(blank=True)),
                (
                    "noted_state",
                    agreements.models.base.WordField(
                        blank=True,
                        choices=[
                            ("overdue", "Overdue and unverified"),
                            ("contradicted", "Overdue and contradicted"),
                            ("soon", "Due within 60 days"),
                            ("ahead", "Not due yet"),
                            ("missed", "Missed"),
                            ("partly", "Partly met"),
                            ("met", "Met"),
                            ("undated", "No date set"),
                            ("superseded", "Superseded"),
                        ],
                        editable=False,
                        max_length=30,
                    ),
                ),
                ("noted_on", models.DateField(blank=True, editable=False, null=True)),
                (
                    "agreement",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agreements.agreement",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="agreements.commitment",
                    ),
                ),
                (
                    "reviewed_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pillar",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agreements.pillar",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="ed46406713d448ec660e35d78a3cd545f3dd25ad",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_2c54e",
                            table="agreements_commitmentevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Run",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    agreements.models.base.WordField(
                        choices=[
                            ("load", "Dossier load"),
                            ("ingest", "Article ingestion"),
                            ("refresh", "Refresh of commitment states"),
                        ],
                        max_length=30,
                    ),
                ),
                ("started_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "counts",
                    models.JSONField(blank=True, default=dict, help_text="Outcome to number."),
                ),
                ("note", models.TextField(blank=True)),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-started_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["load", "ingest", "refresh"])),
                        name="run_kind_is_a_known_word",
                        violation_error_message="“kind” is not a word of its list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ended_at__isnull", True),
                            ("ended_at__gte", models.F("started_at")),
                            _connector="OR",
                        ),
                        name="run_ends_after_it_starts",
                        violation_error_message="A run ends after it starts.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Suggestion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "action",
                    agreements.models.base.WordField(
                        choices=[("add", "Add"), ("change", "Change"), ("remove", "Remove")],
                        max_length=30,
                    ),
                ),
                ("fact_id", models.PositiveBigIntegerField(blank=True, null=True)),
                ("proposed", models.JSONField(help_text="The fact in the words of a dossier.")),
                (
                    "held",
                    models.JSONField(
                        blank=True, help_text="What the register held then.", null=True
                    ),
                ),
                ("quote", models.TextField(blank=True)),
                ("start", models.PositiveIntegerField(blank=True, null=True)),
                ("end", models.PositiveIntegerField(blank=True, null=True)),
                ("confidence", models.FloatField(blank=True, null=True)),
                ("rule", models.CharField(help_text="What proposed it.", max_length=80)),
                (
                    "state",
                    agreements.models.base.WordField(
                        choices=[
                            ("waiting", "Waiting"),
                            ("accepted", "Accepted"),
                            ("rejected", "Rejected"),
                            ("merged", "Merged"),
                        ],
                        default="waiting",
                        max_length=30,
                    ),
                ),
                ("digest", models.CharField(editable=False, max_length=64)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "agreement",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="agreements.agreement",
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="agreements.article",
                    ),
                ),
                (
                    "fact_type",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, to="contenttypes.contenttype"
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="agreements.run",
                    ),
                ),
            ],
            options={
                "ordering": ["made_at", "pk"],
                "indexes": [models.Index(fields=["state", "made_at"], name="suggestion_waiting")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("action__in", ["add", "change", "remove"])),
                        name="suggestion_action_is_a_known_word",
                        violation_error_message="“action” is not a word of its list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["waiting", "accepted", "rejected", "merged"])
                        ),
                        name="suggestion_state_is_a_known_word",
                        violation_error_message="“state” is not a word of its list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("rule__regex", "\\S")),
                        name="suggestion_rule_is_not_blank",
                        violation_error_message="“rule” must not be empty.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("digest__regex", "\\S")),
                        name="suggestion_digest_is_not_blank",
                        violation_error_message="“digest” must not be empty.",
                    ),
                    models.UniqueConstraint(fields=("digest",), name="suggestion_is_made_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("confidence__isnull", True),
                            models.Q(("confidence__gte", 0), ("confidence__lte", 1)),
                            _connector="OR",
                        ),
                        name="suggestion_confidence_is_a_share",
                        violation_error_message="Confidence is between 0 and 1.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("action", "add"), ("fact_id__isnull", False), _connector="OR"
                        ),
                        name="suggestion_to_change_names_its_fact",
                        violation_error_message="To change or remove, name the fact.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("end__isnull", True), ("start__isnull", True)),
                            models.Q(
                                ("end__gt", models.F("start")),
                                ("end__isnull", False),
                                ("start__isnull", False),
                                models.Q(("quote", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="suggestion_offsets_enclose_a_quote",
                        violation_error_message="Offsets come in pairs, in order, and with their quote.",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "agreements_suggestionevent" ("action", "agreement_id", "article_id", "confidence", "digest", "end", "fact_id", "fact_type_id", "held", "id", "made_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed", "quote", "rule", "run_id", "start", "state") VALUES (NEW."action", NEW."agreement_id", NEW."article_id", NEW."confidence", NEW."digest", NEW."end", NEW."fact_id", NEW."fact_type_id", NEW."held", NEW."id", NEW."made_at", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."proposed", NEW."quote", NEW."rule", NEW."run_id", NEW."start", NEW."state"); RETURN NULL;',
                            hash="4b5d737b2fe66ebbf9343404077806019e38bd46",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_087ab",
                            table="agreements_suggestion",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "agreements_suggestionevent" ("action", "agreement_id", "article_id", "confidence", "digest", "end", "fact_id", "fact_type_id", "held", "id", "made_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed", "quote", "rule", "run_id", "start", "state") VALUES (NEW."action", NEW."agreement_id", NEW."article_id", NEW."confidence", NEW."digest", NEW."end", NEW."fact_id", NEW."fact_type_id", NEW."held", NEW."id", NEW."made_at", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."proposed", NEW."quote", NEW."rule", NEW."run_id", NEW."start", NEW."state"); RETURN NULL;',
                            hash="6dd14efb98dc05a9daf98739c10481a3fdee6bf1",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_583e0",
                            table="agreements_suggestion",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "agreements_suggestionevent" ("action", "agreement_id", "article_id", "confidence", "digest", "end", "fact_id", "fact_type_id", "held", "id", "made_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed", "quote", "rule", "run_id", "start", "state") VALUES (OLD."action", OLD."agreement_id", OLD."article_id", OLD."confidence", OLD."digest", OLD."end", OLD."fact_id", OLD."fact_type_id", OLD."held", OLD."id", OLD."made_at", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."proposed", OLD."quote", OLD."rule", OLD."run_id", OLD."start", OLD."state"); RETURN NULL;',
                            hash="b1c0ce05e4fa4786d164a8a571ce5b0f9479a70b",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_0c0a6",
                            table="agreements_suggestion",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "verdict",
                    agreements.models.base.WordField(
                        choices=[
                            ("accept", "Accepted"),
                            ("edit", "Edited and accepted"),
                            ("reject", "Rejected"),
                            ("merge", "Merged"),
                        ],
                        max_length=30,
                    ),
                ),
                ("reason", models.TextField(blank=True)),
                (
                    "by_name",
                    models.CharField(help_text="Kept when the account is deleted.", max_length=150),
                ),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("before", models.JSONField(blank=True, null=True)),
                ("after", models.JSONField(blank=True, null=True)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "suggestion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="agreements.suggestion",
                    ),
                ),
            ],
            options={
                "ordering": ["-made_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("verdict__in", ["accept", "edit", "reject", "merge"])),
                        name="decision_verdict_is_a_known_word",
                        violation_error_message="“verdict” is not a word of its list.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("by_name__regex", "\\S")),
                        name="decision_by_name_is_not_blank",
                        violation_error_message="“by name” must not be empty.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("verdict", "reject"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="rejection_gives_its_reason",
                        violation_error_message="Say why it is rejected.",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "agreements_decisionevent" ("after", "before", "by_id", "by_name", "id", "made_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "suggestion_id", "verdict") VALUES (NEW."after", NEW."before", NEW."by_id", NEW."by_name", NEW."id", NEW."made_at", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."suggestion_id", NEW."verdict"); RETURN NULL;',
                            hash="1a960ca7ac8691089851c41101ddc2d79c6be260",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_d94e0",
                            table="agreements_decision",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "agreements_decisionevent" ("after", "before", "by_id", "by_name", "id", "made_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "suggestion_id", "verdict") VALUES (NEW."after", NEW."before", NEW."by_id", NEW."by_name", NEW."id", NEW."made_at", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."suggestion_id", NEW."verdict"); RETURN NULL;',
                            hash="7e780d9bb1c1713be266dfdd682cdd8a8359cd1c",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_600a5",
                            table="agreements_decision",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "agreements_decisionevent" ("after", "before", "by_id", "by_name", "id", "made_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "suggestion_id", "verdict") VALUES (OLD."after", OLD."before", OLD."by_id", OLD."by_name", OLD."id", OLD."made_at", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."suggestion_id", OLD."verdict"); RETURN NULL;',
                            hash="a65f79254fa219ea143855b7633088767b2985e1",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_bffa0",
                            table="agreements_decision",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DecisionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "verdict",
                    agreements.models.base.WordField(
                        choices=[
                            ("accept", "Accepted"),
                            ("edit", "Edited and accepted"),
                            ("reject", "Rejected"),
                            ("merge", "Merged"),
                        ],
                        max_length=30,
                    ),
                ),
                ("reason", models.TextField(blank=True)),
                (
                    "by_name",
                    models.CharField(help_text="Kept when the account is deleted.", max_length=150),
                ),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("before", models.JSONField(blank=True, null=True)),
                ("after", models.JSONField(blank=True, null=True)),
                (
                    "by",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="agreements.decision",
                    ),
                ),
                (
                    "suggestion",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agreements.suggestion",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="96ad9960aba5c4bd88f6f1631ae98f88de8efaa3",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_1a201",
                            table="agreements_decisionevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DisagreementEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("attribute", models.CharField(max_length=200)),
                (
                    "about",
                    agreements.models.base.WordField(
                        choices=[
                            ("signed_on", "Date"),
                            ("place", "Place"),
                            ("status", "Status"),
                            ("parties", "Parties"),
                            ("pillar", "Pillar"),
                            ("amounts", "Amounts"),
                            ("commitments", "Commitments"),
                            ("other", "Other"),
                        ],
                        default="other",
                        help_text="Where the mark stands.",
                        max_length=30,
                    ),
                ),
                (
                    "state",
                    agreements.models.base.WordField(
                        choices=[
                            ("open", "Open"),
                            ("explained", "Explained"),
                            ("resolved", "Resolved"),
                        ],
                        default="open",
                        max_length=30,
                    ),
                ),
                ("leading", models.TextField(blank=True, verbose_name="leading value")),
                ("explanation", models.TextField(blank=True)),
                ("position", models.PositiveSmallIntegerField(default=0)),
                (
                    "agreement",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agreements.agreement",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="agreements.disagreement",
                    ),
                ),
                (
                    "pillar",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agreements.pillar",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="05f4e55d5b210af059124dbc6be56326622308f3",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_58cdd",
                            table="agreements_disagreementevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="EventEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "trust",
                    agreements.models.base.WordField(
                        choices=[
                            ("documents", "From the documents"),
                            ("reference", "Reference: press-derived, unreviewed"),
                            ("machine", "Machine-proposed"),
                            ("reviewed", "Reviewed by a person"),
                        ],
                        default="reviewed",
                        max_length=30,
                    ),
                ),
                ("reviewed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "position",
                    models.PositiveSmallIntegerField(
                        default=0, help_text="Order on the page and in the dossier."
                    ),
                ),
                ("date", agreements.models.fields.PartialDateField()),
                (
                    "kind",
                    agreements.models.base.WordField(
                        choices=[
                            ("negotiation", "Negotiation"),
                            ("announcement", "Announcement"),
                            ("signature", "Signature"),
                            ("meeting", "Meeting"),
                            ("entry-into-force", "Entry into force"),
                            ("funding", "Funding"),
                            ("follow-up", "Follow-up"),
                            ("termination", "Termination"),
                        ],
                        max_length=30,
                    ),
                ),
                ("title", models.TextField()),
                ("place", models.CharField(blank=True, max_length=300)),
                (
                    "agreement",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agreements.agreement",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="agreements.event",
                    ),
                ),
                (
                    "reviewed_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="e74c3cbf965d88a42c26a16aa1e3eae7c82deb3e",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_41241",
                            table="agreements_eventevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Feed",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("url", models.URLField(max_length=2000, unique=True, verbose_name="address")),
                ("title", models.CharField(max_length=200)),
                ("is_watched", models.BooleanField(default=True)),
                ("interval_minutes", models.PositiveIntegerField(default=60)),
                ("etag", models.CharField(blank=True, editable=False, max_length=300)),
                ("last_modified", models.CharField(blank=True, editable=False, max_length=100)),
                ("checked_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("failures", models.PositiveIntegerField(default=0, editable=False)),
                ("last_error", models.TextField(blank=True, editable=False)),
                (
                    "outlet",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="agreements.outlet",
                    ),
                ),
            ],
            options={
                "ordering": ["title"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("title__regex", "\\S")),
                        name="feed_title_is_not_blank",
                        violation_error_message="“title” must not be empty.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("interval_minutes__gte", 5)),
                        name="feed_is_not_asked_more_than_every_five_minutes",
                        violation_error_message="Five minutes is the shortest polite interval.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("url__regex", "^https?://")),
                        name="feed_address_is_of_the_web",
                        violation_error_message="An address begins with http:// or https://.",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "agreements_feedevent" ("checked_at", "etag", "failures", "id", "interval_minutes", "is_watched", "last_error", "last_modified", "outlet_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title", "url") VALUES (NEW."checked_at", NEW."etag", NEW."failures", NEW."id", NEW."interval_minutes", NEW."is_watched", NEW."last_error", NEW."last_modified", NEW."outlet_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."title", NEW."url"); RETURN NULL;',
                            hash="289e87fcb8e89b859d081ae8e410994c22a9b06b",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_476be",
                            table="agreements_feed",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "agreements_feedevent" ("checked_at", "etag", "failures", "id", "interval_minutes", "is_watched", "last_error", "last_modified", "outlet_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title", "url") VALUES (NEW."checked_at", NEW."etag", NEW."failures", NEW."id", NEW."interval_minutes", NEW."is_watched", NEW."last_error", NEW."last_modified", NEW."outlet_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."title", NEW."url"); RETURN NULL;',
                            hash="68453e651d956306b92fb76d517b8e2b132e8514",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_531f0",
                            table="agreements_feed",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "agreements_feedevent" ("checked_at", "etag", "failures", "id", "interval_minutes", "is_watched", "last_error", "last_modified", "outlet_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "title", "url") VALUES (OLD."checked_at", OLD."etag", OLD."failures", OLD."id", OLD."interval_minutes", OLD."is_watched", OLD."last_error", OLD."last_modified", OLD."outlet_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."title", OLD."url"); RETURN NULL;',
                            hash="b413da200cb727c4403befd99391ed5a352ad99f",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_d1623",
                            table="agreements_feed",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FeedEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("url", models.URLField(max_length=2000, verbose_name="address")),
                ("title", models.CharField(max_length=200)),
                ("is_watched", models.BooleanField(default=True)),
                ("interval_minutes", models.PositiveIntegerField(default=60)),
                ("etag", models.CharField(blank=True, editable=False, max_length=300)),
                ("last_modified", models.CharField(blank=True, editable=False, max_length=100)),
                ("checked_at", models.DateTimeField(blank=True, editable=False, null=True)),
                ("failures", models.PositiveIntegerField(default=0, editable=False)),
                ("last_error", models.TextField(blank=True, editable=False)),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="agreements.feed",
                    ),
                ),
                (
                    "outlet",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agreements.outlet",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="5f5fe7cdaa48dd50aac908cfc3c45c6ef358dd90",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_329d0",
                            table="agreements_feedevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("since", agreements.models.fields.PartialDateField()),
                ("until", agreements.models.fields.PartialDateField()),
                (
                    "bloc",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="memberships",
                        to="agreements.party",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="bloc_memberships",
                        to="agreements.party",
                    ),
                ),
            ],
            options={
                "ordering": ["bloc__name", "member__name"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("since__isnull", True),
                            agreements.models.base.IsDate(models.F("since")),
                            _connector="OR",
                        ),
                        name="membership_since_is_a_partial_date",
                        violation_error_message="Write a year, a month or a day that exists.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until__isnull", True),
                            agreements.models.base.IsDate(models.F("until")),
                            _connector="OR",
                        ),
                        name="membership_until_is_a_partial_date",
                        violation_error_message="Write a year, a month or a day that exists.",
                    ),
                    models.UniqueConstraint(
                        fields=("bloc", "member"), name="membership_is_held_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("bloc", models.F("member")), _negated=True),
                        name="bloc_is_not_its_own_member",
                        violation_error_message="A bloc cannot be a member of itself.",
                    ),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "agreements_membershipevent" ("bloc_id", "id", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "until") VALUES (NEW."bloc_id", NEW."id", NEW."member_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."since", NEW."until"); RETURN NULL;',
                            hash="15066adef20324904fd945d6a54cfe6e73489410",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_327ff",
                            table="agreements_membership",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "agreements_membershipevent" ("bloc_id", "id", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "until") VALUES (NEW."bloc_id", NEW."id", NEW."member_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."since", NEW."until"); RETURN NULL;',
                            hash="67a3b6388b8d2c161017f7de4fd526bbcba74c25",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_4cbbe",
                            table="agreements_membership",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "agreements_membershipevent" ("bloc_id", "id", "member_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "since", "until") VALUES (OLD."bloc_id", OLD."id", OLD."member_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."since", OLD."until"); RETURN NULL;',
                            hash="060cf77e6139161d25de073ca794b83a43c3cf38",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_8f727",
                            table="agreements_membership",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MembershipEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("since", agreements.models.fields.PartialDateField()),
                ("until", agreements.models.fields.PartialDateField()),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="agreements.membership",
                    ),
                ),
                (
                    "bloc",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agreements.party",
                    ),
                ),
                (
                    "member",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agreements.party",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="31ea5002ce2778e33676cc3c025bea716c99197f",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_1b36f",
                            table="agreements_membershipevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="MineralEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("slug", models.SlugField(db_index=False, max_length=80)),
                ("name", models.CharField(max_length=200)),
                ("group", models.CharField(max_length=40)),
                ("symbol", models.CharField(blank=True, max_length=4)),
                (
                    "lists",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20),
                        blank=True,
                        default=list,
                        help_text="Official lists it stands on, such as us-2025 and eu-2023.",
                        size=None,
                    ),
                ),
                (
                    "aliases",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=80),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agreements.mineral",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="agreements.mineral",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="8522bd13bff91e578ece8aa2e4ba91bd8cf4c659",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_c9857",
                            table="agreements_mineralevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="MineralUnder",
            fields=[
                ("id", models.CharField(max_length=40, primary_key=True, serialize=False)),
            ],
            options={
                "db_table": "agreements_mineralunder",
                "managed": False,
            },
        ),
        migrations.CreateModel(
            name="OutletEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("name", models.CharField(max_length=200)),
                ("domain", models.CharField(blank=True, max_length=200)),
                (
                    "kind",
                    agreements.models.base.WordField(
                        choices=[
                            ("government", "Government or public body"),
                            ("news", "News"),
                            ("trade-press", "Trade press"),
                            ("analysis", "Law firm or think tank"),
                            ("company", "Company"),
                            ("aggregator", "Aggregator or mirror"),
                            ("unknown", "Not recorded"),
                        ],
                        default="unknown",
                        max_length=30,
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="agreements.outlet",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="c88e733535dd773592a01bb8fe2905082c743ba5",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_7a51e",
                            table="agreements_outletevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ParticipationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "trust",
                    agreements.models.base.WordField(
                        choices=[
                            ("documents", "From the documents"),
                            ("reference", "Reference: press-derived, unreviewed"),
                            ("machine", "Machine-proposed"),
                            ("reviewed", "Reviewed by a person"),
                        ],
                        default="reviewed",
                        max_length=30,
                    ),
                ),
                ("reviewed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "position",
                    models.PositiveSmallIntegerField(
                        default=0, help_text="Order on the page and in the dossier."
                    ),
                ),
                (
                    "role",
                    agreements.models.base.WordField(
                        choices=[
                            ("signatory", "Signatory"),
                            ("member", "Member"),
                            ("observer", "Observer"),
                            ("named-partner", "Named partner"),
                            ("context", "Context"),
                        ],
                        max_length=30,
                    ),
                ),
                (
                    "signatory",
                    models.CharField(blank=True, max_length=200, verbose_name="signed by"),
                ),
                ("office", models.CharField(blank=True, max_length=300)),
                (
                    "agreement",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agreements.agreement",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="agreements.participation",
                    ),
                ),
                (
                    "reviewed_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "party",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agreements.party",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="5e9d942683751a9881b7cad56d0d2b80bf0b4863",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_fffb0",
                            table="agreements_participationevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PartyAlias",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                (
                    "party",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="aliases",
                        to="agreements.party",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "party aliases",
                "ordering": ["name"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("name__regex", "\\S")),
                        name="alias_name_is_not_blank",
                        violation_error_message="“name” must not be empty.",
                    ),
                    models.UniqueConstraint(fields=("name",), name="alias_names_one_party"),
                ],
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="index_words_of_users",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="\n            IF TG_OP <> 'INSERT' THEN PERFORM register_index_agreement(agreement_id) FROM agreements_participation WHERE party_id = OLD.party_id; END IF;\n            IF TG_OP <> 'DELETE' THEN PERFORM register_index_agreement(agreement_id) FROM agreements_participation WHERE party_id = NEW.party_id; END IF;\n            RETURN NULL;\n        ",
                            hash="fe93c9b78699b430861e706a768e81fa266989b3",
                            operation="INSERT OR UPDATE OR DELETE",
                            pgid="pgtrigger_index_words_of_users_907ad",
                            table="agreements_partyalias",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="insert_insert",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "agreements_partyaliasevent" ("id", "name", "party_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."id", NEW."name", NEW."party_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id"); RETURN NULL;',
                            hash="bfdb499ac9e08df52a464694d9cf2160c556a0f2",
                            operation="INSERT",
                            pgid="pgtrigger_insert_insert_491f1",
                            table="agreements_partyalias",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="update_update",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                            func='INSERT INTO "agreements_partyaliasevent" ("id", "name", "party_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."id", NEW."name", NEW."party_id", _pgh_attach_context(), NOW(), \'update\', NEW."id"); RETURN NULL;',
                            hash="f1a856c9a7ff6a8912805e52ae80eb1db172f196",
                            operation="UPDATE",
                            pgid="pgtrigger_update_update_b73ae",
                            table="agreements_partyalias",
                            when="AFTER",
                        ),
                    ),
                    pgtrigger.compiler.Trigger(
                        name="delete_delete",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func='INSERT INTO "agreements_partyaliasevent" ("id", "name", "party_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."id", OLD."name", OLD."party_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id"); RETURN NULL;',
                            hash="64d4f713ea4689fabd0b3f402e163697206e8337",
                            operation="DELETE",
                            pgid="pgtrigger_delete_delete_547d6",
                            table="agreements_partyalias",
                            when="AFTER",
                        ),
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PartyAliasEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("name", models.CharField(max_length=200)),
                (
                    "party",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agreements.party",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="agreements.partyalias",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="995f511e345685b6e046991eecdcc0a068065368",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_c808b",
                            table="agreements_partyaliasevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PartyEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("slug", models.SlugField(db_index=False, max_length=80)),
                ("name", models.CharField(max_length=200)),
                (
                    "kind",
                    agreements.models.base.WordField(
                        choices=[
                            ("state", "State"),
                            ("bloc", "Bloc"),
                            ("organisation", "Organisation"),
                            ("company", "Company"),
                        ],
                        max_length=30,
                    ),
                ),
                (
                    "iso2",
                    models.CharField(blank=True, max_length=2, verbose_name="ISO 3166 alpha-2"),
                ),
                (
                    "iso3",
                    models.CharField(blank=True, max_length=3, verbose_name="ISO 3166 alpha-3"),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="agreements.party",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="3f51c6a16a2ff95f51b7f8e6b5bdf1251841f76d",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_09a15",
                            table="agreements_partyevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Passage",
            fields=[
                ("id", models.CharField(max_length=40, primary_key=True, serialize=False)),
                (
                    "place",
                    models.CharField(
                        help_text="Where it stands, such as a pillar's name.", max_length=300
                    ),
                ),
                ("text", models.TextField()),
            ],
            options={
                "db_table": "agreements_passage",
                "ordering": ["id"],
                "managed": False,
            },
        ),
        migrations.CreateModel(
            name="PillarEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                ("slug", models.SlugField(db_index=False, max_length=80)),
                ("name", models.CharField(max_length=200)),
                ("code", models.CharField(max_length=3)),
                ("order", models.PositiveSmallIntegerField()),
                ("family", models.CharField(max_length=40)),
                (
                    "origin",
                    agreements.models.base.WordField(
                        choices=[
                            ("framework", "Headings of the US–Japan framework"),
                            ("extended", "Further topics"),
                        ],
                        max_length=30,
                    ),
                ),
                ("definition", models.TextField()),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="agreements.pillar",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="f989f0fbc72155b7e24d6ec935122e1586951f05",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_ceb2a",
                            table="agreements_pillarevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ProvisionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "trust",
                    agreements.models.base.WordField(
                        choices=[
                            ("documents", "From the documents"),
                            ("reference", "Reference: press-derived, unreviewed"),
                            ("machine", "Machine-proposed"),
                            ("reviewed", "Reviewed by a person"),
                        ],
                        default="reviewed",
                        max_length=30,
                    ),
                ),
                ("reviewed_at", models.DateTimeField(blank=True, editable=False, null=True)),
                (
                    "position",
                    models.PositiveSmallIntegerField(
                        default=0, help_text="Order on the page and in the dossier."
                    ),
                ),
                (
                    "strength",
                    agreements.models.base.WordField(
                        choices=[
                            ("commitment", "Commitment"),
                            ("intent", "Intent"),
                            ("exploratory", "Exploratory"),
                            ("mention", "Mention"),
                        ],
                        max_length=30,
                    ),
                ),
                ("summary", models.TextField()),
                (
                    "agreement",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agreements.agreement",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="agreements.provision",
                    ),
                ),
                (
                    "pillar",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agreements.pillar",
                    ),
                ),
                (
                    "reviewed_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="6693518a1b2a6df38d2835a07d1b84a2b6ec3622",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_2e86e",
                            table="agreements_provisionevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SuggestionEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "action",
                    agreements.models.base.WordField(
                        choices=[("add", "Add"), ("change", "Change"), ("remove", "Remove")],
                        max_length=30,
                    ),
                ),
                ("fact_id", models.PositiveBigIntegerField(blank=True, null=True)),
                ("proposed", models.JSONField(help_text="The fact in the words of a dossier.")),
                (
                    "held",
                    models.JSONField(
                        blank=True, help_text="What the register held then.", null=True
                    ),
                ),
                ("quote", models.TextField(blank=True)),
                ("start", models.PositiveIntegerField(blank=True, null=True)),
                ("end", models.PositiveIntegerField(blank=True, null=True)),
                ("confidence", models.FloatField(blank=True, null=True)),
                ("rule", models.CharField(help_text="What proposed it.", max_length=80)),
                (
                    "state",
                    agreements.models.base.WordField(
                        choices=[
                            ("waiting", "Waiting"),
                            ("accepted", "Accepted"),
                            ("rejected", "Rejected"),
                            ("merged", "Merged"),
                        ],
                        default="waiting",
                        max_length=30,
                    ),
                ),
                ("digest", models.CharField(editable=False, max_length=64)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "agreement",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agreements.agreement",
                    ),
                ),
                (
                    "article",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agreements.article",
                    ),
                ),
                (
                    "fact_type",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="contenttypes.contenttype",
                    ),
                ),
                (
                    "pgh_context",
                    models.ForeignKey(
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="pghistory.context",
                    ),
                ),
                (
                    "pgh_obj",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="events",
                        to="agreements.suggestion",
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agreements.run",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "triggers": [
                    pgtrigger.compiler.Trigger(
                        name="append_only",
                        sql=pgtrigger.compiler.UpsertTriggerSql(
                            func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                            hash="59159d634095ce0fed24b6f06d18fe7c263e6c21",
                            operation="UPDATE OR DELETE",
                            pgid="pgtrigger_append_only_42cb6",
                            table="agreements_suggestionevent",
                            when="BEFORE",
                        ),
                    )
                ],
            },
        ),
        migrations.AddField(
            model_name="Party",
            name="members",
            field=models.ManyToManyField(
                blank=True,
                related_name="blocs",
                through="agreements.Membership",
                to="agreements.party",
            ),
        ),
        migrations.AddField(
            model_name="Agreement",
            name="minerals",
            field=models.ManyToManyField(
                blank=True, through="agreements.AgreementMineral", to="agreements.mineral"
            ),
        ),
        migrations.AddField(
            model_name="Agreement",
            name="parties",
            field=models.ManyToManyField(
                blank=True, through="agreements.Participation", to="agreements.party"
            ),
        ),
        migrations.RunPython(install_triggers, migrations.RunPython.noop),
    ]
