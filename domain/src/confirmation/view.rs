//! What pages see of a sheet.
