//! Contributors, reviewers and buyer networks.

use super::OrganisationId;
use crate::text::Text;

/// Whoever writes or reviews clauses.
#[derive(Debug, Clone, PartialEq)]
pub struct Organisation {
    /// Its id.
    pub id: OrganisationId,
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: OrganisationKind,
    /// What it does.
    pub description: Text,
    /// Its web address.
    pub url: Option<String>,
}

/// What an organisation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OrganisationKind {
    /// The library's own editors.
    EditorialTeam,
    /// A network of buyers.
    Network,
    /// A ministry.
    Ministry,
    /// A public agency.
    Agency,
    /// An association.
    Association,
    /// A local authority.
    LocalAuthority,
    /// A law firm.
    LawFirm,
    /// A company.
    Company,
}

impl OrganisationKind {
    /// Every kind with its word in the content.
    pub const ALL: [(&'static str, OrganisationKind); 8] = [
        ("editorial-team", OrganisationKind::EditorialTeam),
        ("network", OrganisationKind::Network),
        ("ministry", OrganisationKind::Ministry),
        ("agency", OrganisationKind::Agency),
        ("association", OrganisationKind::Association),
        ("local-authority", OrganisationKind::LocalAuthority),
        ("law-firm", OrganisationKind::LawFirm),
        ("company", OrganisationKind::Company),
    ];
}
