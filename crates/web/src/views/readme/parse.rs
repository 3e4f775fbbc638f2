//! Markdown as what is drawn of it. No HTML is made on the way: tags are the ones named here, links lead where they are let, and
//! the HTML that a text holds loses its tags.

use pulldown_cmark::{
    Alignment, Event, HeadingLevel, Options, Parser, Tag, TagEnd, TextMergeStream,
};

/// Elements within each other at most; what is deeper stands in the last one.
const DEPTH: usize = 24;

/// Bytes that are read at most.
pub(super) const LONGEST: usize = 1_000_000;

/// What is drawn.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Node {
    /// Letters.
    Text(String),
    /// An element.
    Element(Element),
}

/// An element and what is in it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Element {
    /// Its name; empty where its content stands for itself.
    pub(super) tag: &'static str,
    /// What it is beside its name.
    pub(super) is: Is,
    /// What is in it.
    pub(super) content: Vec<Node>,
}

/// What an element is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Is {
    /// No more than its name says.
    Plain,
    /// It leads out of the page, and whether it stands for an image.
    Link(String, bool),
    /// It leads to a file of the chart, and whether it stands for an image.
    File(String, bool),
    /// It leads to a heading.
    Heading(String),
    /// A heading that links lead to by that name.
    Named(String),
    /// A list that begins with that number.
    From(u64),
    /// A cell of a table's head.
    Head,
    /// A cell whose content stands at its right or in its middle.
    Aligned(&'static str),
    /// A box that is ticked, or not.
    Ticked(bool),
}

/// What is drawn of a text.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Read {
    /// From the top.
    pub(super) nodes: Vec<Node>,
    /// There is more than was asked for.
    pub(super) more: bool,
    /// The text is longer than what is read.
    pub(super) cut: bool,
}

/// Reads the first `most` nodes of the Markdown file at a path.
pub(super) fn read(path: &str, text: &str, most: usize) -> Read {
    let (read, cut) = match text.len() > LONGEST {
        true => (text.get(..text.floor_char_boundary(LONGEST)).unwrap_or_default(), true),
        false => (text, false),
    };
    let folder = path.rfind('/').and_then(|end| path.get(..end)).unwrap_or_default();
    let mut reader = Reader { folder, most, open: vec![Element::of("")], ..Reader::default() };
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
    for event in TextMergeStream::new(Parser::new_ext(read, options)) {
        if reader.is_full() {
            break;
        }
        reader.take(event);
    }
    let more = reader.is_full();
    while reader.open.len() > 1 {
        reader.close();
    }
    let nodes = reader.open.pop().map(|root| root.content).unwrap_or_default();
    Read { nodes, more, cut: cut && !more }
}

impl Element {
    fn of(tag: &'static str) -> Self {
        Self::new(tag, Is::Plain)
    }

    fn new(tag: &'static str, is: Is) -> Self {
        Self { tag, is, content: Vec::new() }
    }

    /// All letters in it.
    fn letters(&self) -> String {
        let one = |node: &Node| match node {
            Node::Text(text) => text.clone(),
            Node::Element(element) => element.letters(),
        };
        self.content.iter().map(one).collect()
    }
}

#[derive(Default)]
struct Reader<'a> {
    /// The folder of the file.
    folder: &'a str,
    /// The root, and what is open in it.
    open: Vec<Element>,
    /// How many are open that were left out, as they are too deep.
    deep: usize,
    /// Links and images that are open.
    links: usize,
    /// How the columns of the table stand, and the one that comes next.
    columns: Vec<Alignment>,
    column: usize,
    in_head: bool,
    /// HTML that is being read, a block of it.
    html: Option<String>,
    /// Names that headings have.
    names: Vec<String>,
    /// How many nodes there are, and how many there are to be.
    count: usize,
    most: usize,
}

impl Reader<'_> {
    fn is_full(&self) -> bool {
        self.count >= self.most
    }

    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(Tag::HtmlBlock) => {
                self.html = Some(String::new());
                self.open(Element::of("div"));
            }
            Event::Start(tag) => self.start(tag),
            Event::End(end) => self.end(end),
            Event::Text(text) if self.links > 0 || self.in_code() => self.text(&text),
            Event::Text(text) => self.linked(&text),
            Event::Code(code) => self.whole(Element::of("code"), &code),
            Event::Html(html) | Event::InlineHtml(html) => match &mut self.html {
                Some(block) => block.push_str(&html),
                None if is_break(&html) => self.whole(Element::of("br"), ""),
                None => {}
            },
            Event::SoftBreak => self.text("\n"),
            Event::HardBreak => self.whole(Element::of("br"), ""),
            Event::Rule => self.whole(Element::of("hr"), ""),
            Event::TaskListMarker(is) => self.whole(Element::new("input", Is::Ticked(is)), ""),
            Event::FootnoteReference(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.text(&text);
            }
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        let element = match tag {
            Tag::Paragraph => Element::of("p"),
            Tag::Heading { level, .. } => Element::new(heading(level), Is::Named(String::new())),
            Tag::BlockQuote(_) => Element::of("blockquote"),
            Tag::CodeBlock(_) => Element::of("pre"),
            Tag::List(None) => Element::of("ul"),
            Tag::List(Some(first)) => Element::new("ol", Is::From(first)),
            Tag::Item => Element::of("li"),
            Tag::Table(columns) => {
                self.columns = columns;
                Element::of("table")
            }
            Tag::TableHead => {
                (self.column, self.in_head) = (0, true);
                Element::of("thead")
            }
            Tag::TableRow => {
                self.column = 0;
                Element::of("tr")
            }
            Tag::TableCell => self.cell(),
            Tag::Emphasis => Element::of("em"),
            Tag::Strong => Element::of("strong"),
            Tag::Strikethrough => Element::of("del"),
            Tag::Link { dest_url, .. } => self.link(&dest_url, false),
            Tag::Image { dest_url, .. } => self.link(&dest_url, true),
            _ => Element::of(""),
        };
        self.open(element);
    }

    fn cell(&mut self) -> Element {
        let is = match self.columns.get(self.column) {
            _ if self.in_head => Is::Head,
            Some(Alignment::Center) => Is::Aligned("is-middle"),
            Some(Alignment::Right) => Is::Aligned("is-right"),
            _ => Is::Plain,
        };
        self.column += 1;
        Element::new(if self.in_head { "th" } else { "td" }, is)
    }

    /// A link, or an image as one; within another one it is no more than its words.
    fn link(&mut self, to: &str, image: bool) -> Element {
        self.links += 1;
        match target(self.folder, to, image) {
            Some(is) if self.links == 1 => Element::new("a", is),
            _ => Element::of(if image { "span" } else { "" }),
        }
    }

    fn end(&mut self, end: TagEnd) {
        match end {
            TagEnd::HtmlBlock => {
                let html = self.html.take().unwrap_or_default();
                self.linked(words(&html).trim());
            }
            TagEnd::TableHead => self.in_head = false,
            TagEnd::Link | TagEnd::Image => self.links = self.links.saturating_sub(1),
            TagEnd::Heading(_) if self.deep == 0 => self.name(),
            _ => {}
        }
        self.close();
    }

    /// Names the heading that is open after its words, as GitHub does.
    fn name(&mut self) {
        let Some(Element { is: Is::Named(_), .. }) = self.open.last() else { return };
        let letters = self.open.last().map(Element::letters).unwrap_or_default();
        let base = slug(&letters);
        let mut name = base.clone();
        let mut again = 0;
        while self.names.contains(&name) && again < 100 {
            again += 1;
            name = format!("{base}-{again}");
        }
        self.names.push(name.clone());
        if let Some(heading) = self.open.last_mut() {
            heading.is = Is::Named(name);
        }
    }

    fn in_code(&self) -> bool {
        self.open.last().is_some_and(|element| element.tag == "pre")
    }

    fn open(&mut self, element: Element) {
        match self.open.len() > DEPTH {
            true => self.deep += 1,
            false => self.open.push(element),
        }
    }

    fn close(&mut self) {
        if self.deep > 0 {
            self.deep -= 1;
        } else if self.open.len() > 1
            && let Some(element) = self.open.pop()
        {
            self.push(Node::Element(element));
        }
    }

    fn whole(&mut self, mut element: Element, text: &str) {
        if !text.is_empty() {
            element.content.push(Node::Text(text.to_owned()));
            self.count += 1;
        }
        self.push(Node::Element(element));
    }

    fn push(&mut self, node: Node) {
        self.count += 1;
        if let Some(open) = self.open.last_mut() {
            open.content.push(node);
        }
    }

    fn text(&mut self, text: &str) {
        let last = self.open.last_mut().and_then(|open| open.content.last_mut());
        match last {
            Some(Node::Text(before)) => before.push_str(text),
            _ => self.push(Node::Text(text.to_owned())),
        }
    }

    /// Text, with addresses in it that stand for themselves.
    fn linked(&mut self, text: &str) {
        let mut rest = text;
        while let Some((before, address, after)) = address(rest).filter(|_| !self.is_full()) {
            self.text(before);
            self.whole(Element::new("a", Is::Link(address.to_owned(), false)), address);
            rest = after;
        }
        if !rest.is_empty() {
            self.text(rest);
        }
    }
}

/// The page has headings above these.
fn heading(level: HeadingLevel) -> &'static str {
    match level {
        HeadingLevel::H1 => "h2",
        HeadingLevel::H2 => "h3",
        HeadingLevel::H3 => "h4",
        HeadingLevel::H4 => "h5",
        HeadingLevel::H5 | HeadingLevel::H6 => "h6",
    }
}

/// Where a link leads; nowhere if its scheme may do more than show something.
fn target(folder: &str, to: &str, image: bool) -> Option<Is> {
    let to = to.trim();
    if to.chars().any(|letter| letter.is_control() || letter == '\\') {
        return None;
    }
    if let Some(heading) = to.strip_prefix('#') {
        return (!image).then(|| Is::Heading(decoded(heading)));
    }
    let path = to.split(['#', '?']).next().unwrap_or_default();
    if let Some((scheme, _)) = path.split_once(':') {
        let lets = ["http", "https", "mailto"].iter().any(|one| scheme.eq_ignore_ascii_case(one));
        return lets.then(|| Is::Link(to.to_owned(), image));
    }
    if path.starts_with("//") {
        return None;
    }
    within(folder, &decoded(path)).map(|path| Is::File(path, image))
}

/// A path of the chart as it is written in a file of a folder.
fn within(folder: &str, path: &str) -> Option<String> {
    let (from, path) = match path.strip_prefix('/') {
        Some(path) => ("", path),
        None => (folder, path),
    };
    let mut parts: Vec<&str> = from.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    (!parts.is_empty()).then(|| parts.join("/"))
}

/// What `%20` and the like stand for.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((first, tail)) = rest.split_first() {
        let digits = tail.get(..2).and_then(|two| std::str::from_utf8(two).ok());
        let byte = digits.filter(|_| *first == b'%');
        match byte.and_then(|two| u8::from_str_radix(two, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = tail.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

/// What links say of a heading: its words in small letters, with dashes.
fn slug(words: &str) -> String {
    let letter = |letter: char| match letter {
        ' ' => Some('-'),
        '-' | '_' => Some(letter),
        letter if letter.is_alphanumeric() => Some(letter),
        _ => None,
    };
    words.trim().to_lowercase().chars().filter_map(letter).collect()
}

/// The first address in a text, with what stands before and behind it.
pub(super) fn address(text: &str) -> Option<(&str, &str, &str)> {
    let is_address = |(start, _): &(usize, &str)| {
        text.get(*start..)
            .is_some_and(|rest| rest.starts_with("http://") || rest.starts_with("https://"))
    };
    let (start, _) = text.match_indices("http").find(is_address)?;
    let (before, rest) = text.split_at(start);
    let ends = |letter: char| letter.is_whitespace() || "<>\"'`|，。）".contains(letter);
    let end = rest.find(ends).unwrap_or(rest.len());
    let whole = rest.get(..end).unwrap_or_default();
    let mut address = whole.trim_end_matches(['.', ',', ';', ':', '!', '?', '*', '_']);
    while address.ends_with(')') && !address.contains('(') {
        address = address.get(..address.len() - 1).unwrap_or_default();
        address = address.trim_end_matches(['.', ',', ';', ':']);
    }
    // A scheme alone leads nowhere, and what stands behind it may.
    match address.split_once("://") {
        Some((_, host)) if !host.is_empty() => {
            Some((before, address, rest.get(address.len()..).unwrap_or_default()))
        }
        _ => None,
    }
}

fn is_break(html: &str) -> bool {
    let name = html.trim_start_matches('<').trim_end_matches('>').trim_end_matches('/');
    name.trim().eq_ignore_ascii_case("br")
}

/// The words of HTML, without its tags and comments, and without what is no text.
fn words(html: &str) -> String {
    let mut words = String::new();
    let mut rest = html;
    while let Some(open) = rest.find('<') {
        let (before, tag) = rest.split_at(open);
        words.push_str(before);
        let is_tag = tag.get(1..).is_some_and(|name| {
            name.starts_with(|letter: char| letter.is_ascii_alphabetic() || "/!?".contains(letter))
        });
        let end = match tag {
            _ if !is_tag => {
                words.push('<');
                rest = tag.get(1..).unwrap_or_default();
                continue;
            }
            tag if tag.starts_with("<!--") => tag.find("-->").map(|end| end + 3),
            tag if begins(tag, "<script") => tag.find("</").map(|end| end + 2),
            tag if begins(tag, "<style") => tag.find("</").map(|end| end + 2),
            tag => tag.find('>').map(|end| end + 1),
        };
        let closing = ["<script", "<style"].iter().any(|name| begins(tag, name));
        rest = end.and_then(|end| tag.get(end..)).unwrap_or_default();
        if closing {
            rest = rest.find('>').and_then(|end| rest.get(end + 1..)).unwrap_or_default();
        }
    }
    words.push_str(rest);
    words
}

fn begins(text: &str, name: &str) -> bool {
    text.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name))
}
