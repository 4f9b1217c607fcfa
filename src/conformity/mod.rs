//! Which legal duties weigh on a contract, and which of them a selection of provisions fulfils.
//!
//! The rules are the library's obligations; `themes/default/scripts/conformity.js` evaluates the same data in the browser, and
//! one golden file holds both to the same answers.

mod applies;
mod fulfils;
mod order;
#[cfg(test)]
mod tests;

pub(crate) use applies::{Applies, Contract, Law};
pub(crate) use fulfils::{Fulfilment, Held, fulfils, fulfils_in};
pub(crate) use order::{PER_PAGE, exceptions, in_order, page_of};

/// The path, below the assets, of the file that tells the browser the duties.
pub(crate) const DATA: &str = "duties.json";
