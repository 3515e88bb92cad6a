"""Former names of what was merged, and who may merge: curators and administrators."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.contrib.auth.management import create_permissions
from django.db import migrations, models


MERGE = {"merge_agreement", "merge_party", "merge_outlet"}
SEE = {"view_formername"}
GROUPS = {"Viewer": SEE, "Curator": SEE | MERGE, "Administrator": SEE | MERGE}


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
        ('agreements', "0013_account"),
        ('pghistory', '0007_auto_20250421_0444'),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='agreement',
            options={'ordering': ['title'], 'permissions': [('merge_agreement', 'Can merge agreements')]},
        ),
        migrations.AlterModelOptions(
            name='outlet',
            options={'ordering': ['name', 'domain'], 'permissions': [('merge_outlet', 'Can merge outlets')]},
        ),
        migrations.AlterModelOptions(
            name='party',
            options={'ordering': ['name'], 'permissions': [('merge_party', 'Can merge parties')], 'verbose_name_plural': 'parties'},
        ),
        migrations.CreateModel(
            name='FormerName',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(blank=True, max_length=120, verbose_name='former address')),
                ('name', models.CharField(blank=True, max_length=300, verbose_name='former name')),
                ('domain', models.CharField(blank=True, max_length=200, verbose_name='former domain')),
                ('made_at', models.DateTimeField(auto_now_add=True)),
                ('agreement', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='former_names', to='agreements.agreement')),
                ('outlet', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='former_names', to='agreements.outlet')),
                ('party', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='former_names', to='agreements.party')),
            ],
            options={
                'ordering': ['name', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='FormerNameEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.BigIntegerField()),
                ('slug', models.SlugField(blank=True, db_index=False, max_length=120, verbose_name='former address')),
                ('name', models.CharField(blank=True, max_length=300, verbose_name='former name')),
                ('domain', models.CharField(blank=True, max_length=200, verbose_name='former domain')),
                ('made_at', models.DateTimeField(auto_now_add=True)),
                ('agreement', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='agreements.agreement')),
                ('outlet', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='agreements.outlet')),
                ('party', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='agreements.party')),
                ('pgh_context', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='pghistory.context')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='events', to='agreements.formername')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddConstraint(
            model_name='formername',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('agreement__isnull', False), ('outlet__isnull', True), ('party__isnull', True)), models.Q(('agreement__isnull', True), ('outlet__isnull', True), ('party__isnull', False)), models.Q(('agreement__isnull', True), ('outlet__isnull', False), ('party__isnull', True)), _connector='OR'), name='former_name_is_of_one_thing', violation_error_message='It is of one agreement, party or outlet.'),
        ),
        migrations.AddConstraint(
            model_name='formername',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('outlet__isnull', True), models.Q(('slug', ''), _negated=True)), models.Q(('outlet__isnull', False), ('slug', ''), models.Q(models.Q(('name', ''), _negated=True), models.Q(('domain', ''), _negated=True), _connector='OR')), _connector='OR'), name='former_name_leads_somewhere', violation_error_message='Give the former address; of an outlet, name or domain.'),
        ),
        migrations.AddConstraint(
            model_name='formername',
            constraint=models.UniqueConstraint(condition=models.Q(('agreement__isnull', False)), fields=('slug',), name='former_slug_of_one_agreement', violation_error_message='This address led to another agreement.'),
        ),
        migrations.AddConstraint(
            model_name='formername',
            constraint=models.UniqueConstraint(condition=models.Q(('party__isnull', False)), fields=('slug',), name='former_slug_of_one_party', violation_error_message='This address led to another party.'),
        ),
        migrations.AddConstraint(
            model_name='formername',
            constraint=models.UniqueConstraint(condition=models.Q(('outlet__isnull', False)), fields=('name', 'domain'), name='former_name_of_one_outlet', violation_error_message='This name and domain led to another outlet.'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='formername',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "agreements_formernameevent" ("agreement_id", "domain", "id", "made_at", "name", "outlet_id", "party_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug") VALUES (NEW."agreement_id", NEW."domain", NEW."id", NEW."made_at", NEW."name", NEW."outlet_id", NEW."party_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."slug"); RETURN NULL;', hash='0deba8bf3fe0bebaeecbccf346830146cb63906a', operation='INSERT', pgid='pgtrigger_insert_insert_6b3a5', table='agreements_formername', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='formername',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "agreements_formernameevent" ("agreement_id", "domain", "id", "made_at", "name", "outlet_id", "party_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug") VALUES (NEW."agreement_id", NEW."domain", NEW."id", NEW."made_at", NEW."name", NEW."outlet_id", NEW."party_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."slug"); RETURN NULL;', hash='742edc6767f1344333c3842f35cb4f362c5b8b91', operation='UPDATE', pgid='pgtrigger_update_update_301c2', table='agreements_formername', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='formername',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "agreements_formernameevent" ("agreement_id", "domain", "id", "made_at", "name", "outlet_id", "party_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "slug") VALUES (OLD."agreement_id", OLD."domain", OLD."id", OLD."made_at", OLD."name", OLD."outlet_id", OLD."party_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."slug"); RETURN NULL;', hash='fb159b5b34e08dac1afab169dd6573f8b80d6708', operation='DELETE', pgid='pgtrigger_delete_delete_9ebed', table='agreements_formername', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='formernameevent',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='aaf6fbe22d2a18f64de2fe5f746844a96e863c98', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_0012d', table='agreements_formernameevent', when='BEFORE')),
        ),
        migrations.RunPython(give, keep),
    ]
