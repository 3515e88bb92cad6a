"""The world of squares: every state has its place, and the drawing says what the table says."""

import json
from collections import Counter

from agreements.charts.standalone import standalone
from agreements.charts.tiles import Tile, Tiles
from agreements.charts.world_tiles import COLUMNS, EMPTY, LAYOUT, ROWS, TILES
from tests.charts.reading import drawings, figure
from tests.golden import ROOT

# The 193 members of the United Nations.
CODES = """
AF AL DZ AD AO AG AR AM AU AT AZ BS BH BD BB BY BE BZ BJ BT BO BA BW BR BN BG BF BI CV KH CM CA
CF TD CL CN CO KM CG CD CR CI HR CU CY CZ DK DJ DM DO EC EG SV GQ ER EE SZ ET FJ FI FR GA GM GE
DE GH GR GD GT GN GW GY HT HN HU IS IN ID IR IQ IE IL IT JM JP JO KZ KE KI KP KR KW KG LA LV LB
LS LR LY LI LT LU MG MW MY MV ML MT MH MR MU MX FM MD MC MN ME MA MZ MM NA NR NP NL NZ NI NE NG
MK NO OM PK PW PA PG PY PE PH PL PT QA RO RU RW KN LC VC WS SM ST SA SN RS SC SL SG SK SI SB SO
ZA SS ES LK SD SR SE CH SY TJ TZ TH TL TG TO TT TN TR TM TV UG UA AE GB US UY UZ VU VE VN YE ZM
ZW
"""
MEMBERS = set(CODES.split())
WORLD = Tiles(
    (
        Tile("US", "United States", 64, 0, "/us/", "/list/?party=us", "/list/?through=us"),
        Tile("JP", "Japan <&>", 16, 1, "/jp/", "/list/?party=jp", "/list/?through=jp"),
        Tile("DE", "Germany", 1, 3),
        Tile("GR", "Greece", 0, 2, "/gr/", "/list/?party=gr", "/list/?through=gr"),
        Tile("ZZ", "Nowhere", 1, 0),
    ),
    "agreements",
)


def test_every_state_has_a_square_and_none_has_two():
    assert len(MEMBERS) == 193
    assert MEMBERS - set(TILES) == set()
    times = Counter(code for code in LAYOUT.split() if code != EMPTY)
    assert [code for code, n in times.items() if n > 1] == []
    assert len(times) == len(TILES)


def test_no_two_share_a_square():
    assert len(set(TILES.values())) == len(TILES) >= 195
    assert {len(line.split()) for line in LAYOUT.strip().splitlines()} == {COLUMNS}
    assert max(row for _column, row in TILES.values()) == ROWS - 1


def test_every_state_of_the_fixtures_has_a_square():
    rows = json.loads((ROOT / "fixtures/vocabulary/3_parties.json").read_text())
    states = {row["fields"]["iso2"] for row in rows if row["fields"]["kind"] == "state"}
    assert len(states) == 70
    assert states - set(TILES) == set()


def test_neighbours_stand_as_they_do_on_a_globe():
    def west(code):
        return TILES[code][0]

    def south(code):
        return TILES[code][1]

    assert west("US") < west("BR") < west("GB") < west("DE") < west("KZ") < west("CN") < west("JP")
    assert south("CA") < south("US") < south("MX") < south("BR") < south("AR")
    assert south("NO") < south("DE") < south("IT") < south("TD") < south("ZA")
    assert south("MN") < south("CN") < south("TH") < south("AU") < south("NZ")


def test_the_table_holds_what_each_does_itself_and_through_its_blocs():
    table = WORLD.table()
    assert table.heads == ("State", "Code", "Itself", "Only through a bloc", "Together")
    texts = [tuple(value.text for value in row) for row in table.rows]
    assert texts[1] == ("Japan <&>", "JP", 16, 1, 17)
    assert texts[3] == ("Greece", "GR", 0, 2, 2)
    hrefs = [value.href for value in table.rows[1]]
    assert hrefs == ["/jp/", "", "/list/?party=jp", "", "/list/?through=jp"]


def test_the_drawing_shows_the_numbers_of_the_table_and_every_state():
    wide, narrow = drawings(WORLD.draw())
    assert (wide.get("class"), narrow.get("class")) == ("chart-wide", "chart-narrow")
    said = [text.text for text in wide.iter("text")]
    assert said.count("64") == said.count("US") == 1
    assert "+2" in said
    assert set(TILES) <= set(said)
    tips = {title.text for title in wide.iter("title")}
    assert "Japan <&>: 16, and 1 only through a bloc" in tips
    assert len(tips) == 4, "Nowhere has no square"
    assert len(list(narrow.iter("rect"))) == len(TILES) + 5


def test_the_more_the_darker_and_only_through_a_bloc_is_drawn_apart():
    assert [WORLD.shade(tile) for tile in WORLD.rows] == [4, 2, 1, 0, 1]
    [wide, _narrow] = drawings(WORLD.draw())
    through = [each for each in wide.iter("rect") if each.get("class") == "heat-through"]
    assert [each.find("title").text for each in through] == ["Greece: 0, and 2 only through a bloc"]


def test_the_figure_is_one_that_plotly_takes_with_the_same_numbers():
    shown = figure(WORLD.figure())
    states = shown.data[1]
    assert list(states.text) == ["US<br>64", "JP<br>16", "DE<br>1", "GR<br>+2"]
    assert len(shown.data[0].x) == len(TILES) - 4
    assert list(zip(states.x, states.y, strict=True))[1] == TILES["JP"]


def test_an_empty_world_is_drawn_too():
    empty = Tiles((), "agreements")
    assert len(drawings(empty.draw())) == 2
    figure(empty.figure())
    assert empty.table().rows == []


def test_the_drawing_can_be_saved():
    drawings(standalone(WORLD.draw(), "Title", "What is shown", "edition of 1 May 2026"))
