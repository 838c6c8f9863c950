//! Whoever changes the store behind the portal's back is named by the command: case number and entry.

use super::ground::Ground;

/// Statement by statement, each on data of its own; what the command then says, beside the number of the case.
async fn tampered(changes: &[(&str, &str)], told: &str) {
    for ground in Ground::each().await {
        drop(ground.serve(&["--demo", "--no-worker"]));
        assert_eq!(ground.run(&["verify"]).code, Some(0));
        let house = ground.house().await;
        // The key of the case as a literal, and its number.
        let (id, number) = {
            let key = if house.is_postgres() { "CAST(id AS TEXT)" } else { "hex(id)" };
            let found = house.pairs(&format!("SELECT {key}, number FROM engagement WHERE status = 'applied'")).await;
            let (key, number) = found.unwrap().remove(0);
            (if house.is_postgres() { format!("'{key}'") } else { format!("X'{key}'") }, number)
        };
        for (table, change) in changes {
            let change = change.replace("CASE", &id);
            assert!(house.behind_the_back(table, &change).await.unwrap() > 0, "{}: {change}", house.name);
        }
        let said = ground.run(&["verify"]);
        assert_eq!(said.code, Some(1), "{}: {}{}", house.name, said.out, said.err);
        let named = said.out.lines().find(|line| line.contains(told)).unwrap_or_else(|| panic!("{told}: {}", said.out));
        assert!(named.starts_with(&format!("{number}, entry ")), "{}: {named}", house.name);
        assert!(!said.out.contains("0 findings"), "{}", said.out);
    }
}

#[tokio::test]
async fn an_edited_row() {
    let edit = "UPDATE answer SET value = 'nonconform' WHERE item_key = '4-policy-set' AND confirmation_id IN \
                (SELECT id FROM confirmation WHERE engagement_id = CASE)";
    tampered(&[("answer", edit)], "was changed behind the portal's back").await;
}

#[tokio::test]
async fn a_deleted_row() {
    let delete = "DELETE FROM verdict WHERE item_key = '4-policy-set' AND confirmation_id IN \
                  (SELECT id FROM confirmation WHERE engagement_id = CASE)";
    tampered(&[("verdict", delete)], "was deleted behind the portal's back").await;
}

#[tokio::test]
async fn a_cut_tail() {
    let last = "(SELECT MAX(seq) FROM trail_entry WHERE case_id = CASE)";
    let cut = format!("DELETE FROM trail_entry WHERE case_id = CASE AND seq = {last}");
    tampered(&[("trail_entry", &cut)], "the tail was cut").await;
}

#[tokio::test]
async fn an_edited_entry() {
    let edit = "UPDATE trail_entry SET content = replace(content, 'sheet-sent', 'sheet-sunk') \
                WHERE act = 'sheet-sent' AND case_id = CASE";
    tampered(&[("trail_entry", edit)], "the entry was changed").await;
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
