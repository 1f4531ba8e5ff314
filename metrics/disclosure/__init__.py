"""From rows to the protected release: what may be shown, and what goes with it so that nothing else can be worked out.

`protection` says which policy holds and `release` carries it out; the policies themselves are `suppressed_release` and
`rounded_release`, `linked_system` is every sum among the cells, and `audit` attacks what came of it before it stands.
"""
