//! A link as the code that the camera of a phone reads.

use crate::text;
use qrcodegen::{QrCode, QrCodeEcc};
use std::fmt::Write as _;
use yew::{Html, html};

/// The quiet zone around a code, in modules.
const QUIET: i32 = 4;

/// Codes of more modules a side are not read from a screen: the next version is finer than a camera sees at arm's length.
const FINEST: i32 = 117;

/// The code, or why there is none.
pub(super) fn view(link: &str) -> Html {
    let code = QrCode::encode_text(link, QrCodeEcc::Low).ok().filter(|code| code.size() <= FINEST);
    let Some(code) = code else {
        return html! { <p class="note" role="status">{text::SHARE_NO_CODE}</p> };
    };
    let side = code.size() + 2 * QUIET;
    html! {
        <figure class="qr">
            <svg viewBox={format!("0 0 {side} {side}")} role="img" aria-label={text::SHARE_CODE_LABEL} shape-rendering="crispEdges">
                <rect width="100%" height="100%" fill="#fff"></rect><path d={path(&code)} fill="#000"></path>
            </svg>
            <figcaption class="muted">{text::SHARE_CODE_HELP}</figcaption>
        </figure>
    }
}

/// The dark modules, runs of a row as one piece.
fn path(code: &QrCode) -> String {
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let run = (x..code.size()).take_while(|x| code.get_module(*x, y)).count() as i32;
            if run > 0 {
                let _ = write!(path, "M{} {}h{run}v1h-{run}z", x + QUIET, y + QUIET);
            }
            x += run.max(1);
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_dark_module_is_drawn_once() {
        let code = QrCode::encode_text("https://x.example/#v3/abc", QrCodeEcc::Low).unwrap();
        let runs = path(&code);
        let drawn: i32 = runs
            .split('M')
            .filter_map(|run| run.split_once('h')?.1.split_once('v')?.0.parse::<i32>().ok())
            .sum();
        let size = code.size();
        let dark = (0..size * size).filter(|at| code.get_module(at % size, at / size)).count();
        assert_eq!(drawn, dark as i32);
        // The corner's mark begins behind the quiet zone.
        assert!(runs.starts_with("M4 4h7v1h-7z"), "{runs}");
    }
}
