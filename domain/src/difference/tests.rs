use super::*;

fn shown(earlier: &str, later: &str) -> String {
    let write = |piece: &Piece| match piece.mark {
        Mark::Same => piece.text.clone(),
        Mark::Removed => format!("[-{}]", piece.text),
        Mark::Added => format!("[+{}]", piece.text),
    };
    words(earlier, later).iter().map(write).collect()
}

fn side(earlier: &str, later: &str, not: Mark) -> String {
    words(earlier, later).into_iter().filter(|piece| piece.mark != not).map(|piece| piece.text).collect()
}

#[test]
fn japanese_is_marked_word_by_word() {
    assert_eq!(
        shown("入退室の記録を毎月点検します。", "入退室の記録を毎週点検します。"),
        "入退室の記録を[-毎月点検][+毎週点検]します。"
    );
    assert_eq!(shown("規則を定めています。", "規則を定めていません。"), "規則を定[-めています][+めていません]。");
    assert_eq!(shown("サーバー室", "サーバー室とロッカー"), "サーバー室[+とロッカー]");
    assert_eq!(shown("第2版", "第3版"), "第[-2][+3]版");
}

#[test]
fn english_and_mixed_texts_keep_their_words() {
    assert_eq!(shown("Reviewed every year.", "Reviewed every month."), "Reviewed every [-year][+month].");
    assert_eq!(shown("USBメモリ", "USBキー"), "USB[-メモリ][+キー]");
    assert_eq!(shown("", "あり"), "[+あり]");
    assert_eq!(shown("あり", ""), "[-あり]");
    assert_eq!(shown("", ""), "");
    assert_eq!(shown("同じ\n文", "同じ\n文"), "同じ\n文");
}

#[test]
fn what_combines_is_not_torn_apart() {
    assert_eq!(shown("か\u{3099}", "か"), "[-か\u{3099}][+か]");
    assert_eq!(word::words("👩\u{200d}🔧"), ["👩\u{200d}🔧"]);
}

#[test]
fn both_sides_can_be_read_whole_whatever_is_written() {
    let long = "。".repeat(4_000);
    for (one, other) in [("a。b", "b。a"), ("あいう", "アイウ"), (long.as_str(), "。"), ("x", long.as_str())] {
        assert_eq!(side(one, other, Mark::Added), one);
        assert_eq!(side(one, other, Mark::Removed), other);
    }
    assert_eq!(words(&long, &format!("{long}。")).len(), 2, "compared as a whole");
}

#[test]
fn files_are_told_apart_by_their_content() {
    let file = |name: &str, sha256: &str| (name.to_owned(), sha256.to_owned());
    let lines = files(&[file("a", "1"), file("b", "2")], &[file("renamed", "1"), file("c", "3"), file("c2", "3")]);
    let lines: Vec<_> = lines.iter().map(|line| (line.mark, line.name.as_str())).collect();
    assert_eq!(lines, [(Mark::Same, "renamed"), (Mark::Added, "c"), (Mark::Removed, "b")]);
}

#[test]
fn an_item_under_another_file_name_says_the_same() {
    let item = |name: &str, sha256: &str| FrozenItem {
        key: "a".into(),
        asked: true,
        value: "conform".into(),
        remark: String::new(),
        answered_by: None,
        answered_at: None,
        evidence: vec![(name.into(), sha256.into())],
    };
    assert!(!changed(&item("a", "1"), &item("b", "1")));
    assert!(changed(&item("a", "1"), &item("a", "2")));
    assert!(changed(&item("a", "1"), &FrozenItem { asked: false, ..item("a", "1") }));
}
