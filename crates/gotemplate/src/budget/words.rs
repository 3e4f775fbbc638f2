//! Figures in messages.

const KB: f64 = 1024.0;

/// A number of bytes as people say it: `1.1 GB`, `256 MB`.
pub fn size(bytes: u64) -> String {
    let mut size = bytes as f64;
    let mut unit = "bytes";
    for larger in ["kB", "MB", "GB", "TB", "PB", "EB"] {
        if size < KB {
            break;
        }
        size /= KB;
        unit = larger;
    }
    if unit == "bytes" || size >= 9.95 || size.fract() == 0.0 {
        format!("{size:.0} {unit}")
    } else {
        format!("{size:.1} {unit}")
    }
}

/// A number with a comma between every three digits.
pub fn count(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_short() {
        let sizes = [0, 999, 1023, 1024, 1536, 256 << 20, (11 << 30) / 10, u64::MAX];
        let texts = sizes.map(size);
        let wanted =
            ["0 bytes", "999 bytes", "1023 bytes", "1 kB", "1.5 kB", "256 MB", "1.1 GB", "16 EB"];
        assert_eq!(texts, wanted);
        assert_eq!([7, 1000, 50_000_000].map(count), ["7", "1,000", "50,000,000"]);
    }
}
