"""Serves the charting library out of its installed package, with its styles as a file.

The script would write its rules into ``<style>`` elements, which the content security
policy refuses. It does not where the page links them itself; so they are read out of the
script and served beside it. Nothing of it is kept in the repository.
"""

from __future__ import annotations

import importlib.metadata
import importlib.util
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

from minerals import embedded

PREFIX = "plotly"
SCRIPT, STYLES = "plotly.min.js", "plotly.css"

TEXT = r"""(?:"[^"]*"|'[^']*')"""
RULES = re.compile(rf"""\{{("X,X div":{TEXT}(?:,(?:"[^"]+"|\w+):{TEXT})*)\}}""")
RULE = re.compile(r"""(?:"([^"]+)"|(\b[XY])):(?:"([^"]*)"|'([^']*)')""")
PLACES = {"X": ".js-plotly-plot .plotly", "Y": ".plotly-notifier"}


class NoRulesError(LookupError):
    """The script holds no style rules in the form known; read the new version of it."""


def styles_of(script: str) -> str:
    """The rules that ``script`` would write into the page, as a style sheet."""
    found = RULES.search(script)
    if found is None:
        raise NoRulesError("No style rules were found in the charting library.")
    return "\n".join(
        f"{_placed(quoted or bare)} {{ {double or single} }}"
        for quoted, bare, double, single in RULE.findall(found.group(1))
    )


def _placed(selector: str) -> str:
    return re.sub("[XY]", lambda letter: PLACES[letter.group()], selector)


class PlotlyFinder(BaseFinder):
    """Finds ``plotly/plotly.min.js`` and ``plotly/plotly.css``, and nothing else."""

    def __init__(self, *_args: Any, **_kwargs: Any) -> None:
        package = importlib.util.find_spec("plotly")
        if package is None or not package.submodule_search_locations:
            raise ModuleNotFoundError("plotly is not installed; run make setup")
        self.package = Path(package.submodule_search_locations[0]) / "package_data"
        self.made = embedded.var_dir() / "plotly" / importlib.metadata.version("plotly")

    def check(self, **_kwargs: Any) -> list[Any]:
        return []

    def find(self, path: str, find_all: bool = False, **_kwargs: Any) -> Any:  # noqa: FBT001, FBT002 - Django's signature
        folders = {f"{PREFIX}/{SCRIPT}": self.package, f"{PREFIX}/{STYLES}": self.made}
        folder = folders.get(path)
        if folder == self.made:
            self._make()
        found = [str(folder / Path(path).name)] if folder else []
        return found if find_all else (found[0] if found else None)

    def list(self, _ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Any]]:
        self._make()
        for name, folder in ((SCRIPT, self.package), (STYLES, self.made)):
            storage = FileSystemStorage(location=folder)
            storage.prefix = PREFIX  # type: ignore[attr-defined]  # as Django's own finders do
            yield name, storage

    def _make(self) -> None:
        """Write the styles of this version, once; several processes may try at a time."""
        if (self.made / STYLES).exists():
            return
        self.made.mkdir(parents=True, exist_ok=True)
        whole = self.made / f"{STYLES}.{os.getpid()}"
        whole.write_text(styles_of((self.package / SCRIPT).read_text("utf-8")), "utf-8")
        whole.replace(self.made / STYLES)
