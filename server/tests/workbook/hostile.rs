use super::archive::{Book, SHEET, STRINGS, text};
use super::{Folder, bin};
use domain::checklist::layout::WorkbookRefusal as Refusal;
use domain::id::{AccountId, MembershipId, OrganisationId};
use domain::organisation::OrganisationKind;
use domain::permission::Actor;
use std::fs::{self, File, OpenOptions};
use std::io::{Seek as _, SeekFrom, Write as _};
use std::path::Path;
use std::time::{Duration, Instant};
use testing::TestHouse;
use zip::ZipArchive;

/// Name, what it is refused as, and how it is made.
type Case = (&'static str, Refusal, fn(&Path));

const CASES: &[Case] = &[
    ("two cells far apart", Refusal::TooManyCells, |path| {
        let mut book = Book::new(path);
        book.sheet([text("A1", "a"), text("XFD1048576", "z")]);
        book.done();
    }),
    ("half a gigabyte of spaces", Refusal::Bomb, |path| spaces(path, 512)),
    ("spaces with a header that lies about them", Refusal::Broken, |path| {
        spaces(path, 40);
        let declared = ZipArchive::new(File::open(path).unwrap()).unwrap().by_name(SHEET).unwrap().size();
        forge(path, &u32::try_from(declared).unwrap().to_le_bytes(), &1_000_u32.to_le_bytes());
    }),
    ("thirty million shared texts", Refusal::Bomb, |path| {
        let mut book = Book::new(path);
        book.small()
            .pieces(STRINGS, std::iter::once("<sst>".to_owned()).chain((0..3_000).map(|_| "<si/>".repeat(10_000))));
        book.done();
    }),
    ("more cells than anybody fills in", Refusal::TooManyCells, |path| cells(path, "")),
    ("the same, hidden from a search for tags", Refusal::TooManyCells, |path| cells(path, "x:")),
    ("laughing entities", Refusal::Entities, |path| {
        let mut book = Book::new(path);
        let bomb = r#"<?xml version="1.0"?><!DOCTYPE sst [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><sst><si><t>&b;</t></si></sst>"#;
        book.small().part(STRINGS, bomb);
        book.done();
    }),
    ("a document type alone", Refusal::Entities, |path| {
        let mut book = Book::new(path);
        book.part(SHEET, r#"<?xml version="1.0"?><!doctype x SYSTEM "file:///etc/passwd"><worksheet/>"#);
        book.done();
    }),
    ("another encoding", Refusal::Broken, |path| {
        let mut book = Book::new(path);
        let wide = "\u{feff}<worksheet><sheetData/></worksheet>".encode_utf16().flat_map(u16::to_le_bytes);
        book.pieces(SHEET, [wide.collect::<Vec<u8>>()]);
        book.done();
    }),
    ("a macro", Refusal::Macros, |path| {
        let mut book = Book::new(path);
        book.small().part("xl/vbaProject.bin", "x");
        book.done();
    }),
    ("a type with macros", Refusal::Macros, |path| {
        let mut book = Book::with_types(path, "application/vnd.ms-excel.sheet.macroEnabled.main+xml");
        book.small();
        book.done();
    }),
    ("a link to another workbook", Refusal::ExternalLinks, |path| {
        let mut book = Book::new(path);
        book.small().part("xl/externalLinks/externalLink1.xml", "<externalLink/>");
        book.done();
    }),
    ("a name that climbs", Refusal::UnsafeNames, |path| {
        let mut book = Book::new(path);
        book.small().part("xl/../../../tmp/kakunin-was-here", "x");
        book.done();
    }),
    ("an absolute name", Refusal::UnsafeNames, |path| {
        let mut book = Book::new(path);
        book.small().part("/tmp/kakunin-was-here", "x");
        book.done();
    }),
    ("a document of another program", Refusal::NotAWorkbook, |path| {
        let word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
        let mut book = Book::with_types(path, word);
        book.small();
        book.done();
    }),
    ("too many parts", Refusal::Bomb, |path| {
        let mut book = Book::new(path);
        book.small();
        for at in 0..200 {
            book.part(&format!("xl/media/{at}.txt"), "x");
        }
        book.done();
    }),
    ("a very long text", Refusal::TextTooLong, |path| {
        let mut book = Book::new(path);
        book.sheet([text("A1", &"長".repeat(4_001))]);
        book.done();
    }),
    ("encrypted", Refusal::PasswordProtected, |path| {
        let name = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
        fs::write(path, [OLE, &[0; 1_000], &name, &[0; 1_000]].concat()).unwrap();
    }),
    ("the old format", Refusal::OldFormat, |path| fs::write(path, [OLE, &[0; 1_000]].concat()).unwrap()),
    ("an encrypted part", Refusal::PasswordProtected, |path| {
        let mut book = Book::new(path);
        book.small();
        book.done();
        // Bit 0 of the flags in every entry of the central directory.
        let mut bytes = fs::read(path).unwrap();
        let entries: Vec<usize> = (0..bytes.len()).filter(|at| bytes[*at..].starts_with(b"PK\x01\x02")).collect();
        entries.iter().for_each(|at| bytes[at + 8] |= 1);
        fs::write(path, bytes).unwrap();
    }),
    ("cut off", Refusal::Broken, |path| {
        let mut book = Book::new(path);
        book.small();
        book.done();
        let length = fs::metadata(path).unwrap().len();
        OpenOptions::new().write(true).open(path).unwrap().set_len(length / 2).unwrap();
    }),
    ("not an archive", Refusal::NotAWorkbook, |path| fs::write(path, "キー,版\nmitsuba,1\n").unwrap()),
    ("nothing at all", Refusal::NotAWorkbook, |path| fs::write(path, "").unwrap()),
    ("too large", Refusal::TooLarge, |path| {
        fs::write(path, b"PK\x03\x04rest").unwrap();
        OpenOptions::new().write(true).open(path).unwrap().set_len((10 << 20) + 1).unwrap();
    }),
];

const OLE: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/// A sheet that is mostly spaces.
fn spaces(path: &Path, mebibytes: usize) {
    let mut book = Book::new(path);
    book.sheet((0..mebibytes).map(|_| " ".repeat(1 << 20)));
    book.done();
}

/// 150,000 cells, each a little different, so that they do not pack like a bomb.
fn cells(path: &Path, prefix: &str) {
    let mut book = Book::new(path);
    let p = prefix;
    let space = if p.is_empty() { "xmlns" } else { "xmlns:x" };
    let head =
        format!(r#"<{p}worksheet {space}="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><{p}sheetData>"#);
    let rows = (0..3_000_u64).map(|row| {
        let cell = |column: u64| {
            let value = (row * 50 + column).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 20;
            format!("<{p}c><{p}v>{value}</{p}v></{p}c>")
        };
        format!("<{p}row>{}</{p}row>", (0..50).map(cell).collect::<String>())
    });
    let tail = format!("</{p}sheetData></{p}worksheet>");
    book.pieces(SHEET, [head].into_iter().chain(rows).chain([tail]));
    book.done();
}

/// Overwrites every place where these bytes stand.
fn forge(path: &Path, old: &[u8], new: &[u8]) {
    let bytes = fs::read(path).unwrap();
    let places: Vec<usize> = (0..bytes.len()).filter(|at| bytes[*at..].starts_with(old)).collect();
    assert!(places.len() >= 2, "the size is declared in two places, found {places:?}");
    let mut file = OpenOptions::new().write(true).open(path).unwrap();
    for place in places {
        file.seek(SeekFrom::Start(place as u64)).unwrap();
        file.write_all(new).unwrap();
    }
}

/// A figure of this process in KiB.
fn memory(what: &str) -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with(what)).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

/// How much more memory this process held at most while something ran, in KiB.
async fn growth<T>(run: impl Future<Output = T>) -> (T, u64) {
    // The peak starts again from what is used now.
    fs::write("/proc/self/clear_refs", "5").unwrap();
    let before = memory("VmRSS");
    let done = run.await;
    (done, memory("VmHWM").saturating_sub(before))
}

/// 98,000 cells with as much text as is read at all.
fn largest(path: &Path) {
    let mut book = Book::new(path);
    let row = format!("<row>{}</row>", r#"<c t="s"><v>0</v></c>"#.repeat(49));
    book.part(STRINGS, &format!("<sst><si><t>{}</t></si></sst>", "a".repeat(85)));
    book.sheet((0..2_000).map(|_| row.clone()));
    book.done();
}

async fn versions(house: &TestHouse) -> usize {
    let nobody = house.nobody();
    let actor = Actor {
        account: AccountId(nobody.new_id()),
        membership: MembershipId(nobody.new_id()),
        organisation: OrganisationId(nobody.new_id()),
        kind: OrganisationKind::Company,
        roles: Vec::new(),
    };
    service::checklist::versions(&service::Ctx::of(house.house.clone(), actor)).await.unwrap().len()
}

#[tokio::test]
async fn each_is_refused_with_its_message_and_nothing_is_written() {
    let folder = Folder::new("hostile");
    let house = testing::sqlite().await.unwrap();
    for (at, (name, refusal, make)) in CASES.iter().enumerate() {
        let file = folder.file(&format!("{at}.xlsx"));
        make(&file);
        let (since, mut said) = (Instant::now(), Vec::new());
        let ctx = house.nobody();
        let (good, grown) = growth(server::workbook::import(&ctx, bin(), &file, false, true, &mut said)).await;
        assert!(!good.unwrap(), "{name} was taken");
        let said = String::from_utf8(said).unwrap();
        assert_eq!(said.trim_end(), server::workbook::refusal(true, *refusal), "{name}");
        assert!(grown <= 64 * 1024, "{name}: {grown} KiB more");
        assert!(since.elapsed() < Duration::from_secs(21), "{name}: {:?}", since.elapsed());
        println!("{name}: {refusal}, {grown} KiB, {:?}", since.elapsed());
        fs::remove_file(&file).unwrap();
    }
    // The largest that is read costs no more; and the measure does measure.
    let file = folder.file("largest.xlsx");
    largest(&file);
    let (read, grown) = growth(server::workbook::read(bin(), &file)).await;
    assert_eq!(read.unwrap().sheets[0].cells.len(), 98_000);
    println!("the largest: {grown} KiB");
    assert!(grown <= 64 * 1024, "the largest: {grown} KiB more");
    fs::remove_file(&file).unwrap();
    let (_, grown) = growth(async { std::hint::black_box(vec![1_u8; 80 << 20]).len() }).await;
    assert!(grown > 64 * 1024, "80 MiB were seen as {grown} KiB");
    assert_eq!(versions(&house).await, 0);
    assert!(!Path::new("/tmp/kakunin-was-here").exists());
    assert_eq!(fs::read_dir(&folder.0).unwrap().count(), 0, "nothing lies beside the files");
}
