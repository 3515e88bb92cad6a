"""One sentence told of one agreement, ready for the finders of facts."""

from datetime import date
from functools import lru_cache

from agreements.core.recognise.agreements import find_agreements
from agreements.core.recognise.context import Context
from agreements.core.recognise.story import story_of
from tests.core.recognise.reading import article, words

LEAD = "Canada and Chile signed a memorandum of understanding on minerals in Ottawa on Monday."
PUBLISHED = date(2025, 6, 10)


def telling(*paragraphs, language="en", lead=LEAD):
    """An article that begins with a signing and goes on with these paragraphs."""
    text = "\n\n".join([lead, *paragraphs] if lead else paragraphs)
    return context_of(text, language)


@lru_cache(maxsize=512)
def context_of(text, language="en"):
    reading = article(text, published=PUBLISHED.isoformat(), language=language)
    story = story_of(reading, words())
    return Context(reading, find_agreements(story), story.mentions)
