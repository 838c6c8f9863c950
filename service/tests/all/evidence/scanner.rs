//! The scanner: what it finds, and what it could not read, is not taken and leaves nothing behind.

use super::*;
use service::House;
use service::evidence::Scanner;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, UnixStream};

/// What the test's signature names.
const HARMFUL: &[u8] = b"kakunin-test-signature";

fn scanned(world: &mut World, address: &str) {
    let scanner = Some(Scanner::at(address).unwrap());
    world.test.house = Arc::new(House { scanner, ..House::clone(&world.test.house) });
}

/// Speaks clamd's side of INSTREAM: FOUND where the harmful bytes are in the stream, else `otherwise`.
async fn stand_in(otherwise: &'static str) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("tcp://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        while let Ok((mut call, _)) = listener.accept().await {
            let mut command = [0; 10];
            call.read_exact(&mut command).await.unwrap();
            assert_eq!(&command, b"zINSTREAM\0");
            let mut all = Vec::new();
            loop {
                let length = call.read_u32().await.unwrap() as usize;
                if length == 0 {
                    break;
                }
                let from = all.len();
                all.resize(from + length, 0);
                call.read_exact(&mut all[from..]).await.unwrap();
            }
            let found = all.windows(HARMFUL.len()).any(|window| window == HARMFUL);
            let answer = if found { "stream: Kakunin.Test FOUND\0" } else { otherwise };
            call.write_all(answer.as_bytes()).await.unwrap();
        }
    });
    address
}

/// The harmful bytes lie across the border of two pieces of the sealed object.
fn harmful() -> Vec<u8> {
    let mut bytes = pdf(3 * PIECE);
    bytes[2 * PIECE - 5..][..HARMFUL.len()].copy_from_slice(HARMFUL);
    bytes
}

#[tokio::test]
async fn what_is_found_is_not_taken() {
    let address = stand_in("stream: OK\0").await;
    for mut world in worlds().await {
        scanned(&mut world, &address);
        let ctx = world.answerer();
        assert_eq!(refused(send(&ctx, &world, "a.pdf", harmful()).await), fault(Fault::FileInfected));
        assert_eq!((world.objects(), world.rows().await), (0, 0), "{}", world.test.name);
        let line = send(&ctx, &world, "a.pdf", pdf(MAX_BYTES as usize)).await.unwrap();
        assert!(read(&ctx, &line).await.unwrap() == pdf(MAX_BYTES as usize));
        assert_eq!((world.objects(), world.rows().await), (1, 1), "{}", world.test.name);
    }
}

#[tokio::test]
async fn without_a_clear_answer_nothing_is_taken() {
    let nobody = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let closed = format!("tcp://{}", nobody.local_addr().unwrap());
    drop(nobody);
    let hangs_up = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let hanging_up = format!("tcp://{}", hangs_up.local_addr().unwrap());
    tokio::spawn(async move { while hangs_up.accept().await.is_ok() {} });
    let addresses = [
        closed,
        hanging_up,
        "unix:/nowhere/clamd.ctl".to_owned(),
        stand_in("INSTREAM size limit exceeded. ERROR\0").await,
        stand_in("stream: OK, perhaps\0").await,
        stand_in("").await,
    ];
    for mut world in worlds().await {
        for address in &addresses {
            scanned(&mut world, address);
            let sent = send(&world.answerer(), &world, "a.pdf", pdf(200_000)).await;
            assert_eq!(refused(sent), fault(Fault::FileUnscanned), "{address}");
            assert_eq!((world.objects(), world.rows().await), (0, 0), "{}", world.test.name);
        }
    }
}

/// A clamd of our own, with one signature of our own: nothing is fetched.
struct Clamd(Child, PathBuf);

impl Clamd {
    async fn start(program: &str, folder: PathBuf) -> Self {
        let database = folder.join("database");
        std::fs::create_dir_all(&database).unwrap();
        let signature = domain::digest::hex(HARMFUL);
        std::fs::write(database.join("test.ndb"), format!("Kakunin.Test:0:*:{signature}\n")).unwrap();
        let (place, at) = (folder.join("clamd.conf"), folder.display());
        let lines = format!(
            "DatabaseDirectory {at}/database\nLocalSocket {at}/clamd.ctl\nForeground yes\nStreamMaxLength 30M\n"
        );
        std::fs::write(&place, lines).unwrap();
        let child = Command::new(program).arg("-c").arg(&place).stdout(Stdio::null()).spawn().unwrap();
        let socket = folder.join("clamd.ctl");
        let started = Self(child, socket);
        for tries in 0.. {
            if UnixStream::connect(&started.1).await.is_ok() {
                break;
            }
            assert!(tries < 300, "clamd does not answer");
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        started
    }
}

impl Drop for Clamd {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[tokio::test]
#[ignore = "needs clamd (Debian: clamav-daemon), named by KAKUNIN_TEST_CLAMD: `cargo xtask test` sees to it"]
async fn a_real_clamd_is_understood() {
    let program = std::env::var("KAKUNIN_TEST_CLAMD").unwrap_or_else(|_| "clamd".to_owned());
    for mut world in worlds().await {
        let clamd = Clamd::start(&program, world.test.folder().join("clamd")).await;
        scanned(&mut world, &format!("unix:{}", clamd.1.display()));
        let ctx = world.answerer();
        assert_eq!(refused(send(&ctx, &world, "a.pdf", harmful()).await), fault(Fault::FileInfected));
        assert_eq!((world.objects(), world.rows().await), (0, 0), "{}", world.test.name);
        send(&ctx, &world, "a.pdf", pdf(MAX_BYTES as usize)).await.unwrap();
        assert_eq!((world.objects(), world.rows().await), (1, 1), "{}", world.test.name);
    }
}
