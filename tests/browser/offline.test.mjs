// The page offline, after the first visit.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startApp, waitUntilRendered } from "./harness.mjs";
import { figure, openFile, settled, shows, typeOver } from "./user.mjs";

let app;
before(async () => (app = await startApp()));
after(() => app.close());

/** Waits until all files are kept. */
const kept = (page) =>
  page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    const [name] = (await caches.keys()).filter((name) => name.startsWith("chartroom-"));
    return (await (await caches.open(name)).keys()).map((request) => new URL(request.url).pathname);
  });

test("the page opens without a network, with the whole engine and the views", async () => {
  const page = await app.open({ context: { serviceWorkers: "allow" } });
  const files = await kept(page);
  for (const file of ["/index.html", "/chartroom-whole_bg.wasm", "/chartroom-views_bg.wasm", "/icon.svg"]) {
    assert.ok(files.includes(file), `${file} is kept: ${files}`);
  }
  await page.context().setOffline(true);
  await page.reload();
  await waitUntilRendered(page);
  await page.waitForSelector("[data-checked]", { state: "attached" });
  await openFile(page, "values-prod.yaml");
  await typeOver(page, "values-prod.yaml", "maxReplicas: 20", "maxReplicas: 21");
  await shows(figure(page, "HorizontalPodAutoscaler", "range"), "4…21");
  await settled(page);
  await page.click("[data-compare]");
  await shows(page.locator(".cmp"), "Total GPUs");
  assert.deepEqual(page.faults, []);
});

test("the page can be installed", async () => {
  const page = await app.open({ context: { serviceWorkers: "allow" } });
  const session = await page.context().newCDPSession(page);
  const manifest = await session.send("Page.getAppManifest");
  assert.deepEqual(manifest.errors, []);
  assert.match(manifest.data, /"display": "standalone"/);
  await kept(page);
  const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
  const known = ["in-incognito"];
  const others = installabilityErrors.map((error) => error.errorId).filter((error) => !known.includes(error));
  assert.deepEqual(others, []);
});

test("a page below a path keeps only what is its own", async () => {
  const below = await startApp({ base: "/chartroom/" });
  try {
    const page = await below.open({ context: { serviceWorkers: "allow" } });
    const files = await kept(page);
    assert.ok(files.length > 10 && files.every((file) => file.startsWith("/chartroom/")), String(files));
    await page.context().setOffline(true);
    await page.reload();
    await waitUntilRendered(page);
    assert.deepEqual(page.faults, []);
  } finally {
    await below.close();
  }
});
