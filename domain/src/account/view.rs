//! What pages see of accounts and people.
