"""From rows to the protected release: what may be shown, and what goes with it so that nothing else can be worked out.

Read in this order. A row comes in at the top, and a release goes out at the end.

1. `release` takes the rows of a slice and hands back its release; `protection` says which policy holds for a source, and
   in what words a release is refused.
2. The linked system, that is all that is known to be a sum of something else. `totals`: the sums that pages offer.
   `implied_cells`: what no page shows and anybody can take away (58 of 60 leave 2). `linked_system`: such sums
   as one matrix. `published_elsewhere`: what others have printed of the same people, bases (pupils on roll) in any case.
3. The policies, a module each. `open_release` keeps the source's own figures and symbols. `suppressed_release` withholds small
   exact counts, and what `earlier_versions` withheld; what goes with them is found by `withholding`, with
   `complementary_suppression`, its `moves`, and `complements` where a source's sums contradict one another.
   `rounded_release` publishes rounded counts that still add up, made by `controlled_rounding` and its
   `rounding_programme`, and bound by each `published_version` of the same cells.
4. The attack, which every release must stand before it is handed over. `audit` asks what is given away, `attack` answers
   from all that is known, `integer_programme` finds the least and the most that a cell can be.
5. `display_rule`, for what is worked out from a release later: whether a share or a rate of rounded counts is shown.
"""
