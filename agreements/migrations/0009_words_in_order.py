"""Words are indexed in one order, in whatever order the planner reads their rows.

Without it, the search column of an agreement could change though none of its words did.
"""

from django.db import migrations

PASSAGES = """
CREATE OR REPLACE VIEW agreements_passage AS
    SELECT 'a' || id AS id, id AS agreement_id, 'Title' AS place,
           concat_ws(' · ', title, nullif(official_title, '')) AS text
        FROM agreements_agreement
    UNION ALL
    SELECT 'b' || id, id, 'Summary', summary FROM agreements_agreement
    UNION ALL
    SELECT 'c' || p.id, p.agreement_id, 'Parties', concat_ws(', ', party.name,
           (SELECT string_agg(alias.name, ', ' ORDER BY alias.name) FROM agreements_partyalias alias
                WHERE alias.party_id = party.id),
           nullif(p.signatory, ''), nullif(p.office, ''))
        FROM agreements_participation p JOIN agreements_party party ON party.id = p.party_id
    UNION ALL
    SELECT 'd' || p.id, p.agreement_id, pillar.name, p.summary
        FROM agreements_provision p JOIN agreements_pillar pillar ON pillar.id = p.pillar_id
    UNION ALL
    SELECT 'e' || id, agreement_id, 'Commitment', concat_ws(' ', summary, note)
        FROM agreements_commitment
    UNION ALL
    SELECT 'f' || id, agreement_id, 'Event', concat_ws(', ', title, nullif(place, ''))
        FROM agreements_event
    UNION ALL
    SELECT 'g' || am.agreement_id, am.agreement_id, 'Minerals', string_agg(
           concat_ws(', ', m.name, nullif(array_to_string(m.aliases, ', '), '')), ', ' ORDER BY m.name)
        FROM agreements_agreementmineral am JOIN agreements_mineral m ON m.id = am.mineral_id
        GROUP BY am.agreement_id
    UNION ALL
    SELECT 'h' || id, id, 'Place', place FROM agreements_agreement WHERE place <> ''
    UNION ALL
    SELECT 'j' || id, agreement_id, 'Amount', what FROM agreements_amount
    UNION ALL
    SELECT DISTINCT 'i' || p.agreement_id || '-' || pillar.id, p.agreement_id, 'Pillar', pillar.name
        FROM agreements_provision p JOIN agreements_pillar pillar ON pillar.id = p.pillar_id
"""

# For the setting and the weights see 0003_words.
INDEX = """
CREATE OR REPLACE FUNCTION register_index_agreement(which bigint) RETURNS void
LANGUAGE sql SET enable_seqscan = off AS $$
    UPDATE agreements_agreement a SET search = words.vector FROM (
        SELECT setweight(to_tsvector('english', register_plain(b.title)), 'A')
            || setweight(to_tsvector('english', register_plain(coalesce((
                SELECT string_agg(text, E'\n' ORDER BY place, text) FROM agreements_passage
                    WHERE agreement_id = which
            ), ''))), 'C') AS vector
        FROM agreements_agreement b WHERE b.id = which
    ) words WHERE a.id = which AND a.search IS DISTINCT FROM words.vector
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("agreements", "0008_intake_groups")]
    operations = [
        migrations.RunSQL(PASSAGES, migrations.RunSQL.noop),
        migrations.RunSQL(INDEX, migrations.RunSQL.noop),
    ]
