//! The tables of packs.

use super::{ADDRESS, CLAUSE, Column, ID, Kind, Link, POSITION, PROVISION, Table};

const BUNDLE: Column = Column::link("bundle", "bundles");
const OF_ITEM: Link = Link { columns: &["bundle", "clause"], table: "bundle_items", to: &["bundle", "clause"] };

pub(super) const TABLES: &[Table] = &[
    Table {
        name: "bundles",
        primary_key: &["id"],
        links: &[],
        columns: &[
            ID,
            ADDRESS,
            Column::new("path", Kind::Text),
            Column::new("title", Kind::Text),
            Column::new("summary", Kind::Text),
            Column::new("contract", Kind::Text),
            Column::new("amount", Kind::Number).optional().words("bundle_amount"),
            Column::new("about", Kind::Plain),
            Column::new("verified_on", Kind::Date).words("bundle_verified_on"),
        ],
    },
    Table {
        name: "bundle_segments",
        primary_key: &["bundle", "segment"],
        links: &[],
        columns: &[BUNDLE, Column::link("segment", "segments"), POSITION],
    },
    Table {
        name: "bundle_contributors",
        primary_key: &["bundle", "contributor"],
        links: &[],
        columns: &[BUNDLE, Column::link("contributor", "organisations").words("bundle_contributor"), POSITION],
    },
    Table {
        name: "bundle_items",
        primary_key: &["bundle", "clause"],
        links: &[],
        columns: &[BUNDLE, CLAUSE, POSITION],
    },
    Table {
        name: "bundle_provisions",
        primary_key: &["bundle", "clause", "provision"],
        links: &[OF_ITEM, Link { columns: &["clause", "provision"], table: "provisions", to: &["clause", "id"] }],
        columns: &[BUNDLE, CLAUSE, PROVISION, POSITION],
    },
    Table {
        name: "bundle_values",
        primary_key: &["bundle", "clause", "parameter"],
        links: &[OF_ITEM, Link { columns: &["clause", "parameter"], table: "parameters", to: &["clause", "name"] }],
        columns: &[
            BUNDLE,
            CLAUSE,
            Column::new("parameter", Kind::Text),
            Column::new("value", Kind::Text).words("bundle_value"),
        ],
    },
    Table {
        name: "bundle_weights",
        primary_key: &["bundle", "clause", "provision"],
        links: &[OF_ITEM, Link { columns: &["clause", "provision"], table: "provisions", to: &["clause", "id"] }],
        columns: &[BUNDLE, CLAUSE, PROVISION, Column::new("weight", Kind::Integer)],
    },
];
