//! The rows of a clause's superseded versions.

use super::super::super::Published;
use super::super::super::cell::{Rows, plain, row, word};
use super::super::numbered;
use crate::library::{Clause, Force};

pub(in crate::export::rows) fn versions(clause: &Clause, published: Published<'_>, rows: &mut dyn Rows) {
    for version in published.library.versions.of(&clause.id) {
        row! { rows;
            "clause" => &clause.id,
            "version" => version.version,
            "address" => &published.address(&published.routes.version(&clause.id, version.version)),
            "path" => &version.path,
            "title" => &version.title,
            "summary" => &version.summary,
            "verified_on" => version.verified_on,
        }
    }
}

pub(in crate::export::rows) fn provisions(clause: &Clause, published: Published<'_>, rows: &mut dyn Rows) {
    for version in published.library.versions.of(&clause.id) {
        for (position, provision) in numbered(&version.provisions) {
            row! { rows;
                "clause" => &clause.id,
                "version" => version.version,
                "id" => &provision.id,
                "position" => position,
                "citation" => &provision.citation(version),
                "nature" => &provision.nature,
                "document" => &provision.document,
                "force" => provision.force.map(|force| word(&Force::ALL, &force)),
                "text" => plain(&provision.text),
                "expected" => provision.criterion.as_ref().map(|criterion| plain(&criterion.expected)),
            }
        }
    }
}
