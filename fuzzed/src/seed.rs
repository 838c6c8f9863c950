//! What the corpus begins with, made here: `UPDATE=1 cargo test -p fuzzed` writes it to `fuzz/corpus/`. What a run finds beside it is
//! added by hand, under a name that says what it is.

use crate::{trail, workbook};
use domain::checklist::Content;
use domain::checklist::authoring::Draft;

/// Target, name of the file, content.
pub type Seed = (&'static str, &'static str, Vec<u8>);

/// All of them.
#[must_use]
pub fn seeds() -> Vec<Seed> {
    [trails(), checklists(), lists(), forms(), names(), books()].concat()
}

fn trails() -> Vec<Seed> {
    let nested = format!("{}1{}", "[".repeat(100), "]".repeat(100)).into_bytes();
    let value =
        r#"{"b":[1,{"d":null,"c":"下"}],"a":true,"\u0000\"":-0,"\ud83d\udd11":18446744073709551615,"é":1.5e-7}"#;
    vec![
        ("trail", "whole", trail::whole().to_vec()),
        ("trail", "kept", trail::kept()),
        ("trail", "twice", [trail::whole(), trail::whole()].concat()),
        ("canonical", "entry", trail::one()),
        ("canonical", "value", value.into()),
        ("canonical", "nested", nested),
    ]
}

fn checklists() -> Vec<Seed> {
    let toml = include_str!("../../testing/src/checklist.toml");
    let content: Content = toml::from_str(toml).unwrap();
    let json = |content: &Content| serde_json::to_vec(content).unwrap();
    let draft = serde_json::to_vec(&Draft::of(content.clone())).unwrap();
    vec![
        ("checklist", "version.toml", toml.into()),
        ("checklist", "version.json", json(&content)),
        ("checklist", "draft.json", draft),
        ("checklist", "twice.json", json(&Content { sections: [&content.sections[..]; 2].concat(), ..content })),
    ]
}

fn lists() -> Vec<Seed> {
    let commas = "会社名,作業内容,メール\r\nあさひ精機,\"切削「\"\"荒\"\"」\r\n仕上げ\",a@example.jp\r\n\r\nつばめ塗装,塗装,\r\n";
    let wide = std::iter::once(0xFEFF).chain(commas.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    // 会社名,作業 / 髙橋 in Shift_JIS, with the letter that only Microsoft's has.
    let excel = b"\x89\xef\x8e\xd0\x96\xbc,\x8d\xec\x8b\xc6\r\n\xfb\xfc\x8b\xb4,\x90\xd8\x8d\xed\r\n".to_vec();
    vec![
        ("list", "commas.csv", commas.into()),
        ("list", "wide.csv", wide),
        ("list", "excel.csv", excel),
        ("list", "tabs", "法人番号\t会社名\t契約日\n1234567890123\tあさひ精機\t令和8年4月1日\n".into()),
        ("list", "open-quote", "会社名,作業\nあさひ,\"切削\n".into()),
        ("list", "heading-on-two-lines", "\"会社名\n（正式名称）\"\t会社名\t作業内容\n\tあさひ\t切削\n".into()),
        ("list", "empty-lines-first", "\n\n会社名\t作業内容\nあさひ\t切削, 研削\n".into()),
    ]
}

fn forms() -> Vec<Seed> {
    let part =
        |head: &str, content: &str| format!("--X\r\nContent-Disposition: form-data; {head}\r\n\r\n{content}\r\n");
    let form = |parts: &[String]| [b"7", parts.concat().as_bytes(), b"--X--\r\n"].concat();
    let words = part("name=\"next\"", "/confirmation");
    let file = part("name=\"file\"; filename=\"入退室 記録.pdf\"", "%PDF-1.7");
    let extended = part("name=\"file\"; filename*=UTF-8''%e8%a8%98%e9%8c%b2.pdf", "%PDF-1.7");
    let escaped = part("name=\"fi\\\"le\"; filename=\"..\\\\..\\\"a.pdf\"", "--X");
    vec![
        ("multipart", "words-and-file", form(&[words.clone(), file.clone()])),
        ("multipart", "extended-name", form(&[extended])),
        ("multipart", "escaped-name", form(&[escaped])),
        ("multipart", "too-long", form(&[part("name=\"list\"", &"あ".repeat(40))])),
        ("multipart", "broken-off", [b"\x01", words.as_bytes(), file.as_bytes()].concat()),
        ("multipart", "nothing", form(&[])),
    ]
}

fn names() -> Vec<Seed> {
    let long = "記".repeat(300);
    let names = [
        ("japanese", "C:\\証拠\\入退室 記録.pdf"),
        ("header", "a\"; filename=\"b\r\nSet-Cookie: x=1;%41\\.pdf"),
        ("turned", "a\u{202e}fdp.exe"),
        ("hidden", " .. ./.\u{200f}.htaccess"),
        ("long", long.as_str()),
    ];
    names.map(|(name, text)| ("disposition", name, text.into())).to_vec()
}

fn books() -> Vec<Seed> {
    let cover = [["キー", "fuzz"], ["版", "２"], ["表題（日）", "確認事項"], ["版の日付", "令和8年4月1日"]];
    let items = [
        ["節キー", "節名（日）", "項目キー", "質問（日）", "回答の種類", "選択肢", "必須", "条件"],
        ["a", "体制", "a-1", "整えていますか", "適合", "", "○", ""],
        ["", "", "a-2", "どれですか", "選択", "x=一\ny=二", "×", "a-1=conform"],
    ];
    let whole = [sheet(&rows(&cover)), sheet(&rows(&items))].join("\0");
    let far = sheet(&[cell("A1", "a"), cell("XFD1048576", "z")].concat());
    let wide = sheet(&[cell("A1", "a"), cell("CV1048576", "z")].concat());
    let dates = "<row r=\"1\"><c r=\"A1\" s=\"1\"><v>46113</v></c><c r=\"B1\" t=\"b\"><v>1</v></c><c r=\"C1\" t=\"e\"><v>#N/A</v></c>\
                 <c r=\"D1\" s=\"1\"><v>-1e308</v></c><c r=\"E1\"><f>1+1</f><v>2</v></c><c r=\"F1\" t=\"s\"><v>0</v></c></row>";
    let styles = "<styleSheet><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>";
    let strings = "<sst><si><r><t>一</t></r><rPh><t>イチ</t></rPh></si></sst>";
    let kinds = [&sheet(dates), &sheet(""), strings, styles].join("\0");
    let entities = "<!DOCTYPE sst [<!ENTITY a \"ha\">]><worksheet/>";
    vec![
        ("workbook", "checklist.parts", whole.clone().into()),
        ("workbook", "checklist.xlsx", workbook::packed(whole.as_bytes())),
        ("workbook", "two-far-cells.parts", far.into()),
        ("workbook", "two-far-rows.parts", wide.into()),
        ("workbook", "kinds.parts", kinds.into()),
        ("workbook", "entities.parts", entities.into()),
        // 2 MiB of spaces in 2 KiB: refused as a bomb.
        ("workbook", "bomb.xlsx", workbook::packed(" ".repeat(2 * 1024 * 1024).as_bytes())),
        ("workbook", "encrypted.ole", wire::workbook::OLE.into()),
    ]
}

fn sheet(rows: &str) -> String {
    format!("<worksheet><sheetData>{rows}</sheetData></worksheet>")
}

fn rows<const N: usize>(rows: &[[&str; N]]) -> String {
    let of = |(row, cells): (usize, &[&str; N])| {
        let cells = cells.iter().zip('A'..).filter(|(text, _)| !text.is_empty());
        let cells: String = cells.map(|(text, column)| inline(&format!("{column}{}", row + 1), text)).collect();
        format!("<row r=\"{}\">{cells}</row>", row + 1)
    };
    rows.iter().enumerate().map(of).collect()
}

fn cell(at: &str, text: &str) -> String {
    format!("<row>{}</row>", inline(at, text))
}

fn inline(at: &str, text: &str) -> String {
    format!("<c r=\"{at}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
}
