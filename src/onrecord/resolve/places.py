"""Countries with their demonyms, capitals that stand for a government, and parts of countries.

Source: written by hand for this project from general knowledge. A country that is not listed is
still joined to its demonym when the two begin alike (see ``same_place``).
"""

from __future__ import annotations

from onrecord.resolve.word_lists import words_of

# Each line: the country; its other names; its adjectives; its people. ``_`` stands for a space.
_COUNTRIES = """
    afghanistan;;afghan;afghans
    albania;;albanian;albanians
    algeria;;algerian;algerians
    argentina;;argentine argentinian;argentines argentinians
    armenia;;armenian;armenians
    australia;;australian;australians
    austria;;austrian;austrians
    azerbaijan;;azerbaijani azeri;azerbaijanis azeris
    bahrain;;bahraini;bahrainis
    bangladesh;;bangladeshi;bangladeshis
    belarus;;belarusian;belarusians
    belgium;;belgian;belgians
    bolivia;;bolivian;bolivians
    bosnia;bosnia_and_herzegovina;bosnian;bosnians
    brazil;;brazilian;brazilians
    bulgaria;;bulgarian;bulgarians
    cambodia;;cambodian;cambodians
    canada;;canadian;canadians
    chile;;chilean;chileans
    china;people's_republic_of_china;chinese;
    colombia;;colombian;colombians
    croatia;;croatian;croatians croats
    cuba;;cuban;cubans
    cyprus;;cypriot;cypriots
    czech_republic;czechia;czech;czechs
    denmark;;danish;danes
    ecuador;;ecuadorian ecuadorean;ecuadorians
    egypt;;egyptian;egyptians
    el_salvador;;salvadoran;salvadorans
    estonia;;estonian;estonians
    ethiopia;;ethiopian;ethiopians
    finland;;finnish;finns
    france;;french;frenchmen
    georgia;;georgian;georgians
    germany;;german;germans
    ghana;;ghanaian;ghanaians
    greece;;greek;greeks
    guatemala;;guatemalan;guatemalans
    haiti;;haitian;haitians
    honduras;;honduran;hondurans
    hungary;;hungarian;hungarians
    iceland;;icelandic;icelanders
    india;;indian;indians
    indonesia;;indonesian;indonesians
    iran;islamic_republic_of_iran;iranian;iranians
    iraq;;iraqi;iraqis
    ireland;;irish;irishmen
    israel;;israeli;israelis
    italy;;italian;italians
    jamaica;;jamaican;jamaicans
    japan;;japanese;
    jordan;;jordanian;jordanians
    kazakhstan;;kazakh;kazakhs
    kenya;;kenyan;kenyans
    kosovo;;kosovar kosovan;kosovars
    kuwait;;kuwaiti;kuwaitis
    laos;;laotian;laotians
    latvia;;latvian;latvians
    lebanon;;lebanese;
    libya;;libyan;libyans
    lithuania;;lithuanian;lithuanians
    malaysia;;malaysian;malaysians
    mali;;malian;malians
    mexico;;mexican;mexicans
    moldova;;moldovan;moldovans
    mongolia;;mongolian;mongolians
    morocco;;moroccan;moroccans
    myanmar;burma;burmese;
    nepal;;nepalese nepali;nepalis
    netherlands;holland;dutch;dutchmen
    new_zealand;;;new_zealanders
    nicaragua;;nicaraguan;nicaraguans
    nigeria;;nigerian;nigerians
    north_korea;dprk;north_korean;north_koreans
    norway;;norwegian;norwegians
    oman;;omani;omanis
    pakistan;;pakistani;pakistanis
    palestine;;palestinian;palestinians
    panama;;panamanian;panamanians
    paraguay;;paraguayan;paraguayans
    peru;;peruvian;peruvians
    philippines;;philippine filipino;filipinos
    poland;;polish;poles
    portugal;;portuguese;
    qatar;;qatari;qataris
    romania;;romanian;romanians
    russia;russian_federation;russian;russians
    rwanda;;rwandan;rwandans
    saudi_arabia;;saudi saudi_arabian;saudis
    senegal;;senegalese;
    serbia;;serbian;serbs serbians
    singapore;;singaporean;singaporeans
    slovakia;;slovak slovakian;slovaks
    slovenia;;slovenian;slovenians slovenes
    somalia;;somali;somalis
    south_africa;;south_african;south_africans
    south_korea;republic_of_korea;south_korean;south_koreans
    soviet_union;ussr;soviet;soviets
    spain;;spanish;spaniards
    sri_lanka;;sri_lankan;sri_lankans
    sudan;;sudanese;
    sweden;;swedish;swedes
    switzerland;;swiss;
    syria;;syrian;syrians
    taiwan;;taiwanese;
    tajikistan;;tajik;tajiks
    tanzania;;tanzanian;tanzanians
    thailand;;thai;thais
    tunisia;;tunisian;tunisians
    turkey;;turkish;turks
    turkmenistan;;turkmen;turkmens
    uganda;;ugandan;ugandans
    ukraine;;ukrainian;ukrainians
    united_arab_emirates;uae u.a.e. emirates;emirati;emiratis
    united_kingdom;uk u.k. britain great_britain;british;britons brits
    united_states;us u.s. usa u.s.a. america united_states_of_america;american;americans
    uruguay;;uruguayan;uruguayans
    uzbekistan;;uzbek;uzbeks
    vatican;holy_see;;
    venezuela;;venezuelan;venezuelans
    vietnam;;vietnamese;
    yemen;;yemeni;yemenis
    zimbabwe;;zimbabwean;zimbabweans
    england;;english;englishmen
    scotland;;scottish;scots scotsmen
    wales;;welsh;welshmen
    catalonia;;catalan;catalans
    hong_kong;;;
    europe;;european;europeans
"""

# Capitals that the news names when it means the government. Not London, Paris and others that
# mostly stand for the town itself would be a matter of taste: all behave alike.
_CAPITALS = """
    moscow beijing pyongyang tehran damascus baghdad jerusalem kyiv kiev ankara riyadh doha cairo
    paris berlin london brussels rome madrid warsaw budapest athens tokyo seoul delhi new_delhi
    islamabad kabul havana caracas ottawa canberra minsk belgrade vienna oslo stockholm helsinki
    copenhagen dublin lisbon prague bucharest sofia tbilisi yerevan baku hanoi taipei jakarta
    manila bangkok nairobi pretoria abuja tripoli tunis algiers rabat washington
"""

_PARTS = """
    alabama alaska arizona arkansas california colorado connecticut delaware florida hawaii idaho
    illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota
    mississippi missouri montana nebraska nevada new_hampshire new_jersey new_mexico new_york
    north_carolina north_dakota ohio oklahoma oregon pennsylvania rhode_island south_carolina
    south_dakota tennessee texas utah vermont virginia west_virginia wisconsin wyoming
    puerto_rico ontario quebec alberta manitoba saskatchewan nova_scotia british_columbia queensland
    tasmania bavaria saxony crimea chechnya northern_ireland
"""

# Towns and other places that are seldom behind a statement; they must not be read as people.
_TOWNS = """
    d.c. dc washington_d.c. new_york_city los_angeles san_francisco san_diego las_vegas
    new_orleans st_louis st_petersburg salt_lake_city chicago boston philadelphia houston dallas
    miami atlanta detroit denver seattle portland phoenix cleveland cincinnati milwaukee
    minneapolis baltimore charlotte orlando tampa manhattan brooklyn queens bronx hollywood
    geneva zurich munich hamburg frankfurt milan barcelona istanbul aleppo gaza mumbai shanghai
    sydney melbourne toronto montreal vancouver asia africa latin_america middle_east
    south_america north_america central_america eastern_europe western_europe silicon_valley
    main_street long_island times_square
"""


def _read_countries() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    names: dict[str, str] = {}
    adjectives: dict[str, str] = {}
    peoples: dict[str, str] = {}
    for line in _COUNTRIES.strip().splitlines():
        country, *lists = (part.strip() for part in line.split(";"))
        country = country.replace("_", " ")
        names[country] = country
        for table, part in zip((names, adjectives, peoples), lists, strict=True):
            table.update(dict.fromkeys(words_of(part), country))
    return names, adjectives, peoples


COUNTRIES, ADJECTIVES, PEOPLES = _read_countries()
# People of a part of a country. Those that newspapers are named after are left out.
_NATIVES = {
    "ohioan": "ohio",
    "iowan": "iowa",
    "kansan": "kansas",
    "nebraskan": "nebraska",
    "virginian": "virginia",
    "pennsylvanian": "pennsylvania",
    "minnesotan": "minnesota",
    "michigander": "michigan",
    "wisconsinite": "wisconsin",
    "alaskan": "alaska",
    "hawaiian": "hawaii",
    "arizonan": "arizona",
    "coloradan": "colorado",
    "kentuckian": "kentucky",
    "alabamian": "alabama",
    "louisianan": "louisiana",
    "arkansan": "arkansas",
    "missourian": "missouri",
    "montanan": "montana",
    "idahoan": "idaho",
    "nevadan": "nevada",
    "utahn": "utah",
    "vermonter": "vermont",
    "marylander": "maryland",
    "bavarian": "bavaria",
    "tasmanian": "tasmania",
    "chechen": "chechnya",
}
# Whose singular noun is one person: "the American", "the Briton"; "the French" are many.
_MANY = ("sh", "ch", "ese", "ss")
NATIONALS = {
    **{word: country for word, country in ADJECTIVES.items() if not word.endswith(_MANY)},
    **{word[:-1]: country for word, country in PEOPLES.items() if word.endswith("s")},
    **_NATIVES,
    **{
        word[:-3] + ending: country
        for word, country in PEOPLES.items()
        if word.endswith("men")
        for ending in ("man", "woman")
    },
}
# What a state is called before "of": "the Republic of Kestria".
REALMS = words_of("republic kingdom sultanate emirate principality duchy")
BEFORE_NATIONAL = frozenset(("the", "a", "an", "another", "one"))
CAPITALS = words_of(_CAPITALS)
_SEATS = """
    russia;moscow  ukraine;kyiv,kiev  china;beijing  iran;tehran  britain;london  france;paris
    germany;berlin  turkey;ankara  india;delhi,new_delhi  pakistan;islamabad  japan;tokyo
    israel;jerusalem  south_korea;seoul  north_korea;pyongyang  poland;warsaw  italy;rome
    spain;madrid  syria;damascus  iraq;baghdad  saudi_arabia;riyadh  egypt;cairo  canada;ottawa
    australia;canberra  belarus;minsk  greece;athens  hungary;budapest  taiwan;taipei
    venezuela;caracas  afghanistan;kabul  lebanon;beirut  serbia;belgrade
"""
SEATS = {
    seat.replace("_", " "): COUNTRIES[country.replace("_", " ")]
    for country, _, seats in (entry.partition(";") for entry in _SEATS.split())
    for seat in seats.split(",")
}
"""The countries that the news calls by these capitals: "Moscow's Defence Ministry" is Russia's."""
PARTS = words_of(_PARTS)
TOWNS = words_of(_TOWNS)

_LONGEST_ENDING = 4  # "Keldon-ian" and "Keldon-y", "Kestr-ian" and "Kestr-ia"
_SHORTEST_STEM = 4


def country_of(name: str) -> str | None:
    """Return the country that ``name`` (in lower case) or its adjective or people belong to."""
    return COUNTRIES.get(name) or ADJECTIVES.get(name) or PEOPLES.get(name)


def without_realm(name: str) -> str:
    """Return the name of a state (in lower case) without "republic of"."""
    realm, of, rest = name.partition(" of ")
    return rest if of and realm.split()[-1] in REALMS else name


def same_place(one: str, other: str) -> bool:
    """Tell whether two words name one place, as a country and its demonym do."""
    if one == other:
        return True
    known = country_of(one), country_of(other)
    if known[0] or known[1]:
        return known[0] == known[1]
    common = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        common += 1
    return common >= _SHORTEST_STEM and max(len(one), len(other)) - common <= _LONGEST_ENDING
