# The words of the portal, in English.

## The frame of every page
skip-link = Skip to content
main-navigation = Main navigation
footer-navigation = Footer
trail = You are here
pages = Pages of the list
page-title = { $title }, page { $page }
page-description = Page { $page }. { $description }
previous = Previous
next = Next
scheme-dark = Dark theme
scheme-light = Light theme
source-code = Source code and content
licence-database = Database under the
licence-texts = Clause texts under
moved = This page has moved.

## Addresses: never change a published word
route-page = page
route-clauses = clauses
route-segments = segments
route-documents = documents
route-natures = natures
route-effects = effects
route-ambitions = ambitions
route-legal-texts = legal-texts
route-labels = labels
route-standards = standards
route-organisations = organisations
route-search = search
route-obligations = duties
route-bundles = packs
route-dossier = dossier
route-comparison = compare
route-news = news
route-pages = pages
route-data = data
route-accessibility = accessibility
route-legal-notice = legal-notice
route-plan = sitemap

## Navigation
nav-home = Home
nav-clauses = Clauses
nav-segments = Purchases
nav-documents = Documents
nav-obligations = Duties
nav-data = Data
nav-news = News
nav-plan = Site map
nav-legal-notice = Legal notice
nav-accessibility = Accessibility: { $conformity }
conformity-none = not compliant
conformity-partial = partially compliant
conformity-full = fully compliant

## Search
search-title = Find a clause
search-label = Search the clauses
search-short = Search
search-button = Search
search-description = Find clauses by words, by purchase, by tender document or by nature.
search-without-script = Search needs JavaScript. Without it, these lists lead to every clause:

## Home
home-question = What do you want to buy, or to write?
home-examples = construction waste|recycled paper|organic meals
for-example = For example:
by-purchase = By purchase
by-document = By tender document
by-duty = By legal duty
counts-note = The number on the right is that of the clauses.
all-duties = { $count ->
    [one] See the duty and its dates
   *[other] See the { $count } duties and their dates
}
whats-new = What is new
about-library = The library
home-licence = { $clauses } under the { $licence }, free to download:
get-data = open data
contract-works = Works
contract-supplies = Supplies
contract-services = Services
contract-concession = Concessions
contracts-of-works = works contracts
contracts-of-supplies = supply contracts
contracts-of-services = service contracts
contracts-of-concession = concessions

## Lists
clauses-title = All clauses
clauses-lead = Each sheet gives the text to paste, the criterion that marks it, the proof that checks it and the penalty that makes it hold.
clauses-count = { $count ->
    [one] { $count } clause
   *[other] { $count } clauses
}
no-clause = No clause yet. The list fills itself as soon as a clause names this entry.
feed = Atom feed
feed-of = { $title }: what is new
entry-description = { $kind }: { $name } ({ $clauses }).
entry-description-empty = { $kind }: { $name }.

facet-segment = Purchase
facet-segment-index = Purchases
facet-segment-lead = Purchase families, by type of contract, and the number of clauses of each.
facet-effect = Effect
facet-effect-index = Effects on the environment
facet-effect-lead = What clauses change for the environment, with the codes that notices carry.
facet-nature = Nature
facet-nature-index = Natures of provisions
facet-nature-lead = What a provision is in law: it decides in which document it is written and how it is checked.
facet-document = Tender document
facet-document-index = Tender documents
facet-document-lead = The documents in the order in which a tender is written, and the number of clauses that write in each.
facet-ambition = Ambition
facet-ambition-index = Levels of ambition
facet-ambition-lead = From the easiest to the most demanding for the trade.
facet-legal-text = Legal text
facet-legal-text-index = Legal texts
facet-legal-text-lead = The texts that clauses rest on.
facet-label = Label
facet-label-index = Labels
facet-label-lead = The labels that clauses cite, always with their equivalents.
facet-standard = Standard
facet-standard-index = Standards
facet-standard-lead = The standards that clauses cite, always with their equivalents.
facet-organisation = Organisation
facet-organisation-index = Organisations
facet-organisation-lead = Those who write and review the clauses.

about-cpv = CPV codes
about-contract = Type of contract
about-family = Family
about-writer = Written by
about-contains = Holds
about-contractual = Force
contractual-yes = binds the parties
contractual-no = does not bind the parties
about-merges = Merges into
about-documents = Usual documents
about-legal = Legal texts
about-note = To watch
about-declares = To declare
about-code = eForms code
about-kind = Kind
about-title = Title
about-in-force = In force from
about-url = Read it at
about-owner = Owner
about-scope = Covers
about-site = Site
about-reviews = Reviews
about-duties = Duties
declared-in = { $register }: { $values }

kinds-code = codes
kinds-law = laws
kinds-decree = decrees
kinds-order = orders
kinds-european = law of the European Union
kinds-case-law = judgments
kinds-guidance = guidance
kind-code = article of a code
kind-law = law
kind-decree = decree
kind-order = order
kind-european = law of the European Union
kind-case-law = judgment
kind-guidance = guidance without force
organisation-editorial-team = editorial team
organisation-network = network of buyers
organisation-ministry = ministry
organisation-agency = public agency
organisation-association = association
organisation-local-authority = local authority
organisation-law-firm = law firm
organisation-company = company

## Clause page
ambition = Ambition:
effects = { $count ->
    [one] Effect:
   *[other] Effects:
}
version = Version { $version }
verified-on = checked on
state-draft = draft
state-in-review = in review
state-published = published
state-to-revise = to revise
state-withdrawn = withdrawn
notice-draft = Draft.
notice-draft-text = This clause is not finished. Do not use it in a contract.
notice-in-review = In review.
notice-in-review-text = This clause has not yet had the two reviews that allow its publication: one by a lawyer and one by another organisation than its author's. Have it reviewed before you use it.
notice-to-revise = To revise.
notice-to-revise-text = The law or the technique has changed since this clause was last checked. Check each text before you use it.
notice-withdrawn = Withdrawn on { $date }.
notice-withdrawn-by = Instead:
provisions = To write in the tender
force-mandatory = Binds
force-incentive = Rewards
expected = What the bid must describe
scale = Award scale, in points
points = Points
level = What earns them
rests-on = Rests on
sanctions = Sanctions
supports = Marked by
sanctioned-by = Sanctioned by
justified = Departs from the rule “{ $rule }”, because:
nature-numbered = { $nature } { $number }
provision-name = { $nature } ({ $letters })
provision-elsewhere = { $provision } of “{ $clause }”
scale-line = – { $points }: { $when }
copy = Copy
copied = Copied
copy-refused = The browser refused to copy
copy-source = Source: { $citation }, { $address }
beside = About this clause
to-decide = To decide
weight-label = Weight of the criterion
fulfils = Duties fulfilled
related = Goes with
related-completes = Completes: { $clause }
related-completed-by = Completed by: { $clause }
related-conflicts = Not together with: { $clause }
tools = Files
download-json = Data of the clause (JSON, { $size })
improve = Improve this clause
controls = Controls
control-proof = Proof
control-when = When
control-by = By whom
control-for = For
rests-on-law = References
row-segments = Purchases
row-cpv = CPV codes
row-legal = Legal texts
row-standards = Standards
row-labels = Labels
row-declares = To declare
row-contributors = Contributors
row-reviews = Reviews
row-sources = Sources
row-former = Former ids
no-review = none yet
review = { $scope }, by { $by }, on { $date } (version { $version })
scope-legal = legal review
scope-technical = technical review
scope-editorial = editorial review

## Duties
obligations-title = Duties
obligations-lead = What the law asks of public buyers for the environment, since when, and the natures of provisions that answer it.
duties-contract = In each contract
duties-contract-lead = A provision of the contract answers it.
duties-buyer = For the buyer's policy
duties-buyer-lead = These duties weigh on the buyer, not on a given contract.
duties-reporting = To report
duties-reporting-lead = What the buyer publishes or sends.
duty-from = In force
duty-from-date = from { $date } ({ $what })
duty-date-launch = day on which the tender is launched
duty-date-notification = day on which the contract is notified
duty-date-year = by year
duty-threshold = Threshold
duty-any-amount = at any amount
duty-from-threshold = { $name }: { $amounts }
duty-threshold-value = { $amount } for { $contracts } ({ $buyers })
duty-from-amount = from { $amount } without tax
duty-buyers = Buyers
duty-all-buyers = all
duty-contracts = Contracts
duty-all-contracts = all
duty-except = { $contracts }, except { $except }
duty-segments = Purchases
duty-fulfilled = Answered by
duty-or = , or{" "}
duty-and = , with{" "}
duty-legal = Legal texts
duty-note = To know

## Data
data-title = Open data
data-description = Every clause and all reference data of the library, in open formats, with a description of each column.
data-lead = The whole library can be downloaded, in several formats that say the same. The link “Columns” of each table leads to their description.
data-whole = All in one file
data-search-index = Search index
data-search-index-description = The words of the clauses, in the format of elasticlunr, to search the library from another site.
data-file-name = { $table } ({ $format })
data-columns = Columns
data-columns-title = Columns of the tables
data-column-line = { $title }. { $description } ({ $facts })
data-key = key
data-optional = may be empty
data-refers = refers to { $to }
data-licence = Licence and attribution
data-attribution = Reproduce this sentence when you reuse the data:
cell-id = id
cell-text = text
cell-plain = long text, without formatting
cell-url = address
cell-integer = whole number
cell-number = decimal number
cell-date = date YYYY-MM-DD
cell-boolean = true or false
kilobytes = { $size } kB
bytes = { $count ->
    [one] { $count } byte
   *[other] { $count } bytes
}

## News
news-title = News
news-lead = What changes in the library and in the law.
no-news = No news yet.

## Not found
not-found-title = This page does not exist
not-found-why = The address may be incomplete. Addresses of clauses never change: a clause that is renamed or withdrawn keeps its page.

## Site map
plan-title = Site map
plan-lead = Every page of the portal, by kind.
plan-pages = Pages of the portal
plan-clauses = Clauses

## Accessibility
accessibility-title = Accessibility statement
accessibility-commitment = { $publisher } is committed to making { $site } accessible. This statement applies to the whole portal.
accessibility-state = Compliance status
accessibility-state-none = { $site } is not compliant with WCAG 2.2 level AA: no valid audit measures how far it conforms.
accessibility-state-partial = { $site } is partially compliant with WCAG 2.2 level AA, because of the defects listed below.
accessibility-state-full = { $site } is fully compliant with WCAG 2.2 level AA.
accessibility-results = Results of tests
accessibility-results-none = No audit has been made so far: no rate of compliance can be given.
accessibility-defects = Content that is not accessible
accessibility-failures = Failures
accessibility-no-defect = Automatic tests have found no defect so far. They do not replace an audit.
accessibility-burden = Disproportionate burden
accessibility-burden-none = None is claimed.
accessibility-exempt = Content out of scope
accessibility-exempt-none = No content is left out on this ground.
accessibility-established = Preparation of this statement
accessibility-established-on = This statement was prepared on { $date }.
accessibility-technologies = Technologies
accessibility-tools = What it was tested with
accessibility-pages = Pages that were audited
accessibility-pages-none = None: no audit was made.
accessibility-contact = Feedback and contact
accessibility-contact-why = If you cannot reach a content or a service, write to those who answer for { $site }: they will lead you to an accessible way, or send you the content in another form.
accessibility-remedies = Enforcement procedure
accessibility-remedies-when = You have reported a defect that keeps you from a content or a service, and the answer does not satisfy you:

## Legal notice
legal-notice-title = Legal notice
legal-notice-description = Who publishes { $site }, who hosts it, and under which licences it may be reused.
legal-editor = Editor
legal-director = Responsible for publication
legal-host = Host
legal-licences = Licences
legal-licence = { $what }: { $name }
legal-licence-database = Database
legal-licence-texts = Clause texts
legal-licence-code = Code of the program
legal-data = Personal data
legal-data-text = This site sets no cookie, does not measure its audience and asks for no personal data. Your choice of a light or a dark theme stays in your browser.
legal-note = To know
