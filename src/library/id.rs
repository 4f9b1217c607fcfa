//! Ids: one type per kind, so that a segment's id is never taken for an effect's.

use std::fmt;

/// Whether `text` has the form of an id: `[a-z0-9-]+`, at most 80 characters.
pub fn is_id(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= 80
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

macro_rules! ids {
    ($($name:ident: $what:literal;)*) => {$(
        #[doc = concat!("The id of ", $what, ": unique among its kind, never reused.")]
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);

        impl $name {
            /// The id `text`; its form is checked where files are read.
            pub fn new(text: impl Into<String>) -> $name {
                $name(text.into())
            }

            /// The id as it is written.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

ids! {
    AmbitionId: "a level of ambition";
    BundleId: "a pack";
    BuyerId: "a kind of buyer";
    ClauseId: "a clause";
    DocumentId: "a tender document";
    EffectId: "an environmental effect";
    LabelId: "a label";
    LegalTextId: "a legal text";
    NatureId: "a nature of provisions";
    NewsId: "a piece of news";
    ObligationId: "a legal duty";
    OrganisationId: "an organisation";
    PageId: "a plain page";
    RegisterId: "a register's field";
    SegmentId: "a purchase segment";
    StandardId: "a standard";
    ThresholdId: "a threshold";
    WordingRuleId: "a wording rule";
}

#[cfg(test)]
mod tests {
    use super::is_id;

    #[test]
    fn an_id_is_lower_case_letters_digits_and_hyphens() {
        assert!(is_id("dechets-chantier-2"));
        for wrong in ["", "Déchets", "a b", "a_b", "a/b", &"a".repeat(81)] {
            assert!(!is_id(wrong), "{wrong}");
        }
    }
}
