//! A device that keeps a passkey, together with the browser that lets a page ask it (WebAuthn level 3): ES256, no attestation.

#![expect(clippy::unwrap_used, reason = "only tests are built with this")]

use aws_lc_rs::digest::{SHA256, digest};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair as _};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};

const PRESENT: u8 = 0x01;
const VERIFIED: u8 = 0x04;
const WITH_KEY: u8 = 0x40;

/// A device with one key, and what it may do wrong.
pub struct Device {
    /// From where the browser says it was asked.
    pub origin: String,
    /// For which host.
    pub host: String,
    /// Whether it verifies who holds it.
    pub verifies: bool,
    /// Whether it counts its answers; one whose keys are on several devices does not.
    pub counts: bool,
    /// How often it was used, as it says.
    pub counter: u32,
    /// For whom it keeps the key, as it says.
    pub owner: Vec<u8>,
    key: EcdsaKeyPair,
    credential: [u8; 32],
}

impl Device {
    /// A new one, asked from this origin.
    ///
    /// # Panics
    /// There are no random numbers.
    #[must_use]
    pub fn new(origin: &str) -> Self {
        let host = origin.split_once("://").unwrap().1.split(':').next().unwrap();
        Self {
            origin: origin.to_owned(),
            host: host.to_owned(),
            verifies: true,
            counts: true,
            counter: 0,
            owner: Vec::new(),
            key: EcdsaKeyPair::generate(&ECDSA_P256_SHA256_ASN1_SIGNING).unwrap(),
            credential: service::keys::random().unwrap(),
        }
    }

    /// Makes its key for whoever is asked for, and says so.
    ///
    /// # Panics
    /// The question is none.
    pub fn register(&mut self, question: &str) -> String {
        let question: Value = serde_json::from_str(question).unwrap();
        self.owner = URL_SAFE_NO_PAD.decode(question["user"]["id"].as_str().unwrap()).unwrap();
        let client = self.client("webauthn.create", &question);
        let point = self.key.public_key().as_ref();
        let mut said = self.said(WITH_KEY);
        said.extend([0; 16]);
        said.extend([0, 32]);
        said.extend(self.credential);
        // COSE (RFC 9053): an elliptic curve, ES256, P-256, and the two coordinates.
        said.extend([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]);
        said.extend(&point[1..33]);
        said.extend([0x22, 0x58, 0x20]);
        said.extend(&point[33..]);
        let mut object = b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x58".to_vec();
        object.push(u8::try_from(said.len()).unwrap());
        object.extend(said);
        self.spoken(&json!({
            "clientDataJSON": encoded(client.as_bytes()),
            "attestationObject": encoded(&object),
            "transports": ["internal"],
        }))
    }

    /// Signs that it was asked this.
    ///
    /// # Panics
    /// The question is none.
    pub fn answer(&mut self, question: &str) -> String {
        self.counter += u32::from(self.counts);
        let client = self.client("webauthn.get", &serde_json::from_str(question).unwrap());
        let said = self.said(0);
        let signed = [said.as_slice(), digest(&SHA256, client.as_bytes()).as_ref()].concat();
        let signature = self.key.sign(&SystemRandom::new(), &signed).unwrap();
        self.spoken(&json!({
            "clientDataJSON": encoded(client.as_bytes()),
            "authenticatorData": encoded(&said),
            "signature": encoded(signature.as_ref()),
            "userHandle": encoded(&self.owner),
        }))
    }

    fn client(&self, kind: &str, question: &Value) -> String {
        let challenge = &question["challenge"];
        json!({ "type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": false }).to_string()
    }

    /// What a device says of itself and of the moment.
    fn said(&self, more: u8) -> Vec<u8> {
        let flags = PRESENT | more | if self.verifies { VERIFIED } else { 0 };
        let mut said = digest(&SHA256, self.host.as_bytes()).as_ref().to_vec();
        said.push(flags);
        said.extend(self.counter.to_be_bytes());
        said
    }

    fn spoken(&self, response: &Value) -> String {
        let id = encoded(&self.credential);
        json!({
            "id": id, "rawId": id, "type": "public-key", "response": response,
            "authenticatorAttachment": "platform", "clientExtensionResults": {},
        })
        .to_string()
    }
}

fn encoded(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}
