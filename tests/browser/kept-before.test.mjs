// What earlier builds kept is taken in, and what cannot be read does not stand in the way.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fill } from "./dump.mjs";
import { repository, startApp, waitUntilRendered } from "./harness.mjs";
import { atMost, close, prod, profile, range, shop, stored, strip, tab, works } from "./kept.mjs";
import { shows, textOf } from "./user.mjs";

let app;
before(async () => {
  app = await startApp();
});
after(() => app.close());

/** What earlier builds stored: edits as JSON, charts as bytes in a database of their own. */
const old = (state, more = {}) => JSON.stringify({ version: 1, state, origin: "Own", parked: null, open_file: prod, ...more });
const difference = (text, path = prod) => ({
  chart: "ai-inference",
  chart_version: "1.3.0",
  open: "prod",
  environments: null,
  kube_version: null,
  files: [{ path, text }],
});

/** Bytes of a list of files as the protocol writes it. */
function bytesOf(files) {
  const varint = (number) => (number < 128 ? [number] : [(number & 127) | 128, ...varint(number >> 7)]);
  const text = (text) => [...varint(Buffer.byteLength(text)), ...Buffer.from(text)];
  const all = Object.entries(files);
  return [...varint(all.length), ...all.flatMap(([path, content]) => [...text(path), 0, ...text(content)])];
}

test("what earlier builds stored is taken in", async () => {
  const maker = await tab(await profile(app));
  const text = await textOf(maker, prod);
  const set = (max) => text.replace("maxReplicas: 20", `maxReplicas: ${max}`);
  const context = await profile(app);
  const start = await context.newPage();
  await start.goto(`${app.url}icon.svg`);
  await start.evaluate(
    ({ entries, chart }) =>
      new Promise((done) => {
        for (const [name, value] of Object.entries(entries)) localStorage.setItem(name, value);
        const open = indexedDB.open("chartroom", 1);
        open.onupgradeneeded = () => open.result.createObjectStore("charts");
        open.onsuccess = () => {
          const put = open.result.transaction("charts", "readwrite").objectStore("charts").put(new Uint8Array(chart), "shop-0123456789abcdef");
          put.onsuccess = () => {
            open.result.close();
            done();
          };
        };
      }),
    {
      entries: {
        "chartroom.edits": old(difference(set(71)), { origin: "Link", parked: difference(set(72)) }),
        "chartroom.edits/shop-0123456789abcdef": old(difference("of: mine\n", "values.yaml")),
        "chartroom.charts": JSON.stringify([{ id: "shop-0123456789abcdef", name: "shop", version: "1.0.0" }]),
        "chartroom.chart": "shop-0123456789abcdef",
        "chartroom.theme": "dark",
      },
      chart: bytesOf(shop),
    },
  );
  const page = await tab(context);
  await shows(page.locator(".topbar .picker"), "shop");
  await page.waitForFunction(() => window.chartroomEditor.text("values.yaml") === "of: mine\n");
  const left = await page.evaluate(() => Object.keys(localStorage).filter((name) => /edits|charts$|chart$/.test(name)));
  assert.deepEqual(left, []);
  assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), "dark");
  assert.equal((await works(page)).length, 3);
  await page.click(".topbar .picker");
  await page.click('.charts__list button:has-text("ai-inference")');
  await shows(range(page), "4…72");
  await page.click(".topbar .picker");
  await page.locator('[data-work*="link-"] .aslink').click();
  await shows(range(page), "4…71");
  await shows(strip(page), "This link");

  // A tab with an earlier build stores once more: beside what is there.
  await page.evaluate((edits) => localStorage.setItem("chartroom.edits", edits), old(difference(set(73))));
  await close(page);
  const again = await tab(context);
  await shows(range(again), "4…71");
  await again.click(".topbar .picker");
  await again.locator('[data-work*="before-"] .aslink').click();
  await shows(range(again), "4…73");
  assert.deepEqual([...page.faults, ...again.faults], []);
});

test("stored edits that cannot be read are told, kept, and do not stand in the way", async () => {
  const context = await profile(app, () => {
    if (!sessionStorage.getItem("once")) localStorage.setItem("chartroom.edits", '{"version":1,"state":');
    sessionStorage.setItem("once", "1");
  });
  const page = await tab(context);
  await shows(page.locator(".banner"), "could not be read");
  assert.equal(await range(page).innerText(), "4…20");
  await atMost(page, 20, 81);
  await stored(page, "maxReplicas: 81");
  await stored(page, '{"version":1,"state":');
  await page.reload();
  await waitUntilRendered(page);
  await shows(range(page), "4…81");
});

/** A page on a profile that holds what an earlier build kept. */
async function opened(name) {
  const context = await profile(app);
  const start = await context.newPage();
  await start.goto(`${app.url}icon.svg`);
  await fill(start, JSON.parse(readFileSync(join(repository, "tests/browser/kept", `${name}.json`), "utf8")));
  const page = await tab(context);
  await start.close();
  return page;
}

/** Opens the record of that name below the chart, of several the one at that place. */
async function open(page, chart, name, at = 0) {
  await page.click(".topbar .picker");
  await page.locator(`[data-chart]:has-text("${chart}") [data-work]:has-text("${name}") .aslink`).nth(at).click();
}

test("the first builds kept edits, what a link put aside, and what they could not read", async () => {
  const page = await opened("edits");
  await shows(range(page), "4…72");
  assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), "dark");
  assert.equal((await works(page)).length, 3);
  await open(page, "ai-inference", "From a link");
  await shows(range(page), "4…71");
  await stored(page, '{"version":1,"state":');
  assert.deepEqual(page.faults, []);
});

test("builds with charts of one's own kept them in a database of their own", async () => {
  const page = await opened("charts");
  await shows(page.locator(".topbar .picker"), "shop");
  await page.waitForFunction(() => window.chartroomEditor.text("values.yaml") === "of: mine\n");
  await open(page, "ai-inference", "My edits");
  await shows(range(page), "4…73");
  assert.deepEqual(page.faults, []);
});

for (const [name, points] of [["store-1", 1], ["store-2", 3]]) {
  test(`the store is opened as it was in ${name}, edited, and has a history from here on`, async () => {
    const page = await opened(name);
    // A link's chart whose template was broken as it was left.
    await shows(page.locator(".topbar .picker"), "shop");
    await shows(page.locator(".topbar .picker"), "shared");
    assert.match(await textOf(page, "templates/a.yaml"), /name: \{\{ shop/);
    assert.equal(await textOf(page, "values.yaml"), "of: mine\n");
    await open(page, "ai-inference", "From a link");
    await shows(range(page), "4…52");
    await open(page, "ai-inference", "My edits");
    await shows(range(page), "4…51");
    assert.equal((await works(page)).length, 3);
    await atMost(page, 51, 53);
    await stored(page, "maxReplicas: 53");
    await page.click("[data-opens=history]");
    await page.waitForFunction((count) => document.querySelectorAll("[data-point]").length === count, points);
    await page.locator('[data-point] button:has-text("Go back")').first().click();
    await shows(range(page), "4…51");
    assert.deepEqual(page.faults, []);
  });
}

/** A page of the same address that opens the store in a version of its own, and lets go of it when another wants to change it. */
async function holding(context, version) {
  const page = await context.newPage();
  await page.goto(`${app.url}icon.svg`);
  await page.evaluate(
    (version) =>
      new Promise((done, fail) => {
        const open = indexedDB.open("chartroom-kept", version);
        open.onerror = () => fail(open.error);
        open.onsuccess = () => {
          open.result.onversionchange = () => {
            window.gone = true;
            open.result.close();
          };
          done();
        };
      }),
    version,
  );
  return page;
}

test("a tab with an earlier build lets go of the store, and nothing waits for it", async () => {
  const context = await profile(app);
  const start = await context.newPage();
  await start.goto(`${app.url}icon.svg`);
  await fill(start, JSON.parse(readFileSync(join(repository, "tests/browser/kept/store-1.json"), "utf8")));
  const earlier = await holding(context, 1);
  const page = await tab(context);
  await shows(page.locator(".topbar .picker"), "shop");
  assert.equal(await earlier.evaluate(() => window.gone), true);
  assert.deepEqual(page.faults, []);
});

test("a tab lets go of the store for a later build, says so, and offers what it has as a file", async () => {
  const context = await profile(app);
  const page = await tab(context);
  await atMost(page, 20, 82);
  await stored(page, "maxReplicas: 82");
  const later = await holding(context, 9);
  await shows(strip(page), "A newer Chartroom is open in another tab");
  await atMost(page, 82, 83);
  await shows(strip(page), "Save a file");
  // One that is opened now changes nothing of what the later build keeps.
  const next = await tab(context);
  await shows(strip(next), "A newer Chartroom");
  assert.equal(await later.evaluate(() => window.gone), undefined);
  assert.deepEqual([...page.faults, ...next.faults], []);
});
