"""Every variable that is read is described, and every one described is read."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from minerals.embedded import BASE_DIR

READERS = re.compile(r"env_[a-z]+|_given|(os\.)?environ\.(get|pop)")
NOT_FOR_PEOPLE = {"RUN_MAIN", "DJANGO_SETTINGS_MODULE"}  # Django's own
READ_ELSEWHERE = {"BROWSER_TESTS"}  # by the tests in a browser
DESCRIBED = re.compile(r"^(?:# )?([A-Z][A-Z_]+)=", re.MULTILINE)
IN_COMPOSE = re.compile(r"\$\{([A-Z_]+)[:}]")


def names_read(source: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(source.read_text())):
        if isinstance(node, ast.Call) and READERS.fullmatch(ast.unparse(node.func)):
            yield from (str(a.value) for a in node.args[:1] if isinstance(a, ast.Constant))


def test_the_example_describes_what_is_read_and_nothing_else() -> None:
    read = {name for file in (BASE_DIR / "minerals").rglob("*.py") for name in names_read(file)}
    read |= set(IN_COMPOSE.findall((BASE_DIR / "docker-compose.yml").read_text()))
    assert {"DATABASE_URL", "PORT", "SECRET_KEY", "VAR_DIR", "POSTGRES_PASSWORD"} <= read
    described = DESCRIBED.findall((BASE_DIR / ".env.example").read_text())
    assert sorted(described) == sorted((read | READ_ELSEWHERE) - NOT_FOR_PEOPLE)


def test_every_variable_has_a_sentence_before_it() -> None:
    example = (BASE_DIR / ".env.example").read_text()
    for paragraph in example.split("\n\n"):
        if DESCRIBED.search(paragraph):
            assert re.match(r"# [A-Za-z0-9].*\.", paragraph, re.DOTALL), paragraph


def test_the_guide_names_every_variable() -> None:
    guide = (BASE_DIR / "docs" / "operate.md").read_text()
    for name in DESCRIBED.findall((BASE_DIR / ".env.example").read_text()):
        assert f"`{name}`" in guide, name
