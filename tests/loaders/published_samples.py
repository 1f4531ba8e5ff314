"""Small files with the headings of the real published ones, typed by hand, and ways to change them."""

# ruff: noqa: E501

import csv
import io
from collections.abc import Callable, Iterable

import config
from loaders import reading
from loaders.reading import Sheet

CONFIG = config.load()

SOCIAL_WORKERS = """\
time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,new_la_code,la_name,OrgRole,known_headcount,white,mixed,asian,black,other,white_perc,mixed_perc,asian_perc,black_perc,other_perc
2022,Reporting year,National,E92000001,England,,,,,,Middle manager,1000,800,50,60,80,10,80,5,6,8,1
2022,Reporting year,Regional,E92000001,England,E12000007,London,,,,Middle manager,310,186,16,27,75,6,60,5.2,8.7,24.2,1.9
2022,Reporting year,Regional,E92000001,England,E13000001,Inner London,,,,Middle manager,150,80,10,15,42,3,53.3,6.7,10,28,2
2022,Reporting year,Local authority,E92000001,England,E13000001,Inner London,204,E09000012,Hackney,All children and family social workers,182,96,21,6,57,2,52.7,11.5,3.3,31.3,1.1
2022,Reporting year,Local authority,E92000001,England,E13000001,Inner London,204,E09000012,Hackney,Middle manager,25,17,3,1,3,1,68,12,4,12,4
2022,Reporting year,Local authority,E92000001,England,E13000001,Inner London,204,E09000012,Hackney,Senior practitioner,0,0,0,0,0,0,0,0,0,0,0
2021,Reporting year,Local authority,E92000001,England,E13000001,Inner London,204,E09000012,Hackney,Senior manager,0,x,x,x,x,x,x,x,x,x,x
2021,Reporting year,Local authority,E92000001,England,E13000002,Outer London,318,E09000027,Richmond upon Thames,Senior manager,z,z,z,z,z,z,z,z,z,z,z
"""

EXCLUSIONS_BY_CHARACTERISTIC = """\
time_identifier,time_period,geographic_level,country_code,country_name,school_type,characteristic_group,characteristic,headcount,perm_excl,perm_excl_rate,fixed_excl,fixed_excl_rate,one_plus_fixed,one_plus_fixed_rate
Academic year,201617,National,E92000001,England,Total,Total,Total,8025075,7720,0.1,381865,4.76,183475,2.29
Academic year,201617,National,E92000001,England,Total,Gender,Gender male,4090410,6035,0.15,282485,6.91,133810,3.27
Academic year,201617,National,E92000001,England,Total,Age,Age 10,640000,240,0.04,15000,2.34,7800,1.22
Academic year,201617,National,E92000001,England,Total,Ethnicity,Ethnicity Major Asian Total,871920,310,0.04,15680,1.8,10840,1.24
Academic year,201617,National,E92000001,England,Total,Ethnicity,Ethnicity Minor Chinese,35130,x,x,195,0.56,125,0.36
Academic year,201617,National,E92000001,England,Total,Ethnicity,Ethnicity Minority ethnic pupil,2498930,2095,0.08,91140,3.65,52825,2.11
Academic year,201617,National,E92000001,England,Total,Ethnicity,Ethnicity Unclassified,86185,155,0.18,6460,7.49,3205,3.72
Academic year,201617,National,E92000001,England,Total,Ethnicity and gender,Ethnicity Minor Black Caribbean Male,46930,210,0.45,6870,14.64,3700,7.88
Academic year,201415,National,E92000001,England,special,Total,Total,104205,90,0.09,13000,12.5,5300,5.09
Academic year,201415,National,E92000001,England,Special,Ethnicity,Ethnicity Minor Any Other Ethnic Group,1500,0,.,120,8,60,4
"""

EXCLUSIONS_BY_LEVEL = """\
time_identifier,time_period,geographic_level,country_code,country_name,region_code,region_name,old_la_code,new_la_code,la_name,estab,laestab,academy_type,academy_open_date,school_type,num_schools,headcount,perm_excl,perm_excl_rate,fixed_excl,fixed_excl_rate,one_plus_fixed,one_plus_fixed_rate
Academic year,201617,School,E92000001,England,E13000001,Inner London,204,E09000012,Hackney,2444,2042444,Converter academy,01/04/2015,State-funded primary,1,454,0,0,x,x,x,x
Academic year,201617,School,E92000001,England,E13000001,Inner London,204,E09000012,Hackney,4302,2044302,Converter academy,01/09/2011,State-funded secondary,1,1104,x,x,30,2.72,21,1.9
Academic year,201617,National,E92000001,England,,,,,,,,Total,,Total,21319,8025075,7720,0.1,381865,4.76,183475,2.29
Academic year,201617,Regional,E92000001,England,E13000001,Inner London,,,,,,Total,,Total,951,430845,405,0.09,17140,3.98,10495,2.44
Academic year,201617,Regional,E92000001,England,E13000001,Inner London,,,,,,Total,,Special,57,5300,x,x,920,17.31,330,6.22
Academic year,201617,Regional,E92000001,England,E13000002,Outer London,,,,,,Total,,Total,1505,837660,685,0.08,29245,3.49,17210,2.05
Academic year,201617,Regional,E92000001,England,E13000002,Outer London,,,,,,Total,,Special,84,9915,5,0.06,1440,14.54,430,4.32
Academic year,201617,Local authority,E92000001,England,E13000001,Inner London,204,E09000012,Hackney,,,Total,,Total,76,34350,43,0.13,1924,5.6,1211,3.53
Academic year,201617,Local authority,E92000001,England,E13000001,Inner London,204,E09000012,Hackney,,,Total,,Special,3,344,0,0,9,2.62,6,1.74
"""

KEY_STAGE_4_BY_AUTHORITY = """\
time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,new_la_code,la_name,version,school_characteristic,breakdown,characteristic_gender,characteristic_free_school_meals,characteristic_disadvantage,characteristic_first_language,characteristic_sen_status,characteristic_ethnic_major,t_inp8calc,t_p8score,t_pupils,t_ebacc_e_ptq_ee,t_l2basics_95,t_l2basics_94,t_att8,t_ebaccaps,t_ebacc_95,t_ebacc_94
201718,Academic year,Local authority,E92000001,England,E12000007,Inner London,204,E09000012,Hackney,Revised,State-funded schools (LA),Ethnic_major,Total,Total,Total,Total,Total,ASIAN,240,60,258,145,136,202,13070.25,1100,65,94
201718,Academic year,Local authority,E92000001,England,E12000007,Inner London,204,E09000012,Hackney,Revised,State-funded schools (LA),Ethnic_major,Total,Total,Total,Total,Total,BLACK,700,60,758,422,304,474,34153.75,2900,133,210
201718,Academic year,Local authority,E92000001,England,E12000007,Inner London,204,E09000012,Hackney,Revised,State-funded schools (LA),Ethnic_major,Total,Total,Total,Total,Total,CHINESE,8,5,9,7,4,7,504,45,3,4
201718,Academic year,Local authority,E92000001,England,E12000007,Inner London,204,E09000012,Hackney,Revised,State-funded schools (LA),Ethnic_major,Girls,Total,Total,Total,Total,BLACK,400,60,441,268,197,294,21290.5,1800,96,146
201718,Academic year,Local authority,E92000001,England,E12000007,Inner London,204,E09000012,Hackney,Revised,State-funded schools (LA),SEN_status,Total,Total,Total,Total,No_Sen,Total,1500,60,1572,956,874,1219,84814.69,7000,432,609
201718,Academic year,Local authority,E92000001,England,E12000007,Inner London,204,E09000012,Hackney,Revised,State-funded schools (LA),Free_school_meals,Total,fsm,Total,Total,Total,Total,600,60,653,290,229,364,28412.51,2300,90,140
201718,Academic year,Local authority,E92000001,England,E12000007,Inner London,204,E09000012,Hackney,Revised,State-funded schools (LA),Free_school_meals,Total,fsm all other,Total,Total,Total,Total,1300,60,1405,850,732,1028,72419.68,6200,330,480
201718,Academic year,Regional,E92000001,England,E12000007,Inner London,,,,Revised,State-funded schools (LA),Ethnic_major,Total,Total,Total,Total,Total,BLACK,7000,60,7522,4000,2927,4578,336737.65,28000,1300,2000
201718,Academic year,Regional,E92000001,England,E12000007,Outer London,,,,Revised,State-funded schools (LA),Ethnic_major,Total,Total,Total,Total,Total,BLACK,8000,60,8921,5000,3747,5614,412539.89,34000,1600,2500
201718,Academic year,Regional,E92000001,England,E12000007,Inner London,,,,Revised,State-funded schools (LA),Free_school_meals,Total,fsm,Total,Total,Total,Total,6000,60,6421,3000,2219,3499,269309.22,22000,900,1400
201718,Academic year,Regional,E92000001,England,E12000007,Outer London,,,,Revised,State-funded schools (LA),Free_school_meals,Total,fsm,Total,Total,Total,Total,6000,60,6518,2800,1995,3260,258263.18,21000,800,1300
201718,Academic year,Regional,E92000001,England,E12000007,Inner London,,,,Revised,State-funded schools (LA),Free_school_meals,Total,fsm all other,Total,Total,Total,Total,18000,60,19045,11000,9607,13326,960816.17,82000,4500,6500
201718,Academic year,Regional,E92000001,England,E12000007,Outer London,,,,Revised,State-funded schools (LA),Free_school_meals,Total,fsm all other,Total,Total,Total,Total,42000,60,44240,26000,23309,31650,2274766.78,195000,11000,15000
201718,Academic year,Local authority,E92000001,England,E12000004,East Midlands,830,E10000007,Derbyshire,Revised,State-funded schools (LA),Ethnic_major,Total,Total,Total,Total,Total,MARTIAN,36,-0.999,41,15,23,30,2004,173.17,5,11
"""

KEY_STAGE_4_NATIONAL = """\
time_period,time_identifier,geographic_level,country_code,country_name,version,school_characteristic,breakdown,characteristic_gender,characteristic_admission_type,characteristic_religious_denomination,characteristic_free_school_meals,characteristic_disadvantage,characteristic_first_language,characteristic_sen_status,characteristic_primary_need,characteristic_all_primary_need,characteristic_ethnic_major,characteristic_ethnic_minor,t_inp8calc,t_p8score,t_pupils,t_ebacc_e_ptq_ee,t_l2basics_95,t_l2basics_94,t_att8,t_ebaccaps,t_ebacc_95,t_ebacc_94
201718,Academic year,National,E92000001,England,Revised,all_state_funded_schools,Ethnic_major,Total,Total,Total,Total,Total,Total,Total,Total,Total,ASIAN,Indian,14000,60,14575,9000,9040,11547,820447.18,70000,4000,6000
201718,Academic year,National,E92000001,England,Revised,all_state_funded_schools,Ethnic_major,Total,Total,Total,Total,Total,Total,Total,Total,Total,ASIAN,Total,53000,60,55737,30000,28007,38765,2809605.93,240000,13000,18000
201718,Academic year,National,E92000001,England,Revised,all_state_funded_schools,Ethnic_major,Total,Total,Total,Total,Total,Total,Total,Total,Total,CHINESE,Chinese,1800,60,1875,1200,1411,1636,120331.88,10000,900,1000
201718,Academic year,National,E92000001,England,Revised,all_state_funded_schools,Ethnic_major,Total,Total,Total,Total,Total,Total,Total,Total,Total,CHINESE,Total,1800,60,1875,1200,1411,1636,120331.88,10000,900,1000
201718,Academic year,National,E92000001,England,Revised,all_state_funded_schools,Ethnic_major,Total,Total,Total,Total,Total,Total,Total,Total,Total,Unclassified,Total,7000,60,7166,2500,2438,3759,286901.29,24000,1200,1700
201718,Academic year,National,E92000001,England,Revised,all_state_funded_schools,PupilTotals,Total,Total,Total,Total,Total,Total,Total,Total,Total,Total,Total,500000,60,523626,200000,226653,336138,24361705.69,2000000,90000,130000
201718,Academic year,National,E92000001,England,Revised,state_funded_special,PupilTotals,Total,Total,Total,Total,Total,Total,Total,Total,Total,Total,Total,9000,60,9500,10,60,120,60000,1000,5,9
"""

PUPILS = """\
time_period,time_identifier,geographic_level,country_code,country_name,region_name,region_code,old_la_code,la_name,new_la_code,phase_type_grouping,ethnicity,language,headcount,percent_of_pupils
202122,Academic year,Local authority,E92000001,England,London,E12000007,204,Hackney,E09000012,Total,Black - Black African,Total,6787,19.70559201
202122,Academic year,Local authority,E92000001,England,London,E12000007,204,Hackney,E09000012,Total,White - Gypsy/Roma,Total,33,0.095813251
202122,Academic year,Local authority,E92000001,England,London,E12000007,204,Hackney,E09000012,Total,Any other ethnic group,Total,2205,6.402067243
202122,Academic year,Local authority,E92000001,England,London,E12000007,204,Hackney,E09000012,Total,Unclassified,Total,470,1.364612973
202122,Academic year,Local authority,E92000001,England,London,E12000007,204,Hackney,E09000012,Total,Total,Total,34442,100
202122,Academic year,Local authority,E92000001,England,London,E12000007,204,Hackney,E09000012,Total,Total,Known or believed to be English,19129,55.53974798
202122,Academic year,Local authority,E92000001,England,London,E12000007,204,Hackney,E09000012,State-funded primary,Black - Black African,Total,3200,16
202122,Academic year,Regional,E92000001,England,London,E12000007,,,,Total,Total,Total,1309322,100
202122,Academic year,National,E92000001,England,,,,,,Total,Total,Total,8418013,100
"""

LOOKED_AFTER = """\
time_period,geographic_level,geo_breakdown,region_code,region_name,new_la_code,old_la_code,la_name,cla_group,characteristic,cla_31_march_number,percentage,placement_per_10000
2021,Local authority,Hackney,E13000001,Inner London,E09000012,204,Hackney,Ethnicity,"Black, African, Caribbean or Black British",177,42,31
2021,Local authority,Hackney,E13000001,Inner London,E09000012,204,Hackney,Ethnicity,Other ethnic group,c,c,c
2021,Local authority,Hackney,E13000001,Inner London,E09000012,204,Hackney,Ethnicity,Refused or information not yet available,c,c,c
2021,Local authority,Hackney,E13000001,Inner London,E09000012,204,Hackney,Ethnicity,Total,418,100,72
2021,Regional,Inner London,E13000001,Inner London,,,,Ethnicity,Refused or information not yet available,10,k,k
2021,Regional,London,E12000007,London,,,,Ethnicity,Refused or information not yet available,20,k,k
2021,National,National,,,,,,Ethnicity,Asian or Asian British,3550,4,3
"""

CENSUS_AUTHORITIES = """\
2023 Upper tier local authorities Code,2023 Upper tier local authorities,Ethnic group (20 categories) Code,Ethnic group (20 categories),Observation
E09000012,Hackney,-8,Does not apply,0
E09000012,Hackney,6,"Black, Black British, Black Welsh, Caribbean or African: African",29478
E09000012,Hackney,8,"Black, Black British, Black Welsh, Caribbean or African: Other Black",7264
E09000012,Hackney,19,Other ethnic group: Any other ethnic group,20079
E09000013,Hammersmith and Fulham,6,"Black, Black British, Black Welsh, Caribbean or African: African",10000
"""

CENSUS_REGIONS = """\
Regions Code,Regions,Ethnic group (20 categories) Code,Ethnic group (20 categories),Observation
E12000007,London,-8,Does not apply,0
E12000007,London,16,White: Roma,37689
W92000004,Wales,16,White: Roma,1900
"""

CENSUS_COUNTRIES = """\
Countries Code,Countries,Ethnic group (20 categories) Code,Ethnic group (20 categories),Observation
E92000001,England,-8,Does not apply,0
E92000001,England,16,White: Roma,99138
W92000004,Wales,16,White: Roma,1900
"""


def written(rows: Iterable[list[str]]) -> str:
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue()


# Key stage 2 has ten columns for each of these, in this order.
_KS2_PUPILS = (
    *("DIS", "NonDIS", "FSM", "AllOther", "noSEN", "SENsupport", "SENwithstatement_EHCP", "-"),
    *("white", "mixed", "asian", "black", "chinese", "English", "otherthanEnglish"),
)
_KS2_GROUPS = ("white", "mixed", "asian", "black", "chinese")
_KS2_CODES = [
    f"KS2_{subject}_ALL_{'' if pupils == '-' else pupils + '_'}{count}_16"
    for pupils in _KS2_PUPILS
    for subject in ("READ", "WRIT", "MAT", "GPS", "RWM")
    for count in ("ELIG", "EXP")
]
_KS2_PLACES = (
    *("COUNTRY_CODE", "COUNTRY_NAME", "REGION_CODE_9DIGIT", "REGION_CODE", "REGION_NAME"),
    *("LA_NO", "LA_CODE", "LA_NAME"),
)
_KS2_SHARES = [
    f"Achieve expected levels of KS2 {subject}"
    for _ in range(6)
    for subject in (
        "Reading",
        "Writing",
        "Maths",
        "Grammar Punctuation and Spelling",
        "Reading Writing and Maths",
    )
]


def key_stage_2(*places: tuple[str, dict[str, str]]) -> str:
    """The 188 columns under three heading rows; each place gives its eight cells and its counts by code, and
    has 1 in every other column."""
    spoken_of = [code.split("_")[3] if code.split("_")[3] in _KS2_GROUPS else "" for code in _KS2_CODES]
    wide = len(_KS2_CODES) + len(_KS2_SHARES)
    rows = [
        ["", *[""] * 7, *(group.title() for group in spoken_of), *[""] * 30],
        ["", *[""] * 7, *("Pupil count" if group else "" for group in spoken_of), *_KS2_SHARES],
        [*_KS2_PLACES, *_KS2_CODES, *_KS2_SHARES],
    ]
    for place, counts in places:
        rows.append([*place.split(","), *(counts.get(code, "1") for code in [*_KS2_CODES, *_KS2_SHARES])])
    assert all(len(row) == 8 + wide == 188 for row in rows)
    return written(rows)


KEY_STAGE_2 = key_stage_2(
    ("E92000001,England,,,,,,", {"KS2_RWM_ALL_ELIG_16": "581058", "KS2_RWM_ALL_EXP_16": "312637"}),
    (
        "E92000001,England,E12000007,H,London,E09000012,204,Hackney",
        {
            "KS2_RWM_ALL_ELIG_16": "2429",
            "KS2_RWM_ALL_EXP_16": "1544",
            "KS2_RWM_ALL_asian_ELIG_16": "318",
            "KS2_RWM_ALL_asian_EXP_16": "202",
            "KS2_RWM_ALL_chinese_ELIG_16": "17",
            "KS2_RWM_ALL_chinese_EXP_16": "x",
            "KS2_READ_ALL_black_ELIG_16": "999999",
        },
    ),
    ("E92000001,England,E12000007,H,London,E09000013,205,Hammersmith and Fulham", {}),
)

SAMPLES = {
    "dfe-csww": SOCIAL_WORKERS,
    "dfe-exclusions-characteristics": EXCLUSIONS_BY_CHARACTERISTIC,
    "dfe-exclusions-geography": EXCLUSIONS_BY_LEVEL,
    "dfe-ks4-la": KEY_STAGE_4_BY_AUTHORITY,
    "dfe-ks4-national": KEY_STAGE_4_NATIONAL,
    "dfe-ks2-2016": KEY_STAGE_2,
    "dfe-spc-ethnicity": PUPILS,
    "dfe-cla": LOOKED_AFTER,
    "ons-census-2021-authorities": CENSUS_AUTHORITIES,
    "ons-census-2021-regions": CENSUS_REGIONS,
    "ons-census-2021-countries": CENSUS_COUNTRIES,
}
SAMPLES |= {name: family.example for name, family in CONFIG.families.items() if family.example}


def sheet(text: str) -> Sheet:
    found, problems = reading.read(text.encode(), CONFIG.publication.limits, large=True)
    assert found is not None, problems
    return found


def each_row(text: str, change: Callable[[list[str]], list[str]]) -> str:
    """The file with every row changed in the same way, headings included."""
    return written(change(row) for row in csv.reader(io.StringIO(text)))


def row_of(text: str, *parts: str) -> str:
    """The one line that has all of these in it."""
    (line,) = [line for line in text.splitlines() if all(part in line for part in parts)]
    return line


def without(text: str, *parts: str) -> str:
    """The file without the one line that has all of these in it."""
    return text.replace(row_of(text, *parts) + "\n", "")


def changed(text: str, parts: tuple[str, ...], old: str, new: str) -> str:
    """The file with `old` made `new` in the one line that has all `parts` in it."""
    line = row_of(text, *parts)
    assert old in line
    return text.replace(line, line.replace(old, new))
