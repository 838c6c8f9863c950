//! Every file attached, with its hash.

use super::Book;
use super::table::Table;
use domain::time;

pub(super) fn table(book: &Book<'_>) -> Table<7> {
    let mut rows = Vec::new();
    for item in book.sheet().content.items() {
        for file in book.sheet().evidence.get(&item.key).into_iter().flatten() {
            rows.push([
                book.number(&item.key),
                book.pick(&item.question_ja, &item.question_en).to_owned(),
                file.name.clone(),
                file.size.to_string(),
                file.sha256.clone(),
                time::stamp(file.uploaded_at),
                file.uploaded_by_name.clone(),
            ]);
        }
    }
    Table {
        heads: ["number", "question", "file", "bytes", "sha256", "uploaded_at", "uploaded_by"],
        widths: [6.0, 40.0, 40.0, 12.0, 70.0, 18.0, 16.0],
        rows,
    }
}
