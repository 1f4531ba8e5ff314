"""Files that an officer might offer, typed by hand: DfE's social work workforce file, and an extract of ours."""

HEADINGS = (
    "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,"
    "new_la_code,la_name,OrgRole,known_headcount,white,mixed,asian,black,other,white_perc,mixed_perc,asian_perc,"
    "black_perc,other_perc"
)
_HACKNEY = (
    "2025,Reporting year,Local authority,E92000001,England,E13000001,Inner London,204,E09000012,Hackney"
)
_ALL = "All children and family social workers,200,100,20,16,60,4,50,10,8,30,2"
# Every role that was there before, or the officer is asked where it went.
_ROLES = (
    "Case holder,90,30,10,8,40,2,33,11,9,44,2",
    "Qualified without cases,35,20,4,4,6,1,57,11,11,17,3",
    "Senior practitioner,15,8,2,1,4,0,53,13,7,27,0",
    "First line manager,25,23,1,0,1,0,92,4,0,4,0",
    "Middle manager,30,15,3,3,9,0,50,10,10,30,0",
    "Senior manager,5,4,0,0,0,1,80,0,0,0,20",
)

# 60 of 200 social workers are Black (30%); the figures that come with the product say 76 of 199 (38%).
SOCIAL_WORKERS_2025 = "\n".join([HEADINGS, *(f"{_HACKNEY},{line}" for line in (_ALL, *_ROLES)), ""])

# Row 2, column P (black): a letter O where a nought belongs.
SOCIAL_WORKERS_WITH_A_MISTAKE = SOCIAL_WORKERS_2025.replace(",16,60,4,", ",16,6O,4,")

# School support staff by ethnic group: 910 whose group is known.
SUPPORT_STAFF = """\
period,role,ethnic_group,headcount
2025-11-06,,Asian,60
2025-11-06,,Black,310
2025-11-06,,Mixed,70
2025-11-06,,White,420
2025-11-06,,Other,50
2025-11-06,,Not known,55
"""
