//! A workbook of ours, filled in and saved by another program.

use super::bin;
use domain::workbook::{Base, Field, Filled};
use std::path::Path;
use testing::{World, sqlite};

#[tokio::test]
async fn one_that_libreoffice_saved_is_understood() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/workbook-libreoffice.xlsx");
    let grid = server::workbook::read(bin(), &path).await.unwrap();
    let filled = Filled::find(&grid).unwrap();
    let world = World::new(&sqlite().await.unwrap()).await.unwrap();
    let brought = filled.read(&world.content, &Base::default()).unwrap();
    let said: Vec<(&str, Field, &str)> =
        brought.changes.iter().map(|it| (it.item.as_str(), it.field, it.to.as_str())).collect();
    assert_eq!(
        said,
        [
            ("b-remarks", Field::Value, "=1+1 と書く"),
            ("a-system", Field::Value, "yes"),
            ("a-users", Field::Value, "not-applicable"),
            ("a-users", Field::Remark, "利用者がいない"),
            ("b-training", Field::Value, "2026-06-01"),
            ("b-handlers", Field::Value, "1200"),
            ("a-policy", Field::Value, "conform"),
            ("a-policy", Field::Remark, "規則は二工場で運用\n三工場は準備中"),
        ]
    );
    assert_eq!((brought.absent.len(), brought.strays), (0, vec!["G15".to_owned()]));
}
