"""Dossiers are loaded whole or not at all, and twice changes nothing."""

from collections import Counter
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from agreements.ingest.dossiers import Outcome, load
from agreements.models import Agreement, AgreementRelation, Article, Run, Suggestion
from agreements.sources.dossiers import read_dossier
from tests.ingest.files import SLUG, changed, held, rows, since, write
from tests.register import DOSSIERS, PATHS

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_register")]


def lines(report) -> list[str]:
    return [f"{fault.path.name}:{fault.line}: {fault.reason}" for fault in report.faults]


def with_provision(slug: str, **more: object):
    """A change that adds a provision; anything a test wants wrong stands in ``more``."""
    fact = {"pillar": slug, "strength": "intent", "summary": "More."}
    return lambda values: values["provisions"].append(fact | more)


def test_the_fixtures_were_all_added(real_register):
    report = real_register.report
    assert report.faults == []
    assert Counter(report.outcomes.values()) == {Outcome.ADDED: 137}
    assert set(report.outcomes) == {path.name for path in PATHS}
    assert Agreement.objects.count() == 137


def test_loading_again_changes_nothing_and_says_so():
    before = rows()
    report = load([DOSSIERS])
    assert changed(before) == {}
    assert Counter(report.outcomes.values()) == {Outcome.UNCHANGED: 137}
    assert (report.facts, report.faults) == (Counter(), [])
    assert Suggestion.objects.count() == 0
    last = Run.objects.first()
    assert last.counts["dossiers unchanged"] == 137
    assert (last.kind, last.note, last.ended_at is not None) == ("load", "", True)


def test_one_summary_changed_changes_one_row_and_leaves_one_line_of_history(tmp_path):
    def change(values):
        values["provisions"][3]["summary"] = "Other words."

    before, history = rows(), since({})
    report = load([write(tmp_path, change)])
    assert report.outcomes == {f"{SLUG}.yaml": Outcome.CHANGED}
    assert {word: n for word, n in report.facts.items() if n} == {"changed": 1}
    assert since(history).pop("provision") == 1
    assert changed(before)["agreements_provision"] == (1, 1)
    assert held() == read_dossier(write(tmp_path, change)).dossier
    assert load([tmp_path]).outcomes == {f"{SLUG}.yaml": Outcome.UNCHANGED}


CHANGES = {
    "title": lambda v: v.update(title="Another title"),
    "date": lambda v: v.update(signed_on="2025-10", commitments=[]),
    "no place": lambda v: v.pop("place"),
    "trust": lambda v: v.update(trust="reference"),
    "text read": lambda v: v.update(text_read=True),
    "signatory": lambda v: v["participations"][0].pop("signatory"),
    "role": lambda v: v["participations"][0].update(role="observer"),
    "new party": lambda v: v["participations"].append({"party": "australia", "role": "context"}),
    "party gone": lambda v: v["participations"].pop(),
    "provision added": with_provision("offtake"),
    "provision gone": lambda v: v["provisions"].pop(2),
    "provisions turned round": lambda v: v["provisions"].reverse(),
    "citation gone": lambda v: v["provisions"][0]["citations"].pop(1),
    "locator": lambda v: v["provisions"][0]["citations"][0].update(locator="¶99"),
    "a trust of its own": lambda v: v["provisions"][0].update(trust="machine"),
    "outcome": lambda v: v["commitments"][0].update(outcome="partly"),
    "check": lambda v: v["commitments"][0].update(
        checks=[{"looked_on": "2026-05-10", "places": "Press pages", "finding": "nothing"}]
    ),
    "amount": lambda v: v.update(
        amounts=[{"value": 10**12, "currency": "JPY", "kind": "pledge", "what": "A fund"}]
    ),
    "events gone": lambda v: v.update(events=[]),
    "minerals turned round": lambda v: v["minerals"].reverse(),
    "mineral gone": lambda v: v["minerals"].pop(0),
    "relation gone": lambda v: v["related"].pop(0),
    "relation": lambda v: v["related"][0].update(relation="implements"),
    "claim gone": lambda v: v["claims"].pop(1),
    "claims turned round": lambda v: v["claims"].reverse(),
    "value": lambda v: v["claims"][0]["values"][0].update(value="2025-10-29"),
    "source added": lambda v: v["sources"].append(
        {"id": "s99", "url": "https://gazette.example/new", "language": "en"}
    ),
    "source of no document": lambda v: v["sources"][0].pop("document"),
    "byline": lambda v: v["sources"][1].update(byline="Someone else"),
    "address": lambda v: v["sources"][7].update(url="https://gazette.example/moved"),
    "sources turned round": lambda v: v["sources"].reverse(),
    "ids swapped": lambda v: (v["sources"][8].update(id="s3"), v["sources"][7].update(id="s4")),
}


@pytest.mark.parametrize("name", CHANGES)
def test_after_a_change_the_register_holds_what_the_file_says_and_again_changes_nothing(
    name, tmp_path
):
    path = write(tmp_path, CHANGES[name])
    wanted = read_dossier(path).dossier
    assert wanted != held()
    report = load([path])
    assert (lines(report), report.outcomes) == ([], {path.name: Outcome.CHANGED})
    assert held() == wanted
    before = rows()
    assert load([path]).outcomes == {path.name: Outcome.UNCHANGED}
    assert changed(before) == {}


def test_a_check_whose_finding_changed_in_the_file_changes(tmp_path):
    check = {"looked_on": "2026-05-10", "places": "Press pages", "finding": "nothing"}
    for finding in ("nothing", "supports"):
        checks = [check | {"finding": finding}]
        path = write(tmp_path, lambda v, checks=checks: v["commitments"][0].update(checks=checks))
        load([path])
    assert [str(each.finding) for each in held().commitments[0].checks] == ["supports"]
    assert load([path]).outcomes == {path.name: Outcome.UNCHANGED}


UNKNOWN = {
    "party": (lambda v: v["participations"][0].update(party="atlantis"),
              "participations.0.party: atlantis is not in the register"),
    "pillar": (lambda v: v["provisions"][1].update(pillar="magic"),
               "provisions.1.pillar: magic is not in the register"),
    "promised pillar": (lambda v: v["commitments"][2].update(pillar="magic"),
                        "commitments.2.pillar: magic is not in the register"),
    "mineral": (lambda v: v["minerals"].append("mithril"),
                "minerals.4: mithril is not in the register"),
    "relation": (lambda v: v["related"][0].update(slug="no-such-text"),
                 "related.0.slug: no-such-text is not in the register"),
}  # fmt: skip


@pytest.mark.parametrize("name", UNKNOWN)
def test_a_word_that_is_not_in_the_register_is_refused_with_its_line(name, tmp_path):
    change, reason = UNKNOWN[name]
    path, before = write(tmp_path, change), rows()
    [line] = lines(load([path]))
    told, number, *_ = line.split(":", 2)
    word = reason.split(": ")[1].split()[0]
    assert (told, line.split(": ", 1)[1]) == (path.name, reason)
    assert word in path.read_text().splitlines()[int(number) - 1]
    assert changed(before) == {}


AGAINST_THE_RULES = {
    "a provision without words": with_provision("offtake", summary=" "),
    "a party twice": lambda v: v["participations"].append(v["participations"][0]),
    "offsets without a quote": lambda v: v["provisions"][0]["citations"][0].update(start=3, end=9),
    "a binding proposal": lambda v: v.update(status="proposed", legal_force="binding"),
    "an address of no web": lambda v: v["sources"][0].update(url="ftp://gazette.example/1"),
    "a place that is too long": lambda v: v.update(place="x" * 5000),
    "an id that is too long": lambda v: v["sources"].append(
        {"id": "s" * 50, "url": "https://gazette.example/new", "language": "en"}
    ),
    "a sum beyond counting": lambda v: v.update(
        amounts=[{"value": 10**30, "currency": "USD", "kind": "pledge", "what": "All"}]
    ),
    "a related agreement that is itself": lambda v: v["related"].append(
        {"slug": SLUG, "relation": "follows"}
    ),
    "an attribute disputed twice": lambda v: v["claims"].append(v["claims"][0]),
    "a relation twice": lambda v: v["related"].append(v["related"][0]),
    "a mineral twice": lambda v: v["minerals"].append(v["minerals"][0]),
    "an address twice": lambda v: v["sources"].append(v["sources"][0] | {"id": "s98"}),
    "a currency in words": lambda v: v.update(
        amounts=[{"value": 1, "currency": "dollars", "kind": "pledge", "what": "All"}]
    ),
}


@pytest.mark.parametrize("name", AGAINST_THE_RULES)
def test_a_file_against_the_rules_leaves_nothing_and_the_others_are_taken(name, tmp_path):
    def change(values):
        values["title"] = "Never kept"
        AGAINST_THE_RULES[name](values)

    path = write(tmp_path, change)
    other = write(tmp_path, lambda v: v.update(title="Taken"), "us-australia-framework-2025")
    report = load([tmp_path])
    assert report.outcomes == {path.name: Outcome.REFUSED, other.name: Outcome.CHANGED}
    assert {fault.path for fault in report.faults} == {path}
    assert Run.objects.first().note == "\n".join(str(fault) for fault in report.faults)
    titles = Agreement.objects.filter(title__in=["Never kept", "Taken"])
    assert list(titles.values_list("title", flat=True)) == ["Taken"]
    assert held().minerals[0] == "rare-earths"


def test_every_file_that_cannot_be_read_is_named_and_the_rest_is_taken(tmp_path):
    good = write(tmp_path, lambda v: v.update(title="Taken"))
    (tmp_path / "empty.yaml").touch()
    (tmp_path / "latin.yaml").write_bytes(b"slug: caf\xe9\n")
    report = load([tmp_path, tmp_path / "gone.yaml"])
    assert lines(report) == [
        "empty.yaml:1: holds no fields; a dossier is a mapping",
        "latin.yaml:1: is not UTF-8 text",
        "gone.yaml:1: cannot be opened: No such file or directory",
    ]
    assert report.outcomes == {
        good.name: Outcome.CHANGED,
        **dict.fromkeys(["empty.yaml", "latin.yaml", "gone.yaml"], Outcome.REFUSED),
    }


def test_a_relation_to_an_agreement_of_a_later_file_is_kept(tmp_path):
    for mine, other in (("a-first", "z-last"), ("z-last", "a-first")):
        bare = {key: [] for key in ("sources", "claims", "provisions", "commitments", "events")}
        related = [{"slug": other, "relation": "follows"}]
        write(tmp_path, lambda v, new=bare | {"slug": mine, "related": related}: v.update(new))
    assert load([tmp_path]).faults == []
    pairs = AgreementRelation.objects.filter(agreement__slug__in=["a-first", "z-last"])
    assert sorted(pairs.values_list("agreement__slug", "other__slug")) == [
        ("a-first", "z-last"), ("z-last", "a-first"),
    ]  # fmt: skip


def test_a_relation_to_a_file_that_was_refused_is_told(tmp_path):
    related = [{"slug": "z-last", "relation": "follows"}]
    write(tmp_path, lambda v: v.update(slug="a-first", related=related))
    write(tmp_path, lambda v: v.update(slug="z-last", minerals=["mithril"]))
    reasons = [line.split(": ", 1)[1] for line in lines(load([tmp_path]))]
    assert reasons == [
        "minerals.0: mithril is not in the register",
        "related: z-last was refused, so nothing relates to it yet",
    ]


def test_an_article_of_two_dossiers_is_flipped_by_neither(tmp_path):
    shared = Article.objects.filter(dossiers__agreement__slug=SLUG).exclude(url="")
    article = next(each for each in shared if each.dossiers.count() > 1)
    entry = {"id": "s99", "url": article.url, "title": "Another title", "language": "xx"}
    second = next(s.agreement.slug for s in article.dossiers.all() if s.agreement.slug != SLUG)

    def change(values):
        next(s for s in values["sources"] if s.get("url") == article.url).update(
            title=entry["title"], language=entry["language"]
        )

    before = Article.objects.filter(pk=article.pk).values().get()
    paths = [write(tmp_path, change, second), Path(DOSSIERS / f"{SLUG}.yaml")]
    for _ in range(2):
        load(paths)
        assert Article.objects.filter(pk=article.pk).values().get() == before


def test_the_command_tells_the_result_in_words(tmp_path, capsys):
    call_command("load_dossiers")
    assert capsys.readouterr().out == (
        "137 dossiers: 0 added, 0 changed, 137 unchanged, 0 refused.\n"
        "Facts: 0 added, 0 changed, 0 removed, 0 suggested.\n"
    )
    write(tmp_path, with_provision("offtake"))
    call_command("load_dossiers", str(tmp_path), verbosity=2)
    assert capsys.readouterr().out == (
        f"{SLUG}: changed\n1 dossiers: 0 added, 1 changed, 0 unchanged, 0 refused.\n"
        "Facts: 1 added, 0 changed, 0 removed, 0 suggested.\n"
    )
    call_command("load_dossiers", str(tmp_path), verbosity=0)
    assert capsys.readouterr().out == ""


def test_the_command_fails_when_a_file_was_refused_or_none_was_found(tmp_path, capsys):
    with pytest.raises(CommandError, match="No dossier found in "):
        call_command("load_dossiers", str(tmp_path))
    (tmp_path / "empty.yaml").touch()
    with pytest.raises(CommandError) as refused:
        call_command("load_dossiers", str(tmp_path))
    assert str(refused.value) == (
        "1 refused. Put right what is named above and load again: "
        "files already taken change nothing."
    )
    told = capsys.readouterr().err
    assert told == f"{tmp_path}/empty.yaml:1: holds no fields; a dossier is a mapping\n"
