"""Functions that the tables, triggers and searches of later migrations call.

Each uses only what every PostgreSQL has, embedded or not: no extension.
"""

from django.db import migrations

FIRST_DAY = r"""
CREATE FUNCTION register_first_day(value text) RETURNS date
LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURNS NULL ON NULL INPUT AS $$
    SELECT CASE
        WHEN value !~ '^[12][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$' THEN NULL
        WHEN length(value) = 4 THEN make_date(value::int, 1, 1)
        WHEN length(value) = 7 THEN make_date(left(value, 4)::int, right(value, 2)::int, 1)
        WHEN right(value, 2)::int > extract(day FROM
            make_date(left(value, 4)::int, substr(value, 6, 2)::int, 1) + interval '1 month - 1 day')
            THEN NULL
        ELSE make_date(left(value, 4)::int, substr(value, 6, 2)::int, right(value, 2)::int)
    END
$$;
"""

LAST_DAY = r"""
CREATE FUNCTION register_last_day(value text) RETURNS date
LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURNS NULL ON NULL INPUT AS $$
    SELECT CASE length(value)
        WHEN 4 THEN make_date(value::int, 12, 31)
        WHEN 7 THEN (register_first_day(value) + interval '1 month - 1 day')::date
        ELSE register_first_day(value)
    END
$$;
"""

# A period needs a day to start from; see agreements.core.due_dates.due_date.
DUE_ON = r"""
CREATE FUNCTION register_due_on(rule text, counted_from text) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT CASE
        WHEN rule !~ '^P(?=[0-9])([0-9]{1,3}Y)?([0-9]{1,4}M)?([0-9]{1,4}W)?([0-9]{1,5}D)?$' THEN rule
        WHEN length(counted_from) = 10
            THEN to_char(register_first_day(counted_from) + rule::interval, 'YYYY-MM-DD')
    END
$$;
"""

PLAIN = r"""
CREATE FUNCTION register_plain(value text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURNS NULL ON NULL INPUT AS $$
    SELECT regexp_replace(normalize(value, NFKD), '[\u0300-\u036f]', '', 'g')
$$;
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.RunSQL(FIRST_DAY, "DROP FUNCTION register_first_day(text)"),
        migrations.RunSQL(LAST_DAY, "DROP FUNCTION register_last_day(text)"),
        migrations.RunSQL(DUE_ON, "DROP FUNCTION register_due_on(text, text)"),
        migrations.RunSQL(PLAIN, "DROP FUNCTION register_plain(text)"),
    ]
