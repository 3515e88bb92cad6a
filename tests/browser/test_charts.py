"""Charts that can be explored: under the content policy, in both themes, saved as files."""

import pytest

CHART = "/pillars/?party=japan"
DEVICES = ("desktop", "phone")


def explored(open_page, device="desktop", **options):
    page = open_page(CHART, device=device, **options)
    page.get_by_role("button", name="Explore").click()
    page.wait_for_selector(".chart-live .main-svg")
    return page


@pytest.mark.parametrize("device", DEVICES)
def test_exploring_swaps_the_drawing_for_the_figure_and_back(open_page, device):
    """Any complaint of the content policy fails the test: see tests/browser/noise.py."""
    page = explored(open_page, device)

    assert page.locator(".chart-canvas").is_hidden()
    assert page.locator(".chart-live").evaluate("e => e === document.activeElement")
    page.get_by_role("button", name="Back to the drawing").click()
    assert page.locator(".chart-canvas").is_visible()
    assert page.locator(".chart-live").is_hidden()


def test_layers_of_the_figure_lie_upon_each_other(open_page):
    """Without its styles they would stand below each other, and nothing could be pointed at."""
    page = explored(open_page)
    tops = page.eval_on_selector_all(
        ".chart-live .main-svg", "all => all.map(e => Math.round(e.getBoundingClientRect().top))"
    )

    assert len(set(tops)) == 1


def test_pointing_at_a_bar_tells_its_number(open_page):
    page = explored(open_page)
    bar = page.locator(".chart-live .bars path").first
    bar.hover(force=True)
    page.wait_for_selector(".chart-live .hoverlayer .hovertext")

    assert "SUP Securing supply" in page.locator(".hovertext").first.text_content()


def test_the_figure_can_be_zoomed_by_its_buttons(open_page):
    page = explored(open_page)
    ends = "document.querySelector('.chart-live').layout.xaxis.range.map(Math.round)"
    before = page.evaluate(ends)
    page.locator(".chart-live").hover()
    page.locator('.modebar-btn[data-title="Zoom in"]').click()

    page.wait_for_function(f"{ends}[1] < {before[1]}")


@pytest.mark.parametrize(
    ("button", "name"),
    [("Download plot as a PNG", "breakdown.png"), ("Download plot as an SVG", "breakdown.svg")],
)
def test_the_figure_is_saved_as_a_picture(open_page, button, name):
    page = explored(open_page)
    page.locator(".chart-live").hover()
    with page.expect_download() as download:
        page.locator(f'.modebar-btn[data-title="{button}"]').click()

    assert download.value.suggested_filename == name
    assert download.value.path().stat().st_size > 5_000


def test_nothing_is_offered_that_would_send_the_chart_elsewhere(open_page):
    page = explored(open_page)
    titles = page.eval_on_selector_all(".modebar-btn", "all => all.map(e => e.dataset.title)")

    assert [title for title in titles if "hare" in title or "loud" in title] == []


@pytest.mark.parametrize(
    ("name", "begins"),
    [("PNG", b"\x89PNG\r\n"), ("SVG", b"<svg xmlns"), ("CSV", b"\xef\xbb\xbfPillar,")],
)
def test_the_drawing_is_saved_without_exploring(open_page, name, begins):
    page = open_page(CHART)
    with page.expect_download() as download:
        page.locator(".chart").get_by_text(name, exact=True).click()

    assert download.value.path().read_bytes().startswith(begins)


def test_the_figure_changes_colours_with_the_theme(open_page):
    page = explored(open_page, color_scheme="light")
    ink = "document.querySelector('.chart-live .ytick text').style.fill"
    light = page.evaluate(ink)
    page.locator("[data-theme-toggle]").click()

    page.wait_for_function(f"{ink} !== {light!r}")


def test_the_library_is_loaded_only_when_asked_for(open_page):
    page = open_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(CHART)
    page.wait_for_load_state("networkidle")
    before = [url for url in asked if "plotly" in url]
    page.get_by_role("button", name="Explore").press("Enter")
    page.wait_for_selector(".chart-live .main-svg")

    assert before == []
    assert sorted(url.rpartition("/")[2] for url in asked if "plotly" in url) == [
        "plotly.css",
        "plotly.min.js",
    ]


def test_a_chart_that_cannot_be_loaded_leaves_the_drawing(open_page):
    page = open_page()
    page.noise.expected.add(503)
    page.route("**/charts/breakdown.json*", lambda route: route.fulfill(status=503, body="busy"))
    page.goto(CHART)
    page.get_by_role("button", name="Explore").click()
    page.get_by_text("could not be loaded").wait_for()

    assert page.locator(".chart-canvas").is_visible()
