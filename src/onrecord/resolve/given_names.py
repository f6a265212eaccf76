"""Common given names with the gender they mostly tell, and the short forms of English ones.

Source: written by hand for this project from general knowledge of names in the news. The lists
need not be complete: a name that is missing here has no known gender, which makes a pronoun
harder to resolve but never resolves it wrongly.
"""

from __future__ import annotations

from onrecord.resolve.word_lists import words_of

MALE_NAMES = words_of(
    """
    aaron abdallah abdel abdul abdullah abe abraham adam adolf adrian ahmad ahmed al alan albert
    alberto aldo alec alejandro aleksandr aleksei alexander alexandre alexei alexey alexis alf
    alfonso alfred ali allan allen alonso alvaro alvin amir anatoly anders andre andreas andrei
    andres andrew andrey andrzej andy angelo angus anthony antoine anton antonio antony anwar
    archie ari armando arnold arthur arturo asher ashraf austin avi axel barack barney barry
    bartholomew bashar basil ben benedict benito benjamin bennett bernard bernardo bernd bernie
    bert bertrand bill billy bjorn blake bo bob bobby boris brad bradley bram brandon brendan
    brent brett brian bruce bruno bryan bryce caleb calvin cameron carl carlo carlos carlton
    cedric cesar chad charles charlie chester christian christoph christophe christopher chuck
    claude clarence claudio clay clayton cliff clifford clint clive clyde cody colin conor
    conrad constantine cornelius cory craig curt curtis cyril cyrus dale damian damien dan
    daniel daniele danilo danny dario darrell darren darryl dave david davit dean declan denis
    dennis denny derek desmond dick diego dieter dimitri dinesh dirk dmitri dmitry dominic
    dominique don donald donnie doug douglas drew duane duncan dustin dwayne dwight dylan earl
    ed eddie edgar edmund eduardo edward edwin efraim eli elias elijah elliot elliott elon elvis
    emanuel emil emilio emmanuel emmett enrico enrique eric erich erik ernest ernesto ernie
    ervin ethan etienne eugene evan everett evgeny ezra fabian fabio farid felipe felix
    ferdinand fernando fidel filip finn floyd francesco francisco franco francois frank frankie
    franklin franz fred freddie freddy frederick friedrich fritz gabriel gareth garrett garry
    gary gavin gene geoff geoffrey georg george georges georgy gerald gerard gerardo gerhard
    gerry gianni gil gilbert giles giorgio giovanni giuseppe glen glenn gonzalo gordon graham
    grant greg gregg gregor gregory grigory guillaume guillermo gunter gus gustavo guy hamid
    hamza hank hans harald harold harrison harry harvey hasan hassan heath hector heinrich heinz
    helmut hendrik henri henrik henry herbert herman hernan hideo hiroshi horace horst howard
    hubert hugh hugo humphrey hussein ian ibrahim ignacio igor ilya imran ira irving isaac
    isaiah ismail ivan jack jackie jacob jacques jake jamal james jan jared jason javier jay
    jean jeb jed jeff jefferson jeffrey jens jeremiah jeremy jerome jerry jesse jesus jim jimmy
    joachim joao joaquin joe joel joerg johan johann john johnny jon jonah jonas jonathan jorge
    jose josef joseph josh joshua josip juan judah jules julian julien julio julius jurgen
    justin kamal karel karim karl keith kemal ken kenneth kent kenny kevin khalid kirill kirk
    klaus konstantin kofi kurt kyle lamar lance lars larry laszlo laurent lawrence leo leon
    leonard leonid leonardo leopold leroy les lester levi lewis liam linus lionel lloyd logan
    lorcan lorenzo lou louis luc luca lucas lucian luigi luis luiz lukas luke luther lyle lyndon
    mack magnus mahmoud malcolm manfred manuel marc marcel marcelo marco marcos marcus mario
    mark marshall martin marty marvin massimo mateo mathias matt matteo matthew matthias maurice
    mauricio max maxim maximilian maxwell mehmet mel melvin michael michel mickey miguel mihail
    mikael mike mikhail miles milton mitch mitchell mitt mohamed mohammad mohammed moises morris
    muammar muhammad mustafa nabil narendra nasser nate nathan nathaniel neal ned neil nelson
    nicholas nick nicola nicolas nicolae nigel nikita niklas nikolai nikos noah noel nolan
    norman oleg oliver olivier omar orlando orrin oscar osama oswald otto owen pablo paolo
    pascal patrick paul paulo pavel pedro pete peter petr petro philip philippe phil phillip
    pierre pietro piotr preston quentin quincy rafael raheem rahm rahul raj ralph ramon ramzan
    rand randall randolph randy rashid raul ravi ray raymond rafic reginald reince rene rex
    ricardo riccardo richard rick ricky rob robby robert roberto robbie rod roderick rodney
    rodrigo roger roland rolf roman romano ron ronald ronnie rory ross roy ruben rudolf rudolph
    rudy rupert russ russell ryan said salman salvador salvatore samir sammy samuel sandro
    santiago saul scott sean sebastian serge sergei sergey sergio seth shane shaun shawn shimon
    shinzo sidney sigmund silvio simon solomon spencer stan stanislav stanley stefan stefano
    stephane stephen steve steven stewart stuart sven taha tariq tarek ted teddy terrence theo
    theodore thierry thomas tim timothy tobias tobin toby todd tom tomas tommy tony travis trent
    trevor tristan tyler ulrich ulysses valentin vasily venkat victor viktor vikram vince
    vincent vincenzo virgil vitaly vitali vlad vladimir volodymyr wade wallace walt walter
    warren wayne wendell werner wesley wilbur wilfred wilhelm will willem william willie willy
    wilson winston wolf wolfgang woodrow xavier yasser yitzhak youssef yuri yusuf yves zachary
    zack zane zeke
    """
)

FEMALE_NAMES = words_of(
    """
    abena abby abigail ada adela adelaide adele adriana agatha agnes aisha alana alba alejandra
    alessandra alexandra alexandria alice alicia alina alison allison alma alyssa amal amanda
    amber amelia amelie amina amira amy ana anastasia andrea angela angelica angelina anika
    anita anja ann anna annabel anne anneke annemarie annette annie antonia anya april ariana
    arlene astrid audrey ava ayesha barbara beatrice beatriz becky belinda bella benazir
    bernadette bernice bertha bessie beth bethany betsy betty beverly bianca blanca bonnie
    brenda bridget brigitte britney brittany brooke camila camille candace cara carina carla
    carly carmen carol carole carolina caroline carolyn carrie cassandra catalina caterina
    catherine cathy cecilia cecile celeste celia chantal charlene charlotte chelsea cheryl
    chiara chloe christa christiane christina christine cindy claire clara clarissa claudia
    colette colleen condoleezza connie constance consuelo cora corinne cristina crystal cynthia
    daisy daniela danielle daphne darlene dawn deb debbie deborah debra deirdre delia delores
    denise diana diane dianne dina dolly dolores donna dora doreen doris dorothy dorothea edith
    edna eileen elaine eleanor elena eleonora elisa elisabeth elise elisabetta eliza elizabeth
    ella ellen elsa elsie emilia emily emma erica erika erin esmeralda esperanza estelle esther
    ethel eunice eva eve evelyn faith fatima fay federica felicia fernanda fiona flora florence
    frances francesca francine françoise freda frieda gabriela gabriella gabrielle gail galina
    gemma genevieve georgia georgina geraldine gertrude gina ginger giovanna gisela gladys
    glenda gloria golda grace greta gretchen gwen gwendolyn hannah harriet hazel heather heidi
    helen helena helene helga henrietta hilary hilda hillary hope huma ida ilana ilona ilse
    imelda ines ingrid irena irene irina iris irma isabel isabella isabelle ivana ivanka ivy
    jackie jacqueline jan jana jane janelle janet janice janine jasmine jean jeanette jeanne
    jeannie jenna jennifer jenny jessica jill jo joan joanna joanne jocelyn jodie johanna
    josefina josephine joy joyce juana juanita judith judy julia juliana julianne julie juliet
    juliette june justine kamala karen karin karina karla kate katerina katharine katherine
    kathleen kathryn kathy katie katrina katya katy kay kayla keiko kellyanne kirsten kirstjen
    kitty klara kristen kristin kristina larissa latoya laura laurel lauren laurie lavinia layla
    lea leah leila lena leona leonora leticia lidia lila lilian lillian lily linda lindsay lisa
    livia liz liza lizzie lois lola loretta lori lorna lorraine louise lourdes lucia lucille
    lucinda lucy ludmila luisa lydia lynn lynne mabel mackenzie madeleine madeline mae maggie
    magdalena maia malala malia mandy manuela mara marcia margaret margarita margot maria marian
    mariana marianne marie mariella marilyn marina marisa marissa marjorie marla marlene marta
    martha martina mary maryam matilda maud maureen maxine maya meagan megan meghan megyn
    melania melanie melinda melissa mercedes meredith mia michaela michele michelle mildred
    millicent mindy minnie mira miranda miriam moira molly mona monica monika monique muriel
    myra myrtle nadezhda nadia nadine nan nancy naomi natalia natalie natalya natasha nellie
    nicole nikki nina noelle nora noreen norma odette olga olivia ophelia oprah paige pam pamela
    patience patricia patsy patty paula paulina pauline pearl peggy penelope penny petra phoebe
    phyllis pia pilar polina polly priscilla rachel rania raquel rebecca regina renata renee
    rhoda rhonda rita roberta rochelle romina rosa rosalie rosalind rosalynn rosanna rose
    roseanne rosemarie rosemary rosie roxanne ruby ruth sabrina sadie sally samantha sandra sara
    sarah sasha selena selma serena shannon sharon sheila shelby shelley sherry sheryl shirley
    sienna silvia simone sofia sonia sonya sophia sophie soraya stacey stacy stella stephanie
    sue summer susan susana susanna susanne susie suzanne svetlana sybil sylvia tabitha tamara
    tammy tania tanya tara tatiana teresa tess tessa thelma theresa therese tina tracy trudy
    ursula valentina valeria valerie vanessa vera veronica vicky victoria viola violet virginia
    vivian vivien wanda wendy whitney wilhelmina wilma winifred winnie xenia yasmin yolanda yara
    yulia yvette yvonne zainab zara zelda zoe zofia
    """
)

# Given names that do not tell a gender; ``jan``, ``jean`` and the like are in both lists above.
UNISEX_NAMES = words_of(
    """
    alex ali angel ariel ash aubrey avery billie cary casey charley chris corey courtney dana
    dara darcy devin elisha emerson fran francis frankie gale hayden jaime jamie jess jody
    jordan jude kelly kelsey kerry kim kris kyung lee lei leslie lindsey ling mel merrill ming
    morgan nat noor pat quinn reese rene riley robin rowan sam sandy shelly shay sidney skyler
    stevie sung taylor terry tracey tyra val wei yan yong
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
