"""House rules a linter cannot hold. Each says why in its message."""

import ast
import re
import statistics
import subprocess
import tomllib
from pathlib import Path

import django
import pytest
from django.contrib.staticfiles import finders
from django.template import TemplateDoesNotExist, engines

ROOT = Path(__file__).parents[1]
PACKAGES = [ROOT / name for name in ("agreements", "minerals", "tests")]
PYTHON = [p for folder in PACKAGES for p in folder.rglob("*.py") if "migrations" not in p.parts]
OURS = [path for path in PYTHON if "tests" not in path.parts]
TEMPLATES = list((ROOT / "templates").rglob("*.html"))
STATIC = [path for path in (ROOT / "static").rglob("*") if path.suffix in {".css", ".js", ".svg"}]


def each(paths):
    return pytest.mark.parametrize("path", paths, ids=lambda path: str(path.relative_to(ROOT)))


def functions(path):
    tree = ast.parse(path.read_text())
    return [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]


def length(function):
    return function.end_lineno - function.lineno + 1


# --- Python ----------------------------------------------------------------------


@each(PYTHON)
def test_modules_stay_small(path):
    lines = len(path.read_text().splitlines())
    assert lines <= 300, "Split it: a file should be one thing a reader can hold in mind"


def test_functions_stay_small():
    lengths = [length(function) for path in OURS for function in functions(path)]
    assert statistics.median(lengths) <= 10, "Most functions should be read at a glance"
    assert max(lengths) <= 40, "Split it: a function should fit on a screen"


@each(sorted((ROOT / "agreements").glob("tasks.py")))
def test_tasks_hold_no_rule(path):
    long = {function.name: length(function) for function in functions(path)}
    assert {name: n for name, n in long.items() if n > 15} == {}, "A task loads, calls and logs"


@each(OURS)
def test_flags_are_named_at_the_call(path):
    lines = path.read_text().splitlines()
    named = {
        f"{function.name}({argument.arg})"
        for function in functions(path)
        for argument in [*function.args.posonlyargs, *function.args.args]
        if argument.annotation and ast.unparse(argument.annotation) in {"bool", "bool | None"}
        if "noqa: FBT001" not in lines[argument.lineno - 1]  # the signature is not ours
    }
    assert named == set(), "Make it keyword-only: f(x, True) says nothing"


def test_every_part_of_the_register_has_its_layer():
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    [layers] = [each for each in contracts["contracts"] if each["type"] == "layers"]
    words = " ".join([*layers["layers"], *layers["exhaustive_ignores"]])
    placed = set(re.findall(r"\w+", words))
    app = ROOT / "agreements"
    there = {path.parent.name for path in app.glob("*/*.py")} | {p.stem for p in app.glob("*.py")}
    assert there - placed - {"__init__"} == set(), "Say in pyproject.toml what it may import"


# --- Templates -------------------------------------------------------------------


def html(path):
    """The markup alone: a tag of the template language may hold any sign."""
    return re.sub(r"{#.*?#}|{%.*?%}|{{.*?}}", "", path.read_text(), flags=re.DOTALL)


def tags(path):
    return re.findall(r"<[a-zA-Z][^<>]*>", html(path))


@each(TEMPLATES)
def test_a_partial_has_the_id_of_what_it_fills(path):
    text = path.read_text()
    missing = [
        name
        for name in re.findall(r"{%-?\s*partialdef\s+([\w-]+)", text)
        if f'id="{name}"' not in text
    ]
    assert missing == [], "render_page() finds the partial by its target's id"


@each(TEMPLATES)
def test_what_asks_for_a_part_says_where_it_goes(path):
    asking = [tag for tag in tags(path) if re.search(r"\shx-(get|post|put|patch|delete)\b", tag)]
    silent = [tag for tag in asking if "hx-target" not in tag or "hx-swap" not in tag]
    assert silent == [], "hx-target and hx-swap stand on the element, where a reader looks"


@each(TEMPLATES)
def test_templates_hold_no_script_and_no_style(path):
    inline = [
        tag
        for tag in tags(path)
        if re.search(r"\s(style|on[a-z]+|hx-on[\w:-]*)\s*=", tag)
        or re.match(r"<(style\b|script\b(?!.*\ssrc=))", tag)
        or re.search(r"=\s*[\"']?\s*javascript:", tag, re.IGNORECASE)
    ]
    assert inline == [], "The content security policy refuses it; use static/"


FOREIGN = r"(https?:)?//"


@each(TEMPLATES)
def test_pages_load_nothing_from_elsewhere(path):
    foreign = [
        tag
        for tag in tags(path)
        if re.search(rf"\s(src|srcset|poster|action|formaction|data)\s*=\s*[\"']?{FOREIGN}", tag)
        or (re.match(r"<(link|use|image|base)\b", tag) and re.search(rf"href=[\"']?{FOREIGN}", tag))
    ]
    assert foreign == [], "Everything a page needs is served by the register itself"


@each(STATIC)
def test_static_files_load_nothing_from_elsewhere(path):
    text = path.read_text().replace("http://www.w3.org/", "")
    foreign = re.findall(rf"(?:url\(|@import|[\"'`])\s*[\"']?{FOREIGN}[^\s)\"']*", text)
    assert foreign == [], "Everything a page needs is served by the register itself"


NAMED = {
    path: set(re.findall(r"""["'=\s]([\w/-]+\.html)(?:#[\w-]+)?["'\s]""", path.read_text()))
    for path in [*OURS, *TEMPLATES]
}

WORKED_OUT = {
    re.sub(r"{[^{}]*}", r"[\\w-]+", name)
    for path in OURS
    for name in re.findall(r"""f["']([\w/-]*{[\w{}/.-]*\.html)["']""", path.read_text())
}
"""Patterns of the names that are put together, such as an error's by its number."""


@each(TEMPLATES)
def test_every_template_is_used(path):
    name = path.relative_to(ROOT / "templates").as_posix()
    django_has_it = [*Path(django.__file__).parent.rglob(f"templates/{name}")]
    used = any(name in names for other, names in NAMED.items() if other != path)
    put_together = [pattern for pattern in WORKED_OUT if re.fullmatch(pattern, name)]
    assert used or put_together or django_has_it, "Delete it, or name it where it is used"


@each([path for path, names in NAMED.items() if names])
def test_every_template_that_is_named_exists(path):
    assert {name for name in NAMED[path] if not is_there(name)} == set()


def is_there(name):
    try:
        engines["django"].get_template(name)
    except TemplateDoesNotExist as missing:
        return missing.args[0] != name
    return True


@each([path for path in TEMPLATES if "{% static" in path.read_text()])
def test_every_static_file_that_is_named_exists(path):
    names = re.findall(r"{% static ['\"]([^'\"]+)['\"]", path.read_text())
    assert [name for name in names if finders.find(name) is None] == []


# --- What is shared --------------------------------------------------------------

# Put together here, so that this file holds none of them.
PLACES_OF_ONE_MACHINE = [
    *("/".join(["", *parts]) for parts in (("work", "main"), ("work", "shared"), ("opt", "dev"))),
    *(
        ".".join(parts)
        for parts in (
            ("pypi", "org"),
            ("python" + "hosted", "org"),
            ("npmjs", "org"),
            ("npmjs", "com"),
            ("jsdelivr", "net"),
            ("unpkg", "com"),
            ("cdnjs", "cloudflare", "com"),
            ("esm", "sh"),
            ("skypack", "dev"),
            ("fonts", "googleapis", "com"),
            ("rubygems", "org"),
        )
    ),
]


def tracked():
    if not (ROOT / ".git").exists():
        pytest.skip("not a checkout: nothing is tracked")
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True
    )
    paths = [ROOT / name for name in listed.stdout.split("\0") if name]
    return [path for path in paths if path.is_file()]


def test_shared_files_name_no_machine_and_no_registry():
    places = re.compile("|".join(re.escape(place) for place in PLACES_OF_ONE_MACHINE))
    found = {
        f"{path.relative_to(ROOT)}: {place}"
        for path in tracked()
        for place in places.findall(path.read_text(errors="ignore"))
    }
    assert found == set(), "It works on one machine only, or asks one registry only"


def test_nothing_that_is_made_here_is_shared():
    made = re.compile(r"(^|/)(var|__pycache__|\.venv|\.env|\.hypothesis|node_modules)(/|$)")
    names = [str(path.relative_to(ROOT)) for path in tracked()]
    assert [name for name in names if made.search(name)] == []
