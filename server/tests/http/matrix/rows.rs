//! What stands in the tables, as a digest of each: what was refused changed none.

use domain::digest;
use std::collections::BTreeMap;
use testing::TestHouse;

/// Tables that remember that somebody was here, and nothing of a matter.
const OPERATIONAL: [&str; 4] = ["idempotency_key", "presence", "session", "sign_in_attempt"];

/// The digest of every table's rows.
pub async fn digests(house: &TestHouse) -> BTreeMap<String, String> {
    let each = columns(house).await.into_iter().filter(|(table, _)| !OPERATIONAL.contains(&table.as_str()));
    let each: Vec<String> = each.map(|(table, columns)| select(house, &table, &columns)).collect();
    let rows = house.pairs(&each.join(" UNION ALL ")).await.unwrap();
    rows.into_iter().map(|(table, rows)| (table, digest::of_bytes(rows.as_bytes()))).collect()
}

/// How many entries the trail has; much quicker than to verify it.
pub async fn entries(house: &TestHouse) -> usize {
    let found = house.pairs("SELECT CAST(count(*) AS TEXT), '' FROM trail_entry").await.unwrap();
    found[0].0.parse().unwrap()
}

/// Columns of every table.
async fn columns(house: &TestHouse) -> BTreeMap<String, Vec<String>> {
    let statement = if house.is_postgres() {
        "SELECT table_name::text, column_name::text FROM information_schema.columns WHERE table_schema = 'public'"
    } else {
        "SELECT m.name, p.name FROM sqlite_master m, pragma_table_info(m.name) p WHERE m.type = 'table'"
    };
    let mut tables = BTreeMap::<String, Vec<String>>::new();
    for (table, column) in house.pairs(statement).await.unwrap() {
        tables.entry(table).or_default().push(column);
    }
    assert!(tables.len() > 60, "{}", tables.len());
    tables
}

fn select(house: &TestHouse, table: &str, columns: &[String]) -> String {
    if house.is_postgres() {
        return format!(
            "SELECT '{table}', coalesce(string_agg(r, ',' ORDER BY r), '') FROM (SELECT md5(x::text) AS r FROM {table} x) y"
        );
    }
    let row: Vec<String> = columns.iter().map(|column| format!("quote({table}.\"{column}\")")).collect();
    format!(
        "SELECT '{table}', coalesce(group_concat(r, ','), '') FROM (SELECT {} AS r FROM {table} ORDER BY 1)",
        row.join("||','||")
    )
}
