"""docs/data-model.md says what the code says."""

import re
from dataclasses import MISSING, Field, fields
from pathlib import Path

from agreements.core import dossier
from agreements.core.words import AmountKind, DueState, Relation, Role, Strength, Trust

PAGE = (Path(__file__).resolve().parents[1] / "docs" / "data-model.md").read_text(encoding="utf-8")
SHARED = {field.name for field in fields(dossier.FactRecord)}
RECORDS = {
    "(the agreement)": dossier.Dossier,
    "`participations`": dossier.ParticipationRecord,
    "`provisions`": dossier.ProvisionRecord,
    "`commitments`": dossier.CommitmentRecord,
    "`commitments[].checks`": dossier.CheckRecord,
    "`amounts`": dossier.AmountRecord,
    "`events`": dossier.EventRecord,
    "`related`": dossier.RelatedRecord,
    "`claims`": dossier.DisagreementRecord,
    "`claims[].values`": dossier.ClaimRecord,
    "`sources`": dossier.SourceRecord,
}


def rows(heading: str) -> dict[str, str]:
    """The first table under a heading: first cell to second."""
    section = PAGE.split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]
    cells = [line.strip("| ").split(" | ") for line in section.splitlines() if line[:2] == "| "]
    return {first: second for first, second, *_ in cells[1:]}


def written(field: "Field[object]") -> str:
    """A field as the table prints it: bold where a dossier must have it."""
    return f"**{field.name}**" if field.default is MISSING else field.name


def test_the_table_of_dossier_fields_is_that_of_the_records():
    lists = {"participations", "provisions", "commitments", "amounts", "events"}
    lists |= {"related", "claims", "sources"}
    said = {name: re.sub(r":.*", "", cell).split(", ") for name, cell in rows("Dossier").items()}
    assert said == {
        name: [
            written(field)
            for field in fields(record)
            if not (issubclass(record, dossier.FactRecord) and field.name in SHARED)
            and not (record is dossier.Dossier and field.name in lists)
        ]
        for name, record in RECORDS.items()
    }


def test_every_kind_of_amount_and_of_trust_is_explained():
    assert list(rows("Amount")) == [f"`{kind}`" for kind in AmountKind]
    assert list(rows("Trust")) == [f"`{trust}`" for trust in Trust]


def test_every_state_of_a_commitment_is_explained():
    assert sorted(rows("Commitment").values()) == sorted(state.label.lower() for state in DueState)


def test_every_role_strength_and_relation_is_named():
    words = [word.label.lower() for word in (*Role, *Strength)]
    words += [str(relation) for relation in Relation]
    assert [word for word in words if word not in PAGE] == []
