"""What breaks each named constraint of sources and disagreements."""

from __future__ import annotations

from datetime import date
from typing import Any

from agreements.core.words import OwnValue
from tests import factories as f
from tests.models.rules import Rule, filled, flags, known, offsets, once, partial, share


def cited_once(fact: str, make: Any) -> Rule:
    def factory() -> Any:
        return f.CitationFactory(**{fact: make()})

    alone = {} if fact == "provision" else {"provision": None}
    others = ({"article": f.ArticleFactory}, {"locator": "¶99"}, {fact: make})
    rights = tuple(alone | other for other in others)
    return Rule(factory, (alone,), rights, again=(fact, "article", "locator"))


OF_AN_AGREEMENT = {"provision": None, "agreement": f.AgreementFactory, "about": "place"}

EVIDENCE = {
    "outlet_kind_is_a_known_word": known(f.OutletFactory, "kind"),
    "outlet_is_held_once": once(
        f.OutletFactory, "name", "domain", but=[{"name": "Another"}, {"domain": ""}]
    ),
    "outlet_has_a_name_or_a_domain": Rule(
        f.OutletFactory, ({"name": "", "domain": ""},), ({"name": ""}, {"domain": ""})
    ),
    "article_published_on_is_a_partial_date": partial(f.ArticleFactory, "published_on"),
    "article_language_is_not_blank": filled(f.ArticleFactory, "language"),
    "article_address_is_held_once": once(
        f.ArticleFactory, "url", but=[{"url": "https://outlet.example/other"}, {"url": ""}]
    ),
    "article_document_is_held_once": Rule(
        lambda: f.ArticleFactory(document="001"),
        ({"document": "001"},),
        ({"document": "002"}, {"document": ""}),
    ),
    "article_flags_are_known_words": flags(f.ArticleFactory),
    "article_text_is_original_once": Rule(
        lambda: f.ArticleFactory(text_hash="a" * 64),
        ({"text_hash": "a" * 64},),
        (
            {"text_hash": "b" * 64},
            {"text_hash": ""},
            {
                "text_hash": "a" * 64,
                "duplicate_of": lambda held: held,
                "duplicate_kind": "exact",
            },
        ),
    ),
    "article_that_repeats_says_how": Rule(
        f.ArticleFactory,
        (
            {"duplicate_kind": "exact"},
            {"duplicate_of": f.ArticleFactory},
            {"duplicate_of": f.ArticleFactory, "duplicate_kind": "hearsay"},
        ),
        (
            {"duplicate_of": f.ArticleFactory, "duplicate_kind": "exact"},
            {"duplicate_of": f.ArticleFactory, "duplicate_kind": "near"},
        ),
    ),
    "article_likeness_is_a_share": share(f.ArticleFactory, "likeness"),
    "article_relevance_is_a_share": share(f.ArticleFactory, "relevance"),
    "article_address_is_of_the_web": Rule(
        f.ArticleFactory,
        ({"url": "javascript:alert(1)"}, {"url": "ftp://outlet.example/"}, {"url": "outlet"}),
        ({"url": "http://outlet.example/"}, {"url": "https://outlet.example/"}, {"url": ""}),
    ),
    "source_key_is_not_blank": filled(f.AgreementSourceFactory, "key"),
    "source_key_is_used_once": once(
        f.AgreementSourceFactory,
        "agreement",
        "key",
        but=[{"agreement": f.AgreementFactory}, {"key": "x"}],
    ),
    "source_stands_once_in_a_dossier": once(
        f.AgreementSourceFactory,
        "agreement",
        "article",
        but=[{"agreement": f.AgreementFactory}, {"article": f.ArticleFactory}],
    ),
    "citation_supports_exactly_one_fact": Rule(
        f.CitationFactory,
        ({"provision": None}, {"event": f.EventFactory}, {"participation": f.ParticipationFactory}),
        (
            {"provision": f.ProvisionFactory},
            {"provision": None, "participation": f.ParticipationFactory},
            {"provision": None, "commitment": f.CommitmentFactory},
            {"provision": None, "amount": f.AmountFactory},
            {"provision": None, "event": f.EventFactory},
            OF_AN_AGREEMENT,
        ),
    ),
    "citation_of_an_agreement_names_the_value": Rule(
        f.CitationFactory,
        ({"about": "place"}, OF_AN_AGREEMENT | {"about": ""}, OF_AN_AGREEMENT | {"about": "x"}),
        tuple(OF_AN_AGREEMENT | {"about": str(word)} for word in OwnValue),
    ),
    "citation_offsets_enclose_a_quote": offsets(f.CitationFactory),
    "participation_is_cited_once_at_a_place": cited_once("participation", f.ParticipationFactory),
    "provision_is_cited_once_at_a_place": cited_once("provision", f.ProvisionFactory),
    "commitment_is_cited_once_at_a_place": cited_once("commitment", f.CommitmentFactory),
    "amount_is_cited_once_at_a_place": cited_once("amount", f.AmountFactory),
    "event_is_cited_once_at_a_place": cited_once("event", f.EventFactory),
    "agreement_is_cited_once_at_a_place": Rule(
        lambda: f.CitationFactory(agreement=f.AgreementFactory()),
        ({"provision": None},),
        tuple(
            {"provision": None} | other
            for other in (
                {"agreement": f.AgreementFactory},
                {"about": "place"},
                {"article": f.ArticleFactory},
                {"locator": "¶99"},
            )
        ),
        again=("agreement", "about", "article", "locator"),
    ),
}

DISAGREEMENTS = {
    "disagreement_about_is_a_known_word": Rule(
        f.DisagreementFactory,
        ({"about": "hearsay"},),
        tuple(
            {"about": about}
            for about in ("signed_on", "place", "status", "parties", "amounts", "commitments")
        ),
    ),
    "disagreement_state_is_a_known_word": known(
        f.DisagreementFactory, "state", explanation="Two clocks."
    ),
    "disagreement_attribute_is_not_blank": filled(f.DisagreementFactory, "attribute"),
    "attribute_is_disputed_once": once(
        f.DisagreementFactory,
        "agreement",
        "attribute",
        but=[{"agreement": f.AgreementFactory}, {"attribute": "place"}],
    ),
    "disagreement_about_a_pillar_names_it": Rule(
        f.DisagreementFactory,
        ({"about": "pillar"}, {"pillar": f.PillarFactory}),
        ({"about": "pillar", "pillar": f.PillarFactory}, {"about": "place"}),
    ),
    "settled_disagreement_gives_its_reason": Rule(
        f.DisagreementFactory,
        ({"state": "explained"}, {"state": "resolved"}),
        ({"state": "resolved", "explanation": "Two clocks."}, {"explanation": "Two clocks."}),
    ),
    "claim_value_is_not_blank": filled(f.ClaimFactory, "value"),
    "claim_is_held_once": once(
        f.ClaimFactory,
        "disagreement",
        "article",
        "value",
        "locator",
        but=[
            {"disagreement": f.DisagreementFactory},
            {"article": f.ArticleFactory},
            {"value": "27 October"},
            {"locator": "¶4"},
        ],
    ),
}

SETTLING = {
    "settlement_state_is_a_known_word": known(f.SettlementFactory, "state"),
    "settlement_reason_is_not_blank": filled(f.SettlementFactory, "reason"),
    "settlement_by_name_is_not_blank": filled(f.SettlementFactory, "by_name"),
    "resolution_names_the_value_that_leads": Rule(
        f.SettlementFactory,
        ({"state": "resolved", "leading": ""},),
        ({"state": "resolved"}, {"leading": ""}, {"state": "open", "leading": ""}),
    ),
    "confirmation_by_name_is_not_blank": filled(f.ConfirmationFactory, "by_name"),
    "confirmation_is_of_one_fact_or_of_the_agreement": Rule(
        f.ConfirmationFactory,
        ({"provision": f.ProvisionFactory, "event": f.EventFactory},),
        (
            {},
            {"participation": f.ParticipationFactory},
            {"provision": f.ProvisionFactory},
            {"commitment": f.CommitmentFactory},
            {"amount": f.AmountFactory},
            {"event": f.EventFactory},
        ),
    ),
    "reads_are_counted_once_a_day": once(
        f.PageReadFactory,
        "agreement",
        "day",
        but=[{"agreement": f.AgreementFactory}, {"day": date(2026, 3, 2)}],
    ),
    "reads_are_counted_where_there_are_any": Rule(
        f.PageReadFactory, ({"number": 0},), ({"number": 1}, {"number": 9})
    ),
}
