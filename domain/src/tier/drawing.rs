//! Where each case stands in the picture and in the table: tiers from left to right, one row a case. Many siblings in one state
//! are drawn as one bundle until somebody opens it, so that a thousand cases stay one screen.

use super::Forest;
use crate::engagement::EngagementStatus;
use crate::id::EngagementId;

/// More siblings than this are bundled by their state. Roots never are: a page holds only so many.
pub const SIBLINGS: usize = 8;

/// So many cases of an opened bundle are drawn; the rest is bundled again.
pub const OPENED: usize = 100;

/// What is opened: bundles below this case, from this place among them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opened {
    /// Whose cases one tier down.
    pub parent: EngagementId,
    /// In which state.
    pub status: EngagementStatus,
    /// How many of them are skipped.
    pub from: usize,
}

/// One thing in the picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A case.
    Case(EngagementId),
    /// Cases of one parent in one state.
    Bundle {
        /// What to open to see them.
        opens: Opened,
        /// How many.
        count: usize,
        /// How many cases are below them.
        below: usize,
    },
}

/// A thing in its place. Column 0 is the tier of the roots; rows are counted from 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    /// What.
    pub shape: Shape,
    /// Its tier, counted from the roots.
    pub column: usize,
    /// Its row; no two things share one.
    pub row: usize,
    /// Row of the thing one tier up.
    pub from_row: Option<usize>,
}

impl Forest<'_> {
    /// Places everything, upper tiers before lower ones of the same branch.
    #[must_use]
    pub fn draw(&self, opened: Option<Opened>) -> Vec<Placed> {
        let mut placed = Vec::new();
        let mut waiting = self.siblings(None, &self.roots, 0, None, opened);
        waiting.reverse();
        while let Some((shape, place, column, from_row)) = waiting.pop() {
            let row = placed.len();
            if let (Shape::Case(id), Some(place)) = (&shape, place) {
                let mut below = self.siblings(Some(*id), self.children(place), column + 1, Some(row), opened);
                below.reverse();
                waiting.extend(below);
            }
            placed.push(Placed { shape, column, row, from_row });
        }
        placed
    }

    fn siblings(
        &self,
        parent: Option<EngagementId>,
        places: &[usize],
        column: usize,
        from_row: Option<usize>,
        opened: Option<Opened>,
    ) -> Vec<Waiting> {
        let case = |place: usize| Some((Shape::Case(self.node(place)?.id), Some(place), column, from_row));
        let Some(parent) = parent.filter(|_| places.len() > SIBLINGS) else {
            return places.iter().filter_map(|place| case(*place)).collect();
        };
        let mut shapes = Vec::new();
        for status in EngagementStatus::ALL {
            let same: Vec<usize> = places
                .iter()
                .copied()
                .filter(|place| self.node(*place).is_some_and(|node| node.status == *status))
                .collect();
            let open = opened.filter(|open| open.parent == parent && open.status == *status);
            let from = open.map_or(0, |open| open.from.min(same.len()));
            let until = if open.is_some() { (from + OPENED).min(same.len()) } else { from };
            shapes.extend(same.iter().skip(from).take(until - from).filter_map(|place| case(*place)));
            let rest: Vec<usize> = same.iter().take(from).chain(same.iter().skip(until)).copied().collect();
            if let [only] = rest.as_slice() {
                shapes.extend(case(*only));
            } else if !rest.is_empty() {
                let below = rest.iter().map(|place| self.count_below(*place)).sum();
                let next = if until < same.len() { until } else { 0 };
                let opens = Opened { parent, status: *status, from: next };
                shapes.push((Shape::Bundle { opens, count: rest.len(), below }, None, column, from_row));
            }
        }
        shapes
    }
}

/// A shape, its place in the slice where it is a case, its column, the row it hangs on.
type Waiting = (Shape, Option<usize>, usize, Option<usize>);
