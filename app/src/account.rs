//! Signing in, and what somebody keeps about themselves.

pub mod api;
mod authenticator;
pub mod choice;
mod keys;
mod overview;
pub mod passkey;
mod password;
mod provider;
mod reauthentication;
mod recovery_codes;
mod second_factor;
pub mod session;
mod sessions;
mod sign_in;
pub mod surroundings;

pub use authenticator::{ChangeAuthenticatorPage, EnrolPage};
pub use overview::AccountPage;
pub use passkey::{PasskeysPage, RemovePasskeyPage};
pub use password::PasswordPage;
pub use provider::ProviderButtons;
pub use reauthentication::ReauthenticationPage;
pub use recovery_codes::RecoveryCodesPage;
pub use second_factor::SecondFactorPage;
pub use sign_in::SignInPage;

pub(crate) use sessions::last as last_sign_in;
