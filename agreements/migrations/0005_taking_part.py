"""Who takes part in agreements, by itself or through a bloc it belongs to."""

from django.db import migrations, models

import agreements.models.base

TAKING_PART = """
CREATE VIEW agreements_takingpart AS
    SELECT 'p' || id AS id, agreement_id, party_id, role, NULL::bigint AS bloc_id
        FROM agreements_participation
    UNION ALL
    SELECT 'b' || p.id || '-' || m.id, p.agreement_id, m.member_id, p.role, m.bloc_id
        FROM agreements_participation p
        JOIN agreements_membership m ON m.bloc_id = p.party_id
        JOIN agreements_agreement a ON a.id = p.agreement_id
        WHERE coalesce(register_first_day(m.since) <= register_last_day(a.signed_on), true)
            AND coalesce(register_last_day(m.until) >= register_first_day(a.signed_on), true)
"""

ROLES = [
    ("signatory", "Signatory"),
    ("member", "Member"),
    ("observer", "Observer"),
    ("named-partner", "Named partner"),
    ("context", "Context"),
]


class Migration(migrations.Migration):
    dependencies = [("agreements", "0004_groups")]
    operations = [
        migrations.RunSQL(TAKING_PART, "DROP VIEW agreements_takingpart"),
        migrations.CreateModel(
            name="TakingPart",
            fields=[
                ("id", models.CharField(max_length=60, primary_key=True, serialize=False)),
                ("role", agreements.models.base.WordField(choices=ROLES, max_length=30)),
            ],
            options={"db_table": "agreements_takingpart", "managed": False},
        ),
    ]
