//! Clausier turns a Git repository of clause files into a website and open data for public buyers.
//!
//! The modules in reading order: what files say ([`text`]), what it means ([`library`]), what we publish ([`routes`],
//! [`output`]), what we say ([`messages`], [`theme`]).

pub mod diagnostic;
pub mod library;
pub mod messages;
pub mod options;
pub mod output;
pub mod routes;
mod search;
pub mod source;
pub mod text;
pub mod theme;
