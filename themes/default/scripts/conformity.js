// Which legal duties weigh on a contract, and which of them a selection of provisions fulfils: pure functions over
// `assets/duties.json`. The twin of `src/conformity/`; tests/golden/conformity.json holds both to the same answers.

/** @typedef {{ buyers: string[], contracts: string[], from: string, to: string | null, amount: string }} ThresholdValue */
/** @typedef {{ id: string, name: string, currency: string, values: ThresholdValue[] }} Threshold */
/**
 * @typedef {{
 *   id: string, name: string, summary: string, page: string, applies_to: "contract" | "buyer" | "reporting",
 *   buyers: string[], contracts: string[], except: string[], segments: string[],
 *   threshold: { fixed?: string, ref?: string } | null, from: string | null, date_of: "launch" | "notification" | "year",
 *   since: string | null, fulfilled_by: string[][], legal: string[], note: string | null,
 * }} Obligation
 */
/** @typedef {{ id: string, name: string }} Named */
/**
 * @typedef {Named & { page: string, suggestions: string, contract: string, cpv: [string, string][] }} Segment
 */
/**
 * What `assets/duties.json` holds; this module reads ids and amounts, those who show answers the words.
 * @typedef {{
 *   currency: { code: string, symbol: string }, pages: { obligations: string, dossier: string }, buyers: Named[],
 *   contracts: (Named & { many: string })[], segments: Segment[], natures: Named[], exceptions: Named[],
 *   thresholds: Threshold[], obligations: Obligation[], legal: Record<string, { name: string, title: string | null, page: string }>,
 * }} Duties
 */
/**
 * What is known of a contract; what is missing, empty or misshapen is not known.
 * @typedef {{
 *   buyer?: string | null, type?: string | null, segments?: string[], amount?: string | null, launch?: string | null,
 *   except?: string[],
 * }} Contract
 */
/**
 * A provision of a selection, with what its clause says of itself.
 * @typedef {{
 *   clause: string, provision: string, nature: string, segments: string[], legal: string[], status: string,
 * }} Held
 */
/**
 * Whether a duty applies. `because`: of a no, its reasons (`buyer`, `contract`, `except`, `segment`, `launch`, `amount`);
 * of `depends`, the facts that are missing (`buyer`, `contract`, `segment`, `launch`, `notification`, `year`, `amount`,
 * `spending`, `period`, `threshold`, `currency`). `stand_in`: the launch stands for the day that the duty speaks of.
 * @typedef {{ applies: "yes" | "no" | "depends", because: string[], stand_in: boolean }} Applies
 */
/**
 * Whether a selection fulfils a duty. `set`: the alternative that does; `alternative`: it is not the plain one, the note of
 * the duty must be shown. `by`, `to_revise`: provisions (`soged/plan`). `lacks`: what each alternative misses.
 * @typedef {{
 *   state: "fulfilled" | "missing" | "elsewhere", set: number | null, alternative: boolean, by: string[],
 *   to_revise: string[], lacks: string[][],
 * }} Fulfilment
 */
/** @typedef {{ duty: Obligation } & Applies & { fulfilment: Fulfilment | null }} Line */

/**
 * Whether `duty` weighs on `contract`. What rules it out prevails over what is not known.
 * @param {Duties} duties
 * @param {Obligation} duty
 * @param {Contract} contract
 * @returns {Applies}
 */
export function applies(duties, duty, contract) {
  const facts = known(contract);
  const findings = [
    ofBuyer(duties, duty, facts),
    ofType(duties, duty, facts),
    ofExceptions(duty, facts),
    ofSegments(duty, facts),
    ofDate(duty, facts),
    ofAmount(duties, duty, facts),
  ];
  const reasons = findings.flatMap(finding => (finding.fails ? [finding.fails] : []));
  if (reasons.length > 0) return { applies: "no", because: reasons, stand_in: false };
  const asked = [...new Set(findings.flatMap(finding => finding.asks ?? []))];
  if (asked.length > 0) return { applies: "depends", because: asked, stand_in: false };
  return { applies: "yes", because: [], stand_in: duty.from !== null && duty.date_of !== "launch" };
}

/**
 * Whether `selection` fulfils `duty`, which weighs on its contract.
 * @param {Obligation} duty
 * @param {Held[]} selection
 * @returns {Fulfilment}
 */
export function fulfils(duty, selection) {
  /** @type {Fulfilment} */
  const nothing = { state: "elsewhere", set: null, alternative: false, by: [], to_revise: [], lacks: [] };
  if (duty.applies_to !== "contract" || duty.fulfilled_by.length === 0) return nothing;
  const counting = selection.filter(held => held.status !== "withdrawn" && isPreciseEnough(duty, held));
  const natures = new Set(counting.map(held => held.nature));
  const lacks = duty.fulfilled_by.map(set => set.filter(nature => !natures.has(nature)));
  const set = lacks.findIndex(missing => missing.length === 0);
  if (set < 0) return { ...nothing, state: "missing", lacks };
  const by = counting.filter(held => duty.fulfilled_by[set]?.includes(held.nature));
  return {
    state: "fulfilled",
    set,
    alternative: set > 0,
    by: by.map(citation),
    to_revise: by.filter(held => held.status === "to-revise").map(citation),
    lacks: [],
  };
}

/**
 * Every duty of the library, in its order, beside `contract` and `selection`. The meter shows the lines whose duty is of a
 * contract (`applies_to`) and applies; the others are reminders, or depend on what is missing. A duty that does not apply
 * has no fulfilment, nor has one that weighs on no contract.
 * @param {Duties} duties
 * @param {Contract} contract
 * @param {Held[]} selection
 * @returns {Line[]}
 */
export function conformity(duties, contract, selection) {
  return duties.obligations.map(duty => {
    const answer = applies(duties, duty, contract);
    const weighs = duty.applies_to === "contract" && answer.applies !== "no";
    return { duty, ...answer, fulfilment: weighs ? fulfils(duty, selection) : null };
  });
}

/**
 * The amount from which `duty` weighs on `contract`; nothing where it has none, or where too little is known to tell it.
 * @param {Duties} duties
 * @param {Obligation} duty
 * @param {Contract} contract
 * @returns {string | null}
 */
export function amountFrom(duties, duty, contract) {
  if (!duty.threshold) return null;
  const { fixed, ref } = duty.threshold;
  const limit = fixed ?? limitOf(duties, ref, known(contract));
  return typeof limit === "string" ? limit : null;
}

/**
 * The type of contract that purchases of `segments` make, where they agree on one.
 * @param {Duties} duties
 * @param {string[]} segments
 * @returns {string | null}
 */
export function typeOf(duties, segments) {
  const types = new Set(duties.segments.filter(segment => segments.includes(segment.id)).map(segment => segment.contract));
  const [type] = types;
  return types.size === 1 && type ? type : null;
}

/**
 * The exceptions that the duties of `duties` know, each once.
 * @param {Duties} duties
 * @returns {string[]}
 */
export function exceptions(duties) {
  return [...new Set(duties.obligations.flatMap(duty => duty.except))];
}

/**
 * What a condition says of a contract: it holds, it fails for a reason, or it asks for facts.
 * @typedef {{ fails?: string, asks?: string[] }} Finding
 */
/**
 * @typedef {{
 *   buyer: string | null, type: string | null, segments: string[], amount: number | null, launch: string | null,
 *   except: string[],
 * }} Known
 */

/**
 * @param {Contract} contract
 * @returns {Known}
 */
function known(contract) {
  const { amount, launch } = contract;
  return {
    buyer: contract.buyer || null,
    type: contract.type || null,
    segments: contract.segments ?? [],
    // Fifteen digits at most: a number keeps them apart.
    amount: amount && /^\d{1,15}(\.\d+)?$/.test(amount) && amount.replace(".", "").length <= 15 ? Number(amount) : null,
    launch: launch && isDay(launch) ? launch : null,
    except: contract.except ?? [],
  };
}

/** @param {string} text */
function isDay(text) {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === text;
}

/**
 * @param {Duties} duties
 * @param {Obligation} duty
 * @param {Known} facts
 * @returns {Finding}
 */
function ofBuyer(duties, duty, facts) {
  // A duty on all buyers asks nobody who they are.
  if (duty.buyers.length === 0 || duty.buyers.length === duties.buyers.length) return {};
  if (!facts.buyer) return { asks: ["buyer"] };
  return duty.buyers.includes(facts.buyer) ? {} : { fails: "buyer" };
}

/**
 * @param {Duties} duties
 * @param {Obligation} duty
 * @param {Known} facts
 * @returns {Finding}
 */
function ofType(duties, duty, facts) {
  if (duty.contracts.length === 0 || duty.contracts.length === duties.contracts.length) return {};
  if (!facts.type) return { asks: ["contract"] };
  return duty.contracts.includes(facts.type) ? {} : { fails: "contract" };
}

/**
 * @param {Obligation} duty
 * @param {Known} facts
 * @returns {Finding}
 */
function ofExceptions(duty, facts) {
  return duty.except.some(word => facts.except.includes(word)) ? { fails: "except" } : {};
}

/**
 * @param {Obligation} duty
 * @param {Known} facts
 * @returns {Finding}
 */
function ofSegments(duty, facts) {
  if (duty.segments.length === 0) return {};
  if (facts.segments.length === 0) return { asks: ["segment"] };
  return facts.segments.some(id => duty.segments.includes(id)) ? {} : { fails: "segment" };
}

/**
 * Neither the notification nor the years of a contract come before its launch: a launch from that day on settles them, an
 * earlier one does not.
 * @param {Obligation} duty
 * @param {Known} facts
 * @returns {Finding}
 */
function ofDate(duty, facts) {
  if (duty.from === null) return {};
  if (facts.launch === null) return { asks: ["launch"] };
  if (facts.launch >= duty.from) return {};
  return duty.date_of === "launch" ? { fails: "launch" } : { asks: [duty.date_of] };
}

/**
 * @param {Duties} duties
 * @param {Obligation} duty
 * @param {Known} facts
 * @returns {Finding}
 */
function ofAmount(duties, duty, facts) {
  if (!duty.threshold) return {};
  // A buyer's duty counts what the buyer spends in a year.
  if (duty.applies_to === "buyer") return { asks: ["spending"] };
  const { fixed, ref } = duty.threshold;
  const limit = fixed ?? limitOf(duties, ref, facts);
  if (typeof limit !== "string") return { asks: limit };
  if (facts.amount === null) return { asks: ["amount"] };
  return facts.amount >= Number(limit) ? {} : { fails: "amount" };
}

/**
 * The amount of the threshold `id` for a contract, or what one must know to tell it.
 * @param {Duties} duties
 * @param {string | undefined} id
 * @param {Known} facts
 * @returns {string | string[]}
 */
function limitOf(duties, id, facts) {
  const { buyer, type, launch, amount } = facts;
  const threshold = duties.thresholds.find(threshold => threshold.id === id);
  if (!threshold) return ["threshold"];
  if (threshold.currency !== duties.currency.code) return ["currency"];
  /** @type {string[]} */
  const missing = [];
  if (!buyer && threshold.values.some(value => value.buyers.length > 0)) missing.push("buyer");
  if (!type && threshold.values.some(value => value.contracts.length > 0)) missing.push("contract");
  const andAmount = () => (amount === null ? [...missing, "amount"] : missing);
  if (launch === null) {
    missing.push("launch");
    return andAmount();
  }
  const ofContract = threshold.values.filter(
    ({ buyers, contracts }) =>
      (buyers.length === 0 || !buyer || buyers.includes(buyer)) &&
      (contracts.length === 0 || !type || contracts.includes(type)),
  );
  if (ofContract.length === 0) return ["threshold"];
  const value = ofContract.find(({ from, to }) => from <= launch && (to === null || launch <= to));
  if (!value) return ["period"];
  return missing.length === 0 ? value.amount : andAmount();
}

/**
 * A duty on some purchases asks for something precise, which a nature alone does not tell: the clause must be for one of
 * these purchases and rest on a text of the duty.
 * @param {Obligation} duty
 * @param {Held} held
 */
function isPreciseEnough(duty, held) {
  if (duty.segments.length === 0) return true;
  return held.segments.some(id => duty.segments.includes(id)) && held.legal.some(id => duty.legal.includes(id));
}

/** @param {Held} held */
function citation(held) {
  return `${held.clause}/${held.provision}`;
}
