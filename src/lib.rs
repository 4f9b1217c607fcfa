//! Clausier turns a Git repository of clause files into a website and open data for public buyers.
//!
//! The modules in reading order: what files say ([`text`]), what it means ([`library`]).

pub mod library;
pub mod text;
