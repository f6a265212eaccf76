"""The nouns that tell what a phrase is about: a person, a body, a document or a group.

Source: written by hand for this project, then checked against the sources of statements in
political news.
"""

from __future__ import annotations

from onrecord.resolve.word_lists import words_of

# Offices and occupations: a person stands behind a phrase whose head they are.
ROLE_NOUNS = words_of(
    """
    academic accountant activist actor actress administrator admiral adviser advisor
    advocate agent aide alderman alderwoman ally ambassador analyst anchor anchorman anchorwoman
    archbishop architect archivist artist assemblyman assemblywoman assistant astronaut athlete
    attorney author banker
    baron baroness bishop biographer biologist blogger boss broadcaster broker businessman
    businesswoman campaigner candidate captain cardinal cashier celebrity ceo chair chairman
    chairperson chairwoman challenger chancellor chaplain chef chemist chief clergyman clerk cleric
    coach cofounder co-founder colleague colonel columnist comedian commandant commander
    commentator commissioner comptroller confidant congressman congresswoman consul
    consultant contender contestant contractor contributor coordinator coroner correspondent
    councillor councilman councilor councilwoman counsel counselor counterpart creator
    critic curator czar dean defector defendant delegate demographer dentist deputy designer
    detective developer dictator diplomat director dissident doctor donor duchess duke
    economist editor educator emir emissary emperor engineer entrepreneur envoy epidemiologist
    evangelist executive expert farmer financier firefighter fisherman founder front-runner
    frontrunner fundraiser general geologist geographer governor guard guest guitarist hacker
    head headteacher heiress historian host hostess hunter imam incumbent industrialist
    informant inspector instructor interpreter interviewer inventor investigator investor
    journalist judge jurist juror justice king landlord lawmaker lawyer leader lecturer
    legislator liaison librarian lieutenant linguist lobbyist magistrate magnate major manager
    marshal marshall mathematician mayor mediator meteorologist minister mogul moderator monarch
    musician narrator nationalist negotiator neighbor neighbour neighbourhood neurosurgeon newsman
    nominee novelist nurse observer officer official ombudsman operative operator opponent
    organiser organizer owner painter parliamentarian participant partner passenger pastor
    patriarch patrolman philanthropist philosopher photographer physician physicist pilot plaintiff
    playwright poet policeman policewoman politician pollster pope postmaster preacher
    predecessor premier presenter president president-elect priest prime-minister prince princess
    principal prisoner producer professor programmer prosecutor provost psychiatrist psychologist
    publisher pundit queen rabbi ranger rapporteur realtor rebel receptionist recruiter rector
    refugee registrar reporter representative republican democrat researcher resident reverend rival
    runner-up sailor salesman scholar scientist screenwriter secretary secretary-general senator
    sergeant shareholder sheikh sheriff singer skipper socialist sociologist soldier solicitor
    speaker specialist spokesman spokesperson spokeswoman staffer statesman statistician
    strategist student successor sultan superdelegate superintendent supervisor supporter surgeon
    surrogate surveyor survivor suspect teacher technician theologian therapist trader trainer
    treasurer trustee tutor tycoon undersecretary veteran vicar vice-chair
    vice-chairman vice-president victim viewer volunteer voter warden warlord warrior
    watchdog whip whistleblower whistle-blower winner witness worker writer billionaire
    millionaire mastermind hopeful frontman rapper father-of-two mother-of-two father-of-three
    mother-of-three father-of-four mother-of-four mum-of-two mum-of-three dad-of-two dad-of-three
    mp mep msp cfo coo cto vp backbencher frontbencher peer vice-chancellor headmaster headmistress
    co-owner landlady tenant homeowner motorist commuter bystander onlooker passer-by pensioner
    parishioner curate deacon nun monk constable barrister bailiff criminologist
    player footballer striker midfielder defender goalkeeper winger quarterback pitcher catcher
    shortstop batsman batter bowler cricketer golfer cyclist rider jockey swimmer sprinter skier
    boxer wrestler gymnast rower racer climber hiker surfer diver medallist medalist champion
    referee umpire teammate star comic dancer choreographer composer conductor drummer bassist
    violinist pianist cellist soprano songwriter filmmaker film-maker sculptor illustrator
    cartoonist ceramicist potter dramatist cinematographer
    midwife paramedic carer pharmacist veterinarian vet radiologist oncologist cardiologist
    paediatrician pediatrician neurologist immunologist virologist pathologist microbiologist
    toxicologist palaeontologist paleontologist archaeologist anthropologist astronomer
    astrophysicist climatologist ecologist botanist zoologist entomologist geneticist
    neuroscientist biochemist oceanographer seismologist volcanologist glaciologist
    plumber electrician builder carpenter mechanic baker butcher grocer barber hairdresser publican
    bartender barman waiter waitress shopkeeper gardener beekeeper shepherd rancher miner trucker
    driver forecaster bookkeeper caretaker janitor rookie newcomer debutant teen superstar legend
    pontiff
    docker farmhand fisherwoman foreman forewoman gatekeeper gamekeeper goalie governess handler
    harbourmaster hotelier housekeeper innkeeper keeper labourer laborer lodger mate matron milkman
    millworker nanny navvy newsagent novice orderly pedlar piper porter postman postwoman printer
    receiver roofer sacristan schoolmaster schoolmistress schoolteacher seamstress sexton signalman
    stationmaster steelworker steward stewardess stonemason stranger tailor tiler usher verger
    senator-elect governor-elect mayor-elect villager watchman weaver welder winchman woodcutter
    bosun purser
    """
)

# Of those, the ones that with a capital letter are rather a surname: "Baker said".
SURNAMES_TOO = words_of(
    "baker barber bowler boxer butcher carpenter champion driver gardener guy legend miner pitcher"
    " player potter rider rower shepherd star"
)

# People named by how they are related to another, or by what everybody is.
MALE_NOUNS = words_of(
    """
    man boy husband father son brother uncle grandfather grandson nephew widower boyfriend
    gentleman king prince duke baron emperor sultan emir sheikh pope priest imam monk
    businessman spokesman congressman alderman councilman assemblyman policeman fisherman salesman
    chairman clergyman newsman anchorman statesman patrolman actor father-in-law son-in-law
    stepfather brother-in-law stepson guy dad daddy stepdad grandad granddad grandpa fiancé
    ex-husband ex-boyfriend godfather bridegroom groom lad
    """
)
FEMALE_NOUNS = words_of(
    "woman girl wife mother daughter sister aunt grandmother granddaughter niece widow girlfriend"
    " lady queen princess duchess baroness empress nun businesswoman spokeswoman congresswoman"
    " councilwoman assemblywoman policewoman anchorwoman chairwoman actress heiress hostess"
    " mother-in-law daughter-in-law stepmother sister-in-law stepdaughter mum mam mom mummy"
    " stepmum stepmom grandma granny gran fiancee fiancée ex-wife ex-girlfriend godmother bride"
)
RELATIVES = words_of(
    "husband wife father mother son daughter brother sister uncle aunt grandfather grandmother"
    " grandson granddaughter nephew niece cousin widow widower boyfriend girlfriend fiance fiancee"
    " friend partner spouse parent child stepfather stepmother stepson stepdaughter father-in-law"
    " mother-in-law son-in-law daughter-in-law brother-in-law sister-in-law ex-wife ex-husband"
    " mum mam mom mummy dad daddy stepdad stepmum stepmom grandma granny gran grandad granddad"
    " grandpa fiancé fiancée ex-girlfriend ex-boyfriend sibling twin godfather godmother bride"
    " bridegroom groom"
)
PERSON_NOUNS = (
    ROLE_NOUNS
    | MALE_NOUNS
    | FEMALE_NOUNS
    | RELATIVES
    | words_of(
        "person someone somebody anyone insider individual teenager baby citizen client pupil"
    )
)

# Other nouns that end so often say what somebody does.
TRADE_ENDINGS = "er|or|ist|ian|eer|man|woman|ess|ant|smith|wright"

# Offices that one person at a time holds: "the president" is somebody even where unnamed.
SINGLE_OFFICES = words_of(
    "president pope king queen emperor chancellor premier governor mayor prime-minister"
    " president-elect chairman speaker judge"
)
# Offices of a person the reader can find out, where the phrase is definite.
OFFICES = SINGLE_OFFICES | words_of(
    "minister secretary ambassador secretary-general commissioner chair"
)

# Nouns that anybody may be called by without having been called so before.
GENERIC_ROLES = words_of(
    "candidate official leader lawmaker politician man woman executive nominee contender hopeful"
    " author writer activist expert analyst observer senator representative governor"
)

# Words before a role that make it another office.
RANKS = words_of(
    "vice deputy assistant associate former ex prime acting shadow under junior co late next"
    " future would-be interim caretaker honorary"
)
FORMERLY = words_of(
    "former ex onetime one-time longtime-former then late ex- previous ousted deposed sacked"
    " dismissed"
)

# Adjectives and nouns that may stand between a determiner, or nothing, and a role.
ROLE_MODIFIERS = (
    RANKS
    | FORMERLY
    | words_of(
        """
    senior chief top lead leading veteran longtime presumptive presidential congressional
    gubernatorial senatorial mayoral federal national regional local state county city
    international foreign domestic finance defence defense interior justice treasury health
    education labor labour trade energy environment agriculture transport housing home culture
    economic economics political press communications media policy security intelligence
    campaign party ministry department government company university college school hospital
    police army navy military union church court bank agency committee council commission
    house senate assembly parliament opposition majority minority cabinet white british
    republican democratic conservative liberal labour green independent socialist libertarian gop
    attorney district general executive managing founding deputy-general medical legal financial
    technical human public civil law fellow retired outgoing incoming newly-elected elected
    populist progressive billionaire millionaire real-estate estate business tech media
    republican democrat conservative rival long-shot anti-war tea-party right-wing left-wing
    football baseball basketball soccer tennis film movie television radio tv news investigative
    sports pop rock country history science physics chemistry biology politics english
    constitutional criminal defense-attorney human-rights rights peace special personal private
    lone main new old young twice first second third current permanent principal official
    """
    )
)

# What an office is over: "Secretary of State", "Minister of Foreign Affairs".
OFFICE_WORDS = words_of(
    "state defense defence education labor labour energy treasury interior commerce agriculture"
    " transportation transport health homeland security justice foreign affairs veterans staff"
    " national intelligence finance trade environment culture housing state's home human services"
    " information economy internal external"
)

# Bodies: the head nouns of organisations, in capitals or not.
COMMON_BODY_NOUNS = words_of(
    """
    academy administration agency airline airlines alliance archdiocese army assembly association
    authority automaker band bank board borough brewer brewery brigade broadcaster brotherhood
    bureau cabinet camp campaign carmaker caucus center centre chamber charity choir church club
    coalition college commission committee company confederation conglomerate congregation
    congress consortium corporation council court delegation department developer diocese
    directorate drugmaker duma embassy ensemble enterprise faculty federation firm forum
    foundation fund gazette government group guild hospital institute institution insurer journal
    kremlin laboratory leadership league lender magazine maker manufacturer militia ministry
    mosque movement museum navy network newspaper newswire non-profit nonprofit office orchestra
    organisation organization outlet pac panel parish parliament party pentagon police quartet
    railroad railway regime regiment registry regulator retailer school secretariat senate society
    squad staff start-up startup studios subcommittee supermarket superpac synagogue syndicate
    tabloid team think-tank treasury tribunal trio troupe union unit university website
    """
)
# Those that are bodies only with a capital letter.
_ONLY_IN_CAPITALS = words_of(
    """
    centers centres institutes infirmary
    body co command conference convention division exchange executive forces front globe guard
    guardian herald mail mirror mission news observer operation order post press publisher review
    section service services station telegraph times tribune trust watchdog wire works world
    courier weekly bulletin ledger chronicle examiner inquirer radio channel lantern companies
    industries enterprises holdings inc llc ltd plc corp media force house legion patrol library
    shipping savings mutual homes foods motors steel freight airways systems technologies partners
    solutions pharmaceuticals logistics software robotics insurance records pictures labs energy
    oil brothers metals minerals mining chemicals electronics semiconductor semiconductors
    textiles breweries restaurants stores supermarkets properties estates ventures advisors
    analytics dynamics therapeutics biosciences biotech diagnostics healthcare entertainment games
    cruises lines rail railways telecom telecoms wireless investments aerospace aviation
    automotive naturals organics securities
    """
)
# What ends a firm's name in full and is left out later: "Acme Motors Inc.", "Equinor ASA".
_LEGAL_FORMS_IN_CAPITALS = words_of("ag asa ab nv se sa kk oyj")
LEGAL_FORMS = words_of("inc incorporated corp plc ltd llc llp gmbh")
FIRM_ENDINGS = (
    LEGAL_FORMS
    | _LEGAL_FORMS_IN_CAPITALS
    | words_of("corporation limited company co group holdings")
)
BODY_NOUNS = COMMON_BODY_NOUNS | _ONLY_IN_CAPITALS

# Places that speak as those who run them, where they have no capital: "the zoo said".
PREMISES = words_of(
    """
    airport aquarium cinema circus clinic coastguard coastguards factory festival gallery hospice
    hotel nursery opera plant restaurant shelter shop store studio surgery theater theatre zoo
    """
)

KNOWN_BODIES = words_of(
    """
    white_house kremlin pentagon congress senate house_of_commons house_of_lords
    house_of_representatives downing_street capitol_hill wall_street whitehall bundestag knesset
    duma state_duma nato united_nations un u.n. european_union eu e.u. opec asean wto imf
    world_bank security_council general_assembly supreme_court fbi f.b.i. cia c.i.a. nsa fed
    federal_reserve gop g.o.p. dnc rnc taliban hamas hezbollah islamic_state isis isil al-qaeda
    al_qaeda al-qaida reuters associated_press ap bloomberg politico breitbart buzzfeed cnn
    msnbc nbc abc cbs bbc npr pbs c-span fox al_jazeera tass interfax xinhua the_hill
    the_atlantic the_economist newsweek slate salon vox wikileaks google facebook twitter apple
    microsoft amazon boeing gazprom general_motors general_electric goldman_sachs gallup
    rasmussen quinnipiac monmouth wikipedia interpol europol unicef unesco greenpeace
    amnesty_international oxfam human_rights_watch planned_parenthood judicial_watch
    scotland_yard met_office no._10 labour justice_department state_department islamic_jihad
    huffington_post daily_caller usa_today treasury yougov tesla openai elysee élysée number_10
    """
)

# Written like the acronyms of bodies, but nobody's: what is so called says nothing and is no firm.
THINGS_IN_CAPITALS = words_of(
    """
    a&e ai atm cctv covid covid-19 cpr dna dui dvd er gdp gps hiv icu id iq it mri pcr ppe ptsd pr
    r&d rna sat suv tv uav ufo vat vpn
    """
)


def is_legal_form(form: str) -> bool:
    """Tell whether a word as written says what a firm is in law; "Sa" is a name."""
    return form.lower() in LEGAL_FORMS or (
        form.isupper() and form.lower() in _LEGAL_FORMS_IN_CAPITALS
    )


# Written things that are cited as a source.
DOCUMENT_NOUNS = words_of(
    """
    account act ad ads average deposition indictment lawsuits ranking reply advert advertisement
    affidavit agreement analysis announcement article
    audit bill biography blog book brief briefing brochure bulletin cable caption census chart
    clause column comment communique communiqué complaint constitution contract convention copy
    court-filing data decision declaration decree diary directive dispatch document dossier
    draft editorial email e-mail emails e-mails entry essay estimate estimates evidence excerpt
    fact-sheet file files filing filings findings footage forecast guide guidelines headline
    inscription invitation invoice judgment judgement law lawsuit leaflet legislation letter
    list log logs manifesto manual memo memoir memorandum message minutes narrative note notes
    notice novel op-ed opinion order page pamphlet paper papers paragraph petition plan plaque
    platform play poem policy poll polls post posts posting precedent press-release proclamation
    profile program programme projection proposal protocol prospectus publication questionnaire
    reading recording records record regulation regulations release report reports resolution
    results review rule rules ruling scorecard script sign signs slogan song speech standards
    statement statements statistic statistics statute story stories study studies subpoena suit
    summary survey surveys text text-message timeline title transcript transcripts translation
    treaty tweet tweets verdict version video videos warrant webpage will wording
    """
)

# Of those, the ones that end the name of a document: "the Affordable Care Act".
DOCUMENT_ENDINGS = words_of(
    "act bill amendment treaty agreement accord report survey poll study index memorandum"
    " constitution declaration resolution directive"
)

# Groups that are named in the plural without an s, or in the singular.
GROUP_NOUNS = words_of(
    """
    people men women children police clergy public crowd audience electorate majority minority
    media press left right elite elites establishment folks youth community staff population
    congresspeople lawmen businessmen businesswomen spokesmen countrymen others many some most
    few several both all everybody everyone thousands hundreds dozens millions half percent
    opposition resistance intelligentsia public families troops youths congressmen base circle
    wing faction clutch chorus handful pair trio slew array number military prosecution defence
    defense jury junta
    """
)
# Persons in the plural: "officials", "women".
GROUP_PLURALS = frozenset(
    f"{noun}s" for noun in PERSON_NOUNS if not noun.endswith(("man", "s", "y"))
) | words_of(
    "people men women children critics allies journalists secretaries attorneys boys parties"
    " deputies beneficiaries adversaries families spokesmen businessmen lawmen congressmen"
    " experts voters protesters demonstrators scientists economists observers insiders sources"
    " aides foes fans backers detractors opponents parents americans figures"
    " islanders townspeople shoppers relatives locals visitors fishermen"
)
NOUNS = PERSON_NOUNS | GROUP_PLURALS | GROUP_NOUNS | COMMON_BODY_NOUNS | DOCUMENT_NOUNS
