//! The child that draws one page of a PDF: `kakunin preview N`, with the file as its standard input. On standard output it
//! tells how many pages there are (four bytes, big end first), and behind them one page as a PNG.

use crate::confined::confine;
use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_interpret::font::{FontData, FontQuery};
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};
use service::evidence::PREVIEW;
use std::io::{Read as _, Write as _};
use std::process::ExitCode;
use std::sync::Arc;

const MIB: u64 = 1024 * 1024;
/// Address space of the child.
const MEMORY: u64 = 1024 * MIB;
/// Seconds of processor time.
const SECONDS: u64 = 15;
/// The picture, in pixels.
const WIDTH: f32 = 1_000.0;
const HEIGHT: f32 = 2_000.0;

/// Fonts with Japanese letters where the file brings none of its own, as systems keep them; the first that is there.
const JAPANESE: [&str; 5] = [
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/google-noto-sans-cjk-fonts/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/opentype/ipafont-gothic/ipag.ttf",
    "/usr/share/fonts/opentype/ipaexfont-gothic/ipaexg.ttf",
];

/// Whether this process was started to draw a page, and how that ended.
#[must_use]
pub fn child() -> Option<ExitCode> {
    let mut words = std::env::args_os().skip(1);
    if words.next()? != PREVIEW {
        return None;
    }
    let number = words.next().and_then(|word| word.to_str()?.parse().ok()).unwrap_or(1);
    Some(if draw(number).is_some() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// A page before the first is the first, one beyond the last the last.
fn draw(number: usize) -> Option<()> {
    confine(MEMORY, SECONDS).ok()?;
    let mut file = Vec::new();
    std::io::stdin().lock().read_to_end(&mut file).ok()?;
    let pdf = Pdf::new(file).ok()?;
    let pages = pdf.pages();
    let page = pages.get(number.clamp(1, pages.len().max(1)) - 1)?;
    let (width, height) = page.render_dimensions();
    let scale = (WIDTH / width).min(HEIGHT / height);
    if !scale.is_finite() || width * scale < 1.0 || height * scale < 1.0 {
        return None;
    }
    let fonts = InterpreterSettings { font_resolver: Arc::new(font), ..InterpreterSettings::default() };
    let picture = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
    let drawn = render(page, &RenderCache::new(), &fonts, &RenderSettings::default(), &picture);
    let mut out = std::io::stdout().lock();
    out.write_all(&u32::try_from(pages.len()).ok()?.to_be_bytes()).ok()?;
    out.write_all(&drawn.into_png().ok()?).ok()?;
    out.flush().ok()
}

fn font(query: &FontQuery) -> Option<(FontData, u32)> {
    match query {
        FontQuery::Standard(font) => Some(font.get_font_data()),
        FontQuery::Fallback(wanted) if wanted.character_collection.is_some() => {
            let found = JAPANESE.iter().find_map(|path| std::fs::read(path).ok());
            found
                .map(|bytes| (Arc::new(bytes) as FontData, 0))
                .or_else(|| Some(wanted.pick_standard_font().get_font_data()))
        }
        FontQuery::Fallback(wanted) => Some(wanted.pick_standard_font().get_font_data()),
    }
}
