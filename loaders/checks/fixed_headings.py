"""What the columns that every extract has are headed by, beside our own names for them."""

FIXED = {
    "period": (
        "reporting period", "reporting date", "reporting quarter", "reporting year", "date", "year",
        "quarter", "qtr", "as at", "as at date", "as of", "snapshot", "snapshot date",
        "date of snapshot", "quarter end", "quarter ending", "quarter ended", "quarter end date",
        "period end", "period ending", "period end date", "time period", "month", "month end",
        "month ending", "position at", "position date", "financial year", "financial quarter",
        "academic year", "school year",
    ),
    "area": (
        "local authority", "area name",
    ),
    "ethnic_group": (
        "ethnicity", "group", "ethnic background", "ethnic origin", "ethnic category", "ethnicity group",
        "ethnic group description", "ethnicity description", "ethnicity code", "ethnic code", "ethnic group code",
        "race", "race or ethnicity",
    ),
}  # fmt: skip
