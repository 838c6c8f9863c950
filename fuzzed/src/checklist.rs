//! A checklist as it is stored, imported and shipped: JSON of a version or of a draft, TOML of the one that is built in.

use domain::checklist::Content;
use domain::checklist::authoring::Draft;
use domain::checklist::difference::propose;
use domain::digest;
use wire::decoded;

/// What one form may bring, bytes; here much less, so that many inputs are tried.
const MOST: usize = 64 * 1024;

pub(super) fn run(input: &[u8]) {
    let Some(text) = decoded(input).filter(|text| text.len() <= MOST) else { return };
    if let Ok(content) = serde_json::from_str::<Content>(&text) {
        content_holds(&content);
    }
    if let Ok(content) = toml::from_str::<Content>(&text) {
        content_holds(&content);
    }
    if let Ok(draft) = serde_json::from_str::<Draft>(&text) {
        let whole = draft.whole();
        content_holds(&whole);
        let problems = draft.problems();
        assert_eq!(problems, draft.problems(), "two answers to one question");
    }
}

/// Says the same twice, is stored and read as itself, and differs in nothing from itself.
pub(super) fn content_holds(content: &Content) {
    let stored = serde_json::to_string(content).unwrap();
    let read: Content = serde_json::from_str(&stored).unwrap();
    assert_eq!(&read, content, "what is stored is another checklist");
    assert_eq!(digest::of(&read).unwrap(), digest::of(content).unwrap(), "one checklist, two digests");
    let problems = domain::checklist::check(content);
    assert_eq!(domain::checklist::check(&read), problems, "two answers to one question");
    if problems.is_empty() {
        assert_eq!(
            propose(content, &read).len(),
            content.items().count(),
            "an item without a proposal where it came from"
        );
    }
}
