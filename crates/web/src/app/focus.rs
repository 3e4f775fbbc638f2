//! Where the focus goes when views and dialogs open, and when they close.

use super::App;
use crate::browser;
use web_sys::HtmlElement;

impl App {
    /// A view that covers the page shows and takes the focus when it opens; it gives it back when it closes, unless what was
    /// opened from it has the focus by then.
    pub(super) fn cover(&mut self) {
        let open = self.state.compare.is_some();
        // Below what stands over the work, such as the strip of a link; the work itself has no place while it is hidden.
        let above = browser::find(".work").and_then(|work| work.previous_element_sibling());
        if let (true, Some(views), Some(above)) = (open, browser::find("#views"), above) {
            // Whole pixels: to write a float takes 8 kB of the page.
            let top = above.get_bounding_client_rect().bottom() as i32;
            let top = if top > 0 { format!("{top}px") } else { String::new() };
            let _ = views.style().set_property("top", &top);
        }
        if open == std::mem::replace(&mut self.covered, open) {
            return;
        }
        let Some(views) = browser::find("#views") else { return };
        views.set_hidden(!open);
        let lost =
            |focused: &HtmlElement| views.contains(Some(focused)) || focused.tag_name() == "BODY";
        if open {
            let _ = views.focus();
        } else if browser::focused().is_none_or(|focused| lost(&focused)) {
            // A phone has the button behind its menu. Of the two, the one that is not shown takes nothing.
            for opener in ["[data-opens=more]", "[data-compare]"] {
                browser::find(opener).iter().for_each(|opener| drop(opener.focus()));
            }
        }
    }

    /// A dialog takes the focus when it opens and gives it back when it closes.
    pub(super) fn move_focus(&mut self) {
        let dialog = browser::find(".dialog");
        match (dialog, self.opener.is_some()) {
            (Some(dialog), false) => {
                self.opener = browser::focused();
                let first = browser::find(".dialog [data-autofocus]").unwrap_or(dialog);
                let _ = first.focus();
            }
            (None, true) => {
                if let Some(opener) = self.opener.take() {
                    let _ = opener.focus();
                }
            }
            _ => {}
        }
    }
}
