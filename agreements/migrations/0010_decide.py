"""What a decision keeps, so that it can be undone; who works on what; four eyes.

Rejections made before reasons were a list name the one whose words they used, else "another".
"""

import agreements.models.base
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


# One row, kept in step with the setting REVIEW_FOUR_EYES; see docs/decisions/0009-four-eyes.md.
POLICY = """
CREATE TABLE register_policy (
    only_row boolean PRIMARY KEY DEFAULT true CONSTRAINT policy_is_one_row CHECK (only_row),
    four_eyes boolean NOT NULL DEFAULT false
);
INSERT INTO register_policy DEFAULT VALUES;
CREATE FUNCTION register_four_eyes() RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT coalesce((SELECT four_eyes FROM register_policy), false)
$$;
"""
NO_POLICY = "DROP FUNCTION register_four_eyes(); DROP TABLE register_policy;"

REASONS = """
UPDATE agreements_decision SET because = CASE reason
    WHEN 'The words do not support it' THEN 'unsupported'
    WHEN 'It is of another agreement' THEN 'other-agreement'
    WHEN 'It is not about an agreement' THEN 'no-agreement'
    WHEN 'It is on record already' THEN 'on-record'
    WHEN 'The article is wrong' THEN 'wrong-article'
    ELSE 'other' END
WHERE verdict = 'reject';
"""


class Migration(migrations.Migration):

    dependencies = [
        ('agreements', '0009_words_in_order'),
        ('contenttypes', '0002_remove_content_type_name'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunSQL(POLICY, NO_POLICY),
        pgtrigger.migrations.RemoveTrigger(
            model_name='agreement',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='agreement',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='agreement',
            name='delete_delete',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='amount',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='amount',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='amount',
            name='delete_delete',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='commitment',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='commitment',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='commitment',
            name='delete_delete',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='decision',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='decision',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='decision',
            name='delete_delete',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='event',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='event',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='event',
            name='delete_delete',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='participation',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='participation',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='participation',
            name='delete_delete',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='provision',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='provision',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='provision',
            name='delete_delete',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='suggestion',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='suggestion',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='suggestion',
            name='delete_delete',
        ),
        migrations.RemoveConstraint(
            model_name='decision',
            name='decision_verdict_is_a_known_word',
        ),
        migrations.RemoveConstraint(
            model_name='suggestion',
            name='suggestion_state_is_a_known_word',
        ),
        migrations.AddField(
            model_name='agreement',
            name='entered_by',
            field=models.ForeignKey(blank=True, editable=False, help_text='The person whose words these are; nobody where a load or a machine gave them.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='agreementevent',
            name='entered_by',
            field=models.ForeignKey(blank=True, db_constraint=False, editable=False, help_text='The person whose words these are; nobody where a load or a machine gave them.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='amount',
            name='entered_by',
            field=models.ForeignKey(blank=True, editable=False, help_text='The person whose words these are; nobody where a load or a machine gave them.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='amountevent',
            name='entered_by',
            field=models.ForeignKey(blank=True, db_constraint=False, editable=False, help_text='The person whose words these are; nobody where a load or a machine gave them.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='commitment',
            name='entered_by',
            field=models.ForeignKey(blank=True, editable=False, help_text='The person whose words these are; nobody where a load or a machine gave them.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='commitmentevent',
            name='entered_by',
            field=models.ForeignKey(blank=True, db_constraint=False, editable=False, help_text='The person whose words these are; nobody where a load or a machine gave them.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='decision',
            name='because',
            field=agreements.models.base.WordField(blank=True, choices=[('unsupported', 'The words do not support it'), ('other-agreement', 'It is of another agreement'), ('no-agreement', 'It is not about an agreement'), ('on-record', 'It is on record already'), ('wrong-article', 'The article is wrong'), ('other', 'Another reason')], default='', help_text='Of a rejection: which of the reasons.', max_length=30),
        ),
        migrations.AddField(
            model_name='decision',
            name='undoes',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='undoings', to='agreements.decision'),
        ),
        migrations.AddField(
            model_name='decision',
            name='wrote',
            field=models.JSONField(blank=True, editable=False, help_text='Table to the numbers of the rows of history that this decision wrote.', null=True),
        ),
        migrations.AddField(
            model_name='decisionevent',
            name='because',
            field=agreements.models.base.WordField(blank=True, choices=[('unsupported', 'The words do not support it'), ('other-agreement', 'It is of another agreement'), ('no-agreement', 'It is not about an agreement'), ('on-record', 'It is on record already'), ('wrong-article', 'The article is wrong'), ('other', 'Another reason')], default='', help_text='Of a rejection: which of the reasons.', max_length=30),
        ),
        migrations.AddField(
            model_name='decisionevent',
            name='undoes',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='agreements.decision'),
        ),
        migrations.AddField(
            model_name='event',
            name='entered_by',
            field=models.ForeignKey(blank=True, editable=False, help_text='The person whose words these are; nobody where a load or a machine gave them.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='eventevent',
            name='entered_by',
            field=models.ForeignKey(blank=True, db_constraint=False, editable=False, help_text='The person whose words these are; nobody where a load or a machine gave them.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='participation',
            name='entered_by',
            field=models.ForeignKey(blank=True, editable=False, help_text='The person whose words these are; nobody where a load or a machine gave them.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='participationevent',
            name='entered_by',
            field=models.ForeignKey(blank=True, db_constraint=False, editable=False, help_text='The person whose words these are; nobody where a load or a machine gave them.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='provision',
            name='entered_by',
            field=models.ForeignKey(blank=True, editable=False, help_text='The person whose words these are; nobody where a load or a machine gave them.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='provisionevent',
            name='entered_by',
            field=models.ForeignKey(blank=True, db_constraint=False, editable=False, help_text='The person whose words these are; nobody where a load or a machine gave them.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='suggestion',
            name='assigned_to',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='suggestion',
            name='is_kept',
            field=models.BooleanField(default=False, help_text='A person made or changed it: reading the article again leaves it alone.', verbose_name='kept as it is'),
        ),
        migrations.AddField(
            model_name='suggestion',
            name='proposed_by',
            field=models.ForeignKey(blank=True, help_text='The person whose words these are; nobody where a machine proposed them.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='suggestion',
            name='split_of',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='pieces', to='agreements.suggestion'),
        ),
        migrations.AddField(
            model_name='suggestionevent',
            name='assigned_to',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='suggestionevent',
            name='is_kept',
            field=models.BooleanField(default=False, help_text='A person made or changed it: reading the article again leaves it alone.', verbose_name='kept as it is'),
        ),
        migrations.AddField(
            model_name='suggestionevent',
            name='proposed_by',
            field=models.ForeignKey(blank=True, db_constraint=False, help_text='The person whose words these are; nobody where a machine proposed them.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='suggestionevent',
            name='split_of',
            field=models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='agreements.suggestion'),
        ),
        migrations.AlterField(
            model_name='decision',
            name='reason',
            field=models.TextField(blank=True, help_text='Why, in words.'),
        ),
        migrations.AlterField(
            model_name='decision',
            name='verdict',
            field=agreements.models.base.WordField(choices=[('accept', 'Accepted'), ('edit', 'Edited and accepted'), ('reject', 'Rejected'), ('merge', 'Merged'), ('split', 'Split'), ('propose', 'Proposed'), ('undo', 'Undone')], max_length=30),
        ),
        migrations.AlterField(
            model_name='decisionevent',
            name='reason',
            field=models.TextField(blank=True, help_text='Why, in words.'),
        ),
        migrations.AlterField(
            model_name='decisionevent',
            name='verdict',
            field=agreements.models.base.WordField(choices=[('accept', 'Accepted'), ('edit', 'Edited and accepted'), ('reject', 'Rejected'), ('merge', 'Merged'), ('split', 'Split'), ('propose', 'Proposed'), ('undo', 'Undone')], max_length=30),
        ),
        migrations.AlterField(
            model_name='suggestion',
            name='state',
            field=agreements.models.base.WordField(choices=[('waiting', 'Waiting'), ('accepted', 'Accepted'), ('rejected', 'Rejected'), ('merged', 'Merged'), ('split', 'Split')], default='waiting', max_length=30),
        ),
        migrations.AlterField(
            model_name='suggestionevent',
            name='state',
            field=agreements.models.base.WordField(choices=[('waiting', 'Waiting'), ('accepted', 'Accepted'), ('rejected', 'Rejected'), ('merged', 'Merged'), ('split', 'Split')], default='waiting', max_length=30),
        ),
        migrations.AddIndex(
            model_name='suggestion',
            index=models.Index(fields=['assigned_to', 'state'], name='suggestion_of_curator'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='agreement',
            trigger=pgtrigger.compiler.Trigger(name='who_entered_does_not_publish', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n        IF NEW.trust <> 'reviewed' OR NOT register_four_eyes() THEN RETURN NEW; END IF;\n        IF TG_OP = 'UPDATE' THEN\n            IF (NEW.trust, NEW.reviewed_at, NEW.reviewed_by_id, NEW.entered_by_id) IS NOT DISTINCT FROM\n               (OLD.trust, OLD.reviewed_at, OLD.reviewed_by_id, OLD.entered_by_id) THEN RETURN NEW; END IF;\n        END IF;\n        IF NEW.reviewed_by_id = NEW.entered_by_id\n            OR (TG_OP = 'UPDATE' AND OLD.trust <> 'reviewed'\n                AND NEW.reviewed_by_id = OLD.entered_by_id) THEN\n            RAISE EXCEPTION 'Four eyes: another person has to review what this person entered.'\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'who_entered_does_not_publish';\n        END IF;\n        RETURN NEW;\n    ", hash='981e1821e8f4f44c72040e142e5101ee4036fc26', operation='INSERT OR UPDATE OF "trust", "reviewed_at", "reviewed_by_id", "entered_by_id"', pgid='pgtrigger_who_entered_does_not_publish_ba68e', table='agreements_agreement', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='agreement',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "agreements_agreementevent" ("entered_by_id", "id", "kind", "legal_force", "official_title", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "reviewed_at", "reviewed_by_id", "signed_on", "slug", "status", "summary", "text_read", "title", "trust") VALUES (NEW."entered_by_id", NEW."id", NEW."kind", NEW."legal_force", NEW."official_title", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."reviewed_at", NEW."reviewed_by_id", NEW."signed_on", NEW."slug", NEW."status", NEW."summary", NEW."text_read", NEW."title", NEW."trust"); RETURN NULL;', hash='eaf66eb1d45b971da2ff07e550956e03356e8153', operation='INSERT', pgid='pgtrigger_insert_insert_13a93', table='agreements_agreement', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='agreement',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."entered_by_id" IS DISTINCT FROM (NEW."entered_by_id") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."kind" IS DISTINCT FROM (NEW."kind") OR OLD."legal_force" IS DISTINCT FROM (NEW."legal_force") OR OLD."official_title" IS DISTINCT FROM (NEW."official_title") OR OLD."place" IS DISTINCT FROM (NEW."place") OR OLD."reviewed_at" IS DISTINCT FROM (NEW."reviewed_at") OR OLD."reviewed_by_id" IS DISTINCT FROM (NEW."reviewed_by_id") OR OLD."signed_on" IS DISTINCT FROM (NEW."signed_on") OR OLD."slug" IS DISTINCT FROM (NEW."slug") OR OLD."status" IS DISTINCT FROM (NEW."status") OR OLD."summary" IS DISTINCT FROM (NEW."summary") OR OLD."text_read" IS DISTINCT FROM (NEW."text_read") OR OLD."title" IS DISTINCT FROM (NEW."title") OR OLD."trust" IS DISTINCT FROM (NEW."trust"))', func='INSERT INTO "agreements_agreementevent" ("entered_by_id", "id", "kind", "legal_force", "official_title", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "reviewed_at", "reviewed_by_id", "signed_on", "slug", "status", "summary", "text_read", "title", "trust") VALUES (NEW."entered_by_id", NEW."id", NEW."kind", NEW."legal_force", NEW."official_title", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."reviewed_at", NEW."reviewed_by_id", NEW."signed_on", NEW."slug", NEW."status", NEW."summary", NEW."text_read", NEW."title", NEW."trust"); RETURN NULL;', hash='b04c7544520f33ff4c72c66ac920fb36b227b01d', operation='UPDATE', pgid='pgtrigger_update_update_36fdd', table='agreements_agreement', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='agreement',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "agreements_agreementevent" ("entered_by_id", "id", "kind", "legal_force", "official_title", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "reviewed_at", "reviewed_by_id", "signed_on", "slug", "status", "summary", "text_read", "title", "trust") VALUES (OLD."entered_by_id", OLD."id", OLD."kind", OLD."legal_force", OLD."official_title", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place", OLD."reviewed_at", OLD."reviewed_by_id", OLD."signed_on", OLD."slug", OLD."status", OLD."summary", OLD."text_read", OLD."title", OLD."trust"); RETURN NULL;', hash='59bf479cf3563e091fedf6573097bdc51e6765f1', operation='DELETE', pgid='pgtrigger_delete_delete_a07e3', table='agreements_agreement', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='amount',
            trigger=pgtrigger.compiler.Trigger(name='who_entered_does_not_publish', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n        IF NEW.trust <> 'reviewed' OR NOT register_four_eyes() THEN RETURN NEW; END IF;\n        IF TG_OP = 'UPDATE' THEN\n            IF (NEW.trust, NEW.reviewed_at, NEW.reviewed_by_id, NEW.entered_by_id) IS NOT DISTINCT FROM\n               (OLD.trust, OLD.reviewed_at, OLD.reviewed_by_id, OLD.entered_by_id) THEN RETURN NEW; END IF;\n        END IF;\n        IF NEW.reviewed_by_id = NEW.entered_by_id\n            OR (TG_OP = 'UPDATE' AND OLD.trust <> 'reviewed'\n                AND NEW.reviewed_by_id = OLD.entered_by_id) THEN\n            RAISE EXCEPTION 'Four eyes: another person has to review what this person entered.'\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'who_entered_does_not_publish';\n        END IF;\n        RETURN NEW;\n    ", hash='ce3b1db146c1b8ad6353f177afd5510c6feab699', operation='INSERT OR UPDATE OF "trust", "reviewed_at", "reviewed_by_id", "entered_by_id"', pgid='pgtrigger_who_entered_does_not_publish_d1f7d', table='agreements_amount', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='amount',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "agreements_amountevent" ("agreement_id", "currency", "entered_by_id", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "reviewed_at", "reviewed_by_id", "trust", "value", "what") VALUES (NEW."agreement_id", NEW."currency", NEW."entered_by_id", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."reviewed_at", NEW."reviewed_by_id", NEW."trust", NEW."value", NEW."what"); RETURN NULL;', hash='062b3c7f80691d61492de04f9fddeab00a48d4ea', operation='INSERT', pgid='pgtrigger_insert_insert_76d89', table='agreements_amount', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='amount',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "agreements_amountevent" ("agreement_id", "currency", "entered_by_id", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "reviewed_at", "reviewed_by_id", "trust", "value", "what") VALUES (NEW."agreement_id", NEW."currency", NEW."entered_by_id", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."reviewed_at", NEW."reviewed_by_id", NEW."trust", NEW."value", NEW."what"); RETURN NULL;', hash='de1067db99d18cd67d5cee3cb6bd1f662a4dd2e5', operation='UPDATE', pgid='pgtrigger_update_update_730c4', table='agreements_amount', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='amount',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "agreements_amountevent" ("agreement_id", "currency", "entered_by_id", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "reviewed_at", "reviewed_by_id", "trust", "value", "what") VALUES (OLD."agreement_id", OLD."currency", OLD."entered_by_id", OLD."id", OLD."kind", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."reviewed_at", OLD."reviewed_by_id", OLD."trust", OLD."value", OLD."what"); RETURN NULL;', hash='eb1a94f7891b77bc67a49a5de607b50eeeae4cf2', operation='DELETE', pgid='pgtrigger_delete_delete_a6aaa', table='agreements_amount', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='commitment',
            trigger=pgtrigger.compiler.Trigger(name='who_entered_does_not_publish', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n        IF NEW.trust <> 'reviewed' OR NOT register_four_eyes() THEN RETURN NEW; END IF;\n        IF TG_OP = 'UPDATE' THEN\n            IF (NEW.trust, NEW.reviewed_at, NEW.reviewed_by_id, NEW.entered_by_id) IS NOT DISTINCT FROM\n               (OLD.trust, OLD.reviewed_at, OLD.reviewed_by_id, OLD.entered_by_id) THEN RETURN NEW; END IF;\n        END IF;\n        IF NEW.reviewed_by_id = NEW.entered_by_id\n            OR (TG_OP = 'UPDATE' AND OLD.trust <> 'reviewed'\n                AND NEW.reviewed_by_id = OLD.entered_by_id) THEN\n            RAISE EXCEPTION 'Four eyes: another person has to review what this person entered.'\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'who_entered_does_not_publish';\n        END IF;\n        RETURN NEW;\n    ", hash='60606431159b38aafb7205fd74abcff1e5b1cd4a', operation='INSERT OR UPDATE OF "trust", "reviewed_at", "reviewed_by_id", "entered_by_id"', pgid='pgtrigger_who_entered_does_not_publish_c9912', table='agreements_commitment', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='commitment',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "agreements_commitmentevent" ("agreement_id", "counted_from", "due", "due_on", "entered_by_id", "id", "note", "noted_on", "noted_state", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pillar_id", "position", "reviewed_at", "reviewed_by_id", "summary", "trust") VALUES (NEW."agreement_id", NEW."counted_from", NEW."due", NEW."due_on", NEW."entered_by_id", NEW."id", NEW."note", NEW."noted_on", NEW."noted_state", NEW."outcome", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."pillar_id", NEW."position", NEW."reviewed_at", NEW."reviewed_by_id", NEW."summary", NEW."trust"); RETURN NULL;', hash='4ca7cb9e1d493786ef06bd1c2f777c319b787ba7', operation='INSERT', pgid='pgtrigger_insert_insert_6e3ce', table='agreements_commitment', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='commitment',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "agreements_commitmentevent" ("agreement_id", "counted_from", "due", "due_on", "entered_by_id", "id", "note", "noted_on", "noted_state", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pillar_id", "position", "reviewed_at", "reviewed_by_id", "summary", "trust") VALUES (NEW."agreement_id", NEW."counted_from", NEW."due", NEW."due_on", NEW."entered_by_id", NEW."id", NEW."note", NEW."noted_on", NEW."noted_state", NEW."outcome", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."pillar_id", NEW."position", NEW."reviewed_at", NEW."reviewed_by_id", NEW."summary", NEW."trust"); RETURN NULL;', hash='6082c5a8520278a4eaa858eb8222c93dccaa6b7d', operation='UPDATE', pgid='pgtrigger_update_update_7c3cd', table='agreements_commitment', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='commitment',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "agreements_commitmentevent" ("agreement_id", "counted_from", "due", "due_on", "entered_by_id", "id", "note", "noted_on", "noted_state", "outcome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pillar_id", "position", "reviewed_at", "reviewed_by_id", "summary", "trust") VALUES (OLD."agreement_id", OLD."counted_from", OLD."due", OLD."due_on", OLD."entered_by_id", OLD."id", OLD."note", OLD."noted_on", OLD."noted_state", OLD."outcome", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."pillar_id", OLD."position", OLD."reviewed_at", OLD."reviewed_by_id", OLD."summary", OLD."trust"); RETURN NULL;', hash='7b230442399f96ed6b6cd2a665d72502cf42b597', operation='DELETE', pgid='pgtrigger_delete_delete_4d616', table='agreements_commitment', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='decision',
            trigger=pgtrigger.compiler.Trigger(name='who_proposed_does_not_decide', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n        IF NEW.verdict IN ('accept', 'edit', 'merge') AND register_four_eyes() AND (\n            NEW.verdict = 'edit' OR NEW.by_id = (\n                SELECT proposed_by_id FROM agreements_suggestion WHERE id = NEW.suggestion_id)\n        ) THEN\n            RAISE EXCEPTION 'Four eyes: another person has to accept what this person proposed.'\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'who_proposed_does_not_decide';\n        END IF;\n        RETURN NEW;\n    ", hash='5ae4bdd5d83e633dfd12aab641bca105817ed3b3', operation='INSERT', pgid='pgtrigger_who_proposed_does_not_decide_ab463', table='agreements_decision', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='decision',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "agreements_decisionevent" ("after", "because", "before", "by_id", "by_name", "id", "made_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "suggestion_id", "undoes_id", "verdict") VALUES (NEW."after", NEW."because", NEW."before", NEW."by_id", NEW."by_name", NEW."id", NEW."made_at", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."reason", NEW."suggestion_id", NEW."undoes_id", NEW."verdict"); RETURN NULL;', hash='21b96683cfa1b25a5c56067ce062311b3f4c5657', operation='INSERT', pgid='pgtrigger_insert_insert_d94e0', table='agreements_decision', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='decision',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD."after" IS DISTINCT FROM (NEW."after") OR OLD."because" IS DISTINCT FROM (NEW."because") OR OLD."before" IS DISTINCT FROM (NEW."before") OR OLD."by_id" IS DISTINCT FROM (NEW."by_id") OR OLD."by_name" IS DISTINCT FROM (NEW."by_name") OR OLD."id" IS DISTINCT FROM (NEW."id") OR OLD."made_at" IS DISTINCT FROM (NEW."made_at") OR OLD."reason" IS DISTINCT FROM (NEW."reason") OR OLD."suggestion_id" IS DISTINCT FROM (NEW."suggestion_id") OR OLD."undoes_id" IS DISTINCT FROM (NEW."undoes_id") OR OLD."verdict" IS DISTINCT FROM (NEW."verdict"))', func='INSERT INTO "agreements_decisionevent" ("after", "because", "before", "by_id", "by_name", "id", "made_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "suggestion_id", "undoes_id", "verdict") VALUES (NEW."after", NEW."because", NEW."before", NEW."by_id", NEW."by_name", NEW."id", NEW."made_at", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."reason", NEW."suggestion_id", NEW."undoes_id", NEW."verdict"); RETURN NULL;', hash='5d1c4e7e09fd321cdc7e739ccbccf9245eef8ea6', operation='UPDATE', pgid='pgtrigger_update_update_600a5', table='agreements_decision', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='decision',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "agreements_decisionevent" ("after", "because", "before", "by_id", "by_name", "id", "made_at", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "suggestion_id", "undoes_id", "verdict") VALUES (OLD."after", OLD."because", OLD."before", OLD."by_id", OLD."by_name", OLD."id", OLD."made_at", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."reason", OLD."suggestion_id", OLD."undoes_id", OLD."verdict"); RETURN NULL;', hash='be163926204314ed1c5dd0846da2c8280dc915f9', operation='DELETE', pgid='pgtrigger_delete_delete_bffa0', table='agreements_decision', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='event',
            trigger=pgtrigger.compiler.Trigger(name='who_entered_does_not_publish', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n        IF NEW.trust <> 'reviewed' OR NOT register_four_eyes() THEN RETURN NEW; END IF;\n        IF TG_OP = 'UPDATE' THEN\n            IF (NEW.trust, NEW.reviewed_at, NEW.reviewed_by_id, NEW.entered_by_id) IS NOT DISTINCT FROM\n               (OLD.trust, OLD.reviewed_at, OLD.reviewed_by_id, OLD.entered_by_id) THEN RETURN NEW; END IF;\n        END IF;\n        IF NEW.reviewed_by_id = NEW.entered_by_id\n            OR (TG_OP = 'UPDATE' AND OLD.trust <> 'reviewed'\n                AND NEW.reviewed_by_id = OLD.entered_by_id) THEN\n            RAISE EXCEPTION 'Four eyes: another person has to review what this person entered.'\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'who_entered_does_not_publish';\n        END IF;\n        RETURN NEW;\n    ", hash='57959bb88c8c58e70619c465797904996e49d4aa', operation='INSERT OR UPDATE OF "trust", "reviewed_at", "reviewed_by_id", "entered_by_id"', pgid='pgtrigger_who_entered_does_not_publish_f744f', table='agreements_event', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='event',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "agreements_eventevent" ("agreement_id", "date", "entered_by_id", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "reviewed_at", "reviewed_by_id", "title", "trust") VALUES (NEW."agreement_id", NEW."date", NEW."entered_by_id", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."place", NEW."position", NEW."reviewed_at", NEW."reviewed_by_id", NEW."title", NEW."trust"); RETURN NULL;', hash='b59dadcbe02b7a74b09fe5daf553602af472d5eb', operation='INSERT', pgid='pgtrigger_insert_insert_0e5a8', table='agreements_event', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='event',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "agreements_eventevent" ("agreement_id", "date", "entered_by_id", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "reviewed_at", "reviewed_by_id", "title", "trust") VALUES (NEW."agreement_id", NEW."date", NEW."entered_by_id", NEW."id", NEW."kind", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."place", NEW."position", NEW."reviewed_at", NEW."reviewed_by_id", NEW."title", NEW."trust"); RETURN NULL;', hash='318a298ce1bc3490309c78cc3a547a20544f786d', operation='UPDATE', pgid='pgtrigger_update_update_8c9d7', table='agreements_event', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='event',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "agreements_eventevent" ("agreement_id", "date", "entered_by_id", "id", "kind", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "position", "reviewed_at", "reviewed_by_id", "title", "trust") VALUES (OLD."agreement_id", OLD."date", OLD."entered_by_id", OLD."id", OLD."kind", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."place", OLD."position", OLD."reviewed_at", OLD."reviewed_by_id", OLD."title", OLD."trust"); RETURN NULL;', hash='fd921db3fe5536145008cead54252c4b2dfebd37', operation='DELETE', pgid='pgtrigger_delete_delete_5ed13', table='agreements_event', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='participation',
            trigger=pgtrigger.compiler.Trigger(name='who_entered_does_not_publish', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n        IF NEW.trust <> 'reviewed' OR NOT register_four_eyes() THEN RETURN NEW; END IF;\n        IF TG_OP = 'UPDATE' THEN\n            IF (NEW.trust, NEW.reviewed_at, NEW.reviewed_by_id, NEW.entered_by_id) IS NOT DISTINCT FROM\n               (OLD.trust, OLD.reviewed_at, OLD.reviewed_by_id, OLD.entered_by_id) THEN RETURN NEW; END IF;\n        END IF;\n        IF NEW.reviewed_by_id = NEW.entered_by_id\n            OR (TG_OP = 'UPDATE' AND OLD.trust <> 'reviewed'\n                AND NEW.reviewed_by_id = OLD.entered_by_id) THEN\n            RAISE EXCEPTION 'Four eyes: another person has to review what this person entered.'\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'who_entered_does_not_publish';\n        END IF;\n        RETURN NEW;\n    ", hash='f2c770da81b6060dc619fd646ef6e21bb19d0dd0', operation='INSERT OR UPDATE OF "trust", "reviewed_at", "reviewed_by_id", "entered_by_id"', pgid='pgtrigger_who_entered_does_not_publish_6b656', table='agreements_participation', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='participation',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "agreements_participationevent" ("agreement_id", "entered_by_id", "id", "office", "party_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "reviewed_at", "reviewed_by_id", "role", "signatory", "trust") VALUES (NEW."agreement_id", NEW."entered_by_id", NEW."id", NEW."office", NEW."party_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."position", NEW."reviewed_at", NEW."reviewed_by_id", NEW."role", NEW."signatory", NEW."trust"); RETURN NULL;', hash='2f21562e61a4e12679e7583e80a905754b64abf5', operation='INSERT', pgid='pgtrigger_insert_insert_7a210', table='agreements_participation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='participation',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "agreements_participationevent" ("agreement_id", "entered_by_id", "id", "office", "party_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "reviewed_at", "reviewed_by_id", "role", "signatory", "trust") VALUES (NEW."agreement_id", NEW."entered_by_id", NEW."id", NEW."office", NEW."party_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."position", NEW."reviewed_at", NEW."reviewed_by_id", NEW."role", NEW."signatory", NEW."trust"); RETURN NULL;', hash='cc401bb480d7d71eae0cfd438c43b54d95d9198d', operation='UPDATE', pgid='pgtrigger_update_update_73a14', table='agreements_participation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='participation',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "agreements_participationevent" ("agreement_id", "entered_by_id", "id", "office", "party_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position", "reviewed_at", "reviewed_by_id", "role", "signatory", "trust") VALUES (OLD."agreement_id", OLD."entered_by_id", OLD."id", OLD."office", OLD."party_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."position", OLD."reviewed_at", OLD."reviewed_by_id", OLD."role", OLD."signatory", OLD."trust"); RETURN NULL;', hash='d909d64d0157ebc2ae0b3c467403cf29b20d718f', operation='DELETE', pgid='pgtrigger_delete_delete_90dca', table='agreements_participation', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='provision',
            trigger=pgtrigger.compiler.Trigger(name='who_entered_does_not_publish', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n        IF NEW.trust <> 'reviewed' OR NOT register_four_eyes() THEN RETURN NEW; END IF;\n        IF TG_OP = 'UPDATE' THEN\n            IF (NEW.trust, NEW.reviewed_at, NEW.reviewed_by_id, NEW.entered_by_id) IS NOT DISTINCT FROM\n               (OLD.trust, OLD.reviewed_at, OLD.reviewed_by_id, OLD.entered_by_id) THEN RETURN NEW; END IF;\n        END IF;\n        IF NEW.reviewed_by_id = NEW.entered_by_id\n            OR (TG_OP = 'UPDATE' AND OLD.trust <> 'reviewed'\n                AND NEW.reviewed_by_id = OLD.entered_by_id) THEN\n            RAISE EXCEPTION 'Four eyes: another person has to review what this person entered.'\n                USING ERRCODE = 'check_violation', CONSTRAINT = 'who_entered_does_not_publish';\n        END IF;\n        RETURN NEW;\n    ", hash='5b647f304213c193988de585e67643ddb5e792ab', operation='INSERT OR UPDATE OF "trust", "reviewed_at", "reviewed_by_id", "entered_by_id"', pgid='pgtrigger_who_entered_does_not_publish_ef505', table='agreements_provision', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='provision',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "agreements_provisionevent" ("agreement_id", "entered_by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pillar_id", "position", "reviewed_at", "reviewed_by_id", "strength", "summary", "trust") VALUES (NEW."agreement_id", NEW."entered_by_id", NEW."id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."pillar_id", NEW."position", NEW."reviewed_at", NEW."reviewed_by_id", NEW."strength", NEW."summary", NEW."trust"); RETURN NULL;', hash='4a0cb2bb94f73b33e5f49255dc2fb884567dd445', operation='INSERT', pgid='pgtrigger_insert_insert_e3393', table='agreements_provision', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='provision',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "agreements_provisionevent" ("agreement_id", "entered_by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pillar_id", "position", "reviewed_at", "reviewed_by_id", "strength", "summary", "trust") VALUES (NEW."agreement_id", NEW."entered_by_id", NEW."id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."pillar_id", NEW."position", NEW."reviewed_at", NEW."reviewed_by_id", NEW."strength", NEW."summary", NEW."trust"); RETURN NULL;', hash='19934a97de2408e6a446711598c1d33b7ae377ca', operation='UPDATE', pgid='pgtrigger_update_update_060eb', table='agreements_provision', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='provision',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "agreements_provisionevent" ("agreement_id", "entered_by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "pillar_id", "position", "reviewed_at", "reviewed_by_id", "strength", "summary", "trust") VALUES (OLD."agreement_id", OLD."entered_by_id", OLD."id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."pillar_id", OLD."position", OLD."reviewed_at", OLD."reviewed_by_id", OLD."strength", OLD."summary", OLD."trust"); RETURN NULL;', hash='58b515cb03858993389eb14bc4a9ec5be9d524d0', operation='DELETE', pgid='pgtrigger_delete_delete_1401a', table='agreements_provision', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='suggestion',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "agreements_suggestionevent" ("action", "agreement_id", "article_id", "assigned_to_id", "confidence", "digest", "end", "fact_id", "fact_type_id", "held", "id", "is_kept", "made_at", "part_of_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed", "proposed_by_id", "quote", "rule", "run_id", "spans", "split_of_id", "start", "state") VALUES (NEW."action", NEW."agreement_id", NEW."article_id", NEW."assigned_to_id", NEW."confidence", NEW."digest", NEW."end", NEW."fact_id", NEW."fact_type_id", NEW."held", NEW."id", NEW."is_kept", NEW."made_at", NEW."part_of_id", _pgh_attach_context(), NOW(), \'insert\', NEW."id", NEW."proposed", NEW."proposed_by_id", NEW."quote", NEW."rule", NEW."run_id", NEW."spans", NEW."split_of_id", NEW."start", NEW."state"); RETURN NULL;', hash='724d15344bb988cf28fc474f392ad63f6088e4e7', operation='INSERT', pgid='pgtrigger_insert_insert_087ab', table='agreements_suggestion', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='suggestion',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "agreements_suggestionevent" ("action", "agreement_id", "article_id", "assigned_to_id", "confidence", "digest", "end", "fact_id", "fact_type_id", "held", "id", "is_kept", "made_at", "part_of_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed", "proposed_by_id", "quote", "rule", "run_id", "spans", "split_of_id", "start", "state") VALUES (NEW."action", NEW."agreement_id", NEW."article_id", NEW."assigned_to_id", NEW."confidence", NEW."digest", NEW."end", NEW."fact_id", NEW."fact_type_id", NEW."held", NEW."id", NEW."is_kept", NEW."made_at", NEW."part_of_id", _pgh_attach_context(), NOW(), \'update\', NEW."id", NEW."proposed", NEW."proposed_by_id", NEW."quote", NEW."rule", NEW."run_id", NEW."spans", NEW."split_of_id", NEW."start", NEW."state"); RETURN NULL;', hash='bcc2d4916c4728b689f4aa511e94facdd1ed8d69', operation='UPDATE', pgid='pgtrigger_update_update_583e0', table='agreements_suggestion', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='suggestion',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "agreements_suggestionevent" ("action", "agreement_id", "article_id", "assigned_to_id", "confidence", "digest", "end", "fact_id", "fact_type_id", "held", "id", "is_kept", "made_at", "part_of_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed", "proposed_by_id", "quote", "rule", "run_id", "spans", "split_of_id", "start", "state") VALUES (OLD."action", OLD."agreement_id", OLD."article_id", OLD."assigned_to_id", OLD."confidence", OLD."digest", OLD."end", OLD."fact_id", OLD."fact_type_id", OLD."held", OLD."id", OLD."is_kept", OLD."made_at", OLD."part_of_id", _pgh_attach_context(), NOW(), \'delete\', OLD."id", OLD."proposed", OLD."proposed_by_id", OLD."quote", OLD."rule", OLD."run_id", OLD."spans", OLD."split_of_id", OLD."start", OLD."state"); RETURN NULL;', hash='90ded09056b0a9adf14b455c50eafdac0f6d7719', operation='DELETE', pgid='pgtrigger_delete_delete_0c0a6', table='agreements_suggestion', when='AFTER')),
        ),
        migrations.RunSQL(REASONS, migrations.RunSQL.noop),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.CheckConstraint(condition=models.Q(('verdict__in', ['accept', 'edit', 'reject', 'merge', 'split', 'propose', 'undo'])), name='decision_verdict_is_a_known_word', violation_error_message='“verdict” is not a word of its list.'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('because__in', ['unsupported', 'other-agreement', 'no-agreement', 'on-record', 'wrong-article', 'other']), ('verdict', 'reject')), models.Q(models.Q(('verdict', 'reject'), _negated=True), ('because', '')), _connector='OR'), name='rejection_names_a_reason_of_the_list', violation_error_message='A rejection names a reason of the list, and only that.'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('undoes__isnull', False), ('verdict', 'undo')), models.Q(models.Q(('verdict', 'undo'), _negated=True), ('undoes__isnull', True)), _connector='OR'), name='undoing_names_what_it_undoes', violation_error_message='An undoing names the decision that it undoes.'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('verdict', 'undo'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='undoing_gives_its_reason', violation_error_message='Say why it is undone.'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.UniqueConstraint(fields=('undoes',), name='decision_is_undone_once', violation_error_message='This decision was undone already.'),
        ),
        migrations.AddConstraint(
            model_name='suggestion',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['waiting', 'accepted', 'rejected', 'merged', 'split'])), name='suggestion_state_is_a_known_word', violation_error_message='“state” is not a word of its list.'),
        ),
    ]
