// Serves the built page and opens it in Chromium, as a user would. `cargo xtask test` names page and browser in
// CHARTROOM_DIST and CHROMIUM; without them dist/ and the chromium on PATH are taken.

import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { basename, dirname, extname, join, normalize, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { headersOf } from "../../www/security/policy.mjs";

export const repository = join(dirname(fileURLToPath(import.meta.url)), "../..");
export const dist = process.env.CHARTROOM_DIST ?? join(repository, "dist");
const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";

// Chromium as root, without a GPU and without calls home.
const args = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const types = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".webmanifest": "application/manifest+json",
  ".wasm": "application/wasm",
  ".woff2": "font/woff2",
};

/**
 * Serves a folder on a free port of 127.0.0.1, optionally below a path such as "/chartroom/", as a project page would be.
 * Every file comes with the headers of www/security/policy.mjs, unless `secured` is false. `before` are scripts to run at the
 * start of others, by their names: an answer that a test makes of the server's fails with the page that no longer waits for it.
 * @param {{ folder?: string, base?: string, secured?: boolean, before?: Record<string, string> }} [options]
 * @returns {Promise<{ url: string, requests: string[], close: () => Promise<void> }>} `requests` lists the paths asked for.
 */
export async function serve({ folder = dist, base = "/", secured = true, before = {} } = {}) {
  const requests = [];
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    requests.push(path);
    const file = path.startsWith(base) ? fileFor(folder, path.slice(base.length)) : undefined;
    try {
      const body = await readFile(file ?? "");
      const type = types[extname(file)] ?? "application/octet-stream";
      response.writeHead(200, { "content-type": type, ...(secured && headersOf(basename(file))) });
      response.end(Buffer.concat([Buffer.from(before[basename(file)] ?? ""), body]));
    } catch {
      response.writeHead(404, { "content-type": "text/plain" });
      response.end("not found");
    }
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  const close = () =>
    new Promise((closed) => {
      server.close(closed);
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${server.address().port}${base}`, requests, close };
}

/** The file a path stands for, or undefined when it leads out of the folder. */
function fileFor(folder, path) {
  const file = normalize(join(folder, path === "" || path.endsWith("/") ? `${path}index.html` : path));
  return file.startsWith(normalize(folder) + sep) ? file : undefined;
}

/** Starts Chromium without a window. */
export function launch() {
  return chromium.launch({ executablePath, args, headless: true });
}

/**
 * The page, served and ready to be opened any number of times; each time is a browser profile of its own.
 * @param {{ base?: string, secured?: boolean, before?: Record<string, string> }} [options]
 */
export async function startApp(options) {
  const server = await serve(options);
  const browser = await launch();
  return {
    url: server.url,
    requests: server.requests,
    browser,
    /**
     * Opens the page and waits until it shows rendered output.
     * @param {{ fragment?: string, rendered?: boolean, closing?: boolean, first?: boolean, context?: import("playwright-core").BrowserContextOptions }} [how]
     * `first` is the first visit of a browser, which is told what the page is.
     * `closing` leaves brackets and quotes to be closed as they are typed, which else would not be what a test types.
     * `fragment` is what stands after `#`; `rendered: false` does not wait; `context` is passed to Playwright
     * (viewport, colorScheme, storageState). What is kept for the time without a network is off unless `context` says
     * `serviceWorkers: "allow"`: it would answer in place of the server.
     * @returns {Promise<import("playwright-core").Page & { faults: string[] }>} `faults` collects uncaught errors and
     * what was written to the console as an error.
     */
    async open({ fragment = "", rendered = true, closing = false, first = false, context = {} } = {}) {
      const profile = await browser.newContext({
        viewport: { width: 1440, height: 900 },
        serviceWorkers: "block",
        ...context,
      });
      const page = await profile.newPage();
      if (!closing) await page.addInitScript(asTyped);
      if (!first) await page.addInitScript(wasHere);
      page.faults = [];
      page.on("pageerror", (error) => page.faults.push(String(error)));
      page.on("console", (message) => {
        if (message.type() === "error") page.faults.push(message.text());
      });
      await page.goto(server.url + (fragment && `#${fragment}`));
      if (rendered) await waitUntilRendered(page);
      return page;
    },
    async close() {
      await browser.close();
      await server.close();
    },
  };
}

/**
 * Waits until rendered output is on screen. The page marks its root with data-rendered once the first output is painted.
 * @param {import("playwright-core").Page} page
 */
export async function waitUntilRendered(page, timeout = 30_000) {
  await page.waitForSelector("[data-rendered]", { state: "attached", timeout });
}

/** Leaves what an earlier visit leaves: who was here is not told what the page is. */
export function wasHere() {
  try {
    const open = "chartroom.open";
    if (localStorage.getItem(open) === null) localStorage.setItem(open, "builtin/own");
  } catch {
    // A page of no address keeps nothing.
  }
}

/** Has the editors put in what is typed, and nothing besides. */
function asTyped() {
  try {
    const kept = JSON.parse(localStorage.getItem("chartroom.editing") ?? "{}");
    localStorage.setItem("chartroom.editing", JSON.stringify({ ...kept, closing: false }));
  } catch {
    // A page of no address keeps nothing.
  }
}
