use super::{ChangeKind, Difference};
use crate::id::ChecklistVersionId;

/// The versions from which a version comes, nearest first, each with what was declared from it to the next.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lineage(pub Vec<(ChecklistVersionId, Difference)>);

/// What an item was in an earlier version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ancestor {
    /// The versions are not connected by declared differences.
    Undeclared,
    /// It was not asked then.
    Nothing,
    /// It comes from these items of then: one, but for [`ChangeKind::Merged`].
    Items {
        /// Their keys.
        keys: Vec<String>,
        /// The farthest change on the way: same, reworded, split, merged.
        kind: ChangeKind,
    },
}

/// How far a change takes an answer from its question.
const fn distance(kind: ChangeKind) -> u8 {
    match kind {
        ChangeKind::Same => 0,
        ChangeKind::Reworded => 1,
        ChangeKind::Split => 2,
        ChangeKind::Merged => 3,
        ChangeKind::New | ChangeKind::Removed => 4,
    }
}

impl Lineage {
    /// What an item of the version was in an earlier one, along all differences between.
    #[must_use]
    pub fn ancestor(&self, key: &str, earlier: ChecklistVersionId) -> Ancestor {
        let Some(reach) = self.0.iter().position(|(before, _)| *before == earlier) else { return Ancestor::Undeclared };
        let (mut keys, mut kind) = (vec![key.to_owned()], ChangeKind::Same);
        for (_, difference) in self.0.iter().take(reach + 1) {
            let mut from: Vec<String> = Vec::new();
            for key in &keys {
                let Some(origin) = difference.items.get(key) else { return Ancestor::Nothing };
                if distance(origin.kind) > distance(kind) {
                    kind = origin.kind;
                }
                from.extend(origin.from.iter().filter(|one| !from.contains(one)).cloned().collect::<Vec<_>>());
            }
            keys = from;
        }
        if keys.is_empty() { Ancestor::Nothing } else { Ancestor::Items { keys, kind } }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Origin;
    use super::*;
    use uuid::Uuid;

    fn version(number: u128) -> ChecklistVersionId {
        ChecklistVersionId(Uuid::from_u128(number))
    }

    fn difference(items: &[(&str, ChangeKind, &[&str])]) -> Difference {
        let items = items.iter().map(|(key, kind, from)| ((*key).to_owned(), Origin::from(*kind, from)));
        Difference { items: items.collect(), removed: Vec::new() }
    }

    #[test]
    fn an_item_is_followed_through_all_versions() {
        let to_second = difference(&[
            ("a", ChangeKind::Reworded, &["a"]),
            ("c", ChangeKind::Split, &["b"]),
            ("d", ChangeKind::Split, &["b"]),
            ("e", ChangeKind::New, &[]),
        ]);
        let to_third = difference(&[
            ("renamed", ChangeKind::Same, &["a"]),
            ("c", ChangeKind::Same, &["c"]),
            ("both", ChangeKind::Merged, &["c", "d"]),
            ("e", ChangeKind::Same, &["e"]),
            ("a", ChangeKind::New, &[]),
        ]);
        let lineage = Lineage(vec![(version(2), to_third), (version(1), to_second)]);
        let items = |keys: &[&str], kind| Ancestor::Items { keys: keys.iter().map(|it| (*it).into()).collect(), kind };
        assert_eq!(lineage.ancestor("renamed", version(2)), items(&["a"], ChangeKind::Same));
        assert_eq!(lineage.ancestor("renamed", version(1)), items(&["a"], ChangeKind::Reworded));
        assert_eq!(lineage.ancestor("c", version(1)), items(&["b"], ChangeKind::Split));
        assert_eq!(lineage.ancestor("both", version(2)), items(&["c", "d"], ChangeKind::Merged));
        assert_eq!(lineage.ancestor("both", version(1)), items(&["b"], ChangeKind::Merged));
        assert_eq!(lineage.ancestor("e", version(1)), Ancestor::Nothing);
        assert_eq!(lineage.ancestor("a", version(2)), Ancestor::Nothing, "the key is used for something else");
        assert_eq!(lineage.ancestor("a", version(9)), Ancestor::Undeclared);
    }
}
