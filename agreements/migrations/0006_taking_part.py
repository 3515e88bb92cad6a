"""Who takes part in agreements, by itself or through a bloc it belongs to."""

from django.db import migrations, models

import agreements.models.base

# Dates are ISO text that may be cut short, in the "C" order. A membership that began within
# the month or year an agreement is dated by may have begun before it, so it counts; likewise
# one that ended within it. Materialised, or the planner works the members out anew for every
# agreement: with statistics of an empty table, a list of 200 took more than four minutes.
TAKING_PART = """
CREATE VIEW agreements_takingpart AS
    WITH through AS MATERIALIZED (
        SELECT 'b' || p.id || '-' || m.id AS id, p.agreement_id, m.member_id, p.role, m.bloc_id
        FROM agreements_membership m
        JOIN agreements_participation p ON p.party_id = m.bloc_id
        JOIN agreements_agreement a ON a.id = p.agreement_id
        WHERE (m.since <= a.signed_on OR starts_with(m.since, a.signed_on)) IS NOT FALSE
            AND (m.until >= a.signed_on OR starts_with(a.signed_on, m.until)) IS NOT FALSE
    )
    SELECT 'p' || id AS id, agreement_id, party_id, role, NULL::bigint AS bloc_id
        FROM agreements_participation
    UNION ALL
    SELECT id, agreement_id, member_id, role, bloc_id FROM through
"""

ROLES = [
    ("signatory", "Signatory"),
    ("member", "Member"),
    ("observer", "Observer"),
    ("named-partner", "Named partner"),
    ("context", "Context"),
]


class Migration(migrations.Migration):
    dependencies = [("agreements", "0005_texts_that_amend")]
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
