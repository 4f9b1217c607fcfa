//! The server on loopback: threads that answer requests from the portal that is shown.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

use anyhow::Context as _;
use clausier::messages::Messages;
use clausier::output::Output;
use clausier::pipeline::Publication;

use super::board::Board;
use super::problems::Problems;
use super::watcher::Event;
use super::{answer, catching};

/// How many requests are answered at once: a browser asks for six files.
const WORKERS: usize = 4;

pub(super) struct Server {
    desk: Arc<Desk>,
    crew: Option<Crew>,
}

/// What every thread shares.
pub(super) struct Desk {
    http: tiny_http::Server,
    pub(super) port: u16,
    pub(super) board: Board,
    pub(super) words: Words,
    events: Sender<Event>,
}

/// What pages of our own say.
pub(super) struct Words {
    pub(super) language: String,
    pub(super) note: String,
    pub(super) close: String,
    pub(super) empty: String,
    pub(super) trouble: String,
}

/// The threads that answer from one portal, which they hold.
struct Crew {
    leaving: Arc<AtomicBool>,
    /// Closed once they answer no more. What they held is taken apart after that, which may take long.
    gone: Receiver<()>,
}

impl Server {
    /// Listens on `port` of 127.0.0.1; on a free one where it is 0.
    pub(super) fn start(port: u16, messages: &Messages, events: Sender<Event>) -> anyhow::Result<Server> {
        let http = tiny_http::Server::http(("127.0.0.1", port))
            .map_err(anyhow::Error::from_boxed)
            .with_context(|| format!("cannot listen on 127.0.0.1:{port}; another `--port` may be free"))?;
        let port = http.server_addr().to_ip().context("the server has no address")?.port();
        let words = Words::new(messages);
        let desk = Arc::new(Desk { http, port, board: Board::new(), words, events });
        Ok(Server { desk, crew: None })
    }

    /// Where the portal is.
    pub(super) fn address(&self) -> String {
        format!("http://127.0.0.1:{}/", self.desk.port)
    }

    /// Shows `publication` from now on. Where it cannot be planned, what was shown stays.
    pub(super) fn show(&mut self, publication: Publication) -> anyhow::Result<()> {
        let (planned, plan) = mpsc::channel();
        let (go, start) = mpsc::channel();
        let (desk, leaving) = (Arc::clone(&self.desk), Arc::new(AtomicBool::new(false)));
        let crew_leaves = Arc::clone(&leaving);
        let (left, gone) = mpsc::channel();
        // The plan borrows from what it publishes, so one thread holds both.
        thread::spawn(move || {
            let (output, error) = match catching(|| publication.plan()) {
                Ok(output) => (Some(output), None),
                Err(error) => (None, Some(error)),
            };
            let _ = planned.send(error);
            if let (Some(output), Ok(())) = (output, start.recv()) {
                work(&desk, Some(&output), &crew_leaves);
                drop(left);
            }
        });
        if let Some(error) = plan.recv().context("the plan was lost")? {
            return Err(error.context("cannot plan the portal"));
        }
        self.dismiss();
        // Before anyone answers from it: a page bears the name that the board gives.
        self.desk.board.show(&self.desk.words);
        let _ = go.send(());
        self.crew = Some(Crew { leaving, gone });
        Ok(())
    }

    /// Shows `problems` over what is shown, or alone where nothing is yet.
    pub(super) fn show_problems(&mut self, problems: Problems) {
        self.desk.board.show_problems(problems, &self.desk.words);
        if self.crew.is_none() {
            let (desk, leaving) = (Arc::clone(&self.desk), Arc::new(AtomicBool::new(false)));
            let crew_leaves = Arc::clone(&leaving);
            let (left, gone) = mpsc::channel();
            thread::spawn(move || {
                work(&desk, None, &crew_leaves);
                drop(left);
            });
            self.crew = Some(Crew { leaving, gone });
        }
    }

    /// Lets the crew finish what it does and go. Requests wait for the next one.
    fn dismiss(&mut self) {
        let Some(crew) = self.crew.take() else { return };
        crew.leaving.store(true, Ordering::SeqCst);
        for _ in 0..WORKERS {
            self.desk.http.unblock(); // one of them
        }
        let _ = crew.gone.recv(); // nothing is sent: it ends when they have left
    }
}

impl Words {
    fn new(messages: &Messages) -> Words {
        Words {
            language: messages.language().to_owned(),
            note: messages.word("overlay-note"),
            close: messages.word("overlay-close"),
            empty: messages.word("overlay-empty"),
            trouble: messages.word("overlay-trouble"),
        }
    }
}

/// Answers requests from `output`, a few at a time, until told to leave.
fn work(desk: &Desk, output: Option<&Output<'_>>, leaving: &AtomicBool) {
    let answer_requests = || {
        loop {
            match desk.http.recv() {
                Ok(request) => answer::answer(request, desk, output),
                Err(_) if leaving.load(Ordering::SeqCst) => return,
                Err(error) => {
                    let _ = desk.events.send(Event::Deaf(error));
                    return;
                }
            }
        }
    };
    thread::scope(|scope| {
        for _ in 0..WORKERS {
            scope.spawn(answer_requests);
        }
    });
}
