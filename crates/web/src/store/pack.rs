//! A chart as a `.tgz`, to be taken away where the browser keeps nothing. It is not compressed: what would do that is in
//! the engine, which may not be there.

use crate::state::{File, Text};

/// The files of a chart below a folder of its name, as `helm package` lays them out.
pub(crate) fn packed(name: &str, files: &[File], held: impl Fn(&str) -> String) -> Vec<u8> {
    let mut tar = Vec::new();
    for file in files {
        let held = match &file.text {
            Text::Large(_, None) => held(&file.path),
            _ => String::new(),
        };
        let content = match &file.text {
            Text::Small(text) => text.as_bytes(),
            Text::Large(_, Some(text)) => text.as_bytes(),
            Text::Large(_, None) => held.as_bytes(),
            Text::Binary(bytes) => bytes,
        };
        entry(&mut tar, &format!("{name}/{}", file.path), content);
    }
    tar.resize(tar.len() + 2 * BLOCK, 0);
    gzip(&tar)
}

const BLOCK: usize = 512;

fn entry(tar: &mut Vec<u8>, path: &str, content: &[u8]) {
    if path.len() > 100 {
        // A record of its own says the whole path: its length, `path=` and a line break count too.
        let mut length = path.len() + 7;
        while length < path.len() + 7 + length.to_string().len() {
            length += 1;
        }
        let record = format!("{length} path={path}\n");
        header(tar, "path", record.len(), b'x');
        body(tar, record.as_bytes());
    }
    header(tar, path, content.len(), b'0');
    body(tar, content);
}

fn body(tar: &mut Vec<u8>, content: &[u8]) {
    tar.extend_from_slice(content);
    tar.resize(tar.len().next_multiple_of(BLOCK), 0);
}

/// A header of POSIX' ustar: fixed fields, numbers in octal digits.
fn header(tar: &mut Vec<u8>, path: &str, size: usize, kind: u8) {
    let mut cut = path.len().min(100);
    while !path.is_char_boundary(cut) {
        cut -= 1;
    }
    let fields: [(usize, Vec<u8>); 10] = [
        (100, path.as_bytes().iter().take(cut).copied().collect()),
        (8, b"0000644\0".to_vec()),
        (8, b"0000000\0".to_vec()),
        (8, b"0000000\0".to_vec()),
        (12, format!("{size:011o}\0").into_bytes()),
        (12, b"00000000000\0".to_vec()),
        (8, b"        ".to_vec()),
        (1, vec![kind]),
        (100, Vec::new()),
        (255, b"ustar\x0000".to_vec()),
    ];
    let mut block = Vec::with_capacity(BLOCK);
    let mut end = 0;
    let mut sum_at = 0;
    for (index, (width, field)) in fields.into_iter().enumerate() {
        if index == 6 {
            sum_at = end;
        }
        end += width;
        block.extend(field);
        block.resize(end, 0);
    }
    let sum: u32 = block.iter().map(|byte| u32::from(*byte)).sum();
    let sum = format!("{sum:06o}\0 ").into_bytes();
    block.splice(sum_at..sum_at + sum.len(), sum);
    tar.extend(block);
    tar.resize(tar.len().next_multiple_of(BLOCK), 0);
}

/// Gzip of blocks that are stored as they are.
fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut out = vec![0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255];
    let mut blocks = bytes.chunks(0xffff).peekable();
    while let Some(block) = blocks.next() {
        let length = block.len() as u16;
        out.push(u8::from(blocks.peek().is_none()));
        out.extend(length.to_le_bytes());
        out.extend((!length).to_le_bytes());
        out.extend_from_slice(block);
    }
    out.extend(crc(bytes).to_le_bytes());
    out.extend((bytes.len() as u32).to_le_bytes());
    out
}

fn crc(bytes: &[u8]) -> u32 {
    let step = |crc: u32, byte: &u8| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            (crc >> 1) ^ (0xedb8_8320 & (crc & 1).wrapping_neg())
        })
    };
    !bytes.iter().fold(!0, step)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;
    use std::process::{Command, Stdio};

    #[test]
    fn tar_reads_what_is_packed() {
        let deep = format!("templates/{}/ü.yaml", "very-long-folder".repeat(9));
        let file = |path: &str, text: Text| File { path: path.into(), text };
        let large = "x: 1\n".repeat(30_000);
        let files = [
            file("Chart.yaml", Text::Small("name: shop\n".into())),
            file("charts/a.tgz", Text::Binary([0, 255, 31].as_slice().into())),
            file(&deep, Text::Small("deep\n".into())),
            file("values.yaml", Text::Large(1, None)),
        ];
        let packed = packed("shop", &files, |_| large.clone());
        let folder = std::env::temp_dir().join(format!("packed-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let mut tar = Command::new("tar");
        tar.args(["-xzf", "-", "-C"]).arg(&folder).stdin(Stdio::piped());
        let mut tar = tar.spawn().unwrap();
        tar.stdin.take().unwrap().write_all(&packed).unwrap();
        assert!(tar.wait().unwrap().success());
        let read = |path: &str| std::fs::read(folder.join("shop").join(path)).unwrap();
        assert_eq!(read("Chart.yaml"), b"name: shop\n");
        assert_eq!(read("charts/a.tgz"), [0, 255, 31]);
        assert_eq!(read(&deep), b"deep\n");
        assert_eq!(read("values.yaml"), large.as_bytes());
        std::fs::remove_dir_all(folder).unwrap();
    }
}
