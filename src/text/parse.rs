//! Markdown to a tree, once, with everything that a library refuses found on the way.

mod plain_line;
#[cfg(test)]
mod tests;

use std::ops::Range;

use pulldown_cmark::{BrokenLink, CowStr, Event, Options, Parser, Tag, TagEnd};

use super::parameters;
use super::{Alignment, Block, Extent, Inline, Inlines, Target, Text};
use plain_line::plain_line;

/// How deep lists and quotations may nest.
const MAX_DEPTH: usize = 12;

/// Something in a text that a library refuses.
#[derive(Debug, Clone, PartialEq)]
pub struct Problem {
    /// What it is.
    pub kind: ProblemKind,
    /// Where it stands in the Markdown, in bytes.
    pub span: Range<usize>,
}

/// What a library refuses in a text.
#[derive(Debug, Clone, PartialEq)]
pub enum ProblemKind {
    /// HTML.
    RawHtml,
    /// An image.
    Image,
    /// A link whose scheme is not allowed; holds the scheme, or the whole address where it has none.
    ForbiddenScheme(String),
    /// `[words][name]` whose name no line defines.
    UndefinedReference(String),
    /// A brace that opens or closes nothing.
    StrayBrace,
    /// Lists in lists in lists.
    TooDeep,
}

/// Parses `markdown`. Whatever is refused is left out of the tree.
pub fn parse(markdown: &str) -> (Text, Vec<Problem>) {
    plain_line(markdown).unwrap_or_else(|| parse_marked(markdown))
}

fn parse_marked(markdown: &str) -> (Text, Vec<Problem>) {
    let mut undefined = Vec::new();
    let mut on_broken_link = |link: BrokenLink<'_>| {
        // `[x]` alone is ordinary text; `[words][name]` is a link that leads nowhere.
        let is_full = markdown.get(link.span.clone()).is_some_and(|source| source.contains("]["));
        if is_full {
            let kind = ProblemKind::UndefinedReference(link.reference.to_string());
            undefined.push(Problem { kind, span: link.span });
        }
        None::<(CowStr<'_>, CowStr<'_>)>
    };
    let parser = Parser::new_with_broken_link_callback(markdown, Options::ENABLE_TABLES, Some(&mut on_broken_link));
    let mut builder = Builder::new(markdown);
    for (event, span) in parser.into_offset_iter() {
        builder.event(event, span);
    }
    let (text, mut problems) = builder.finish();
    problems.append(&mut undefined);
    problems.sort_by_key(|problem| (problem.span.start, problem.span.end));
    (text, problems)
}

/// What is being built, innermost last.
enum Frame {
    Blocks(BlockTag, Vec<Block>),
    Inlines(InlineTag, Vec<Inline>),
    Code(String),
    List(Option<u64>, Vec<Vec<Block>>),
    Table(Box<[Alignment]>, Box<[Inlines]>, Vec<Box<[Inlines]>>),
    Row(Vec<Inlines>),
}

enum BlockTag {
    Root,
    Item,
    Quote,
}

enum InlineTag {
    Paragraph,
    /// Text that stands in a tight list item without a paragraph of its own.
    Loose,
    Heading(u8, Range<usize>),
    Cell,
    Emphasis,
    Strong,
    Link(Option<Target>, Range<usize>),
}

struct Builder<'m> {
    markdown: &'m str,
    frames: Vec<Frame>,
    /// A run of characters, not yet searched for parameters.
    run: Option<(String, Range<usize>)>,
    problems: Vec<Problem>,
    depth: usize,
}

impl<'m> Builder<'m> {
    fn new(markdown: &'m str) -> Builder<'m> {
        let frames = vec![Frame::Blocks(BlockTag::Root, Vec::new())];
        Builder { markdown, frames, run: None, problems: Vec::new(), depth: 0 }
    }

    fn finish(mut self) -> (Text, Vec<Problem>) {
        self.end_loose();
        let Some(Frame::Blocks(BlockTag::Root, mut blocks)) = self.frames.pop() else {
            unreachable!("every frame that opens closes")
        };
        blocks.shrink_to_fit();
        (Text { blocks }, self.problems)
    }

    fn event(&mut self, event: Event<'_>, span: Range<usize>) {
        match event {
            Event::Text(text) => self.characters(&text, span),
            Event::Start(tag) => self.start(tag, span),
            Event::End(tag) => self.end(tag),
            Event::Code(code) => self.inline(Inline::Code((&*code).into())),
            Event::SoftBreak => self.inline(Inline::SoftBreak),
            Event::HardBreak => self.inline(Inline::HardBreak),
            Event::Rule => self.block(Block::Rule),
            Event::Html(_) | Event::InlineHtml(_) => self.problem(ProblemKind::RawHtml, trimmed(self.markdown, span)),
            // Extensions that are not asked for never come.
            Event::InlineMath(_) | Event::DisplayMath(_) | Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, span: Range<usize>) {
        if matches!(
            tag,
            Tag::Paragraph
                | Tag::Heading { .. }
                | Tag::List(_)
                | Tag::BlockQuote(_)
                | Tag::Table(_)
                | Tag::CodeBlock(_)
        ) {
            self.end_loose();
        } else {
            self.end_run();
        }
        match tag {
            Tag::Paragraph => self.open(InlineTag::Paragraph),
            Tag::Heading { level, .. } => self.open(InlineTag::Heading(level as u8, span)),
            Tag::BlockQuote(_) => self.open_kept(span, Frame::Blocks(BlockTag::Quote, Vec::new())),
            Tag::CodeBlock(_) => self.frames.push(Frame::Code(String::new())),
            Tag::List(start) => self.open_kept(span, Frame::List(start, Vec::new())),
            Tag::Item if self.depth > MAX_DEPTH => {}
            Tag::Item => self.frames.push(Frame::Blocks(BlockTag::Item, Vec::new())),
            Tag::Table(alignments) => {
                let alignments = alignments.into_iter().map(alignment).collect();
                self.frames.push(Frame::Table(alignments, Box::default(), Vec::new()));
            }
            Tag::TableHead | Tag::TableRow => self.frames.push(Frame::Row(Vec::new())),
            Tag::TableCell => self.open(InlineTag::Cell),
            Tag::Emphasis => self.open_inline(InlineTag::Emphasis),
            Tag::Strong => self.open_inline(InlineTag::Strong),
            Tag::Link { dest_url, .. } => {
                let target = Target::of(&dest_url);
                if let Err(scheme) = &target {
                    self.problem(ProblemKind::ForbiddenScheme(scheme.clone()), span.clone());
                }
                self.open_inline(InlineTag::Link(target.ok(), span));
            }
            Tag::Image { .. } => {
                self.problem(ProblemKind::Image, span.clone());
                self.open_inline(InlineTag::Link(None, span));
            }
            // HTML blocks: their lines come as `Event::Html`. The others are extensions that are not asked for.
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::TableCell
            | TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Link
            | TagEnd::Image => {
                self.end_run();
                self.close_inlines();
            }
            TagEnd::BlockQuote(_) => {
                self.end_loose();
                if self.shallower()
                    && let Some(Frame::Blocks(_, blocks)) = self.frames.pop()
                {
                    self.block(Block::Quote(blocks));
                }
            }
            TagEnd::CodeBlock => {
                self.end_run();
                if let Some(Frame::Code(code)) = self.frames.pop() {
                    self.block(Block::Code(code));
                }
            }
            TagEnd::List(_) => {
                if self.shallower()
                    && let Some(Frame::List(start, mut items)) = self.frames.pop()
                {
                    items.shrink_to_fit();
                    self.block(Block::List { start, items });
                }
            }
            TagEnd::Item if self.depth > MAX_DEPTH => self.end_loose(),
            TagEnd::Item => {
                self.end_loose();
                if let Some(Frame::Blocks(_, mut blocks)) = self.frames.pop()
                    && let Some(Frame::List(_, items)) = self.frames.last_mut()
                {
                    blocks.shrink_to_fit();
                    items.push(blocks);
                }
            }
            TagEnd::Table => {
                if let Some(Frame::Table(alignments, head, rows)) = self.frames.pop() {
                    self.block(Block::Table { alignments, head, rows: rows.into() });
                }
            }
            TagEnd::TableHead => {
                if let (Some(Frame::Row(cells)), Some(Frame::Table(_, head, _))) =
                    (self.frames.pop(), self.frames.last_mut())
                {
                    *head = cells.into();
                }
            }
            TagEnd::TableRow => {
                if let (Some(Frame::Row(cells)), Some(Frame::Table(_, _, rows))) =
                    (self.frames.pop(), self.frames.last_mut())
                {
                    rows.push(cells.into());
                }
            }
            _ => {}
        }
    }

    fn characters(&mut self, text: &str, span: Range<usize>) {
        if let Some(Frame::Code(code)) = self.frames.last_mut() {
            code.push_str(text);
            return;
        }
        match &mut self.run {
            // A parameter's name may come in several events: `{taux_reemploi}`.
            Some((run, place)) if place.end == span.start => {
                run.push_str(text);
                place.end = span.end;
            }
            _ => {
                self.end_run();
                self.run = Some((text.to_owned(), span));
            }
        }
    }

    fn open(&mut self, tag: InlineTag) {
        self.frames.push(Frame::Inlines(tag, Vec::new()));
    }

    /// Opens an inline element, in a paragraph of its own where it stands alone in a list item.
    fn open_inline(&mut self, tag: InlineTag) {
        self.ensure_inlines();
        self.open(tag);
    }

    fn ensure_inlines(&mut self) {
        if matches!(self.frames.last(), Some(Frame::Blocks(..))) {
            self.open(InlineTag::Loose);
        }
    }

    fn inline(&mut self, inline: Inline) {
        self.end_run();
        self.push(inline);
    }

    fn push(&mut self, inline: Inline) {
        self.ensure_inlines();
        if let Some(Frame::Inlines(_, content)) = self.frames.last_mut() {
            content.push(inline);
        }
    }

    fn block(&mut self, block: Block) {
        self.end_loose();
        if let Some(Frame::Blocks(_, blocks)) = self.frames.last_mut() {
            blocks.push(block);
        }
    }

    /// Searches the run of characters for parameters and hands it on.
    fn end_run(&mut self) {
        let Some((run, span)) = self.run.take() else { return };
        if !run.contains(['{', '}']) {
            self.push(Inline::Text(run.into(), Extent::new(&span)));
            return;
        }
        let (inlines, stray) = parameters::split(&run, &span, self.markdown);
        for inline in inlines {
            self.push(inline);
        }
        for span in stray {
            self.problem(ProblemKind::StrayBrace, span);
        }
    }

    /// Ends the run, and the paragraph that a tight list item does without.
    fn end_loose(&mut self) {
        self.end_run();
        if matches!(self.frames.last(), Some(Frame::Inlines(InlineTag::Loose, _))) {
            self.close_inlines();
        }
    }

    fn close_inlines(&mut self) {
        let Some(Frame::Inlines(tag, content)) = self.frames.pop() else { return };
        let content: Inlines = content.into();
        match tag {
            InlineTag::Paragraph | InlineTag::Loose => self.block_of(Block::Paragraph(content)),
            InlineTag::Heading(level, span) => {
                self.block_of(Block::Heading { level, content, span: Extent::new(&span) })
            }
            InlineTag::Cell => {
                if let Some(Frame::Row(cells)) = self.frames.last_mut() {
                    cells.push(content);
                }
            }
            InlineTag::Emphasis => self.push(Inline::Emphasis(content)),
            InlineTag::Strong => self.push(Inline::Strong(content)),
            InlineTag::Link(Some(target), span) => {
                self.push(Inline::Link { target, content, span: Extent::new(&span) })
            }
            InlineTag::Link(None, _) => content.into_vec().into_iter().for_each(|inline| self.push(inline)),
        }
    }

    fn block_of(&mut self, block: Block) {
        if let Some(Frame::Blocks(_, blocks)) = self.frames.last_mut() {
            blocks.push(block);
        }
    }

    /// Enters a list or a quotation, which is not kept where it is too deep.
    fn open_kept(&mut self, span: Range<usize>, frame: Frame) {
        self.depth += 1;
        if self.depth == MAX_DEPTH + 1 {
            self.problem(ProblemKind::TooDeep, trimmed(self.markdown, span));
        }
        if self.depth <= MAX_DEPTH {
            self.frames.push(frame);
        }
    }

    /// Leaves a list or a quotation; says whether it was kept.
    fn shallower(&mut self) -> bool {
        self.depth -= 1;
        self.depth < MAX_DEPTH
    }

    fn problem(&mut self, kind: ProblemKind, span: Range<usize>) {
        self.problems.push(Problem { kind, span });
    }
}

fn alignment(alignment: pulldown_cmark::Alignment) -> Alignment {
    match alignment {
        pulldown_cmark::Alignment::Center => Alignment::Centre,
        pulldown_cmark::Alignment::Right => Alignment::End,
        pulldown_cmark::Alignment::None | pulldown_cmark::Alignment::Left => Alignment::Start,
    }
}

/// `span` without the white space at its ends, and on its first line only.
fn trimmed(markdown: &str, span: Range<usize>) -> Range<usize> {
    let Some(source) = markdown.get(span.clone()) else { return span };
    let start = span.start + (source.len() - source.trim_start().len());
    let line = markdown[start..span.end].lines().next().unwrap_or("");
    start..start + line.trim_end().len()
}
