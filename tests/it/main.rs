//! The one test binary: the program and its library from the outside, and the code base itself.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod again;
mod architecture;
mod build;
mod bundles;
mod check;
mod documents;
mod duties;
mod example;
mod fixture;
mod freeze;
mod library;
mod mutations;
mod rules;
mod serve;
