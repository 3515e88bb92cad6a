"""What each group may do with the tables of ingestion.

A curator submits and tries again (``add_arrival``, ``change_arrival``), and decides on
suggestions as before. Tokens are an administrator's: one acts as an account.
"""

from django.contrib.auth.management import create_permissions
from django.db import migrations

VIEW, ADD, CHANGE, DELETE = "view", "add", "change", "delete"


def codes(model, *verbs):
    return {f"{verb}_{model}" for verb in verbs}


GROUPS = {
    "Viewer": codes("cue", VIEW) | codes("arrival", VIEW) | codes("rawpage", VIEW),
    "Curator": codes("cue", VIEW, ADD, CHANGE, DELETE)
    | codes("arrival", VIEW, ADD, CHANGE)
    | codes("rawpage", VIEW),
    "Administrator": codes("cue", VIEW, ADD, CHANGE, DELETE)
    | codes("arrival", VIEW, ADD, CHANGE, DELETE)
    | codes("rawpage", VIEW, DELETE)
    | codes("apitoken", VIEW, ADD, CHANGE, DELETE),
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
    dependencies = [("agreements", "0007_intake")]
    operations = [migrations.RunPython(give, keep)]
