//! Clausier turns a Git repository of clause files into a website and open data for public buyers.
//!
//! The modules in reading order: what files say ([`text`]), what it means ([`library`]), what we publish ([`routes`],
//! [`output`]), what we say ([`messages`], [`theme`]).

mod analysis;
mod check;
mod conformity;
pub mod diagnostic;
mod document;
mod dossier;
mod export;
pub mod library;
mod load;
pub mod messages;
pub mod options;
pub mod output;
mod outside;
pub mod pipeline;
pub mod routes;
mod search;
mod site;
pub mod source;
pub mod tables;
pub mod text;
pub mod theme;
