//! Charts that were opened before, kept in the browser: the files in IndexedDB, their list in its small storage.

use super::find::{name, version};
use chartroom_protocol::{OpenedChart, decode, encode};
use idb::{Database, DatabaseEvent, Error, Factory, ObjectStoreParams, Query, TransactionMode};
use js_sys::Uint8Array;
use serde::{Deserialize, Serialize};
use wasm_bindgen::{JsCast, JsValue};

const DATABASE: &str = "chartroom";
const STORE: &str = "charts";
const LIST: &str = "chartroom.charts";

/// How many are kept; the one that was opened longest ago goes first.
const MOST: usize = 12;

/// A chart of the list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Kept {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) version: String,
}

/// The charts that are kept, the one opened last first.
pub(super) fn list() -> Vec<Kept> {
    let json = storage().and_then(|storage| storage.get_item(LIST).ok()?);
    json.and_then(|json| serde_json::from_str(&json).ok()).unwrap_or_default()
}

fn set_list(list: &[Kept]) {
    if let (Some(storage), Ok(json)) = (storage(), serde_json::to_string(list)) {
        let _ = storage.set_item(LIST, &json);
    }
}

fn storage() -> Option<web_sys::Storage> {
    web_sys::window()?.local_storage().ok()?
}

async fn database() -> Result<Database, Error> {
    let mut request = Factory::new()?.open(DATABASE, Some(1))?;
    request.on_upgrade_needed(|event| {
        if let Ok(database) = event.database() {
            let _ = database.create_object_store(STORE, ObjectStoreParams::new());
        }
    });
    request.await
}

/// Keeps a chart, and makes it the first of the list.
pub(super) async fn keep(chart: &OpenedChart) -> Result<(), Error> {
    let mut all = list();
    all.retain(|kept| kept.id != chart.id);
    let (name, version) = (name(&chart.files), version(&chart.files));
    all.insert(0, Kept { id: chart.id.clone(), name, version });
    let bytes = encode(&chart.files).unwrap_or_default();
    let transaction = database().await?.transaction(&[STORE], TransactionMode::ReadWrite)?;
    let store = transaction.object_store(STORE)?;
    store.put(&Uint8Array::from(bytes.as_slice()), Some(&JsValue::from_str(&chart.id)))?.await?;
    for old in all.iter().skip(MOST) {
        store.delete(Query::Key(JsValue::from_str(&old.id)))?.await?;
    }
    transaction.commit()?.await?;
    all.truncate(MOST);
    set_list(&all);
    Ok(())
}

/// A chart that is kept; none if it is not any more.
pub(super) async fn load(id: &str) -> Result<Option<OpenedChart>, Error> {
    let transaction = database().await?.transaction(&[STORE], TransactionMode::ReadOnly)?;
    let store = transaction.object_store(STORE)?;
    let found = store.get(Query::Key(JsValue::from_str(id)))?.await?;
    let bytes =
        found.as_ref().and_then(|found| found.dyn_ref::<Uint8Array>()).map(Uint8Array::to_vec);
    let files = bytes.and_then(|bytes| decode(&bytes).ok());
    Ok(files.map(|files| OpenedChart { id: id.to_owned(), files }))
}

/// Keeps a chart and its edits no longer.
pub(super) async fn forget(id: &str) -> Result<(), Error> {
    let mut all = list();
    all.retain(|kept| kept.id != id);
    set_list(&all);
    if let Some(storage) = storage() {
        let _ = storage.remove_item(&crate::storage::edits(Some(id)));
    }
    let transaction = database().await?.transaction(&[STORE], TransactionMode::ReadWrite)?;
    transaction.object_store(STORE)?.delete(Query::Key(JsValue::from_str(id)))?.await?;
    transaction.commit()?.await?;
    Ok(())
}
