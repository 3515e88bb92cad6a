"""The three groups, and what each may do in the admin.

Permissions are made after all migrations, by a signal. They are made here too, so that
the groups are complete on a fresh database after one ``migrate``.
"""

from django.contrib.auth.management import create_permissions
from django.db import migrations

VIEW, ADD, CHANGE, DELETE = "view", "add", "change", "delete"

# What hangs on an agreement, a party or a commitment: a curator may take it away again.
PARTS = (
    "participation",
    "provision",
    "commitment",
    "check",
    "amount",
    "event",
    "citation",
    "disagreement",
    "claim",
    "agreementsource",
    "agreementmineral",
    "agreementrelation",
    "partyalias",
    "membership",
)
# What others point to: a curator keeps it right, and an administrator deletes it.
RECORDS = ("agreement", "party", "pillar", "mineral", "article", "outlet", "feed", "suggestion")
# What the register writes of its own work.
MADE_BY_THE_REGISTER = ("run", "decision")

EVERYTHING = (VIEW, ADD, CHANGE, DELETE)


def codes(models, *verbs):
    return {("agreements", f"{verb}_{model}") for model in models for verb in verbs}


ALL = (*PARTS, *RECORDS, *MADE_BY_THE_REGISTER)
GROUPS = {
    "Viewer": codes(ALL, VIEW),
    "Curator": codes(PARTS, *EVERYTHING)
    | codes(RECORDS, VIEW, ADD, CHANGE)
    | codes(MADE_BY_THE_REGISTER, VIEW),
    "Administrator": codes(ALL, *EVERYTHING)
    | {("auth", f"{verb}_{model}") for model in ("user", "group") for verb in EVERYTHING},
}


def make_permissions(apps, using):
    for label in ("agreements", "auth"):
        config = apps.get_app_config(label)
        config.models_module = True  # else create_permissions takes it for an app without models
        create_permissions(config, verbosity=0, using=using, apps=apps)
        config.models_module = None


def make_groups(apps, schema_editor):
    using = schema_editor.connection.alias
    make_permissions(apps, using)
    held = {
        (permission.content_type.app_label, permission.codename): permission
        for permission in apps.get_model("auth", "Permission")
        .objects.using(using)
        .select_related("content_type")
    }
    groups = apps.get_model("auth", "Group").objects.using(using)
    for name, wanted in GROUPS.items():
        group, _made = groups.get_or_create(name=name)
        group.permissions.set(held[code] for code in wanted)


def keep_groups(apps, schema_editor):
    """Somebody may have put accounts into them."""


class Migration(migrations.Migration):
    dependencies = [
        ("agreements", "0003_words"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(make_groups, keep_groups)]
