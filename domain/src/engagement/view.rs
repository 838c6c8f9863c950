//! What pages see of engagements.
