// Writes analysis.fr.json and analysis.en.json: hostile texts, and the terms that both analysers must find in them.
// Run by hand when the analysis changes on purpose: `node tests/golden/generate-analysis.mjs`, then read the diff.
import { readFileSync, writeFileSync } from "node:fs";
import { analyser } from "../../themes/default/scripts/search/analyse.js";

const here = new URL("./", import.meta.url);

const WORDS = {
  fr: `déchets énergie écolabel œuvre maître d'œuvre l'énergie d’entretien qu'il lorsqu’une jusqu’à aujourd'hui presqu'île
    Imprim’Vert bois‑énergie bois-énergie éco-conception goutte-à-goutte main-d'œuvre rendez-vous CCTP C.C.T.P. SOGED DASRI
    chevaux travaux travail journaux eaux eau tuyaux réseaux feux jeux dangereux dangereuses précieuse prix choix voix bus
    processus publics publique publiques énergétique industrielle annuelle bonnes ancienne européenne conductrices
    acheteuse active actives incitatif longue forestières premier matière critères légère année recyclée recyclées recycler
    recyclage réemployez mer hiver acier papier gaz gazole nez été où à y l L d'1 ça Noël naïve ambiguë cœur ex æquo façade
    ñandú straße Ørsted Łódź ﬁche ½ x² CO₂ m³ 50kWh A+ a++ PME/TPE et/ou n° №5 « guillemets » “dits” … ½…
    kilomètre·s acheteur·euse lecteur(trice)s www.exemple.fr marches@exemple.fr #déchets 100% 3€ 3 €/kg`,
  en: `waste supplies supply supplier's buyers' buyer’s don't can’t it's o'clock re-use reuse reusing end-of-life recycled
    recycling recycles policies policy studies classes process status analysis basis buses agreed speed needed tied lying
    lightly only naïve façade café colour Œuvre I.T.T. ITT A.C.M.E. U.K. BS EN ISO CO2 CO₂ 50kWh A+ and/or no. #waste
    the of x I a 100% £3 £3/kg contract's specification specifications energy energies wood-fuel wood‑fuel buyer·s
    bottles running stopped rolled egg ebb miss missed missing fizzed happy happily by`,
};
const CODES = `L2112-2|L. 2112-2|L.2112-2|l 2112-2|L 2112‑2|art. L541-15-10|R. 21|R2112-7 et R2112-8|D. 2224-29-1|L.|l'2112|
NF EN 15804|NF EN 15804+A2|NF EN ISO 14024|ISO 14001:2015|ISO/IEC 27001|EN 50600-4-2|NF P 01-010|NF DTU 31.2|prEN 1992|en 2030|
en 24 heures|ISO|ISO 9001, 14001 et 45001|CPV 45110000-1|45110000-1|45110000|45110000-12|4511|40 000 €|40 000 euros|1 234 567|
1 23|2014/24/UE|2016/679|20.2|0,5 %|3,14|19/12/2012|2026-11-21|BT-774|BT 774|RE2020|RE 2020|H2O|co2eq|A2-s1,d0|N-1|n+1|1er|2e|
00|0|007|12 345 678 9|1.2.3.4|06 12 34 56 78|à 2030|de 2020 à 2030|EPD-123-ABC|v1.2-beta|1️⃣ 2️⃣|①②|١٢٣|Ⅳ|㎡|№ 12|℡|™`
  .replaceAll("\n", "").split("|");
const ODD = ["", " ", "\n\t", "-", "'", "’", "+", "++", "...", "l'", "l’ ", "-a-", "a-", "--bois--", "bois--énergie", "😀", "déchets😀verts",
  "👨‍👩‍👧 famille", "🇫🇷", "é", "é", "́", "e\u0301\u0301e", "va\u00adlo\u200bri\u2060sation", "\ufeffbois", "bois\u0085vert",
  "a\u0000b", "bois\u00a0vert", "bois\u202fvert", "bois\u2003vert", "bois\u2011vert", "bois–vert", "bois—vert", "bois−vert", "bois_vert",
  "bois.vert", "bois,vert", "bois;vert", "bois'vert", "bois`vert", "bois´vert", "bois′vert", "bois＇vert", "ＢＯＩＳ", "бор", "ΣΑΣ", "σας",
  "İstanbul", "ısı", "한국어", "日本語", "हिन्दी", "ไทย", "العربية", "עברית", "𝐛𝐨𝐢𝐬", "x".repeat(100), "é".repeat(60), "1".repeat(60),
  "𝔞".repeat(45), "constructor", "__proto__", "toString", "<b>bois</b>", "&amp;", "{taux}", "\\u0001", "\u0001", "a\u0001b", "c++", "c#", ".net"];

const upper = text => text.toUpperCase();
const decomposed = text => text.normalize("NFD");
const straight = text => text.replaceAll("’", "'").replaceAll("‑", "-");
const curly = text => text.replaceAll("'", "’").replaceAll("-", "‑").replaceAll(" ", "\u202f");
const bare = text => text.normalize("NFD").replace(/\p{M}/gu, "");
const shapes = [text => text, upper, decomposed, straight, curly, bare];

for (const [language, list] of Object.entries(WORDS)) {
  const words = list.split(/\s+/);
  const pairs = words.map((word, i) => `${word} ${words[(i * 7 + 3) % words.length]}`);
  const frames = words.map((word, i) => [`(${word})`, `« ${word} »`, `${word}.`, `l'${word}`, `d’${word}s`, `${word}-${words[(i + 1) % words.length]}`][i % 6]);
  const sentences = CODES.map((code, i) => `${words[i % words.length]} ${code}, ${words[(i * 3) % words.length]}`);
  const texts = [...words, ...pairs, ...frames, ...CODES, ...sentences].flatMap(text => shapes.map(shape => shape(text)));
  const { tokens } = analyser(JSON.parse(readFileSync(new URL(`../../src/analysis/${language}.json`, here), "utf8")));
  const lines = [...new Set([...ODD, ...texts])].map(text => JSON.stringify([text, tokens(text).flatMap(token => token.terms)]));
  writeFileSync(new URL(`analysis.${language}.json`, here), `[\n${lines.join(",\n")}\n]\n`);
}
