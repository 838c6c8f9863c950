//! An export of the trail, whoever wrote it: what passes under the portal's own key says nothing that the portal did not sign.

mod golden;

pub(crate) use golden::{kept, one, whole};

use domain::trail::{Line, lines};
use golden::{KEY, entries};
use std::io::Cursor;

pub(super) fn run(input: &[u8]) {
    let kept: Vec<Line> = lines(&String::from_utf8_lossy(input)).map_while(Result::ok).collect();
    for line in &kept {
        let written = serde_json::to_string(line).unwrap();
        assert_eq!(
            serde_json::from_str::<Line>(&written).unwrap(),
            *line,
            "what was written is read as something else"
        );
    }
    let known = || Some(KEY.clone());
    // By itself, and beside the whole export as something that somebody kept.
    if let Ok(Some(done)) = verifier::verify(Cursor::new(input), &[], known())
        && done.wrong.is_empty()
    {
        let said: Vec<_> = kept.iter().filter_map(entry).collect();
        assert_eq!(said, entries(), "what the portal never signed was found in order");
    }
    let done = verifier::verify(Cursor::new(whole()), &kept, known()).unwrap().unwrap();
    let again = verifier::verify(Cursor::new(whole()), &kept, known()).unwrap().unwrap();
    assert_eq!(done.wrong, again.wrong, "two answers to one question");
    if done.wrong.is_empty() {
        let said = kept.iter().filter_map(entry);
        let strange: Vec<_> = said.filter(|said| !entries().iter().any(|(_, hash)| *hash == said.1)).collect();
        assert_eq!(strange, Vec::<(&str, &str)>::new(), "an entry that was never there stands in the export");
    }
}

fn entry(line: &Line) -> Option<(&str, &str)> {
    match line {
        Line::Entry { content, hash } => Some((content, hash)),
        Line::Trail(_) | Line::Head(_) | Line::Checkpoint(_) | Line::Receipt(_) => None,
    }
}
