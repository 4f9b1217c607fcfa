//! What reading finds wrong: one rule, one file.
//!
//! Each has a page in `docs/rules/`, with a wrong and a right example that the tests run.

pub(crate) mod control_character;
pub(crate) mod csv_syntax;
pub(crate) mod cut_by_comment;
pub(crate) mod duplicate_key;
pub(crate) mod empty_value;
pub(crate) mod file_too_large;
pub(crate) mod forbidden_link_scheme;
pub(crate) mod image;
pub(crate) mod invalid_id;
pub(crate) mod invalid_parameter_name;
pub(crate) mod invalid_url;
pub(crate) mod missing_file;
pub(crate) mod missing_front_matter;
pub(crate) mod missing_key;
pub(crate) mod missing_section;
pub(crate) mod not_nfc;
pub(crate) mod not_utf8;
pub(crate) mod raw_html;
pub(crate) mod repeated_item;
pub(crate) mod spreadsheet_formula;
pub(crate) mod stray_brace;
pub(crate) mod too_deep;
pub(crate) mod too_long;
pub(crate) mod unclosed_front_matter;
pub(crate) mod undefined_reference;
pub(crate) mod unexpected_file;
pub(crate) mod unexpected_heading;
pub(crate) mod unknown_key;
pub(crate) mod unknown_value;
pub(crate) mod wrong_type;
pub(crate) mod yaml_alias;
pub(crate) mod yaml_syntax;
pub(crate) mod yaml_tag;

use crate::diagnostic::{Diagnostic, Rule};
use crate::source::Span;
use crate::text::ProblemKind;

/// Every rule of reading.
pub(crate) const RULES: &[&Rule] = &[
    &control_character::RULE,
    &csv_syntax::RULE,
    &cut_by_comment::RULE,
    &duplicate_key::RULE,
    &empty_value::RULE,
    &file_too_large::RULE,
    &forbidden_link_scheme::RULE,
    &image::RULE,
    &invalid_id::RULE,
    &invalid_parameter_name::RULE,
    &invalid_url::RULE,
    &missing_file::RULE,
    &missing_front_matter::RULE,
    &missing_key::RULE,
    &missing_section::RULE,
    &not_nfc::RULE,
    &not_utf8::RULE,
    &raw_html::RULE,
    &repeated_item::RULE,
    &spreadsheet_formula::RULE,
    &stray_brace::RULE,
    &too_deep::RULE,
    &too_long::RULE,
    &unclosed_front_matter::RULE,
    &undefined_reference::RULE,
    &unexpected_file::RULE,
    &unexpected_heading::RULE,
    &unknown_key::RULE,
    &unknown_value::RULE,
    &wrong_type::RULE,
    &yaml_alias::RULE,
    &yaml_syntax::RULE,
    &yaml_tag::RULE,
];

/// What a text holds that a library refuses.
pub(super) fn text_problem(kind: &ProblemKind, span: Span) -> Diagnostic {
    match kind {
        ProblemKind::RawHtml => raw_html::diagnostic(span),
        ProblemKind::Image => image::diagnostic(span),
        ProblemKind::ForbiddenScheme(scheme) => forbidden_link_scheme::diagnostic(span, scheme),
        ProblemKind::UndefinedReference(name) => undefined_reference::diagnostic(span, name),
        ProblemKind::StrayBrace => stray_brace::diagnostic(span),
        ProblemKind::TooDeep => too_deep::diagnostic(span),
    }
}
