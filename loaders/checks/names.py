"""Names of people, told by a heading and what stands under it together: either alone says too little."""

import re
from collections.abc import Callable, Collection, Sequence

from config.ethnicity import normalised
from loaders.harmonising import clean

# Whoever works for somebody: such a heading alone says nothing, and above a column of names everything.
WORKER = (
    r"((allocated|assigned|current|responsible|reviewing|recording|duty|link|line|team|service) )?"
    r"(key ?worker|kw|case ?worker|case holder|social worker|a?sw|iro|named worker|key person|worker|manager|supervisor"
    r"|practitioner|officer|contact|head ?teacher|head of school|senco|teacher|tutor|carer|parent|lead|owner|author"
    r"|(completed|recorded|entered|updated|modified|created|reviewed|authorised|approved|prepared) by"
    r"|(allocated|assigned) to)( s)?( initials?)?|initials?"
)
_NAME = re.compile(
    r"((mr|mrs|ms|miss|dr|prof|cllr)\.? )?[A-Z][\w'’-]+(,? [A-Z]\.?|,? [A-Z][\w'’-]+){1,3}( \d+)?",
    re.IGNORECASE,
)
_PROPER = re.compile(r"[A-Z][a-z'’-]+( [A-Z]\.?)?( [A-Z][A-Za-z'’-]+){1,2}")
# Wherever it stands in a cell.
_TITLED = re.compile(r"\b(Mr|Mrs|Miss|Ms|Mx|Cllr)\.? [A-Z][a-z]")
# "JS" for Jo Smith, and "Smith, Jo".
_INITIALS = re.compile(r"[A-Z]{2,3}")
_SURNAME_FIRST = re.compile(r"[A-Z][\w'’-]+, [A-Z][\w'’-]*\.?( [A-Z]\.?)?")
# "J Smith", but not the compass's "N Hackney".
_INITIAL_FIRST = re.compile(r"[A-DF-MO-RT-VX-Z] [A-Z][a-z'’-]{2,}")
# In fewer rows than this such texts may well be something else.
_FEW = 3
# What such a heading speaks of has names, and is nobody.
OF_A_PLACE = re.compile(
    r"\b(schools?|establishment|provider|nursery|college|academy|urn|laestab|cost|budget|org|organisation|unit|team|ward"
    r"|area|locality|neighbourhood|place|region|borough|authority|dfe|la|service|post|role|job|title|ethnic\w*)\b"
)
# Words of posts and teams: what holds one is no name.
_POSTS = frozenset(
    re.findall(
        r"\S+",
        """
    academy adult adults advanced adviser advisor after agency aide all analyst and apprentice area assistant band board
    business cabinet call care carer case casual central chief child children clerk clinical committee consultant contract
    coordinator council court data deputy director early east education email executive families family fixed fostering
    full grade group head health holder home house hr in intern known lead leader learning level looked manager mentor
    middle need north not nurse of office officer other panel part performance permanent phone place practitioner primary
    principal protection psychologist public pupil pupils qualified road school schools secondary senior service services
    social south staff street student supervisor support teacher teaching team temporary term the therapist time trainee
    tutor unit vacancy vacant visit visitor west worker year years youth
    """,
    )
)
# Of a cell or a title, which may be anything else, a word is taken for a person's where it begins with one of these.
_FIRST = frozenset(
    re.findall(
        r"\S+",
        """
    aaron abdul abdullah abigail abraham adam ahmed aisha alan albert alex alexander alice ali alison amanda amelia amina amy
    andrea andrew angela anita ann anna anne anthony antonia arthur ayesha ayse barbara ben benjamin bernard beth brenda brian
    bridget carol caroline catherine charles charlotte chloe christine christopher claire clare colin craig daniel darren david
    dawn deborah denise derek diana diane donna dorothy ebony edward eleanor elizabeth ella emily emma eric esther ethan eve
    fatima fatma fiona frances francis frank fred gareth gary geoffrey george gillian gordon graham hannah harriet harry hassan
    heather helen henry hussein ian ibrahim irene isaac isabella ismail ivan jack jacob jacqueline jake james jamie jane janet
    jason jean jeffrey jennifer jeremy jessica joan joanna joanne john jonathan joseph joshua joyce judith julia julian julie
    karen kate katherine kathleen kathryn keith kelly kenneth kerry kevin khadija kim kwame laura lauren leah leila leon lewis
    liam linda lisa louise lucy luke margaret maria marie marion martin mary maryam matthew maureen megan mehmet michael
    michelle miriam mohamed mohammad mohammed molly monica moshe muhammad mustafa nancy naomi natalie nathan neil nicholas
    nicola nigel noah nora oliver olivia omar owen pamela patricia patrick paul pauline peter philip rachel rachael rebecca
    richard robert roger ronald rosemary ruth ryan sally samantha samuel sandra sara sarah sean shaun shannon sharon sheila
    shirley simon sophie stephanie stephen steven stuart susan suzanne sylvia teresa theresa thomas timothy tina tom tony tracey
    tracy valerie vanessa veronica victoria vincent wayne wendy william yasmin yusuf yvonne zainab zara zoe
    abayomi abdi abdirahman abena abiodun abiola adaeze adaora ade adebayo adeola adetokunbo adwoa afia agnieszka ahmet akua
    aleksandra ama ambreen amara amarachi aminata anil anjali ashok asif ayodele aysel ayşe babatunde bilal blessing bolanle
    bukola burak cem chiamaka chidi chinedu chinwe chioma chukwuemeka damilola deepak dung ebru efua ekaterina elif ema emeka emre
    eniola esra farah farida fatoumata femi folake folasade funmilayo grzegorz gül hakan halima hamza hasan hatice hoang
    huong huseyin hüseyin ifeoma ikechukwu imran iqbal jamila jarosław javed jelena joanna kasia katarzyna kayode khadijah
    khalid kofi kojo krzysztof kwabena kwaku kwasi kwesi lakshmi małgorzata malgorzata mamadou marek mariam marta mateusz mehdi
    memet meryem mohamud mohsin murat musa nadia nadeem nasreen natasha neha ngozi nguyen nguyễn nkechi nkem nnamdi obinna
    olabisi oluwadamilola oluwaseun oluwatobi onyeka osman ousmane ozlem özlem parvez paweł pawel phuong piotr pradeep priya
    rahul rajesh rashid ravi rukhsana sadia saeed sandeep sanjay selin serkan shabana shanice shreya sibel siobhan sunil
    sunita svetlana swati tariq temitope thanh thi titilayo tolulope tomasz tunde uche umar usman vijay wojciech yaa yasmine
    yaw yetunde yinka yusuf zeynep zhang zsofia
    """,
    )
)
# What is called after people stands below such a heading, unless it speaks of somebody there.
_OF_SCHOOLS = re.compile(
    r"^(?!.*\b(contact|heads?|lead|manager|teacher|worker)\b).*\b(schools?|establishment|setting|provider|nursery|college|academy"
    r"|centre|site|trust|federation|estate|ward)\b"
)
_WRITTEN = r"[A-Z][\w'’-]+"
_SOMEBODY = re.compile(
    rf"\b(?:(?P<first>{_WRITTEN})(?: [A-Z]\.?)? (?P<last>{_WRITTEN})|(?P<sur>{_WRITTEN}), ?(?P<given>{_WRITTEN}))"
)
_INITIALLED = re.compile(r"(?:[A-Z]\. ?){1,2}[A-Z][a-z'’-]{2,}|[A-Z][\w'’-]{2,}, ?(?:[A-Z]\. ?){1,2}")
# An initial and the least of surnames have more letters.
_SHORTEST = 4
_PLACES = re.compile(
    r"\b(schools?|academy|college|centre|nursery|primary|secondary|infants?|juniors?|court|house|road|street|lane|place|park"
    r"|ward|hospital|church|trust|estate|the|st)\b"
)


def of_people(heading: str, cells: Sequence[str], known: Callable[[], Collection[str]] = frozenset) -> str:
    """Most of the cells look like names of people, under a heading that speaks of somebody who works for others; or by
    themselves: surnames before first names, or other names in every row. `known` gives words that are no part of one."""
    written = {text: clean(text) for text in {*cells}}
    texts, words = {*written.values()} - {""}, normalised(clean(heading))
    if any(map(_TITLED.search, texts)):
        return "names of people"
    if re.fullmatch(WORKER, words) and (_most(texts, _is_name) or _most(texts, _INITIALS.fullmatch)):
        return "names of people"
    if len(texts) < _FEW or OF_A_PLACE.search(words):
        return ""
    in_order = any(_most(texts, form.fullmatch) for form in (_SURNAME_FIRST, _INITIAL_FIRST))
    in_every_row = len(texts) == sum(bool(written[text]) for text in cells) and _most(texts, _is_name)
    if not in_order and not in_every_row:
        return ""
    ours = known()
    nobody = sum(bool(_whole_words(text) & ({*ours} | _POSTS)) for text in texts)
    return "names of people" if nobody * 5 < len(texts) else ""


def somebody_in(heading: str, texts: Collection[str], known: Callable[[], Collection[str]]) -> frozenset[str]:
    """Of the different texts of a column those that name a person, among roles or teams; no school is one."""
    if _OF_SCHOOLS.match(normalised(clean(heading))):
        return frozenset()
    likely = [text for text in texts if len(text) > _SHORTEST and not _of_a_place(text)]
    people = [text for text in likely if is_somebody(text) or _is_initialled(text)]
    ours = known() if people else ()
    return frozenset(text for text in people if not _whole_words(text) <= {*ours})


def _whole_words(text: str) -> set[str]:
    """The words of a text: an initial is none, though labels may have codes of one letter."""
    return {word for word in normalised(text).split() if len(word) > 1}


def is_somebody(text: str) -> bool:
    """Whether a text names a person, in all likelihood: a title and a name, or a first name beside another word with a
    capital. “Social Worker” and “Jane Court” are not told from names by their form, which is why first names are listed."""
    written = clean(text)
    if _TITLED.search(written):
        return True
    pairs = (found.groupdict() for found in _SOMEBODY.finditer(written))
    named = ((one["first"], one["last"]) if one["first"] else (one["given"], one["sur"]) for one in pairs)
    return any(first.casefold() in _FIRST and last.casefold() not in _POSTS for first, last in named)


def _is_initialled(text: str) -> bool:
    """Whether a whole text is an initial with its point and a surname: “J. Smith”, “Smith, J.”. Without the point it may be a
    code and its label."""
    written = clean(text)
    return _INITIALLED.fullmatch(written) is not None and not {*normalised(written).split()} & _POSTS


def _of_a_place(text: str) -> bool:
    """Whether a text is the name of a school or the like, which may be called after somebody."""
    return _PLACES.search(normalised(clean(text))) is not None


def may_be_one(heading: str) -> bool:
    """Whether a heading of a column that is not ours could be somebody's name. Many that could are none ("Full Time"), so
    nobody is accused: such a column is called by its letter, and its heading is not repeated."""
    words = clean(heading)
    return bool(_PROPER.fullmatch(words)) and _is_name(words) and not OF_A_PLACE.search(normalised(words))


def _most(texts: Collection[str], judge: Callable[[str], object]) -> bool:
    return sum(bool(judge(text)) for text in texts) * 2 > len(texts)


def _is_name(text: str) -> bool:
    return _NAME.fullmatch(text) is not None and not _POSTS & {*normalised(text).split()}
