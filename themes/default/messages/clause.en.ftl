# The page of a clause: fields to fill in, copying, the dossier. "%min", "%unit"… are filled in by the browser.
to-decide-lead = Each value changes in the texts as you type. Nothing is sent.
blank-proposed = proposed value
blank-decided = changed value
blank-bounds = From { $min } to { $max }.
blank-min = At least { $min }.
blank-max = At most { $max }.
blank-date = A date, such as 31/12/2026, the day first.
blank-default = Proposed: { $value }.
blank-source = Proposed: { $value } ({ $source }).
blank-empty = To be filled in.
blank-uses = { $count ->
    [one] One passage depends on it.
   *[other] { $count } passages depend on it.
}
blank-restore = Back to the proposed value
blank-changed = %label: %value
value-not-number = Write a number, such as 1500 or 12.5.
value-not-whole = Write a whole number.
value-other-unit = Write the number alone: its unit is “%unit”.
value-out-of-bounds = Write a value from %min to %max.
value-too-small = Write a value of at least %min.
value-too-great = Write a value of at most %max.
value-too-many-digits = Write at most %max digits.
value-not-date = Write a date that exists, such as 31/12/2026.
value-not-choice = Choose one of the values offered.
value-too-long = Write at most %max characters.
value-control = This text has an invisible character: delete it and type the text by hand.
copy-bare = Copy without formatting
add-clause = Add the clause to the dossier
add-provision = Add to the dossier
compare-version = Compare with version { $version }
compare-clause = Compare with “{ $clause }”
