"""What breaks each named constraint of the vocabulary, of agreements and of what they say."""

from __future__ import annotations

from datetime import date

from tests import factories as f
from tests.models.rules import Rule, filled, known, once, partial, reviewed, trust

VOCABULARY = {
    "party_kind_is_a_known_word": known(f.PartyFactory, "kind"),
    "party_slug_is_not_blank": filled(f.PartyFactory, "slug"),
    "party_name_is_not_blank": filled(f.PartyFactory, "name"),
    "party_name_is_held_once": once(f.PartyFactory, "name", but=[{"name": "Another"}]),
    "party_iso2_is_held_once": Rule(
        lambda: f.PartyFactory(iso2="JP"), ({"iso2": "JP"},), ({"iso2": "KR"}, {"iso2": ""})
    ),
    "party_iso3_is_held_once": Rule(
        lambda: f.PartyFactory(iso3="JPN"), ({"iso3": "JPN"},), ({"iso3": "KOR"}, {"iso3": ""})
    ),
    "party_iso2_is_two_capitals": Rule(
        f.PartyFactory, ({"iso2": "jp"}, {"iso2": "J"}, {"iso2": "J1"}), ({"iso2": "JP"},)
    ),
    "party_iso3_is_three_capitals": Rule(
        f.PartyFactory, ({"iso3": "jpn"}, {"iso3": "JP"}, {"iso3": "J1N"}), ({"iso3": "JPN"},)
    ),
    "alias_name_is_not_blank": filled(f.PartyAliasFactory, "name"),
    "alias_names_one_party": once(f.PartyAliasFactory, "name", but=[{"name": "Another"}]),
    "membership_since_is_a_partial_date": partial(f.MembershipFactory, "since"),
    "membership_until_is_a_partial_date": partial(f.MembershipFactory, "until"),
    "membership_is_held_once": once(
        f.MembershipFactory,
        "bloc",
        "member",
        but=[{"bloc": f.PartyFactory}, {"member": f.PartyFactory}],
    ),
    "bloc_is_not_its_own_member": Rule(
        f.MembershipFactory,
        ({"bloc": lambda held: held.bloc, "member": lambda held: held.bloc},),
        ({"bloc": lambda held: held.bloc}, {"member": lambda held: held.bloc}),
    ),
    "pillar_origin_is_a_known_word": known(f.PillarFactory, "origin"),
    "pillar_slug_is_not_blank": filled(f.PillarFactory, "slug"),
    "pillar_name_is_not_blank": filled(f.PillarFactory, "name"),
    "pillar_definition_is_not_blank": filled(f.PillarFactory, "definition"),
    "pillar_code_is_three_signs": Rule(
        f.PillarFactory,
        ({"code": "stk"}, {"code": "ST"}, {"code": "S-K"}, {"code": ""}),
        ({"code": "STK"}, {"code": "3RD"}),
    ),
    "mineral_slug_is_not_blank": filled(f.MineralFactory, "slug"),
    "mineral_name_is_not_blank": filled(f.MineralFactory, "name"),
}

AGREEMENTS = {
    "agreement_kind_is_a_known_word": known(f.AgreementFactory, "kind"),
    "agreement_legal_force_is_a_known_word": known(f.AgreementFactory, "legal_force"),
    "agreement_status_is_a_known_word": known(f.AgreementFactory, "status"),
    "agreement_signed_on_is_a_partial_date": partial(f.AgreementFactory, "signed_on"),
    "agreement_slug_is_not_blank": filled(f.AgreementFactory, "slug"),
    "agreement_title_is_not_blank": filled(f.AgreementFactory, "title"),
    "agreement_summary_is_not_blank": filled(f.AgreementFactory, "summary"),
    "agreement_trust_is_a_known_word": trust(f.AgreementFactory),
    "agreement_says_when_it_was_reviewed": reviewed(f.AgreementFactory),
    "proposed_agreement_binds_nobody": Rule(
        f.AgreementFactory,
        ({"status": "proposed", "legal_force": "binding"},),
        (
            {"status": "proposed", "legal_force": "non-binding"},
            {"status": "proposed", "legal_force": "unclear"},
            {"status": "announced", "legal_force": "binding"},
        ),
    ),
    "mineral_is_named_once": once(
        f.AgreementMineralFactory,
        "agreement",
        "mineral",
        but=[{"agreement": f.AgreementFactory}, {"mineral": f.MineralFactory}],
    ),
    "participation_role_is_a_known_word": known(f.ParticipationFactory, "role"),
    "participation_trust_is_a_known_word": trust(f.ParticipationFactory),
    "participation_says_when_it_was_reviewed": reviewed(f.ParticipationFactory),
    "party_has_a_role_once": once(
        f.ParticipationFactory,
        "agreement",
        "party",
        "role",
        but=[{"agreement": f.AgreementFactory}, {"party": f.PartyFactory}, {"role": "observer"}],
    ),
    "relation_relation_is_a_known_word": known(f.AgreementRelationFactory, "relation"),
    "relation_is_held_once": once(
        f.AgreementRelationFactory,
        "agreement",
        "other",
        "relation",
        but=[{"other": f.AgreementFactory}, {"relation": "part-of"}],
    ),
    "agreement_is_not_related_to_itself": Rule(
        f.AgreementRelationFactory,
        ({"agreement": lambda held: held.other, "other": lambda held: held.other},),
        ({"agreement": lambda held: held.other, "other": lambda held: held.agreement},),
    ),
}

NO_RULES = ["soon", "P", "P6", "PT6H", "6M", "p6m", "2026-1", "P-6M", "P3D6M", "P1D1D", "P1000Y"]
CONTENT = {
    "provision_strength_is_a_known_word": known(f.ProvisionFactory, "strength"),
    "provision_summary_is_not_blank": filled(f.ProvisionFactory, "summary"),
    "provision_trust_is_a_known_word": trust(f.ProvisionFactory),
    "provision_says_when_it_was_reviewed": reviewed(f.ProvisionFactory),
    "commitment_outcome_is_a_known_word": known(f.CommitmentFactory, "outcome"),
    "commitment_counted_from_is_a_partial_date": partial(f.CommitmentFactory, "counted_from"),
    "commitment_due_on_is_a_partial_date": partial(f.CommitmentFactory, "due_on"),
    "commitment_summary_is_not_blank": filled(f.CommitmentFactory, "summary"),
    "commitment_trust_is_a_known_word": trust(f.CommitmentFactory),
    "commitment_says_when_it_was_reviewed": reviewed(f.CommitmentFactory),
    "commitment_due_is_a_period_or_a_date": Rule(
        f.CommitmentFactory,
        tuple(
            {"due": rule}
            for rule in (
                "soon",
                "P",
                "P6",
                "PT6H",
                "6M",
                "p6m",
                "2026-1",
                "P-6M",
                "P3D6M",
                "P1D1D",
                "P1000Y",
            )
        ),
        tuple({"due": rule} for rule in ("", "P6M", "P180D", "P1Y2M3W4D", "2026", "2026-12-31")),
    ),
    "commitment_noted_state_is_a_known_word": known(
        f.CommitmentFactory, "noted_state", noted_on=date(2026, 3, 1)
    ),
    "commitment_state_is_noted_with_its_day": Rule(
        f.CommitmentFactory,
        ({"noted_state": "soon"},),
        ({"noted_state": "soon", "noted_on": date(2026, 3, 1)}, {"noted_state": ""}),
    ),
    "check_finding_is_a_known_word": known(f.CheckFactory, "finding"),
    "check_places_is_not_blank": filled(f.CheckFactory, "places"),
    "amount_kind_is_a_known_word": known(f.AmountFactory, "kind"),
    "amount_what_is_not_blank": filled(f.AmountFactory, "what"),
    "amount_trust_is_a_known_word": trust(f.AmountFactory),
    "amount_says_when_it_was_reviewed": reviewed(f.AmountFactory),
    "amount_is_more_than_nothing": Rule(
        f.AmountFactory, ({"value": 0}, {"value": -1}), ({"value": 1}, {"value": 8 * 10**15})
    ),
    "amount_currency_is_three_capitals": Rule(
        f.AmountFactory, ({"currency": "usd"}, {"currency": "$"}), ({"currency": "AUD"},)
    ),
    "event_kind_is_a_known_word": known(f.EventFactory, "kind"),
    "event_date_is_a_partial_date": partial(f.EventFactory, "date"),
    "event_title_is_not_blank": filled(f.EventFactory, "title"),
    "event_trust_is_a_known_word": trust(f.EventFactory),
    "event_says_when_it_was_reviewed": reviewed(f.EventFactory),
}
