// The service worker: once the page has been here, it opens without a network. It is written into dist/ by build.mjs, which
// fills in the first lines.
const PAGE = "{{page}}"; // What the page's own requests carry as `v`.
const CACHE = "chartroom-{{build}}";
const FILES = {{files}};
// Those of other languages than English, by the language: kept once it was chosen.
const SPOKEN = {{spoken}};

const scope = new URL("./", self.location.href).href;

self.addEventListener("install", (event) => {
  event.waitUntil(keep(FILES));
  // Languages that the build before kept.
  for (const files of Object.values(SPOKEN)) {
    event.waitUntil(caches.match(scope + files[0]).then((found) => found && keep(files)));
  }
});

/** From the server, past the browser's own cache: a file without a hash in its name may be an older one there. */
async function keep(files) {
  const cache = await caches.open(CACHE);
  await cache.addAll(files.map((file) => new Request(scope + file, { cache: "no-cache" })));
}

// The page tells which language it speaks.
self.addEventListener("message", ({ data }) => {
  const files = SPOKEN[data];
  if (files) kept(files[0]).then((found) => found || keep(files)).catch(() => {});
});

self.addEventListener("activate", (event) => {
  const old = (name) => name.startsWith("chartroom-") && name !== CACHE;
  event.waitUntil(caches.keys().then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name)))));
});

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || !url.href.startsWith(scope)) return;
  if (event.request.mode === "navigate") return event.respondWith(navigate(event.request));
  const file = url.href.slice(scope.length).split(/[?#]/)[0];
  const version = url.searchParams.get("v");
  // What asks for another build's file goes to the server.
  if (!(FILES.includes(file) || Object.values(SPOKEN).flat().includes(file)) || (version !== null && version !== PAGE)) return;
  event.respondWith(kept(file).then((found) => found ?? fetch(event.request)));
});

/** The page as the server has it, or as it was when there is no server. */
async function navigate(request) {
  try {
    return await fetch(request);
  } catch (error) {
    const file = request.url.slice(scope.length).split(/[?#]/)[0];
    const found = await kept(FILES.includes(file) ? file : "index.html");
    if (found) return found;
    throw error;
  }
}

/** A file that is kept; with no address of its own, so that a worker made of it sees the query it was asked for with. */
async function kept(file) {
  const found = await (await caches.open(CACHE)).match(scope + file);
  return found && new Response(found.body, { headers: found.headers });
}
