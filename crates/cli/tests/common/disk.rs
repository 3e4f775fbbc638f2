//! A chart on a disk that is written to.

use crate::common::Files;
use chartroom_cli::{Found, Host, Kind, ReadError, Visitor};
use std::cell::RefCell;

/// A disk that keeps what is written to it.
pub(crate) struct Disk(pub(crate) Files, pub(crate) RefCell<Vec<(String, String)>>);

impl Host for Disk {
    fn read(&self, path: &str, limit: u64) -> Result<Vec<u8>, ReadError> {
        self.0.read(path, limit)
    }

    fn kind(&self, path: &str) -> Option<Kind> {
        self.0.kind(path)
    }

    fn walk(&self, dir: &str, visitor: &mut dyn Visitor) -> Result<(), ReadError> {
        struct Each<'a>(&'a mut dyn Visitor);
        impl Visitor for Each<'_> {
            fn enters(&self, folder: &str) -> bool {
                self.0.enters(folder)
            }
            fn follow(&mut self, link: chartroom_cli::Link) {
                self.0.follow(link);
            }
            fn find(&mut self, found: Found) -> Result<(), ReadError> {
                self.0.find(found)
            }
        }
        self.0.walk(dir, &mut Each(visitor))
    }

    fn absolute(&self, path: &str) -> String {
        self.0.absolute(path)
    }

    fn write(&self, path: &str, data: &[u8], _: bool) -> Result<(), ReadError> {
        self.1.borrow_mut().push((path.to_owned(), String::from_utf8(data.to_vec()).unwrap()));
        Ok(())
    }

    fn rename(&self, from: &str, to: &str) -> Result<(), ReadError> {
        let text = String::from_utf8(self.read(from, u64::MAX)?).unwrap();
        self.1.borrow_mut().extend([(from.to_owned(), "gone".to_owned()), (to.to_owned(), text)]);
        Ok(())
    }

    fn now_unix_nanos(&self) -> i64 {
        0
    }

    fn entropy(&self) -> Result<[u8; 32], ReadError> {
        self.0.entropy()
    }
}
