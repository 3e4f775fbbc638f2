// All that a browser keeps of the page, as JSON: for fixtures of what builds kept, and for looking into the store.

/** What a page finds in its IndexedDB and in its small storage. */
export const dump = (page) =>
  page.evaluate(async () => {
    const done = (request) => new Promise((ok, fail) => ((request.onsuccess = () => ok(request.result)), (request.onerror = () => fail(request.error))));
    const plain = (value) => (value instanceof Uint8Array ? { base64: btoa(String.fromCharCode(...value)) } : value);
    const databases = [];
    for (const { name, version } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name));
      const stores = {};
      for (const store of database.objectStoreNames) {
        const objects = database.transaction(store).objectStore(store);
        const [keys, values] = [await done(objects.getAllKeys()), await done(objects.getAll())];
        const indexes = [...objects.indexNames].map((index) => ({ name: index, path: objects.index(index).keyPath, unique: objects.index(index).unique }));
        stores[store] = { path: objects.keyPath, indexes, records: keys.map((key, at) => [key, plain(values[at])]) };
      }
      database.close();
      databases.push({ name, version, stores });
    }
    return { local: { ...localStorage }, session: { ...sessionStorage }, databases };
  });

/** Puts a dump into the storage of a page of the same address that is not the application. */
export const fill = (page, { local, session, databases }) =>
  page.evaluate(
    async ({ local, session, databases }) => {
      const done = (request) => new Promise((ok, fail) => ((request.onsuccess = () => ok(request.result)), (request.onerror = () => fail(request.error))));
      const whole = (value) => (value?.base64 === undefined ? value : Uint8Array.from(atob(value.base64), (one) => one.charCodeAt(0)));
      for (const [name, value] of Object.entries(local ?? {})) localStorage.setItem(name, value);
      for (const [name, value] of Object.entries(session ?? {})) sessionStorage.setItem(name, value);
      for (const { name, version, stores } of databases ?? []) {
        const open = indexedDB.open(name, version);
        open.onupgradeneeded = () => {
          for (const [store, { path, indexes }] of Object.entries(stores)) {
            const objects = open.result.createObjectStore(store, path ? { keyPath: path } : {});
            for (const index of indexes ?? []) objects.createIndex(index.name, index.path, { unique: index.unique });
          }
        };
        const database = await done(open);
        for (const [store, { path, records }] of Object.entries(stores)) {
          for (const [key, value] of records) {
            const objects = database.transaction(store, "readwrite").objectStore(store);
            await done(path ? objects.put(whole(value)) : objects.put(whole(value), key));
          }
        }
        database.close();
      }
    },
    { local, session, databases },
  );
