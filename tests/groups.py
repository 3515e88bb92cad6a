"""The groups, which migrations made: looked up once, and put back where a test emptied all.

Django counts on the tests that empty every table being the last ones. Here the tests of a
file stay together, so others come after them.
"""

from django.contrib.auth.models import Group, Permission

Groups = dict[str, set[tuple[str, str]]]
NAME = ("content_type__app_label", "codename")


def held() -> Groups:
    """Each group with what it may do, by names: numbers change when a table is emptied."""
    return {group.name: set(group.permissions.values_list(*NAME)) for group in Group.objects.all()}


def put_back(groups: Groups) -> None:
    """Have ``groups`` again if there are none."""
    if Group.objects.exists():
        return
    permissions = {
        (one.content_type.app_label, one.codename): one
        for one in Permission.objects.select_related("content_type")
    }
    for name, codes in groups.items():
        Group.objects.create(name=name).permissions.set(permissions[code] for code in codes)
