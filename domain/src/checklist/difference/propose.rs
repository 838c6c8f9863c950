use super::likeness::Pairs;
use super::{ChangeKind, Origin, same};
use crate::checklist::{Content, Item};
use std::collections::{BTreeMap, BTreeSet};

/// Two questions that are alike by so many thousandths are one in other words.
const ALIKE: u32 = 700;

/// An item and what it is compared by.
struct One<'a> {
    item: &'a Item,
    pairs: Pairs,
}

/// What seems to have become of every item, by key of the new one: by key first, then by wording. A proposal only.
#[must_use]
pub fn propose(before: &Content, after: &Content) -> BTreeMap<String, Origin> {
    let mut found = Proposal::new(before, after);
    found.split();
    found.merged();
    found.moved();
    found.origins
}

struct Proposal<'a> {
    origins: BTreeMap<String, Origin>,
    /// Earlier items that no item of the same key goes on.
    gone: Vec<One<'a>>,
    /// New items without an earlier one of the same key.
    fresh: Vec<One<'a>>,
    /// The earlier and the new wording of items that kept their key.
    kept: Vec<(One<'a>, One<'a>)>,
}

impl<'a> Proposal<'a> {
    fn new(before: &'a Content, after: &'a Content) -> Self {
        let one = |item: &'a Item| One { item, pairs: Pairs::of(&item.question_ja) };
        let known: BTreeMap<&str, &Item> = before.items().map(|item| (item.key.as_str(), item)).collect();
        let keys: BTreeSet<&str> = after.items().map(|item| item.key.as_str()).collect();
        let gone = before.items().filter(|item| !keys.contains(item.key.as_str())).map(one).collect();
        let (mut origins, mut fresh, mut kept) = (BTreeMap::new(), Vec::new(), Vec::new());
        for item in after.items() {
            let origin = match known.get(item.key.as_str()) {
                Some(earlier) if same(earlier, item) => Origin::from(ChangeKind::Same, &[&item.key]),
                Some(earlier) if earlier.kind == item.kind => {
                    kept.push((one(earlier), one(item)));
                    Origin::from(ChangeKind::Reworded, &[&item.key])
                }
                // Answered in another way: what was answered before says nothing here.
                Some(_) => Origin::new(),
                None => {
                    fresh.push(one(item));
                    Origin::new()
                }
            };
            origins.insert(item.key.clone(), origin);
        }
        Self { origins, gone, fresh, kept }
    }

    /// One earlier item whose words stand in several new ones, or in itself and new ones.
    fn split(&mut self) {
        let mut used = BTreeSet::new();
        for earlier in &self.gone {
            let parts: Vec<&String> =
                self.fresh.iter().filter(|one| one.pairs.stands_in(&earlier.pairs)).map(|one| &one.item.key).collect();
            if parts.len() > 1 && parts.iter().all(|key| !used.contains(*key)) {
                used.extend(parts.iter().map(|key| (*key).clone()));
                let origin = Origin::from(ChangeKind::Split, &[&earlier.item.key]);
                self.origins.extend(parts.into_iter().map(|key| (key.clone(), origin.clone())));
            }
        }
        for (earlier, now) in &self.kept {
            let left = |one: &&One<'_>| one.pairs.stands_in(&earlier.pairs) && !one.pairs.stands_in(&now.pairs);
            let parts: Vec<&String> = self.fresh.iter().filter(left).map(|one| &one.item.key).collect();
            if !parts.is_empty() && parts.iter().all(|key| !used.contains(*key)) {
                used.extend(parts.iter().map(|key| (*key).clone()));
                let origin = Origin::from(ChangeKind::Split, &[&earlier.item.key]);
                self.origins.insert(now.item.key.clone(), origin.clone());
                self.origins.extend(parts.into_iter().map(|key| (key.clone(), origin.clone())));
            }
        }
        self.settle();
    }

    /// One item in which the words of several earlier ones stand.
    fn merged(&mut self) {
        for one in &self.fresh {
            let parts: Vec<&String> = self
                .gone
                .iter()
                .filter(|earlier| earlier.pairs.stands_in(&one.pairs))
                .map(|earlier| &earlier.item.key)
                .collect();
            if parts.len() > 1 {
                self.origins.insert(one.item.key.clone(), Origin::from(ChangeKind::Merged, &parts));
            }
        }
        for (earlier, now) in &self.kept {
            let came = |one: &&One<'_>| one.pairs.stands_in(&now.pairs) && !one.pairs.stands_in(&earlier.pairs);
            let mut parts: Vec<&String> = self.gone.iter().filter(came).map(|one| &one.item.key).collect();
            let reworded = self.origins.get(&now.item.key).is_some_and(|origin| origin.kind == ChangeKind::Reworded);
            if reworded && !parts.is_empty() {
                parts.insert(0, &earlier.item.key);
                self.origins.insert(now.item.key.clone(), Origin::from(ChangeKind::Merged, &parts));
            }
        }
        self.settle();
    }

    /// One earlier item under another key, as after an import: the most alike first.
    fn moved(&mut self) {
        let mut pairs: Vec<(u32, usize, usize)> = Vec::new();
        for (at, one) in self.fresh.iter().enumerate() {
            for (from, earlier) in self.gone.iter().enumerate() {
                let likeness = one.pairs.likeness(&earlier.pairs);
                if earlier.item.kind == one.item.kind && likeness >= ALIKE {
                    pairs.push((likeness, at, from));
                }
            }
        }
        pairs.sort_by_key(|(likeness, at, from)| (std::cmp::Reverse(*likeness), *at, *from));
        let (mut taken, mut given) = (BTreeSet::new(), BTreeSet::new());
        for (_, at, from) in pairs {
            if !taken.contains(&from) && given.insert(at) {
                taken.insert(from);
                let (one, earlier) = (&self.fresh[at], &self.gone[from]);
                let kind = if same(earlier.item, one.item) { ChangeKind::Same } else { ChangeKind::Reworded };
                self.origins.insert(one.item.key.clone(), Origin::from(kind, &[&earlier.item.key]));
            }
        }
    }

    /// What has found its origin or its end is not looked at again.
    fn settle(&mut self) {
        let (mut named, mut done) = (BTreeSet::new(), BTreeSet::new());
        for (key, origin) in &self.origins {
            if matches!(origin.kind, ChangeKind::Split | ChangeKind::Merged) {
                done.insert(key.clone());
            }
            named.extend(origin.from.iter().cloned());
        }
        self.gone.retain(|one| !named.contains(&one.item.key));
        self.fresh.retain(|one| !done.contains(&one.item.key));
        self.kept.retain(|(_, now)| !done.contains(&now.item.key));
    }
}
