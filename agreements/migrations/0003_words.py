"""Views and functions over the tables: words, search, sources, the mineral tree."""

from django.db import migrations

PASSAGES = """
CREATE VIEW agreements_passage AS
    SELECT 'a' || id AS id, id AS agreement_id, 'Title' AS place,
           concat_ws(' · ', title, nullif(official_title, '')) AS text
        FROM agreements_agreement
    UNION ALL
    SELECT 'b' || id, id, 'Summary', summary FROM agreements_agreement
    UNION ALL
    SELECT 'c' || p.id, p.agreement_id, 'Parties', concat_ws(', ', party.name,
           (SELECT string_agg(alias.name, ', ') FROM agreements_partyalias alias
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
           concat_ws(', ', m.name, nullif(array_to_string(m.aliases, ', '), '')), ', ')
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

MINERAL_TREE = """
CREATE VIEW agreements_mineralunder AS
    WITH RECURSIVE under (mineral_id, ancestor_id) AS (
        SELECT id, id FROM agreements_mineral
        UNION
        SELECT under.mineral_id, m.parent_id FROM under
            JOIN agreements_mineral m ON m.id = under.ancestor_id
            WHERE m.parent_id IS NOT NULL
    ) SELECT mineral_id || '-' || ancestor_id AS id, mineral_id, ancestor_id FROM under
"""

# A session keeps the plan of the function. One that begins with empty tables would plan
# to read them whole, and do so for every fact of a long load: an insert of 1,800
# agreements was stopped after 200 s. With the setting the same run came to its end.
#
# The title counts most. Weight C for the rest: where a word stands in a long text
# says less than that it stands there.
INDEX = """
CREATE FUNCTION register_index_agreement(which bigint) RETURNS void
LANGUAGE sql SET enable_seqscan = off AS $$
    UPDATE agreements_agreement a SET search = words.vector FROM (
        SELECT setweight(to_tsvector('english', register_plain(b.title)), 'A')
            || setweight(to_tsvector('english', register_plain(coalesce((
                SELECT string_agg(text, E'\n') FROM agreements_passage WHERE agreement_id = which
            ), ''))), 'C') AS vector
        FROM agreements_agreement b WHERE b.id = which
    ) words WHERE a.id = which AND a.search IS DISTINCT FROM words.vector
$$;
"""


# The next free id of the form s1, s2 …; ids of other forms do not count. The agreement's
# row is locked first, or two articles cited at once would pick the same id.
LIST_SOURCE = r"""
CREATE FUNCTION register_list_source(which bigint, cited bigint) RETURNS void
LANGUAGE sql AS $$
    SELECT 1 FROM agreements_agreement WHERE id = which FOR NO KEY UPDATE;
    INSERT INTO agreements_agreementsource (agreement_id, article_id, key, position)
    SELECT which, cited,
           's' || coalesce(max(substr(key, 2)::int) FILTER (WHERE key ~ '^s[0-9]{1,6}$'), 0) + 1,
           coalesce(max(position), -1) + 1
        FROM agreements_agreementsource WHERE agreement_id = which
        HAVING NOT bool_or(coalesce(article_id = cited, false)) IS TRUE
    ON CONFLICT (agreement_id, article_id) DO NOTHING
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("agreements", "0002_initial")]
    operations = [
        migrations.RunSQL(PASSAGES, "DROP VIEW agreements_passage"),
        migrations.RunSQL(MINERAL_TREE, "DROP VIEW agreements_mineralunder"),
        migrations.RunSQL(INDEX, "DROP FUNCTION register_index_agreement(bigint)"),
        migrations.RunSQL(LIST_SOURCE, "DROP FUNCTION register_list_source(bigint, bigint)"),
    ]
