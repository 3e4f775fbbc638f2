//! Padding, truncation and hexadecimal of texts under a directive's flags.

use super::printer::Printer;

/// Number of runes as Go counts them: every byte that is not part of valid UTF-8 counts as one.
fn rune_count(bytes: &[u8]) -> usize {
    bytes.utf8_chunks().map(|chunk| chunk.valid().chars().count() + chunk.invalid().len()).sum()
}

impl Printer {
    /// Writes text padded to the width, counted in runes.
    pub(super) fn text(&mut self, bytes: &[u8]) {
        let missing = self.flags.width.map_or(0, |width| width.saturating_sub(rune_count(bytes)));
        if !self.fits(bytes.len() + missing) {
            return;
        }
        if self.flags.minus {
            self.out.extend_from_slice(bytes);
            self.padding(missing);
        } else {
            self.padding(missing);
            self.out.extend_from_slice(bytes);
        }
    }

    /// Like [`Printer::text`], but never with zeros.
    pub(super) fn text_without_zeros(&mut self, bytes: &[u8]) {
        let zero = std::mem::replace(&mut self.flags.zero, false);
        self.text(bytes);
        self.flags.zero = zero;
    }

    pub(super) fn padding(&mut self, count: usize) {
        let byte = if self.flags.zero && !self.flags.minus { b'0' } else { b' ' };
        self.out.extend(std::iter::repeat_n(byte, count));
    }

    /// The first runes, as many as the precision says.
    pub(super) fn truncated<'a>(&self, bytes: &'a [u8]) -> &'a [u8] {
        let Some(mut left) = self.flags.precision else {
            return bytes;
        };
        let mut end = 0;
        for chunk in bytes.utf8_chunks() {
            for c in chunk.valid().chars() {
                if left == 0 {
                    return bytes.get(..end).unwrap_or(bytes);
                }
                left -= 1;
                end += c.len_utf8();
            }
            let invalid = chunk.invalid().len().min(left);
            left -= invalid;
            end += invalid;
        }
        bytes.get(..end).unwrap_or(bytes)
    }

    /// `%x` of a text: its bytes; the precision limits their number, a space parts them.
    pub(super) fn hex_text(&mut self, bytes: &[u8], verb: char) {
        let count = self.flags.precision.map_or(bytes.len(), |limit| limit.min(bytes.len()));
        let prefix = match (self.flags.sharp, verb) {
            (false, _) => "",
            (true, 'X') => "0X",
            (true, _) => "0x",
        };
        if !self.fits(2 * count) {
            return;
        }
        let mut text = String::new();
        for (index, byte) in bytes.iter().take(count).enumerate() {
            if index > 0 && self.flags.space {
                text.push(' ');
            }
            if index == 0 || self.flags.space {
                text.push_str(prefix);
            }
            let digits = if verb == 'X' { format!("{byte:02X}") } else { format!("{byte:02x}") };
            text.push_str(&digits);
        }
        self.text(text.as_bytes());
    }
}
