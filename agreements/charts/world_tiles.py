"""Where each state stands on the world as a grid of squares: our own drawing.

One square a state of ISO 3166-1, so that small ones can be read as well as large ones.
Neighbours stand beside each other as far as a grid allows. Territories have no square,
apart from those that sign agreements themselves.
"""

from __future__ import annotations

LAYOUT = """
.. .. .. .. .. .. .. .. GL .. IS .. .. .. NO SE FI .. .. .. .. .. .. .. .. .. .. .. .. .. .. .. ..
.. CA .. .. .. .. .. .. .. .. .. .. .. .. DK .. EE .. .. RU .. .. .. .. .. .. .. .. .. .. .. .. ..
.. US .. .. .. .. .. .. .. .. IE GB .. NL DE PL LV .. .. .. .. .. .. .. .. .. .. .. .. .. .. .. ..
.. MX .. .. .. BS .. .. .. .. .. .. BE LU CZ SK LT BY .. .. .. .. .. .. .. .. .. .. .. .. .. .. ..
.. GT BZ .. CU HT DO KN AG .. .. .. FR CH LI AT HU UA .. .. .. KZ .. .. MN .. .. .. .. .. .. .. ..
.. SV HN .. JM .. .. DM LC .. PT ES AD MC SI HR RS RO MD .. .. UZ KG .. CN .. KP .. JP .. .. .. ..
.. .. NI .. .. .. .. VC BB .. .. .. .. IT SM BA XK BG .. GE AZ TM TJ .. .. .. KR .. .. .. .. .. ..
.. .. CR .. .. .. .. GD TT .. .. .. .. VA .. ME MK .. TR AM .. .. AF .. .. .. TW .. .. .. .. .. ..
.. .. .. PA CO VE GY SR .. .. .. .. .. MT .. AL GR CY LB SY IQ IR PK NP BT .. .. .. .. .. .. .. ..
.. .. .. EC PE BR .. .. .. .. .. .. MA DZ TN LY EG .. IL JO KW .. .. IN BD MM LA VN PH .. .. .. ..
.. .. .. .. BO PY .. .. .. CV .. .. MR ML NE TD SD ER PS SA BH QA AE .. LK TH KH .. .. PW FM MH ..
.. .. .. .. CL AR UY .. .. .. .. SN GM BF BJ NG SS ET DJ YE OM .. .. MV .. MY BN .. .. .. NR KI ..
.. .. .. .. .. .. .. .. .. .. .. GW GN GH TG CM CF UG SO .. .. .. .. .. .. SG ID TL PG SB TV WS ..
.. .. .. .. .. .. .. .. .. .. .. SL LR CI ST GQ CG RW KE .. .. .. .. .. .. .. .. .. .. VU FJ TO NU
.. .. .. .. .. .. .. .. .. .. .. .. .. .. .. GA CD BI TZ .. SC .. .. .. .. .. .. AU .. .. .. .. CK
.. .. .. .. .. .. .. .. .. .. .. .. .. .. .. AO ZM MW MZ KM .. .. .. .. .. .. .. .. .. NZ .. .. ..
.. .. .. .. .. .. .. .. .. .. .. .. .. .. .. NA BW ZW SZ MG MU .. .. .. .. .. .. .. .. .. .. .. ..
.. .. .. .. .. .. .. .. .. .. .. .. .. .. .. .. ZA LS .. .. .. .. .. .. .. .. .. .. .. .. .. .. ..
"""

EMPTY = ".."


def tiles(layout: str = LAYOUT) -> dict[str, tuple[int, int]]:
    """Column and row of each state by its ISO 3166-1 alpha-2 code, counted from 0."""
    rows = [line.split() for line in layout.strip().splitlines()]
    return {
        code: (column, row)
        for row, codes in enumerate(rows)
        for column, code in enumerate(codes)
        if code != EMPTY
    }


TILES = tiles()
COLUMNS = 1 + max(column for column, _row in TILES.values())
ROWS = 1 + max(row for _column, row in TILES.values())
