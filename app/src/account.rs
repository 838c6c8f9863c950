//! Signing in, and what somebody keeps about themselves.

pub mod session;
pub mod surroundings;
