//! The table for a review or a chat.

use chartroom_escape::markdown;
use chartroom_escape::secret::{Known, cell, is_secret};
use chartroom_protocol::{Comparison, MatrixGroup, MatrixRow};

/// The rows as a Markdown table of these columns, without what looks like a secret.
pub(super) fn table(comparison: &Comparison, columns: &[usize], rows: &[&MatrixRow]) -> String {
    let sides = columns.iter().filter_map(|at| comparison.sides.get(*at));
    let names: Vec<&str> = sides.map(|side| side.name.as_str()).collect();
    let known = Known::of(comparison.rows.iter().flat_map(secrets));
    let rows = rows.iter().map(|row| {
        let shown = |text: &String| match row.group {
            MatrixGroup::Values => known.masked(&cell(&row.name, text)),
            _ => known.masked(text),
        };
        let cells = columns
            .iter()
            .filter_map(|at| row.cells.get(*at))
            .map(|one| one.text.as_ref().map(shown));
        (row.name.as_str(), cells.collect())
    });
    markdown::table(&names, rows)
}

/// The values of a row whose key says that they are secret.
fn secrets(row: &MatrixRow) -> impl Iterator<Item = String> {
    let texts = row.cells.iter().filter_map(|cell| cell.text.clone());
    texts.filter(|text| row.group == MatrixGroup::Values && is_secret(&row.name, text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use chartroom_protocol::{CellState, Comparing, MatrixCell, Side};

    fn row(group: MatrixGroup, name: &str, texts: [Option<&str>; 2]) -> MatrixRow {
        let cell = |text: Option<&str>| MatrixCell {
            text: text.map(str::to_owned),
            state: CellState::Set,
            sources: Vec::new(),
            range: None,
        };
        MatrixRow { group, name: name.to_owned(), cells: texts.map(cell).into(), differs: true }
    }

    #[test]
    fn the_table_holds_text_and_no_secret() {
        let side = |name: &str| Side {
            environment: None,
            of: None,
            name: name.to_owned(),
            layers: Vec::new(),
            renders: true,
            reason: None,
            problems: (0, 0),
            files: Vec::new(),
        };
        let comparison = Comparison {
            comparing: Comparing { from: Some(0), to: 1, quiet: false },
            active: 0,
            sides: vec![side("dev"), side("<img src=x>\n|@all")],
            rows: vec![
                row(MatrixGroup::Scale, "Pods", [Some("1"), Some("2…6")]),
                row(MatrixGroup::Values, "db.password", [Some("hunter-22"), None]),
                row(MatrixGroup::Values, "url", [Some("x://a:b@c"), Some("x?p=hunter-22")]),
                row(MatrixGroup::Values, "a|#1", [Some("[a](b)"), Some("`\u{1b}")]),
            ],
            environments: vec!["dev".into(), "x".into()],
            objects: None,
            compared: 0,
            files: Vec::new(),
            findings: Vec::new(),
            references: Vec::new(),
        };
        let rows: Vec<&MatrixRow> = comparison.rows.iter().collect();
        assert_eq!(
            table(&comparison, &[0, 1], &rows),
            "| | dev | `<img src=x>\\n\\|@all` |\n|---|---|---|\n| Pods | `1` | `2…6` |\n| db.password | `***` | – |\n\
             | url | `x://a:***@c` | `x?p=***` |\n| `a\\|#1` | `[a](b)` | `` `\\x1b `` |\n"
        );
        // What is left out still tells what is secret.
        assert_eq!(
            table(&comparison, &[1], &rows[2..3]),
            "| | `<img src=x>\\n\\|@all` |\n|---|---|\n| url | `x?p=***` |\n"
        );
    }
}
