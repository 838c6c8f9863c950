use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Worksheet, XlsxError};

const INPUT: Color = Color::RGB(0xFF_F9_DB);
const HEAD: Color = Color::RGB(0xE8_F1_FE);
const SECTION: Color = Color::RGB(0xF2_F2_F2);
const LINE: Color = Color::RGB(0x94_94_94);
const QUIET: Color = Color::RGB(0x0062_6264);

/// How cells look. Cells are locked unless they are for filling in; texts of people are shown as texts, whatever they begin with.
pub(super) struct Look {
    pub(super) title: Format,
    pub(super) fact: Format,
    pub(super) note: Format,
    pub(super) head: Format,
    pub(super) section: Format,
    pub(super) text: Format,
    pub(super) center: Format,
    pub(super) quiet: Format,
    pub(super) input: Format,
    pub(super) hidden: Format,
}

impl Look {
    pub(super) fn new() -> Self {
        let plain = Format::new().set_font_name("游ゴシック").set_font_size(11).set_align(FormatAlign::Top);
        let framed = plain.clone().set_border(FormatBorder::Thin).set_border_color(LINE).set_text_wrap();
        // A text stays a text where somebody opens the cell and leaves it again.
        let text = framed.clone().set_quote_prefix();
        Self {
            title: plain.clone().set_font_size(16).set_bold(),
            fact: plain.clone().set_quote_prefix(),
            note: plain.clone().set_text_wrap(),
            head: framed.clone().set_bold().set_background_color(HEAD).set_align(FormatAlign::Center),
            // Not wrapped: a title runs on over the empty cells beside it.
            section: plain.clone().set_bold().set_background_color(SECTION).set_quote_prefix(),
            center: text.clone().set_align(FormatAlign::Center),
            quiet: text.clone().set_font_color(QUIET).set_font_size(10),
            input: framed.set_background_color(INPUT).set_num_format("@").set_unlocked(),
            hidden: plain.set_quote_prefix(),
            text,
        }
    }
}

/// A height for a row in which these texts stand, each with the width of its column; full-width letters count twice.
pub(super) fn height(sheet: &mut Worksheet, row: u32, texts: &[(&str, f64)]) -> Result<(), XlsxError> {
    let lines = texts.iter().map(|(text, width)| lines(text, *width)).max().unwrap_or(1);
    sheet.set_row_height(row, (16.0 * f64::from(lines) + 4.0).min(409.0))?;
    Ok(())
}

fn lines(text: &str, width: f64) -> u16 {
    let room = width - 1.0;
    text.lines()
        .map(|line| {
            let taken: f64 = line.chars().map(|c| if c.is_ascii() { 1.0 } else { 2.0 }).sum();
            // At most a cell's worth of letters over a few: far below the bounds of the type.
            (taken / room).ceil().clamp(1.0, 100.0) as u16
        })
        .fold(0_u16, u16::saturating_add)
        .max(1)
}

/// A4, one page wide, repeated heads, page numbers; `reference` stands on every page.
pub(super) fn paper(sheet: &mut Worksheet, reference: &str, head: u32, end: (u32, u16)) -> Result<(), XlsxError> {
    let reference = reference.replace('&', "&&");
    sheet.set_paper_size(9).set_print_fit_to_pages(1, 0).set_margins(0.5, 0.5, 0.7, 0.7, 0.3, 0.3);
    sheet.set_header(format!("&L&9{reference}&R&9&A")).set_footer("&C&9&P / &N");
    sheet.set_repeat_rows(head, head)?.set_print_area(0, 0, end.0, end.1)?;
    Ok(())
}

/// Texts of a line beside each other, all of one look.
pub(super) fn line(sheet: &mut Worksheet, row: u32, from: u16, texts: &[&str], look: &Format) -> Result<(), XlsxError> {
    for (column, text) in (from..).zip(texts) {
        sheet.write_string_with_format(row, column, *text, look)?;
    }
    Ok(())
}
