"""The marks of promises in charts are those of the page's sprite."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from agreements.charts.marks import MARKS, mark
from agreements.core.words import DueState

SPRITE = (Path(__file__).parents[2] / "templates/components/sprite.html").read_text()


def test_every_state_of_a_promise_has_a_mark():
    assert set(MARKS) == {str(state) for state in DueState}


@pytest.mark.parametrize("state", sorted(MARKS))
def test_a_mark_has_the_paths_of_the_sprite(state):
    [symbol] = re.findall(rf'<symbol id="g-{state}".*?</symbol>', SPRITE)
    paths = re.findall(r' d="([^"]+)"', symbol)
    circles = symbol.count("<circle")
    drawn = [shape.d for shape in MARKS[state]]
    assert [d for d in drawn if d in paths] == paths
    assert len(drawn) == len(paths) + circles


def test_a_mark_says_what_it_stands_for_and_escapes_it():
    drawn = ElementTree.fromstring(mark("overdue", 3, 4.25, 15, 'Due <soon> & "late"'))
    assert drawn.attrib["class"] == "mark due-overdue"
    assert drawn.attrib["transform"] == "translate(3.0 4.2) scale(1.071)"
    assert drawn[0].text == 'Due <soon> & "late"'
