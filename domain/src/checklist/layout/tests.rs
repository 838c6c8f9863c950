use super::*;
use crate::checklist::{AnswerKind, EvidenceNeed};
use chrono::NaiveDate;

const HEADER: [&str; 10] =
    ["節キー", "節名", "項目キー", "条項", "質問（日）", "回答の種類", "選択肢", "必須", "証拠", "条件"];

/// A sheet from lines; `=…` is a formula.
fn sheet(name: &str, lines: &[&[&str]]) -> Sheet {
    let mut cells = Vec::new();
    for (row, line) in lines.iter().enumerate() {
        for (column, text) in line.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
            let formula = text.starts_with('=');
            let text = if formula { String::new() } else { (*text).to_owned() };
            cells.push(Cell { row: row as u32, column: column as u32, text, formula });
        }
    }
    Sheet { name: name.to_owned(), cells }
}

fn cover() -> Sheet {
    sheet(
        "表紙",
        &[
            &["下請負者の確認事項（様式）"],
            &[],
            &["キー", "mitsuba－２０２６"],
            &["版", "第３版"],
            &["表題", "", "ミツバの確認事項"],
            &["版の日付", "令和８年４月１日"],
        ],
    )
}

fn items(lines: &[&[&str]]) -> Sheet {
    let mut all: Vec<&[&str]> = vec![&["確認事項一覧"], &[], &HEADER];
    all.extend_from_slice(lines);
    sheet("確認事項", &all)
}

fn problems(sheets: Vec<Sheet>) -> Vec<String> {
    let found = read(&Grid { sheets }).unwrap_err();
    found.iter().map(|problem| format!("{problem} {}", problem.fault)).collect()
}

#[test]
fn what_people_write_becomes_a_checklist() {
    let items = items(&[
        &[
            "S4",
            "基本方針等 ",
            "４－１",
            "4-1-1-a、4-1-1-b；4-1-2-a",
            "文書はありますか。",
            "適合",
            "",
            "○",
            "適合時",
            "",
        ],
        &[],
        &["", "", "4-2", "", "どの版ですか。", "選択", "Old＝旧版｜old\nnew=新版", "〇", "", "４－１＝適合，一部適合"],
        &["s5", "組織", "5-1", "5-1", "確認した日", "日付", "", "×", "常に", "4-2=old"],
    ]);
    let content = read(&Grid { sheets: vec![items, cover()] }).unwrap();
    assert_eq!((content.key.as_str(), content.number), ("mitsuba-2026", 3));
    assert_eq!(content.title_en, "ミツバの確認事項");
    assert_eq!(content.dated_on, NaiveDate::from_ymd_opt(2026, 4, 1));
    assert_eq!(content.sections.iter().map(|section| section.items.len()).collect::<Vec<_>>(), [2, 1]);
    assert_eq!(content.sections[0].title_ja, "基本方針等");
    let first = content.item("4-1").unwrap();
    assert_eq!(first.clauses, ["4-1-1-a", "4-1-1-b", "4-1-2-a"]);
    assert_eq!(
        (first.kind, first.evidence, first.required),
        (AnswerKind::Conformity, EvidenceNeed::WhenConforming, true)
    );
    let second = content.item("4-2").unwrap();
    assert_eq!(second.choices[0].code, "old");
    assert_eq!((second.choices[0].en.as_str(), second.choices[1].en.as_str()), ("old", "新版"));
    assert_eq!(second.applies_when.as_ref().unwrap().is, ["conform", "partial"]);
    let third = content.item("5-1").unwrap();
    assert_eq!((third.kind, third.evidence, third.required), (AnswerKind::Date, EvidenceNeed::Always, false));
}

#[test]
fn columns_are_known_by_name_in_either_language_and_any_order() {
    let items = sheet(
        "Items",
        &[
            &[
                "備考",
                "Question (ja)",
                "項目キー\nItem key",
                "Required",
                "節名 / Section title",
                "Section key",
                "Answer kind",
                "質問（英） / Question (en)",
            ],
            &["x", "文書はありますか。", "a", "Yes", "方針", "s", "text", "Is there a document?"],
        ],
    );
    let content = read(&Grid { sheets: vec![cover(), items] }).unwrap();
    assert_eq!(content.item("a").unwrap().question_en, "Is there a document?");
}

#[test]
fn every_problem_is_named_with_its_cell() {
    let items = items(&[
        &["s4", "方針", "a", "", "問", "可否", "", "多分", "時々", ""],
        &["s4", "別の名", "a", "", "", "選択", "x=一つだけ", "○", "", "zzz=conform"],
        &["s5", "組織", "B b", "", "=A1", "文章", "", "○", "", "a"],
        &["s4", "方針", "c", "", "問", "=A1", "x", "○", "", "a=conform"],
    ]);
    assert_eq!(
        problems(vec![cover(), items]),
        [
            "確認事項!F4 kind",
            "確認事項!H4 yes-no",
            "確認事項!I4 evidence",
            "確認事項!B5 section-title",
            "確認事項!C5 key-twice",
            "確認事項!E5 missing",
            "確認事項!G5 choices",
            "確認事項!J5 condition",
            "確認事項!C6 key",
            "確認事項!E6 formula",
            "確認事項!J6 condition",
            "確認事項!A7 section-again",
            "確認事項!F7 formula",
            "確認事項!G7 choices",
        ]
    );
}

#[test]
fn what_follows_from_an_unclear_row_is_not_named_too() {
    let items = items(&[
        &["s", "方針", "a", "", "問", "選択", "x", "○", "", ""],
        &["s", "方針", "b", "", "問", "文章", "", "○", "", "a=x"],
    ]);
    assert_eq!(problems(vec![cover(), items]), ["確認事項!G4 choices"]);
}

#[test]
fn the_cover_and_the_header_are_needed() {
    let broken = sheet("表紙", &[&["キー", "Ａ b"], &["版", "零"], &["版の日付", "令和8年13月1日"], &["版", "2"]]);
    let none = sheet("確認事項", &[&["ただの表"], &["1", "2"]]);
    assert_eq!(
        problems(vec![broken, none]),
        [
            "表紙 missing",
            "表紙!B1 key",
            "表紙!B2 number",
            "表紙!B3 date",
            "表紙!A4 column-twice",
            "確認事項 header-missing",
        ]
    );
    assert_eq!(problems(vec![]), ["表紙 sheet-missing", "確認事項 sheet-missing"]);
    let narrow = sheet("確認事項", &[&["項目キー", "質問", "回答の種類"], &["a", "問", "文章"]]);
    assert_eq!(problems(vec![cover(), narrow]), ["確認事項!A1 column-missing"; 3]);
    assert_eq!(problems(vec![cover(), items(&[])]), ["確認事項 no-item"]);
}
