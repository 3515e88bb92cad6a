"""Names of minerals in French, Spanish and Japanese, by their slug in the vocabulary.

Chemical nomenclature. A name that a curator adds to a mineral counts beside these.
"""

from __future__ import annotations

NAMES: dict[str, tuple[str, ...]] = {
    "aluminium": ("aluminio", "アルミニウム"),
    "antimony": ("antimoine", "antimonio", "アンチモン"),
    "bauxite": ("bauxita", "ボーキサイト"),
    "beryllium": ("béryllium", "berilio", "ベリリウム"),
    "bismuth": ("bismuto", "ビスマス"),
    "chromium": ("chrome", "cromo", "クロム"),
    "cobalt": ("cobalto", "コバルト"),
    "coltan": ("coltán",),
    "copper": ("cuivre", "cobre", "銅"),
    "dysprosium": ("disprosio", "ジスプロシウム"),
    "fluorspar": ("spath fluor", "fluorita", "蛍石"),
    "gallium": ("galio", "ガリウム"),
    "germanium": ("germanio", "ゲルマニウム"),
    "gold": ("oro",),
    "graphite": ("grafito", "黒鉛", "グラファイト"),
    "heavy-rare-earths": ("terres rares lourdes", "tierras raras pesadas", "重希土類"),
    "indium": ("indio", "インジウム"),
    "iron-ore": ("minerai de fer", "mineral de hierro", "鉄鉱石"),
    "lead": ("plomb", "plomo"),
    "light-rare-earths": ("terres rares légères", "tierras raras ligeras", "軽希土類"),
    "lithium": ("litio", "リチウム"),
    "magnesium": ("magnésium", "magnesio", "マグネシウム"),
    "manganese": ("manganèse", "manganeso", "マンガン"),
    "molybdenum": ("molybdène", "molibdeno", "モリブデン"),
    "neodymium": ("néodyme", "neodimio", "ネオジム"),
    "nickel": ("níquel", "ニッケル"),
    "niobium": ("niobio", "ニオブ"),
    "palladium": ("paladio", "パラジウム"),
    "phosphate-rock": ("fosfato", "リン鉱石"),
    "platinum": ("platine", "platino", "プラチナ", "白金"),
    "platinum-group-metals": ("platinoïdes", "metales del grupo del platino", "白金族"),
    "potash": ("potasse", "potasa"),
    "rare-earths": ("terres rares", "terre rare", "tierras raras", "レアアース", "希土類"),
    "rhenium": ("rhénium", "renio", "レニウム"),
    "scandium": ("escandio", "スカンジウム"),
    "silicon": ("silicium", "silicio", "シリコン"),
    "silver": ("plata",),
    "tantalum": ("tantale", "tantalio", "tántalo", "タンタル"),
    "tellurium": ("tellure", "telurio", "テルル"),
    "terbium": ("terbio", "テルビウム"),
    "tin": ("étain", "estaño", "スズ", "錫"),
    "titanium": ("titane", "titanio", "チタン"),
    "tungsten": ("tungstène", "tungsteno", "wolframio", "wolfram", "タングステン"),
    "uranium": ("uranio", "ウラン"),
    "vanadium": ("vanadio", "バナジウム"),
    "zinc": ("cinc", "亜鉛"),
    "zirconium": ("circonio", "ジルコニウム"),
}

BY_LANGUAGE = {"argent": "fr", "or": "fr", "oro": "es", "plata": "es", "indio": "es", "銅": "ja"}
"""Names that are other words in other languages: they count in their own alone."""
