//! A diagnostic in words: the message and the help of its code, from a catalogue.

use super::Diagnostic;
use crate::messages::{Arg, Messages};

/// What is said of a diagnostic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
}

/// `diagnostic` in the words of `messages`: the message `code`, and the help `code-help`, or `code-help-nearest` where a
/// near name is known and `code-help-known` where all names are. A diagnostic that content itself words carries them as `message` and `help`.
pub fn words(diagnostic: &Diagnostic, messages: &Messages) -> Words {
    let args: Vec<(&str, Arg)> = diagnostic.args.iter().map(|(name, arg)| (*name, arg.clone())).collect();
    let help_key = format!("{}-help", diagnostic.code);
    let has = |name: &str| args.iter().any(|(known, _)| *known == name);
    let variants = ["nearest", "known"].into_iter().filter(|variant| has(variant));
    let special = variants.filter_map(|variant| messages.find(&format!("{help_key}-{variant}"), &args)).next();
    Words {
        message: messages.text(diagnostic.code, &args),
        help: special.or_else(|| messages.find(&help_key, &args)).filter(|help| !help.is_empty()),
    }
}
