//! A stop finishes what was accepted; a client that never ends its headers holds nobody up.

use super::ground::Ground;
use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::{Duration, Instant};

#[test]
fn told_to_stop_it_ends_well() {
    for signal in ["TERM", "INT"] {
        let ground = Ground::new();
        let mut serving = ground.serve(&[]);
        let _idle = TcpStream::connect(serving.address()).unwrap();
        assert_eq!(serving.get("/health/ready").0, 200);
        serving.signal(signal);
        assert_eq!(serving.end(), Some(0), "{signal}: {}", serving.log());
        assert!(TcpStream::connect(serving.address()).is_err());
    }
}

#[test]
fn what_was_accepted_is_finished() {
    let ground = Ground::new();
    let mut serving = ground.serve(&[]);
    let mut slow = TcpStream::connect(serving.address()).unwrap();
    let body = "locale=en&next=%2F";
    let address = serving.address().to_owned();
    write!(
        slow,
        "POST /language HTTP/1.1\r\nHost: {address}\r\nOrigin: http://{address}\r\nConnection: close\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nExpect: 100-continue\r\nContent-Length: {}\r\n\r\n",
        body.len()
    )
    .unwrap();
    // It asks for the body: the request was accepted.
    let mut asked = [0; b"HTTP/1.1 100 Continue\r\n\r\n".len()];
    slow.read_exact(&mut asked).unwrap();
    assert_eq!(&asked, b"HTTP/1.1 100 Continue\r\n\r\n");
    serving.signal("TERM");
    let told = Instant::now();
    while TcpStream::connect(&address).is_ok() {
        assert!(told.elapsed() < Duration::from_secs(10), "it still takes connections");
        std::thread::sleep(Duration::from_millis(20));
    }
    slow.write_all(body.as_bytes()).unwrap();
    let mut answer = String::new();
    slow.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 303"), "{answer}");
    assert_eq!(serving.end(), Some(0), "{}", serving.log());
}

#[test]
fn headers_that_never_end() {
    let ground = Ground::new();
    let serving = ground.serve(&[]);
    let begun = Instant::now();
    let mut slow = TcpStream::connect(serving.address()).unwrap();
    slow.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
    slow.write_all(b"GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ").unwrap();
    let mut answer = String::new();
    let _ = slow.read_to_string(&mut answer);
    let took = begun.elapsed();
    assert!(took > Duration::from_secs(8) && took < Duration::from_secs(20), "{took:?}: {answer}");
    assert_eq!(serving.get("/health/live").0, 200);
}
