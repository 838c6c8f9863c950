use super::Draft;
use crate::checklist::Content;
use crate::checklist::difference::{ChangeKind, Declared, Difference, Origin, OriginFault, propose};
use serde::{Deserialize, Serialize};

/// An item of a draft against the version before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Compared {
    /// Key of the item.
    pub item: String,
    /// What the portal thinks.
    pub proposed: Origin,
    /// What the author said of it as it is now.
    pub declared: Option<Origin>,
    /// The author said something, and the item was changed since.
    pub outdated: bool,
}

impl Compared {
    /// What counts: the author's word before the portal's.
    #[must_use]
    pub fn origin(&self) -> &Origin {
        self.declared.as_ref().unwrap_or(&self.proposed)
    }

    /// Whether the author has still to say something: an unchanged item speaks for itself.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.declared.is_none() && self.proposed.kind != ChangeKind::Same
    }
}

impl Draft {
    /// Every item against the version before, in order.
    #[must_use]
    pub fn compare(&self, before: &Content) -> Vec<Compared> {
        let whole = self.whole();
        let mut proposed = propose(before, &whole);
        let compared = |item: &crate::checklist::Item| {
            let said = self.declared.get(&item.key);
            let holding = said.filter(|said| said.holds(item));
            Compared {
                item: item.key.clone(),
                proposed: proposed.remove(&item.key).unwrap_or_default(),
                declared: holding.map(|said| said.origin.clone()),
                outdated: said.is_some() && holding.is_none(),
            }
        };
        whole.items().map(compared).collect()
    }

    /// The difference as it would be stored now.
    #[must_use]
    pub fn difference(&self, before: &Content) -> Difference {
        let compared = self.compare(before).into_iter();
        Difference::of(before, compared.map(|line| (line.item.clone(), line.origin().clone())).collect())
    }

    /// What in the difference cannot be, by key of the item.
    #[must_use]
    pub fn difference_faults(&self, before: &Content) -> Vec<(String, OriginFault)> {
        self.difference(before).faults(before, &self.whole())
    }

    /// Notes what the author says of an item as it is now; false where there is no such item.
    pub fn declare(&mut self, item: &str, origin: Origin) -> bool {
        let whole = self.whole();
        let Some(found) = whole.item(item) else { return false };
        self.declared.insert(item.to_owned(), Declared::now(found, origin));
        true
    }
}
