"""Which figures answer each promise, beside the document's words: by hand, and by the published figures of the first start."""

import pytest

from config import Config
from pages.components.progress.progress_views import ACTIONS, PLAN, SCRUTINY
from tests.pages.progress.test_progress import opened, row
from tests.pages.test_pages import words

STAFF = (
    "children-and-families-staff",
    "social-workers",
    "education-staff",
    "teachers",
    "school-leaders",
    "support-staff",
)
AT_EVERY_AGE = (
    "early-years-good-level",
    "ks2-expected",
    "ks4-english-maths-standard",
    "ks4-english-maths-strong",
)
SENIOR = (
    (("children-and-families-staff",), "Black", "Head of service and above", "reflect"),
    (("social-workers",), "Black", "Senior manager", "reflect"),
)
# The document's words, then measures, group, category and what is expected of each answer.
ANSWERS = {
    "M9": ("Monitoring of ethnicity of children coming into care, via age", (("came-into-care",), "", "", "")),
    "M13": ("A reduction of exclusions for Black boys over time", (("suspensions", "pupils-suspended"), "Black", "Boys", "fall"),
            (("permanent-exclusions",), "Black", "Boys", "fall")),
    "M14": ("Data re reduction in disproportionate outcomes for Black boys", (("youth-offending-team", "first-time-entrants",
            "arrests", "diversions", "youth-justice-outcomes", "custody"), "Black", "Boys", "narrow")),
    "AS6": ("We will work towards our directorate and partners' workforce reflecting the community which we serve, especially at "
            "the senior leadership level.", (STAFF, "", "", "reflect")),
    "PA-I2": ("Exclusions drop significantly.", (("suspensions", "permanent-exclusions"), "All", "", "fall")),
    "PA-C2": ("close to this 22/23", (("suspensions", "permanent-exclusions"), "All", "", "")),
    "PA-C3": ("no disproportionality", (("suspensions", "permanent-exclusions", "pupils-suspended"), "", "", "proportion")),
    "P2-C1": ("Exclusions decline", (("suspensions", "permanent-exclusions"), "All", "", "fall")),
    "P2-C3": ("any group analysis of exclusions indicates exclusions are proportional to population of group",
              (("suspensions", "permanent-exclusions", "pupils-suspended"), "", "", "share of base")),
    "P5-C3": ("achievement gaps close for key groups.", (("early-years-good-level", "ks2-expected",
              "ks4-english-maths-standard", "ks4-english-maths-strong"), "Black", "", "narrow")),
    "HEA-1": ("Attainment gaps have narrowed for BC boys at Key Stage 4.", (("ks4-english-maths-strong",
              "ks4-english-maths-standard", "attainment-8"), "Black Caribbean", "Boys", "narrow")),
    "5.3.4": ("Reduction of Black children at the risk of exclusion in Hackney as a result of schools and the multi-agency "
              "partnership intervening with targeted early help.",
              (("suspensions", "pupils-suspended", "permanent-exclusions"), "Black", "", "fall"),
              (("early-help",), "Black", "", "")),
    "5.3.5": ("Reduction in the disproportionate criminal justice outcomes for Black children in Hackney as a result of focused "
              "multi-agency work with the Police and Courts.", (("first-time-entrants", "arrests", "diversions",
              "youth-justice-outcomes", "custody"), "Black", "", "narrow")),
    "JG1-O6": ("Reduction in persistent absence and exclusion rates in schools.",
               (("persistent-absence", "suspensions", "permanent-exclusions"), "All", "", "fall")),
    "PA-S2": ("We aim that all our black and global majority children achieve and are cared for in every way by our "
              "education system.",
              ((*AT_EVERY_AGE, "suspensions", "permanent-exclusions"), "Black", "", "")),
    "P1-I1": ("We will ensure that the achievement of all groups of young people, age 0 to 25, is at the forefront of "
              "what we do: "
              "through our school standards and improvement work, shared accountability and best practice, and through "
              "innovative "
              "developmental work.", (AT_EVERY_AGE, "All", "", "")),
    "P1-I2": ("There will be a focus on improving standards for those groups who may have underachieved in the past.",
              (AT_EVERY_AGE[1:], "Black Caribbean", "Boys", "rise"), (AT_EVERY_AGE[:2], "Black", "", "rise")),
    "P1-I3": ("We will be focussed on our aim to close gaps in attainment between disadvantaged groups and their peers, "
              "using our "
              "School Improvement service, as well as targeted approaches through our anti-racist work and other initiatives.",
              (AT_EVERY_AGE, "All", "Pupil premium", ""), (AT_EVERY_AGE[1:], "Black Caribbean", "Boys", "narrow"),
              (AT_EVERY_AGE[:2], "Black", "", "narrow")),
    "HEP-2": ("Close performance gaps and tackle disproportionality in exclusions/sanctions",
              (("ks2-expected", "ks4-english-maths-strong", "ks4-english-maths-standard"), "Black", "", "narrow"),
              (("suspensions", "pupils-suspended", "permanent-exclusions"), "Black", "", "narrow")),
    "HEP-4": ("Monitor workforce diversity and advise on recruitment and talent management to make staffing and "
              "governance (HE and "
              "in our schools and settings) more representative of local communities",
              (("education-staff", "school-leaders", "teachers", "support-staff", "school-governors"), "", "", "reflect"),
              (("shortlisted-from-applications", "appointed-from-shortlisting", "leavers"), "Black", "", "")),
    "HEN-1": ("Attainment: ambitious targets for BC and BA boys",
              (("ks4-english-maths-strong", "ks4-english-maths-standard", "attainment-8"), "Black Caribbean", "Boys", ""),
              (("ks4-english-maths-strong", "ks4-english-maths-standard", "attainment-8"), "Black African", "Boys", "")),
    "SF-7": ("Continue monitoring the makeup of staff and governors in schools and settings, particularly those in senior "
              "positions",
             (("school-leaders", "teachers", "support-staff", "school-governors"), "", "", "reflect")),
    "5.1": ("Staff workforce is representative of child and family population in Hackney at all levels including at senior "
            "leadership levels.", (STAFF[:2], "", "", "reflect"), *SENIOR),
    "CFA-9": ("Small increase in diversity at senior leadership level",
              *((measures, group, category, "") for measures, group, category, _ in SENIOR)),
    "5.2.7": ("Reduction of the number of Black boys becoming and/ or remaining looked after during adolescence as a result of a "
              "range of clinical interventions within the Edge of Care Pilot",
              (("came-into-care", "looked-after"), "Black", "10 to 15, Boys", ""),
              (("came-into-care", "looked-after"), "Black", "16 to 17, Boys", "")),
    "JG2-O2": ("Employing a diverse staff group that serve the children and families we work with",
               ((*STAFF[:3], "school-leaders", "teachers", "support-staff"), "", "", "reflect")),
    "JG2-O5": ("Increasing diversity in staff to ensure our workforce reflects local demographics particularly at more senior "
               "levels", ((*STAFF[:3], "school-leaders", "teachers"), "", "", "reflect"), *SENIOR),
    "JG3-O1": ("CFS, HE and Schools have consistently high aspirations for Black children, take an anti-racist approach "
              "and trauma "
               "informed approaches to supporting children and maximising inclusion",
               (("ks2-expected", "ks4-english-maths-strong", "ks4-english-maths-standard", "suspensions", "permanent-exclusions"),
                "Black", "", "")),
    "JG3-O2": ("Children and schools receive the right support and guidance at the right time to reduce the risk of school "
               "exclusions", (("suspensions", "permanent-exclusions"), "All", "", "fall"), (("early-help",), "", "", "")),
}  # fmt: skip


@pytest.mark.parametrize("item", list(ANSWERS))
def test_a_promise_names_what_answers_it(item: str, settings: Config) -> None:
    words, *wanted = ANSWERS[item]
    promise = settings.promises[item][1]
    assert promise.wording == words
    assert [(one.measures, one.group, one.category, one.expects) for one in promise.answers] == wanted


def test_every_promise_with_answers_is_held_to_the_words_of_its_document(settings: Config) -> None:
    assert {name for name, (_, promise) in settings.promises.items() if promise.answers} == set(ANSWERS)


def test_every_promise_that_reports_by_measures_names_an_answer_or_says_that_it_has_none(
    settings: Config,
) -> None:
    with_target = {target.plan for measure in settings.measures.values() for target in measure.targets}
    silent = [
        name
        for name, (_, promise) in settings.promises.items()
        if promise.reports == "measure"
        and promise.kind != "slide"
        and not (promise.answers or name in with_target or promise.unjudged)
    ]
    assert silent == []


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize(
    ("view", "item", "said"),
    [
        (ACTIONS, "5.2.7", "No figure for Black boys aged 10 to 15 yet (Came into care)"),
        (SCRUTINY, "M9", "No figure by ethnic group yet (Came into care)"),
        (SCRUTINY, "M13", "No figure for Black boys yet (Suspensions)"),
        (PLAN, "PA-C2", "All pupils: 8.20 for every 100 in 2022/23 against England’s 9.33 (Suspensions)"),
        (PLAN, "PA-C2", "Reported 31 August 2023 reported"),
        (PLAN, "PA-C3", "Black pupils: 1.75 times the rate of White pupils in 2024/25 (likely 1.60 to 1.91), outside 0.8 to 1.25 "
         "(Suspensions)"),
        (PLAN, "P2-C3", "Black pupils: 1.36 times their share of pupils in 2024/25 (likely 1.31 to 1.42), outside 0.8 to 1.25; "
         "1.75 times the rate of White pupils (Suspensions)"),
        (PLAN, "P2-C1", "All pupils: up from 0.088 for every 100 in 2021/22 to 0.155 in 2024/25, where a fall is promised; 0.158 "
         "in 2023/24 (Permanent exclusions)"),
        (PLAN, "P5-C3", "Black pupils: 0.91 times the figure of White pupils in 2024/25, 0.88 in 2021/22: nearer (Key stage 2: "
         "expected standard)"),
        (ACTIONS, "5.3.4", "Black pupils: down from 13.93 for every 100 in 2023/24 to 12.92 in 2024/25, too close to be sure "
         "(Suspensions)"),
        (ACTIONS, "JG1-O6", "All pupils: down from 18.6% in 2021/22 to 17.9% in 2024/25; 17.6% in 2023/24 (Persistent absence)"),
        (ACTIONS, "JG2-O4", "No figure answers this as it is written."),
    ],
)  # fmt: skip
def test_the_row_speaks_of_the_promises_own_group_place_and_date(view: str, item: str, said: str) -> None:
    assert said in row(opened(view=view), item)


@pytest.mark.usefixtures("filled")
def test_the_page_of_a_promise_has_every_figure_that_its_row_has_no_room_for() -> None:
    said = words(opened(item="PA-C3"))
    assert "All figures that answer it" in said
    assert "Pupils from Other ethnic groups: 0.93 times the rate of White pupils in 2024/25" in said
    said = words(opened(item="P2-C3"))
    assert (
        "White pupils: 0.78 times their share of pupils in 2024/25 (likely 0.74 to 0.83), outside 0.8 to 1.25, too close to be "
        "sure (Suspensions)"
    ) in said
    assert "Next update due 31 August 2023 (judged)" in words(opened(item="M16"))
