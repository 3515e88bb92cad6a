"""Each form of chart: the same rows drawn, tabled and as a figure."""

import pytest

from agreements.charts.bars import Bar, Bars, Part
from agreements.charts.heat import Heat, Row
from agreements.charts.standalone import standalone
from agreements.charts.succession import MOST, Succession, Text
from agreements.charts.svg import shortened, tag, words
from tests.charts.forms import drawings, is_sound

PARTS = (Part("c", "Commitment"), Part("i", "Intent"))
BARS = Bars(
    "Pillar",
    PARTS,
    (
        Bar("Stock & <store>", (3, 1), ("/a", "/b"), "STK", "First", "/p", of=8, total_href="/c"),
        Bar("Nothing", (0, 0), code="NON", group="Second", of=8),
    ),
    "agreements",
)
HEAT = Heat(
    "Pillar",
    ("2024", "2025"),
    (Row("Stockpiling", (4, 0), ("/a", "/b"), "STK"), Row("Scrap", (1, 2), (), "SCR")),
    "agreements",
)
OWN = Text("", "The framework", "28 Oct 2025", "Signed")


def other(n: int, **words: object) -> Text:
    return Text("Follows", f"Text {n} & “co”", "2024", "Signed", f"/t/{n}", **words)


SUCCESSION = Succession(OWN, (other(1, follows=True), other(2, is_later=True), other(3)))


@pytest.mark.parametrize(
    "form",
    [
        BARS,
        BARS._replace(is_percent=True),
        BARS._replace(rows=()),
        HEAT,
        HEAT._replace(wholes=(8, 0)),
        HEAT._replace(rows=(), columns=()),
        SUCCESSION,
        Succession(OWN, ()),
    ],
    ids=lambda form: type(form).__name__,
)
def test_a_form_is_sound_in_every_shape(form):
    is_sound(form)


def test_bars_stand_in_the_table_with_their_lists():
    table = BARS.table()

    assert table.heads == ("Pillar", "Commitment", "Intent", "Together")
    assert [[value.text for value in row] for row in table.rows] == [
        ["STK Stock & <store>", 3, 1, 4],
        ["NON Nothing", 0, 0, 0],
    ]
    assert [value.href for value in table.rows[0]] == ["/p", "/a", "/b", "/c"]
    assert table.first_number == 1


def test_bars_in_per_cent_are_shares_of_the_whole():
    shares = BARS._replace(is_percent=True)

    assert [value.text for value in shares.table().rows[0]][1:] == ["38 %", "12 %", "50 %"]
    assert [trace["x"] for trace in shares.figure()["data"]] == [[37.5, 0.0], [12.5, 0.0]]


def test_the_figure_of_bars_has_the_numbers_of_the_table():
    traces = BARS.figure()["data"]

    assert [(trace["name"], trace["x"]) for trace in traces] == [
        ("Commitment", [3, 0]),
        ("Intent", [1, 0]),
    ]


def test_a_bar_is_as_long_as_its_number():
    wide, _narrow = drawings(BARS)
    widths = [float(rect.attrib["width"]) for rect in wide.iter("rect")]

    assert widths == [pytest.approx(widths[1] * 3, abs=0.2), widths[1]]


def test_what_comes_from_outside_is_escaped_in_a_drawing():
    assert "Stock &amp; &lt;store&gt;" in BARS.draw()
    assert "<store>" not in BARS.draw()


def test_a_grid_stands_in_the_table_and_the_figure():
    assert [[value.text for value in row] for row in HEAT.table().rows] == [
        ["STK Stockpiling", 4, 0],
        ["SCR Scrap", 1, 2],
    ]
    assert HEAT.figure()["data"][0]["z"] == [[4, 0], [1, 2]]


def test_the_fullest_cell_is_the_darkest_and_an_empty_one_is_blank():
    wide, _narrow = drawings(HEAT)

    assert [rect.attrib["class"] for rect in wide.iter("rect")] == [
        "heat-4", "heat-0", "heat-1", "heat-2",
    ]  # fmt: skip


def test_a_grid_in_per_cent_is_of_each_columns_whole():
    table = HEAT._replace(wholes=(8, 4)).table()

    assert [[value.text for value in row[1:]] for row in table.rows] == [
        ["50 %", "0 %"],
        ["12 %", "50 %"],
    ]


def test_a_succession_draws_so_many_a_side_and_tables_all():
    many = Succession(OWN, tuple(other(n) for n in range(MOST + 3)))
    wide, _narrow = drawings(many)

    assert len(wide.findall("rect")) == MOST + 1
    assert len(many.table().rows) == MOST + 3


def test_an_earlier_text_stands_left_and_a_later_one_right():
    wide, _narrow = drawings(Succession(OWN, (other(1), other(2, is_later=True))))
    places = sorted(
        (float(rect.attrib["x"]), rect.find("title").text) for rect in wide.findall("rect")
    )

    assert [title for _x, title in places] == ["Text 1 & “co”", "The framework", "Text 2 & “co”"]


def test_a_drawing_without_a_wide_form_cannot_stand_alone():
    with pytest.raises(ValueError, match="no wide form"):
        standalone("<svg></svg>", "Title", "told", "edition")


def test_pieces_of_svg_escape_attributes_and_text():
    assert (
        tag("a", cls='x"y', stroke_width=1.5, href=None)
        == '<a class="x&quot;y" stroke-width="1.5"/>'
    )
    assert words(1, 2.0, "<b>") == '<text x="1" y="2" class="svg-text">&lt;b&gt;</text>'


@pytest.mark.parametrize(
    ("text", "most", "short"),
    [
        ("As long as that", 15, "As long as that"),
        ("As long as that one", 15, "As long as …"),
        ("US–Japan framework", 12, "US–Japan …"),
        ("Unbreakable", 6, "Unbr …"),
    ],
)
def test_a_long_name_is_cut_between_words(text, most, short):
    assert shortened(text, most) == short
