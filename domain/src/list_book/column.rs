use crate::refusal::Fault;
use crate::time;
use crate::workbook::said::{fold, lines};
use serde::{Deserialize, Serialize};

/// One that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListChoice {
    /// As the form sends it.
    pub code: String,
    /// As it is written, in Japanese and in English; then other words that are understood.
    pub words: Vec<String>,
}

impl ListChoice {
    /// One that is called the same in both languages.
    #[must_use]
    pub fn plain(code: impl Into<String>, word: impl Into<String>) -> Self {
        let word = word.into();
        Self { code: code.into(), words: vec![word.clone(), word] }
    }

    fn word(&self, japanese: bool) -> &str {
        self.words.get(usize::from(!japanese)).map_or("", String::as_str)
    }
}

/// How a column is filled in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// It is not: it is there to be read.
    Shown,
    /// With words.
    Text,
    /// With a day.
    Day,
    /// With one of these.
    Choice(Vec<ListChoice>),
    /// With a step of a scale that was declared.
    Step(Vec<ListChoice>),
}

/// A column of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// The name of the field in the form of the portal.
    pub code: String,
    /// How it is filled in.
    pub kind: Kind,
    /// Whether a further row is known by it: one that says the same in all of these is there already.
    pub names: bool,
}

impl Column {
    /// A column that no row is known by.
    #[must_use]
    pub fn new(code: &str, kind: Kind) -> Self {
        Self { code: code.to_owned(), kind, names: false }
    }

    /// Whether it is filled in.
    #[must_use]
    pub const fn is_filled(&self) -> bool {
        match self.kind {
            Kind::Shown => false,
            Kind::Text | Kind::Day | Kind::Choice(_) | Kind::Step(_) => true,
        }
    }

    /// What can be chosen; nothing where one writes.
    #[must_use]
    pub fn choices(&self) -> &[ListChoice] {
        match &self.kind {
            Kind::Choice(choices) | Kind::Step(choices) => choices,
            Kind::Shown | Kind::Text | Kind::Day => &[],
        }
    }

    /// A stored value as it is written into a cell and shown on a page.
    #[must_use]
    pub fn written<'a>(&'a self, value: &'a str, japanese: bool) -> &'a str {
        self.choices().iter().find(|choice| choice.code == value).map_or(value, |choice| choice.word(japanese))
    }

    /// The value that a cell means. Nothing stays nothing.
    ///
    /// # Errors
    /// [`Fault::Date`]; [`Fault::Choice`], of a step [`Fault::OutsideScale`].
    pub fn understood(&self, typed: &str) -> Result<String, Fault> {
        let bare = typed.trim();
        if bare.is_empty() {
            return Ok(String::new());
        }
        match &self.kind {
            Kind::Shown | Kind::Text => Ok(lines(typed)),
            Kind::Day => time::parse_day(bare).map(|day| day.to_string()),
            Kind::Choice(choices) => chosen(choices, bare).ok_or(Fault::Choice),
            Kind::Step(steps) => chosen(steps, bare).ok_or(Fault::OutsideScale),
        }
    }
}

/// The one that is written exactly so; else the one whose code or word is meant.
fn chosen(choices: &[ListChoice], typed: &str) -> Option<String> {
    let folded = fold(typed);
    let written = |choice: &&ListChoice| choice.words.iter().take(2).any(|word| fold(word) == folded);
    let coded = |choice: &&ListChoice| fold(&choice.code) == folded;
    let meant = |choice: &&ListChoice| choice.words.iter().skip(2).any(|word| fold(word) == folded);
    let found = choices.iter().find(written).or_else(|| choices.iter().find(coded));
    found.or_else(|| choices.iter().find(meant)).map(|choice| choice.code.clone())
}

/// People to choose from: two of one name are told apart by the end of their key.
#[must_use]
pub fn people(places: impl IntoIterator<Item = (String, String)>) -> Vec<ListChoice> {
    let places: Vec<_> = places.into_iter().collect();
    let told = |(code, name): &(String, String)| {
        let same = places.iter().filter(|(_, other)| fold(other) == fold(name)).count();
        let end: String = code.chars().skip(code.chars().count().saturating_sub(4)).collect();
        if same > 1 { format!("{name} ({end})") } else { name.clone() }
    };
    places.iter().map(|place| ListChoice::plain(place.0.clone(), told(place))).collect()
}
