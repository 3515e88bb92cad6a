"""How disagreements are settled, how often pages are read, and when facts were last confirmed."""

import agreements.models.base
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.db import migrations, models

FACTS = ("participation", "provision", "commitment", "amount", "event")

EVERY_FACT = " UNION ALL ".join(
    f"SELECT agreement_id, '{kind}' AS kind, id AS fact_id, trust, reviewed_at FROM agreements_{kind}"
    for kind in FACTS
)
CITED = " UNION ALL ".join(
    f"""SELECT '{kind}', c.{kind}_id, register_first_day(s.published_on), 'source'
        FROM agreements_citation c JOIN agreements_article s ON s.id = c.article_id
        WHERE c.{kind}_id IS NOT NULL"""
    for kind in FACTS
)
SAID_SO = " UNION ALL ".join(
    f"""SELECT '{kind}', {kind}_id, (made_at AT TIME ZONE 'UTC')::date, 'confirmation'
        FROM agreements_confirmation WHERE {kind}_id IS NOT NULL"""
    for kind in FACTS
)
NO_FACT = " AND ".join(f"{kind}_id IS NULL" for kind in FACTS)

# Materialised, or the planner works all of it out anew for every agreement that asks.
LAST_CONFIRMED = f"""
CREATE VIEW agreements_lastconfirmed AS
    WITH facts AS MATERIALIZED (
        SELECT id AS agreement_id, 'agreement' AS kind, id AS fact_id, trust, reviewed_at
            FROM agreements_agreement
        UNION ALL {EVERY_FACT}
    ), listed AS (
        SELECT d.agreement_id, max(register_first_day(s.published_on)) AS day
        FROM agreements_agreementsource d JOIN agreements_article s ON s.id = d.article_id
        GROUP BY d.agreement_id
    ), days (kind, fact_id, day, how) AS (
        SELECT kind, fact_id, (reviewed_at AT TIME ZONE 'UTC')::date, 'review'
            FROM facts WHERE reviewed_at IS NOT NULL
        UNION ALL
        SELECT f.kind, f.fact_id, listed.day, 'source'
            FROM facts f JOIN listed ON listed.agreement_id = f.agreement_id
            WHERE f.kind IN ('agreement', 'participation')
        UNION ALL {CITED}
        UNION ALL
        SELECT 'commitment', commitment_id, looked_on, 'check' FROM agreements_check
        UNION ALL {SAID_SO}
        UNION ALL
        SELECT 'agreement', agreement_id, (made_at AT TIME ZONE 'UTC')::date, 'confirmation'
            FROM agreements_confirmation WHERE {NO_FACT}
    ), last AS MATERIALIZED (
        SELECT DISTINCT ON (kind, fact_id) kind, fact_id, day, how
        FROM days WHERE day IS NOT NULL
        ORDER BY kind, fact_id, day DESC,
            array_position(ARRAY['review', 'confirmation', 'check', 'source'], how)
    )
    SELECT facts.kind || '-' || facts.fact_id AS id, facts.agreement_id, facts.kind,
        facts.fact_id, facts.trust, last.day AS confirmed_on, COALESCE(last.how, 'nothing') AS how
    FROM facts LEFT JOIN last USING (kind, fact_id)
"""

VIEW, ADD, CHANGE, DELETE = "view", "add", "change", "delete"


def codes(model, *verbs):
    return {f"{verb}_{model}" for verb in verbs}


# A decision is not put right: a further one is made. So nobody changes or deletes one.
MADE = ("settlement", "confirmation")
GROUPS = {
    "Viewer": {f"view_{model}" for model in (*MADE, "pageread")},
    "Curator": {f"{verb}_{model}" for model in MADE for verb in (VIEW, ADD)}
    | codes("pageread", VIEW),
    "Administrator": {f"{verb}_{model}" for model in MADE for verb in (VIEW, ADD)}
    | codes("pageread", VIEW),
}


def give(apps, schema_editor):
    using = schema_editor.connection.alias
    config = apps.get_app_config("agreements")
    config.models_module = True  # else create_permissions takes it for an app without models
    create_permissions(config, verbosity=0, using=using, apps=apps)
    config.models_module = None
    groups = apps.get_model("auth", "Group").objects.using(using)
    permissions = apps.get_model("auth", "Permission").objects.using(using)
    for name, wanted in GROUPS.items():
        group, _made = groups.get_or_create(name=name)
        group.permissions.add(
            *permissions.filter(content_type__app_label="agreements", codename__in=wanted)
        )


def keep(apps, schema_editor):
    """Somebody may have put accounts into them."""


class Migration(migrations.Migration):
    dependencies = [
        ("agreements", "0010_decide"),
        ("pghistory", "0007_auto_20250421_0444"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="LastConfirmed",
            fields=[
                (
                    "id",
                    models.CharField(
                        help_text='Such as "provision-12".',
                        max_length=40,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("kind", models.CharField(max_length=20)),
                ("fact_id", models.BigIntegerField()),
                (
                    "trust",
                    agreements.models.base.WordField(
                        choices=[
                            ("documents", "From the documents"),
                            ("reference", "Reference: press-derived, unreviewed"),
                            ("machine", "Machine-proposed"),
                            ("reviewed", "Reviewed by a person"),
                        ],
                        max_length=30,
                    ),
                ),
                ("confirmed_on", models.DateField(null=True)),
                (
                    "how",
                    agreements.models.base.WordField(
                        choices=[
                            ("review", "Reviewed by a person"),
                            ("confirmation", "Still so, a person said"),
                            ("check", "Checked"),
                            ("source", "Newest source"),
                            ("nothing", "Never"),
                        ],
                        max_length=30,
                    ),
                ),
            ],
            options={
                "db_table": "agreements_lastconfirmed",
                "ordering": ["id"],
                "managed": False,
            },
        ),
        migrations.CreateModel(
            name="Confirmation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "read_source",
                    models.BooleanField(
                        help_text="Only then does the fact count as reviewed.",
                        verbose_name="source was read",
                    ),
                ),
                ("note", models.TextField(blank=True)),
                (
                    "by_name",
                    models.CharField(help_text="Kept when the account is deleted.", max_length=150),
                ),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="confirmations",
                        to="agreements.agreement",
                    ),
                ),
                (
                    "amount",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="agreements.amount",
                    ),
                ),
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
                    "commitment",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="agreements.commitment",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="agreements.event",
                    ),
                ),
                (
                    "participation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="agreements.participation",
                    ),
                ),
                (
                    "provision",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="agreements.provision",
                    ),
                ),
            ],
            options={
                "ordering": ["-made_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="ConfirmationEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "read_source",
                    models.BooleanField(
                        help_text="Only then does the fact count as reviewed.",
                        verbose_name="source was read",
                    ),
                ),
                ("note", models.TextField(blank=True)),
                (
                    "by_name",
                    models.CharField(help_text="Kept when the account is deleted.", max_length=150),
                ),
                ("made_at", models.DateTimeField(auto_now_add=True)),
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
                        to="agreements.confirmation",
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
            },
        ),
        migrations.CreateModel(
            name="PageRead",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField()),
                ("number", models.PositiveIntegerField()),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reads",
                        to="agreements.agreement",
                    ),
                ),
            ],
            options={
                "verbose_name": "reads of a page",
                "verbose_name_plural": "reads of pages",
                "ordering": ["-day", "agreement"],
            },
        ),
        migrations.CreateModel(
            name="Settlement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
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
                        max_length=30,
                    ),
                ),
                ("leading", models.TextField(blank=True, verbose_name="leading value")),
                (
                    "column",
                    models.CharField(
                        blank=True,
                        help_text="What of the agreement's own row says the value now.",
                        max_length=30,
                    ),
                ),
                ("reason", models.TextField()),
                (
                    "by_name",
                    models.CharField(help_text="Kept when the account is deleted.", max_length=150),
                ),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("before", models.JSONField()),
                ("after", models.JSONField()),
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
                    "disagreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="settlements",
                        to="agreements.disagreement",
                    ),
                ),
            ],
            options={
                "ordering": ["-made_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="SettlementEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "state",
                    agreements.models.base.WordField(
                        choices=[
                            ("open", "Open"),
                            ("explained", "Explained"),
                            ("resolved", "Resolved"),
                        ],
                        max_length=30,
                    ),
                ),
                ("leading", models.TextField(blank=True, verbose_name="leading value")),
                (
                    "column",
                    models.CharField(
                        blank=True,
                        help_text="What of the agreement's own row says the value now.",
                        max_length=30,
                    ),
                ),
                ("reason", models.TextField()),
                (
                    "by_name",
                    models.CharField(help_text="Kept when the account is deleted.", max_length=150),
                ),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("before", models.JSONField()),
                ("after", models.JSONField()),
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
                    "disagreement",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="agreements.disagreement",
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
                        to="agreements.settlement",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddConstraint(
            model_name="confirmation",
            constraint=models.CheckConstraint(
                condition=models.Q(("by_name__regex", "\\S")),
                name="confirmation_by_name_is_not_blank",
                violation_error_message="“by name” must not be empty.",
            ),
        ),
        migrations.AddConstraint(
            model_name="confirmation",
            constraint=models.CheckConstraint(
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
                    models.Q(
                        ("amount__isnull", True),
                        ("commitment__isnull", True),
                        ("event__isnull", True),
                        ("participation__isnull", True),
                        ("provision__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="confirmation_is_of_one_fact_or_of_the_agreement",
                violation_error_message="A confirmation is of one fact, or of the agreement.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="confirmation",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "agreements_confirmationevent" ("agreement_id", "amount_id", "by_id", "by_name", "commitment_id", "event_id", "id", "made_at", "note", "participation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provision_id", "read_source") VALUES (NEW."agreement_id", NEW."amount_id", NEW."by_id", NEW."by_name", NEW."commitment_id", NEW."event_id", NEW."id", NEW."made_at", NEW."note", NEW."participation_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."provision_id", NEW."read_source"); RETURN NULL;',
                    hash="ae9338851fb92d0bc18dd8f7b8870e04561dc637",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_da36c",
                    table="agreements_confirmation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="confirmation",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "agreements_confirmationevent" ("agreement_id", "amount_id", "by_id", "by_name", "commitment_id", "event_id", "id", "made_at", "note", "participation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provision_id", "read_source") VALUES (NEW."agreement_id", NEW."amount_id", NEW."by_id", NEW."by_name", NEW."commitment_id", NEW."event_id", NEW."id", NEW."made_at", NEW."note", NEW."participation_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."provision_id", NEW."read_source"); RETURN NULL;',
                    hash="9a667e79808b7844e99c31e59e5f0ffb3dfe62bf",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_3b759",
                    table="agreements_confirmation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="confirmation",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "agreements_confirmationevent" ("agreement_id", "amount_id", "by_id", "by_name", "commitment_id", "event_id", "id", "made_at", "note", "participation_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "provision_id", "read_source") VALUES (OLD."agreement_id", OLD."amount_id", OLD."by_id", OLD."by_name", OLD."commitment_id", OLD."event_id", OLD."id", OLD."made_at", OLD."note", OLD."participation_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."provision_id", OLD."read_source"); RETURN NULL;',
                    hash="42a4f1295b31f10471b1d9a8ec0d15a3878fde62",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_d1558",
                    table="agreements_confirmation",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="confirmationevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="730afea7ffb51cd5abe56f00b930063faace7116",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_20667",
                    table="agreements_confirmationevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="pageread",
            index=models.Index(fields=["day"], name="reads_by_day"),
        ),
        migrations.AddConstraint(
            model_name="pageread",
            constraint=models.UniqueConstraint(
                fields=("agreement", "day"), name="reads_are_counted_once_a_day"
            ),
        ),
        migrations.AddConstraint(
            model_name="pageread",
            constraint=models.CheckConstraint(
                condition=models.Q(("number__gt", 0)),
                name="reads_are_counted_where_there_are_any",
                violation_error_message="A day without a read has no row.",
            ),
        ),
        migrations.AddIndex(
            model_name="settlement",
            index=models.Index(fields=["disagreement", "-made_at"], name="settlement_last"),
        ),
        migrations.AddConstraint(
            model_name="settlement",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["open", "explained", "resolved"])),
                name="settlement_state_is_a_known_word",
                violation_error_message="“state” is not a word of its list.",
            ),
        ),
        migrations.AddConstraint(
            model_name="settlement",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason__regex", "\\S")),
                name="settlement_reason_is_not_blank",
                violation_error_message="“reason” must not be empty.",
            ),
        ),
        migrations.AddConstraint(
            model_name="settlement",
            constraint=models.CheckConstraint(
                condition=models.Q(("by_name__regex", "\\S")),
                name="settlement_by_name_is_not_blank",
                violation_error_message="“by name” must not be empty.",
            ),
        ),
        migrations.AddConstraint(
            model_name="settlement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "resolved"), _negated=True),
                    models.Q(("leading", ""), _negated=True),
                    _connector="OR",
                ),
                name="resolution_names_the_value_that_leads",
                violation_error_message="Choose the value that leads before calling it resolved.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="settlement",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "agreements_settlementevent" ("after", "before", "by_id", "by_name", "column", "disagreement_id", "id", "leading", "made_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "state") VALUES (NEW."after", NEW."before", NEW."by_id", NEW."by_name", NEW."column", NEW."disagreement_id", NEW."id", NEW."leading", NEW."made_at", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."state"); RETURN NULL;',
                    hash="f752f945a136ef80f3f4e924bf08abef080546a9",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_d2fb1",
                    table="agreements_settlement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="settlement",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "agreements_settlementevent" ("after", "before", "by_id", "by_name", "column", "disagreement_id", "id", "leading", "made_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "state") VALUES (NEW."after", NEW."before", NEW."by_id", NEW."by_name", NEW."column", NEW."disagreement_id", NEW."id", NEW."leading", NEW."made_at", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."state"); RETURN NULL;',
                    hash="ba7b79fd10de8545985cc50694a92b7717ff4670",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_79927",
                    table="agreements_settlement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="settlement",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "agreements_settlementevent" ("after", "before", "by_id", "by_name", "column", "disagreement_id", "id", "leading", "made_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "state") VALUES (OLD."after", OLD."before", OLD."by_id", OLD."by_name", OLD."column", OLD."disagreement_id", OLD."id", OLD."leading", OLD."made_at", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."state"); RETURN NULL;',
                    hash="0989f94f42159b5b8d73977080aa1cfb98b4a869",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_90b54",
                    table="agreements_settlement",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="settlementevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="af481896bf2f63dd50f169d6fbcb6fadc473e513",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_07116",
                    table="agreements_settlementevent",
                    when="BEFORE",
                ),
            ),
        ),
        migrations.RunSQL(LAST_CONFIRMED, "DROP VIEW agreements_lastconfirmed"),
        migrations.RunPython(give, keep),
    ]
