# Les packs, les versions remplacées, la comparaison.

## Packs
bundles-title = Packs
bundles-lead = Des marchés types, prêts à ouvrir : les clauses qui vont ensemble, les obligations qu'elles remplissent, les valeurs qu'il reste à décider.
bundles-count = { $count ->
    [one] Voir le pack
   *[other] Voir les { $count } packs
}
no-bundle = Aucun pack pour l'instant.
bundle-page-title = Pack : { $title }
bundle-contract-works = Marché de travaux
bundle-contract-supplies = Marché de fournitures
bundle-contract-services = Marché de services
bundle-contract-concession = Concession
bundle-amount = { $amount } HT, à titre d'exemple
bundle-verified = vérifié le
bundle-open = Ouvrir dans mon dossier
bundle-open-note = Vous pourrez tout changer. Le dossier reste dans votre navigateur : rien n'est envoyé.
bundle-to-decide = { $count ->
    [0] Aucune valeur à décider.
    [one] { $count } valeur à décider.
   *[other] { $count } valeurs à décider.
}
bundle-about = À quoi il sert
bundle-holds = Ce qu'il contient
bundle-beside = Repères du pack
bundle-fulfils = Obligations remplies
bundle-missing = Obligations à remplir par ailleurs
bundle-duties-note = Pour le marché type du pack. L'outil informe : il ne remplace pas un conseil juridique.
bundle-contributors = Composé par
bundle-tools = Contribuer
bundle-improve = Améliorer ce pack
about-bundles = Packs

## Accueil
by-bundle = Marchés prêts à ouvrir
by-bundle-lead = Chaque pack réunit les clauses d'un marché type : vous l'ouvrez, vous remplissez.

## Versions
version-title = { $title }, version { $version }
version-description = Version { $version }, remplacée. { $summary }
version-replaced = Version remplacée.
version-replaced-text = Les marchés qui citent « { $citation } » reposent sur ce texte. Pour un nouveau marché, prenez la version en vigueur.
version-current = Version { $version }, en vigueur
version-compare = Comparer les deux versions
version-provisions = Le texte, tel qu'il était
version-blanks = Valeurs de départ de cette version
version-blank-bounds = { $value } (de { $min } à { $max })
version-blank-empty = sans valeur
version-weight = Poids du critère
version-verified = vérifiée le
row-versions = Versions
version-link = version { $version }

## Comparaison
comparison-title = Comparer des clauses
comparison-lead = Deux clauses, ou deux versions d'une clause, côte à côte, les différences marquées.
comparison-first = Première clause
comparison-second = Seconde clause
comparison-hint = Un identifiant (soged), une version (soged@1), l'adresse d'une fiche, ou des mots de son titre.
comparison-compare = Comparer
comparison-without-script = La comparaison a besoin de JavaScript. Sans lui, ces listes mènent à toutes les clauses ; chaque version remplacée a sa page, que la fiche indique :
comparison-found = Choisissez une clause :
comparison-offered = Propositions : %n.
comparison-nothing = Aucune clause ne correspond à « %words ».
comparison-unknown = Aucune clause ne s'appelle « %words ».
comparison-no-version = La version %words n'a pas été gardée. Voici la version en vigueur.
comparison-broken = Les textes n'ont pas pu être lus. Vérifiez la connexion, puis réessayez.
comparison-same = C'est deux fois le même texte.
comparison-reading = Lecture des textes…
comparison-differs-none = Aucune différence : %same parties identiques.
comparison-differs-all = Aucune des %n parties n'est identique.
comparison-differs-one = 1 partie diffère, %same sont identiques.
comparison-differs-other = %n parties diffèrent, %same sont identiques.
comparison-of-version = version %n
comparison-in-force = en vigueur
comparison-result = Différences
comparison-legend = Retiré : barré. Ajouté : souligné.
comparison-legend-two = Ce qui n'est que d'un côté est souligné.
comparison-part-title = Titre
comparison-part-summary = Résumé
comparison-part-blanks = Champs à remplir et leurs bornes
comparison-part-controls = Contrôles
comparison-same-part = identique
comparison-changed-part = modifié
comparison-alike-part = rédigé autrement
comparison-other-part = rédigé tout autrement
comparison-only-first = seulement dans la première
comparison-only-second = seulement dans la seconde
comparison-removed-part = retirée
comparison-added-part = ajoutée
comparison-absent = Rien ici.
comparison-see = Voir le texte
comparison-removed = retiré
comparison-added = ajouté
comparison-here-only = seulement ici
comparison-expected = Ce que l'offre doit décrire :
comparison-level = – %points points : %when
comparison-blank = %label : %value
comparison-bounds = de %min à %max
comparison-min = au moins %min
comparison-max = au plus %max
compare-with = Comparer avec une autre clause
