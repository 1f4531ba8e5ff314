"""The store: uploads, their rows, the releases made from them and the audit trail, behind one front door.

Accept a file and it is stored, built and published in one transaction; undo takes it back whole; nothing is
deleted. Pages open it with `connect_reader` and read releases; officers' pages and commands use `connect`.
"""

from loaders.store.accepting import accept, by_period
from loaders.store.audit import record, verify_audit
from loaders.store.faults import AuditBroken, CannotUndo, Damaged, Moved, NotAssessed, StoreUnavailable
from loaders.store.opening import belongs_to, connect, connect_reader, is_there
from loaders.store.pinning import Withdrawn, changed_since, number_on, stood_at, withdrawn_since
from loaders.store.previewing import preview
from loaders.store.reading import history, latest_number, matchings_kept, released, slices, uploaded_rows
from loaders.store.rebuilding import rebuild
from loaders.store.receipts import Build, Change, Kept, Loaded, Receipt, Slice, Undone, Upload
from loaders.store.undoing import redo, restores, take_back, undo

__all__ = [
    "AuditBroken",
    "Build",
    "CannotUndo",
    "Change",
    "Damaged",
    "Kept",
    "Loaded",
    "Moved",
    "NotAssessed",
    "Receipt",
    "Slice",
    "StoreUnavailable",
    "Undone",
    "Upload",
    "Withdrawn",
    "accept",
    "belongs_to",
    "by_period",
    "changed_since",
    "connect",
    "connect_reader",
    "history",
    "is_there",
    "latest_number",
    "matchings_kept",
    "number_on",
    "preview",
    "rebuild",
    "record",
    "redo",
    "released",
    "restores",
    "slices",
    "stood_at",
    "take_back",
    "undo",
    "uploaded_rows",
    "verify_audit",
    "withdrawn_since",
]
