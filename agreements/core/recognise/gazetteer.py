"""The world's capitals and the cities and houses where governments meet: general lists.

A city is a place, and a capital also stands for its government ("Tokyo agreed").
"""

from __future__ import annotations

_CITIES = """
AD: Andorra la Vella
AE: Abu Dhabi; Dubai; Sharjah
AF: Kabul
AL: Tirana
AM: Yerevan
AO: Luanda
AR: Buenos Aires; Catamarca; Salta; Jujuy; Mendoza; Córdoba; Rosario
AT: Vienna; Salzburg; Graz
AU: Canberra; Sydney; Melbourne; Perth; Brisbane; Adelaide; Darwin; Kalgoorlie; Hobart
AZ: Baku
BA: Sarajevo
BB: Bridgetown
BD: Dhaka
BE: Brussels; Antwerp; Bruges; Liège
BF: Ouagadougou
BG: Sofia
BH: Manama
BI: Gitega; Bujumbura
BJ: Porto-Novo
BN: Bandar Seri Begawan
BO: La Paz; Santa Cruz; Sucre; Cochabamba
BR: Brasília; Brasilia; Rio de Janeiro; São Paulo; Sao Paulo; Belém; Belo Horizonte; Manaus
BS: Nassau
BT: Thimphu
BW: Gaborone
BY: Minsk
BZ: Belmopan
CA: Ottawa; Toronto; Montreal; Montréal; Vancouver; Calgary; Kananaskis; Quebec City; Québec; Halifax; Charlevoix; Edmonton; Saskatoon
CD: Kinshasa; Lubumbashi; Kolwezi; Goma
CF: Bangui
CG: Brazzaville
CH: Bern; Geneva; Davos; Zurich; Basel; Bürgenstock
CI: Yamoussoukro; Abidjan
CK: Avarua
CL: Santiago; Antofagasta; Valparaíso; Viña del Mar
CM: Yaoundé; Yaounde; Douala
CN: Beijing; Shanghai; Hong Kong; Guangzhou; Shenzhen; Tianjin; Xi'an; Chengdu; Boao; Hangzhou; Dalian; Baotou
CO: Bogotá; Bogota; Cartagena; Medellín
CU: Havana
CV: Praia
CY: Nicosia
CZ: Prague
DE: Berlin; Munich; Frankfurt; Hamburg; Bonn; Düsseldorf; Elmau; Hanover; Hannover; Meseberg; Cologne; Dresden; Leipzig
DJ: Djibouti
DK: Copenhagen
DO: Santo Domingo; Punta Cana
DZ: Algiers
EC: Quito; Guayaquil
EE: Tallinn
EG: Cairo; Sharm el-Sheikh; Alexandria
ER: Asmara
ES: Madrid; Barcelona; Seville; Granada; Valencia
ET: Addis Ababa
FI: Helsinki; Rovaniemi
FJ: Suva
FR: Paris; Versailles; Marseille; Lyon; Biarritz; Évian; Evian; Nice; Strasbourg; Cannes; Bordeaux
GA: Libreville
GB: London; Edinburgh; Glasgow; Cardiff; Belfast; Birmingham; Manchester; Oxford; Carbis Bay; Leeds; Liverpool; Lancaster House; Chequers
GE: Tbilisi
GH: Accra
GL: Nuuk; Ilulissat; Narsaq
GM: Banjul
GN: Conakry
GQ: Malabo
GR: Athens; Thessaloniki; Delphi
GT: Guatemala City
GW: Bissau
HN: Tegucigalpa
HR: Zagreb; Dubrovnik
HT: Port-au-Prince
HU: Budapest
ID: Jakarta; Bali; Surabaya; Labuan Bajo; Nusa Dua; Bandung; Yogyakarta
IE: Dublin
IL: Jerusalem; Tel Aviv
IN: New Delhi; Delhi; Mumbai; Bengaluru; Bangalore; Hyderabad; Chennai; Kolkata; Goa; Ahmedabad; Gandhinagar; Jaipur
IQ: Baghdad
IR: Tehran
IS: Reykjavik; Reykjavík
IT: Rome; Milan; Turin; Venice; Naples; Bari; Trieste; Apulia; Borgo Egnazia; Stresa
JO: Amman
JP: Tokyo; Osaka; Kyoto; Hiroshima; Nagoya; Sapporo; Kobe; Yokohama; Yokosuka; Nagasaki; Fukuoka; Karuizawa
KE: Nairobi; Mombasa
KG: Bishkek; Cholpon-Ata
KH: Phnom Penh
KI: Tarawa
KM: Moroni
KP: Pyongyang
KR: Seoul; Busan; Gyeongju; Incheon; Jeju; Daejeon; Sejong
KW: Kuwait City
KZ: Astana; Almaty; Karaganda; Atyrau
LA: Vientiane
LB: Beirut
LI: Vaduz
LK: Colombo
LR: Monrovia
LS: Maseru
LT: Vilnius
LU: Luxembourg
LV: Riga
LY: Tripoli
MA: Rabat; Marrakech; Marrakesh; Casablanca; Fez; Tangier
MD: Chisinau; Chișinău
ME: Podgorica
MG: Antananarivo
MH: Majuro
MK: Skopje
ML: Bamako
MM: Naypyidaw; Yangon
MN: Ulaanbaatar; Ulan Bator
MR: Nouakchott
MT: Valletta
MU: Port Louis
MV: Malé
MW: Lilongwe
MX: Mexico City; Monterrey; Guadalajara; Cancún; Cancun; Los Cabos
MY: Kuala Lumpur; Putrajaya; Langkawi; Penang; Johor Bahru; Kuantan
MZ: Maputo
NA: Windhoek; Swakopmund
NE: Niamey
NG: Abuja; Lagos
NI: Managua
NL: The Hague; Amsterdam; Rotterdam; Hague; Maastricht
NO: Oslo; Bergen; Stavanger; Tromsø
NP: Kathmandu
NZ: Wellington; Auckland; Christchurch
OM: Muscat
PA: Panama City
PE: Lima; Cusco; Arequipa
PG: Port Moresby; Lae
PH: Manila; Cebu; Clark
PK: Islamabad; Karachi; Lahore; Rawalpindi
PL: Warsaw; Kraków; Krakow; Gdańsk; Katowice
PS: Ramallah
PT: Lisbon; Porto
PW: Ngerulmud
PY: Asunción; Asuncion
QA: Doha
RO: Bucharest
RS: Belgrade
RU: Moscow; St Petersburg; St. Petersburg; Saint Petersburg; Vladivostok; Sochi; Kazan
RW: Kigali
SA: Riyadh; Jeddah; Dhahran; Neom
SB: Honiara
SD: Khartoum
SE: Stockholm; Gothenburg; Kiruna; Luleå; Malmö
SG: Singapore
SI: Ljubljana; Bled
SK: Bratislava
SL: Freetown
SN: Dakar; Diamniadio
SO: Mogadishu
SR: Paramaribo
SS: Juba
SV: San Salvador
SY: Damascus
SZ: Mbabane
TD: N'Djamena
TG: Lomé
TH: Bangkok; Phuket; Chiang Mai
TJ: Dushanbe; Khujand
TL: Dili
TM: Ashgabat; Awaza
TN: Tunis
TO: Nuku'alofa
TR: Ankara; Istanbul; Antalya
TT: Port of Spain
TV: Funafuti
TW: Taipei
TZ: Dodoma; Dar es Salaam; Zanzibar; Arusha
UA: Kyiv; Kiev; Lviv; Odesa
UG: Kampala; Entebbe
US: Washington; New York; San Francisco; Los Angeles; Chicago; Houston; Miami; Boston; Seattle; Honolulu; Anchorage; Camp David; Palm Beach; Philadelphia; Pittsburgh; Denver; Dallas; Las Vegas; Atlanta; Detroit; San Diego; Baltimore; Phoenix; Austin; Woodside
UY: Montevideo; Punta del Este
UZ: Tashkent; Samarkand; Bukhara
VA: Vatican City
VE: Caracas
VN: Hanoi; Ho Chi Minh City; Da Nang
VU: Port Vila
WS: Apia
XK: Pristina
YE: Sanaa
ZA: Pretoria; Cape Town; Johannesburg; Durban; Sandton; Stellenbosch
ZM: Lusaka; Kitwe; Ndola; Livingstone
ZW: Harare; Victoria Falls; Bulawayo
"""

_ABROAD = {
    "Londres": "London", "Pékin": "Beijing", "Pekín": "Beijing", "Tokio": "Tokyo",
    "Moscou": "Moscow", "Moscú": "Moscow", "Nueva Delhi": "New Delhi", "Séoul": "Seoul",
    "Seúl": "Seoul", "Berlín": "Berlin", "París": "Paris", "Varsovie": "Warsaw",
    "Varsovia": "Warsaw", "Vienne": "Vienna", "Viena": "Vienna", "Riyad": "Riyadh",
    "Riad": "Riyadh", "Santiago de Chile": "Santiago", "Copenhague": "Copenhagen",
    "Lisbonne": "Lisbon", "Lisboa": "Lisbon", "Athènes": "Athens", "Atenas": "Athens",
    "Le Caire": "Cairo", "El Cairo": "Cairo", "Alger": "Algiers", "Argel": "Algiers",
    "Belgrado": "Belgrade", "Ciudad de México": "Mexico City", "Estocolmo": "Stockholm",
    "Manille": "Manila", "Kinsasa": "Kinshasa", "Yakarta": "Jakarta", "Bruxelles": "Brussels",
    "Bruselas": "Brussels", "Genève": "Geneva", "Ginebra": "Geneva", "Nueva York": "New York",
    "Roma": "Rome", "Dubái": "Dubai", "Abou Dhabi": "Abu Dhabi", "Abu Dabi": "Abu Dhabi",
    "Le Cap": "Cape Town", "La Haye": "The Hague", "La Haya": "The Hague", "Bogota": "Bogotá",
    "Oulan-Bator": "Ulaanbaatar", "Tachkent": "Tashkent",
    "東京": "Tokyo", "ワシントン": "Washington", "ロンドン": "London", "パリ": "Paris",
    "北京": "Beijing", "ソウル": "Seoul", "キャンベラ": "Canberra", "オタワ": "Ottawa",
    "ブリュッセル": "Brussels", "ベルリン": "Berlin", "ニューデリー": "New Delhi",
    "アスタナ": "Astana", "大阪": "Osaka", "京都": "Kyoto", "広島": "Hiroshima",
    "ニューヨーク": "New York", "ローマ": "Rome", "ハノイ": "Hanoi", "マニラ": "Manila",
    "ジャカルタ": "Jakarta", "クアラルンプール": "Kuala Lumpur", "リヤド": "Riyadh",
    "タシケント": "Tashkent", "慶州": "Gyeongju", "シドニー": "Sydney", "パース": "Perth",
}  # fmt: skip

VENUES = {
    "White House": "Washington", "Oval Office": "Washington", "State Department": "Washington",
    "US Treasury": "Washington", "Blair House": "Washington", "Capitol": "Washington",
    "Akasaka Palace": "Tokyo", "Kantei": "Tokyo", "Downing Street": "London",
    "Lancaster House": "London", "Mansion House": "London", "Élysée": "Paris", "Elysée": "Paris",
    "Elysee": "Paris", "Quai d'Orsay": "Paris", "Berlaymont": "Brussels", "Chancellery": "Berlin",
    "Great Hall of the People": "Beijing", "Kremlin": "Moscow", "Rideau Hall": "Ottawa",
    "Parliament Hill": "Ottawa", "Blue House": "Seoul", "Hyderabad House": "New Delhi",
    "Rashtrapati Bhavan": "New Delhi", "La Moneda": "Santiago", "Casa Rosada": "Buenos Aires",
    "Planalto": "Brasília", "Itamaraty": "Brasília", "Mar-a-Lago": "Palm Beach",
    "Union Buildings": "Pretoria", "Malacañang": "Manila", "Malacanang": "Manila",
    "Quirinale": "Rome", "Chigi": "Rome", "Akorda": "Astana", "Aso Rock": "Abuja",
    "State House": "", "Maison-Blanche": "Washington", "Maison Blanche": "Washington",
    "Casa Blanca": "Washington", "迎賓館": "東京", "首相官邸": "東京", "ホワイトハウス": "ワシントン",
}  # fmt: skip
"""Houses of government and their city."""


def _read(table: str) -> dict[str, str]:
    rows = (line.split(": ", 1) for line in table.strip().splitlines())
    return {city: code for code, cities in rows for city in cities.split("; ")}


COUNTRY_OF = _read(_CITIES)
"""A city's name in English, and the ISO code of its state."""
CITIES = {**{city: city for city in COUNTRY_OF}, **_ABROAD}
"""Every spelling known, and the name in English."""
