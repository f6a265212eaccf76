"""Common given names with the gender they mostly tell, and the short forms of English ones.

Source: written by hand for this project from general knowledge of names in the news. The lists
need not be complete: a name that is missing here has no known gender, which makes a pronoun
harder to resolve but never resolves it wrongly.
"""

from __future__ import annotations

from onrecord.resolve.word_lists import words_of

MALE_NAMES = words_of(
    """
    aaron abbas abdallah abdel abdoulaye abdul abdullah abe abel abraham adam adama adan aditya
    adnan adolf adrian afonso agustin ahmad ahmed ahmet aidan aiden akira al alain alan alasdair
    alassane alastair albert alberto aldo alec alejandro aleksandar aleksandr aleksei alessandro
    alexander alexandre alexei alexey alexis alf alfie alfonso alfred ali alistair allan allen
    alois alonso alun alvaro alvin amado amadou amancio amir amit amos anand anas anatoly anders
    andre andreas andrei andres andrew andrey andrius andrzej andy angelo angus anibal anil anselm
    anthony antoine anton antonino antonio antony anwar aravind archie ari arjun arkady armando
    arnaud arnold arsenio arseniy artem arthur artur arturo arvind asher ashok ashraf attilio
    augusto aurelien aurelio austin avi avigdor avner axel ayman aziz babatunde baltasar baptiste
    barack barney barry bartholomew bas bashar basil ben benedict benito benjamin bennett benno
    benny beppe berat bernard bernardino bernardo bernd bernhard bernie bert bertrand bilal bill
    billy bjarne bjoern bjorn blake bo boaz bob bobby bogdan bohdan bojan boris boyko brad bradley
    bram brandon branko braulio brendan brent brett brian bruce bruno bryan bryce bukola burak
    caetano caleb callum calvin cameron camilo carl carlo carlos carlton carmelo carmine cathal
    cecil cedric cees cemal cesar cesare chad charles charlie chester chidi chinedu christian
    christof christoph christophe christopher chuck chukwuma clarence claude claudio clay clayton
    clement cliff clifford clint clive clyde cody colin conor conrad constantine cormac cornelis
    cornelius corrado cory cosimo craig crispin cristian cristobal curt curtis cuthbert cyril
    cyrus czeslaw daan dai daisuke dale damian damien dan daniel daniele danilo danny danylo dario
    darnell darragh darrell darren darryl dave david davit dean declan deepak demetrio denis
    dennis denny derek dermot deshawn desmond detlef devlet devonte dewi diarmuid dick didier
    diego dieter dietmar dietrich digby dilip dimitri dinesh dino dirk dmitri dmitry dmytro
    domenico domingo dominic dominique don donal donald donnie doug douglas dragan drew duane
    duarte duncan dusan dustin dwayne dwight dylan eamon earl ebrima eckhard ed eddie edgar
    edgardo edmund edoardo edouard edson eduardo edward edwin efraim efrain egon ehud einar eirik
    eitan eladio eli elias elijah elio eliseo elliot elliott elon elvis emanuel emanuele emeka
    emil emile emilio emin emmanuel emmett emre emrys enrico enrique enzo eoin ercan erdal eric
    erich erik erkan erling ernest ernesto ernie ernst ervin esteban ethan etienne ettore euan
    eugene evan evaristo everett evgeni evgeny evo ewan ezio ezra fabian fabien fabio fabrice
    fabrizio facundo fadi faisal farid faris fatih faustino fawzi federico fedor felipe felix femi
    ferdinand fergus fermin fernando ferruccio fidel filip filippo finlay finn fintan fionn flavio
    florent florian floyd francesco francisco franck franco francois frank frankie franklin frans
    franz fraser fred freddie freddy frederic frederick friedhelm friedrich fritz fuad fulvio
    fumio gabriel gadi gael gaetano gareth garrett garry gary gaspar gavin geert gene gennady
    gennaro geoff geoffrey georg george georges georgi georgy gerald gerard gerardo gerhard gerry
    gert gethin ghassan giacomo giancarlo gianfranco gianluca gianluigi gianni gideon gijs gil
    gilbert gilberto giles gilmar giorgio giovanni giuliano giuseppe gleb glen glenn gonzalo gopal
    goran gordon gottfried graham grant greg gregg gregoire gregor gregory grigory grzegorz guido
    guillaume guillermo gunnar gunter gunther gus gustav gustavo guy habib haim hakan hakeem hakon
    halil halvard hamid hamish hamza hani hank hans harald harish harold harrison harry haruki
    harvey hasan hassan hatem hayao heath hector heiko heiner heinrich heinz helmut helmuth
    hendrik henk henning henri henrik henrique henry herbert heriberto herman hernan hideki hideo
    hilario hiroki hiroshi hisham holger horace horacio horst hosni howard hryhoriy hubert hugh
    hugo hugues humberto humphrey huseyin hussein huub huw ian ibrahim ibrahima ichiro idrissa
    iestyn ieuan ifan ignacio ignazio igor ihor ikenna ilan ilham ilker ilya imran imtiaz inacio
    ingmar ingo ira irfan irving isaac isaiah isidro ismael ismail ivan ivica jaap jaber jabir
    jacek jacinto jack jackie jacob jacobo jacques jair jairo jake jakub jamal james jan janez
    jared jarlath jaroslaw jason javier jay jayden jean jean-claude jean-luc jean-marie
    jean-pierre jeb jed jeff jefferson jeffrey jelle jens jeremiah jeremy jermaine jeroen jerome
    jerry jerzy jesper jesse jesus jim jimmy jiri jiro joachim joao joaquim joaquin jochen joe
    joel joerg johan johann john johnny jomo jon jonah jonas jonathan jonny jono joost jorg jorge
    jorgen joris jose josef joseph josh joshua josip juan judah juergen jules julian julien julio
    julius junichiro jurgen justin kaan kabir kamal kamil kane kareem karel karim karl karol
    karsten karthik kasey kaspar kasper katsuya kazem kazimierz kazuo kees keiji keith kemal ken
    kenji kenneth kenny kent kenta kenton kenzo kevin khaled khalid khalil kieran kirby kiril
    kirill kirk kiyoshi kjell klaus koen kofi koichi koji kojo konstantin krishna kristoffer
    krzysztof kurt kwabena kwame kwasi kyle lachie lachlan lalit lamar lamin lamont lance larry
    lars lasse laszlo laurent lautaro lawrence leandro lech leighton lenny leo leon leonard
    leonardo leonel leonid leopold leroy les lester leszek levent levi lewin lewis liam linden
    linus lionel lisandro ljubomir lloyd logan loic lonnie lorcan lorenzo lothar lou louis lubomir
    luc luca lucan lucas lucian luciano lucien lucio ludwig luigi luis luiz lukas luke luther lutz
    lyle lyndon maarten macario maciej mack maddox mads magnus mahdi mahesh mahmoud majid makoto
    maksym malachy malcolm malik malte mamadou manfred manish manoel manoj mansour manuel marc
    marcel marcello marcelo marcio marco marcos marcus marek mariano mario marius mariusz mark
    markus marquis marshall marten martin marty marvin marwan masahiro masaru massimo matej mateo
    mateusz mathias mathieu mathijs matias matt matteo matthew matthias maurice mauricio maurizio
    mauro max maxim maximilian maximo maxwell mazen mehmet mel melih melvin mesut metin michael
    michal michel mickey miguel mihail mikael mike mikhail mikkel miles milorad milos miloslav
    milton minoru mirek mirko miroslav mitch mitchell mitt mohamed mohammad mohammed mohan moises
    moritz morris morten moshe motti mounir moussa muammar muhammad mukesh munir murat murilo musa
    mustafa mustapha mykola nabih nabil nachman nadim naftali naji naoki naoto narendra naseem
    nasser nate nathan nathaniel naveen nawaz neal necati ned neil nelson nenad nestor niall
    nicholas nick nico nicola nicolae nicolas niels nigel nikhil nikita niklas nikola nikolai
    nikos nils nino nitin noah nobuo noe noel nolan norbert norman numan nuno obinna octavio ofer
    oisin olaf olav ole oleg oleh oleksandr oleksii oleksiy oliver olivier ollie omar omer ondrej
    orazio oren orestes orhan orlando orrin orson osama osamu oscar oskar osman ostap osvaldo
    oswald otis ottmar otto oumar ousmane owain owen ozan pablo padraig paolo pascal pascual
    patricio patrick paul paulo pavel pawel pedro pervez petar pete peter petr petro petru phil
    philip philippe phillip piero pierre pieter pietro piotr plamen porfirio pradeep prakash
    pranab praveen preston qasim quentin quincy radek radoslaw radovan rafael raffaele rafic rafiq
    raheem rahm rahul rainer raj rajat rajesh rajiv rakesh ralf ralph ramadan ramesh ramiro ramon
    ramzan rand randall randolph randy rasheed rashid rasmus raul ravi ravindra ray raymond
    raymundo recep reginald reince reiner reinhard remi renato rene rens renzo reuben rex reza
    rhys riad ricardo riccardo richard rick ricky rizwan rob robbie robby robert roberto rocco rod
    roderick rodney rodolfo rodrigo roel rogelio roger rohan rohit roland rolf romain roman romano
    ron ronald ronan ronnie roque rory roscoe ross roy royston ruairi ruben rudiger rudolf rudolph
    rudy rufus ruggero rumen rupert ruslan russ russell rustam rusty ruud ryan ryo ryota ryszard
    sabri sachin sadiq saeed said sajid saleh salim salman salvador salvatore sami samir sammy
    samuel sandeep sander sandor sandro sanjay sanjeev santiago satish satoshi saul saverio sayed
    scott seamus sean sebastian seiji sekou selahattin selim sepp serdar serge sergei sergey
    sergio serhiy serkan seth seydou shadi shahbaz shahid shane shashi shaul shaun shawn shigeru
    shimon shingo shinji shinzo shoichi shota sid sidney siegfried sigmar sigmund sigurd silas
    silvano silvestre silvio simon sipho sjoerd slavko slobodan solomon soren spencer stan
    stanislav stanislaw stanley stefan stefano steffen stepan stephane stephen steve steven
    stewart stijn stojan stuart subramanian sudhir sufyan suleyman sunil suresh sushil svein sven
    svyatoslav sylvain sylvester tadhg taha tahir taichi takashi takeshi tamer tanguy tanveer
    taras tarek tariq taro tarun tatsuya tayyip ted teddy tendai teodoro terence terrell terrence
    tetsuya teun thabo thaddeus themba theo theodore thiago thibault thierry thijs thilo thomas
    thorsten tiago tibor tijs tilman tim timothy timur tobey tobias tobin toby todd tolga tom
    tomas tomasz tomislav tommaso tommy tony tor torben torsten toru toshiro travis trent trevor
    trey tristan tristram troy trygve tsutomu tullio tunde turgut tyler tyrell tyrone tzachi uche
    udo ugo ugur uhuru ulf ulises ulrich ulysses umar umberto umit urbano uri usman uwe uzi vaclav
    valdis valentin valeri valerio valery vasco vasil vasily vasyl venkat vernon viacheslav
    vicente victor vidar vijay vikas vikram viktor vince vincent vincenzo vinod virgil vishal
    vitali vitalii vitaly vito vitor vittorio vivek vjekoslav vlad vladimir volkan volker
    volodymyr vyacheslav wade wael waldemar walid wallace walt walter walther warren wasim wayne
    wendell werner wes wesley wieslaw wilbur wilfred wilhelm will willem william willie willy
    wilmer wilson wim winston witold wladyslaw wojciech wolf wolfgang woodrow wouter wyatt xavier
    yaakov yahya yair yamil yann yannick yaroslav yasar yaser yasser yasuo yavuz yaw yehuda
    yevgeny yevhen yigal yilmaz yitzhak yoav yoel yoichi yoji yoshihide yoshihiro yossi younis
    yousef youssef youssouf yuki yuri yusuf yusuph yuta yves zac zacarias zach zachary zack zafer
    zahid zane zbigniew zdenek zeev zeke zeljko ziad zlatko zoltan zoran zulfikar zvi
    """
)

FEMALE_NAMES = words_of(
    """
    aafia aaliyah aarti abby abena abigail ada adaeze adela adelaida adelaide adele aditi adjoa
    adriana adwoa afua agatha agnes agnese agnieszka agustina aiko ailsa aisha aishwarya aisling
    akiko akosua alana alba albane alejandra aleksandra alena alessandra alessia alexandra
    alexandria alia alice alicia alina alisha alison alla allison alma almudena alyssa amal amanda
    amandine amani amber amelia amelie amina aminata amira amma amna amparo amrita amy ana anais
    ananya anastasia anastasiya anat andrea aneta angela angelica angelina angharad anika anita
    anja anjali anke ann anna annabel annalena annalisa anne anne-marie anne-sophie annegret
    anneke annelies anneliese annemarie annette annie annika anouk antje antonella antonia anushka
    anya aoife aparna apolline april araceli ariana arianna arlene arundhati asha asli asma
    assunta astrid asuka atsuko aude audrey aurelie aurora aurore ava axelle ayah ayaka ayako
    ayelet ayesha aylin ayse azucena barbara barbora barkha basma beata beate beatrice beatriz
    becky begona belen belinda bella benazir benedetta berenice bernadette bernice berta bertha
    beryl bessie beth bethany betsy bettina betty beverly beyonce beyza bhavna bianca bintou
    birgit birgitte birte blanca blythe bodil bonnie bozena brenda bridget brigid brigitte britney
    britt britta brittany bronislava bronwen brooke bruna brunhilde bryony burcu bushra camila
    camille canan candace candela caoimhe capucine cara carina carla carlijn carlota carlotta
    carly carmela carmen carol carole carolina caroline carolyn carrie carys cassandra catalina
    caterina catherine cathy catriona cecile cecilia cecily celeste celia celine cerys chantal
    charlene charlotte chelsea cheryl chiamaka chiara chie chimamanda chioma chitra chiyo chloe
    christa christel christelle christiane christina christine ciara cindy cintia cinzia citlali
    claire clara clarissa claudia claudine clemence clementine clotilde colette colleen concepcion
    concetta concha condoleezza connie constance consuelo cora cordelia corinne costanza cristina
    crystal cynthia dafna dagmar dagny daisy dalal dalia dalit daniela danielle danuta daphne
    daria darlene darya dawn deb debbie debora deborah debra deepa deepika defne deirdre delia
    delores delphine denise derya diana diane dianne dilek dilma dina dinah dionne divya doerte
    dolly dolores donatella donna dora doreen doris dorit dorota dorothea dorothy dragana ebba
    ebele ebony ebru ece edith edna edurne edyta effie efrat efua eileen eilidh eimear einat
    eirlys ekaterina elaine eleanor elena eleonora elfriede elif elin elisa elisabeth elisabetta
    elise eliza elizabeth elke ella ellen ellie ellinor elodie elsa elsie elspeth elva elvira
    elzbieta emanuela emi emilia emilie emily emine emma emmanuelle encarnacion enid erica erika
    eriko erin ernestine esme esmeralda esperanza esra estefania estela estelle esther ethel
    eugenia eugenie eunice eva eve evelyn evie evita ewa fabiana fabienne fabiola fadwa faith
    fanny fanta farah fariha fatemeh fatima fatma fatou fatoumata fay federica felicia femke
    feride fernanda ffion figen filomena fiona fiorella flavia flavie fleur flora florence
    florencia folake franca frances francesca francine francisca franziska françoise frauke freda
    freja freya frida frieda friederike fumiko funmilayo gabriela gabriele gabriella gabrielle
    gaelle gail galina galit galyna gauri gaynor geeta gemma genevieve georgia georgina geraldine
    gertrude gesine ghada ghislaine giada gianna gila gillian gina ginette ginevra ginger giorgia
    giovanna gisela gita giulia giuliana giuseppina gladys glenda glenys gloria glynis golda grace
    graciela grainne grazia grazyna greta gretchen grete griet gro guadalupe gudrun gulsen gunilla
    gwen gwendolyn gwenllian gwyneth hadas hala halina hana hanako hanan hande hania hanna hannah
    hanneke hannelore harriet haruka harumi hatice hattie hawa hayleigh hayley hazel heather hedda
    hedvig hedwig hedy heidemarie heidi heike helen helena helene helga helle heloisa hema
    henrietta henriette hilary hilda hilde hildegard hillary hina hiroko hitomi hope hortense
    houda huda huguette hulya huma ida idit ifeoma ilana ilaria ilka ilona ilse iman imani imelda
    immacolata imogen inbal indira indu ineke ines inga inge ingeborg inger ingrid inmaculada inna
    iona ipek irena irene irina iris irma irmgard iryna isabel isabela isabella isabelle isla
    isobel itziar ivana ivanka ivonne ivy iwona jacinta jackie jacqueline jada jadwiga jamila jan
    jana jane janelle janet janice janine janneke jasmine jaya jayalalithaa jean jeanette jeanne
    jeannie jelena jemima jenna jennifer jenny jessica jill jimena jitka jo joan joanna joanne
    jocelyn jodie joely johanna jolanda jolanta josefa josefina josephine josiane joss joy joyce
    juana juanita judith judy julia juliana julianne julie juliet julieta juliette june junko
    justine justyna jutta jytte kadiatou kaja kalina kalpana kamala kamila kaori karen kari karin
    karina karla karolina kasia katarina katarzyna kate katerina kateryna katharina katharine
    katherine kathleen kathryn kathy katie katja katrin katrina katy katya kavita kavitha kay
    kayla kazuko keeley keiko keisha kellyanne keren kerstin khadija kiara kirsten kirsti kirstjen
    kirsty kitty klara klaudia kolinda komal kornelia kristen kristin kristina kristine ksenia
    kumiko kyoko laetitia laila lakeisha lakshmi laquisha larissa larysa lashonda lata latanya
    latifa latisha latonya latoya laura laure laurel lauren laurence laurie lavinia layla lea leah
    leanne leela leigh-anne leila lena lenka leona leonie leonor leonora lesya leticia letizia
    lettie lexi leyla liat licia lidia lieke liesbeth lila lilian liliana liliane lillian lily
    limor linda lindsay lisa lisbeth lise liselotte liudmila liv livia liz liza lizzie ljiljana
    lois lola loredana lorelei lorena loretta lori lorna lorraine lotta lotte lottie louise
    lourdes lowri lubna lucero lucia luciana lucie lucille lucinda lucrezia lucy ludmila luisa
    lupe lydia lykke lynda lynette lynn lynne lyudmila maaike mabel macarena mackenzie maddalena
    madeleine madeline madhuri mae magda magdalena maggie maha maia mair mairead maisie maite maja
    makiko malak malala malgorzata malia malin malini mamata mami manal mandy maneka manisha manon
    manuela mara marcela marcia mareike margaret margarete margarita margaux margherita margit
    margot margrethe marguerite maria mariam mariama marian mariana mariangela marianne maricela
    marie marie-claude marie-france marieke mariella marija marijke mariko marilyn marina marine
    marion marisa marisol marissa marit maritza marjan marjorie marketa marla marlene marlies
    marloes marnie marta martha martina maruja marwa mary maryam marzena masako matilda matilde
    maud maude maureen mavis maxine maya mayawati mayumi meagan mechthild meena meera megan meghan
    meghna megumi megyn melania melanie melinda melissa meral merav mercedes meredith merete merle
    merve meryem mette mhairi mia micaela michaela michele michelle michiko midori mieke miho mika
    miki milagros mildred milena milica millicent millie mimi mindy minerva minnie mira miranda
    mireia mireille mirella miri miriam mirjam mirjana misaki mitsuko miyuki moira mollie molly
    momoko mona monica monika monique morag morwenna mouna muna muriel myra myriam myrtle nabila
    nada nadezhda nadia nadine nadiya naila najat nalan nan nanami nancy nandini nanna naoko naomi
    nastya natalia natalie natalija nataliya natalya natasha nathalie nawal nayib nazan nechama
    neha nejoud nell nellie nerissa nermin nerys nesrin neta nettie nevena ngozi nia niamh nicole
    nicoletta nienke nieves nikki nilufer nina nira nirmala nisha nita nkechi nneka noa noelia
    noelle noemie nomvula nora noreen noriko norma nour nthabiseng nuala nur nura nuria nurit
    obiageli oceane odette odile oksana oleksandra olena olga olha olivia oluchi omolara oonagh
    ophelia oprah orietta orit orla orna ornella osnat ottavia ottilie ozlem padma paige paloma
    pam pamela paola parvati pascale patience patricia patrizia patsy patty paula paulina pauline
    pearl peggy pelin penelope penny pernille perrine petra philippa phoebe phyllis pia pilar
    pinar pippa polina polly pooja poppy porsha prachi pratibha preeti priscilla priti priya
    priyanka prudence puja purificacion rabia rachel rachida radha radka raffaella raghad ragnhild
    raisa rama rana randa rania raquel rasha rashida ravit rebecca reem regina regine reiko rekha
    remedios renata renate renee renu reshma rhiannon rhoda rhonda rigoberta rika rima rina rinat
    rita ritu roberta rochelle rocio roisin rokia rola romina romy ronit rosa rosalba rosalie
    rosalind rosalyn rosalynn rosamund rosanna rosaria rose roseanne roselyne rosemarie rosemary
    rosie rosl rowena roxana roxanne ruby rupa ruqaya ruslana ruth sabine sabrina sachiko sadako
    sade sadhana sadie sahra sakura sally salma samah samantha samar samia samira sandra
    sandrine sangeeta sanja sanna sanne sara sarah sarit sarita sasha saskia satoko sawsan sayuri
    seda seema segolene selena selin selma semra serap seren serena setsuko sevda severine sevgi
    shabana shaima shalini shanice shaniqua shannon sharmila sharon sharonda sheila shelby shelley
    shereen sherry sheryl shilpa shira shirin shirley shizuka shlomit shona shreya shruti sian
    sibel sienna sigal signe sigrid silje silke silvana silvia silvie simona simone sinead siobhan
    siri sissel sita slavica smadar smriti sneha snezana socorro sofia solange soledad solene
    solomiya solveig sonal sonali sonia sonya sophia sophie soraya stacey stacy stanislava
    stefania steffi stella stephanie sue suha suhair sujata sumiko sumitra summer sunita sunniva
    supriya susan susana susanna susanne sushma susie suzanne svenja svetlana svitlana swantje
    swati sybil sylvia sylvie tabitha tahani takako tali tamaki tamar tamara tamika tammy tania
    tanisha tanja tansu tanvi tanya tara tatiana tatyana temi teresa tereza tess tessa tetiana
    thandi thandiwe thea thelma theodora theresa therese tiana tilda tilly tina tineke tiziana
    tolu tomoko tora toshiko tove tracy tricia trish trixie trude trudy tuba tugba tuva
    tzipi ulla ulrike uma unni urmila ursula urszula usha uta ute vaira valentina valentyna
    valeria valerie valeriya vandana vanesa vanessa vasundhara vera vered verity veronica veronika
    veronique vesna vibeke vicky victoria vidya vigdis viktoria vincenza vinita viola violet
    violeta virginia virginie viv vivian viviana vivien vivienne vlasta wafa waltraud wambui wanda
    wangari wanjiru wendy whitney wiebke wieslawa wilhelmina wilma winifred winnie wioletta xenia
    ximena xiomara yaa yadira yael yaelle yaffa yamila yanet yara yaroslava yasemin yasmeen yasmin
    yasmine yasuko yehudit yekaterina yelena yesenia yetunde yevgenia yifat yildiz ylva yoko
    yolanda yoriko yoshiko yukari yukiko yuko yulia yuliia yuliya yumi yumiko yuriko yvette yvonne
    zahra zainab zanele zara zdenka zdravka zehava zehra zeinab zelda zendaya zeynep zodwa zoe
    zofia zorica zuzana
    """
)

# Given names that do not tell a gender; ``jan``, ``jean`` and the like are in both lists above.
UNISEX_NAMES = words_of(
    """
    ainsley alex ali andrea angel ariel ash aubrey avery billie bobbie camille carey cary casey
    charley chris corey courtney dana dara darcey darcy devin dominique elisha emerson emery
    finley fran francis frankie gabriele gale georgie gerd harley harper hayden iman jaden jaime
    jamie jess jodi jody joey jools jordan joss jude kacey kai kari kelley kelly kelsey kendall
    kerry kim kiran kris kyung laurence lee lei leslie lindsey ling loren maddison mel merrill
    micah mika ming misha morgan nat nicky nicola noor nour pat payton peyton quinn reese remy
    rene riley robin rosario rowan sam samar sandy sascha sasha shay shelly shiloh sidney skyler
    sloane stevie sung taylor temi terry toni tracey tyra val wei yan yong yuki
    """
)

NEUTRAL_NAMES = UNISEX_NAMES | (MALE_NAMES & FEMALE_NAMES)
GIVEN_NAMES = MALE_NAMES | FEMALE_NAMES | UNISEX_NAMES

# Each line is one name with its short forms.
_SHORT_FORMS = """
    abraham abe
    alexander alex alec sandy alexandra
    alfred alf fred
    andrew andy drew
    anthony tony antony
    barbara barb
    benjamin ben benny
    bernard bernie
    catherine cathy cate katherine kathy kate katie kathryn
    charles charlie chuck
    christine chris christina
    christopher chris kit
    clifford cliff
    cynthia cindy
    daniel dan danny
    david dave davey
    deborah deb debbie debra
    donald don donnie
    dorothy dot dolly
    douglas doug
    edward ed eddie ted ned
    elizabeth liz beth betsy betty lizzie eliza
    eugene gene
    francis frank
    franklin frank
    frederick fred freddie freddy
    geoffrey geoff jeff
    gerald gerry jerry
    gregory greg
    harold harry hal
    henry hank harry
    jacob jake
    jacqueline jackie
    james jim jimmy jamie
    janet jan
    jeffrey jeff
    jennifer jen jenny
    jerome jerry
    jessica jess
    john jack johnny jon
    jonathan jon
    joseph joe joey
    joshua josh
    judith judy
    kenneth ken kenny
    lawrence larry
    leonard leo len lenny
    louis lou
    margaret maggie meg peggy
    matthew matt
    maxwell max
    michael mike mick mickey
    mikhail misha
    mitchell mitch
    nancy nan
    nathaniel nate nat nathan
    nicholas nick nicky
    pamela pam
    patricia pat patty patsy trish
    patrick pat paddy
    peter pete
    philip phil phillip
    randall randy
    raymond ray
    rebecca becky
    richard rick dick rich ricky
    robert bob bobby rob robbie bert
    ronald ron ronnie
    rudolph rudy
    russell russ
    samuel sam sammy
    sandra sandy
    stanley stan
    stephen steve steven
    susan sue susie
    theodore ted teddy theo
    thomas tom tommy
    timothy tim
    victoria vicky
    vincent vince
    walter walt
    william bill billy will willie willy
    zachary zack zach
"""


def _group_short_forms() -> dict[str, frozenset[str]]:
    """Map each form to the numbers of the lines it stands in."""
    lines: dict[str, set[str]] = {}
    for line in _SHORT_FORMS.split("\n"):
        forms = line.split()
        for form in forms:
            lines.setdefault(form, set()).add(forms[0])
    return {form: frozenset(names) for form, names in lines.items()}


NAMES_BEHIND = _group_short_forms()
