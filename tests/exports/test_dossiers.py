"""What is dumped is what was loaded, to the byte."""

import pytest
import yaml
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st

from agreements.core.dossier import AmountRecord
from agreements.core.partial_dates import PartialDate
from agreements.core.words import AmountKind
from agreements.exports.dossiers import dossier_yaml, plain, yaml_of
from agreements.models import Agreement
from agreements.models.as_dossiers import dossiers
from agreements.sources import plain_yaml
from agreements.sources.dossiers import read_dossier
from tests.register import PATHS

HARD = (
    "no", "1e3", "2025-10-28", "~", "null", "=x", "a: b", "# a", "'", '"', "\t-", "é ¶ 採掘", "%",
    "line\nbreak", " x" * 90, "0o17", "12:30:45", "<<", "&a", "*a", "!!int 3", "a\x85b", "a\u2028b",
)  # fmt: skip


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_a_file_written_again_is_the_same_to_the_byte(path):
    assert dossier_yaml(read_dossier(path).dossier) == path.read_text(encoding="utf-8")


def read(text):
    return plain_yaml.plain(plain_yaml.compose(text))


@pytest.mark.parametrize("words", HARD)
def test_text_that_yaml_would_read_as_something_else_comes_back_as_text(words):
    assert read(yaml_of({"title": words, words: [words]})) == {"title": words, words: [words]}


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1))
def test_any_text_comes_back_as_it_was(words):
    assert read(yaml_of({"summary": words})) == {"summary": words}


def test_what_holds_its_default_is_left_out_but_the_kind_of_an_amount_is_always_told():
    amount = AmountRecord(value=5, currency="USD", what="A fund")
    assert plain(amount) == {"value": 5, "currency": "USD", "kind": "other", "what": "A fund"}
    assert plain(PartialDate(2025, 10)) == "2025-10"
    assert plain((AmountKind.PLEDGE, 3, "x")) == ["pledge", 3, "x"]


@pytest.mark.django_db
@pytest.mark.usefixtures("real_register")
class TestWithTheRegister:
    def test_all_that_was_loaded_is_dumped_to_the_byte(self, tmp_path, capsys):
        call_command("dump_dossiers", str(tmp_path / "new"))
        written = sorted((tmp_path / "new").iterdir())
        assert [path.name for path in written] == [path.name for path in PATHS]
        before = {path.name: path.read_bytes() for path in PATHS}
        assert {path.name: path.read_bytes() for path in written} == before
        assert capsys.readouterr().out == f"137 dossiers written to {tmp_path / 'new'}.\n"

    def test_what_is_held_is_what_the_files_say(self):
        held = {dossier.slug: dossier for dossier in dossiers(Agreement.objects.all())}
        assert held == {path.stem: read_dossier(path).dossier for path in PATHS}

    def test_only_the_agreements_named_are_dumped(self, tmp_path, capsys):
        names = ["us-japan-framework-2025", "forge-2026"]
        call_command("dump_dossiers", str(tmp_path), *names)
        assert sorted(path.stem for path in tmp_path.iterdir()) == sorted(names)
        assert capsys.readouterr().out == f"2 dossiers written to {tmp_path}.\n"
        assert yaml.safe_load((tmp_path / "forge-2026.yaml").read_text())["slug"] == "forge-2026"

    def test_names_that_nothing_has_are_told_and_nothing_is_written(self, tmp_path):
        with pytest.raises(CommandError, match=r"No agreement is called nor-this, not-this\.$"):
            call_command("dump_dossiers", str(tmp_path), "not-this", "forge-2026", "nor-this")
        assert list(tmp_path.iterdir()) == []
