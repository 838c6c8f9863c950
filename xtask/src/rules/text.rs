//! Rules about the text itself.

use std::path::PathBuf;
use std::process::Command;

use super::verdict;
use crate::house::House;
use crate::tally::Verdict;
use crate::{Result, files, shell};

/// A file nobody wants to read is one that nobody checks.
const MOST_LINES: usize = 400;
const MANY_LINES: usize = 250;

/// One of our files.
pub struct File {
    /// Below the top of the checkout.
    pub name: String,
    /// Where it lies.
    pub path: PathBuf,
}

/// What must not be written, where, and what to do instead.
struct Forbidden {
    text: &'static str,
    below: &'static [&'static str],
    except: &'static [&'static str],
    instead: &'static str,
}

const FORBIDDEN: [Forbidden; 4] = [
    Forbidden {
        text: "<textarea",
        below: &["app/src/", "server/src/"],
        except: &["app/src/ui/text_area.rs"],
        instead: "Leptos does not escape its text; use ui::text_area",
    },
    Forbidden {
        text: "inner_html",
        below: &["app/src/", "server/src/"],
        except: &["app/src/ui/text_area.rs"],
        instead: "only ui::text_area may, with its own escape",
    },
    Forbidden {
        text: " style=",
        below: &["app/src/"],
        except: &[],
        instead: "the content policy refuses inline styles; write a class in style/",
    },
    Forbidden {
        text: "GetUrl",
        below: &["app/src/"],
        except: &[],
        instead: "server functions are posted; a GET that writes defeats the same-origin check",
    },
];

/// Everything that is or would be committed.
pub fn ours(house: &House) -> Result<Vec<File>> {
    let mut git = Command::new("git");
    git.current_dir(&house.root).args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]);
    let listed = shell::capture(&mut git)?;
    let names = listed.split('\0').filter(|name| !name.is_empty());
    let files = names.map(|name| File { name: name.to_owned(), path: house.path(name) });
    // Git also lists what was deleted and not yet committed.
    Ok(files.filter(|file| file.path.is_file()).collect())
}

/// Nothing forbidden stands in code; comments may talk about it.
pub fn forbidden(files: &[File]) -> Result<Verdict> {
    let mut complaints = Vec::new();
    for file in files.iter().filter(|file| file.name.ends_with(".rs")) {
        let rules: Vec<&Forbidden> = FORBIDDEN.iter().filter(|rule| rule.concerns(&file.name)).collect();
        if rules.is_empty() {
            continue;
        }
        for (number, line) in files::text(&file.path)?.lines().enumerate() {
            for rule in rules.iter().filter(|rule| rule.broken_by(line)) {
                complaints.push(format!("{}:{}: {} — {}", file.name, number + 1, rule.text.trim(), rule.instead));
            }
        }
    }
    verdict(&complaints, String::new())
}

impl Forbidden {
    fn concerns(&self, name: &str) -> bool {
        self.below.iter().any(|folder| name.starts_with(folder)) && !self.except.contains(&name)
    }

    fn broken_by(&self, line: &str) -> bool {
        line.contains(self.text) && !line.trim_start().starts_with("//")
    }
}

/// No file of code is longer than anybody reads; those on the way there are named.
pub fn length(files: &[File]) -> Result<Verdict> {
    let mut complaints = Vec::new();
    let mut notes = Vec::new();
    let code = |file: &&File| [".rs", ".css", ".ts", ".js", ".mjs"].iter().any(|ending| file.name.ends_with(ending));
    for file in files.iter().filter(code) {
        let lines = files::text(&file.path)?.lines().count();
        if lines > MOST_LINES {
            complaints.push(format!("{} has {lines} lines; {MOST_LINES} is the most", file.name));
        } else if lines > MANY_LINES {
            notes.push(format!("{} has {lines} lines", file.name));
        }
    }
    verdict(&complaints, notes.join(", "))
}

/// Lock files say which version and which content, not from whose mirror.
pub fn lock_files(house: &House, files: &[File]) -> Result<Verdict> {
    let mut complaints = Vec::new();
    for file in files.iter().filter(|file| file.name.ends_with("package-lock.json")) {
        for (number, line) in files::text(&file.path)?.lines().enumerate() {
            if line.contains("\"resolved\":") && line.contains("://") {
                complaints.push(format!("{}:{}: names a registry", file.name, number + 1));
            }
        }
    }
    let index = "source = \"registry+https://github.com/rust-lang/crates.io-index\"";
    for line in files::text(&house.path("Cargo.lock"))?.lines() {
        if line.starts_with("source = ") && line != index {
            complaints.push(format!("Cargo.lock: {line}"));
        }
    }
    verdict(&complaints, String::new())
}

#[cfg(test)]
mod tests {
    use super::FORBIDDEN;

    #[test]
    fn code_is_meant_not_comments_nor_the_one_place_that_may() {
        let [area, ..] = &FORBIDDEN;
        assert!(area.concerns("app/src/confirmation/answer.rs"));
        assert!(!area.concerns("app/src/ui/text_area.rs") && !area.concerns("service/src/store.rs"));
        assert!(area.broken_by("    <textarea name=\"note\">"));
        assert!(!area.broken_by("    // <textarea> would not be escaped") && !area.broken_by("\"</textarea>\""));
    }
}
