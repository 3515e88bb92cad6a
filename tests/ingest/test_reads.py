"""How often pages are read: counted for readers only, kept once, lost without harm."""

import pytest
import redis
from django.conf import settings as django_settings
from django.test import Client, override_settings
from django.utils import timezone

from agreements.ingest import reads
from agreements.models import PageRead
from agreements.tasks import keep_reads
from tests.factories import AgreementFactory, PageReadFactory, UserFactory

pytestmark = pytest.mark.django_db
BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


@pytest.fixture(autouse=True)
def hash_of_counts():
    """The cache without any count, before and after."""
    client = redis.Redis.from_url(django_settings.CACHES["default"]["LOCATION"])
    client.delete(reads.COUNTING, reads.TAKEN)
    yield client
    client.delete(reads.COUNTING, reads.TAKEN)


def read(agreement, times=1, *, reader=None, agent=BROWSER, method="get"):
    for _ in range(times):
        headers = {"User-Agent": agent}
        getattr(reader or Client(), method)(agreement.get_absolute_url(), headers=headers)


def held():
    return {(each.agreement_id, each.day): each.number for each in PageRead.objects.all()}


def test_reads_are_kept_an_agreement_and_day_and_add_up():
    first, second, today = AgreementFactory(), AgreementFactory(), timezone.now().date()
    read(first, 3)
    read(second)
    assert keep_reads.delay().get() == 4
    read(first, 2)
    assert [keep_reads.delay().get() for _ in range(2)] == [2, 0]
    assert held() == {(first.pk, today): 5, (second.pk, today): 1}


@pytest.mark.parametrize(
    "agent",
    ["", "  ", "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
     "curl/8.5.0", "python-requests/2.32", "Feedly/1.0", "HeadlessChrome/126"],
)  # fmt: skip
def test_programs_that_say_so_are_not_counted(agent):
    read(AgreementFactory(), agent=agent)
    assert reads.keep() == 0


def test_who_works_on_the_register_is_not_counted_and_another_account_is():
    agreement = AgreementFactory()
    for is_staff, number in ((True, 0), (False, 1)):
        reader = Client()
        reader.force_login(UserFactory(is_staff=is_staff))
        read(agreement, reader=reader)
        assert reads.keep() == number


def test_what_is_no_whole_page_is_not_counted():
    agreement = AgreementFactory()
    read(agreement, method="head")
    Client().get("/agreements/nowhere/", headers={"User-Agent": BROWSER})
    Client().get("/agreements/", headers={"User-Agent": BROWSER})
    assert reads.keep() == 0


@override_settings(COUNT_READS=False)
def test_nothing_is_counted_where_it_is_turned_off():
    read(AgreementFactory())
    assert reads.keep() == 0


def test_nothing_of_the_reader_is_kept(hash_of_counts):
    agreement = AgreementFactory()
    answer = Client().get(
        agreement.get_absolute_url(), headers={"User-Agent": BROWSER}, REMOTE_ADDR="203.0.113.9"
    )
    assert not answer.cookies
    day = timezone.now().date().isoformat()
    assert hash_of_counts.hgetall(reads.COUNTING) == {f"{day}:{agreement.pk}".encode(): b"1"}


def test_a_cache_that_is_away_costs_the_count_and_not_the_page():
    agreement = AgreementFactory()
    away = {"default": django_settings.CACHES["default"] | {"LOCATION": "redis://127.0.0.1:1/0"}}
    reads._client.cache_clear()
    with override_settings(CACHES=away):
        reads.count(agreement.pk)
        with pytest.raises(redis.RedisError):
            reads.keep()
    reads._client.cache_clear()
    assert reads.keep() == 0


def test_what_a_dead_worker_had_taken_is_kept_by_the_next(hash_of_counts):
    agreement = AgreementFactory()
    hash_of_counts.hset(reads.TAKEN, f"2026-03-01:{agreement.pk}", 2)
    read(agreement)
    assert [reads.keep() for _ in range(3)] == [2, 1, 0]


def test_reads_of_an_agreement_that_is_gone_are_dropped():
    gone, kept = AgreementFactory(), AgreementFactory()
    read(gone)
    read(kept)
    gone.delete()
    assert reads.keep() == 1
    assert [pk for pk, _day in held()] == [kept.pk]


def test_only_one_at_a_time_writes_them_down(hash_of_counts):
    read(AgreementFactory())
    with hash_of_counts.lock("register:reads-lock", timeout=5):
        assert reads.keep() == 0
    assert reads.keep() == 1


def test_a_row_says_what_it_counts():
    row = PageReadFactory(agreement=AgreementFactory(title="Tokyo text"))
    assert str(row) == "Tokyo text: 3 on 2026-03-01"
