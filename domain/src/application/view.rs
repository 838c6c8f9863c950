//! What pages see of applications.
