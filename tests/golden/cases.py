"""Published inputs with their published answers, each with where it was printed.

`printed` holds the source's own digits, `calculated` digits that follow from the same inputs but that the
source does not print. Both are text, so that "0.8090" is four digits and "54" is none after the point, and in
the units of the source; the tests say how a figure is brought to them.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Case:
    source: str
    given: tuple[float, ...]
    printed: tuple[str, ...] = ()
    calculated: tuple[str, ...] = ()


_PHE_PROPORTIONS = "PHEindicatormethods (UKHSA), testdata_Byars_Wilson.xlsx and testdata_Proportion.xlsx"
_PHE_RATES = "PHEindicatormethods (UKHSA), testdata_Rate.xlsx and testdata_Byars_Wilson.xlsx"
_NEWCOMBE_A = "Newcombe 1998, Stat Med 17:857, Table I"
_NEWCOMBE_B = "Newcombe 1998, Stat Med 17:873, Table II, method 10"
_FAGERLAND = "Fagerland, Lydersen & Laake 2015, Stat Methods Med Res 24:224"
_SCIPY = "SciPy documentation, scipy.stats.contingency.relative_risk"
_DFE = "Department for Education, permanent and fixed-period exclusions in England, 2015/16 and 2016/17"
_BOLLMER = "Bollmer, Bethel, Munk & Bitterman 2014, pp. 11-12, 48-49, 54-55, as worked at unccdtat.github.io"

# Given: x, n. Limits at 95%.
WILSON_95 = [
    Case(_PHE_PROPORTIONS, (65, 100), ("0.5525444329688797", "0.7363575175690247")),
    Case(_PHE_PROPORTIONS, (1045, 5000), ("0.19795549880013297", "0.22049130373189027")),
    Case(_PHE_PROPORTIONS, (1, 100), ("0.0017674320641406511", "0.054486196178705294")),
    Case(_PHE_PROPORTIONS, (5, 100), ("0.02154367915436798", "0.11175046923191911")),
    Case(_PHE_PROPORTIONS, (20, 100), ("0.1333669333310325", "0.28882916559315885")),
    Case(_PHE_PROPORTIONS, (222, 3215), ("0.060791690363636595", "0.07833956681383633")),
    Case(_PHE_PROPORTIONS, (999, 3456), ("0.27418951080009873", "0.30440389662818057")),
    Case(_PHE_PROPORTIONS, (7776456, 7564336677), ("0.0010273201001641094", "0.0010287644578977231")),
    Case(_NEWCOMBE_A, (81, 263), calculated=("0.2552885198782742", "0.3662095769828000")),
    Case(_NEWCOMBE_A, (15, 148), calculated=("0.0623863995307363", "0.1604872417233080")),
    Case(_NEWCOMBE_A, (0, 20), calculated=("0.0000000000000000", "0.1611251580528194")),
    Case(_NEWCOMBE_A, (1, 29), calculated=("0.0061132142927627", "0.1717552187931970")),
]

# Given: x, n. Limits at 99.8%.
WILSON_998 = [
    Case(_PHE_PROPORTIONS, (65, 100), ("0.4954946574070431", "0.7783540614089697")),
    Case(_PHE_PROPORTIONS, (1045, 5000), ("0.19179381799015244", "0.22731562902525818")),
]

# Given: x, n. Limits per 100,000: exact below ten events, Byar from ten.
RATES_PER_100_000 = [
    Case(_PHE_RATES, (1, 100), ("25.317807984289896", "5571.643390938898")),
    Case(_PHE_RATES, (5, 100), ("1623.4863901184199", "11668.332079322669")),
    Case(_PHE_RATES, (20, 100), ("12211.428834875936", "30889.880369197064")),
    Case(_PHE_RATES, (65, 100), ("50163.18771045945", "82849.13854593984")),
    Case(_PHE_RATES, (222, 3215), ("6026.574877652674", "7875.729370871851")),
    Case(_PHE_RATES, (250, 220), ("99984.94738532876", "128631.14487455782")),
]

# Given: x. Limits of the count itself.
COUNTS = [
    Case(_PHE_RATES, (65,), ("50.163187710459454", "82.84913854593984")),
    Case(_PHE_RATES, (1045,), ("982.5932018073325", "1110.33121298565")),
]

# Given: x, n. Exact limits of a rate whatever the count: what Byar's stand in for, and not what is shown.
EXACT_RATES = [
    Case("statsmodels, test_rates_poisson.py", (15, 400), ("0.0209884653319583", "0.0618505471787146")),
]

# Given: x1, n1, x2, n2. Limits of the difference.
DIFFERENCES = [
    Case(_NEWCOMBE_B, (56, 70, 48, 80), ("0.0524", "0.3339"), ("0.05243147240236498", "0.33387265403690614")),
    Case(_NEWCOMBE_B, (9, 10, 3, 10), ("0.1705", "0.8090")),
    Case(_NEWCOMBE_B, (6, 7, 2, 7), ("0.0582", "0.8062")),
    Case(_NEWCOMBE_B, (5, 56, 0, 29), ("-0.0381", "0.1926")),
    Case(_NEWCOMBE_B, (0, 10, 0, 20), ("-0.1611", "0.2775")),
    Case(_NEWCOMBE_B, (0, 10, 0, 10), ("-0.2775", "0.2775")),
    Case(_NEWCOMBE_B, (10, 10, 0, 20), ("0.6791", "1.0000")),
    Case(_FAGERLAND, (7, 34, 1, 34), ("0.019", "0.34"), ("0.018921443885772937", "0.3403686870327074")),
]

# Given: a, n1, b, n2. Katz's limits, whatever the counts.
KATZ = [
    Case(_FAGERLAND, (7, 34, 1, 34), ("0.91", "54"), ("0.9096055118420763", "53.86950646414646")),
    Case(_BOLLMER, (316, 6224, 906, 45810), calculated=("2.26485543402358", "2.909770250281111")),
]

# Given: a, n1, b, n2. Score limits, whatever the counts. For 7/34 v 1/34 Fagerland and others print 1.21 and
# 43, which are the limits with the factor N / (N - 1) (1.208568, 43.032972); PropCIs prints those without.
SCORE = [
    Case("PropCIs (R), riskscoreci", (7, 34, 1, 34), ("1.220853", "42.575718")),
    Case(_BOLLMER, (316, 6224, 906, 45810), calculated=("2.264566675604631", "2.9088898964628203")),
]

# Given: a, n1, b, n2. Ratio, then its limits.
RISK_RATIOS = [
    Case(_SCIPY, (10, 75, 12, 225), ("2.5", "1.1261564003469628", "5.549850800541033")),
    Case(
        _SCIPY,
        (27, 122, 44, 487),
        calculated=("2.4495156482861398", "1.5836990926700116", "3.7886786315466354"),
    ),
    Case("PropCIs (R), riskscoreci", (7, 34, 1, 34), calculated=("7.00000000000", "1.220853", "42.575718")),
]

# Black Caribbean against White British pupils, England 2015/16, suspended at least once. From the published
# counts, which are rounded to 5; the source prints no ratio.
SUSPENDED_AT_LEAST_ONCE = Case(
    _DFE, (5045, 85255, 116495, 4811695), calculated=("2.444174", "2.378208", "2.511969")
)

# Percentages that stand in for counts: a ratio can be had from them, limits cannot.
RATIOS_OF_PERCENTAGES = [
    Case(
        "The Christie NHS Foundation Trust, WRES report 2022, appointed",
        (46.99, 14.65),
        ("3.2",),
        ("3.207509",),
    ),
    Case(
        "Kent and Medway NHS and Social Care Partnership Trust, WRES report 2020, disciplinary",
        (1.2, 0.7),
        ("1.7",),
    ),
]

# Given: a, n1, b, n2. Ratio, then its exact limits.
RATE_RATIOS = [
    Case(
        "Gu, Ng, Tang & Schucany 2008, Biom J 50:283",
        (60, 51477.5, 30, 54308.7),
        calculated=("2.1099975717546497", "1.3397357218", "3.3883655736"),
    ),
    Case(
        f"{_DFE}: permanent exclusions in Hackney, 2016/17 v 2015/16",
        (43, 34350, 26, 33989),
        calculated=("1.6365", "0.9830", "2.7742"),
    ),
]

# Given: a, n1, b, n2. Black Caribbean over White British pupils, England 2015/16: ratio alone.
NATIONAL_RATE_RATIOS = [
    Case(f"{_DFE}: permanent exclusions", (245, 85255, 4740, 4811695), calculated=("2.917198",)),
    Case(f"{_DFE}: fixed-period exclusions", (8595, 85255, 251875, 4811695), calculated=("1.925924",)),
]

# The children of one district identified for special education, and all its pupils, by group. The source
# works the Black group through in print; the rest follow by calculation.
IDENTIFIED = {"HL": 121, "AI": 11, "A": 18, "B": 316, "NH": 21, "W": 732, "2M": 3}
PUPILS = {"HL": 6002, "AI": 311, "A": 1213, "B": 6224, "NH": 212, "W": 34897, "2M": 3175}
BLACK_PUPILS = {
    "risk, per cent": Case(_BOLLMER, (316, 6224), ("5.08",), ("5.0771208",)),
    "risk of all others, per cent": Case(_BOLLMER, (906, 45810), ("1.98",), ("1.9777341",)),
    "risk ratio": Case(_BOLLMER, (316, 6224, 906, 45810), ("2.57",), ("2.567140230511245",)),
    "risk difference, points": Case(
        _BOLLMER, (316, 6224, 906, 45810), ("3.10",), ("3.0994", "2.5647249018859338", "3.686172598773556")
    ),
    "difference in composition, points": Case(_BOLLMER, (316, 1222), ("13.90",), ("13.897837",)),
    "relative difference in composition, per cent": Case(_BOLLMER, (316, 1222), ("116.19",), ("116.1890",)),
}

# Gap in points with its limits; ratio of shares; risk ratio against everyone else. Calculated.
COMPOSITION = {
    "HL": Case(_BOLLMER, (), calculated=("-1.6330", "-3.1841", "0.1694", "0.858431", "0.842873")),
    "AI": Case(_BOLLMER, (), calculated=("0.3025", "-0.0943", "1.0070", "1.506081", "1.510678")),
    "A": Case(_BOLLMER, (), calculated=("-0.8582", "-1.3974", "-0.0148", "0.631870", "0.626366")),
    "B": Case(_BOLLMER, (), calculated=("13.8978", "11.5212", "16.4258", "2.161890", "2.567140")),
    "NH": Case(_BOLLMER, (), calculated=("1.3111", "0.7193", "2.2054", "4.217931", "4.274198")),
    "W": Case(_BOLLMER, (), calculated=("-7.1640", "-9.9387", "-4.4513", "0.893180", "0.733604")),
    "2M": Case(_BOLLMER, (), calculated=("-5.8563", "-6.0183", "-5.3825", "0.040234", "0.037872")),
}
