//! Which legal duties weigh on a contract, and which of them a selection of provisions fulfils.
//!
//! The rules are the library's obligations; `themes/default/scripts/conformity.js` evaluates the same data in the browser, and
//! one golden file holds both to the same answers.
