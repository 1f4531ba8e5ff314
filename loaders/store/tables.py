"""The tables of the store. Lines are only ever added; the highest pointer wins.

Rows and releases lie in separate tables so that viewers' code can be refused the first (see `opening`).
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

SCHEMA_VERSION = 8

metadata = MetaData()


def _text(*names: str) -> list[Column[str]]:
    return [Column(name, Text, nullable=False) for name in names]


meta = Table("meta", metadata, Column("key", Text, primary_key=True), *_text("value"))

# By what counts are rounded up or down in this store: one line. Readers are refused it, as they are the rows.
secret = Table("secret", metadata, Column("value", Text, primary_key=True))

# One file that an officer (or a scheduled job) had accepted. `content_hash` is the identity of all its cells;
# `periods` names every slice in it, those that changed nothing too, so that readers need not open the rows.
uploads = Table(
    "uploads",
    metadata,
    Column("reference", Text, primary_key=True),
    *_text("extract", "source", "file_name", "file_hash", "content_hash", "at", "by"),
    Column("periods", JSON, nullable=False),
    Column("warnings", JSON, nullable=False),
    Column("row_count", Integer, nullable=False),
    Column("demonstration", Boolean, nullable=False),
)

# What somebody said the headings and labels of a file mean, for files that needed it: kept for the next file with the same
# headings. `answers` holds (kind, written, means) of each.
matchings = Table(
    "matchings",
    metadata,
    Column("upload", ForeignKey("uploads.reference"), primary_key=True),
    Column("headings", JSON, nullable=False),
    Column("answers", JSON, nullable=False),
)

# The rows as uploaded, a slice each. `hash` is of the bytes: it shows damage, not identity.
rows = Table(
    "rows",
    metadata,
    Column("upload", ForeignKey("uploads.reference"), primary_key=True),
    Column("period", Text, primary_key=True),
    *_text("extract", "source"),
    Column("parquet", LargeBinary, nullable=False),
    *_text("hash"),
)

# What pages may know. `content_hash` is the identity of the rows it was made from: it stays here when the
# rows themselves are deleted on schedule, so that the same file is still recognised.
releases = Table(
    "releases",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("upload", ForeignKey("uploads.reference"), nullable=False),
    *_text("extract", "source", "period"),
    Column("parquet", LargeBinary, nullable=False),
    *_text("hash", "content_hash", "fingerprint", "at"),
    sqlite_autoincrement=True,
)

# `number` is one sequence for the whole store, never used twice. `release` and `upload` are empty when a
# slice was undone to nothing. The unique constraint is the compare-and-swap: two pointers cannot follow the
# same one.
pointers = Table(
    "pointers",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    *_text("extract", "source", "period"),
    Column("release", ForeignKey("releases.id")),
    Column("upload", ForeignKey("uploads.reference")),
    Column("previous", Integer, nullable=False),
    *_text("at", "by", "reason"),
    UniqueConstraint("extract", "source", "period", "previous"),
    sqlite_autoincrement=True,
)

# What officers report of a promise that no extract measures, a line each; the latest line for an item, figure and
# period stands. Numbers that must be withheld never reach it: `status` says so and the three of them are empty.
updates = Table(
    "updates",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    *_text("at", "by", "item", "figure", "period", "state"),
    *(Column(name, Float) for name in ("value", "numerator", "denominator")),
    *_text("status", "evidence", "note", "source"),
    sqlite_autoincrement=True,
)

# Plans that arrive as sheets, and how they and their promises end, a line each thing that was done. `detail` holds what it
# was about: the lines of a plan, what promises had come to when they ended, or the entry that is taken back.
plan_entries = Table(
    "plan_entries",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    *_text("at", "by", "plan", "event", "title"),
    Column("detail", JSON, nullable=False),
    *_text("source", "reason"),
    sqlite_autoincrement=True,
)

# What the owner of a promise says where its figures are not as promised; the latest line of a promise stands, and none once
# that is withdrawn.
verdict_answers = Table(
    "verdict_answers",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    *_text("at", "by", "item", "why", "doing", "due", "post"),
    Column("withdrawn", Boolean, nullable=False),
    sqlite_autoincrement=True,
)

# The data-protection impact assessment by which the council's own extracts are kept here; the latest line stands. One without
# a reference says that such extracts were stored before it was asked for.
assessments = Table(
    "assessments",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    *_text("at", "by", "reference"),
    sqlite_autoincrement=True,
)

# Decks that people keep, a line each version; the latest line of a deck stands, and none once that is withdrawn.
# `number` is the store's number that its figures are frozen to. The unique constraint is the compare-and-swap: two
# versions cannot follow the same one.
decks = Table(
    "decks",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    *_text("at", "by", "deck", "title"),
    Column("number", Integer, nullable=False),
    Column("slides", JSON, nullable=False),
    Column("withdrawn", Boolean, nullable=False),
    Column("previous", Integer, nullable=False),
    UniqueConstraint("deck", "previous"),
    sqlite_autoincrement=True,
)

# What was fetched from those who publish figures, a line each thing that became of it (`loaders.fetching.ledger`). No figure
# is in it.
fetches = Table(
    "fetches",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    *_text("at", "by", "source", "event"),
    Column("release", JSON, nullable=False),
    Column("file", JSON, nullable=False),
    *_text("reference", "words"),
    sqlite_autoincrement=True,
)

# `detail` is text, not JSON, because the chain is hashed over exactly these characters.
audit = Table(
    "audit",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    *_text("at", "by", "action", "subject", "detail"),
    Column("previous_hash", Text, nullable=False, unique=True),
    *_text("hash"),
    sqlite_autoincrement=True,
)

# Why a slice is shown no more, beside the pointer that leads to nothing: pages say it above every figure until something
# stands there again.
withdrawals = Table(
    "withdrawals",
    metadata,
    Column("pointer", ForeignKey("pointers.number"), primary_key=True),
    *_text("at", "extract", "source", "period", "reason"),
    Column("damaged", Boolean, nullable=False),
)

# A hash of every line of every other table, in the order in which they were written; the latest of a line is the one that
# holds. `about`: the slice that a line is of, so that damage to it can be told. Each follows from the one before.
seals = Table(
    "seals",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    *_text("line_of", "key", "about", "hash", "chain"),
    sqlite_autoincrement=True,
)
Index("seals_of_a_line", seals.c.line_of, seals.c.key)
