"""Short passages with the speaker behind each source; all people and bodies are made up.

Real countries, institutions and some well-known surnames appear only where the word lists of the
room are at stake.
"""

from __future__ import annotations

from resolve_reading import Source

Passage = tuple[str, list[Source]]

NAMES: dict[str, Passage] = {
    "given names that open sentences": (
        "Will Garner said no. Rose Benson said yes. Per Lamb told us so. Do Kwon added that.",
        [
            Source("Will Garner", 1, "Will Garner"),
            Source("Rose Benson", 1, "Rose Benson"),
            Source("Per Lamb", 1, "Per Lamb"),
            Source("Do Kwon", 1, "Do Kwon"),
        ],
    ),
    "such a given name alone": (
        "Will said no. An added problem was cost. Rose told us so.",
        [Source("Will", 1, "Will"), Source("Rose", 1, "Rose")],
    ),
    "people named together with their titles": (
        "Mayor Garner and Governor Ada Benson said no. Both left. “No,” the two said.",
        [
            Source(
                "Mayor Garner and Governor Ada Benson", 1, "Mayor Garner and Governor Ada Benson"
            ),
            Source("the two", 1, "Mayor Garner and Governor Ada Benson"),
        ],
    ),
    "one body of two states": (
        "Kenya's Defence Ministry said no. Mali's Defence Ministry said yes. The Kenyan Defense"
        " Ministry said it rained.\nIt was late.\nNobody spoke.\nThe Defence Ministry said so.",
        [
            Source("Kenya's Defence Ministry", 1, "Kenya's Defence Ministry"),
            Source("Mali's Defence Ministry", 1, "Mali's Defence Ministry"),
            Source("The Kenyan Defense Ministry", 1, "Kenya's Defence Ministry"),
            Source("The Defence Ministry", 1, None),
        ],
    ),
    "one body of one state": (
        "The Navy Ministry met. Kenya's Navy Ministry said no. The Navy Ministry said so.",
        [
            Source("Kenya's Navy Ministry", 1, "Kenya's Navy Ministry"),
            Source("The Navy Ministry", 2, "Kenya's Navy Ministry"),
        ],
    ),
    "an office behind a surname that speaks against its only bearer": (
        "Garner, the Ohio senator, said no. Press secretary Ada Jo Garner said yes.",
        [
            Source("Garner, the Ohio senator,", 1, "Garner"),
            Source("Press secretary Ada Jo Garner", 1, "Ada Jo Garner"),
        ],
    ),
    "an office behind a surname that nothing speaks against": (
        "Ada Garner said yes. Garner, the Ohio senator, said no.",
        [Source("Garner, the Ohio senator,", 1, "Ada Garner")],
    ),
    "two middle names, whatever is known besides": (
        "Tom Garner sang. Tom A. Garner said no. Tom B. Garner said yes.",
        [
            Source("Tom A. Garner", 1, "Tom A. Garner"),
            Source("Tom B. Garner", 1, "Tom B. Garner"),
        ],
    ),
    "degrees and orders behind names": (
        "Ada Benson KC, counsel to the fund, said no. Ms Benson left. Jo Lamb, M.D., Ph.D., chief"
        " of the ward, said yes. Dr. Lamb left. Ned Garner, PhD, head of the school, met Lamb.",
        [
            Source("Ada Benson KC, counsel to the fund,", 1, "Ada Benson KC"),
            Source("Ms Benson", 1, "Ada Benson KC"),
            Source("Jo Lamb, M.D., Ph.D., chief of the ward,", 1, "Jo Lamb"),
            Source("Dr. Lamb", 1, "Jo Lamb"),
            Source("Ned Garner, PhD, head of the school,", 1, "Ned Garner"),
        ],
    ),
    "a clause that names another": (
        "No, said Will Garner, who led the board under President Ada Benson and who left. He sang.",
        [
            Source(
                "Will Garner, who led the board under President Ada Benson and who left",
                1,
                "Will Garner",
            ),
        ],
    ),
    "a newspaper that has seen a letter": (
        "A letter came, seen by the Post, the shadow chancellor, Ada Benson, warned of rain.",
        [Source("the Post, the shadow chancellor, Ada Benson,", 1, "Ada Benson")],
    ),
    "a name behind a first word in capitals": (
        "WHEN Ada Benson said no, it rained.",
        [Source("Ada Benson", 1, "Ada Benson")],
    ),
    "a councillor, in two abbreviations": (
        "Cllr Ada Benson said no. Coun Benson said yes.",
        [Source("Coun Benson", 1, "Ada Benson")],
    ),
    "a number that is another's": (
        "District 8 councillor Ada Benson met Jo Garner. The District 1 councillor said no. The"
        " District 8 councillor said yes.",
        [
            Source("The District 1 councillor", 1, None),
            Source("The District 8 councillor", 1, "Ada Benson"),
        ],
    ),
    "what a document is called": (
        "An arrest affidavit said why. It rained. The document said he had a boat.",
        [
            Source("An arrest affidavit", 1, "arrest affidavit"),
            Source("The document", 1, "arrest affidavit"),
        ],
    ),
    "a party and an office": (
        "SNP MP Ada Benson met Labour MP Jo Garner. The SNP MP said no.",
        [Source("The SNP MP", 1, "Ada Benson")],
    ),
    "neither of two": (
        "Ada Benson met Will Garner. Neither Benson nor Garner said why.",
        [Source("Neither Benson nor Garner", 1, None)],
    ),
    "such a given name and an age": (
        "It was late. Will Garner, 51, told us so.",
        [Source("Will Garner, 51,", 1, "Will Garner")],
    ),
    "such a given name after an office": (
        "It was late. Defence Minister Per Garner said so.",
        [Source("Defence Minister Per Garner", 1, "Per Garner")],
    ),
    "words that open sentences": (
        "Will Garner leave? Per Garner, no. An American said so. Do Garner and Lamb agree?",
        [
            Source("Garner", 1, "Garner"),
            Source("Garner", 2, "Garner"),
            Source("An American", 1, "American"),
        ],
    ),
    "a surname with a particle": (
        "Jean-Luc Le Garner said no. Le Garner said yes. Then came Jean-Luc Le Garner, who sang.",
        [
            Source("Jean-Luc Le Garner", 1, "Jean-Luc Le Garner"),
            Source("Le Garner", 2, "Jean-Luc Le Garner"),
            Source("who", 1, "Jean-Luc Le Garner"),
        ],
    ),
    "a surname with a particle before the name in full": (
        "De Garner said no. It was late for Mayor Bill de Garner.",
        [Source("De Garner", 1, "Bill de Garner")],
    ),
    "a state whose name ends a body's": (
        "The Campaign for a Neutral Russia met. Russia said no.",
        [
            Source("The Campaign for a Neutral Russia", 1, "Campaign for a Neutral Russia"),
            Source("Russia", 2, "Russia"),
        ],
    ),
    "a nickname in marks": (
        'Elizabeth "Lizzie" Garner came. Lizzie said yes. Garner said no. Liz Garner sang.',
        [
            Source("Lizzie", 2, 'Elizabeth "Lizzie" Garner'),
            Source("Garner", 2, 'Elizabeth "Lizzie" Garner'),
            Source("Liz Garner", 1, 'Elizabeth "Lizzie" Garner'),
        ],
    ),
    "a nickname in brackets that is a noun, too": (
        "Senator William (Bill) Garner came. Bill said yes. Garner said no.",
        [
            Source("Bill", 2, "William (Bill) Garner"),
            Source("Garner", 2, "William (Bill) Garner"),
        ],
    ),
    "a nickname of two words": (
        "Dwayne “The Rock” Garner came. The Rock said yes. Garner said no.",
        [
            Source("The Rock", 2, "Dwayne “The Rock” Garner"),
            Source("Garner", 2, "Dwayne “The Rock” Garner"),
        ],
    ),
    "a nickname that is a title": (
        "Lewis ‘King’ Garner said yes.",
        [Source("Lewis ‘King’ Garner", 1, "Lewis ‘King’ Garner")],
    ),
    "a party in brackets is no nickname": (
        "Sen. Ann Cole (R) Garner met. Cole said no.",
        [Source("Cole", 2, "Ann Cole")],
    ),
    "a surname whose bearer is named in full again and again": (
        "Hugh Stone, a mayor, met his son. Rob Stone, a clerk, left. Rob Stone said no."
        " Rob Stone sang.\n\nRob Stone said yes. “Yes,” Stone wrote. He then said so.",
        [
            Source("Rob Stone", 2, "Rob Stone"),
            Source("Rob Stone", 4, "Rob Stone"),
            Source("Stone", 6, None),
            Source("He", 1, None),
        ],
    ),
    "a surname of two, the first of whom is named in full again and again": (
        "Rob Stone, a mayor, left. Rob Stone said no. Rob Stone sang. His son Hugh Stone slept."
        "\n\nRob Stone said yes. “Yes,” Stone wrote.",
        [Source("Rob Stone", 2, "Rob Stone"), Source("Stone", 6, "Rob Stone")],
    ),
    "what begins after somebody's name in another clause": (
        "If you trust Rob Stone, the local fish-eating doctors will thank you. But the fish-eater"
        " said no.",
        [Source("the fish-eater", 1, None)],
    ),
    "surname after full name": (
        "Hugh Hill met Clara Benson on Monday. Hill said the roof was unsafe. Benson disagreed.",
        [Source("Hill", 2, "Hugh Hill"), Source("Benson", 2, "Clara Benson")],
    ),
    "full name in the middle of roles": (
        "Ruritania's Defence Minister Oskar Blum and Interior Minister Paula Kern spoke. Kern said"
        " it was over. Blum was silent, but the Defence Minister said later that he agreed.",
        [
            Source("Kern", 2, "Paula Kern"),
            Source("the Defence Minister", 1, "Oskar Blum"),
            Source("he", 1, "Oskar Blum"),
        ],
    ),
    "apposition with an indefinite role": (
        "Hugh Hill, a doctor, said the pills were safe. Ann Doe, a nurse, said they were not.",
        [Source("Hugh Hill, a doctor", 1, "Hugh Hill"), Source("Ann Doe, a nurse", 1, "Ann Doe")],
    ),
    "apposition after the role": (
        "A university official, Warren Strother, said no. Lucy Park, a student, said yes.",
        [
            Source("A university official, Warren Strother", 1, "Warren Strother"),
            Source("Lucy Park, a student", 1, "Lucy Park"),
        ],
    ),
    "apposition with a relative clause": (
        "Emma Stone wept. Warren Strother, a university official who knows Ruth Lamb well, said"
        " so.",
        [
            Source(
                "Warren Strother, a university official who knows Ruth Lamb well",
                1,
                "Warren Strother",
            )
        ],
    ),
    "title before the name": (
        "Dr. Hugh Hill saw Mrs. Alma Reed. Dr. Hill said she was well. Mrs. Reed said so too.",
        [Source("Dr. Hill", 1, "Hugh Hill"), Source("Mrs. Reed", 1, "Alma Reed")],
    ),
    "role before the name in lower case": (
        "Campaign spokeswoman Maria Doe called. Senator Tom Hale listened. Doe said it was late.",
        [Source("Doe", 2, "Maria Doe"), Source("Campaign spokeswoman Maria Doe", 1, "Maria Doe")],
    ),
    "role after the name with its body": (
        "Maria Doe, spokeswoman for the Hale campaign, said no. Tom Hale said nothing.",
        [
            Source("Maria Doe, spokeswoman for the Hale campaign", 1, "Maria Doe"),
            Source("Tom Hale", 1, "Tom Hale"),
        ],
    ),
    "body before the role": (
        "Acme Corporation spokesman Ben Roe told Carla Vance that it was late. Roe added nothing.",
        [
            Source("Acme Corporation spokesman Ben Roe", 1, "Ben Roe"),
            Source("Roe", 2, "Ben Roe"),
        ],
    ),
    "office with a complement": (
        "Secretary of State Joan Kerr met Prime Minister Otto Lund. Kerr said it went well.",
        [Source("Secretary of State Joan Kerr", 1, "Joan Kerr"), Source("Kerr", 2, "Joan Kerr")],
    ),
    "title joined to a title": (
        "Speaker of the House Rep. Paula Lyon spoke before Rep. David Moss. Lyon said it was time.",
        [
            Source("Speaker of the House Rep. Paula Lyon", 1, "Paula Lyon"),
            Source("Lyon", 2, "Paula Lyon"),
        ],
    ),
    "two roles of one person": (
        "Actor and activist Glenn Cole met Mayor Sue Dale. Cole said it helped.",
        [Source("Actor and activist Glenn Cole", 1, "Glenn Cole"), Source("Cole", 2, "Glenn Cole")],
    ),
    "nickname": (
        "William Marsh and Robert Finch argued. Bill Marsh said no. Bob Finch said yes.",
        [Source("Bill Marsh", 1, "William Marsh"), Source("Bob Finch", 1, "Robert Finch")],
    ),
    "middle initial": (
        "Roberta A. Kaplan sued Daniel P. Frost. Roberta Kaplan said it was just. Frost said not.",
        [Source("Roberta Kaplan", 1, "Roberta A. Kaplan"), Source("Frost", 2, "Daniel P. Frost")],
    ),
    "initials in one word": (
        "J.J. MacNair, an expert, met Ann Cole. MacNair said it was cold.",
        [
            Source("J.J. MacNair, an expert", 1, "J.J. MacNair"),
            Source("MacNair", 2, "J.J. MacNair"),
        ],
    ),
    "initials of a country": (
        "U.S. District Judge James Carr met Ann Cole. Carr said it was cold.",
        [
            Source("U.S. District Judge James Carr", 1, "James Carr"),
            Source("Carr", 2, "James Carr"),
        ],
    ),
    "junior": (
        "Frank Gore Jr. met Helen Ward. Gore said it was cold. Ward said it was warm.",
        [Source("Gore", 2, "Frank Gore Jr"), Source("Ward", 2, "Helen Ward")],
    ),
    "father and son": (
        "Frank Gore praised Frank Gore Jr. in Troy. Frank Gore Jr. said he was moved.",
        [Source("Frank Gore Jr", 2, "Frank Gore Jr"), Source("Frank Gore", 1, "Frank Gore")],
    ),
    "particles": (
        "Ana de la Cruz met Jan van der Berg. De la Cruz said yes. Van der Berg said no.",
        [Source("De la Cruz", 1, "Ana de la Cruz"), Source("Van der Berg", 1, "Jan van der Berg")],
    ),
    "Arabic article": (
        "Bashar al-Karim spoke after Amir Haddad. Al-Karim said the road was closed.",
        [Source("Al-Karim", 1, "Bashar al-Karim"), Source("Amir Haddad", 1, "Amir Haddad")],
    ),
    "family name first": (
        "Kim Jae Won met Rita Sand. Kim said the talks were useful. Sand said they were long.",
        [Source("Kim", 2, "Kim Jae Won"), Source("Sand", 2, "Rita Sand")],
    ),
    "given name alone": (
        "Hillary Crane and Bernie Stiles debated. Bernie said he had won. Hillary laughed.",
        [Source("Bernie", 2, "Bernie Stiles"), Source("Hillary", 2, "Hillary Crane")],
    ),
    "possessive source": (
        "Vera Lund answered Ralph Moor. Moor's claim that it was late convinced nobody.",
        [Source("Moor's", 1, "Ralph Moor")],
    ),
    "given name that is a noun too": (
        "The bill passed. Bill Garner met Hilda Garner. Bill Garner said so.",
        [Source("Bill Garner", 1, "Bill Garner"), Source("Bill Garner", 2, "Bill Garner")],
    ),
    "surname that is a role too": (
        "Duncan Hunter met Ann Cole. Hunter said no. A hunter said yes.",
        [Source("Hunter", 2, "Duncan Hunter"), Source("A hunter", 1, "hunter")],
    ),
    "surname that looks like an adverb": (
        "David Jolly met Ann Cole. Jolly said no.",
        [Source("Jolly", 2, "David Jolly")],
    ),
    "epithet before the name": (
        "Ann Cole came. Crooked Ann Cole lied, Rob Stone said. Cole said no. Crooked Ann said yes.",
        [Source("Cole", 3, "Ann Cole"), Source("Crooked Ann", 2, "Ann Cole")],
    ),
    "one name in two spellings": (
        "Kristin Wells met Hugh Hill. Kristen Wells said no. Wells said it twice.",
        [Source("Wells", 3, "Kristin Wells")],
    ),
    "a body that looks like a verb": (
        "LONDON — Downing Street said no. Ann Cole said yes.",
        [Source("Downing Street", 1, "Downing Street")],
    ),
    "verb before the name": (
        "Imagine Brad Doe in Ohio. Ann Cole can. Brad Doe ran, and Doe said it was fun.",
        [Source("Doe", 3, "Brad Doe")],
    ),
    "apposition to an unknown noun": (
        "One grumbler, party chairwoman Nancy Worth, said no. Ann Cole said yes.",
        [Source("One grumbler, party chairwoman Nancy Worth", 1, "Nancy Worth")],
    ),
    "headline": (
        "Crane Says Stiles Must Go\n"
        "Hillary Crane told Bernie Stiles to resign, and Stiles refused.",
        [Source("Crane", 1, "Hillary Crane"), Source("Stiles", 3, "Bernie Stiles")],
    ),
    "a given name that is a title": (
        "Former governor Walter Pruitt backed his son. Dean Pruitt, a lawyer, said no. Pruitt said"
        " so.",
        [Source("Dean Pruitt, a lawyer", 1, "Dean Pruitt")],
    ),
    "a title that is a given name": (
        "Walter Pruitt, dean of the law school, met Ann Cole. Dean Pruitt said no.",
        [Source("Dean Pruitt", 1, "Walter Pruitt")],
    ),
    "family name first, with a hyphen": (
        "President Han Sung-min met Yoo Ji-hye. Mr. Han said no. Ms. Yoo said yes. Han said so.",
        [
            Source("Mr. Han", 1, "Han Sung-min"),
            Source("Ms. Yoo", 1, "Yoo Ji-hye"),
            Source("Han", 3, "Han Sung-min"),
        ],
    ),
    "family name first, by the form of address": (
        "Bayar Enkh spoke. Mr. Bayar said no.",
        [Source("Mr. Bayar", 1, "Bayar Enkh")],
    ),
    "a word before an ending with a hyphen is no family name": (
        "Sue Dale and Hong Kong-based trader Ann Cole met. Cole said no.",
        [Source("Cole", 2, "Ann Cole")],
    ),
    "a surname that is a verb": (
        "Hayley Drew met Ann Cole. Ms Drew said no. His catcher, Will Tate, said yes. Hayley said"
        " so.",
        [
            Source("Ms Drew", 1, "Hayley Drew"),
            Source("His catcher, Will Tate", 1, "Will Tate"),
            Source("Hayley", 2, "Hayley Drew"),
        ],
    ),
    "the first of two surnames": (
        "Attorney General María Ríos Castaño met Julio Mendoza. Ríos said no.",
        [Source("Ríos", 2, "María Ríos Castaño")],
    ),
    "whoever has the form of address": (
        "Mrs Edith Hartnell is a councillor. Zoe Hartnell is not. Mrs Hartnell said no.",
        [Source("Mrs Hartnell", 1, "Edith Hartnell")],
    ),
    "somebody who gives no more than a given name": (
        "Ann Cole fled. One woman, who gave her name only as Donna, said no. Donna wept.",
        [Source("One woman, who gave her name only as Donna", 1, "Donna")],
    ),
    "a surname that is an occupation, or a noun for a body": (
        "Douglas J. Band met Teal Baker. Mr. Band said no. Baker said yes.",
        [Source("Mr. Band", 1, "Douglas J. Band"), Source("Baker", 2, "Teal Baker")],
    ),
    "a given name before one that looks like an epithet's": (
        "Luay Sami, 33, came in 2011. Sami said no.",
        [Source("Sami", 2, "Luay Sami")],
    ),
    "a surname that is read as a verb": (
        "Pfizer chief Ian Read was there. Read said no.",
        [Source("Read", 2, "Ian Read")],
    ),
    "an outlet before its host": (
        "Fox News Sean Hannity met Christian Rev. Derek Penwell. Hannity said no. Penwell said"
        " yes.",
        [Source("Hannity", 2, "Sean Hannity"), Source("Penwell", 2, "Derek Penwell")],
    ),
    "title before a given name": (
        "The Rt Rev Jane Holloway wept. Prince Edmund was there. Bishop Jane said no. Prince Edmund"
        " said yes.",
        [Source("Bishop Jane", 1, "Jane Holloway"), Source("Prince Edmund", 2, "Prince Edmund")],
    ),
    "partners of a firm": (
        "Carlisle & Stowe was sold. A Carlisle & Stowe spokeswoman said no.",
        [
            Source("A Carlisle & Stowe spokeswoman", 1, "Carlisle & Stowe spokeswoman"),
            Source("Carlisle & Stowe", 1, "Carlisle & Stowe"),
        ],
    ),
    "whose body it is": (
        "The Pilots' Guild met. The Farmers' Union of Wales said no. The guild said yes.",
        [
            Source("The Farmers' Union of Wales", 1, "Farmers' Union of Wales"),
            Source("The guild", 1, "Pilots' Guild"),
        ],
    ),
}

PROFILES: dict[str, Passage] = {
    "age": (
        "Abel Tesfai, 54, and Conor Malley, 31, ran. The 54-year-old said it rained. The"
        " 31-year-old agreed. The 60-year-old said no.",
        [
            Source("The 54-year-old", 1, "Abel Tesfai"),
            Source("The 31-year-old", 1, "Conor Malley"),
            Source("The 60-year-old", 1, None),
        ],
    ),
    "what somebody does, in other words": (
        "Ann Cole, who chairs the school board, met Rob Stone, a dealer in coal. The school board"
        " chair said no. The coal dealer said yes.",
        [
            Source("The school board chair", 1, "Ann Cole"),
            Source("The coal dealer", 1, "Rob Stone"),
        ],
    ),
    "a trade that no list has": (
        "The harpooner Rob Stone met Ann Cole. The harpooner said it was late.",
        [Source("The harpooner", 2, "Rob Stone")],
    ),
    "an office that was given": (
        "Rob Stone was dismissed. Ann Cole was named acting chief. The acting chief said no.",
        [Source("The acting chief", 1, "Ann Cole")],
    ),
    "not who has the office of another country": (
        "Ruritanian Foreign Minister Rob Stone met Ann Cole. The new Foreign Minister said no.",
        [Source("The new Foreign Minister", 1, None)],
    ),
    "both of two": (
        "Ann Cole, a potter, and Rob Stone, a potter, met. The potter said no.",
        [Source("The potter", 1, None)],
    ),
    "nobody it was said of": (
        "Ann Cole met Rob Stone. The former chief said no. The younger man said yes.",
        [Source("The former chief", 1, None), Source("The younger man", 1, None)],
    ),
    "the other's gender": (
        "Ministry spokesman Rob Stone said no. A rebel spokeswoman said yes. Stone smiled. The"
        " spokeswoman said it again.",
        [
            Source("A rebel spokeswoman", 1, "rebel spokeswoman"),
            Source("The spokeswoman", 1, "rebel spokeswoman"),
        ],
    ),
    "a doctor by form of address": (
        "Dr. Ann Cole met Rob Stone, a physician. The doctor said no.",
        [Source("The doctor", 1, None)],
    ),
    "named later": (
        "The stable boy told them it was the wrong horse. Ann Cole was fined, and the stable boy,"
        " Rob Stone, washed the horse.",
        [Source("The stable boy", 1, "Rob Stone")],
    ),
}

RIVALS: dict[str, Passage] = {
    "a given name before another's full name": (
        "John Benson said no. The brothers John and Will Garner met. John said it twice.",
        [Source("John Benson", 1, "John Benson"), Source("John", 3, "John")],
    ),
    "a given name that is known to be another's": (
        "John Benson came. John said no. Later John and Will Garner met. John said it twice.",
        [Source("John", 2, "John Benson"), Source("John", 4, "John Benson")],
    ),
    "a husband and wife of one surname": (
        "John Garner came. Later John and Jane Garner met. John said no.",
        [Source("John", 3, "John Garner")],
    ),
    "a father with a title after his son": (
        "Tom Garner Jr. met a lawyer. President Tom Garner said no.",
        [Source("President Tom Garner", 1, "Tom Garner")],
    ),
    "a father who is called so": (
        "Tom Garner Jr. met a lawyer. His father, Tom Garner, said no. Tom Garner Jr. sang.",
        [
            Source("His father, Tom Garner", 1, "Tom Garner"),
            Source("Tom Garner Jr", 2, "Tom Garner Jr"),
        ],
    ),
    "a father by his surname": (
        "Tom Garner Jr. met a lawyer. President Garner said no.",
        [Source("President Garner", 1, "Garner")],
    ),
    "a middle name that tells a son from his father": (
        "Tom Garner Sr. was there. Tom W. Garner said he was glad.",
        [Source("Tom W. Garner", 1, "Tom W. Garner")],
    ),
    "a suffix that is left out": (
        "Senator Tom Garner Jr. met a lawyer. Senator Tom Garner said no.",
        [Source("Senator Tom Garner", 2, "Tom Garner Jr")],
    ),
    "a president and his wife": (
        "First lady Hilda Garner said yes. President Garner said no. The president left, he said.",
        [
            Source("First lady Hilda Garner", 1, "Hilda Garner"),
            Source("President Garner", 1, "Garner"),
            Source("he", 1, "Garner"),
        ],
    ),
    "three offices": (
        "Senator Hilda Garner came. Governor Garner said no. Professor Garner said yes.",
        [
            Source("Governor Garner", 1, "Garner"),
            Source("Professor Garner", 1, "Garner"),
        ],
    ),
    "an office that was somebody's": (
        "Former Governor Hilda Garner came. Senator Garner said no.",
        [Source("Senator Garner", 1, "Hilda Garner")],
    ),
    "a senator who presides": (
        "Senate President Hilda Garner came. Senator Garner said no.",
        [Source("Senator Garner", 1, "Hilda Garner")],
    ),
    "a title of a woman, after a man": (
        "Tom Garner came. Congresswoman Garner said no.",
        [
            Source("Congresswoman Garner", 1, "Garner"),
        ],
    ),
    "form of address decides": (
        "Hilda Garner and Bill Garner spoke. Mrs. Garner said yes. Mr. Garner said no.",
        [Source("Mrs. Garner", 1, "Hilda Garner"), Source("Mr. Garner", 1, "Bill Garner")],
    ),
    "nobody decides": (
        "Hilda Garner and Bill Garner spoke in Ohio. Garner said the state was theirs.",
        [Source("Garner", 3, None)],
    ),
    "the one introduced first keeps the surname": (
        "Hilda Garner came to Ohio. Garner said she would win.\n"
        "Her husband, Bill Garner, stayed at home.\n"
        "Garner said the weather was fine.",
        [Source("Garner", 2, "Hilda Garner"), Source("Garner", 4, "Hilda Garner")],
    ),
    "named in full a moment ago": (
        "Hilda Garner came to Ohio. Garner said she would win.\n"
        "Bill Garner also spoke. Garner said the weather was fine.",
        [Source("Garner", 2, "Hilda Garner"), Source("Garner", 4, None)],
    ),
    "not introduced yet": (
        "Hilda Garner was late. Garner said sorry. Later came Bill Garner, her husband.",
        [Source("Garner", 2, "Hilda Garner")],
    ),
    "brothers": (
        "Mark Dent and Luke Dent own the mill. Dent said it would close. Luke Dent wept.",
        [Source("Dent", 3, None), Source("Luke Dent", 2, "Luke Dent")],
    ),
    "man and woman of one surname": (
        "The parents, Zirk and Gala Khan, spoke. Mr. Khan said no. Ms. Khan said yes.",
        [Source("Mr. Khan", 1, "Mr. Khan"), Source("Ms. Khan", 1, "Ms. Khan")],
    ),
    "different given names are different people": (
        "Julia Frost spoke in May. Martin Frost spoke in June. Julia Frost said it was enough.",
        [Source("Julia Frost", 2, "Julia Frost"), Source("Martin Frost", 1, "Martin Frost")],
    ),
}

ROLES: dict[str, Passage] = {
    "the minister of one country": (
        "Russia's Foreign Minister Pavel Orlov met reporters. Russia's Foreign Minister said no."
        " The Russian Foreign Minister said it twice. The Foreign Minister smiled. The minister"
        " added that he was tired.",
        [
            Source("Russia's Foreign Minister", 2, "Pavel Orlov"),
            Source("The Russian Foreign Minister", 1, "Pavel Orlov"),
            Source("The Foreign Minister", 1, "Pavel Orlov"),
            Source("The minister", 1, "Pavel Orlov"),
            Source("he", 1, "Pavel Orlov"),
        ],
    ),
    "the minister of another country": (
        "Russia's Foreign Minister Pavel Orlov met reporters. The French Foreign Minister said no."
        " The Foreign Minister of Bangladesh said yes. The North Korean Foreign Minister left.",
        [
            Source("The French Foreign Minister", 1, "French Foreign Minister"),
            Source("The Foreign Minister of Bangladesh", 1, "Foreign Minister of Bangladesh"),
            Source("The North Korean Foreign Minister", 1, "North Korean Foreign Minister"),
        ],
    ),
    "an unlisted country": (
        "Keldonian President Ivo Hart met Lurana's President Mira Voss. The president of Keldonia"
        " said no. The Luranian president said yes.",
        [
            Source("The president of Keldonia", 1, "Ivo Hart"),
            Source("The Luranian president", 1, "Mira Voss"),
        ],
    ),
    "an office that names no country": (
        "President Ivo Hart said no. The U.S. president told reporters that he would call again.",
        [Source("The U.S. president", 1, "U.S. president"), Source("he", 1, "U.S. president")],
    ),
    "an office that names no country, of another one": (
        "President Ivo Hart said no. The French president told reporters that it was late.",
        [Source("The French president", 1, "French president")],
    ),
    "an office known to be of the country": (
        "U.S. President Rob Stone met President Ivo Hart. The American president said no.",
        [Source("The American president", 1, "Rob Stone")],
    ),
    "two holders of one office": (
        "Minister Ivo Hart met Minister Mira Voss. The minister said it was a good day.",
        [Source("The minister", 1, None)],
    ),
    "the nearer holder": (
        "Minister Ivo Hart spoke first. He left early. The hall emptied. The rain came.\n"
        "Minister Mira Voss spoke last. The minister said it was a good day.",
        [Source("The minister", 1, "Mira Voss")],
    ),
    "another rank": (
        "Vice President Ann Cole met President Rob Stone. The vice president said no. The"
        " president said yes.",
        [Source("The vice president", 1, "Ann Cole"), Source("The president", 1, "Rob Stone")],
    ),
    "former": (
        "Former mayor Ann Cole met Mayor Rob Stone. The former mayor said no. The mayor said yes.",
        [Source("The former mayor", 1, "Ann Cole"), Source("The mayor", 1, "Rob Stone")],
    ),
    "spokesman and spokesperson": (
        "Tobin Harl, the ministry's spokesman, met Lena Voss, the bank's spokeswoman. The"
        " ministry's spokesperson said no.",
        [Source("The ministry's spokesperson", 1, "Tobin Harl")],
    ),
    "lawmaker": (
        "Senator Ann Cole met Judge Rob Stone. The lawmaker said no. The judge said yes.",
        [Source("The lawmaker", 1, "Ann Cole"), Source("The judge", 1, "Rob Stone")],
    ),
    "a senator, but not the one brought up last": (
        "Sen. Ann Cole met Rob Stone. Stone smiled. The longtime senator said no.",
        [Source("The longtime senator", 1, None)],
    ),
    "nobody is known to run": (
        "Ann Cole met Rob Stone on Sunday. The candidate said the bridge would be built.",
        [Source("The candidate", 1, None)],
    ),
    "wife": (
        "Rob Stone came with his wife, Ann Cole. His wife said the house was cold. Stone agreed.",
        [Source("His wife", 1, "Ann Cole"), Source("Stone", 2, "Rob Stone")],
    ),
    "head of a body named by its possessor": (
        "Rob Stone was absent. Stone's lawyer said the charge was false. Ann Cole said it was"
        " true.",
        [Source("Stone's lawyer", 1, "Stone's lawyer"), Source("Ann Cole", 1, "Ann Cole")],
    ),
    "role with a possessor, named before": (
        "Stone's lawyer, Ann Cole, met Rob Stone. Stone's lawyer said the charge was false.",
        [Source("Stone's lawyer", 2, "Ann Cole")],
    ),
    "aide to somebody": (
        "Ann Cole arrived. An aide to Ann Cole said the train was late. Rob Stone laughed.",
        [Source("An aide to Ann Cole", 1, "aide to Ann Cole")],
    ),
    "supporter of somebody": (
        "Ann Cole arrived. A Cole supporter said the train was late. Cole said so too.",
        [Source("A Cole supporter", 1, "Cole supporter"), Source("Cole", 3, "Ann Cole")],
    ),
}

BODIES: dict[str, Passage] = {
    "a firm without what it is in law": (
        "Lurana Motor Corp. lost. Lurana Motor said no. Lurana said yes. LM was late.",
        [
            Source("Lurana Motor", 2, "Lurana Motor Corp"),
            Source("Lurana", 3, "Lurana Motor Corp"),
            Source("LM", 1, "Lurana Motor Corp"),
        ],
    ),
    "a firm whose name in full comes late": (
        "Kabina Steel said no. Later Kabina Steel, Inc. said yes.",
        [
            Source("Kabina Steel", 1, "Kabina Steel, Inc"),
            Source("Kabina Steel, Inc", 1, "Kabina Steel, Inc"),
        ],
    ),
    "a founder and his firm": (
        "Tom Garner founded Garner Group. Garner said no.",
        [Source("Garner", 3, "Tom Garner")],
    ),
    "acronym": (
        "The World Health Organization (WHO) met the Red Cross Federation. WHO said masks help.",
        [Source("WHO", 2, "World Health Organization")],
    ),
    "the same acronym twice": (
        "Ann Cole called NATO. NATO said no. Then NATO said yes.",
        [Source("NATO", 2, "NATO"), Source("NATO", 3, "NATO")],
    ),
    "acronym without brackets": (
        "The Democratic National Committee and the White House differ. The DNC said it would sue.",
        [Source("The DNC", 1, "Democratic National Committee")],
    ),
    "state, capital and institution": (
        "Moscow said no. The White House said yes. Russia's envoy left, and Russia said so.",
        [
            Source("Moscow", 1, "Moscow"),
            Source("The White House", 1, "White House"),
            Source("Russia", 2, "Russia"),
        ],
    ),
    "possessive state": (
        "Syria objected. Russia's view that talks should go on has not changed.",
        [Source("Russia's", 1, "Russia"), Source("Syria", 1, "Syria")],
    ),
    "people standing for a state": (
        "France and Mali met. The French said the mission was over.",
        [Source("The French", 1, "France")],
    ),
    "in other words of its name": (
        "The Illinois Board of Elections met Ann Cole. The board of elections said no. The board"
        " said yes. The Ohio board of elections said nothing.",
        [
            Source("The board of elections", 1, "Illinois Board of Elections"),
            Source("The board", 2, "Illinois Board of Elections"),
            Source("The Ohio board of elections", 1, "Ohio board of elections"),
        ],
    ),
    "its words in another order": (
        "The Ministry of Transport met Ann Cole. The ministry said no. The Transport Ministry said"
        " yes.",
        [
            Source("The ministry", 1, "Ministry of Transport"),
            Source("The Transport Ministry", 1, "Ministry of Transport"),
        ],
    ),
    "its words in another form": (
        "The Government of the Republic of Albania met Ann Cole. The Albanian Government said yes.",
        [Source("The Albanian Government", 1, "Government of the Republic of Albania")],
    ),
    "a form of address": (
        "It is late, Your Honor. They said it was void.",
        [Source("They", 1, None)],
    ),
    "an interjection": (
        "It was void. Alright. He said so.",
        [Source("He", 1, None)],
    ),
    "one of two by its noun": (
        "The Road Agency met the Space Agency. Ann Cole met both. The agency said no.",
        [Source("The agency", 1, None)],
    ),
    "two names of a state": (
        "Myanmar and Bangladesh met. Burma said it would wait.",
        [Source("Burma", 1, "Myanmar")],
    ),
    "campaign": (
        "Ann Cole met Rob Stone. The Cole campaign said it went well. Cole's campaign said it"
        " again. The campaign said it a third time.",
        [
            Source("The Cole campaign", 1, "Cole campaign"),
            Source("Cole's campaign", 1, "Cole campaign"),
            Source("The campaign", 1, "Cole campaign"),
        ],
    ),
    "campaign in capitals and not": (
        "The Cole Campaign called Rob Stone. Cole's campaign said it was fair.",
        [Source("Cole's campaign", 1, "Cole Campaign")],
    ),
    "party whose name begins like a person's": (
        "The Christian Democratic Union met Christian Weber. The Christian Democratic Union said"
        " no.",
        [Source("The Christian Democratic Union", 2, "Christian Democratic Union")],
    ),
    "ministry": (
        "Russia's Foreign Minister Pavel Orlov was silent. The Russian Defense Ministry announced"
        " the strike. The ministry said it was over.",
        [Source("The Russian Defense Ministry", 1, "Russian Defense Ministry")],
    ),
    "newspaper by its last word": (
        "The Riverdale Post asked the Lakeside Times. The Post said it had proof.",
        [Source("The Post", 1, "Riverdale Post")],
    ),
    "body with a name after it": (
        "Lakeside Times reporter Ann Cole and the Riverdale Post agree. The Lakeside Times said"
        " so.",
        [
            Source("The Lakeside Times", 1, "Lakeside Times"),
            Source("Lakeside Times reporter Ann Cole", 1, "Ann Cole"),
        ],
    ),
    "town or surname": (
        "Valerie Paris was born in Lyon, not in Paris. Paris claims that she left early.",
        [Source("Paris", 3, "Valerie Paris")],
    ),
}

UNNAMED: dict[str, Passage] = {
    "indefinite ones are different": (
        "A senior official said no. A senior official said yes. Ann Cole said nothing.",
        [
            Source("A senior official", 1, "senior official"),
            Source("A senior official", 2, "senior official"),
        ],
    ),
    "definite after indefinite": (
        "A senior official said no. The official added that Ann Cole knew. Rob Stone did not.",
        [
            Source("A senior official", 1, "senior official"),
            Source("The official", 1, "senior official"),
        ],
    ),
    "groups": (
        "Democrats said no. Critics said yes. Many in the west said nothing. Democrats left.",
        [
            Source("Democrats", 1, "Democrats"),
            Source("Democrats", 2, "Democrats"),
            Source("Critics", 1, "Critics"),
            Source("Many in the west", 1, "Many in the west"),
        ],
    ),
    "a group and a part of it": (
        "House Republicans said no. Republicans said yes.",
        [
            Source("House Republicans", 1, "House Republicans"),
            Source("Republicans", 2, "Republicans"),
        ],
    ),
    "part of a group": (
        "Republicans said no. Some Republicans said yes.",
        [
            Source("Republicans", 1, "Republicans"),
            Source("Some Republicans", 1, "Some Republicans"),
        ],
    ),
    "two named together": (
        "Ann Cole and Rob Stone said the road would be built. Stone smiled.",
        [
            Source("Ann Cole and Rob Stone", 1, "Ann Cole and Rob Stone"),
            Source("Stone", 2, "Rob Stone"),
        ],
    ),
    "two named with where they are from": (
        "Sens. Ann Cole of Ohio and Rob Stone of Iowa said no. Hugh Hill said yes.",
        [
            Source(
                "Sens. Ann Cole of Ohio and Rob Stone of Iowa",
                1,
                "Sens. Ann Cole of Ohio and Rob Stone of Iowa",
            )
        ],
    ),
    "two named in a row": (
        "Ann Cole, Rob Stone said no in one voice. Hugh Hill said yes.",
        [Source("Ann Cole, Rob Stone", 1, "Ann Cole, Rob Stone")],
    ),
    "poll of two bodies": (
        "A USA Today/Suffolk University poll found that few care. USA Today said so.",
        [
            Source("A USA Today/Suffolk University poll", 1, "USA Today/Suffolk University poll"),
            Source("USA Today", 2, "USA Today"),
        ],
    ),
    "a list": (
        "Ann Cole, her aides and the mayor said the road would be built. Rob Stone smiled.",
        [Source("Ann Cole, her aides and the mayor", 1, "Ann Cole, her aides and the mayor")],
    ),
    "nobody in particular": (
        "Ann Cole knows Rob Stone. Everyone says so. Those who doubt it are few.",
        [Source("Everyone", 1, None), Source("Those", 1, None)],
    ),
    "poll and report": (
        "A new Gallup poll and a report by Acme came out. The poll found that few care. The report"
        " said that many do.",
        [Source("The poll", 1, "poll"), Source("The report", 1, "report")],
    ),
    "study": (
        "A study by Ann Cole said no. Rob Stone read it. The study also said that rain helps.",
        [
            Source("A study by Ann Cole", 1, "study by Ann Cole"),
            Source("The study", 1, "study by Ann Cole"),
        ],
    ),
    "people close to somebody": (
        "People close to Ann Cole said she would run. Rob Stone doubted it.",
        [Source("People close to Ann Cole", 1, "People close to Ann Cole")],
    ),
}

PRONOUNS: dict[str, Passage] = {
    "he who is not named": (
        "Ann Doe's rival Tom Roe left, a person briefed on it said. He spoke on the condition of"
        " anonymity.",
        [
            Source("a person briefed on it", 1, "person briefed on it"),
            Source("He", 1, "person briefed on it"),
        ],
    ),
    "the only man": (
        "Hugh Hill met Clara Benson. He said the roof was unsafe. She said it was not.",
        [Source("He", 1, "Hugh Hill"), Source("She", 1, "Clara Benson")],
    ),
    "source before": (
        '"It is late," Hugh Hill told Mark Dent. "We must go," he added.',
        [Source("Hugh Hill", 1, "Hugh Hill"), Source("he", 1, "Hugh Hill")],
    ),
    "two men alike": (
        "The hall was full of Hugh Hill and Mark Dent. In it he said that the roof was unsafe.",
        [Source("he", 1, None)],
    ),
    "somebody goes on": (
        "Rob Stone met Mark Dent. Stone said no. He said it twice. Dent said yes. He smiled and"
        " said it again.",
        [Source("He", 1, "Rob Stone"), Source("He", 2, "Mark Dent")],
    ),
    "whose coach it was": (
        'Zorka Blim ran on Sunday. "I wept," said her coach, Hugh Hill.\nShe said it was late.',
        [Source("She", 1, "Zorka Blim")],
    ),
    "they for a body that says nothing": (
        "Ann Cole mocked Acme Corporation as a club, as they call themselves.",
        [Source("they", 1, "Acme Corporation")],
    ),
    "unknown given names": (
        "Zorka Blim told Hugh Hill to go. She said the roof was unsafe, and he said it was not.",
        [Source("She", 1, "Zorka Blim"), Source("he", 1, "Hugh Hill")],
    ),
    "gender by form of address": (
        "Mr. Blim met Mrs. Quill. She said the roof was unsafe. He said it was not.",
        [Source("She", 1, "Mrs. Quill"), Source("He", 1, "Mr. Blim")],
    ),
    "gender by role": (
        "Spokeswoman Zorka Blim met chairman Tarn Quill. She said no. He said yes.",
        [Source("She", 1, "Zorka Blim"), Source("He", 1, "Tarn Quill")],
    ),
    "nobody of that gender": (
        "Hugh Hill met Mark Dent. She said the roof was unsafe.",
        [Source("She", 1, None)],
    ),
    "inside a quotation not its speaker": (
        'Mark Dent lost. "He said it was over, and I believe him," Hugh Hill said.',
        [
            Source("Hugh Hill", 1, "Hugh Hill"),
            Source("He", 1, "Mark Dent"),
            Source("I", 1, "Hugh Hill"),
        ],
    ),
    "indirect speech of its source": (
        "Ann Cole listened. Hugh Hill said that he thinks the roof is unsafe.",
        [Source("Hugh Hill", 1, "Hugh Hill"), Source("he", 1, "Hugh Hill")],
    ),
    "after a long quotation": (
        "Ann Cole called. Hugh Hill objected.\n"
        '"The roof is unsafe. The walls are too. The floor will go next. Nobody cares," he said.',
        [Source("he", 1, "Hugh Hill")],
    ),
    "possessive as source": (
        "Hugh Hill met Ann Cole. His claim that the roof was unsafe surprised her.",
        [Source("His", 1, "Hugh Hill")],
    ),
    "they": (
        "Prosecutors said no. They cited a letter by Ann Cole. Rob Stone was silent.",
        [Source("Prosecutors", 1, "Prosecutors"), Source("They", 1, "Prosecutors")],
    ),
    "they without a group": (
        "Ann Cole was silent. They said that it was late. Rob Stone left.",
        [Source("They", 1, None)],
    ),
    "it": (
        "Ann Cole left. The Justice Department said no. It said the law was clear.",
        [
            Source("The Justice Department", 1, "Justice Department"),
            Source("It", 1, "Justice Department"),
        ],
    ),
    "first person in a quotation": (
        'Ann Cole watched. "I think the roof is unsafe," said Hugh Hill.',
        [Source("Hugh Hill", 1, "Hugh Hill"), Source("I", 1, "Hugh Hill")],
    ),
    "first person plural is more than the speaker": (
        'Ann Cole watched. "We think the roof is unsafe," said Hugh Hill.',
        [Source("Hugh Hill", 1, "Hugh Hill"), Source("We", 1, None)],
    ),
    "first person plural of a body": (
        'Ann Cole watched. "We think the roof is unsafe," said the Justice Department.',
        [
            Source("the Justice Department", 1, "Justice Department"),
            Source("We", 1, "Justice Department"),
        ],
    ),
    "first person of the writer": (
        "Ann Cole met Hugh Hill. I think the roof is unsafe.",
        [Source("I", 1, "I")],
    ),
    "relative pronoun after a name": (
        "Hugh Hill admired Andrei Volkov who once said that walls have ears.",
        [Source("who", 1, "Andrei Volkov")],
    ),
    "relative pronoun after a role": (
        "Hugh Hill admired Ann Cole, the judge, who once said that walls have ears.",
        [Source("who", 1, "Ann Cole")],
    ),
    "relative pronoun after nobody": (
        "Hugh Hill and Ann Cole like those who say that walls have ears.",
        [Source("who", 1, None)],
    ),
    "subject after an opening clause": (
        'Asked about Tom Reed\'s letter, Mark Dent blamed Ann Cole.\n"It is late," he said.',
        [Source("he", 1, "Mark Dent")],
    ),
    "what was not certain stays so": (
        "The hall was full of Hugh Hill and Mark Dent. In it he said that the roof was unsafe. He"
        " added that it would fall.",
        [Source("he", 1, None), Source("He", 1, None)],
    ),
    "asked by another": (
        "Ann Cole came. Asked by a reporter about the roof, she said that it was unsafe.",
        [Source("she", 1, "Ann Cole")],
    ),
    "the name in a quotation is not the antecedent": (
        'Hugh Hill spoke. "Mark Dent is a liar," he said.',
        [Source("he", 1, "Hugh Hill")],
    ),
    "another is named in the speech that the pronoun is in": (
        "Hugh Hill regretted Mark Dent's remark that he would leave.",
        [Source("Hugh Hill", 1, "Hugh Hill"), Source("he", 1, None)],
    ),
    "another is named in the speech, of the other gender": (
        "Hugh Hill regretted Ann Cole's remark that he would leave.",
        [Source("Hugh Hill", 1, "Hugh Hill"), Source("he", 1, "Hugh Hill")],
    ),
    "replied in a nested statement": (
        "Hugh Hill said that Ann Cole had replied that she would not come.",
        [
            Source("Hugh Hill", 1, "Hugh Hill"),
            Source("Ann Cole", 1, "Ann Cole"),
            Source("she", 1, "Ann Cole"),
        ],
    ),
}

TURNS: dict[str, Passage] = {
    "labels": (
        "THE PRESIDENT: Good morning to Mr. Earnest.\n"
        "MR. EARNEST: Good morning. I think it is late.\n"
        "Q: What about the roof?\n"
        "THE PRESIDENT: It is safe.",
        [
            Source("THE PRESIDENT", 1, "PRESIDENT"),
            Source("THE PRESIDENT", 2, "PRESIDENT"),
            Source("MR. EARNEST", 1, "Mr. Earnest"),
            Source("Q", 1, "Q"),
            Source("I", 1, "Mr. Earnest"),
        ],
    ),
    "labels of people named in full": (
        "Tobin Harl: Minister Voss will speak.\n"
        "Mira Voss: Thank you, Tobin. I believe the bridge is safe.\n"
        "Tobin Harl: Thank you.",
        [
            Source("Tobin Harl", 1, "Tobin Harl"),
            Source("Mira Voss", 1, "Mira Voss"),
            Source("Tobin Harl", 2, "Tobin Harl"),
            Source("I", 1, "Mira Voss"),
        ],
    ),
    "label by surname": (
        "Ann Cole: I am late.\nCOLE: The roof is unsafe.\nRob Stone: It is not.",
        [
            Source("COLE", 1, "Ann Cole"),
            Source("I", 1, "Ann Cole"),
            Source("Rob Stone", 1, "Rob Stone"),
        ],
    ),
    "a label is no antecedent": (
        'REPORTER: The mayor is angry. "It is late," he said yesterday.\nMODERATOR: He said so.',
        [
            Source("REPORTER", 1, "REPORTER"),
            Source("he", 1, "mayor"),
            Source("MODERATOR", 1, "MODERATOR"),
            Source("He", 1, "mayor"),
        ],
    ),
    "not the speaker of the turn, though named in it": (
        'Tobin Harl: I am Tobin Harl. "It is late," he said yesterday.',
        [Source("Tobin Harl", 1, "Tobin Harl"), Source("he", 1, None)],
    ),
    "not the speaker of the turn, between the statements": (
        "MODERATOR: Mark Dent is here.\nTobin Harl: I am Tobin Harl. He came.\n"
        "MODERATOR: He said it was late.",
        [Source("He", 2, "Mark Dent")],
    ),
    "somebody named in the turn": (
        'MODERATOR: Rob Stone is angry. "It is late," he said yesterday.',
        [Source("MODERATOR", 1, "MODERATOR"), Source("he", 1, "Rob Stone")],
    ),
    "a description in the turn of the one it fits": (
        "THE PRESIDENT: The president said no.\nREPORTER: The president said no.",
        [
            Source("THE PRESIDENT", 1, "PRESIDENT"),
            Source("The president", 1, None),
            Source("The president", 2, "PRESIDENT"),
        ],
    ),
}

KIN: dict[str, Passage] = {
    "her mother, whose daughter she was": (
        "Edith Moss is a councillor. Her daughter Zoe Hartnell, 34, is not. Zoe Hartnell said no."
        " Her mother said yes.",
        [Source("Zoe Hartnell", 2, "Zoe Hartnell"), Source("Her mother", 1, "Edith Moss")],
    ),
    "the husband of a couple": (
        "Dave and Sandra Pugh won. Mrs Pugh said no. Her husband said yes.",
        [Source("Mrs Pugh", 1, "Sandra Pugh"), Source("Her husband", 1, "Dave")],
    ),
    "a widow by her husband's surname": (
        "Keith Barlow died in 1998. Barlow's widow, Janet, wept. Mrs Barlow said no.",
        [Source("Janet", 1, "Mrs Barlow"), Source("Mrs Barlow", 1, "Mrs Barlow")],
    ),
    "a mother who may have her daughter's surname": (
        "Abbie Laird has a new jaw. Her mother Karen wept. Mrs Laird said no.",
        [Source("Her mother Karen", 1, "Mrs Laird"), Source("Mrs Laird", 1, "Mrs Laird")],
    ),
    "whose brother it is": (
        "Richard Osman has died. His brother Alastair Osman wept. His brother said no.",
        [Source("His brother", 2, "Alastair Osman")],
    ),
    "a husband's wife and others who are addressed alike": (
        "Hillary Clinton and her husband, Bill, were there. Bernie Sanders was not. Mr. Sanders"
        " said no.",
        [Source("Mr. Sanders", 1, "Bernie Sanders")],
    ),
    "both, but not the two named long before": (
        "Jim Bell and Sandy Park voted. It was cold. It rained. Both candidates said no.",
        [Source("Both candidates", 1, "Both candidates")],
    ),
    "sisters": (
        "Sisters Jane and Anita Wells are in court. Jane Wells said no. Her sister said yes.",
        [Source("Her sister", 1, "Anita Wells")],
    ),
    "a wife who is not there": (
        "Dave and Stan Pugh won. Dave Pugh said no. His wife said yes.",
        [Source("His wife", 1, "His wife")],
    ),
    "mum": (
        "Ollie Banks fell. His mum, Kerry, laughed. His mum said no.",
        [Source("His mum", 2, "Kerry")],
    ),
    "both ministers": (
        "The ministers met. Kari Holm and Lars Ek spoke for hours. Both ministers said no.",
        [Source("Both ministers", 1, "Kari Holm and Lars Ek")],
    ),
    "one of them, and another one": (
        "Two people knew. One of the people said no. One of them said yes.",
        [
            Source("One of the people", 1, "One of the people"),
            Source("One of them", 1, "One of them"),
        ],
    ),
}

# What the rules do not do yet, though a reader would.
EPITHETS: dict[str, Passage] = {
    "a journal is no author": (
        "Tim Hara met a bird. The study, in Bird Letters, said no.",
        [Source("The study, in Bird Letters,", 1, "study")],
    ),
    "the only firm": (
        "On Friday Tellon said no. Chief executive Ingrid Sauer blamed carmakers. The company said"
        " it would close a plant in Graz.",
        [Source("Tellon", 1, "Tellon"), Source("The company", 1, "Tellon")],
    ),
    "a firm called by the first word of its name": (
        "Pilots at the carrier Skylark Air walked out. Union chief Maya Sorensen said Skylark had"
        " no plan. The airline apologised.",
        [Source("The airline", 1, "Skylark Air")],
    ),
    "a firm among public bodies": (
        "The Treasury Department fined Orlen Metals. The firm said no. The department said yes.",
        [
            Source("The firm", 1, "Orlen Metals"),
            Source("The department", 1, "Treasury Department"),
        ],
    ),
    "no firm but a person": (
        "Bas Vermeer won. Vermeer wept. The company said it was glad.",
        [Source("The company", 1, "company")],
    ),
    "two firms alike": (
        "Tellon sued Orlen Metals. Orlen and Tellon wept. The company said it was glad.",
        [Source("The company", 1, None)],
    ),
    "the other one": (
        "Tellon sued. The other company said no.",
        [Source("The other company", 1, None)],
    ),
    "a university and a union of universities": (
        "Lecturers at the University of Marlow met. The University and College Union said no. The"
        " university said yes.",
        [Source("The university", 1, "University of Marlow")],
    ),
    "a newspaper": (
        "The Morning Herald had the story. Spokeswoman Mandy Rourke denied it. The newspaper said"
        " it was true.",
        [Source("The newspaper", 1, "Morning Herald")],
    ),
    "a band that plays what no list has": (
        "A petition reached the Copper Kettles. Drummer Nick Aspel wept. The band said no.",
        [Source("The band", 1, "Copper Kettles")],
    ),
    "a firm that may be a person": (
        "Levin started Pantry Box in a garage. The company said it was glad.",
        [Source("The company", 1, None)],
    ),
    "what opens a sentence is no firm": (
        "Milk will cost more. The company said it was glad.",
        [Source("The company", 1, "company")],
    ),
    "a firm among societies": (
        "The consumer group Fair Fares complained. Its founder met Astra. Astra said no. The"
        " carrier said yes.",
        [Source("Astra", 2, "Astra"), Source("The carrier", 1, "Astra")],
    ),
    "a firm of a town": (
        "A fault was mended. Nordpay said yes. The Copenhagen-based company said no.",
        [Source("Nordpay", 1, "Nordpay"), Source("The Copenhagen-based company", 1, "Nordpay")],
    ),
    "a name with a number": (
        "Channel Six spoke. The broadcaster said no.",
        [Source("Channel Six", 1, "Channel Six"), Source("The broadcaster", 1, "Channel Six")],
    ),
    "an owner that is a firm": (
        "The boat sank. The ferry's owner, Inishline, said no. The estate agents, Marrow & Finch,"
        " said yes.",
        [
            Source("The ferry's owner, Inishline,", 1, "Inishline"),
            Source("The estate agents, Marrow & Finch,", 1, "Marrow & Finch"),
        ],
    ),
    "a national": (
        "Carrick boss Dai Prosser left. The Welshman said it rained.",
        [Source("The Welshman", 1, "Dai Prosser")],
    ),
    "a national of the other gender": (
        "Coach Petra Kolarova left. The Welshman said it rained.",
        [Source("The Welshman", 1, None)],
    ),
    "a national and no other": (
        "Dutch rider Bas Vermeer was suspended. Ole Strand was glad. Strand said it rained. The"
        " 31-year-old Dutchman said he would appeal.",
        [Source("The 31-year-old Dutchman", 1, "Bas Vermeer")],
    ),
    "an age, somebody being named in what is quoted": (
        'Actor Peter Sand posted a clip. "What if Donald Trump left?" the 43-year-old asked.',
        [Source("the 43-year-old", 1, "Peter Sand")],
    ),
    "a native of a state": (
        "Passenger Walt Grubb was there. The Ohioan said no.",
        [Source("The Ohioan", 1, "Walt Grubb")],
    ),
    "a party, in another style": (
        "Ann Doe met Sen. Hugh Paley (R., Idaho). The Idaho Republican said no.",
        [Source("The Idaho Republican", 1, "Hugh Paley")],
    ),
    "a party, which is told": (
        "Sen. Carla Yoder, R-Kan., met Sen. Tom Hale, D-Ohio. The Kansas Republican said no.",
        [Source("The Kansas Republican", 1, "Carla Yoder")],
    ),
    "a party, of which nobody is said to be": (
        "Carla Yoder met Tom Hale. The lifelong Republican who wrote it said no.",
        [Source("The lifelong Republican who wrote it", 1, None)],
    ),
    "a group that is a crowd": (
        "Greenwatch marched. On Friday Greenwatch met protesters. The group shouted.",
        [Source("The group", 1, None)],
    ),
    "capitals that are no body": (
        "He died in A&E. The union said no. The regulator said yes.",
        [Source("The union", 1, "union"), Source("The regulator", 1, "regulator")],
    ),
    "a body that watches over others, with its acronym": (
        "The Care Quality Commission (CQC) came. The regulator said yes.",
        [Source("The regulator", 1, "Care Quality Commission")],
    ),
    "a newspaper's name and the name of another firm": (
        "The Chicago Sun-Times had it. The company said no.",
        [Source("The company", 1, "company")],
    ),
    "an age": (
        "Steve Halloran made changes.\nStriker Kofi Mensah scored. The 22-year-old said he was"
        " glad.",
        [Source("The 22-year-old", 1, "Kofi Mensah")],
    ),
    "an age that is another's": (
        "Danny Roche, 61, was there. The 22-year-old said he was glad.",
        [Source("The 22-year-old", 1, None)],
    ),
}

KNOWN_FAILURES: dict[str, Passage] = {
    "a title that speaks against the only bearer": (
        "Hilda Garner runs for president. President Garner said in 1998 that he would not.",
        [Source("President Garner", 1, "President Garner")],
    ),
    "a candidate who was not called one": (
        "Ann Cole wants to be governor. Rob Stone does not. The candidate said no.",
        [Source("The candidate", 1, "Ann Cole")],
    ),
}
