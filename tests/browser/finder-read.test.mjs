// What a buyer types into the finder, as data: amounts and purchases, without a browser.
import assert from "node:assert/strict";
import test from "node:test";
import { findPurchase, readAmount } from "../../themes/default/scripts/finder/read.js";

const FRENCH = { ignored: "€ eur d'euros euros euro ht h.t. hors taxes taxe".split(" "), thousands: "k kilo mille milliers".split(" "), millions: "m million millions".split(" ") };

for (const [typed, amount] of [
  ["60000", "60000"],
  ["60 000", "60000"],
  ["60\u202f000\u00a0€", "60000"],
  ["60000 €", "60000"],
  ["€ 60000", "60000"],
  ["60k", "60000"],
  ["60 K€", "60000"],
  ["60 k€ HT", "60000"],
  ["60 mille euros hors taxes", "60000"],
  ["1,5 M€", "1500000"],
  ["1.5m", "1500000"],
  ["2 millions d'euros", "2000000"],
  ["2 millions d’euros HT", "2000000"],
  ["2 millions", "2000000"],
  ["1,2345 k", "1234.50"],
  ["60.000", "60000"],
  ["60,000", "60000"],
  ["1.234.567,89", "1234567.89"],
  ["1,234,567.89", "1234567.89"],
  ["216000,00", "216000"],
  ["215999,9", "215999.90"],
  ["0060", "60"],
  ["0", "0"],
  ["５０ ０００", "50000"],
  ["", null],
  ["k€", null],
  ["-5", null],
  ["soixante mille", null],
  ["60 000 environ", null],
  ["1e5", null],
  ["12,3456", null],
  ["1,2,3", null],
  ["99999999999999", null],
  ["60kk", null],
  ["<script>", null],
]) {
  test(`an amount: ${typed}`, () => assert.equal(readAmount(String(typed), FRENCH), amount));
}

/** @type {[string, string, [string, string][]][]} */
const PURCHASES = [
  ["nettoyage", "Nettoyage des locaux et blanchisserie", [["9091", "Services de nettoyage"], ["9831", "Services de blanchisserie et de nettoyage à sec"]]],
  ["voirie", "Voirie et réseaux divers", [["45233", "Travaux de construction de routes"], ["45112", "Travaux de fouille et de terrassement"]]],
  ["amenagements", "Aménagements paysagers", [["451127", "Travaux de paysagement"], ["0345", "Produits de pépinières"]]],
  ["espaces-verts", "Entretien des espaces verts", [["773", "Services horticoles"]]],
  ["mobilier", "Mobilier", [["391", "Mobilier"]]],
  ["mobilier-urbain", "Mobilier urbain", [["34928", "Mobilier de voirie"]]],
];
const SEGMENTS = PURCHASES.map(([id, name, cpv]) => ({ id, name, cpv, page: "", suggestions: "", contract: "services" }));

for (const [typed, ...found] of [
  ["nettoyage", "nettoyage"],
  ["NETTOYAGE DES LOCAUX", "nettoyage"],
  ["Nettoyage des locaux et blanchisserie", "nettoyage"],
  ["90910000", "nettoyage"],
  ["90910000-9", "nettoyage"],
  ["90910000 Services de nettoyage", "nettoyage"],
  ["9091", "nettoyage"],
  ["90919200", "nettoyage"],
  ["90900000", "nettoyage"],
  ["blanchisserie à sec", "nettoyage"],
  ["amenagements paysagers", "amenagements"],
  // The longest prefix wins: 451127 is in 45112 too, by its digits.
  ["45112700", "amenagements"],
  ["45112500", "voirie"],
  ["horticole", "espaces-verts"],
  // The name itself before those that hold it.
  ["mobilier", "mobilier"],
  ["mobilier-urbain", "mobilier-urbain"],
  ["mobil", "mobilier", "mobilier-urbain"],
  ["travaux", "voirie", "amenagements"],
  ["99999999"],
  ["licornes"],
  [""],
  ["   "],
]) {
  test(`a purchase: ${typed}`, () => assert.deepEqual(findPurchase(String(typed), SEGMENTS).map(({ id }) => id), found));
}
