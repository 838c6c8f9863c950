//! The tiers of subcontractors (下請負の階層): engagements as a forest, seen by whoever gives the work above them. What goes up
//! is states and dates (5-3, 5-3-f, trap 50); everything else stays between the two companies of a case.

use crate::engagement::EngagementStatus;
use crate::id::EngagementId;
use std::collections::BTreeMap;

pub mod drawing;
pub mod view;

/// What the shape of the forest depends on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// The case.
    pub id: EngagementId,
    /// The case one tier up, where there is one.
    pub parent: Option<EngagementId>,
    /// Where it stands.
    pub status: EngagementStatus,
}

/// Engagements above and below each other. A case whose parent is not in it is a root.
#[derive(Clone, Debug, Default)]
pub struct Forest<'n> {
    nodes: &'n [Node],
    roots: Vec<usize>,
    below: Vec<Vec<usize>>,
    above: Vec<Option<usize>>,
}

impl<'n> Forest<'n> {
    /// Orders nodes as they come: siblings keep the order of the slice.
    #[must_use]
    pub fn of(nodes: &'n [Node]) -> Self {
        let places: BTreeMap<EngagementId, usize> =
            nodes.iter().enumerate().map(|(place, node)| (node.id, place)).collect();
        let above: Vec<Option<usize>> = nodes.iter().map(|node| places.get(&node.parent?).copied()).collect();
        let mut below = vec![Vec::new(); nodes.len()];
        let mut roots = Vec::new();
        for (place, parent) in above.iter().enumerate() {
            match parent.and_then(|parent| below.get_mut(parent)) {
                Some(children) => children.push(place),
                None => roots.push(place),
            }
        }
        Self { nodes, roots, below, above }
    }

    /// How many cases are below a case, at all tiers.
    #[must_use]
    pub fn count_below(&self, place: usize) -> usize {
        let mut waiting = self.children(place).to_vec();
        let mut count = 0;
        while let Some(next) = waiting.pop() {
            count += 1;
            waiting.extend_from_slice(self.children(next));
        }
        count
    }

    fn children(&self, place: usize) -> &[usize] {
        self.below.get(place).map(Vec::as_slice).unwrap_or_default()
    }

    fn node(&self, place: usize) -> Option<&'n Node> {
        self.nodes.get(place)
    }

    /// The way from a root down to the case that keeps work from going on the most, the upper tier first among equals; nothing
    /// where every case may work or needs no confirmation. It is a reading of states, not a score, and opens no gate.
    #[must_use]
    pub fn weakest(&self) -> Vec<EngagementId> {
        let weakest = (0..self.nodes.len())
            .filter_map(|place| Some((hindrance(self.node(place)?.status)?, self.way(place))))
            .min_by_key(|(rank, way)| (*rank, way.len()));
        weakest.map(|(_, way)| way).unwrap_or_default()
    }

    /// From the root to this case. A ring, which the store does not allow, ends where it closes.
    fn way(&self, place: usize) -> Vec<EngagementId> {
        let mut way = Vec::new();
        let mut here = Some(place);
        while let Some(node) = here.and_then(|place| self.node(place)) {
            if way.contains(&node.id) {
                break;
            }
            way.push(node.id);
            here = here.and_then(|place| self.above.get(place).copied().flatten());
        }
        way.reverse();
        way
    }
}

/// How far a state is from permitted work, 0 the farthest; none where nothing is in the way of work.
#[must_use]
pub const fn hindrance(status: EngagementStatus) -> Option<u8> {
    Some(match status {
        EngagementStatus::Refused => 0,
        EngagementStatus::Suspended => 1,
        EngagementStatus::Draft => 2,
        EngagementStatus::ContractPending => 3,
        EngagementStatus::Confirming => 4,
        EngagementStatus::Confirmed => 5,
        EngagementStatus::Applied => 6,
        EngagementStatus::Accepted
        | EngagementStatus::Started
        | EngagementStatus::Exempt
        | EngagementStatus::Closed => {
            return None;
        }
    })
}

#[cfg(test)]
mod tests;
