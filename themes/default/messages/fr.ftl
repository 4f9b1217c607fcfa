# Les mots du portail. Les espaces insécables et les apostrophes courbes sont posées par le programme.

## Le cadre de chaque page
skip-link = Aller au contenu
main-navigation = Navigation principale
footer-navigation = Pied de page
trail = Vous êtes ici
pages = Pages de la liste
page-title = { $title }, page { $page }
page-description = Page { $page }. { $description }
previous = Précédente
next = Suivante
scheme-dark = Thème sombre
scheme-light = Thème clair
source-code = Code et contenus sources
licence-database = Base de données sous licence
licence-texts = Textes des clauses sous licence
moved = Cette page a changé d'adresse.

## Adresses : ne changez pas un mot publié
route-page = page
route-clauses = clauses
route-segments = segments
route-documents = pieces
route-natures = natures
route-effects = effets
route-ambitions = ambitions
route-legal-texts = textes
route-labels = labels
route-standards = normes
route-organisations = organisations
route-search = recherche
route-obligations = obligations
route-bundles = packs
route-dossier = dossier
route-comparison = comparer
route-news = actualites
route-pages = pages
route-data = donnees
route-accessibility = accessibilite
route-legal-notice = mentions-legales
route-plan = plan

## Navigation
nav-home = Accueil
nav-clauses = Clauses
nav-segments = Achats
nav-documents = Pièces
nav-obligations = Obligations
nav-data = Données
nav-news = Actualités
nav-plan = Plan du site
nav-legal-notice = Mentions légales
nav-accessibility = Accessibilité : { $conformity }
conformity-none = non conforme
conformity-partial = partiellement conforme
conformity-full = totalement conforme

## Recherche
search-title = Chercher une clause
search-label = Chercher dans les clauses
search-short = Chercher
search-button = Chercher
search-description = Cherchez parmi les clauses par mots, par achat, par pièce du marché ou par nature.
search-without-script = La recherche a besoin de JavaScript. Sans lui, ces listes mènent à toutes les clauses :

## Accueil
home-question = Que voulez-vous acheter, ou écrire ?
home-examples = déchets de chantier|papier recyclé|critère repas bio
for-example = Par exemple :
by-purchase = Par achat
by-document = Par pièce du marché
by-duty = Par obligation légale
counts-note = Le nombre à droite est celui des clauses.
all-duties = { $count ->
    [one] Voir l'obligation et ses dates
   *[other] Voir les { $count } obligations et leurs dates
}
whats-new = Nouveau
about-library = Le clausier
home-licence = { $clauses } sous licence { $licence }, à télécharger librement :
get-data = données ouvertes
contract-works = Travaux
contract-supplies = Fournitures
contract-services = Services
contract-concession = Concessions
contracts-of-works = marchés de travaux
contracts-of-supplies = marchés de fournitures
contracts-of-services = marchés de services
contracts-of-concession = concessions

## Listes
clauses-title = Toutes les clauses
clauses-lead = Chaque fiche donne le texte à coller, le critère qui le note, la preuve qui le contrôle et la pénalité qui le fait tenir.
clauses-count = { $count ->
    [one] { $count } clause
   *[other] { $count } clauses
}
no-clause = Aucune clause pour l'instant. La liste se remplira quand une fiche citera cette entrée.
feed = Flux Atom
feed-of = { $title } : nouveautés
entry-description = { $kind } : { $name } ({ $clauses }).
entry-description-empty = { $kind } : { $name }.

facet-segment = Achat
facet-segment-index = Achats
facet-segment-lead = Les familles d'achat, par type de marché, et le nombre de clauses de chacune.
facet-effect = Effet
facet-effect-index = Effets sur l'environnement
facet-effect-lead = Ce que les clauses changent pour l'environnement, avec les codes que portent les avis de marché.
facet-nature = Nature
facet-nature-index = Natures des dispositions
facet-nature-lead = Ce qu'une disposition est en droit : ce qui décide de la pièce où on l'écrit et de la façon dont on la contrôle.
facet-document = Pièce du marché
facet-document-index = Pièces du marché
facet-document-lead = Les pièces dans l'ordre où un marché se rédige, et le nombre de clauses qui y écrivent.
facet-ambition = Ambition
facet-ambition-index = Niveaux d'ambition
facet-ambition-lead = Du plus accessible au plus exigeant pour le secteur.
facet-legal-text = Texte
facet-legal-text-index = Textes juridiques
facet-legal-text-lead = Les textes sur lesquels les clauses reposent.
facet-label = Label
facet-label-index = Labels
facet-label-lead = Les labels que les clauses citent, toujours avec leurs équivalents.
facet-standard = Norme
facet-standard-index = Normes
facet-standard-lead = Les normes que les clauses citent, toujours avec leurs équivalents.
facet-organisation = Organisme
facet-organisation-index = Organismes
facet-organisation-lead = Celles et ceux qui écrivent et relisent les fiches.

about-cpv = Codes CPV
about-contract = Type de marché
about-family = Famille
about-writer = Rédigée par
about-contains = On y écrit
about-contractual = Valeur
contractual-yes = pièce contractuelle
contractual-no = pièce non contractuelle
about-merges = Se fond dans
about-documents = Pièces habituelles
about-legal = Textes
about-note = Vigilance
about-declares = À déclarer
about-code = Code eForms
about-kind = Sorte
about-title = Intitulé
about-in-force = En vigueur depuis le
about-url = À lire
about-owner = Propriétaire
about-scope = Porte sur
about-site = Site
about-reviews = Relectures
declared-in = { $register } : { $values }
about-duties = Obligations

kinds-code = codes
kinds-law = lois
kinds-decree = décrets
kinds-order = arrêtés
kinds-european = droit de l'Union européenne
kinds-case-law = décisions de justice
kinds-guidance = guides
kind-code = article de code
kind-law = loi
kind-decree = décret
kind-order = arrêté
kind-european = droit de l'Union européenne
kind-case-law = décision de justice
kind-guidance = guide sans valeur obligatoire
organisation-editorial-team = équipe éditoriale
organisation-network = réseau d'acheteurs
organisation-ministry = ministère
organisation-agency = agence publique
organisation-association = association
organisation-local-authority = collectivité
organisation-law-firm = cabinet d'avocats
organisation-company = entreprise

## Fiche clause
ambition = Ambition :
effects = { $count ->
    [one] Effet :
   *[other] Effets :
}
version = Version { $version }
verified-on = vérifiée le
state-draft = brouillon
state-in-review = en relecture
state-published = publiée
state-to-revise = à réviser
state-withdrawn = retirée
notice-draft = Brouillon.
notice-draft-text = Cette fiche n'est pas finie. Ne l'utilisez pas dans un marché.
notice-in-review = En relecture.
notice-in-review-text = Cette fiche n'a pas encore reçu les deux relectures qui permettent de la publier : celle d'un juriste et celle d'un autre organisme que son auteur. Faites-la relire avant de l'utiliser.
notice-to-revise = À réviser.
notice-to-revise-text = Le droit ou la technique a changé depuis la dernière vérification de cette fiche. Vérifiez chaque texte avant de l'utiliser.
notice-withdrawn = Retirée le { $date }.
notice-withdrawn-by = À sa place :
provisions = À écrire dans le marché
force-mandatory = Oblige
force-incentive = Récompense
expected = Ce que l'offre doit décrire
scale = Grille de notation, en points
points = Points
level = Ce qui les donne
rests-on = Repose sur
sanctions = Sanctionne
supports = Noté par
sanctioned-by = Sanctionnée par
justified = Écart justifié à la règle « { $rule } » :
nature-numbered = { $nature } { $number }
provision-name = { $nature } ({ $letters })
provision-elsewhere = { $provision } de la fiche « { $clause } »
scale-line = – { $points } : { $when }
copy = Copier
copied = Copié
copy-refused = Copie refusée par le navigateur
copy-source = Source : { $citation }, { $address }
beside = Repères de la fiche
to-decide = À décider
weight-label = Poids du critère
fulfils = Obligations remplies
related = Va avec
related-completes = Complète : { $clause }
related-completed-by = Complétée par : { $clause }
related-conflicts = Ne pas cumuler avec : { $clause }
tools = Fichiers
download-json = Données de la fiche (JSON, { $size })
improve = Améliorer cette fiche
controls = Contrôles
control-proof = Preuve
control-when = Quand
control-by = Par qui
control-for = Pour
rests-on-law = Références
row-segments = Achats
row-cpv = Codes CPV
row-legal = Textes
row-standards = Normes
row-labels = Labels
row-declares = À déclarer
row-contributors = Contributeurs
row-reviews = Relectures
row-sources = Sources
row-former = Anciens identifiants
no-review = aucune à ce jour
review = { $scope }, par { $by }, le { $date } (version { $version })
scope-legal = relecture juridique
scope-technical = relecture technique
scope-editorial = relecture éditoriale

## Obligations
obligations-title = Obligations
obligations-lead = Ce que le droit impose en matière d'environnement à l'acheteur public, depuis quand, et les natures de dispositions qui y répondent.
duties-contract = Dans chaque marché
duties-contract-lead = Une disposition du marché y répond.
duties-buyer = Pour la politique de l'acheteur
duties-buyer-lead = Ces obligations pèsent sur l'acheteur, non sur un marché donné.
duties-reporting = À déclarer
duties-reporting-lead = Ce que l'acheteur publie ou transmet.
duty-from = En vigueur
duty-from-date = à compter du { $date } ({ $what })
duty-date-launch = date de lancement de la consultation
duty-date-notification = date de notification du marché
duty-date-year = par année
duty-threshold = Seuil
duty-any-amount = à tout montant
duty-from-threshold = { $name } : { $amounts }
duty-threshold-value = { $amount } HT pour { $contracts } ({ $buyers })
duty-from-amount = à partir de { $amount } HT
duty-buyers = Acheteurs
duty-contracts = Marchés
duty-all-buyers = tous
duty-all-contracts = tous
duty-except = { $contracts }, sauf { $except }
duty-segments = Achats
duty-fulfilled = Y répond
duty-or = , ou{" "}
duty-and = , avec{" "}
duty-legal = Textes
duty-note = À savoir

## Données
data-title = Données ouvertes
data-description = Toutes les fiches et tous les référentiels du clausier, en formats ouverts, avec la description de chaque colonne.
data-lead = Tout le clausier se télécharge, en plusieurs formats qui disent la même chose. Le lien « Colonnes » de chaque table mène à leur description.
data-whole = Tout dans un fichier
data-search-index = Index de recherche
data-search-index-description = Les mots des fiches, au format d'elasticlunr, pour chercher dans le clausier depuis un autre site.
data-file-name = { $table } ({ $format })
data-columns = Colonnes
data-columns-title = Colonnes des tables
data-column-line = { $title }. { $description } ({ $facts })
data-key = clé
data-optional = peut être vide
data-refers = renvoie à { $to }
data-licence = Licence et attribution
data-attribution = Reproduisez cette phrase quand vous réutilisez les données :
cell-id = identifiant
cell-text = texte
cell-plain = texte long, sans mise en forme
cell-url = adresse
cell-integer = nombre entier
cell-number = nombre décimal
cell-date = date AAAA-MM-JJ
cell-boolean = true ou false
kilobytes = { $size } ko
bytes = { $count ->
    [one] { $count } octet
   *[other] { $count } octets
}

## Actualités
news-title = Actualités
news-lead = Ce qui change dans le clausier et dans le droit.
no-news = Aucune actualité pour l'instant.

## Page introuvable
not-found-title = Cette page n'existe pas
not-found-why = L'adresse est peut-être incomplète. Les adresses des fiches ne changent jamais : une fiche renommée ou retirée garde sa page.

## Plan du site
plan-title = Plan du site
plan-lead = Toutes les pages du portail, par sorte.
plan-pages = Pages du portail
plan-clauses = Clauses

## Accessibilité
accessibility-title = Déclaration d'accessibilité
accessibility-commitment = { $publisher } s'engage à rendre son site internet accessible, conformément à l'article 47 de la loi n° 2005-102 du 11 février 2005. Cette déclaration s'applique au site « { $site } ».
accessibility-state = État de conformité
accessibility-state-none = Le site « { $site } » est non conforme avec le référentiel général d'amélioration de l'accessibilité (RGAA) : aucun audit de conformité en cours de validité ne permet de mesurer le respect des critères.
accessibility-state-partial = Le site « { $site } » est partiellement conforme avec le référentiel général d'amélioration de l'accessibilité (RGAA), en raison des non-conformités énumérées ci-dessous.
accessibility-state-full = Le site « { $site } » est totalement conforme avec le référentiel général d'amélioration de l'accessibilité (RGAA).
accessibility-results = Résultats des tests
accessibility-results-none = Aucun audit de conformité au RGAA n'a été réalisé à ce jour : aucun taux de conformité ne peut être donné.
accessibility-defects = Contenus non accessibles
accessibility-failures = Non-conformités
accessibility-no-defect = Les essais automatiques menés à ce jour n'ont relevé aucun défaut. Ils ne remplacent pas un audit.
accessibility-burden = Dérogations pour charge disproportionnée
accessibility-burden-none = Aucune dérogation n'est invoquée.
accessibility-exempt = Contenus non soumis à l'obligation d'accessibilité
accessibility-exempt-none = Aucun contenu n'est exclu à ce titre.
accessibility-established = Établissement de cette déclaration d'accessibilité
accessibility-established-on = Cette déclaration a été établie le { $date }.
accessibility-technologies = Technologies utilisées pour la réalisation du site
accessibility-tools = Outils pour évaluer l'accessibilité
accessibility-pages = Pages du site ayant fait l'objet de la vérification de conformité
accessibility-pages-none = Aucune, faute d'audit.
accessibility-contact = Retour d'information et contact
accessibility-contact-why = Si vous ne parvenez pas à accéder à un contenu ou à un service, vous pouvez contacter le responsable du site « { $site } » pour être orienté vers une solution accessible ou obtenir le contenu sous une autre forme.
accessibility-remedies = Voies de recours
accessibility-remedies-when = Vous avez signalé au responsable du site un défaut d'accessibilité qui vous empêche d'accéder à un contenu ou à un service, et vous n'avez pas obtenu de réponse satisfaisante : vous pouvez suivre la procédure qui suit.

## Mentions légales
legal-notice-title = Mentions légales
legal-notice-description = Qui édite « { $site } », qui l'héberge, et sous quelles licences on peut le réutiliser.
legal-editor = Éditeur
legal-director = Directeur de la publication
legal-host = Hébergeur
legal-licences = Licences
legal-data = Données personnelles
legal-data-text = Ce site ne dépose pas de cookie, ne mesure pas son audience et ne demande aucune donnée personnelle. Le choix du thème clair ou sombre reste dans votre navigateur.
legal-note = À savoir
legal-licence-database = Base de données
legal-licence-texts = Textes des clauses
legal-licence-code = Code du programme
legal-licence = { $what } : { $name }
