"""The network of partners: the same picture every time, and the table says all of it."""

from agreements.charts.network import Edge, Network, Node
from agreements.charts.standalone import standalone
from tests.charts.reading import drawings, figure

NODES = (
    Node("United States", 8, "/us/", "/list/?us"),
    Node("Québec & <Sons>", 4, "/q/", "/list/?q"),
    Node("Korea", 1, "/kr/", "/list/?kr"),
)
EDGES = (Edge(0, 2, 2, "/list/?us-kr"), Edge(0, 1, 16, "/list/?us-q"))
JAPAN = Network("Japan", NODES, EDGES, "agreements", "/jp/")


def many(n: int) -> Network:
    return Network("Japan", tuple(Node(f"Party {i}", n - i) for i in range(n)), (), "agreements")


def test_the_table_has_a_row_a_line_the_middle_first_then_the_strongest():
    rows = [tuple(value.text for value in row) for row in JAPAN.table().rows]
    assert rows == [
        ("Japan", "United States", 8),
        ("Japan", "Québec & <Sons>", 4),
        ("Japan", "Korea", 1),
        ("United States", "Québec & <Sons>", 16),
        ("United States", "Korea", 2),
    ]
    assert [row[2].href for row in JAPAN.table().rows][3:] == ["/list/?us-q", "/list/?us-kr"]
    assert JAPAN.table().heads == ("Party", "With", "Agreements")


def test_the_drawing_says_what_the_table_says():
    wide, narrow = drawings(JAPAN.draw())
    told = {title.text for title in wide.iter("title")}
    assert told == {
        "Japan and United States: 8",
        "Japan and Québec & <Sons>: 4",
        "Japan and Korea: 1",
        "United States and Korea: 2",
        "United States and Québec & <Sons>: 16",
    }
    for drawing in (wide, narrow):
        assert {"Japan", "Korea 1", "United States 8"} <= {
            each.text for each in drawing.iter("text")
        }


def test_a_line_is_as_wide_as_its_share_of_the_most():
    [wide, _narrow] = drawings(JAPAN.draw())
    widths = {each.find("title").text: each.get("stroke-width") for each in wide.iter("line")}
    assert widths["United States and Québec & <Sons>: 16"] == "9"
    assert widths["Japan and United States: 8"] == "4.5"
    assert widths["Japan and Korea: 1"] == "1"


def test_the_same_rows_give_the_same_picture():
    again = Network("Japan", NODES, EDGES, "agreements", "/jp/")
    assert again.draw() == JAPAN.draw()
    assert again.figure() == JAPAN.figure()


def test_no_two_nodes_overlap_and_none_leaves_the_drawing():
    for n in (1, 2, 3, 24):
        long = Network(
            "A middle with a rather long name of its own",
            tuple(Node("Groupement d'Entreprises Chinoises and others", i) for i in range(n)),
            (), "agreements",
        )  # fmt: skip
        [wide, _narrow] = drawings(long.draw())
        boxes = [
            tuple(float(each.get(side)) for side in ("x", "y", "width", "height"))
            for each in wide.iter("rect")
        ]
        assert len(boxes) == n + 1
        for x, y, width, height in boxes:
            assert 0 <= x <= x + width <= float(wide.get("width"))
            assert 0 <= y <= y + height <= float(wide.get("height"))
        assert not [(a, b) for a in boxes for b in boxes if a < b and overlap(a, b)]


def overlap(a, b):
    return (
        a[0] < b[0] + b[2] and b[0] < a[0] + a[2] and a[1] < b[1] + b[3] and b[1] < a[1] + a[3]
    )  # fmt: skip


def test_the_figure_is_one_that_plotly_takes_with_the_same_numbers():
    shown = figure(JAPAN.figure())
    nodes = shown.data[-1]
    assert list(nodes.text) == ["Japan", "United States 8", "Québec & <Sons> 4", "Korea 1"]
    assert [trace.line.width for trace in shown.data[:-1]] == [1.1, 9.0, 1.0, 2.2, 4.5]


def test_nobody_and_a_crowd_are_drawn_too():
    for network in (many(0), many(24)):
        assert len(drawings(network.draw())) == 2
        figure(network.figure())


def test_the_drawing_can_be_saved():
    drawings(standalone(JAPAN.draw(), "Title", "What is shown", "edition of 1 May 2026"))
