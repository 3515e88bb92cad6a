"""What the database keeps by itself: the search column and counted due dates.

The functions called here are made by the migrations ``0001_functions`` and ``0010_decide``.
"""

from __future__ import annotations

import pgtrigger


def reindex(*columns: str, own: bool = False) -> pgtrigger.Trigger:
    """After a change of ``columns``, index the words of the agreement anew.

    Everything an agreement says is searched as one text (``register_words``), so the
    trigger stands on each table that says something. ``own`` is for the agreement's
    own table.
    """
    row = "id" if own else "agreement_id"
    moved = () if own else ("agreement_id",)
    changed = pgtrigger.Insert | pgtrigger.UpdateOf(*columns, *moved)
    return pgtrigger.Trigger(
        name="index_words" if not own else "index_own_words",
        when=pgtrigger.After,
        operation=changed if own else changed | pgtrigger.Delete,
        func=f"""
            IF TG_OP <> 'INSERT' THEN PERFORM register_index_agreement(OLD.{row}); END IF;
            IF TG_OP <> 'DELETE' THEN PERFORM register_index_agreement(NEW.{row}); END IF;
            RETURN NULL;
        """,
    )


def reindex_users(
    table: str, column: str, *, by: str = "id", columns: tuple[str, ...] = ("name",)
) -> pgtrigger.Trigger:
    """After a change of a name, index the agreements that use it through ``table.column``.

    ``by`` is the changed row's own column that ``table.column`` points to; a row that
    only belongs to what is used (an alias) also counts when it comes, goes or moves.
    """
    used = pgtrigger.UpdateOf(*columns)
    belonging = pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete
    index = f"PERFORM register_index_agreement(agreement_id) FROM {table} WHERE {column} ="
    return pgtrigger.Trigger(
        name="index_words_of_users",
        when=pgtrigger.After,
        operation=used if by == "id" else belonging,
        func=f"""
            IF TG_OP <> 'INSERT' THEN {index} OLD.{by}; END IF;
            IF TG_OP <> 'DELETE' THEN {index} NEW.{by}; END IF;
            RETURN NULL;
        """,
    )


def list_source(agreement: str) -> pgtrigger.Trigger:
    """After an article is cited, list it among the sources of the agreement.

    ``agreement`` is SQL that gives the agreement's id from the new row.
    """
    return pgtrigger.Trigger(
        name="list_source",
        when=pgtrigger.After,
        operation=pgtrigger.Insert | pgtrigger.UpdateOf("article_id"),
        func=f"PERFORM register_list_source(({agreement}), NEW.article_id); RETURN NULL;",
    )


AGREEMENT_OF_CITATION = """
    SELECT agreement_id FROM agreements_participation WHERE id = NEW.participation_id UNION ALL
    SELECT agreement_id FROM agreements_provision WHERE id = NEW.provision_id UNION ALL
    SELECT agreement_id FROM agreements_commitment WHERE id = NEW.commitment_id UNION ALL
    SELECT agreement_id FROM agreements_amount WHERE id = NEW.amount_id UNION ALL
    SELECT agreement_id FROM agreements_event WHERE id = NEW.event_id UNION ALL
    SELECT NEW.agreement_id WHERE NEW.agreement_id IS NOT NULL
"""

AGREEMENT_OF_CLAIM = """
    SELECT agreement_id FROM agreements_disagreement WHERE id = NEW.disagreement_id
"""

COUNT_DUE_DATE = pgtrigger.Trigger(
    name="count_due_date",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert | pgtrigger.Update,
    func="""
        IF NEW.due <> '' THEN
            NEW.due_on := register_due_on(NEW.due, COALESCE(NEW.counted_from, (
                SELECT signed_on FROM agreements_agreement WHERE id = NEW.agreement_id)));
        END IF;
        RETURN NEW;
    """,
)

RECOUNT_DUE_DATES = pgtrigger.Trigger(
    name="recount_due_dates",
    when=pgtrigger.After,
    operation=pgtrigger.UpdateOf("signed_on"),
    condition=pgtrigger.Q(old__signed_on__df=pgtrigger.F("new__signed_on")),
    func="""
        UPDATE agreements_commitment SET due_on = NULL
            WHERE agreement_id = NEW.id AND due LIKE 'P%' AND counted_from IS NULL;
        RETURN NULL;
    """,
)

STAMP = ("trust", "reviewed_at", "reviewed_by_id", "entered_by_id")

WHO_ENTERED_DOES_NOT_PUBLISH = pgtrigger.Trigger(
    name="who_entered_does_not_publish",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert | pgtrigger.UpdateOf(*STAMP),
    func=f"""
        IF NEW.trust <> 'reviewed' OR NOT register_four_eyes() THEN RETURN NEW; END IF;
        IF TG_OP = 'UPDATE' THEN
            IF ({", ".join(f"NEW.{name}" for name in STAMP)}) IS NOT DISTINCT FROM
               ({", ".join(f"OLD.{name}" for name in STAMP)}) THEN RETURN NEW; END IF;
        END IF;
        IF NEW.reviewed_by_id = NEW.entered_by_id
            OR (TG_OP = 'UPDATE' AND OLD.trust <> 'reviewed'
                AND NEW.reviewed_by_id = OLD.entered_by_id) THEN
            RAISE EXCEPTION 'Four eyes: another person has to review what this person entered.'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'who_entered_does_not_publish';
        END IF;
        RETURN NEW;
    """,
)
"""Only while REVIEW_FOUR_EYES is on; see docs/decisions/0009-four-eyes.md."""

WHO_PROPOSED_DOES_NOT_DECIDE = pgtrigger.Trigger(
    name="who_proposed_does_not_decide",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert,
    func="""
        IF NEW.verdict IN ('accept', 'edit', 'merge') AND register_four_eyes() AND (
            NEW.verdict = 'edit' OR NEW.by_id = (
                SELECT proposed_by_id FROM agreements_suggestion WHERE id = NEW.suggestion_id)
        ) THEN
            RAISE EXCEPTION 'Four eyes: another person has to accept what this person proposed.'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'who_proposed_does_not_decide';
        END IF;
        RETURN NEW;
    """,
)
"""Only while REVIEW_FOUR_EYES is on; who edits proposes."""

WHO_GAVE_THE_VALUE_DOES_NOT_SETTLE = pgtrigger.Trigger(
    name="who_gave_the_value_does_not_settle",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert,
    func="""
        IF NEW.leading = '' OR NOT register_four_eyes() OR (
            NEW.state = 'open' AND NEW.column = '' AND NEW.leading = NEW.before->>'leading'
        ) THEN RETURN NEW; END IF;
        IF (SELECT bool_and(entered_by_id IS NOT DISTINCT FROM NEW.by_id) FROM agreements_claim
            WHERE disagreement_id = NEW.disagreement_id AND value = NEW.leading
                AND NEW.by_id IS NOT NULL) THEN
            RAISE EXCEPTION 'Four eyes: another person has to settle on what this person entered.'
                USING ERRCODE = 'check_violation',
                    CONSTRAINT = 'who_gave_the_value_does_not_settle';
        END IF;
        RETURN NEW;
    """,
)
"""Only while REVIEW_FOUR_EYES is on. A value that another source gives too is not that person's
alone; to open a disagreement again settles nothing."""
