"""Letters of what changed: each change once, to each who follows it, whoever writes them."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta

import pghistory
import pytest
from django.db import connection, transaction
from django.http import QueryDict
from django.utils import timezone

from agreements.mailing.letters import write_letters
from agreements.models import Agreement, Commitment, Letter, Provision, Watch
from agreements.queries.change_rows import settled
from agreements.queries.subjects import subject_asked
from agreements.review import following
from tests.factories import (
    AgreementFactory,
    CommitmentFactory,
    PartyFactory,
    PillarFactory,
    ProvisionFactory,
    UserFactory,
    WatchFactory,
)

pytestmark = pytest.mark.django_db(transaction=True)


def reader(name="ada"):
    return UserFactory(username=name, email=f"{name}@example.org", is_staff=False)


def followed(by, kind, row=None, query="", pace="soon"):
    """As the page does it."""
    subject = subject_asked(kind, str(row.pk) if row else "", QueryDict(query))
    named, target, canonical = subject.key
    watch, _is_new = following.follow(
        kind=named, target=target, query=canonical, title=subject.title, holds=subject.holds(),
        by=by,
    )  # fmt: skip
    if pace != watch.pace:
        following.change_pace(watch_id=watch.pk, pace=pace, by=by)
    return watch


def written(now=None) -> list[str]:
    """The texts of the letters that are written now."""
    before = set(Letter.objects.values_list("pk", flat=True))
    write_letters(now=now or timezone.now(), until=settled())
    return [letter.text for letter in Letter.objects.exclude(pk__in=before).order_by("pk")]


def test_a_letter_says_field_by_field_what_changed_who_did_it_and_why():
    agreement = AgreementFactory(title="The pact", slug="the-pact")
    scrap = PillarFactory(name="Scrap")
    provision = ProvisionFactory(agreement=agreement, pillar=scrap, strength="intent")
    followed(reader(), "agreement", agreement)
    with pghistory.context(by="grace", why="Read again"):
        Provision.objects.filter(pk=provision.pk).update(strength="mention")

    [text] = written()

    assert "The pact\nhttp://localhost:8000/agreements/the-pact/" in text
    assert "By grace: Read again" in text
    assert "  * Provision on Scrap: strength from Intent to Mention" in text
    assert "Follow this no more: http://localhost:8000/watching/out/" in text


def test_nothing_is_written_where_nothing_changed_and_nothing_is_told_twice():
    agreement = AgreementFactory()
    followed(reader(), "agreement", agreement)
    first = written()
    Agreement.objects.filter(pk=agreement.pk).update(place="Tokyo")

    assert first == []
    assert [len(written()) for _ in range(3)] == [1, 0, 0]


def test_what_was_before_it_was_followed_is_not_told():
    agreement = AgreementFactory()
    Agreement.objects.filter(pk=agreement.pk).update(place="Tokyo")
    followed(reader(), "agreement", agreement)
    Agreement.objects.filter(pk=agreement.pk).update(place="Osaka")

    [text] = written()

    assert "place from “Tokyo” to “Osaka”" in text
    assert text.count("* ") == 1


def test_one_letter_tells_of_all_that_a_reader_follows():
    one, other = AgreementFactory(title="One"), AgreementFactory(title="Other")
    ada = reader()
    for agreement in (one, other):
        followed(ada, "agreement", agreement)
    Agreement.objects.update(place="Tokyo")

    [text] = written()

    assert text.count("place from") == 2
    assert "No more of these letters at all" in text


def test_each_reader_is_told_of_their_own_and_of_nothing_else():
    one, other = AgreementFactory(title="One"), AgreementFactory(title="Other")
    followed(reader("ada"), "agreement", one)
    followed(reader("grace"), "agreement", other)
    Agreement.objects.update(place="Tokyo")
    written()

    told = {letter.address: letter.text for letter in Letter.objects.all()}
    assert ("One" in told["ada@example.org"], "Other" in told["ada@example.org"]) == (True, False)
    assert "Other" in told["grace@example.org"]


def test_what_a_reader_is_told_of_a_commitment_a_party_and_a_pillar():
    party, pillar = PartyFactory(name="Rwanda"), PillarFactory(name="Scrap")
    agreement = AgreementFactory(title="Of Rwanda", parties=[party])
    promise = CommitmentFactory(agreement=agreement, summary="Meet.", pillar=pillar)
    ada = reader()
    for kind, row in (("commitment", promise), ("party", party), ("pillar", pillar)):
        followed(ada, kind, row)
    Commitment.objects.filter(pk=promise.pk).update(outcome="delivered")
    Agreement.objects.filter(pk=agreement.pk).update(place="Kigali")

    [text] = written()

    assert text.count("Commitment “Meet.”: outcome from Nothing on record to Delivered") == 3
    assert text.count("to “Kigali”") == 1


# --- What is gone ----------------------------------------------------------------


def test_a_reader_is_told_that_a_row_was_removed_and_follows_it_no_more():
    agreement = AgreementFactory(title="The pact")
    followed(reader(), "agreement", agreement)
    agreement.delete()

    [text] = written()

    assert "The pact" in text
    assert "It was removed from the register, so you follow it no more." in text
    assert not Watch.objects.exists()


def test_a_list_of_which_a_word_is_gone_is_told_once():
    PillarFactory(slug="scrap")
    followed(reader(), "agreements", query="pillar=scrap")
    from agreements.models import Pillar  # noqa: PLC0415

    Pillar.objects.all().delete()

    [text] = written()

    assert "This list can be read no longer" in text
    assert (written(), Watch.objects.count()) == ([], 0)


# --- When ------------------------------------------------------------------------


def test_a_daily_letter_is_written_once_the_hour_has_come_and_once_a_day(settings):
    settings.WATCH_HOUR = 6
    agreement = AgreementFactory()
    watch = followed(reader(), "agreement", agreement, pace="daily")
    made = datetime(2030, 5, 1, 12, tzinfo=UTC)
    Watch.objects.filter(pk=watch.pk).update(looked_at=made)
    Agreement.objects.filter(pk=agreement.pk).update(place="Tokyo")

    too_early = written(datetime(2030, 5, 2, 5, 59, tzinfo=UTC))
    in_time = written(datetime(2030, 5, 2, 6, 0, tzinfo=UTC))
    Agreement.objects.filter(pk=agreement.pk).update(place="Osaka")
    again = written(datetime(2030, 5, 2, 23, 59, tzinfo=UTC))
    late = written(datetime(2030, 5, 3, 17, 0, tzinfo=UTC))

    assert [len(texts) for texts in (too_early, in_time, again, late)] == [0, 1, 0, 1]


def test_nobody_without_an_address_or_with_a_closed_account_is_written_to():
    agreement = AgreementFactory()
    ada, grace = reader("ada"), reader("grace")
    for each in (ada, grace):
        followed(each, "agreement", agreement)
    type(ada).objects.filter(pk=ada.pk).update(email="")
    type(ada).objects.filter(pk=grace.pk).update(is_active=False)
    Agreement.objects.update(place="Tokyo")

    assert written() == []


def test_letters_sent_long_ago_are_deleted():
    from tests.factories import LetterFactory  # noqa: PLC0415

    now = timezone.now()
    LetterFactory(sent_at=now - timedelta(days=91), attempts=1)
    kept = LetterFactory(sent_at=now - timedelta(days=89), attempts=1)
    waiting = LetterFactory(made_at=now - timedelta(days=400))
    write_letters(now=now, until=settled())

    assert set(Letter.objects.all()) == {kept, waiting}


# --- Two at once -----------------------------------------------------------------


def in_threads(*work):
    """Each in a thread with a connection of its own, begun together."""
    ready, errors = threading.Barrier(len(work)), []

    def run(each):
        try:
            ready.wait(timeout=20)
            each()
        except Exception as error:
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[each]) for each in work]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert errors == []


def test_two_workers_write_each_change_once():
    agreements = AgreementFactory.create_batch(3)
    for n in range(4):
        for agreement in agreements:
            followed(reader(f"reader-{n}-{agreement.pk}"), "agreement", agreement)
    Agreement.objects.update(place="Tokyo")
    until = settled()

    def work():
        write_letters(now=timezone.now(), until=until)

    in_threads(work, work, work)

    assert Letter.objects.count() == 12
    assert Letter.objects.values("user").distinct().count() == 12


def test_a_change_that_was_under_way_is_told_later_and_not_lost():
    agreement = AgreementFactory()
    followed(reader(), "agreement", agreement)
    begun, go_on = threading.Event(), threading.Event()

    def slowly():
        try:
            with transaction.atomic():
                Agreement.objects.filter(pk=agreement.pk).update(place="Tokyo")
                begun.set()
                assert go_on.wait(timeout=30)
        finally:
            connection.close()

    thread = threading.Thread(target=slowly)
    thread.start()
    assert begun.wait(timeout=30)
    meanwhile = written()
    go_on.set()
    thread.join(timeout=30)
    [text] = written()

    assert meanwhile == []
    assert "to “Tokyo”" in text


def test_the_factory_of_watches_tells_everything_since():
    watch = WatchFactory(pace="soon")

    [text] = written()

    assert "Agreement added to the register" in text
    assert watch.user.letters.count() == 1
