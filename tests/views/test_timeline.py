"""The timeline of the real register, beside a twin in plain Python."""

import csv
import io
import re
from calendar import month_name
from collections import Counter, defaultdict

import pytest
from django.core.paginator import Paginator
from django.http import QueryDict
from django.test import Client

from agreements.models import Agreement
from agreements.queries.timeline import Timeline, every_step
from agreements.queries.timeline_chart import MOST, drawn
from agreements.queries.timeline_filter import TimelineFilter
from tests.views.reading import text_of
from tests.views.timeline_twin import STEPS, PlainStep, TimelineTwin, timeline_states
from tests.views.twin import query

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_register")]

STATES = 100
ODD = 37
"""Steps a page in these tests: pages end in the middle of months."""


@pytest.fixture(scope="module")
def twin(real_register):
    return TimelineTwin()


@pytest.fixture(scope="module")
def states(twin):
    return timeline_states(twin.twin, STATES)


def filtered(state) -> TimelineFilter:
    chosen = TimelineFilter(QueryDict(query(state)), Agreement.objects.all())
    assert not chosen.errors
    return chosen


def plain(step) -> PlainStep:
    return PlainStep(
        step.slug, step.kind, str(step.date or ""), step.title, step.state, step.place_in_list
    )


def months_of(steps) -> Counter:
    return Counter(step.month for step in steps)


def counted_under(key) -> str:
    rank, month = key
    return {0: "undated", 1: month, 2: "expected"}[rank]


def test_every_step_is_there_once_in_its_order(twin, states):
    for state in states:
        steps = [plain(step) for step in every_step(filtered(state))]

        assert Counter(steps) == Counter(twin.steps(state)), state
        assert [s.order for s in steps] == sorted(s.order for s in steps), state


def test_counts_are_those_of_the_lists_behind_them(twin, states):
    for state in states:
        shown, steps = Timeline(filtered(state)), twin.steps(state)
        all_kinds = Counter(s.kind for s in twin.steps({**state, "event": []}))

        assert shown.total == len(steps), state
        assert shown.deadlines == sum(s.kind == "deadline" for s in steps), state
        assert {counted_under(key): n for key, n in shown.months.items()} == months_of(steps), state
        assert {o.value: o.n for o in shown.options} == {k: all_kinds[k] for k in STEPS}, state


def test_pages_hold_every_step_once_and_say_where_a_month_goes_on(states):
    for state in states[::4]:
        shown = Timeline(filtered(state))
        pages = Paginator(shown.ordered, ODD)
        found, headings = [], []
        for number in pages.page_range:
            months = shown.shown(pages.page(number))
            found += [plain(step) for month in months for step in month.steps]
            headings += [(month.heading, month.n) for month in months if not month.goes_on]
        everything = [plain(step) for step in every_step(filtered(state))]

        assert found == everything, state
        assert [n for _heading, n in headings] == list(months_of(everything).values()), state
        assert len(dict(headings)) == len(headings), state


def test_the_chart_draws_every_step_of_the_newest_agreements(twin, states):
    for state in states:
        chosen = filtered(state)
        by_agreement = defaultdict(list)
        for step in twin.steps(state):
            by_agreement[step.agreement].append((step.date, step.kind, step.title, step.state))
        chart, agreements = drawn(chosen)
        lanes = chart.form.rows

        assert agreements == len(by_agreement), state
        assert len(lanes) <= MOST
        for lane in lanes:
            slug = lane.href.split("/")[2]
            marks = [(str(m.date or ""), m.kind, m.title, m.state) for m in lane.marks]
            assert sorted(marks) == sorted(by_agreement[slug]), (state, slug)
        if agreements <= MOST and not chosen.grouping:
            assert len(lanes) == agreements, state
        assert len(chart.form.table().rows) == sum(len(lane.marks) for lane in lanes), state


# --- The page and its files ------------------------------------------------------------


ROW = re.compile(r'<li><span class="log-when">(.*?)</li>', re.DOTALL)
HEAD = re.compile(r'<h3 class="log-head">(.*?)<span>(\d+) steps?</span></h3>')


def page(address: str, **headers: str) -> str:
    response = Client().get(address, headers=headers)
    assert response.status_code == 200
    return response.content.decode()


def file(address: str) -> list[dict[str, str]]:
    text = b"".join(Client().get(address).streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def titles(html: str) -> list[str]:
    """Of each step what happened, without a full stop."""
    found = re.findall(r"</span><div>(.*?)<span", html, re.DOTALL)
    return [text_of(each) for each in found]


def test_the_file_holds_the_rows_of_the_pages_in_their_order(twin, states):
    for state in [{}, *states[:5]]:
        rows, asked = file(f"/timeline.csv?{query(state)}"), query(state)
        html = page(f"/timeline/?{asked}")
        while following := re.search(r'rel="next" href="\?([^"#]*)#list"', html[-9000:]):
            html += page(f"/timeline/?{following[1].replace('&amp;', '&')}")

        written = [text_of(row["Title"].rstrip().removesuffix(".")) for row in rows]
        assert titles(html) == written, state
        assert len(ROW.findall(html)) == len(rows), state


def test_the_file_of_the_chart_is_its_table(states):
    for state in [{"lanes": ["party"]}, *states[:5]]:
        table = drawn(filtered(state))[0].form.table()
        rows = file(f"/charts/timeline.csv?{query(state)}")

        assert [list(row) for row in rows[:1]] in ([], [list(table.heads)])
        assert [list(row.values()) for row in rows] == [
            [_as_written(str(cell.text)) for cell in row] for row in table.rows
        ]


def _as_written(text: str) -> str:
    return f"'{text}" if re.match(r"'*[=+\-@\t\r]", text) else text


def test_each_kind_of_step_leads_to_as_many_as_it_says():
    html = page("/timeline/?party=japan&event=funding")
    counts = dict(re.findall(r'id="n-event-([\w-]+)">(\d+)<', html))

    assert set(counts) == set(STEPS)
    for kind, n in counts.items():
        assert len(file(f"/timeline.csv?party=japan&event={kind}")) == int(n), kind


def test_the_sentence_at_the_head_says_how_much_of_whom_and_when():
    asked = "party=japan&from=2025-01&to=2026-12&status=signed"
    html, rows = page(f"/timeline/?{asked}"), file(f"/timeline.csv?{asked}")
    deadlines = sum(row["Kind"] == "deadline" for row in rows)
    agreements = len({row["Agreement id"] for row in rows})
    said = text_of(re.findall(r'class="lede">(.*?)</p>', html)[0])
    counted = f"{len(rows) - deadlines} events and {deadlines} deadlines in {agreements} agreements"

    months = sorted(row["Date"][:7] for row in rows if row["Date"])
    first, last = (f"{month_name[int(each[5:])]} {each[:4]}" for each in (months[0], months[-1]))
    undated = len(rows) - len(months)
    assert said == (
        f"{counted} that Japan takes part in (status Signed), {first} to {last}; "
        f"{undated} without a date."
    )


def test_further_steps_are_appended_without_saying_their_month_again():
    whole, more = page("/timeline/"), {"HX-Request": "true", "HX-Target": "earlier"}
    part = page("/timeline/?page=2", **more)
    alone = page("/timeline/?page=2")
    last = HEAD.findall(whole)[-1][0]

    assert "<html" not in part
    assert part.count('id="earlier"') == 1
    assert last not in [heading for heading, _n in HEAD.findall(part)]
    assert HEAD.findall(alone)[0][0].startswith(last.strip() + ", continued")
    assert [h for h, _n in HEAD.findall(alone)][1:] == [h for h, _n in HEAD.findall(part)]
    assert len(titles(part)) == 50


def test_what_has_no_date_or_no_month_has_its_own_group():
    html = page("/timeline/?page=6")
    headings = [heading.strip() for heading, _n in HEAD.findall(html)]

    assert headings[-1] == "Undated"
    assert any(heading.endswith(", month not known") for heading in _all_headings())


def _all_headings() -> list[str]:
    pages = [page(f"/timeline/?page={n}") for n in range(1, 7)]
    return [heading.strip() for html in pages for heading, _n in HEAD.findall(html)]


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("from=soon", "“soon” is not a date"),
        ("to=2025-13", "“2025-13” is not a date"),
        ("from=2025&to=2024", "“2024” comes before “2025”, where the period begins"),
        ("event=party", "“party” is not in this list"),
        ("lanes=colour", "“colour” is no way to group the lanes"),
        ("as_of=2999", "is still to come"),
        ("kind=nothing", "“nothing” is not in this list"),
    ],
)
def test_what_cannot_be_read_is_said_in_words_and_refused_by_files(asked, words):
    html = page(f"/timeline/?{asked}")

    assert "Part of what you asked could not be read" in html
    assert words in text_of(html)
    for file_of_it in ("/timeline.csv", "/charts/timeline.csv", "/charts/timeline.svg"):
        response = Client().get(f"{file_of_it}?{asked}")
        assert response.status_code == 400
        assert words in response.content.decode()


def test_what_has_no_field_in_the_bar_is_kept_when_the_bar_is_used():
    html = page("/timeline/?between=japan&between=india&party=japan&party=canada&q=minerals")

    for name, value in (("between", "india"), ("party", "canada"), ("q", "minerals")):
        assert f'<input type="hidden" name="{name}" value="{value}">' in html


def test_an_empty_timeline_offers_what_would_show_something():
    html = page("/timeline/?party=japan&status=terminated&event=funding&event=deadline")
    offers = re.findall(r'<a href="\?([^"]*)"><span>Without [^<]*</span> <span>(\d+) step', html)

    assert offers
    for address, n in offers:
        assert len(file(f"/timeline.csv?{address.replace('&amp;', '&')}")) == int(n)


def test_the_page_of_an_agreement_leads_to_the_timeline_of_all():
    html = page("/agreements/us-japan-framework-2025/?as_of=2026-01-31")

    assert '<a href="/timeline/?as_of=2026-01-31">In the timeline of all agreements</a>' in html
