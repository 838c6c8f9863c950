//! What was said about every item, as far as the reader reads it, thread by thread with its audience.

use super::Book;
use super::table::Table;
use app::comment::{audience, side, words};
use domain::comment::{Comment, Thread, threads};
use domain::time;

pub(super) fn table(book: &Book<'_>) -> Table<8> {
    let (content, comments) = (&book.sheet().content, &book.sheet().comments);
    let mut rows = Vec::new();
    for item in content.items() {
        for (at, thread) in (1..).zip(threads(comments, &item.key)) {
            for comment in [&thread.first].into_iter().chain(&thread.answers) {
                let question = book.pick(&item.question_ja, &item.question_en);
                rows.push(row(book, (&item.key, question), (at, &thread), comment));
            }
        }
    }
    Table {
        heads: ["number", "question", "thread", "audience", "written_by", "written_at", "comment", "resolved_at"],
        widths: [6.0, 40.0, 6.0, 14.0, 24.0, 18.0, 60.0, 18.0],
        rows,
    }
}

fn row(
    book: &Book<'_>,
    (key, question): (&str, &str),
    (at, thread): (usize, &Thread),
    comment: &Comment,
) -> [String; 8] {
    [
        book.number(key),
        question.to_owned(),
        at.to_string(),
        audience(book.locale, comment.audience, comment.side).to_owned(),
        format!("{} – {}", comment.name, side(book.locale, comment.side)),
        time::stamp(comment.written_at),
        words(book.locale, comment).0,
        thread.first.resolved_at.map(time::stamp).unwrap_or_default(),
    ]
}
