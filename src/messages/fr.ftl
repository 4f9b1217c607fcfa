# Ce que le programme dit aux contributeurs. Une clé par règle : le message, puis `-help`, ce qu'il faut faire.

severity-error = erreur
severity-warning = avertissement
help = aide

kind-name = { $kind ->
    [ambition] niveau d'ambition
    [bundle] pack
    [buyer] sorte d'acheteur
    [clause] clause
    [document] pièce
    [effect] effet
    [label] label
    [legal-text] texte juridique
    [nature] nature
    [news] actualité
    [obligation] obligation
    [organisation] organisation
    [page] page
    [provision] disposition
    [register] registre
    [register-value] valeur de registre
    [segment] segment
    [standard] norme
    [threshold] seuil
   *[wording-rule] règle de rédaction
 }

broken-link = ce lien mène à `{ $id }`, qui n'existe pas ({ kind-name })
broken-link-help = corrigez l'identifiant, ou créez l'entrée dans `{ $home }`
broken-link-help-nearest = vouliez-vous dire `{ $nearest }` ?
bullet-character = une puce tapée à la main ne fait pas une liste
bullet-character-help = écrivez `- ` au début de chaque élément, après une ligne vide
bundle-clause-unfit = ce pack contient `{ $id }`, { $status ->
    [withdrawn] une fiche retirée
   *[to-revise] une fiche à réviser
 }
bundle-clause-unfit-help = remplacez-la, ou retirez-la du pack : un pack est ce que le clausier recommande
bundle-clause-unfit-help-known = mettez `{ $known }` à sa place, ou retirez-la du pack
bundle-conflict = `{ $id }` ne va pas avec `{ $other }`, qui est dans le même pack
bundle-conflict-help = gardez l'une des deux fiches
bundle-unmet-duty = ce pack ne remplit pas l'obligation `{ $duty }` : { $name }
bundle-unmet-duty-help = ajoutez une disposition de cette nature : { $natures }
bundle-value = { $problem ->
    [blank] `{ $clause }` n'a pas de champ `{ $name }`
    [type] « { $value } » ne peut pas remplir le champ `{ $name }` de `{ $clause }`
    [choice] `{ $value }` n'est aucun des choix de `{ $name }`
   *[bounds] { $value } n'est pas compris entre { $min } et { $max }
 }
bundle-value-help = { $problem ->
    [blank] champs de cette fiche : { $known } (le poids d'un critère s'appelle `"@critere"`)
    [type] écrivez la valeur comme une donnée : `12.5`, `2026-09-01`, l'identifiant d'un choix
    [choice] choix permis : { $known }
   *[bounds] restez dans les bornes de la fiche, ou retirez la valeur
 }
bundle-value-help-nearest = vouliez-vous dire `{ $nearest }` ?
bundle-without-support = `{ $provision }` est dans le pack sans `{ $support }`, sur quoi elle repose
bundle-without-support-help = ajoutez `{ $support }` au pack, ou retirez `{ $provision }` : un critère s'appuie sur une obligation, une pénalité en punit une
control-character = caractère invisible { $code }
control-character-help = supprimez-le : il vient souvent d'un copier-coller
criterion-without-expectations = le critère `{ $provision }` ne dit pas ce qui est attendu des candidats
criterion-without-expectations-help = ajoutez `expected:` : ce que le candidat décrit, et avec quelle preuve
criterion-without-scale = le critère n'a pas de grille de notation d'au moins deux niveaux
criterion-without-scale-help = ajoutez `scale:`, une liste de `{"{"} points: 0, when: … {"}"}` dont le premier niveau vaut 0
criterion-without-support = ce critère ne s'appuie sur aucune obligation du marché
criterion-without-support-help = indiquez dans `rests_on:` une disposition qui oblige le titulaire (spécification technique, condition d'exécution…) : ce que le candidat promet doit l'engager
criterion-without-weight = le critère `{ $provision }` n'a pas de poids
criterion-without-weight-help = ajoutez `weight: {"{"} default: 10, min: 5, max: 20 {"}"}`, en pour cent de la note
csv-syntax = cette ligne de la liste de codes ne peut pas être lue : { $reason }
csv-syntax-help = la première ligne est `code,check_digit,level,parent,label` ; les suivantes ont cinq colonnes séparées par des virgules, et un code à huit chiffres
cut-by-comment = ce qui suit « # » est perdu
cut-by-comment-help = mettez le texte entre guillemets ; une remarque s'écrit avec un espace, `# ainsi`
doubled-unit = `{ $name }` imprime déjà « { $unit } »
doubled-unit-help = supprimez « { $unit } » après l'accolade, ou écrivez `{"{"}{ $name }:bare{"}"}`
duplicate-id = l'identifiant `{ $id }` sert déjà ({ $path }, ligne { $line })
duplicate-id-help = choisissez un autre identifiant : il devient une adresse
duplicate-key = la clé `{ $key }` est écrite deux fois
duplicate-key-help = gardez l'une des deux
empty-value = il manque une valeur
empty-value-help = écrivez une valeur, ou supprimez la clé si elle est facultative
file-too-large = le fichier pèse { $size } Kio ; { $limit } Kio au plus
file-too-large-help = découpez-le : une fiche ne porte qu'une mesure
forbidden-link-scheme = ce lien n'est pas permis : `{ $scheme }`
forbidden-link-scheme-help = écrivez une adresse complète (`https://…`), `mailto:`, ou un lien interne : `clause:`, `text:`, `label:`, `standard:`, `segment:`, `page:` suivi d'un identifiant
future-date = la date { $date } est dans le futur
future-date-help = écrivez le jour où cela a été fait
image = une image dans un texte
image-help = décrivez-la en mots : elle n'arriverait pas dans la pièce du marché
invalid-id = `{ $id }` ne peut pas être un identifiant
invalid-id-help = lettres minuscules sans accent, chiffres et tirets, 80 caractères au plus ; pour un fichier, renommez-le
invalid-parameter-name = `{ $name }` ne peut pas nommer un paramètre
invalid-parameter-name-help = lettres minuscules sans accent, chiffres et `_`, en commençant par une lettre ; `weight` est réservé au poids du critère
invalid-url = `{ $url }` n'est pas une adresse web
invalid-url-help = écrivez l'adresse entière, `https://…`, sans espace
link-to-draft = `{ $id }` est encore un brouillon
link-to-draft-help = retirez la mention, ou passez la fiche citée à `status: in-review`
misplaced-key = une disposition de nature `{ $nature }` ne prend pas la clé `{ $key }`
misplaced-key-help = supprimez la clé, ou changez la nature
missing-file = le fichier `{ $path }` manque
missing-file-help = sans lui il n'y a pas de portail : reprenez celui du modèle
missing-force = la disposition `{ $provision }` ne dit pas si elle oblige ou si elle récompense
missing-force-help = ajoutez `force: mandatory` (le texte oblige) ou `force: incentive` (le texte récompense)
missing-front-matter = le fichier ne commence pas par un en-tête
missing-front-matter-help = commencez par une ligne `---`, les clés (`title: …`), puis une ligne `---`
missing-key = il manque la clé `{ $key }`
missing-key-help = ajoutez `{ $key }: …` ; la page docs/FORMAT.md dit ce qu'elle contient
missing-section = il manque le texte de la section « { $heading } »
missing-section-help = écrivez une ligne `## { $heading }`, puis le texte
not-nfc = un accent est écrit en deux caractères
not-nfc-help = retapez la lettre accentuée : l'œil ne voit pas la différence, la recherche si
not-utf8 = ce fichier n'est pas en UTF-8
not-utf8-help = enregistrez-le en « UTF-8 » depuis votre éditeur (Enregistrer sous…, Encodage)
parameter-in-explanation = le paramètre `{ $name }` n'a pas sa place dans l'explication
parameter-in-explanation-help = écrivez la valeur en toutes lettres, ou doublez l'accolade pour l'imprimer
penalty-without-breach = la pénalité `{ $provision }` ne dit pas ce qu'elle punit
penalty-without-breach-help = ajoutez `sanctions: […]` avec l'identifiant des dispositions visées ; une prime s'écrit `force: incentive`
published-without-review = une fiche publiée doit avoir été relue
published-without-review-help = il faut, pour cette version, une relecture `scope: legal` et une par une autre organisation que l'auteur ; sinon gardez `status: in-review`
raw-html = du HTML dans un texte
raw-html-help = utilisez Markdown : `**gras**`, `*italique*`, `- liste`
related-to-itself = la fiche renvoie à elle-même
related-to-itself-help = supprimez ce renvoi
repeated-item = `{ $id }` est cité deux fois dans la liste
repeated-item-help = gardez-le une fois
review-by-author = `{ $organisation }` a écrit cette fiche et ne peut pas la relire
review-by-author-help = une relecture vient d'une autre organisation que celles de `contributors`
review-of-another-version = cette relecture porte sur la version { $reviewed }, la fiche en est à la version { $version }
review-of-another-version-help = retirez-la, ou faites relire la version { $version }
scale-not-from-zero = le premier niveau de la grille vaut { $points } et non 0
scale-not-from-zero-help = le premier niveau décrit l'offre qui ne propose rien : `points: 0`
scale-not-rising = { $points } points ne dépassent pas le niveau précédent ({ $before })
scale-not-rising-help = rangez les niveaux du moins au plus exigeant, sans ex æquo
spreadsheet-formula = un tableur exécuterait cette valeur comme une formule
spreadsheet-formula-help = ne commencez pas par `=`, `@`, ni par `+` ou `-` suivi d'un chiffre : écrivez « moins 20 % » ou « baisse de 20 % »
stale-verification = le droit et les chiffres n'ont pas été vérifiés depuis plus de 18 mois ({ $date })
stale-verification-help = vérifiez-les et changez `verified_on`, ou passez la fiche à `status: to-revise`
stray-brace = une accolade qui n'encadre aucun paramètre
stray-brace-help = un paramètre s'écrit `{"{"}nom{"}"}` ; pour imprimer une accolade, doublez-la
too-deep = trop de niveaux imbriqués
too-deep-help = douze niveaux au plus : simplifiez
too-long = { $length } caractères ; { $limit } au plus
too-long-help = raccourcissez : les listes et la recherche montrent ce texte en entier
unclosed-front-matter = l'en-tête n'est pas fermé
unclosed-front-matter-help = ajoutez une ligne `---` après la dernière clé ; le fichier a peut-être été coupé
undeclared-parameter = aucun paramètre ne s'appelle `{ $name }`
undeclared-parameter-help = déclarez-le sous `parameters:`, ou corrigez le nom
undeclared-parameter-help-nearest = vouliez-vous dire `{"{"}{ $nearest }{"}"}` ?
undefined-reference = rien ne dit où mène `{ $name }`
undefined-reference-help = écrivez le lien entier : `[mots](https://…)`
unexpected-file = ce fichier n'est lu par rien
unexpected-file-help = rangez-le dans `clauses/`, `organisations/`, `versions/<fiche>/`, `bundles/`, `news/`, `pages/` ou `reference/`, avec l'extension attendue en minuscules (`.md` ou `.yaml`), ou supprimez-le
unexpected-heading = ce titre n'a pas sa place ici
unexpected-heading-help = une fiche a ces titres de niveau 2, dans cet ordre : { $known } ; un texte de l'en-tête n'en a aucun
unexpected-heading-help-nearest = vouliez-vous dire « { $nearest } » ? L'ordre est : { $known }
unknown-choice = aucun choix ne s'appelle `{ $id }`
unknown-choice-help = écrivez l'un de ceux de `choices:` ({ $known })
unknown-choice-help-nearest = vouliez-vous dire `{ $nearest }` ?
unknown-cpv = le code CPV `{ $code }` n'existe pas
unknown-cpv-help = huit chiffres sans le chiffre de contrôle pour une fiche, un préfixe d'au moins deux chiffres pour un segment ; la liste est dans `content/reference/cpv.csv`
unknown-id = `{ $id }` n'existe pas ({ kind-name })
unknown-id-help-known = { $kind ->
    [provision] dispositions de cette fiche et des autres : écrivez `disposition`, ou `fiche/disposition`
   *[other] identifiants permis : { $known }
 }
unknown-id-help = corrigez l'identifiant, ou créez l'entrée dans `{ $home }`
unknown-id-help-nearest = vouliez-vous dire `{ $nearest }` ? { $kind ->
    [provision] {""}
   *[other] Sinon, créez l'entrée dans `{ $home }`
 }
unknown-key = la clé `{ $key }` n'existe pas ici
unknown-key-help = { $shape ->
    [words] un texte entre accolades ou crochets se met entre guillemets quand il contient une virgule : `"…, …"`
   *[word] clés permises : { $known }
 }
unknown-key-help-nearest = vouliez-vous dire `{ $nearest }` ?
unknown-value = `{ $value }` n'est pas une valeur permise
unknown-value-help = valeurs permises : { $known }
unknown-value-help-nearest = vouliez-vous dire `{ $nearest }` ? Valeurs permises : { $known }
unlisted-citation = le texte cite `{ $id }`, absent de `{ $list }:`
unlisted-citation-help = ajoutez `{ $id }` à la liste `{ $list }:`
unmatched-synonyms = aucune fiche ne contient { $words }
unmatched-synonyms-help = vérifiez l'orthographe, ou mettez dans le groupe un mot que des fiches emploient
unused-parameter = le paramètre `{ $name }` n'est utilisé par aucun texte
unused-parameter-help = écrivez `{"{"}{ $name }{"}"}` dans une disposition ou un contrôle, ou supprimez le paramètre
value-out-of-bounds = { $value } n'est pas compris entre { $min } et { $max }
value-out-of-bounds-help = changez la valeur ou la borne
version-mismatch = { $problem ->
    [clause] aucune fiche ne s'appelle `{ $clause }` : de quoi est-ce une version ?
    [number] ce fichier est la version { $number }, mais il dit { $version }
   *[order] la version { $number } n'est pas remplacée : la fiche en est à la version { $current }
 }
version-mismatch-help = { $problem ->
    [clause] le dossier porte l'identifiant de la fiche : renommez-le avec elle
    [number] le fichier s'appelle `v` suivi de son numéro, et `version:` dit le même
   *[order] augmentez `version:` de la fiche (`clausier freeze { $clause }` fait les deux), ou supprimez ce fichier
 }
version-mismatch-help-nearest = vouliez-vous dire `{ $nearest }` ?
weight-out-of-bounds = le poids { $default } n'est pas compris entre { $min } et { $max }, ou dépasse 100
weight-out-of-bounds-help = il faut 1 ≤ min ≤ default ≤ max ≤ 100
withdrawal-mismatch = { $key ->
    [status] une fiche retirée dit quand et pourquoi
   *[withdrawn] la fiche dit pourquoi elle est retirée, mais ne l'est pas
 }
withdrawal-mismatch-help = une fiche retirée a `status: withdrawn` et `withdrawn: {"{"} date: …, why: … {"}"}`
wording = { $message }
wording-help = { $help } (règle `{ $rule }` ; une raison écrite dans `justified:` y répond)
wrong-type = { $expected ->
    [text] un texte est attendu
    [list] une liste est attendue
    [mapping] des clés et des valeurs sont attendues
    [whole] un nombre entier est attendu
    [number] un nombre est attendu
    [date] une date est attendue
   *[flag] `true` ou `false` est attendu
 }{ $found ->
    [scalar] , pas `{ $value }`
    [list] , pas une liste
    [mapping] , pas des clés et des valeurs
   *[nothing] {""}
 }
wrong-type-help = { $expected ->
    [text] mettez entre guillemets un texte qui contient « : », « # », des crochets ou des accolades
    [list] écrivez `[a, b]`, ou une ligne `- …` par élément
    [mapping] écrivez une ligne `clé: valeur` par clé, ou `{"{"} clé: valeur, … {"}"}`
    [whole] écrivez un entier sans unité : `15`
    [number] écrivez un nombre sans unité, avec un point pour les décimales : `12.5`
    [date] écrivez `AAAA-MM-JJ`, un jour qui existe : `2026-11-21`
   *[flag] écrivez `true` (vrai) ou `false` (faux)
 }
yaml-alias = les ancres (`&nom`) et les alias (`*nom`) de YAML ne sont pas permis
yaml-alias-help = recopiez la valeur : un relecteur doit voir ce qui sera publié
yaml-syntax = { $cause ->
    [colon] deux-points inattendus : ce texte contient « : », ou la ligne d'avant n'a pas d'espace après ses deux-points
    [colon-missing] une clé sans deux-points
    [unclosed] un crochet ou une accolade n'est pas fermé
    [alignment] cette ligne n'est pas alignée avec ses voisines
    [sign] un texte ne peut pas commencer par ce signe
    [quote] un guillemet n'est pas fermé
   *[other] le YAML ne peut pas être lu ici ({ $reason })
 }
yaml-syntax-help = { $cause ->
    [colon] mettez le texte entre guillemets : `clé: "un texte : avec deux-points"`
    [colon-missing] écrivez `clé: valeur`, avec un espace après les deux-points
    [unclosed] fermez-le, ici ou plus haut : `[a, b]`, `{"{"} clé: valeur {"}"}`
    [alignment] les clés d'un même groupe commencent à la même colonne, avec des espaces et jamais de tabulation
    [sign] mettez le texte entre guillemets
    [quote] ajoutez le guillemet qui manque, ici ou plus haut
   *[other] vérifiez l'alignement des lignes, les guillemets et les crochets ; un texte qui contient « : » ou qui commence par un signe se met entre guillemets
 }
yaml-tag = les étiquettes de YAML (`!nom`) ne sont pas permises
yaml-tag-help = supprimez-la ; un texte qui commence par « ! » se met entre guillemets

check-clean = { $clauses ->
    [one] { $clauses } fiche, rien à signaler
   *[other] { $clauses } fiches, rien à signaler
 }
check-errors = { $errors ->
    [0] aucune erreur
    [one] { $errors } erreur
   *[other] { $errors } erreurs
 }, { $warnings ->
    [0] aucun avertissement
    [one] { $warnings } avertissement
   *[other] { $warnings } avertissements
 }
build-done = { $files ->
    [one] { $files } fichier
   *[other] { $files } fichiers
 } dans `{ $folder }` : { $changed } nouveaux ou changés, { $removed } retirés
build-refused = rien n'a été publié : corrigez d'abord les erreurs
serve-ready = le portail est sur { $address } (Ctrl+C pour arrêter)
serve-checked = { $errors ->
    [0] à jour
    [one] { $errors } erreur : le dernier état correct reste affiché
   *[other] { $errors } erreurs : le dernier état correct reste affiché
 }
freeze-done = `{ $kept }` garde le texte de la version { $version } ; `{ $clause }` en est à la version { $next }
freeze-kept-already = `{ $kept }` existe déjà : une version gardée ne change plus
no-such-clause = aucune fiche lisible ne s'appelle `{ $id }`
no-library = aucun clausier ici : ni ce dossier ni ceux au-dessus n'ont de `content/portal.yaml`
no-such-path = `{ $path }` ne contient aucun fichier du clausier
no-date = quel jour est-ce ? Donnez `--date AAAA-MM-JJ` (celui d'aujourd'hui convient), ou SOURCE_DATE_EPOCH, ou construisez depuis un dépôt Git dont un commit touche `content/`
overlay-title = { $errors ->
    [one] { $errors } erreur dans les fichiers
   *[other] { $errors } erreurs dans les fichiers
 }
overlay-note = La page montre le dernier état correct. Elle se mettra à jour dès la correction.
overlay-empty = Le clausier ne peut pas encore être affiché
overlay-close = Fermer
overlay-trouble = Le travail n'a pas pu être fait
