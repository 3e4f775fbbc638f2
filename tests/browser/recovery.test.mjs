// Engines that hang, run out of memory or cannot be fetched, and parts of the page that cannot be fetched.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startApp, waitUntilRendered } from "./harness.mjs";
import { editor, endOfLine, figure, openFile, settled, shows, textOf, typeOver } from "./user.mjs";

const prod = "values-prod.yaml";

/** Runs in the worker before the engine: does what a text that is sent tells. */
const listen = `addEventListener("message", ({ data }) => {
  const text = new TextDecoder().decode(data);
  if (text.includes("hang: now")) {
    postMessage(true);
    for (;;);
  }
  if (text.includes("memory: now")) throw new WebAssembly.RuntimeError("unreachable");
});
`;

let app;
before(async () => (app = await startApp({ before: { "engine.js": listen } })));
after(() => app.close());

/** A page that was checked. */
async function told() {
  const page = await app.open();
  await page.waitForSelector("[data-checked]", { state: "attached" });
  return page;
}

/** How many engines were started. */
const started = () => app.requests.filter((path) => path.endsWith("/engine.js")).length;

const banner = (page) => page.locator(".banner");

for (const [name, text, said] of [
  ["hangs", "hang: now", "did not finish"],
  ["runs out of memory", "memory: now", "ran out of memory"],
]) {
  test(`an engine that ${name} is replaced once, what is typed stays, and the next input is rendered`, async () => {
    const page = await told();
    const before = started();
    await openFile(page, prod);
    await page.keyboard.press("Control+End");
    await page.keyboard.insertText(`${text}\n`);
    await shows(banner(page), said);
    await shows(banner(page), "Your text is safe.");
    assert.equal(await page.locator("[data-verdict]").count(), 0, "nothing is said of an input that was not rendered");
    assert.match(await textOf(page, prod), new RegExp(text));
    assert.equal(await page.locator("[data-stale=true] .card").count() > 0, true, "the last good output stays");
    // The new engine answers questions about what is on screen.
    await page.click("[data-compare]");
    await shows(page.locator(".cmp"), "Total GPUs");
    await page.click("[data-close]");
    assert.equal(started(), before + 1, "one engine took the place of the other");
    await openFile(page, prod);
    await page.keyboard.press("Control+z");
    await typeOver(page, prod, "maxReplicas: 20", "maxReplicas: 21");
    await settled(page);
    await shows(figure(page, "HorizontalPodAutoscaler", "range"), "4…21");
    assert.equal(await banner(page).count(), 0);
    assert.equal(started(), before + 1);
    assert.deepEqual(page.faults, []);
    await page.context().close();
  });
}

test("a refused input is tried again when that is wanted", async () => {
  const page = await told();
  const before = started();
  await openFile(page, prod);
  await page.keyboard.press("Control+End");
  await page.keyboard.insertText("memory: now\n");
  await shows(banner(page), "ran out of memory");
  await page.click("[data-again]");
  while (started() < before + 2) await page.waitForTimeout(25);
  await shows(banner(page), "ran out of memory");
  await shows(page.locator(".status"), "Not rendered");
  assert.equal(started(), before + 2);
  await page.context().close();
});

test("what rendered last comes back in one step, and what the engine said can be read", async () => {
  const page = await told();
  const good = await textOf(page, prod);
  await openFile(page, prod);
  await page.keyboard.press("Control+End");
  await page.keyboard.insertText("memory: now\n");
  await shows(banner(page), "ran out of memory");
  await page.click(".banner__said summary");
  await shows(page.locator(".banner__said code"), "unreachable");
  await page.click("[data-back]");
  await shows(banner(page), "The last edit was undone");
  assert.equal(await textOf(page, prod), good);
  await settled(page);
  // The edit itself is a step back away.
  await openFile(page, prod);
  await page.keyboard.press("Control+z");
  assert.match(await textOf(page, prod), /memory: now/);
  await shows(banner(page), "ran out of memory");
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("a render that takes long says for how long, and can be stopped", async () => {
  const page = await told();
  await openFile(page, prod);
  await page.keyboard.press("Control+End");
  await page.keyboard.insertText("hang: now\n");
  await shows(banner(page), "did not finish");
  await page.click("[data-again]");
  await shows(page.locator("[data-long]"), "Rendering prod, ");
  await shows(banner(page).first(), "Slower than usual. Below: your state of");
  await page.click("[data-stop]");
  await shows(banner(page), "You stopped this render");
  await shows(page.locator(".status"), "Not rendered");
  assert.match(await textOf(page, prod), /hang: now/);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("an engine that cannot be fetched says so, and starts when it can", async () => {
  const page = await app.open({ rendered: false });
  let broken = true;
  await page.context().route(/chartroom-worker_bg\.wasm/, (route) => (broken ? route.abort() : route.continue()));
  await page.reload();
  await shows(banner(page), "could not be loaded");
  broken = false;
  await banner(page).locator("button").click();
  await waitUntilRendered(page);
  await page.context().close();
});

test("a view that cannot be fetched says so, and opens when it can", async () => {
  for (const part of [/views\.js/, /chartroom-views\.js/, /chartroom-views_bg\.wasm/]) {
    const page = await app.open();
    let broken = true;
    await page.context().route(part, (route) => (broken ? route.abort() : route.continue()));
    await page.click("[data-compare]");
    await shows(banner(page), "could not be loaded");
    await editor(page, prod).waitFor();
    broken = false;
    await page.click("[data-again]");
    await shows(page.locator(".cmp"), "Total GPUs");
    assert.equal(await banner(page).count(), 0);
    await page.context().close();
  }
});

test("a page whose parts cannot be fetched says which, and starts when they can", async () => {
  for (const part of [/\/editor[^/]*\.js/, /chartroom-web[^/]*\.js/, /chartroom-web[^/]*\.wasm/]) {
    const page = await app.open({ rendered: false });
    let broken = true;
    await page.context().route(part, (route) => (broken ? route.abort() : route.continue()));
    await page.reload();
    await shows(page.locator(".boot"), "could not be fetched");
    assert.equal(await page.locator(".boot").getAttribute("role"), "alert");
    broken = false;
    await page.click(".boot button");
    await waitUntilRendered(page);
    assert.equal(await page.locator(".boot").count(), 0);
    await page.context().close();
  }
});

test("a worker that is ended at any time loses nothing that was typed", async () => {
  const page = await told();
  await openFile(page, prod);
  await endOfLine(page, prod, "maxReplicas: 20");
  await page.keyboard.type(" # one");
  await page.keyboard.insertText(" memory: now");
  await page.keyboard.type(" two");
  await shows(banner(page), "ran out of memory");
  assert.match(await textOf(page, prod), /maxReplicas: 20 # one memory: now two/);
  await page.context().close();
});
