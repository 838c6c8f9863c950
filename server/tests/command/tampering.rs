//! Whoever changes the store behind the portal's back is named by the command: case number and entry.

use super::ground::Ground;
use testing::TestHouse;

/// Table, what is done to it, and what the command then says.
const CHANGES: [(&str, &str, &str); 5] = [
    (
        "answer",
        "UPDATE answer SET value = 'nonconform' WHERE item_key = '4-policy-set' AND confirmation_id IN \
         (SELECT id FROM confirmation WHERE engagement_id = CASE)",
        "was changed behind the portal's back",
    ),
    (
        "verdict",
        "DELETE FROM verdict WHERE item_key = '4-policy-set' AND confirmation_id IN \
         (SELECT id FROM confirmation WHERE engagement_id = CASE)",
        "was deleted behind the portal's back",
    ),
    (
        "trail_entry",
        "UPDATE trail_entry SET content = replace(content, 'sheet-sent', 'sheet-sunk') \
         WHERE act = 'sheet-sent' AND case_id = CASE",
        "the entry was changed",
    ),
    ("trail_entry", "DELETE FROM trail_entry WHERE act = 'sheet-submitted' AND case_id = CASE", "is missing before it"),
    (
        "trail_entry",
        "DELETE FROM trail_entry WHERE case_id = CASE AND seq = (SELECT MAX(seq) FROM trail_entry WHERE case_id = CASE)",
        "the tail was cut",
    ),
];

#[tokio::test]
async fn is_named_by_number_and_entry() {
    for ground in Ground::each().await {
        drop(ground.serve(&["--demo", "--no-worker"]));
        assert_eq!(ground.run(&["verify"]).code, Some(0));
        let house = ground.house().await;
        let (id, number) = applied(&house).await;
        for (table, change, told) in CHANGES {
            let change = change.replace("CASE", &id);
            assert!(house.behind_the_back(table, &change).await.unwrap() > 0, "{}: {change}", house.name);
            let said = ground.run(&["verify"]);
            assert_eq!(said.code, Some(1), "{}: {}{}", house.name, said.out, said.err);
            let named = said.out.lines().find(|line| line.contains(told));
            let named = named.unwrap_or_else(|| panic!("{}: {told}: {}", house.name, said.out));
            assert!(named.starts_with(&format!("{number}, entry ")), "{}: {named}", house.name);
        }
    }
}

/// A case that was put to the ministry: its key as a literal, and its number.
async fn applied(house: &TestHouse) -> (String, String) {
    let key = if house.is_postgres() { "CAST(id AS TEXT)" } else { "hex(id)" };
    let found = house.pairs(&format!("SELECT {key}, number FROM engagement WHERE status = 'applied'")).await;
    let (key, number) = found.unwrap().remove(0);
    (if house.is_postgres() { format!("'{key}'") } else { format!("X'{key}'") }, number)
}

#[tokio::test]
async fn a_changed_file() {
    let ground = Ground::new();
    drop(ground.serve(&["--demo", "--no-worker"]));
    let file = std::fs::read_dir(ground.data().join("evidence")).unwrap().next().unwrap().unwrap().path();
    let mut bytes = std::fs::read(&file).unwrap();
    let last = bytes.len() - 1;
    bytes[last] ^= 1;
    std::fs::write(&file, bytes).unwrap();
    let said = ground.run(&["verify"]);
    assert!(said.code == Some(1) && said.out.contains("evidence "), "{}{}", said.out, said.err);
}
