// Holds a wasm build of the command in Chromium, and asks it the cases that come on standard input: see
// tests/src/browser.rs for the frames. All cases run in one worker; it is started again only when one trapped.

import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { launch } from "./harness.mjs";

const folder = process.argv[2];

/** A case that needs longer than this does not end. */
const LIMIT = 60_000;

const worker = `
import init, { run_case } from "./cases.js";
const exports = await init();
for (;;) {
  const next = await fetch("/next");
  if (next.status !== 200) break;
  const question = new Uint8Array(await next.arrayBuffer());
  const head = new DataView(new ArrayBuffer(17));
  const started = performance.now();
  let body;
  try {
    body = run_case(question);
  } catch (error) {
    head.setUint8(0, 1);
    body = new TextEncoder().encode("trapped: " + error + "\\n" + (error.stack ?? ""));
  }
  head.setFloat64(1, performance.now() - started, true);
  head.setFloat64(9, exports.memory.buffer.byteLength, true);
  await fetch("/answer", { method: "POST", body: new Blob([head.buffer, body]) });
  if (head.getUint8(0) === 1) {
    // What a trap left behind is not to be used again.
    postMessage("trapped");
    break;
  }
}
`;

const page = `<!doctype html><link rel="icon" href="data:,"><script>
function start() {
  const worker = new Worker("/worker.js", { type: "module" });
  worker.onmessage = start;
  worker.onerror = (event) => console.error("worker: " + event.message);
}
start();
</script>`;

const files = {
  "/": ["text/html", async () => page],
  "/worker.js": ["text/javascript", async () => worker],
  "/cases.js": ["text/javascript", () => readFile(join(folder, "cases.js"))],
  "/cases_bg.wasm": ["application/wasm", () => readFile(join(folder, "cases_bg.wasm"))],
};

/** Questions that were read and not yet asked, and the worker's request that waits for one. */
const questions = [];
let waiting;
let ended = false;
let timer;

const server = createServer(async (request, response) => {
  const path = request.url ?? "";
  if (path === "/next") {
    waiting = response;
    return hand();
  }
  if (path === "/answer") {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    response.end();
    return answer(Buffer.concat(chunks));
  }
  const file = files[path];
  if (!file) return response.writeHead(404).end();
  response.writeHead(200, { "content-type": file[0] }).end(await file[1]());
});

function hand() {
  if (!waiting) return;
  if (questions.length > 0) {
    waiting.writeHead(200).end(questions.shift());
    waiting = undefined;
    timer = setTimeout(hang, LIMIT);
  } else if (ended) {
    waiting.writeHead(204).end();
    waiting = undefined;
    finish();
  }
}

function answer(frame) {
  clearTimeout(timer);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(frame.length);
  process.stdout.write(Buffer.concat([length, frame]));
}

/** Tells that the case does not end, and starts the page again. */
async function hang() {
  const head = Buffer.alloc(17);
  head.writeUInt8(1);
  head.writeDoubleLE(LIMIT, 1);
  answer(Buffer.concat([head, Buffer.from(`did not end within ${LIMIT / 1000} s`)]));
  await open();
}

let browser;
let tab;

async function open() {
  await tab?.close({ runBeforeUnload: false });
  tab = await browser.newPage();
  tab.on("pageerror", (error) => console.error(`page: ${error}`));
  tab.on("console", (message) => {
    if (message.type() === "error") console.error(message.text());
  });
  tab.on("crash", () => {
    console.error("the page crashed");
    process.exit(1);
  });
  await tab.goto(`http://127.0.0.1:${server.address().port}/`);
}

async function finish() {
  await browser.close();
  server.close();
  server.closeAllConnections();
}

let rest = Buffer.alloc(0);
process.stdin.on("data", (chunk) => {
  rest = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
  while (rest.length >= 4 && rest.length >= 4 + rest.readUInt32LE(0)) {
    const end = 4 + rest.readUInt32LE(0);
    questions.push(rest.subarray(4, end));
    rest = rest.subarray(end);
  }
  hand();
});
process.stdin.on("end", () => {
  ended = true;
  hand();
});

await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
browser = await launch();
browser.on("disconnected", () => ended || process.exit(1));
await open();
