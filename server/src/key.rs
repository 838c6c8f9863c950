//! The key of the house: from the settings, or from a file beside the data folder. Never inside it: a copy of the folder
//! must be of no use to whoever took it.

use service::keys::Keys;
use std::ffi::OsString;
use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};

/// Where the settings say that the key is.
#[derive(Clone, Default)]
pub enum KeySetting {
    /// Nothing is said: `<data>.key`.
    #[default]
    Beside,
    /// The key itself.
    Given(Keys),
    /// A file.
    File(PathBuf),
}

/// A key, and what is still to be done about it.
pub enum Key {
    /// It was there.
    Known(Keys),
    /// It was made just now, and is not written yet.
    New(Keys, String, PathBuf),
}

impl Key {
    /// The keys derived from it.
    #[must_use]
    pub const fn keys(&self) -> &Keys {
        match self {
            Self::Known(keys) | Self::New(keys, ..) => keys,
        }
    }

    /// Why it is of no use with a database that has data already.
    #[must_use]
    pub fn refused(&self) -> String {
        match self {
            Self::Known(_) => "the key is not the one that this database was made with".to_owned(),
            Self::New(_, _, path) => no_key("the database has data", path),
        }
    }

    /// Writes a new key to its file and says so, before anything is stored under it.
    ///
    /// # Errors
    /// One line: the file cannot be written.
    pub fn keep(&self) -> Result<(), String> {
        let Self::New(_, text, path) = self else { return Ok(()) };
        let failed = |error| format!("{}: {error}", path.display());
        let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path).map_err(failed)?;
        file.write_all(format!("{text}\n").as_bytes()).and_then(|()| file.sync_all()).map_err(failed)?;
        say_new(path);
        Ok(())
    }
}

/// Finds the key; makes one where none is said and no data exists yet.
///
/// # Errors
/// One line for the operator.
pub fn find(setting: &KeySetting, data: &Path, has_database: bool) -> Result<Key, String> {
    match setting {
        KeySetting::Given(keys) => Ok(Key::Known(keys.clone())),
        KeySetting::File(path) => read(path, data).map(Key::Known),
        KeySetting::Beside => {
            let path = beside(data);
            if path.exists() {
                return read(&path, data).map(Key::Known);
            }
            if has_database {
                return Err(no_key(&format!("{} holds a database", data.display()), &path));
            }
            let text = Keys::new_master().map_err(|error| error.to_string())?;
            let keys = Keys::from_hex(&text).map_err(|error| error.to_string())?;
            Ok(Key::New(keys, text, path))
        }
    }
}

fn no_key(what: &str, path: &Path) -> String {
    format!("{what}, but its key is missing: put {} back, or set KAKUNIN_KEY_FILE or KAKUNIN_KEY", path.display())
}

fn beside(data: &Path) -> PathBuf {
    let mut name = OsString::from(data);
    name.push(".key");
    name.into()
}

fn read(path: &Path, data: &Path) -> Result<Keys, String> {
    let named = |what: String| format!("key file {}: {what}", path.display());
    let real = path.canonicalize().map_err(|error| named(error.to_string()))?;
    if real.starts_with(data) {
        return Err(named("it lies inside the data folder; keep it elsewhere".to_owned()));
    }
    let mode = fs::metadata(&real).map_err(|error| named(error.to_string()))?.permissions().mode();
    if mode & 0o027 != 0 {
        return Err(named(format!("others may read or change it (mode {:03o}): chmod 600", mode & 0o777)));
    }
    let text = fs::read_to_string(&real).map_err(|error| named(error.to_string()))?;
    Keys::from_hex(&text).map_err(|_| named("a key is 64 hexadecimal digits".to_owned()))
}

fn say_new(path: &Path) {
    let path = path.display();
    println!("暗号鍵を作成しました: {path}");
    println!("  この鍵がないとデータを開けません。データとは別の場所に控えを取ってください。");
    println!("  移すときはファイルを移動し、新しい場所を KAKUNIN_KEY_FILE に設定してください。");
    println!("A new key was made: {path}");
    println!("  Without it the data cannot be opened. Keep a copy apart from the data.");
    println!("  To move it, move the file and name its new place in KAKUNIN_KEY_FILE.");
}
