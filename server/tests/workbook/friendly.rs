use super::{Folder, bin};
use domain::checklist::layout::{Column, ImportReport};
use domain::checklist::{AnswerKind, Content, EvidenceNeed, check};
use rust_xlsxwriter::{Format, Formula, Workbook, XlsxError};
use std::path::{Path, PathBuf};

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)
}

async fn read(path: &Path) -> Content {
    let content = server::workbook::read_checklist(bin(), path).await.unwrap();
    assert_eq!(check(&content), []);
    content
}

fn is_the_one_of_mitsuba(content: &Content) {
    assert_eq!((content.key.as_str(), content.number), ("mitsuba-seiki", 2));
    assert_eq!(content.title_en, "Confirmation items of Mitsuba Seiki");
    assert_eq!(content.dated_on.unwrap().to_string(), "2026-04-01");
    let keys: Vec<&str> = content.items().map(|item| item.key.as_str()).collect();
    assert_eq!(keys, ["1-1", "1-2", "2-1", "2-2", "2-3"]);
    assert_eq!(content.sections[0].title_en, "Policies");
    let first = content.item("1-1").unwrap();
    assert_eq!(first.clauses, ["4-1-1-a", "4-1-1-b"]);
    assert_eq!(first.question_ja, "基本方針を文書にしていますか。");
    assert_eq!((first.evidence, first.required), (EvidenceNeed::WhenConforming, true));
    assert_eq!(content.item("1-2").unwrap().applies_when.as_ref().unwrap().is, ["conform", "partial"]);
    let choices = &content.item("2-1").unwrap().choices;
    assert_eq!(choices.iter().map(|choice| choice.code.as_str()).collect::<Vec<_>>(), ["class", "remote", "both"]);
    assert_eq!((choices[1].ja.as_str(), choices[1].en.as_str()), ("遠隔教育", "Remote"));
    assert_eq!(content.item("2-2").unwrap().kind, AnswerKind::Number);
    assert!(!content.item("2-3").unwrap().required);
}

#[tokio::test]
async fn a_workbook_of_openpyxl_is_read() {
    is_the_one_of_mitsuba(&read(&fixture("openpyxl.xlsx")).await);
}

#[tokio::test]
async fn the_same_saved_again_by_libreoffice_is_read() {
    is_the_one_of_mitsuba(&read(&fixture("libreoffice-resaved.xlsx")).await);
}

#[tokio::test]
async fn a_workbook_of_libreoffice_is_imported() {
    for house in testing::houses().await.unwrap() {
        let (ctx, file) = (house.nobody(), fixture("libreoffice.xlsx"));
        let mut said = Vec::new();
        assert!(server::workbook::import(&ctx, bin(), &file, true, false, &mut said).await.unwrap());
        assert!(server::workbook::import(&ctx, bin(), &file, false, true, &mut said).await.unwrap());
        let said = String::from_utf8(said).unwrap();
        assert_eq!(
            said,
            "“Items of Libre Denshi”, version 1 (3 items), is in order. Nothing was written\n\
             「リブレ電子の確認事項」第1版を登録しました（3項目）\n"
        );
        let again = server::workbook::import(&ctx, bin(), &file, false, true, &mut Vec::new()).await.unwrap_err();
        assert_eq!(again.refusal(), domain::refusal::Rule::VersionExists.into());
    }
    let content = read(&fixture("libreoffice.xlsx")).await;
    assert_eq!(content.dated_on.unwrap().to_string(), "2026-04-01");
    assert_eq!(content.item("3").unwrap().choices.len(), 2);
    assert_eq!(content.item("a-2").unwrap().clauses, ["5-2-1-イ-a", "5-2-1-イ-b"]);
}

#[tokio::test]
async fn formulas_are_named_by_their_cells() {
    let report = server::workbook::read_checklist(bin(), &fixture("openpyxl-formulas.xlsx")).await.unwrap_err();
    let ImportReport::Problems(problems) = report else { panic!("{report:?}") };
    let said: Vec<String> = problems.iter().map(|problem| server::workbook::problem(true, problem)).collect();
    assert_eq!(
        said,
        [
            "表紙!C4 版: 数式が入っています。値に置き換えてください",
            "確認事項!G5 質問（日）: 数式が入っています。値に置き換えてください",
            "確認事項!M6 必須: 数式が入っています。値に置き換えてください",
        ]
    );
}

/// Writes the documented layout with the headings of one language.
fn documented(path: &Path, japanese: bool) -> Result<(), XlsxError> {
    let headings = |column: &Column| server::workbook::heading(japanese, *column);
    let (items, cover) = Column::ALL.split_at(Column::ALL.len() - 5);
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name(if japanese { "表紙" } else { "Cover" })?;
    let values = ["documented", "１", "見本", "Sample"];
    for (row, column) in cover.iter().enumerate() {
        sheet.write(row as u32, 0, headings(column))?;
        if let Some(value) = values.get(row) {
            sheet.write(row as u32, 1, *value)?;
        }
    }
    let date = rust_xlsxwriter::ExcelDateTime::parse_from_str("2026-04-01")?;
    sheet.write_with_format(4, 1, &date, &Format::new().set_num_format(r#"[$-411]ggge"年"m"月"d"日""#))?;
    let sheet = book.add_worksheet().set_name(if japanese { "確認事項" } else { "Items" })?;
    let row = [
        "s",
        "節",
        "S",
        "a",
        "4-1-1-a",
        "問",
        "Q",
        "理由",
        "Why",
        "例",
        "Example",
        "conformity",
        "",
        "yes",
        "always",
        "",
    ];
    for (at, (column, value)) in items.iter().zip(row).enumerate() {
        sheet.write(0, at as u16, headings(column))?;
        sheet.write(2, at as u16, value)?;
    }
    sheet.write_formula(2, 40, Formula::new("=1+1"))?;
    book.save(path)
}

#[tokio::test]
async fn every_heading_that_we_show_is_one_that_we_read() {
    let folder = Folder::new("friendly");
    for japanese in [true, false] {
        let file = folder.file("documented.xlsx");
        documented(&file, japanese).unwrap();
        let content = read(&file).await;
        assert_eq!(content.dated_on.unwrap().to_string(), "2026-04-01");
        let item = content.item("a").unwrap();
        let texts = [&item.question_en, &item.why_ja, &item.why_en, &item.shown_by_ja, &item.shown_by_en];
        assert_eq!(texts, ["Q", "理由", "Why", "例", "Example"]);
        assert_eq!((content.title_en.as_str(), content.sections[0].title_en.as_str()), ("Sample", "S"));
        assert_eq!((item.evidence, item.clauses.len()), (EvidenceNeed::Always, 1));
    }
}
