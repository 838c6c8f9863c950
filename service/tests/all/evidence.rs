//! Evidence: what goes in comes out, only to whoever may see it; everything else leaves nothing behind.
#![expect(clippy::unwrap_used, reason = "a test")]

mod scanner;
mod world;

use bytes::Bytes;
use domain::confirmation::ConfirmationStatus;
use domain::evidence::MAX_BYTES;
use domain::evidence::view::EvidenceLine;
use domain::permission::Actor;
use domain::refusal::{Fault, Refusal, Rule};
use futures::stream::{self, Stream, StreamExt};
use service::evidence::{attach, detach, of_confirmation, open, store, sweep, verify};
use service::{Ctx, Result};
use std::convert::Infallible;
use testing::houses;
use world::{ITEM, World, apply, build, set_status, submit};

const PIECE: usize = 64 * 1024;

fn pieces(bytes: Vec<u8>) -> impl Stream<Item = std::result::Result<Bytes, Infallible>> + Send + Unpin {
    stream::iter(bytes.chunks(8_191).map(|piece| Ok(Bytes::copy_from_slice(piece))).collect::<Vec<_>>())
}

fn pdf(size: usize) -> Vec<u8> {
    b"%PDF-1.7 kakunin-canary ".iter().copied().cycle().take(size).collect()
}

async fn send(ctx: &Ctx, world: &World, name: &str, bytes: Vec<u8>) -> Result<EvidenceLine> {
    store(ctx, world.sheet, ITEM, name, pieces(bytes)).await
}

async fn read(ctx: &Ctx, line: &EvidenceLine) -> Result<Vec<u8>> {
    let (_, mut plain) = open(ctx, line.id).await?;
    let mut out = Vec::new();
    while let Some(bytes) = plain.next().await {
        out.extend_from_slice(&bytes?);
    }
    Ok(out)
}

fn refused<T: std::fmt::Debug>(result: Result<T>) -> Refusal {
    result.unwrap_err().refusal()
}

fn fault(fault: Fault) -> Refusal {
    Refusal::field("file", fault)
}

async fn worlds() -> Vec<World> {
    let mut worlds = Vec::new();
    for house in houses().await.unwrap() {
        worlds.push(build(house).await);
    }
    worlds
}

#[tokio::test]
async fn what_is_sent_comes_back() {
    for world in worlds().await {
        let ctx = world.answerer();
        for size in [5, PIECE - 1, PIECE, PIECE + 1, 5 * 1024 * 1024, MAX_BYTES as usize] {
            let line = send(&ctx, &world, "..\\証拠\\入退室 記録①.pdf", pdf(size)).await.unwrap();
            assert_eq!((line.name.as_str(), line.size), ("入退室 記録①.pdf", size as i64));
            assert_eq!(line.uploaded_by_name, "山田 太郎");
            assert!(read(&ctx, &line).await.unwrap() == pdf(size), "{} {size}", world.test.name);
        }
        let before = ctx.house.store.statements();
        assert_eq!(of_confirmation(&ctx, world.sheet).await.unwrap().len(), 6);
        assert_eq!(ctx.house.store.statements() - before, 1);
        assert_eq!(verify(&ctx).await.unwrap(), []);
        assert_eq!(service::trail::verify(&ctx).await.unwrap().findings, []);
    }
}

#[tokio::test]
async fn nothing_lies_in_the_clear() {
    for world in worlds().await {
        send(&world.answerer(), &world, "a.pdf", pdf(200_000)).await.unwrap();
        let mut folders = vec![world.test.folder().clone()];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                    continue;
                }
                let bytes = std::fs::read(&path).unwrap();
                assert!(!bytes.windows(14).any(|window| window == b"kakunin-canary"), "{}", path.display());
            }
        }
    }
}

#[tokio::test]
async fn what_is_refused_leaves_nothing() {
    for world in worlds().await {
        let ctx = world.answerer();
        for (name, bytes, expected) in [
            ("a.pdf", b"<svg onload=alert(1)>".to_vec(), Fault::FileType),
            ("a.svg", b"<svg/>".to_vec(), Fault::FileType),
            ("a.html.txt", b"<!DOCTYPE html>".to_vec(), Fault::FileType),
            ("a.xlsx", b"PK\x03\x04 any archive".to_vec(), Fault::FileType),
            ("a", pdf(10), Fault::FileType),
            ("a.pdf", Vec::new(), Fault::FileEmpty),
            ("a.pdf", pdf(MAX_BYTES as usize + 1), Fault::FileTooLarge),
        ] {
            assert_eq!(refused(send(&ctx, &world, name, bytes).await), fault(expected), "{name}");
        }
        let broken = stream::iter(vec![Ok(Bytes::from(pdf(7_000_000))), Err("gone")]);
        assert_eq!(refused(store(&ctx, world.sheet, ITEM, "a.pdf", broken).await), fault(Fault::FileInterrupted));
        assert_eq!((world.objects(), world.rows().await), (0, 0), "{}", world.test.name);
    }
}

#[tokio::test]
async fn documents_of_other_programs_are_taken_under_their_own_name_only() {
    let world = worlds().await.remove(0);
    let ctx = world.answerer();
    for name in ["libreoffice.xlsx", "openpyxl.xlsx", "python-docx.docx", "python-pptx.pptx"] {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/evidence");
        let bytes = std::fs::read(folder.join(name)).unwrap();
        for ending in ["xlsx", "docx", "pptx", "pdf", "txt"] {
            let sent = send(&ctx, &world, &format!("証拠.{ending}"), bytes.clone()).await;
            if name.ends_with(ending) {
                assert!(read(&ctx, &sent.unwrap()).await.unwrap() == bytes, "{name}");
            } else {
                assert_eq!(refused(sent), fault(Fault::FileType), "{name} as {ending}");
            }
        }
    }
    for text in [b"\x8e\x81\x96\xbc,\x93\xfa\x95t\r\n".as_slice(), "\u{feff}氏名,日付\r\n".as_bytes()] {
        send(&ctx, &world, "名簿.csv", text.to_vec()).await.unwrap();
    }
}

#[tokio::test]
async fn too_much_is_not_read_to_its_end() {
    let world = worlds().await.remove(0);
    let read = std::sync::Arc::new(std::sync::atomic::AtomicU64::new(0));
    let counted = read.clone();
    let endless = stream::iter(std::iter::repeat_with(move || {
        counted.fetch_add(100_000, std::sync::atomic::Ordering::Relaxed);
        Ok::<_, Infallible>(Bytes::from(pdf(100_000)))
    }));
    let result = store(&world.answerer(), world.sheet, ITEM, "a.pdf", endless).await;
    assert_eq!(refused(result), fault(Fault::FileTooLarge));
    assert!(read.load(std::sync::atomic::Ordering::Relaxed) <= MAX_BYTES + 200_000);
    assert_eq!(world.objects(), 0);
}

#[tokio::test]
async fn an_upload_that_is_dropped_leaves_nothing() {
    let world = worlds().await.remove(0);
    let ctx = world.answerer();
    let stalled = stream::iter([Ok::<_, Infallible>(Bytes::from(pdf(6_000_000)))]).chain(stream::pending());
    let waited =
        tokio::time::timeout(std::time::Duration::from_secs(1), store(&ctx, world.sheet, ITEM, "a.pdf", stalled));
    assert!(waited.await.is_err());
    tokio::time::sleep(std::time::Duration::from_millis(500)).await;
    assert_eq!((world.objects(), world.rows().await), (0, 0));
}

#[tokio::test]
async fn a_sheet_submitted_meanwhile_takes_no_more() {
    for world in worlds().await {
        let ctx = world.answerer();
        let world_ref = &world;
        let late = stream::once(Box::pin(async move {
            submit(world_ref).await;
            Ok::<_, Infallible>(Bytes::from(pdf(1_000)))
        }));
        let result = store(&ctx, world.sheet, ITEM, "a.pdf", late).await;
        assert_eq!(refused(result), Refusal::Rule(Rule::NotInThisState), "{}", world.test.name);
        assert_eq!((world.objects(), world.rows().await), (0, 0));
    }
}

#[tokio::test]
async fn shown_to_whoever_needs_to_know_and_nobody_else() {
    for world in worlds().await {
        let sees = async |actor: &Actor, line: &EvidenceLine| match read(&world.of(actor), line).await {
            Ok(_) => true,
            Err(error) => {
                assert_eq!(error.refusal(), Refusal::NotFound);
                false
            }
        };
        let line = send(&world.answerer(), &world, "a.pdf", pdf(10)).await.unwrap();
        let w = &world;
        assert!(sees(&w.answerer, &line).await);
        for other in [&w.colleague, &w.checker, &w.stranger, &w.official] {
            assert!(!sees(other, &line).await, "a draft is the downstream's own");
            assert_eq!(of_confirmation(&w.of(other), w.sheet).await.unwrap(), []);
        }
        let submission = submit(w).await;
        assert!(sees(&w.checker, &line).await && !sees(&w.official, &line).await);
        apply(w, submission).await;
        assert!(sees(&w.official, &line).await);
        assert!(!sees(&w.stranger, &line).await && !sees(&w.colleague, &line).await);
        assert_eq!(refused(open(&w.test.nobody(), line.id).await.map(|_| ())), Refusal::SignInNeeded);
        set_status(w, ConfirmationStatus::Returned).await;
        let later = send(&w.answerer(), w, "b.pdf", pdf(10)).await.unwrap();
        assert!(!sees(&w.checker, &later).await && !sees(&w.official, &later).await);
        detach(&w.answerer(), line.grant, line.revision).await.unwrap();
        assert!(sees(&w.checker, &line).await && sees(&w.official, &line).await, "what was submitted stays");
        assert_eq!(of_confirmation(&w.answerer(), w.sheet).await.unwrap(), [later]);
        assert_eq!(service::trail::verify(&w.answerer()).await.unwrap().findings, []);
    }
}

#[tokio::test]
async fn only_the_answering_side_attaches() {
    for world in worlds().await {
        for (actor, expected) in [
            (&world.checker, Refusal::NotPermitted),
            (&world.colleague, Refusal::NotFound),
            (&world.stranger, Refusal::NotFound),
            (&world.official, Refusal::NotFound),
        ] {
            assert_eq!(refused(send(&world.of(actor), &world, "a.pdf", pdf(10)).await), expected);
        }
        let ctx = world.answerer();
        let unknown = store(&ctx, world.sheet, "no-such", "a.pdf", pieces(pdf(10))).await;
        assert_eq!(refused(unknown), Refusal::NotFound);
        let line = send(&ctx, &world, "a.pdf", pdf(10)).await.unwrap();
        assert_eq!(attach(&ctx, world.sheet, ITEM, line.id).await.unwrap(), line, "it is there already");
        assert_eq!(refused(detach(&world.of(&world.checker), line.grant, 1).await), Refusal::NotPermitted);
        assert_eq!(refused(detach(&world.of(&world.stranger), line.grant, 1).await), Refusal::NotFound);
        assert_eq!(refused(detach(&ctx, line.grant, 7).await), Refusal::ChangedMeanwhile);
        detach(&ctx, line.grant, line.revision).await.unwrap();
        assert_eq!(refused(detach(&ctx, line.grant, line.revision).await), Refusal::NotFound);
        assert_eq!(refused(attach(&ctx, world.sheet, ITEM, line.id).await), Refusal::NotFound, "taken away is away");
    }
}

#[tokio::test]
async fn tampering_is_named() {
    let world = worlds().await.remove(0);
    let ctx = world.answerer();
    let mut lines = Vec::new();
    for name in ["a.pdf", "b.pdf", "c.pdf", "d.pdf"] {
        lines.push(send(&ctx, &world, name, pdf(3 * PIECE)).await.unwrap());
    }
    let at = |n: usize| world.test.folder().join("evidence").join(lines[n].id.to_string());
    let mut bytes = std::fs::read(at(0)).unwrap();
    bytes[PIECE] ^= 1;
    std::fs::write(at(0), &bytes).unwrap();
    let whole = std::fs::read(at(1)).unwrap();
    std::fs::write(at(1), &whole[..15 + 2 * (PIECE + 16)]).unwrap();
    std::fs::copy(at(3), at(2)).unwrap();
    let findings = verify(&ctx).await.unwrap();
    assert_eq!(findings.len(), 3, "{findings:?}");
    for (finding, line) in findings.iter().zip(&lines) {
        assert!(finding.what.contains(&line.id.to_string()), "{findings:?}");
        assert_eq!(refused(read(&ctx, line).await), Refusal::Unavailable);
    }
    std::fs::remove_file(at(3)).unwrap();
    assert_eq!(verify(&ctx).await.unwrap().len(), 4);
}

#[tokio::test]
async fn what_no_row_names_is_swept_after_a_day() {
    let world = worlds().await.remove(0);
    let ctx = world.answerer();
    let line = send(&ctx, &world, "a.pdf", pdf(10)).await.unwrap();
    let folder = world.test.folder().join("evidence");
    std::fs::write(folder.join(ctx.new_id().to_string()), "left over").unwrap();
    std::fs::write(folder.join(format!("{}#1", ctx.new_id())), "broken off").unwrap();
    assert_eq!(sweep(&ctx).await.unwrap(), 0);
    world.test.house.clock.advance(chrono::Duration::days(30_000));
    assert_eq!(sweep(&ctx).await.unwrap(), 2);
    assert_eq!(world.objects(), 1);
    assert!(read(&ctx, &line).await.is_ok());
}
