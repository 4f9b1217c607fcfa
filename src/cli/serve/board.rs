//! What is shown now, and the browsers that wait for it to change.
//!
//! A browser asks with the name of the state that it has seen. It gets its answer once there is another: the request is
//! put aside until then, and no thread waits for it.

use std::collections::VecDeque;
use std::sync::Mutex;

use serde_json::{Value, json};
use tiny_http::Request;

use super::answer::{Answer, JSON};
use super::lock;
use super::problems::Problems;
use super::server::Words;

/// The most requests that wait. A closed tab is one until the next change, and a connection.
const MOST_WAITING: usize = 64;

pub(super) struct Board {
    /// Tells the states of this process from those of one before it.
    run: u32,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    /// How many times something changed.
    number: u64,
    /// The state in which the portal that is shown came.
    site: Option<u64>,
    problems: Option<Problems>,
    waiting: VecDeque<Request>,
}

impl Board {
    pub(super) fn new() -> Board {
        Board { run: std::process::id(), state: Mutex::default() }
    }

    /// Notes that a good portal is shown.
    pub(super) fn show(&self, words: &Words) {
        self.change(words, |state| {
            state.site = Some(state.number);
            state.problems = None;
        });
    }

    /// Notes that `problems` stand before the next one.
    pub(super) fn show_problems(&self, problems: Problems, words: &Words) {
        self.change(words, |state| state.problems = Some(problems));
    }

    /// What is wrong now.
    pub(super) fn problems(&self) -> Option<Problems> {
        lock(&self.state).problems.clone()
    }

    /// The name of what a page shows now: once it is another, the page is out of date.
    pub(super) fn page(&self) -> String {
        self.page_of(&lock(&self.state))
    }

    /// Answers `request` of a browser that has seen the state `seen`, now or once there is another.
    pub(super) fn answer(&self, request: Request, seen: &str, words: &Words) {
        let mut state = lock(&self.state);
        let mut due = Some(request);
        if self.name(state.number) == seen {
            state.waiting.extend(due.take());
            if state.waiting.len() > MOST_WAITING {
                due = state.waiting.pop_front();
            }
        }
        let told = self.told(&state, words);
        drop(state);
        if let Some(request) = due {
            answer(request, &told);
        }
    }

    fn change(&self, words: &Words, change: impl FnOnce(&mut State)) {
        let mut state = lock(&self.state);
        state.number += 1;
        change(&mut state);
        let waiting = std::mem::take(&mut state.waiting);
        let told = self.told(&state, words);
        drop(state);
        for request in waiting {
            answer(request, &told);
        }
    }

    /// What a browser is told of `state`: its name, that of the page it should show, and what to show over it.
    fn told(&self, state: &State, words: &Words) -> Value {
        // A page that shows the problems itself needs nothing over it.
        let over = state.problems.as_ref().filter(|_| state.site.is_some()).map(|problems| {
            json!({
                "language": words.language,
                "title": problems.title,
                "note": words.note,
                "texts": problems.texts,
                "close": words.close,
            })
        });
        json!({ "state": self.name(state.number), "page": self.page_of(state), "over": over })
    }

    fn page_of(&self, state: &State) -> String {
        self.name(state.site.unwrap_or(state.number))
    }

    fn name(&self, number: u64) -> String {
        format!("{}.{number}", self.run)
    }
}

fn answer(request: Request, told: &Value) {
    Answer::new(200, JSON, told.to_string()).send(request);
}
