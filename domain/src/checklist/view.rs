//! What pages see of checklists.
