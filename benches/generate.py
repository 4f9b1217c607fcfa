"""Writes a library of N plausible French clauses, the same for the same N.

    generate.py N FOLDER

Reference data are those of this repository's own library. Texts are drawn from the words of its clauses (what they say, not
the names of their fields) and of the labels of the CPV, at the frequencies that languages have (Zipf), with their accents and
elisions: about 300 words a clause, three provisions, three blanks, a town, links between clauses. `clausier check` finds no
error in it.
"""

import csv
import itertools
import multiprocessing
import random
import re
import shutil
import sys
from collections import Counter
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
VOCABULARY = 25_000
DATE = "2026-01-15"

# Small words and how often they come, in thousandths of a French text, more or less.
SMALL_WORDS = {
    "de": 60, "la": 35, "et": 30, "le": 30, "les": 28, "des": 25, "à": 22, "du": 18, "en": 15, "un": 14, "une": 14, "par": 11,
    "pour": 11, "dans": 9, "que": 9, "est": 9, "qui": 8, "au": 8, "sur": 7, "ou": 6, "avec": 5, "sont": 5, "ne": 5, "ce": 4,
    "aux": 4, "se": 4, "chaque": 3, "sans": 3, "son": 3, "leur": 2, "cette": 2,
}  # fmt: skip
ELIDED = {"de": "d'", "la": "l'", "le": "l'", "que": "qu'", "ne": "n'", "se": "s'"}
VOWELS = "aeiouyéèêâîôœh"

BEGINNINGS = ["re", "dé", "pré", "sur", "sous", "inter", "éco", "auto", "mono", "poly", "contre", "non-"]
ENDINGS = ["s", "es", "ment", "ement", "ation", "ations", "able", "ables", "age", "ages", "eur", "eurs", "ité", "ités", "ée", "ées", "er", "ique"]

TOWNS = """Paris Marseille Lyon Toulouse Nice Nantes Montpellier Strasbourg Bordeaux Lille Rennes Toulon Reims Saint-Étienne Grenoble
Dijon Angers Villeurbanne Nîmes Clermont-Ferrand Aix-en-Provence Brest Tours Amiens Annecy Limoges Metz Besançon Perpignan Orléans
Caen Mulhouse Rouen Nancy Roubaix Tourcoing Avignon Poitiers Dunkerque Versailles Colombes Pau Valence Quimper Troyes Lorient
Chambéry Niort Béziers Bourges Cholet Saint-Nazaire Vannes Laval Albi Évreux Arras Belfort Chartres Mâcon Nevers Auxerre Épinal
Périgueux Dax Agen Rodez Aurillac Gap Digne Tulle Guéret Cahors Foix Mende Privas Vesoul Alençon Saintes Bastia Ajaccio Fougères
Morlaix Redon Vitré Saumur Vierzon Thiers Issoire Millau Castres Figeac Sarlat Bergerac Libourne Arcachon Oloron Tarbes""".split()


class Words:
    """Draws words: rank r comes about 1/r as often as the first."""

    def __init__(self, vocabulary: list[str]):
        self.random = random.Random()
        self.words = vocabulary
        self.weights = list(itertools.accumulate(1 / (rank + 8) for rank in range(len(vocabulary))))
        self.small = list(SMALL_WORDS)
        self.small_weights = list(itertools.accumulate(SMALL_WORDS.values()))

    def draw(self, count: int) -> list[str]:
        return self.random.choices(self.words, cum_weights=self.weights, k=count)

    def phrase(self, count: int) -> str:
        """`count` words with articles and prepositions between them, elided where French elides."""
        said: list[str] = []
        smalls = self.random.choices(self.small, cum_weights=self.small_weights, k=count)
        for word, small in zip(self.draw(count), smalls):
            if self.random.random() < 0.8:
                if small in ELIDED and word[0] in VOWELS:
                    word = ELIDED[small] + word
                else:
                    said.append(small)
            said.append(word)
        return " ".join(said)

    def sentence(self) -> str:
        phrase = self.phrase(self.random.randint(5, 11))
        return phrase[0].upper() + phrase[1:] + "."

    def paragraph(self, count: int) -> str:
        return " ".join(self.sentence() for _ in range(count))

    def town(self) -> str:
        return self.random.choice(TOWNS)


# --- Vocabulary ------------------------------------------------------------------------------------------------------


def vocabulary() -> list[str]:
    """The words of the clauses, the most frequent first, those of the CPV, then some made from them until there are enough."""
    # Expressions that a wording rule looks for, names of labels among them, would make a clause wrong.
    ruled = [ROOT / "content/reference" / f"{name}.yaml" for name in ["wording-rules", "labels", "standards"]]
    left_out = set(SMALL_WORDS).union(*(words_of(path.read_text(encoding="utf-8")) for path in ruled))
    words: list[str] = []
    for text in [texts_of_clauses(), labels_of_cpv()]:
        counts = Counter(word for word in words_of(text) if len(word) > 2 and word not in left_out)
        words += sorted(counts, key=lambda word: (-counts[word], word))
        left_out |= counts.keys()
    known = set(words) | left_out
    stems = [word.rstrip("es") for word in words if len(word) > 5]
    for shape, stem in itertools.product(ENDINGS + BEGINNINGS, stems):
        made = shape + stem if shape in BEGINNINGS else stem + shape
        if made not in known:
            known.add(made)
            words.append(made)
        if len(words) >= VOCABULARY:
            break
    return words


def words_of(text: str) -> list[str]:
    return re.findall(r"[a-zà-ÿœæ]+", text.lower())


def texts_of_clauses() -> str:
    """What clauses say: no key, id, code, address or name of a blank."""
    said: list[str] = []
    for path in sorted(ROOT.glob("content/clauses/**/*.md")):
        _, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
        clause = yaml.safe_load(head)
        said += [clause["title"], clause["summary"], body]
        said += [blank["label"] for blank in clause.get("parameters", {}).values()]
        for provision in clause["provisions"]:
            said += [provision["text"], provision.get("expected", "")]
            said += [level["when"] for level in provision.get("scale", [])]
        said += [control[key] for control in clause.get("controls", []) for key in ("proof", "when", "by") if key in control]
    return re.sub(r"\]\([^)]*\)|\{[^}]*\}|https?:\S+", " ", "\n".join(said))


def labels_of_cpv() -> str:
    with (ROOT / "content/reference/cpv.csv").open(encoding="utf-8", newline="") as rows:
        return "\n".join(row["label"] for row in csv.DictReader(rows))


# --- Clauses ---------------------------------------------------------------------------------------------------------


def entries(name: str) -> list[str]:
    """The ids of a reference file."""
    return [entry["id"] for entry in yaml.safe_load((ROOT / "content/reference" / f"{name}.yaml").read_text(encoding="utf-8"))]


def clause(number: int, total: int, words: Words, reference: dict[str, list[str]]) -> str:
    """One file: everything but the words is as regular as in a real library."""
    draw = words.random
    draw.seed(number)
    texts = draw.sample(reference["legal-texts"], 3)
    others = sorted({identifier(draw.randrange(total)) for _ in range(2)} - {identifier(number)})
    related = "".join(f"\n  - {{ clause: {other}, how: completes }}" for other in others[:1])
    link = f" Voir [{words.phrase(3)}](clause:{others[0]})." if others else ""
    return f"""---
title: {words.phrase(5).capitalize()} n° {number}
summary: {words.sentence()[:-1]}, comme à {words.town()}.
status: in-review
version: 1
verified_on: {DATE}
segments: [{", ".join(draw.sample(reference["segments"], draw.randint(1, 3)))}]
effects: [{", ".join(draw.sample(reference["effects"], draw.randint(1, 2)))}]
ambition: {draw.choice(reference["ambitions"])}
parameters:
  taux:
    label: Taux de {words.draw(1)[0]}
    type: percent
    default: {draw.randint(20, 80)}
    min: 10
    max: 100
    source: Valeur de départ, à ajuster
  delai:
    label: Délai de {words.draw(1)[0]}
    type: integer
    unit: {{ one: jour, other: jours }}
    default: {draw.randint(5, 60)}
    min: 1
    max: 90
  montant:
    label: Pénalité
    type: amount
    default: {draw.randint(1, 20) * 50}
    min: 50
    max: 1000
provisions:
  - id: obligation
    nature: {draw.choice(["condition-execution", "specification-technique"])}
    document: {draw.choice(["ccap", "cctp"])}
    force: mandatory
    text: |
      Le titulaire atteint {{taux}} et le prouve sous {{delai}}. {words.paragraph(2)}

      - {words.phrase(4).capitalize()}.
      - {words.phrase(4).capitalize()}.
  - id: critere
    nature: critere-attribution
    document: rc
    rests_on: [obligation]
    weight: {{ default: 10, min: 5, max: 20 }}
    text: |
      Ce critère compte pour {{weight}}. {words.paragraph(1)}
    expected: |
      {words.paragraph(1)}
    scale:
      - {{ points: 0, when: "{words.phrase(3).capitalize()}." }}
      - {{ points: 2, when: "Au moins {{taux}}. {words.phrase(4).capitalize()}." }}
      - {{ points: 4, when: "{words.phrase(4).capitalize()}." }}
  - id: penalite
    nature: penalite
    document: ccap
    force: mandatory
    sanctions: [obligation]
    text: |
      Après mise en demeure, la pénalité est de {{montant}} par manquement. {words.paragraph(1)}
controls:
  - {{ proof: "{words.phrase(4)}", when: "sous {{delai}}", by: "maître d'œuvre", for: [obligation] }}
legal: [{", ".join(texts)}]
related:{related or " []"}
contributors: [equipe-editoriale]
sources:
  - {{ title: Code de la commande publique, url: "https://www.legifrance.gouv.fr/codes/id/LEGITEXT000037701019/" }}
---

## Pourquoi cette clause

{words.paragraph(2)}

{words.paragraph(1)} Voir [{words.phrase(2)}](text:{texts[0]}).{link}

## Points d'attention

- **{words.phrase(2)}** : {words.sentence()}

## Quand elle a peu d'effet

{words.paragraph(1)}

## Comment contrôler

{words.paragraph(1)}
"""


def identifier(number: int) -> str:
    return f"clause-{number:05}"


# --- Libraries -------------------------------------------------------------------------------------------------------


def generate(total: int, folder: Path) -> None:
    """Writes the library into `folder`, which must not exist."""
    content = folder / "content"
    shutil.copytree(ROOT / "content/reference", content / "reference")
    shutil.copytree(ROOT / "content/organisations", content / "organisations")
    shutil.copyfile(ROOT / "content/portal.yaml", content / "portal.yaml")
    # A thousand files a folder, as people would file them. Each clause has its own seed, so that folders can be made at once.
    folders = [(range(first, min(first + 1000, total)), total, content / f"clauses/{first // 1000:02}") for first in range(0, total, 1000)]
    with multiprocessing.Pool(initializer=prepare) as workers:
        workers.starmap(write_clauses, folders, chunksize=1)


def prepare() -> None:
    """What a worker keeps between folders."""
    global WORDS, REFERENCE
    WORDS = Words(vocabulary())
    REFERENCE = {name: entries(name) for name in ["segments", "effects", "ambitions", "legal-texts"]}


def write_clauses(numbers: range, total: int, folder: Path) -> None:
    folder.mkdir(parents=True)
    for number in numbers:
        (folder / f"{identifier(number)}.md").write_text(clause(number, total, WORDS, REFERENCE), encoding="utf-8")


if __name__ == "__main__":
    generate(int(sys.argv[1]), Path(sys.argv[2]))
