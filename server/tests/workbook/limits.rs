use super::archive::Book;
use super::{Folder, bin};
use domain::checklist::layout::WorkbookRefusal as Refusal;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

/// The child waits for its input: time to look at it.
#[test]
fn the_child_confines_itself_before_it_reads() {
    let mut child = Command::new(bin())
        .arg("read-workbook")
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let limits = Path::new("/proc").join(child.id().to_string()).join("limits");
    let expected =
        [("Max address space", 512 << 20), ("Max cpu time", 10), ("Max file size", 0), ("Max core file size", 0)];
    let confined = || {
        let told = fs::read_to_string(&limits).unwrap();
        expected.iter().all(|(name, most)| {
            let line = told.lines().find(|line| line.starts_with(name)).unwrap();
            line[name.len()..].split_whitespace().take(2).all(|figure| figure == most.to_string())
        })
    };
    let mut seen = false;
    for _ in 0..100 {
        seen = seen || confined();
        std::thread::sleep(Duration::from_millis(if seen { 0 } else { 50 }));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(seen, "the child has no limits");
}

#[tokio::test]
async fn a_reader_that_is_not_there_is_not_the_files_fault() {
    let folder = Folder::new("limits");
    let file = folder.file("good.xlsx");
    let mut book = Book::new(&file);
    book.small();
    book.done();
    let read = server::workbook::read(Path::new("/nonexistent/kakunin"), &file).await;
    assert_eq!(read, Err(Refusal::Unavailable));
    assert_eq!(server::workbook::read(bin(), Path::new("/nonexistent.xlsx")).await, Err(Refusal::Unavailable));
    // A reader that says something else is not believed.
    assert_eq!(server::workbook::read(Path::new("/bin/echo"), &file).await, Err(Refusal::Broken));
    assert_eq!(server::workbook::read(bin(), &file).await.unwrap().sheets[0].cells[0].text, "a");
}
