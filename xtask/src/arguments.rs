//! The words after the command. Three commands with a handful of flags need no library.

use crate::Result;

/// Words not yet taken by a flag.
pub struct Arguments(Vec<String>);

impl Arguments {
    /// The words after the command's name.
    pub fn new(words: Vec<String>) -> Self {
        Self(words)
    }

    /// Whether `--name` was given.
    pub fn flag(&mut self, name: &str) -> bool {
        let before = self.0.len();
        self.0.retain(|word| word != name);
        self.0.len() < before
    }

    /// The value of `--name VALUE` or `--name=VALUE`.
    pub fn value(&mut self, name: &str) -> Result<Option<String>> {
        let joined = format!("{name}=");
        let Some(at) = self.0.iter().position(|word| word == name || word.starts_with(&joined)) else {
            return Ok(None);
        };
        let word = self.0.remove(at);
        if let Some(value) = word.strip_prefix(&joined) {
            return Ok(Some(value.to_owned()));
        }
        if at < self.0.len() { Ok(Some(self.0.remove(at))) } else { Err(format!("{name} needs a value")) }
    }

    /// What is left, refused when it looks like a flag that nobody asked for.
    pub fn rest(self) -> Result<Vec<String>> {
        match self.0.iter().find(|word| word.starts_with('-')) {
            Some(unknown) => Err(format!("unknown option {unknown}; `cargo xtask help` lists them")),
            None => Ok(self.0),
        }
    }

    /// For commands that take nothing more.
    pub fn end(self) -> Result<()> {
        match self.rest()?.first() {
            Some(word) => Err(format!("unexpected `{word}`; `cargo xtask help` lists the options")),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Arguments;

    fn words(text: &str) -> Arguments {
        Arguments::new(text.split_whitespace().map(str::to_owned).collect())
    }

    #[test]
    fn flags_values_and_words_may_come_in_any_order() {
        let mut arguments = words("one --listen 127.0.0.1:1 --quick two --data=x");
        assert!(arguments.flag("--quick"));
        assert_eq!(arguments.value("--listen").unwrap().as_deref(), Some("127.0.0.1:1"));
        assert_eq!(arguments.value("--data").unwrap().as_deref(), Some("x"));
        assert_eq!(arguments.value("--other").unwrap(), None);
        assert_eq!(arguments.rest().unwrap(), ["one", "two"]);
    }

    #[test]
    fn what_is_not_understood_is_named() {
        assert!(words("--listen").value("--listen").is_err());
        assert!(words("--lisen x").rest().unwrap_err().contains("--lisen"));
        assert!(words("stray").end().unwrap_err().contains("stray"));
    }
}
