//! One style sheet out of `style/main.css` and what it imports.

use lightningcss::bundler::{Bundler, FileProvider};
use lightningcss::stylesheet::{MinifyOptions, ParserOptions, PrinterOptions};
use lightningcss::targets::{Browsers, Targets};

use crate::Result;
use crate::house::House;

/// What ministry and factory desks still run: the last Chromium for Windows 7 and 8.1, the Firefox kept alive for them,
/// and Safari of the same age.
const OLDEST: Browsers = Browsers {
    android: None,
    chrome: Some(109 << 16),
    edge: Some(109 << 16),
    firefox: Some(115 << 16),
    ie: None,
    ios_saf: Some((15 << 16) | (6 << 8)),
    opera: None,
    safari: Some((15 << 16) | (6 << 8)),
    samsung: None,
};

/// The bundled, minified text.
pub fn bundle(house: &House) -> Result<String> {
    let entry = house.path("style/main.css");
    if !entry.is_file() {
        return Err(format!("{} is missing", entry.display()));
    }
    let targets = Targets::from(OLDEST);
    let provider = FileProvider::new();
    let mut bundler = Bundler::new(&provider, None, ParserOptions::default());
    let mut sheet = bundler.bundle(&entry).map_err(|error| format!("style sheet: {error}"))?;
    sheet
        .minify(MinifyOptions { targets, ..MinifyOptions::default() })
        .map_err(|error| format!("style sheet: {error}"))?;
    let printed = sheet
        .to_css(PrinterOptions { minify: true, targets, ..PrinterOptions::default() })
        .map_err(|error| format!("style sheet: {error}"))?;
    Ok(printed.code)
}
