//! Files as the browser hands them over: chosen, or dropped as folders.

use super::find::{Files, skipped};
use crate::text;
use js_sys::{Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    DataTransfer, File, FileList, FileSystemDirectoryEntry, FileSystemDirectoryReader,
    FileSystemEntry, FileSystemFileEntry,
};

/// More files than any chart has; a folder above it was chosen.
const MOST_FILES: usize = 5_000;

/// More bytes than any chart has.
const MOST_BYTES: f64 = 64e6;

/// Files with their paths below what was chosen, not read yet.
pub(crate) type Chosen = Vec<(String, File)>;

/// The files of an `<input type=file>`, with or without `webkitdirectory`.
pub(in crate::views) fn chosen(list: &FileList) -> Chosen {
    (0..list.length()).filter_map(|index| list.item(index)).map(named).collect()
}

fn named(file: File) -> (String, File) {
    let path = Reflect::get(&file, &JsValue::from_str("webkitRelativePath")).ok();
    let path = path.and_then(|path| path.as_string()).filter(|path| !path.is_empty());
    (path.unwrap_or_else(|| file.name()), file)
}

/// What a drop holds. The browser takes it away once the event is over, so it is all taken at once.
pub(crate) struct Dropped {
    entries: Vec<FileSystemEntry>,
    files: Chosen,
}

impl Dropped {
    pub(super) fn of(transfer: &DataTransfer) -> Self {
        let items = transfer.items();
        let entry = |index| items.get(index)?.webkit_get_as_entry().ok()?;
        let entries = (0..items.length()).filter_map(entry).collect();
        let files = transfer.files().map(|list| chosen(&list)).unwrap_or_default();
        Self { entries, files }
    }

    /// All files, those of folders too.
    pub(in crate::views) async fn files(self) -> Result<Chosen, JsValue> {
        if !self.entries.iter().any(FileSystemEntry::is_directory) {
            return Ok(self.files);
        }
        let mut found = Vec::new();
        let mut left = self.entries;
        while let Some(entry) = left.pop() {
            let path = entry.full_path();
            let path = path.trim_start_matches('/');
            if skipped(path) || found.len() > MOST_FILES {
                continue;
            }
            if let Some(folder) = entry.dyn_ref::<FileSystemDirectoryEntry>() {
                left.extend(children(folder).await?);
            } else if let Some(file) = entry.dyn_ref::<FileSystemFileEntry>() {
                let file = promise(|done, failed| {
                    file.file_with_callback_and_callback(
                        done.unchecked_ref(),
                        failed.unchecked_ref(),
                    );
                });
                found.push((path.to_owned(), file.await?.unchecked_into()));
            }
        }
        Ok(found)
    }
}

/// What is in a folder; the browser hands it over in parts.
async fn children(folder: &FileSystemDirectoryEntry) -> Result<Vec<FileSystemEntry>, JsValue> {
    let reader: FileSystemDirectoryReader = folder.create_reader();
    let mut all = Vec::new();
    loop {
        let part = promise(|done, failed| {
            let read = reader.read_entries_with_callback_and_callback(
                done.unchecked_ref(),
                failed.unchecked_ref(),
            );
            if let Err(error) = read {
                let _ = failed.call1(&JsValue::NULL, &error);
            }
        });
        let part: js_sys::Array = part.await?.unchecked_into();
        if part.length() == 0 || all.len() > MOST_FILES {
            return Ok(all);
        }
        all.extend(part.iter().map(JsCast::unchecked_into::<FileSystemEntry>));
    }
}

/// A call with two callbacks as a promise.
fn promise(mut call: impl FnMut(js_sys::Function, js_sys::Function)) -> JsFuture {
    JsFuture::from(Promise::new(&mut |done, failed| call(done, failed)))
}

/// Reads files. The error is a sentence for people.
pub(in crate::views) async fn read(chosen: Chosen) -> Result<Files, String> {
    let chosen: Chosen = chosen.into_iter().filter(|(path, _)| !skipped(path)).collect();
    let bytes: f64 = chosen.iter().map(|(_, file)| file.size()).sum();
    if chosen.len() > MOST_FILES || bytes > MOST_BYTES {
        return Err(text::TooManyFiles {
            files: &chosen.len(),
            megabytes: &format_args!("{:.0}", bytes / 1e6),
        }
        .text());
    }
    let mut files = Vec::new();
    for (path, file) in chosen {
        let Ok(data) = JsFuture::from(file.array_buffer()).await else {
            return Err(text::FileUnreadable { path: &path }.text());
        };
        files.push((path, Uint8Array::new(&data).to_vec()));
    }
    Ok(files)
}

/// Calls with what is dropped on the window, for as long as the page lives.
pub(super) fn listen_to_drops(dropped: impl Fn(Dropped) + 'static) {
    crate::browser::listen("drop", move |event: web_sys::DragEvent| {
        if let Some(transfer) = event.data_transfer().filter(crate::browser::has_files) {
            dropped(Dropped::of(&transfer));
        }
    });
}
