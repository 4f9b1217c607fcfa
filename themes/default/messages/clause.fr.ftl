# La page d'une fiche : champs à remplir, copie, dossier. « %min », « %unit »… sont remplis dans le navigateur.
to-decide-lead = Chaque valeur change dans les textes dès que vous l'écrivez. Rien n'est envoyé.
blank-proposed = valeur proposée
blank-decided = valeur modifiée
blank-bounds = De { $min } à { $max }.
blank-min = Au moins { $min }.
blank-max = Au plus { $max }.
blank-date = Une date, par exemple 31/12/2026.
blank-default = Proposé : { $value }.
blank-source = Proposé : { $value } ({ $source }).
blank-empty = À remplir.
blank-uses = { $count ->
    [one] Un passage en dépend.
   *[other] { $count } passages en dépendent.
}
blank-restore = Revenir à la valeur proposée
blank-changed = %label : %value
value-not-number = Écrivez un nombre, par exemple 1500 ou 12,5.
value-not-whole = Écrivez un nombre entier.
value-other-unit = Écrivez le nombre seul : son unité est « %unit ».
value-out-of-bounds = Écrivez une valeur de %min à %max.
value-too-small = Écrivez une valeur d'au moins %min.
value-too-great = Écrivez une valeur d'au plus %max.
value-too-many-digits = Écrivez %max chiffres au plus.
value-not-date = Écrivez une date qui existe, par exemple 31/12/2026.
value-not-choice = Choisissez l'une des valeurs proposées.
value-too-long = Écrivez %max caractères au plus.
value-control = Ce texte contient un caractère invisible : effacez-le et écrivez-le à la main.
copy-bare = Copier sans mise en forme
add-clause = Ajouter la fiche au dossier
add-provision = Ajouter au dossier
compare-version = Comparer à la version { $version }
compare-clause = Comparer à « { $clause } »
