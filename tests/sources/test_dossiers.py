"""Every fault of a dossier file is told with its file, its line and its reason."""

import textwrap
from pathlib import Path

import pytest

from agreements.core.partial_dates import PartialDate
from agreements.sources.dossiers import UnreadableDossierError, dossier_paths, read_dossier
from tests.register import PATHS

WHOLE = textwrap.dedent("""\
    slug: a-b-2025
    title: A and B
    kind: mou
    legal_force: non-binding
    status: signed
    signed_on: '2025-10-28'
    trust: reference
    summary: What they agreed.
    participations:
    - party: japan
      role: signatory
    commitments:
    - pillar: financing
      summary: Money.
      due: P6M
      due_on: '2026-04-28'
      outcome: unknown
      citations:
      - source: s1
        locator: ¶2
    related:
    - slug: c-d-2025
      relation: follows
    claims:
    - attribute: place
      values:
      - value: Tokyo
        source: s1
    sources:
    - id: s1
      url: https://gazette.example/1
      language: en
    - id: s2
      url: https://gazette.example/2
      language: en
    """)
BOMB = "\n".join(
    ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
)
KINDS = (
    "'framework', 'mou', 'joint-statement', 'agreement', 'partnership', 'initiative', "
    "'action-plan', 'fund', 'trade-deal' or 'programme'"
)
TEXT = "write text, in quotes where it looks like a number"


def faults(path: Path) -> list[str]:
    with pytest.raises(UnreadableDossierError) as refused:
        read_dossier(path)
    assert str(refused.value) == "\n".join(str(fault) for fault in refused.value.faults)
    return [str(fault).removeprefix(f"{path}:") for fault in refused.value.faults]


def faults_of(text: str | bytes, folder: Path, name: str = "a-b-2025.yaml") -> list[str]:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return faults(path)


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_the_fixtures_have_no_fault(path):
    assert read_dossier(path).dossier.slug == path.stem


def test_a_whole_dossier_is_taken_with_its_due_date_worked_out(tmp_path):
    path = tmp_path / "a-b-2025.yaml"
    path.write_text(WHOLE.replace("  due_on: '2026-04-28'\n", ""))
    [commitment] = read_dossier(path).dossier.commitments
    assert commitment.due_on == PartialDate(2026, 4, 28)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("title: A and B\n", "", ["1: title: is missing"]),
        ("title: A and B\n", "title: ''\n", ["2: title: String should have at least 1 character"]),
        ("title: A and B\n", "title: 7\n", [f"2: title: is 7; {TEXT}"]),
        ("title: A and B\n", "title: [A]\n", [f"2: title: is ['A']; {TEXT}"]),
        ("title: A", "titel: x\ntitle: A", ["2: titel: is not a field of a dossier"]),
        (
            "  role: s",
            "  rank: 1\n  role: s",
            ["11: participations.0.rank: is not a field of a dossier"],
        ),
        ("kind: mou", "kind: pact", [f"3: kind: is 'pact'; it may be {KINDS}"]),
        ("  role: signatory\n", "", ["10: participations.0.role: is missing"]),
        (
            "'2025-10-28'",
            "'2025-02-30'",
            [
                "6: signed_on: “2025-02-30” is not a date: write a year, a month or a day, such as "
                "2024, 2024-10 or 2024-10-28."
            ],
        ),
        ("'2025-10-28'", "2025", [f"6: signed_on: is 2025; {TEXT}"]),
        (
            "'2025-10-28'",
            "2025-10-28",
            [f"6: signed_on: is datetime.date(2025, 10, 28); {TEXT}"],
        ),
        ("status: signed", "status: signed\nstatus: signed", ["6: status: stands twice"]),
        ("  outcome: unknown", "  outcome: unknown\n  due: P6M", ["18: due: stands twice"]),
        (
            "- id: s2",
            "- id: s1",
            ["30: sources.0.id: s1 stands twice", "33: sources.1.id: s1 stands twice"],
        ),
        (
            "  - source: s1\n    locator",
            "  - source: s9\n    locator",
            ["19: commitments.0.citations.0.source: no source has the id s9"],
        ),
        (
            "    source: s1\nsources",
            "    source: s8\nsources",
            ["28: claims.0.values.0.source: no source has the id s8"],
        ),
        (
            "2026-04-28",
            "2026-04-30",
            [
                "16: commitments.0.due_on: 2026-04-30 does not follow from P6M, which gives "
                "2026-04-28; state counted_from"
            ],
        ),
        (
            "due: P6M",
            "due: soon",
            [
                "15: commitments.0.due: “soon” is not a due rule: write a period such as P6M or "
                "P180D, or a date such as 2026-12-31."
            ],
        ),
        (
            "slug: a-b-2025",
            "slug: a-c-2025",
            ["1: slug: is a-c-2025, but the file is a-b-2025.yaml"],
        ),
        (
            "summary: What",
            "summary: !!python/object:os.system What",
            [
                "8: is not YAML: could not determine a constructor for the tag "
                "'tag:yaml.org,2002:python/object:os.system'"
            ],
        ),
        ("title: A and B", "title: *nothing", ["2: is not YAML: a dossier takes no aliases"]),
        ("title: A", "? [a, b]\n: x\ntitle: A", ["2: is not YAML: found unhashable key"]),
        ("title: A", "1: x\ntitle: A", ["2: 1: Keys should be strings"]),
        ("title: A and B", "title: 2025-99-99", ["2: is not YAML: month must be in 1..12"]),
        (
            "title: A and B",
            "title: !!int 'x'",
            ["2: is not YAML: invalid literal for int() with base 10: 'x'"],
        ),
        (
            "title: A and B",
            "title: !!binary '%%%'",
            ["2: title: String should have at least 1 character"],
        ),
        (
            "title: A",
            "<<: 7\ntitle: A",
            [
                "2: is not YAML: "
                "expected a mapping or list of mappings for merging, but found scalar"
            ],
        ),
        ("title: A and B", 'title: "A\\0B"', ["2: is not YAML: holds a sign that no text has"]),
        (
            "participations:\n",
            "participations: japan\nother:\n",
            ["9: participations: is not a list", "10: other: is not a field of a dossier"],
        ),
        (
            "trust: reference\n",
            "trust: reviewed\nreviewed_at: last week\n",
            [
                "8: reviewed_at: “last week” is not a moment with its zone, such as "
                "2026-03-01T12:00:00+00:00"
            ],
        ),
        (
            "  outcome: unknown\n",
            "  outcome: unknown\n  checks:\n  - looked_on: 2026-5-10\n    places: All\n"
            "    finding: nothing\n",
            ["19: commitments.0.checks.0.looked_on: “2026-5-10” is not a day such as 2026-05-10"],
        ),
        (
            "- party: japan\n  role: signatory",
            "- japan",
            ["10: participations.0: is not a mapping of fields"],
        ),
    ],
)
def test_a_fault_is_told_with_its_line_and_reason(old, new, told, tmp_path):
    assert WHOLE.count(old) == 1
    assert faults_of(WHOLE.replace(old, new), tmp_path) == told


def test_every_fault_of_a_file_is_told_at_once(tmp_path):
    wrong = WHOLE.replace("kind: mou", "kind: pact").replace("title: A and B\n", "")
    found = faults_of(wrong.replace("language: en", "language: 7"), tmp_path)
    assert [fault.split(":")[1].strip() for fault in found] == [
        "title", "kind", "sources.0.language", "sources.1.language",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "1: holds no fields; a dossier is a mapping"),
        ("# nothing but a remark\n", "1: holds no fields; a dossier is a mapping"),
        ("null\n", "1: holds no fields; a dossier is a mapping"),
        ("- slug: a-b-2025\n", "1: holds no fields; a dossier is a mapping"),
        ("just words\n", "1: holds no fields; a dossier is a mapping"),
        (b"slug: caf\xe9\n", "1: is not UTF-8 text"),
        (b"\xff\xfes\x00l\x00", "1: is not UTF-8 text"),
        ("slug: a\n---\nslug: b\n", "2: is not YAML: but found another document"),
        ("title: x\n" * 330_000, "1: larger than 2,000,000 bytes"),
    ],
    ids=range(9),
)
def test_what_is_no_dossier_at_all_is_told_in_a_sentence(text, told, tmp_path):
    assert faults_of(text, tmp_path) == [told]


@pytest.mark.parametrize("text", ["slug: [a\ntitle: b\n", "slug: a\n\tb: c\n", "slug: a\n  b: c\n"])
def test_what_is_not_yaml_is_told_with_its_line(text, tmp_path):
    [fault] = faults_of(text, tmp_path)
    assert fault.startswith("2: is not YAML: ")


def test_aliases_that_would_swell_are_refused_at_once(tmp_path):
    found = faults_of(WHOLE + BOMB + "\n", tmp_path)
    assert found == ["37: is not YAML: a dossier takes no aliases"]


def test_a_deep_nest_is_refused(tmp_path):
    deep = "title: " + "[" * 5_000 + "]" * 5_000
    assert faults_of(deep, tmp_path) == ["1: is not YAML: nested too deeply"]


def test_a_missing_file_and_a_folder_named_as_a_file_are_told(tmp_path):
    assert faults(tmp_path / "none.yaml") == ["1: cannot be opened: No such file or directory"]
    assert faults(tmp_path) == ["1: cannot be opened: Is a directory"]


def test_folders_give_their_files_in_order_of_name(tmp_path):
    for name in ("b.yaml", "a.yaml", "notes.txt", "c.yml"):
        (tmp_path / name).touch()
    named = [path.name for path in dossier_paths([tmp_path, tmp_path / "x.yaml"])]
    assert named == ["a.yaml", "b.yaml", "x.yaml"]
