//! Houses for tests.
