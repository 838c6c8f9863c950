use super::{RowFault, RowProblem};

/// A line and the cells that begin on it.
pub(super) type Record = (usize, Vec<String>);

/// The records of a list: tabs between the cells where there is one in its first record, which need not be its first line; else commas.
pub(super) fn of(typed: &str) -> Result<Vec<Record>, RowProblem> {
    let typed = typed.trim_start_matches('\u{feff}');
    match records(typed, '\t') {
        Ok(records) if records.first().is_some_and(|(_, cells)| cells.len() > 1) => Ok(records),
        Ok(_) | Err(_) => records(typed, ','),
    }
}

/// Records of RFC 4180 with the line on which each begins; empty lines are none.
fn records(text: &str, separator: char) -> Result<Vec<Record>, RowProblem> {
    let (mut records, mut cells, mut cell) = (Vec::new(), Vec::new(), String::new());
    let (mut line, mut begun, mut quoted) = (1, 1, false);
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '"' if quoted && characters.peek() == Some(&'"') => {
                characters.next();
                cell.push('"');
            }
            '"' if quoted => quoted = false,
            '"' if cell.trim().is_empty() => {
                cell.clear();
                quoted = true;
            }
            '\n' if !quoted => {
                cells.push(std::mem::take(&mut cell));
                records.push((begun, std::mem::take(&mut cells)));
                line += 1;
                begun = line;
            }
            '\r' => {}
            character if character == separator && !quoted => cells.push(std::mem::take(&mut cell)),
            character => {
                line += usize::from(character == '\n');
                cell.push(character);
            }
        }
    }
    if quoted {
        return Err(RowProblem::whole(begun, RowFault::Quote));
    }
    cells.push(cell);
    records.push((begun, cells));
    records.retain(|(_, cells): &Record| cells.iter().any(|cell| !cell.trim().is_empty()));
    Ok(records)
}
