//! News and plain pages.

use super::{Date, NewsId, PageId};
use crate::text::Text;

/// A piece of news.
#[derive(Debug, Clone, PartialEq)]
pub struct News {
    /// Its id.
    pub id: NewsId,
    /// The file that it comes from, from the root of the library.
    pub path: String,
    /// Its title.
    pub title: String,
    /// What it says, in a sentence.
    pub summary: String,
    /// Its day.
    pub date: Date,
    /// Its text.
    pub text: Text,
}

/// A plain page.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// Its id.
    pub id: PageId,
    /// The file that it comes from, from the root of the library.
    pub path: String,
    /// Its title.
    pub title: String,
    /// What it says, in a sentence.
    pub summary: String,
    /// Its place in the footer; `None` keeps it out.
    pub order: Option<u32>,
    /// Its text.
    pub text: Text,
}
