//! checklist pages.
