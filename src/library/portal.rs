//! The portal's own facts, and what its language decides about numbers, dates and headings.

use super::{Date, Number};
use crate::text::{Text, Typography};

/// What `portal.yaml` says.
#[derive(Debug, Clone, PartialEq)]
pub struct Portal {
    /// The portal's name.
    pub title: String,
    /// One line under the name.
    pub tagline: String,
    /// What the portal is, in one sentence.
    pub description: String,
    /// The language of the content, of addresses and of messages to readers.
    pub language: Language,
    /// The public address, ending in `/`.
    pub base_url: String,
    /// The address of the Git repository.
    pub repository: String,
    /// The branch on which changes are proposed.
    pub branch: String,
    /// Who publishes.
    pub publisher: Publisher,
    /// Whom to ask when nothing fits.
    pub help_desk: HelpDesk,
    /// The currency of amounts.
    pub currency: Currency,
    /// The licences of the database, of the clause texts and of the code.
    pub licences: Licences,
    /// The sentence that reusers of the data reproduce.
    pub attribution: String,
    /// The facts of the accessibility statement.
    pub accessibility: Accessibility,
    /// The facts of the legal notice.
    pub legal_notice: LegalNotice,
    /// Whether the search index is offered with the data; where nothing is said, the size of the library decides.
    pub open_search_index: Option<bool>,
}

/// The language of a portal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// `fr`
    French,
    /// `en`
    English,
}

/// Who publishes the portal.
#[derive(Debug, Clone, PartialEq)]
pub struct Publisher {
    /// Name.
    pub name: String,
    /// Web address.
    pub url: Option<String>,
    /// Electronic mail.
    pub email: Option<String>,
}

/// Whom to ask when nothing fits.
#[derive(Debug, Clone, PartialEq)]
pub struct HelpDesk {
    /// Name.
    pub name: String,
    /// Web address.
    pub url: String,
    /// What it does, in a sentence.
    pub text: String,
}

/// The currency of amounts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Currency {
    /// ISO 4217 code.
    pub code: String,
    /// What is printed after an amount.
    pub symbol: String,
}

/// The three licences.
#[derive(Debug, Clone, PartialEq)]
pub struct Licences {
    /// Of the database.
    pub database: Licence,
    /// Of the clause texts.
    pub texts: Licence,
    /// Of the program.
    pub code: Licence,
}

/// A licence.
#[derive(Debug, Clone, PartialEq)]
pub struct Licence {
    /// SPDX expression.
    pub id: String,
    /// Name in the portal's language.
    pub name: String,
    /// Address of its text.
    pub url: String,
    /// What it allows, in a sentence.
    pub text: Option<String>,
}

/// The facts of the accessibility statement.
#[derive(Debug, Clone, PartialEq)]
pub struct Accessibility {
    /// How far an audit found it to conform.
    pub conformity: Conformity,
    /// Day of the statement.
    pub established_on: Date,
    /// What it was tested with.
    pub tested_with: Vec<String>,
    /// What it is made with.
    pub technologies: Vec<String>,
    /// Known defects.
    pub defects: Vec<String>,
    /// Whom to write to, as a text.
    pub contact: Text,
    /// Where to complain, as a text.
    pub remedies: Text,
}

/// How far a portal conforms to the accessibility rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Conformity {
    /// Not at all, or nobody has audited it.
    None,
    /// At least half of the criteria.
    Partial,
    /// All of the criteria.
    Full,
}

/// The facts of the legal notice.
#[derive(Debug, Clone, PartialEq)]
pub struct LegalNotice {
    /// Who edits.
    pub editor: Text,
    /// Who answers for what is published.
    pub director: Text,
    /// Who hosts.
    pub host: Text,
    /// What else must be said.
    pub note: Option<Text>,
}

impl Language {
    /// The BCP 47 code.
    pub const fn code(self) -> &'static str {
        match self {
            Language::French => "fr",
            Language::English => "en",
        }
    }

    /// The typographic habits that page and document writers follow.
    pub const fn typography(self) -> Typography {
        match self {
            Language::French => Typography::French,
            Language::English => Typography::Plain,
        }
    }

    /// The level-2 headings of a clause's explanation: why, attention, limits, checking.
    pub const fn clause_headings(self) -> [&'static str; 4] {
        match self {
            Language::French => {
                ["Pourquoi cette clause", "Points d'attention", "Quand elle a peu d'effet", "Comment contrôler"]
            }
            Language::English => {
                ["Why this clause", "Points of attention", "When it has little effect", "How to check"]
            }
        }
    }

    /// `number` as readers expect it: `1 234,50` or `1,234.50`.
    pub fn number(self, number: Number) -> String {
        let (thousands, point) = match self {
            Language::French => ('\u{202f}', ','),
            Language::English => (',', '.'),
        };
        let digits = number.to_string();
        let (sign, digits) = digits.strip_prefix('-').map_or(("", digits.as_str()), |digits| ("−", digits));
        let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(whole, rest)| (whole, Some(rest)));
        let mut printed = String::from(sign);
        for (place, digit) in whole.chars().enumerate() {
            if place > 0 && (whole.len() - place).is_multiple_of(3) {
                printed.push(thousands);
            }
            printed.push(digit);
        }
        if let Some(fraction) = fraction {
            printed.push(point);
            printed.push_str(fraction);
        }
        printed
    }

    /// `date` in words: `21 novembre 2026`, `21 November 2026`.
    pub fn date(self, date: Date) -> String {
        const FRENCH: [&str; 12] = [
            "janvier",
            "février",
            "mars",
            "avril",
            "mai",
            "juin",
            "juillet",
            "août",
            "septembre",
            "octobre",
            "novembre",
            "décembre",
        ];
        const ENGLISH: [&str; 12] = [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ];
        let month = usize::from(date.month().unsigned_abs()) - 1;
        match self {
            Language::French => {
                let day = if date.day() == 1 { "1er".to_owned() } else { date.day().to_string() };
                format!("{day} {} {}", FRENCH[month], date.year())
            }
            Language::English => format!("{} {} {}", date.day(), ENGLISH[month], date.year()),
        }
    }

    /// Whether what follows `number` is in the singular (CLDR plural rules of both languages).
    pub(crate) fn is_one(self, number: Number) -> bool {
        match self {
            Language::French => number > Number::whole(-2) && number < Number::whole(2),
            Language::English => number == Number::whole(1) && number.is_whole(),
        }
    }
}
