# Packs, superseded versions, the comparison.

## Packs
bundles-title = Packs
bundles-lead = Typical contracts, ready to open: the clauses that go together, the duties that they fulfil, the values that are left to decide.
bundles-count = { $count ->
    [one] See the pack
   *[other] See the { $count } packs
}
no-bundle = No pack yet.
bundle-page-title = Pack: { $title }
bundle-contract-works = Works contract
bundle-contract-supplies = Supply contract
bundle-contract-services = Service contract
bundle-contract-concession = Concession
bundle-amount = { $amount } without tax, as an example
bundle-verified = verified on
bundle-open = Open in my file
bundle-open-note = You may change everything. The file stays in your browser: nothing is sent.
bundle-to-decide = { $count ->
    [0] No value to decide.
    [one] { $count } value to decide.
   *[other] { $count } values to decide.
}
bundle-about = What it is for
bundle-holds = What it holds
bundle-beside = About the pack
bundle-fulfils = Duties fulfilled
bundle-missing = Duties to fulfil otherwise
bundle-duties-note = For the typical contract of the pack. This informs; it is no legal advice.
bundle-contributors = Put together by
bundle-tools = Contribute
bundle-improve = Improve this pack
about-bundles = Packs

## Home
by-bundle = Contracts ready to open
by-bundle-lead = Each pack holds the clauses of a typical contract: open it, fill it in.

## Versions
version-title = { $title }, version { $version }
version-description = Version { $version }, superseded. { $summary }
version-replaced = Superseded version.
version-replaced-text = Contracts that cite “{ $citation }” rest on this text. For a new contract, take the version in force.
version-current = Version { $version }, in force
version-compare = Compare the two versions
version-provisions = The text, as it stood
version-blanks = Starting values of this version
version-blank-bounds = { $value } (from { $min } to { $max })
version-blank-empty = no value
version-weight = Weight of the criterion
version-verified = verified on
row-versions = Versions
version-link = version { $version }

## Comparison
comparison-title = Compare clauses
comparison-lead = Two clauses, or two versions of one, side by side, the differences marked.
comparison-first = First clause
comparison-second = Second clause
comparison-hint = An id (soged), a version (soged@1), the address of a clause, or words of its title.
comparison-compare = Compare
comparison-without-script = The comparison needs JavaScript. Without it, these lists lead to every clause; each superseded version has a page, which the clause names:
comparison-found = Choose a clause:
comparison-offered = Choices: %n.
comparison-nothing = No clause matches “%words”.
comparison-unknown = No clause is called “%words”.
comparison-no-version = Version %words was not kept. Here is the version in force.
comparison-broken = The texts could not be read. Check the connection and try again.
comparison-same = It is the same text twice.
comparison-reading = Reading the texts…
comparison-differs-none = No difference: %same parts are the same.
comparison-differs-all = None of the %n parts is the same.
comparison-differs-one = 1 part differs, %same are the same.
comparison-differs-other = %n parts differ, %same are the same.
comparison-of-version = version %n
comparison-in-force = in force
comparison-result = Differences
comparison-legend = Removed: struck through. Added: underlined.
comparison-legend-two = What stands on one side only is underlined.
comparison-part-title = Title
comparison-part-summary = Summary
comparison-part-blanks = Blanks and their bounds
comparison-part-controls = Controls
comparison-same-part = the same
comparison-changed-part = changed
comparison-alike-part = worded differently
comparison-other-part = worded quite differently
comparison-only-first = only in the first
comparison-only-second = only in the second
comparison-removed-part = removed
comparison-added-part = added
comparison-absent = Nothing here.
comparison-see = See the text
comparison-removed = removed
comparison-added = added
comparison-here-only = only here
comparison-expected = What the bid must describe:
comparison-level = – %points points: %when
comparison-blank = %label: %value
comparison-bounds = from %min to %max
comparison-min = at least %min
comparison-max = at most %max
compare-with = Compare with another clause
