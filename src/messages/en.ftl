# What the program says to contributors. One key a rule: the message, then `-help`, what to do.

severity-error = error
severity-warning = warning
help = help

kind-name = { $kind ->
    [ambition] level of ambition
    [bundle] pack
    [buyer] kind of buyer
    [clause] clause
    [document] tender document
    [effect] effect
    [label] label
    [legal-text] legal text
    [nature] nature
    [news] news
    [obligation] obligation
    [organisation] organisation
    [page] page
    [provision] provision
    [register] register
    [register-value] value of a register
    [segment] segment
    [standard] standard
    [threshold] threshold
   *[wording-rule] wording rule
 }

broken-link = this link leads to `{ $id }`, which does not exist ({ kind-name })
broken-link-help = correct the id, or add the entry to `{ $home }`
broken-link-help-nearest = did you mean `{ $nearest }`?
bullet-character = a typed bullet makes no list
bullet-character-help = write `- ` at the start of each item, after an empty line
bundle-clause-unfit = this pack holds `{ $id }`, { $status ->
    [withdrawn] a clause that is withdrawn
   *[to-revise] a clause that is to be revised
 }
bundle-clause-unfit-help = replace it, or take it out of the pack: a pack is what the library recommends
bundle-clause-unfit-help-known = put `{ $known }` in its place, or take it out of the pack
bundle-conflict = `{ $id }` does not go with `{ $other }`, which is in the same pack
bundle-conflict-help = keep one of the two clauses
bundle-unmet-duty = this pack does not fulfil the duty `{ $duty }`: { $name }
bundle-unmet-duty-help = add a provision of this nature: { $natures }
bundle-value = { $problem ->
    [blank] `{ $clause }` has no field `{ $name }`
    [type] “{ $value }” cannot fill in the field `{ $name }` of `{ $clause }`
    [choice] `{ $value }` is none of the choices of `{ $name }`
   *[bounds] { $value } is not between { $min } and { $max }
 }
bundle-value-help = { $problem ->
    [blank] fields of this clause: { $known } (the weight of a criterion is called `"@criterion"`)
    [type] write the value as data: `12.5`, `2026-09-01`, the id of a choice
    [choice] allowed choices: { $known }
   *[bounds] stay within the bounds of the clause, or remove the value
 }
bundle-value-help-nearest = did you mean `{ $nearest }`?
bundle-without-support = `{ $provision }` is in the pack without `{ $support }`, on which it rests
bundle-without-support-help = add `{ $support }` to the pack, or take `{ $provision }` out: a criterion rests on an obligation, a penalty punishes the breach of one
control-character = invisible character { $code }
control-character-help = remove it: it often comes with a copy and paste
criterion-without-expectations = criterion `{ $provision }` does not say what is expected of bidders
criterion-without-expectations-help = add `expected:`, what a bidder describes and with what evidence
criterion-without-scale = the criterion has no award scale of at least two levels
criterion-without-scale-help = add `scale:`, a list of `{"{"} points: 0, when: … {"}"}` whose first level is 0
criterion-without-support = this criterion rests on no obligation of the contract
criterion-without-support-help = name in `rests_on:` a provision that binds the contractor (technical specification, contract performance condition…): what a bidder promises must bind
criterion-without-weight = criterion `{ $provision }` has no weight
criterion-without-weight-help = add `weight: {"{"} default: 10, min: 5, max: 20 {"}"}`, in per cent of the mark
csv-syntax = this line of the code list cannot be read: { $reason }
csv-syntax-help = the first line is `code,check_digit,level,parent,label`; the others have five columns between commas, and a code of eight digits
cut-by-comment = what follows “#” is lost
cut-by-comment-help = put the text between quotes; a remark has a space, `# like this`
doubled-unit = `{ $name }` prints “{ $unit }” already
doubled-unit-help = remove “{ $unit }” after the brace, or write `{"{"}{ $name }:bare{"}"}`
duplicate-id = id `{ $id }` is taken ({ $path }, line { $line })
duplicate-id-help = choose another id: it becomes an address
duplicate-key = key `{ $key }` is written twice
duplicate-key-help = keep one of them
empty-value = a value is missing
empty-value-help = write a value, or remove the key if it may be left out
file-too-large = the file weighs { $size } KiB; { $limit } KiB at most
file-too-large-help = split it: a clause holds one measure
forbidden-link-scheme = this link is not allowed: `{ $scheme }`
forbidden-link-scheme-help = write a whole address (`https://…`), `mailto:`, or a link into the library: `clause:`, `text:`, `label:`, `standard:`, `segment:`, `page:` and an id
future-date = the date { $date } is in the future
future-date-help = write the day on which it was done
image = an image in a text
image-help = say it in words: it would not reach the tender document
invalid-id = `{ $id }` cannot be an id
invalid-id-help = lower-case letters without accents, digits and hyphens, at most 80; rename the file if it is a file's
invalid-parameter-name = `{ $name }` cannot name a parameter
invalid-parameter-name-help = lower-case letters without accents, digits and `_`, a letter first; `weight` is the criterion's
invalid-url = `{ $url }` is no web address
invalid-url-help = write the whole address, `https://…`, without spaces
link-to-draft = `{ $id }` is still a draft
link-to-draft-help = remove the mention, or set `status: in-review` on the clause it names
misplaced-key = a provision of nature `{ $nature }` does not take the key `{ $key }`
misplaced-key-help = remove the key, or change the nature
missing-file = the file `{ $path }` is missing
missing-file-help = there is no portal without it: start from the model's
missing-force = provision `{ $provision }` does not say whether it binds or rewards
missing-force-help = add `force: mandatory` (the text binds) or `force: incentive` (the text rewards)
missing-front-matter = the file does not begin with front matter
missing-front-matter-help = begin with a line `---`, the keys (`title: …`), then a line `---`
missing-key = key `{ $key }` is missing
missing-key-help = add `{ $key }: …`; docs/FORMAT.md says what it holds
missing-section = the text of section “{ $heading }” is missing
missing-section-help = write a line `## { $heading }`, then the text
not-nfc = an accent is written as two characters
not-nfc-help = type the letter again: eyes see no difference, search does
not-utf8 = this file is not UTF-8
not-utf8-help = save it as UTF-8 from your editor (Save as…, Encoding)
parameter-in-explanation = parameter `{ $name }` does not belong in the explanation
parameter-in-explanation-help = write the value in words, or double the brace to print it
penalty-without-breach = penalty `{ $provision }` does not say what it punishes
penalty-without-breach-help = add `sanctions: […]` with the ids of the provisions; a bonus says `force: incentive`
published-without-review = a published clause must have been reviewed
published-without-review-help = this version needs a review with `scope: legal`, and one by another organisation than its author; otherwise keep `status: in-review`
raw-html = HTML in a text
raw-html-help = use Markdown: `**strong**`, `*emphasis*`, `- list`
related-to-itself = the clause refers to itself
related-to-itself-help = remove the reference
repeated-item = `{ $id }` stands twice in the list
repeated-item-help = keep it once
review-by-author = `{ $organisation }` wrote this clause and cannot review it
review-by-author-help = a review comes from another organisation than those of `contributors`
review-of-another-version = this review is of version { $reviewed }, the clause is at version { $version }
review-of-another-version-help = remove it, or have version { $version } reviewed
scale-not-from-zero = the first level of the scale is { $points }, not 0
scale-not-from-zero-help = the first level is for the bid that offers nothing: `points: 0`
scale-not-rising = { $points } points are not more than the level before ({ $before })
scale-not-rising-help = put the levels in order, each above the one before
spreadsheet-formula = a spreadsheet would run this value as a formula
spreadsheet-formula-help = do not begin with `=`, `@`, or with `+` or `-` and a digit: write “minus 20 %” or “a fall of 20 %”
stale-verification = the law and the figures have not been checked for more than 18 months ({ $date })
stale-verification-help = check them and change `verified_on`, or set `status: to-revise`
stray-brace = a brace that holds no parameter
stray-brace-help = a parameter is written `{"{"}name{"}"}`; to print a brace, double it
too-deep = too many levels inside each other
too-deep-help = twelve at most: make it simpler
too-long = { $length } characters; { $limit } at most
too-long-help = shorten it: lists and search show it whole
unclosed-front-matter = the front matter does not end
unclosed-front-matter-help = add a line `---` after the last key; the file may have been cut
undeclared-parameter = no parameter is called `{ $name }`
undeclared-parameter-help = declare it under `parameters:`, or correct the name
undeclared-parameter-help-nearest = did you mean `{"{"}{ $nearest }{"}"}`?
undefined-reference = nothing says where `{ $name }` leads
undefined-reference-help = write the whole link: `[words](https://…)`
unexpected-file = nothing reads this file
unexpected-file-help = put it in `clauses/`, `organisations/`, `versions/<clause>/`, `bundles/`, `news/`, `pages/` or `reference/`, with the extension expected there in lower case (`.md` or `.yaml`), or remove it
unexpected-heading = this heading does not belong here
unexpected-heading-help = a clause has these level-2 headings, in this order: { $known }; a text of the front matter has none
unexpected-heading-help-nearest = did you mean “{ $nearest }”? The order is: { $known }
unknown-choice = no choice is called `{ $id }`
unknown-choice-help = write one of those of `choices:` ({ $known })
unknown-choice-help-nearest = did you mean `{ $nearest }`?
unknown-cpv = CPV code `{ $code }` does not exist
unknown-cpv-help = eight digits without the check digit for a clause, a prefix of at least two for a segment; the list is in `content/reference/cpv.csv`
unknown-id = `{ $id }` does not exist ({ kind-name })
unknown-id-help-known = { $kind ->
    [provision] provisions of this clause and of others: write `provision`, or `clause/provision`
   *[other] allowed ids: { $known }
 }
unknown-id-help = correct the id, or add the entry to `{ $home }`
unknown-id-help-nearest = did you mean `{ $nearest }`? { $kind ->
    [provision] {""}
   *[other] Otherwise add the entry to `{ $home }`
 }
unknown-key = there is no key `{ $key }` here
unknown-key-help = { $shape ->
    [words] between braces or brackets, a text with a comma stands between quotes: `"…, …"`
   *[word] allowed keys: { $known }
 }
unknown-key-help-nearest = did you mean `{ $nearest }`?
unknown-value = `{ $value }` is not allowed here
unknown-value-help = allowed values: { $known }
unknown-value-help-nearest = did you mean `{ $nearest }`? Allowed values: { $known }
unlisted-citation = the text cites `{ $id }`, which `{ $list }:` does not list
unlisted-citation-help = add `{ $id }` to the list `{ $list }:`
unmatched-synonyms = no clause holds { $words }
unmatched-synonyms-help = check the spelling, or add to the group a word that clauses use
unused-parameter = no text uses the parameter `{ $name }`
unused-parameter-help = write `{"{"}{ $name }{"}"}` in a provision or a control, or remove the parameter
value-out-of-bounds = { $value } is not between { $min } and { $max }
value-out-of-bounds-help = change the value or the bound
version-mismatch = { $problem ->
    [clause] no clause is called `{ $clause }`: what is this a version of?
    [number] this file is version { $number }, and says { $version }
   *[order] version { $number } is not superseded: the clause is at version { $current }
 }
version-mismatch-help = { $problem ->
    [clause] the folder has the id of the clause: rename it with the clause
    [number] the file is called `v` and its number, and `version:` says the same
   *[order] raise `version:` of the clause (`clausier freeze { $clause }` does both), or remove this file
 }
version-mismatch-help-nearest = did you mean `{ $nearest }`?
weight-out-of-bounds = weight { $default } is not between { $min } and { $max }, or is over 100
weight-out-of-bounds-help = 1 ≤ min ≤ default ≤ max ≤ 100
withdrawal-mismatch = { $key ->
    [status] a withdrawn clause says when and why
   *[withdrawn] the clause says why it is withdrawn, and is not
 }
withdrawal-mismatch-help = a withdrawn clause has `status: withdrawn` and `withdrawn: {"{"} date: …, why: … {"}"}`
wording = { $message }
wording-help = { $help } (rule `{ $rule }`; a reason written in `justified:` answers it)
wrong-type = { $expected ->
    [text] a text is expected
    [list] a list is expected
    [mapping] keys and values are expected
    [whole] a whole number is expected
    [number] a number is expected
    [date] a date is expected
   *[flag] `true` or `false` is expected
 }{ $found ->
    [scalar] , not `{ $value }`
    [list] , not a list
    [mapping] , not keys and values
   *[nothing] {""}
 }
wrong-type-help = { $expected ->
    [text] put a text with “: ”, “ #”, brackets or braces between quotes
    [list] write `[a, b]`, or a line `- …` an item
    [mapping] write a line `key: value` a key, or `{"{"} key: value, … {"}"}`
    [whole] write a whole number without a unit: `15`
    [number] write a number without a unit, with a point for decimals: `12.5`
    [date] write `YYYY-MM-DD`, a day that exists: `2026-11-21`
   *[flag] write `true` or `false`
 }
yaml-alias = YAML's anchors (`&name`) and aliases (`*name`) are not allowed
yaml-alias-help = write the value again: a reviewer must see what is published
yaml-syntax = { $cause ->
    [colon] an unexpected colon: this text holds “: ”, or the line before has no space after its colon
    [colon-missing] a key without a colon
    [unclosed] a bracket or a brace is not closed
    [alignment] this line does not stand in line with its neighbours
    [sign] a text cannot begin with this sign
    [quote] a quote is not closed
   *[other] the YAML cannot be read here ({ $reason })
 }
yaml-syntax-help = { $cause ->
    [colon] put the text between quotes: `key: "a text: with a colon"`
    [colon-missing] write `key: value`, with a space after the colon
    [unclosed] close it, here or above: `[a, b]`, `{"{"} key: value {"}"}`
    [alignment] the keys of a group begin at the same column, with spaces and never a tab
    [sign] put the text between quotes
    [quote] add the quote that is missing, here or above
   *[other] look at the alignment of lines, at quotes and brackets; a text with “: ” or one that begins with a sign stands between quotes
 }
yaml-tag = YAML's tags (`!name`) are not allowed
yaml-tag-help = remove it; a text that begins with “!” stands between quotes

check-clean = { $clauses ->
    [one] { $clauses } clause, nothing to report
   *[other] { $clauses } clauses, nothing to report
 }
check-errors = { $errors ->
    [0] no error
    [one] { $errors } error
   *[other] { $errors } errors
 }, { $warnings ->
    [0] no warning
    [one] { $warnings } warning
   *[other] { $warnings } warnings
 }
build-done = { $files ->
    [one] { $files } file
   *[other] { $files } files
 } in `{ $folder }`: { $changed } new or changed, { $removed } removed
build-refused = nothing was published: mend the errors first
serve-ready = the portal is at { $address } (Ctrl+C to stop)
serve-checked = { $errors ->
    [0] up to date
    [one] { $errors } error: the last good state stays
   *[other] { $errors } errors: the last good state stays
 }
freeze-done = `{ $kept }` keeps the text of version { $version }; `{ $clause }` is now at version { $next }
freeze-kept-already = `{ $kept }` exists already: a version that is kept never changes
no-such-clause = no clause that can be read is called `{ $id }`
no-library = no library here: neither this folder nor those above hold `content/portal.yaml`
no-such-path = `{ $path }` holds no file of the library
no-date = what day is it? Give `--date YYYY-MM-DD` (today will do), or SOURCE_DATE_EPOCH, or build from a Git repository with a commit that touches `content/`
overlay-title = { $errors ->
    [one] { $errors } error in the files
   *[other] { $errors } errors in the files
 }
overlay-note = The page shows the last good state. It will follow as soon as this is mended.
overlay-empty = The library cannot be shown yet
overlay-close = Close
overlay-trouble = The work could not be done
