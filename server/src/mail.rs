//! Mails: a reference number and a link, nothing else (trap 41).

use app::i18n::Locale;
use lettre::message::{Mailbox, header};
use lettre::{AsyncSmtpTransport, AsyncTransport as _, Message, Tokio1Executor};
use service::Ctx;
use service::job::Mail;
use std::path::PathBuf;
use std::time::{Duration, SystemTime};
use uuid::Uuid;

/// Longest wait for an answer of the mail server.
const PATIENCE: Duration = Duration::from_secs(30);

/// What a server calls a bad address of a recipient (RFC 3463, X.1). Any other refusal, a wrong password or a missing right to
/// send among them, is for the operator to mend: the mail waits meanwhile.
const BAD_ADDRESS: [&str; 5] = ["5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10"];

/// `[smtp]`.
#[derive(Clone, Debug)]
pub struct SmtpSettings {
    /// `smtps://…`, `smtp://…?tls=required`, or on loopback `smtp://…`.
    pub url: String,
    /// Sender.
    pub from: Mailbox,
}

/// Where mails go.
pub enum Post {
    /// To a mail server.
    Smtp(Box<AsyncSmtpTransport<Tokio1Executor>>, Mailbox),
    /// Into a folder: the demonstration.
    Folder(PathBuf),
    /// Nowhere yet: they wait in the outbox.
    Wait,
}

/// Why a mail was not sent: a word for the log, and the server's own words for the outbox, which may name people.
pub struct NotSent {
    /// For the log.
    pub kind: &'static str,
    /// For the outbox.
    pub text: String,
    /// Whether no other try can end otherwise: the recipient's address itself is bad, see [`BAD_ADDRESS`].
    pub for_good: bool,
}

impl Post {
    /// A way out for mails; without a mail server the folder, without a folder none.
    ///
    /// # Errors
    /// One line: the machine's certificates cannot be read.
    pub fn new(smtp: &Option<SmtpSettings>, folder: Option<PathBuf>) -> Result<Self, String> {
        match (smtp, folder) {
            (Some(smtp), _) => {
                let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(&smtp.url)
                    .map_err(|error| format!("smtp.url: {error}"))?;
                Ok(Self::Smtp(Box::new(transport.timeout(Some(PATIENCE)).build()), smtp.from.clone()))
            }
            (None, Some(folder)) => Ok(Self::Folder(folder)),
            (None, None) => Ok(Self::Wait),
        }
    }

    /// Sends a mail. The number of the job makes the mail's own, so that one sent twice is known as one.
    ///
    /// # Errors
    /// The server does not answer or does not take it.
    pub async fn send(&self, ctx: &Ctx, job: Uuid, mail: &Mail) -> Result<(), NotSent> {
        match self {
            Self::Smtp(server, from) => {
                let message = message(ctx, job, mail, from.clone())?;
                server.send(message).await.map(drop).map_err(refused)
            }
            Self::Folder(folder) => {
                let from = Mailbox::new(None, "kakunin@localhost".parse().map_err(broken)?);
                let text = message(ctx, job, mail, from)?.formatted();
                tokio::fs::create_dir_all(folder).await.map_err(broken)?;
                tokio::fs::write(folder.join(format!("{job}.eml")), text).await.map_err(broken)
            }
            Self::Wait => Err(NotSent { kind: "no server", text: String::new(), for_good: false }),
        }
    }
}

fn message(ctx: &Ctx, job: Uuid, mail: &Mail, from: Mailbox) -> Result<Message, NotSent> {
    let locale = if mail.locale == "en" { Locale::en } else { Locale::ja };
    let link = format!("{}{}", ctx.house.public_url, mail.path);
    let words = app::mail::words(locale, mail.kind, &mail.reference, &link);
    let host = from.email.domain().to_owned();
    Message::builder()
        .from(from)
        .to(Mailbox::new(None, mail.to.parse().map_err(broken)?))
        .date(SystemTime::from(ctx.now()))
        .message_id(Some(format!("<{job}@{host}>")))
        .header(AutoSubmitted)
        .subject(words.subject)
        .header(header::ContentType::TEXT_PLAIN)
        .body(words.body)
        .map_err(broken)
}

fn refused(error: lettre::transport::smtp::Error) -> NotSent {
    let kind = match (error.is_permanent(), error.is_transient()) {
        (true, _) => "refused",
        (_, true) => "put off",
        _ => "no answer",
    };
    let text = error.to_string();
    let for_good = error.is_permanent() && text.split_whitespace().any(|word| BAD_ADDRESS.contains(&word));
    NotSent { kind, text, for_good }
}

fn broken(error: impl std::fmt::Display) -> NotSent {
    NotSent { kind: "broken", text: error.to_string(), for_good: false }
}

/// RFC 3834: no holiday answers, please.
#[derive(Clone)]
struct AutoSubmitted;

impl header::Header for AutoSubmitted {
    fn name() -> header::HeaderName {
        header::HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> header::HeaderValue {
        header::HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}
