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
        write_new(path, text)?;
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

/// A change of keys under way: the next key lies beside the present one until everything is under it. A machine that stops in between
/// finds both, and goes on.
pub struct Change {
    /// The keys so far.
    pub former: Keys,
    /// The keys from now on.
    pub keys: Keys,
    file: PathBuf,
    next: PathBuf,
    /// Whether it was begun just now: a key of an earlier try may be in use already.
    fresh: bool,
}

impl Change {
    /// Begins one, or goes on with one that was begun.
    ///
    /// # Errors
    /// One line: the key lies in no file, or cannot be read or written.
    pub fn begin(setting: &KeySetting, data: &Path) -> Result<Self, String> {
        let file = match setting {
            KeySetting::Beside => beside(data),
            KeySetting::File(path) => path.canonicalize().map_err(|error| format!("{}: {error}", path.display()))?,
            KeySetting::Given(_) => {
                return Err(
                    "the key is given by KAKUNIN_KEY: put it into a file and name that in KAKUNIN_KEY_FILE".to_owned()
                );
            }
        };
        let (former, next) = (read_file(&file, data)?, next(&file));
        let fresh = !next.exists();
        if fresh {
            let master = Keys::new_master().map_err(|error| error.to_string())?;
            // Under its name only once it is whole: half a key must never be gone on with.
            let mut part = OsString::from(&next);
            part.push(".part");
            let part = PathBuf::from(part);
            let _ = fs::remove_file(&part);
            write_new(&part, &former.followed_by(&master))?;
            moved(&part, &next)?;
        }
        Ok(Self { former, keys: read_file(&next, data)?, file, next, fresh })
    }

    /// Nothing was done, and nothing will be: a key that was made for it just now goes away again.
    ///
    /// # Errors
    /// One line: the next key cannot be removed.
    pub fn give_up(self) -> Result<(), String> {
        if !self.fresh {
            return Ok(());
        }
        fs::remove_file(&self.next).map_err(|error| format!("{}: {error}", self.next.display()))
    }

    /// Puts the next key in the place of the former one, which is gone since.
    ///
    /// # Errors
    /// One line: the file cannot be moved.
    pub fn finish(self) -> Result<(), String> {
        moved(&self.next, &self.file)
    }
}

fn next(file: &Path) -> PathBuf {
    let mut name = OsString::from(file);
    name.push(".next");
    name.into()
}

/// Moves a file within its folder, so that it stays moved.
fn moved(from: &Path, to: &Path) -> Result<(), String> {
    let folder = to.parent().unwrap_or(Path::new("/"));
    let done = fs::rename(from, to).and_then(|()| fs::File::open(folder)?.sync_all());
    done.map_err(|error| format!("{}: {error}", to.display()))
}

fn write_new(path: &Path, text: &str) -> Result<(), String> {
    let failed = |error| format!("{}: {error}", path.display());
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path).map_err(failed)?;
    file.write_all(format!("{text}\n").as_bytes()).and_then(|()| file.sync_all()).map_err(failed)
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
    let keys = read_file(path, data)?;
    let next = next(&path.canonicalize().map_err(|error| format!("key file {}: {error}", path.display()))?);
    if next.exists() {
        return Err(format!("a change of keys was begun ({}): run `kakunin rotate-key` to its end", next.display()));
    }
    Ok(keys)
}

fn read_file(path: &Path, data: &Path) -> Result<Keys, String> {
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
