"""Reads a comparison as a person does, and makes small agreements to compare."""

import csv
import io
import re

from django.test import Client

from agreements.models import Agreement, Pillar
from tests.factories import AgreementFactory, ProvisionFactory
from tests.views.reading import text_of


def page(query: str) -> str:
    response = Client().get(f"/compare/?{query}")
    assert response.status_code == 200
    return response.content.decode()


def columns(html: str) -> list[str]:
    """Slugs of the agreements compared, as their columns stand."""
    head = html.partition('<table class="compare')[2].partition("</thead>")[0]
    return re.findall(r'<th scope="col"><a href="/agreements/([^/]+)/"', head)


def rows(html: str) -> dict[str, list[str]]:
    """The words of each cell by the head of its row."""
    table = html.partition('<table class="compare')[2].partition("</thead>")[2]
    found = re.findall(
        r'<tr>\s*<th scope="row">(.*?)</th>(.*?)</tr>', table.partition("</table>")[0], re.DOTALL
    )
    return {
        text_of(head): [text_of(cell) for cell in re.findall(r"<td>(.*?)</td>", body, re.DOTALL)]
        for head, body in found
    }


def file(query: str) -> list[dict[str, str]]:
    response = Client().get(f"/compare.csv?{query}")
    assert response.status_code == 200
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def agreement(slug: str, *, text_read: bool = False, **said: str) -> Agreement:
    """An agreement that speaks on the pillars named by slug, in the strengths given."""
    made: Agreement = AgreementFactory(slug=slug, title=slug.capitalize(), text_read=text_read)
    for pillar, strength in said.items():
        ProvisionFactory(
            agreement=made,
            pillar=Pillar.objects.get(slug=pillar),
            strength=strength,
            summary=f"{slug} on {pillar}.",
        )
    return made
