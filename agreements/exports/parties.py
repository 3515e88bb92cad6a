"""The files of parties and of minerals: their columns, declared once."""

from __future__ import annotations

from typing import Any

from agreements.exports.columns import Column

PARTIES: tuple[Column[Any], ...] = (
    Column("party", "Party id", lambda r: r.party.slug, "Stable identifier: the party's page is /parties/<id>/."),
    Column("name", "Party", lambda r: r.party.name, "Name of the party."),
    Column("kind", "Kind", lambda r: r.party.kind, "state, bloc, organisation or company."),
    Column("iso2", "ISO alpha-2", lambda r: r.party.iso2, "ISO 3166-1 alpha-2 code of a state; empty for any other party."),
    Column("iso3", "ISO alpha-3", lambda r: r.party.iso3, "ISO 3166-1 alpha-3 code of a state; empty for any other party."),
    Column("agreements", "Agreements", lambda r: r.agreements, "Agreements it takes part in itself, in any role. Those of blocs it belongs to do not count."),
    Column("as_signatory", "As signatory", lambda r: r.signatory, "Of these, as signatory. A party may have several roles in one agreement."),
    Column("as_member", "As member", lambda r: r.member, "Of these, as member."),
    Column("otherwise", "In another role", lambda r: r.other, "Of these, as observer, named partner or context."),
    Column("partners", "Partners", lambda r: r.partners, "Different parties in the same agreements."),
    Column("pillars", "Pillars", lambda r: r.pillars, "Pillars on which at least one of these agreements has a provision."),
    Column("overdue", "Overdue", lambda r: r.overdue, "Commitments of these agreements, made by any of their parties, past due with no evidence seen."),
)  # fmt: skip

MINERALS: tuple[Column[Any], ...] = (
    Column("mineral", "Mineral id", lambda r: r.mineral.slug, "Stable identifier: the mineral's page is /minerals/<id>/."),
    Column("name", "Mineral", lambda r: r.mineral.name, "Name of the mineral or group."),
    Column("symbol", "Symbol", lambda r: r.mineral.symbol, "Chemical symbol; empty for what is no element."),
    Column("above", "Above", lambda r: r.placed.place, "The groups it stands in, the widest first, parted by slashes."),
    Column("lists", "Lists", lambda r: "; ".join(r.mineral.lists), "Official lists it stands on, such as us-2025 and eu-2023, parted by semicolons."),
    Column("itself", "Named itself", lambda r: r.own, "Agreements that name it itself."),
    Column("agreements", "Agreements", lambda r: r.together, "Agreements that name it or what stands below it in the tree."),
)  # fmt: skip
