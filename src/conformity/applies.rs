//! Whether a duty weighs on a contract: yes, no and why, or what one must know first.

use crate::library::{
    AppliesTo, BuyerId, ContractType, Date, DateOf, Library, Number, Obligation, SegmentId, Threshold, ThresholdLimit,
    ThresholdValue,
};

/// What is known of a contract; what is not known is `None` or empty.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Contract {
    /// Who buys.
    pub(crate) buyer: Option<BuyerId>,
    /// What kind of contract it is.
    pub(crate) contract: Option<ContractType>,
    /// What is bought.
    pub(crate) segments: Vec<SegmentId>,
    /// For how much, without tax, in the portal's currency.
    pub(crate) amount: Option<Number>,
    /// The day on which the consultation is launched.
    pub(crate) launch: Option<Date>,
    /// The exceptions that hold: words of the library's obligations.
    pub(crate) except: Vec<String>,
}

/// What the duties of a library rest on.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Law<'a> {
    /// How many kinds of buyers there are: a duty on all of them asks nobody who they are.
    pub(crate) n_buyers: usize,
    /// Amounts that duties refer to.
    pub(crate) thresholds: Vec<&'a Threshold>,
    /// The currency of amounts.
    pub(crate) currency: &'a str,
}

/// Whether a duty weighs on a contract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Applies {
    /// It does.
    Yes {
        /// Whether the launch stands for the day that the duty speaks of, which cannot come before it.
        stand_in: bool,
    },
    /// It does not, for each of these reasons.
    No(Vec<Reason>),
    /// That depends on what is not known.
    Depends(Vec<Fact>),
}

/// Why a duty does not weigh on a contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reason {
    /// Other buyers.
    Buyer,
    /// Other types of contract.
    Contract,
    /// An exception holds.
    Except,
    /// Other purchases.
    Segment,
    /// The consultation is launched before the duty begins.
    Launch,
    /// The amount is below.
    Amount,
}

/// What one must know to tell whether a duty weighs on a contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fact {
    /// Who buys.
    Buyer,
    /// The type of contract.
    Contract,
    /// What is bought.
    Segment,
    /// The day of launch.
    Launch,
    /// The day of notification: the duty begins after the launch.
    Notification,
    /// The years in which the contract is carried out: the duty begins after the launch.
    Year,
    /// The amount.
    Amount,
    /// What the buyer spends in a year, which the amount of a contract does not tell.
    Spending,
    /// The amount of the threshold on that day: the library knows it for other periods.
    Period,
    /// The amount of the threshold for such a buyer and contract, which the library does not tell.
    Threshold,
    /// The amount of the threshold in the portal's currency.
    Currency,
}

/// What a condition says of a contract.
enum Finding {
    Holds,
    Fails(Reason),
    Asks(Vec<Fact>),
}

impl<'a> Law<'a> {
    /// What the duties of `library` rest on.
    pub(crate) fn of(library: &'a Library) -> Law<'a> {
        Law {
            n_buyers: library.buyers.len(),
            thresholds: library.thresholds.iter().collect(),
            currency: &library.portal.currency.code,
        }
    }
}

impl Law<'_> {
    /// Whether `obligation` weighs on `contract`. What rules it out prevails over what is not known.
    pub(crate) fn applies(&self, obligation: &Obligation, contract: &Contract) -> Applies {
        let findings = [
            self.of_buyer(obligation, contract),
            of_type(obligation, contract),
            of_exceptions(obligation, contract),
            of_segments(obligation, contract),
            of_date(obligation, contract),
            self.of_amount(obligation, contract),
        ];
        let (mut reasons, mut facts): (Vec<Reason>, Vec<Fact>) = (Vec::new(), Vec::new());
        for finding in findings {
            match finding {
                Finding::Holds => {}
                Finding::Fails(reason) => reasons.push(reason),
                Finding::Asks(asked) => asked.iter().for_each(|fact| {
                    if !facts.contains(fact) {
                        facts.push(*fact);
                    }
                }),
            }
        }
        if !reasons.is_empty() {
            return Applies::No(reasons);
        }
        if !facts.is_empty() {
            return Applies::Depends(facts);
        }
        Applies::Yes { stand_in: obligation.from.is_some() && obligation.date_of != DateOf::Launch }
    }

    fn of_buyer(&self, obligation: &Obligation, contract: &Contract) -> Finding {
        if obligation.buyers.is_empty() || obligation.buyers.len() == self.n_buyers {
            return Finding::Holds;
        }
        match &contract.buyer {
            None => Finding::Asks(vec![Fact::Buyer]),
            Some(buyer) if obligation.buyers.contains(buyer) => Finding::Holds,
            Some(_) => Finding::Fails(Reason::Buyer),
        }
    }

    fn of_amount(&self, obligation: &Obligation, contract: &Contract) -> Finding {
        let Some(limit) = &obligation.threshold else { return Finding::Holds };
        // A buyer's duty counts what the buyer spends in a year.
        if obligation.applies_to == AppliesTo::Buyer {
            return Finding::Asks(vec![Fact::Spending]);
        }
        let limit = match limit {
            ThresholdLimit::Fixed(amount) => *amount,
            ThresholdLimit::Ref(id) => match self.thresholds.iter().find(|threshold| threshold.id == *id) {
                Some(threshold) => match self.limit(threshold, contract) {
                    Ok(amount) => amount,
                    Err(facts) => return Finding::Asks(facts),
                },
                None => return Finding::Asks(vec![Fact::Threshold]),
            },
        };
        match contract.amount {
            None => Finding::Asks(vec![Fact::Amount]),
            Some(amount) if amount >= limit => Finding::Holds,
            Some(_) => Finding::Fails(Reason::Amount),
        }
    }

    /// The amount of `threshold` for `contract`, or what one must know to tell it.
    fn limit(&self, threshold: &Threshold, contract: &Contract) -> Result<Number, Vec<Fact>> {
        if threshold.currency != self.currency {
            return Err(vec![Fact::Currency]);
        }
        let mut missing = Vec::new();
        if contract.buyer.is_none() && threshold.values.iter().any(|value| !value.buyers.is_empty()) {
            missing.push(Fact::Buyer);
        }
        if contract.contract.is_none() && threshold.values.iter().any(|value| !value.contracts.is_empty()) {
            missing.push(Fact::Contract);
        }
        let Some(launch) = contract.launch else {
            missing.push(Fact::Launch);
            return Err(and_amount(missing, contract));
        };
        let for_buyer = |value: &&ThresholdValue| {
            value.buyers.is_empty() || contract.buyer.as_ref().is_none_or(|buyer| value.buyers.contains(buyer))
        };
        let for_type = |value: &&ThresholdValue| {
            value.contracts.is_empty() || contract.contract.is_none_or(|kind| value.contracts.contains(&kind))
        };
        let mut of_contract = threshold.values.iter().filter(for_buyer).filter(for_type).peekable();
        if of_contract.peek().is_none() {
            return Err(vec![Fact::Threshold]);
        }
        let on_that_day = |value: &&ThresholdValue| value.from <= launch && value.to.is_none_or(|to| launch <= to);
        match of_contract.find(on_that_day) {
            None => Err(vec![Fact::Period]),
            Some(value) if missing.is_empty() => Ok(value.amount),
            Some(_) => Err(and_amount(missing, contract)),
        }
    }
}

/// `missing`, and the amount where it is not known either.
fn and_amount(mut missing: Vec<Fact>, contract: &Contract) -> Vec<Fact> {
    if contract.amount.is_none() {
        missing.push(Fact::Amount);
    }
    missing
}

fn of_type(obligation: &Obligation, contract: &Contract) -> Finding {
    if obligation.contracts.is_empty() || obligation.contracts.len() == ContractType::ALL.len() {
        return Finding::Holds;
    }
    match contract.contract {
        None => Finding::Asks(vec![Fact::Contract]),
        Some(kind) if obligation.contracts.contains(&kind) => Finding::Holds,
        Some(_) => Finding::Fails(Reason::Contract),
    }
}

fn of_exceptions(obligation: &Obligation, contract: &Contract) -> Finding {
    match obligation.except.iter().any(|word| contract.except.contains(word)) {
        true => Finding::Fails(Reason::Except),
        false => Finding::Holds,
    }
}

fn of_segments(obligation: &Obligation, contract: &Contract) -> Finding {
    if obligation.segments.is_empty() {
        return Finding::Holds;
    }
    if contract.segments.is_empty() {
        return Finding::Asks(vec![Fact::Segment]);
    }
    match contract.segments.iter().any(|id| obligation.segments.contains(id)) {
        true => Finding::Holds,
        false => Finding::Fails(Reason::Segment),
    }
}

/// Neither the notification nor the years of a contract come before its launch: a launch from that day on settles them, an
/// earlier one does not.
fn of_date(obligation: &Obligation, contract: &Contract) -> Finding {
    let Some(from) = obligation.from else { return Finding::Holds };
    match (contract.launch, obligation.date_of) {
        (None, _) => Finding::Asks(vec![Fact::Launch]),
        (Some(launch), _) if launch >= from => Finding::Holds,
        (Some(_), DateOf::Launch) => Finding::Fails(Reason::Launch),
        (Some(_), DateOf::Notification) => Finding::Asks(vec![Fact::Notification]),
        (Some(_), DateOf::Year) => Finding::Asks(vec![Fact::Year]),
    }
}
