"""Writes a library of N plausible French clauses, the same for the same N.

    generate.py N FOLDER

Reference data are those of this repository's own library. Texts are drawn from its words and those of the CPV, at the
frequencies that languages have (Zipf), with their accents and elisions; about 300 words a clause, three provisions, three
blanks, links between clauses. `clausier check` finds no error in it.
"""

import itertools
import random
import re
import shutil
import sys
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parent.parent
VOCABULARY = 25_000
DATE = "2026-01-15"

FUNCTION_WORDS = "de la le les des et à en un une pour par sur dans avec qui que ce du au aux est sont ou sans chaque".split()
BEGINNINGS = ["re", "dé", "pré", "sur", "sous", "inter", "éco", "auto", "mono", "poly", "contre", "non-"]
ENDINGS = ["s", "es", "ment", "ement", "ation", "ations", "able", "ables", "age", "ages", "eur", "eurs", "ité", "ités", "ée", "ées", "er", "ique"]


class Words:
    """Draws words: rank r comes about 1/r as often as the first."""

    def __init__(self, seed: int):
        self.random = random.Random(seed)
        self.words = vocabulary()
        self.weights = list(itertools.accumulate(1 / (rank + 8) for rank in range(len(self.words))))

    def draw(self, count: int) -> list[str]:
        return self.random.choices(self.words, cum_weights=self.weights, k=count)

    def phrase(self, count: int) -> str:
        """Words with articles and prepositions among them, elided where French elides."""
        said: list[str] = []
        for word in self.draw(count):
            if self.random.random() < 0.7:
                small = self.random.choice(FUNCTION_WORDS)
                if small in ("de", "la", "le", "que") and word[0] in "aeiouyéèêâîôh":
                    word = f"{small[:-1] if small != 'que' else 'qu'}'{word}"
                else:
                    said.append(small)
            said.append(word)
        return " ".join(said)

    def sentence(self) -> str:
        phrase = self.phrase(self.random.randint(5, 12))
        return phrase[0].upper() + phrase[1:] + "."

    def paragraph(self, count: int) -> str:
        return " ".join(self.sentence() for _ in range(count))


def vocabulary() -> list[str]:
    """The words of the library, the most frequent first, then those made from them until there are enough."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted(ROOT.glob("content/clauses/**/*.md")))
    text += (ROOT / "content/reference/cpv.csv").read_text(encoding="utf-8")
    # Expressions that a wording rule looks for, names of labels among them, would make a clause wrong.
    ruled = [ROOT / "content/reference" / f"{name}.yaml" for name in ["wording-rules", "labels", "standards"]]
    forbidden = set(re.findall(r"[a-zà-ÿœæ]+", "\n".join(path.read_text(encoding="utf-8") for path in ruled).lower()))
    counts: dict[str, int] = {}
    for word in re.findall(r"[a-zà-ÿœæ]{4,}", text.lower()):
        if word not in forbidden:
            counts[word] = counts.get(word, 0) + 1
    words = sorted(counts, key=lambda word: (-counts[word], word))
    known = set(words) | forbidden
    stems = [word.rstrip("es") for word in words if len(word) > 5]
    for shape in itertools.chain(ENDINGS, BEGINNINGS):
        for stem in stems:
            made = shape + stem if shape in BEGINNINGS else stem + shape
            if made not in known:
                known.add(made)
                words.append(made)
            if len(words) >= VOCABULARY:
                return words
    return words


def entries(name: str) -> list[str]:
    """The ids of a reference file."""
    return [entry["id"] for entry in yaml.safe_load((ROOT / "content/reference" / f"{name}.yaml").read_text(encoding="utf-8"))]


def clause(number: int, total: int, words: Words, reference: dict[str, list[str]]) -> str:
    """One file: everything but the words is as regular as in a real library."""
    draw = words.random
    texts = draw.sample(reference["legal-texts"], 3)
    others = [identifier(draw.randrange(total)) for _ in range(2)]
    others = sorted(set(others) - {identifier(number)})
    related = "".join(f"\n  - {{ clause: {other}, how: completes }}" for other in others[:1])
    link = f" Voir [{words.phrase(3)}](clause:{others[0]})." if others else ""
    return f"""---
title: {words.phrase(5).capitalize()} n° {number}
summary: {words.sentence()}
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
      Le titulaire atteint {{taux}} et le prouve sous {{delai}}. {words.paragraph(3)}

      - {words.sentence()}
      - {words.sentence()}
  - id: critere
    nature: critere-attribution
    document: rc
    rests_on: [obligation]
    weight: {{ default: 10, min: 5, max: 20 }}
    text: |
      Ce critère compte pour {{weight}}. {words.paragraph(2)}
    expected: |
      {words.paragraph(2)}
    scale:
      - {{ points: 0, when: "{words.sentence()}" }}
      - {{ points: 2, when: "Au moins {{taux}}. {words.sentence()}" }}
      - {{ points: 4, when: "{words.sentence()}" }}
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

{words.paragraph(4)}

{words.paragraph(3)} Voir [{words.phrase(2)}](text:{texts[0]}).{link}

## Points d'attention

- {words.sentence()}
- **{words.phrase(2)}** : {words.sentence()}

## Quand elle a peu d'effet

{words.paragraph(2)}

## Comment contrôler

{words.paragraph(2)}
"""


def identifier(number: int) -> str:
    return f"clause-{number:05}"


def generate(total: int, folder: Path) -> None:
    """Writes the library into `folder`, which must not exist."""
    words = Words(seed=total)
    reference = {name: entries(name) for name in ["segments", "effects", "ambitions", "legal-texts"]}
    content = folder / "content"
    shutil.copytree(ROOT / "content/reference", content / "reference")
    shutil.copytree(ROOT / "content/organisations", content / "organisations")
    shutil.copyfile(ROOT / "content/portal.yaml", content / "portal.yaml")
    for number in range(total):
        # A thousand files a folder, as people would file them.
        file = content / "clauses" / f"{number // 1000:02}" / f"{identifier(number)}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(clause(number, total, words, reference), encoding="utf-8")


if __name__ == "__main__":
    generate(int(sys.argv[1]), Path(sys.argv[2]))
