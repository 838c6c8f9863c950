use super::drawing::{Opened, Placed, Shape};
use super::*;
use proptest::prelude::*;
use uuid::Uuid;

fn id(place: usize) -> EngagementId {
    EngagementId(Uuid::from_u128(place as u128 + 1))
}

/// Forests: every case hangs on an earlier one or is a root.
fn forests() -> impl Strategy<Value = Vec<Node>> {
    proptest::collection::vec((any::<proptest::sample::Index>(), 0..EngagementStatus::ALL.len(), any::<bool>()), 1..60)
        .prop_map(|made| {
            let node = |(place, (above, status, root)): (usize, (proptest::sample::Index, usize, bool))| Node {
                id: id(place),
                parent: (place > 0 && !root).then(|| id(above.index(place))),
                status: EngagementStatus::ALL[status],
            };
            made.into_iter().enumerate().map(node).collect()
        })
}

fn counted(placed: &[Placed]) -> usize {
    let of = |shape: &Shape| match shape {
        Shape::Case(_) => 1,
        Shape::Bundle { count, below, .. } => count + below,
    };
    placed.iter().map(|one| of(&one.shape)).sum()
}

proptest! {
    /// Every case is drawn once or counted in one bundle, opened or not.
    #[test]
    fn nothing_is_lost(nodes in forests(), open in any::<proptest::sample::Index>(), from in 0..20usize) {
        let forest = Forest::of(&nodes);
        prop_assert_eq!(counted(&forest.draw(None)), nodes.len());
        let chosen = &nodes[open.index(nodes.len())];
        let opened = chosen.parent.map(|parent| Opened { parent, status: chosen.status, from });
        prop_assert_eq!(counted(&forest.draw(opened)), nodes.len());
    }

    /// Rows are counted without gaps, and what hangs on a row comes after it, one column further.
    #[test]
    fn everything_has_its_own_row(nodes in forests()) {
        let placed = Forest::of(&nodes).draw(None);
        for (row, one) in placed.iter().enumerate() {
            prop_assert_eq!(one.row, row);
            match one.from_row {
                Some(above) => {
                    prop_assert!(above < row);
                    prop_assert_eq!(placed[above].column + 1, one.column);
                }
                None => prop_assert_eq!(one.column, 0),
            }
        }
    }

    /// The weakest way begins at a root, goes down case by case, and no case is farther from permitted work than its end.
    #[test]
    fn the_weakest_way_is_a_way(nodes in forests()) {
        let way = Forest::of(&nodes).weakest();
        let of = |id: &EngagementId| nodes.iter().find(|node| node.id == *id).unwrap();
        let least = nodes.iter().filter_map(|node| hindrance(node.status)).min();
        prop_assert_eq!(way.last().and_then(|last| hindrance(of(last).status)), least);
        for pair in way.windows(2) {
            prop_assert_eq!(of(&pair[1]).parent, Some(pair[0]));
        }
        if let Some(first) = way.first() {
            prop_assert!(of(first).parent.is_none());
        }
    }
}

/// A thousand siblings in one state are one row; opened, a hundred of them and what is left.
#[test]
fn a_thousand_siblings_are_one_row() {
    let root = Node { id: id(0), parent: None, status: EngagementStatus::Started };
    let child = |place| Node { id: id(place), parent: Some(id(0)), status: EngagementStatus::Confirming };
    let nodes: Vec<Node> = std::iter::once(root).chain((1..=1000).map(child)).collect();
    let forest = Forest::of(&nodes);
    assert_eq!(forest.draw(None).len(), 2);
    let opened = |from| Opened { parent: id(0), status: EngagementStatus::Confirming, from };
    let placed = forest.draw(Some(opened(0)));
    assert_eq!(placed.len(), 1 + 100 + 1);
    assert_eq!(placed[101].shape, Shape::Bundle { opens: opened(100), count: 900, below: 0 });
    assert!(matches!(&forest.draw(Some(opened(950)))[1].shape, Shape::Case(first) if *first == id(951)));
}
