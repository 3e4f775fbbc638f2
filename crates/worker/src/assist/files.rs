//! The files of the chart: what they are against the chart as it came, and what becomes of it when one is added, goes or
//! gets another path.

use super::json;
use crate::compare::hunk;
use chartroom_assist::files::{
    self as made, PathRefused, file_renamed, layer_of, path_refused, without,
};
use chartroom_assist::{Asked, applied};
use chartroom_core::{Project, ProjectFile, chart_fact, unpack};
use chartroom_protocol as wire;
use std::collections::HashMap;
use std::rc::Rc;
use wire::FileWish;

pub(super) fn told(
    about: &Asked<'_>,
    project: &Project,
    asked: wire::FilesAsked,
) -> wire::FilesTold {
    let came = project.before.as_ref().map_or(&project.files, |before| &before.files);
    let mut told = wire::FilesTold { files: listed(project, came), ..Default::default() };
    if let Some(shown) = &asked.shown {
        told.hunks = hunks(came, &project.files, shown);
        told.naming = about.naming(shown, shown).iter().map(naming).collect();
    }
    let changed = match &asked.wish {
        FileWish::List => None,
        FileWish::Make(path, text) => {
            told.refused = path_refused(project, path, None).map(refused);
            told.then = Some(path.clone());
            Some(with(project, path, text.as_bytes().into()))
        }
        FileWish::Rename(from, to, stays) => {
            let named = about.naming(from, to);
            told.naming = named.iter().map(naming).collect();
            told.refused = path_refused(project, to, Some(from)).map(refused);
            told.then = Some(to.clone());
            let stays: Vec<usize> = stays.iter().map(|at| *at as usize).collect();
            (from != to).then(|| applied(project, &file_renamed(from, to, named, &stays)))
        }
        FileWish::Copy(from, to) => {
            told.refused = path_refused(project, to, None).map(refused);
            told.then = Some(to.clone());
            data(&project.files, from).map(|data| with(project, to, data.clone()))
        }
        FileWish::Remove(path) => Some(without(project, path)),
        FileWish::Restore(path) => data(came, path).map(|data| with(project, path, data.clone())),
        FileWish::Add(files) => Some(added(project, files, &mut told)),
    };
    let changed = changed.filter(|_| told.refused.is_none());
    told.change = changed
        .map(|changed| json::state(project, &changed))
        .filter(|change| change.len() < MOST_BYTES);
    told.asked = asked;
    told
}

/// More cannot be handed on.
const MOST_BYTES: usize = 48 << 20;

fn data<'a>(files: &'a [ProjectFile], path: &str) -> Option<&'a Rc<[u8]>> {
    files.iter().find(|file| file.path == path).map(|file| &file.data)
}

fn is_text(data: &[u8]) -> bool {
    std::str::from_utf8(data).is_ok()
}

/// A project with a file, in the place of one of that path.
fn with(project: &Project, path: &str, data: Rc<[u8]>) -> Project {
    let mut with = project.clone();
    with.files.retain(|file| file.path != path);
    with.files.push(ProjectFile { path: path.to_owned(), data });
    with
}

/// A project with files that were chosen or dropped, where they are text; a packed chart becomes a subchart.
fn added(project: &Project, files: &[wire::ChartFile], told: &mut wire::FilesTold) -> Project {
    let mut changed = project.clone();
    let mut put = |path: String, data: Rc<[u8]>, told: &mut wire::FilesTold| {
        if !is_text(&data) {
            return told.not_text.push(path);
        }
        let there = data_at(&mut changed, &path);
        match there {
            Some(there) => {
                *there = data;
                told.replaced.push(path);
            }
            None => match path_refused(&changed, &path, None) {
                Some(why) => told.refused = Some(refused(why)),
                None => {
                    told.then.get_or_insert_with(|| path.clone());
                    changed.files.push(ProjectFile { path, data });
                }
            },
        }
    };
    for file in files {
        let data: Rc<[u8]> = match &file.content {
            wire::Content::Text(text) => text.as_bytes().into(),
            wire::Content::Bytes(bytes) => bytes.as_slice().into(),
            wire::Content::Kept => continue,
        };
        let packed = file.path.ends_with(".tgz").then(|| unpack(&data).ok()).flatten();
        match packed.and_then(|files| Some((chart_fact(&files, "name")?, files))) {
            Some((name, inside)) => {
                for one in inside {
                    put(format!("charts/{name}/{}", one.path), one.data, told);
                }
            }
            None => put(file.path.clone(), data, told),
        }
    }
    changed
}

fn data_at<'a>(project: &'a mut Project, path: &str) -> Option<&'a mut Rc<[u8]>> {
    project.files.iter_mut().find(|file| file.path == path).map(|file| &mut file.data)
}

fn listed(project: &Project, came: &[ProjectFile]) -> Vec<wire::ListedFile> {
    let listed = |path: &str, data: &[u8], mark| wire::ListedFile {
        path: path.to_owned(),
        bytes: u32::try_from(data.len()).unwrap_or(u32::MAX),
        mark,
        text: is_text(data),
        layer_of: layer_of(project, path).map(|one| one.name.clone()).collect(),
    };
    let by_path = |files: &[ProjectFile]| -> HashMap<String, Rc<[u8]>> {
        files.iter().map(|file| (file.path.clone(), file.data.clone())).collect()
    };
    let (before, after) = (by_path(came), by_path(&project.files));
    let now = project.files.iter().map(|file| {
        let mark = match before.get(&file.path) {
            None => wire::FileMark::New,
            Some(data) if *data != file.data => wire::FileMark::Changed,
            Some(_) => wire::FileMark::Same,
        };
        listed(&file.path, &file.data, mark)
    });
    let gone = came.iter().filter(|file| !after.contains_key(&file.path));
    let gone = gone.map(|file| listed(&file.path, &file.data, wire::FileMark::Gone));
    let mut files: Vec<wire::ListedFile> = now.chain(gone).collect();
    files.sort_by(|one, other| one.path.cmp(&other.path));
    files
}

fn hunks(came: &[ProjectFile], now: &[ProjectFile], path: &str) -> Vec<wire::Hunk> {
    let [before, after] = [came, now].map(|files| {
        let data = data(files, path).map_or(&[][..], |data| data);
        std::str::from_utf8(data).ok()
    });
    let Some((before, after)) = before.zip(after) else { return Vec::new() };
    chartroom_compare::text_hunks(before, after).iter().map(hunk).collect()
}

fn naming(one: &made::Reference) -> wire::NamingLine {
    wire::NamingLine {
        path: one.place.path.clone(),
        line: one.line as u32,
        text: one.text.clone(),
        follows: one.name.is_some(),
    }
}

fn refused(why: PathRefused) -> wire::PathRefused {
    match why {
        PathRefused::Empty => wire::PathRefused::Empty,
        PathRefused::Outside => wire::PathRefused::Outside,
        PathRefused::Taken => wire::PathRefused::Taken,
        PathRefused::Folder => wire::PathRefused::Folder,
    }
}
