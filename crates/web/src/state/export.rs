//! What is exported while the dialog is open.

use super::{Dialog, State};
use chartroom_protocol::Ask;

impl State {
    /// Asks for the export of the open environment beside the one before it.
    pub(super) fn open_export(&mut self) {
        self.exporting.other = Some(self.beside());
        self.export_again();
    }

    /// Asks for what the open dialog shows, of what was rendered last.
    pub(super) fn export_again(&mut self) {
        if self.dialog != Some(Dialog::Export) {
            return;
        }
        let (open, count) = (self.active as u32, self.environments.len() as u32);
        self.exporting.environment = open;
        self.exporting.other =
            self.exporting.other.filter(|other| *other < count && *other != open);
        self.asks.retain(|ask| !matches!(ask, Ask::Export(_)));
        self.asks.push_back(Ask::Export(self.exporting));
        // Packed once, not with each edit.
        self.exporting.pack = None;
    }
}
