"""Writes a library of N plausible French clauses, the same for the same N.

    generate.py N FOLDER

Reference data are those of this repository's own library. The library is topical, as real ones are. Each segment has words of
its own: those of the clauses that are about it and of the labels of its CPV codes, then some made from them; all at the
frequencies that languages have (Zipf), with their accents and elisions. It has some forty measures, each with words that
come back in every clause that takes it, for another object, in another town. Of the words of a clause that say something, a
quarter are its measure's, half its first segment's, and a quarter anybody's; its other segments are neighbours of the first.

About 300 words a clause, three provisions, three blanks, links between clauses. `clausier check` finds no error in it.
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
SEGMENT_VOCABULARY = 1_500
MEASURES = 40
MEASURE_VOCABULARY = 60
# The words of a segment that its measures are named by.
NAMING = 150
# Of a hundred words that say something: those of the measure, of the segment; the others are anybody's.
OF_MEASURE, OF_SEGMENT = 25, 50
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


class Zipf:
    """Words in order: rank r comes about 1/r as often as the first."""

    def __init__(self, words: list[str]):
        self.words = words
        self.weights = list(itertools.accumulate(1 / (rank + 8) for rank in range(len(words))))

    def draw(self, random_: random.Random, count: int) -> list[str]:
        return random_.choices(self.words, cum_weights=self.weights, k=count)


class Measure:
    """What several clauses of a segment ask for, each its own way."""

    def __init__(self, segment: Zipf, random_: random.Random):
        words = list(dict.fromkeys(segment.draw(random_, 4 * MEASURE_VOCABULARY)))
        what, which, whose, other = random_.sample(segment.words[:NAMING], 4)
        self.name = f"{what} {which} {joined('de', whose)} et {other}"
        self.words = Zipf(words[:MEASURE_VOCABULARY])


class Words:
    """Draws words about a measure of a segment."""

    def __init__(self, general: list[str], segments: dict[str, list[str]]):
        self.random = random.Random()
        self.general = Zipf(general)
        self.segments = {segment: Zipf(words) for segment, words in segments.items()}
        self.measures = {}
        for segment, words in self.segments.items():
            own = random.Random(segment)
            self.measures[segment] = [Measure(words, own) for _ in range(MEASURES)]
        self.small = list(SMALL_WORDS)
        self.small_weights = list(itertools.accumulate(SMALL_WORDS.values()))

    def about(self, segment: str) -> None:
        """What is drawn from now on is about a measure of `segment` in a town."""
        self.segment = self.segments[segment]
        self.measure = self.random.choice(self.measures[segment])
        self.town = self.random.choice(TOWNS)
        self.coming: list[str] = []

    def draw(self, count: int) -> list[str]:
        while len(self.coming) < count:
            more = [
                *self.measure.words.draw(self.random, OF_MEASURE),
                *self.segment.draw(self.random, OF_SEGMENT),
                *self.general.draw(self.random, 100 - OF_MEASURE - OF_SEGMENT),
            ]
            self.random.shuffle(more)
            self.coming += more
        drawn, self.coming = self.coming[-count:], self.coming[:-count]
        return drawn

    def title(self) -> str:
        """The measure, its object and the town."""
        link, thing = self.random.choice(["pour", "de", "avec"]), self.random.choice(self.measure.words.words)
        return f"{self.measure.name.capitalize()} {joined(link, thing)} à {self.town}"

    def phrase(self, count: int) -> str:
        """`count` words with articles and prepositions between them, elided where French elides."""
        said: list[str] = []
        smalls = self.random.choices(self.small, cum_weights=self.small_weights, k=count)
        for word, small in zip(self.draw(count), smalls):
            said.append(joined(small, word) if self.random.random() < 0.8 else word)
        return " ".join(said)

    def sentence(self) -> str:
        phrase = self.phrase(self.random.randint(5, 11))
        return phrase[0].upper() + phrase[1:] + "."

    def paragraph(self, count: int) -> str:
        return " ".join(self.sentence() for _ in range(count))


def joined(small: str, word: str) -> str:
    return ELIDED[small] + word if small in ELIDED and word[0] in VOWELS else f"{small} {word}"


# --- Vocabulary ------------------------------------------------------------------------------------------------------


def vocabulary() -> list[str]:
    """The words of the clauses, the most frequent first, those of the CPV, then some made from them until there are enough."""
    known = left_out()
    words: list[str] = []
    for counts in [counted(" ".join(text for _, text in texts_of_clauses())), counted(" ".join(label for _, label in labels_of_cpv()))]:
        words += sorted(counts.keys() - known, key=lambda word: (-counts[word], word))
        known |= counts.keys()
    return extended(words, VOCABULARY)


def vocabularies() -> dict[str, list[str]]:
    """The words of each segment: first those that are often in its clauses and its codes, and rarely in others."""
    clauses, labels, ruled = texts_of_clauses(), labels_of_cpv(), left_out()
    everywhere = counted(" ".join(text for _, text in [*clauses, *labels]))
    words = {}
    for segment in reference_entries("segments"):
        texts = [segment["name"], segment["description"]]
        texts += [text for segments, text in clauses if segment["id"] in segments]
        texts += [label for code, label in labels if code.startswith(tuple(segment["cpv"]))]
        own = counted(" ".join(texts))
        rank = {word: -(count**2) / max(everywhere[word], count) for word, count in own.items()}
        words[segment["id"]] = extended(sorted(own.keys() - ruled, key=lambda word: (rank[word], word)), SEGMENT_VOCABULARY)
    return words


def extended(words: list[str], size: int) -> list[str]:
    """`words`, and some made from them until there are `size`."""
    words, known = words[:size], set(words)
    stems = [word.rstrip("es") for word in words if len(word) > 5]
    for shape, stem in itertools.product(ENDINGS + BEGINNINGS, stems):
        if len(words) >= size:
            break
        made = shape + stem if shape in BEGINNINGS else stem + shape
        if made not in known:
            known.add(made)
            words.append(made)
    return words


def left_out() -> set[str]:
    """Small words, and those that a wording rule looks for, names of labels among them: they would make a clause wrong."""
    ruled = [ROOT / "content/reference" / f"{name}.yaml" for name in ["wording-rules", "labels", "standards"]]
    return set(SMALL_WORDS).union(*(words_of(path.read_text(encoding="utf-8")) for path in ruled))


def counted(text: str) -> Counter[str]:
    return Counter(word for word in words_of(text) if len(word) > 2)


def words_of(text: str) -> list[str]:
    return re.findall(r"[a-zà-ÿœæ]+", text.lower())


def texts_of_clauses() -> list[tuple[list[str], str]]:
    """The segments of each clause, and what it says: no key, id, code, address or name of a blank."""
    texts = []
    for path in sorted(ROOT.glob("content/clauses/**/*.md")):
        _, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
        clause = yaml.load(head, yaml.CSafeLoader)
        said = [clause["title"], clause["summary"], body]
        said += [blank["label"] for blank in clause.get("parameters", {}).values()]
        for provision in clause["provisions"]:
            said += [provision["text"], provision.get("expected", "")]
            said += [level["when"] for level in provision.get("scale", [])]
        said += [control[key] for control in clause.get("controls", []) for key in ("proof", "when", "by") if key in control]
        texts.append((clause["segments"], re.sub(r"\]\([^)]*\)|\{[^}]*\}|https?:\S+", " ", "\n".join(said))))
    return texts


def labels_of_cpv() -> list[tuple[str, str]]:
    with (ROOT / "content/reference/cpv.csv").open(encoding="utf-8", newline="") as rows:
        return [(row["code"], row["label"]) for row in csv.DictReader(rows)]


# --- Clauses ---------------------------------------------------------------------------------------------------------


def reference_entries(name: str) -> list[dict]:
    return yaml.load((ROOT / "content/reference" / f"{name}.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader)


def entries(name: str) -> list[str]:
    """The ids of a reference file."""
    return [entry["id"] for entry in reference_entries(name)]


def neighbours(segments: list[str], random_: random.Random) -> list[str]:
    """A segment, then none, one or two that are near it in the list."""
    first = random_.randrange(len(segments))
    near = segments[max(first - 2, 0) : first] + segments[first + 1 : first + 3]
    return [segments[first], *random_.sample(near, random_.randint(0, 2))]


def clause(number: int, total: int, words: Words, reference: dict[str, list[str]]) -> str:
    """One file: everything but the words is as regular as in a real library."""
    draw = words.random
    draw.seed(number)
    segments = neighbours(reference["segments"], draw)
    words.about(segments[0])
    texts = draw.sample(reference["legal-texts"], 3)
    others = sorted({identifier(draw.randrange(total)) for _ in range(2)} - {identifier(number)})
    related = "".join(f"\n  - {{ clause: {other}, how: completes }}" for other in others[:1])
    link = f" Voir [{words.phrase(3)}](clause:{others[0]})." if others else ""
    return f"""---
title: {words.title()}
summary: {words.sentence()[:-1]}, comme à {words.town}.
status: in-review
version: 1
verified_on: {DATE}
segments: [{", ".join(segments)}]
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
    WORDS = Words(vocabulary(), vocabularies())
    REFERENCE = {name: entries(name) for name in ["segments", "effects", "ambitions", "legal-texts"]}


def write_clauses(numbers: range, total: int, folder: Path) -> None:
    folder.mkdir(parents=True)
    for number in numbers:
        (folder / f"{identifier(number)}.md").write_text(clause(number, total, WORDS, REFERENCE), encoding="utf-8")


if __name__ == "__main__":
    generate(int(sys.argv[1]), Path(sys.argv[2]))
