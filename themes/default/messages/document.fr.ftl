# Les mots des documents : Word, OpenDocument, tableur, Markdown.

document-scale = Grille de notation
document-points = Points
document-level = Niveau atteint
