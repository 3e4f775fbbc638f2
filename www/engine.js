// The worker's first script: fetches the engine, tells the page how far it is, and starts it. Paths are relative
// to this file, so that the page works below any path. `whole` in the query asks for the whole engine instead of the
// one that the page starts with; `v` names the page's build, so that an old engine in a cache never meets a new page; `lang` is the language it speaks.
const query = new URLSearchParams(self.location.search);
const engine = query.has("whole") ? "chartroom-whole" : "chartroom-worker";
const fresh = `?v=${query.get("v") ?? ""}`;
// As in the page: nothing but this becomes a script here.
const glue = `./${engine}.js${fresh}`;
self.trustedTypes?.createPolicy("default", { createScriptURL: (text) => (text === glue ? text : undefined) });
importScripts(glue);

/** The response, with its bytes counted on their way through; gzip makes Content-Length useless as a total. */
function counted(response) {
  const encoded = response.headers.get("Content-Encoding");
  const total = encoded ? 0 : Number(response.headers.get("Content-Length")) || 0;
  let loaded = 0;
  const count = new TransformStream({
    transform(chunk, controller) {
      loaded += chunk.byteLength;
      self.postMessage({ loaded, total });
      controller.enqueue(chunk);
    },
  });
  return new Response(response.body.pipeThrough(count), { headers: { "Content-Type": "application/wasm" } });
}

// Texts of another language than English, as in the page. Without them the engine speaks English.
const language = query.get("lang");
const texts = language ? fetch(`./messages-${language}.txt${fresh}`).then((response) => (response.ok ? response.text() : ""), () => "") : "";

let memory;

// An end at work: what it was, and whether memory was short. Rust ends in a bare `unreachable` where it gets no more memory,
// and where it panics; before a panic it leaves the place in `panicked`.
self.addEventListener("error", (event) => {
  event.preventDefault();
  const message = event.message || event.type;
  self.postMessage({
    broke: message,
    panicked: self.panicked,
    memory: self.panicked === undefined && /unreachable|RangeError|memory/i.test(message),
    megabytes: memory && Math.round(memory.buffer.byteLength / 1e6),
  });
});

fetch(`./${engine}_bg.wasm${fresh}`)
  .then(async (response) => {
    if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
    self.chartroomPack = await texts;
    return wasm_bindgen({ module_or_path: counted(response) });
  })
  .then((exports) => (memory = exports.memory))
  .catch((error) => self.postMessage({ failed: error.message }));
