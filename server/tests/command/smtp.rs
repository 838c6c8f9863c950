//! A mail server that says yes, or no for a while, in whatever words.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

pub struct Mailbox {
    pub port: u16,
    /// Recipients and text of each mail.
    pub mails: Arc<Mutex<Vec<(String, String)>>>,
    /// Mails that are refused before the first is taken.
    pub refusals: Arc<AtomicUsize>,
}

impl Mailbox {
    /// One that is busy so many times.
    pub fn open(refusals: usize) -> Self {
        Self::refusing(refusals, "450 4.2.1 {} is busy")
    }

    /// One that answers so, so many times; `{}` stands for what it was asked.
    pub fn refusing(refusals: usize, answer: &'static str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let mailbox = Self { port, mails: Arc::default(), refusals: Arc::new(AtomicUsize::new(refusals)) };
        let (mails, refusals) = (mailbox.mails.clone(), mailbox.refusals.clone());
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                // Whoever sends keeps the connection: another one must not wait for that.
                let (mails, refusals) = (mails.clone(), refusals.clone());
                std::thread::spawn(move || converse(stream, &mails, &refusals, answer));
            }
        });
        mailbox
    }

    pub fn mails(&self) -> Vec<(String, String)> {
        self.mails.lock().unwrap().clone()
    }
}

fn converse(
    mut stream: TcpStream,
    mails: &Mutex<Vec<(String, String)>>,
    refusals: &AtomicUsize,
    refusal: &str,
) -> std::io::Result<()> {
    let mut lines = BufReader::new(stream.try_clone()?).lines();
    let mut recipient = String::new();
    stream.write_all(b"220 mail.test ESMTP\r\n")?;
    while let Some(line) = lines.next() {
        let line = line?;
        let answer = match line.split([' ', ':']).next().unwrap_or_default() {
            "EHLO" => "250-mail.test\r\n250 8BITMIME".to_owned(),
            "RCPT" if refusals.load(Ordering::SeqCst) > 0 => {
                refusals.fetch_sub(1, Ordering::SeqCst);
                refusal.replace("{}", &line)
            }
            "RCPT" => {
                recipient = line;
                "250 OK".to_owned()
            }
            "DATA" => {
                stream.write_all(b"354 go on\r\n")?;
                let text: Vec<String> = lines.by_ref().map_while(Result::ok).take_while(|line| line != ".").collect();
                mails.lock().unwrap().push((recipient.clone(), text.join("\n")));
                "250 taken".to_owned()
            }
            "QUIT" => return stream.write_all(b"221 bye\r\n"),
            _ => "250 OK".to_owned(),
        };
        stream.write_all(format!("{answer}\r\n").as_bytes())?;
    }
    Ok(())
}
