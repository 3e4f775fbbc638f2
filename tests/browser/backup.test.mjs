// The list of all that is kept: other names, removing and putting back, a backup out of one browser into another, and
// whether the browser may drop it.

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { startApp, waitUntilRendered } from "./harness.mjs";
import { linkTo } from "./links.mjs";
import { atMost, edits, prod, profile, range, shop, stored, strip, tab } from "./kept.mjs";
import { openFile, settled, shows, textOf, typeOver } from "./user.mjs";

let app;
let folder;
before(async () => {
  app = await startApp();
  folder = mkdtempSync(join(tmpdir(), "backup-"));
});
after(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});

async function list(page) {
  await page.click(".topbar .picker");
  await page.locator("[data-backup]").waitFor();
}

/** A chart of one's own with edits, edits of the built-in one with a point, and a name for it. */
async function filled(context) {
  const page = await tab(context);
  await atMost(page, 20, 51);
  await settled(page);
  await page.click("[data-opens=history]");
  await page.fill('.dialog [aria-label="Name of the state"]', "before the release");
  await page.keyboard.press("Enter");
  await shows(page.locator("[data-point]"), "before the release");
  await page.keyboard.press("Escape");
  await stored(page, "maxReplicas: 51");
  await page.evaluate((hash) => (location.hash = hash), linkTo(shop, { name: "shop" }));
  await shows(page.locator(".topbar .picker"), "shop");
  await openFile(page, "values.yaml");
  await typeOver(page, "values.yaml", "of: one", "of: p4ssw0rd");
  await stored(page, "of: p4ssw0rd");
  return page;
}

async function saved(page) {
  await list(page);
  const [download] = await Promise.all([page.waitForEvent("download"), page.click("[data-backup]")]);
  assert.match(download.suggestedFilename(), /^chartroom-\d{4}-\d\d-\d\d\.json$/);
  await shows(page.locator(".charts [role=status] >> text=holds"), "with all values as typed");
  const file = join(folder, `${Math.random()}.json`);
  await download.saveAs(file);
  return file;
}

const said = (page) => page.locator(".charts p.field", { has: page.locator("svg") }).first();

test("what one browser kept is taken into another, beside what is there, and only once", async () => {
  const one = await filled(await profile(app));
  const file = await saved(one);
  const text = readFileSync(file, "utf8");
  assert.match(text, /p4ssw0rd/);
  assert.match(text, /passwords and tokens too/);

  const context = await profile(app);
  const other = await tab(context);
  await atMost(other, 20, 77);
  await stored(other, "maxReplicas: 77");
  await list(other);
  await other.setInputFiles("[data-restore]", file);
  await shows(said(other), "4 entries were taken in, 1 of them beside what you have.");
  await other.locator('[data-work]:has-text("My edits, from a backup")').waitFor();
  await shows(other.locator('[data-chart]:has-text("ai-inference") [data-points]'), "1 earlier state");
  await other.setInputFiles("[data-restore]", file);
  await shows(said(other), "Nothing was taken in. 4 were here already.");
  assert.equal((await edits(other)).length, 3);
  // Chosen or dropped where charts are, it is a backup all the same.
  await other.setInputFiles("[data-packed]", file);
  await shows(said(other), "Nothing was taken in. 4 were here already.");
  await other.keyboard.press("Escape");
  assert.match(await textOf(other, prod), /maxReplicas: 77/, "what is on screen stays");
  await list(other);
  await other.locator('[data-work]:has-text("From a link") .aslink').click();
  await shows(other.locator(".topbar .picker"), "shop");
  await other.waitForFunction(() => window.chartroomEditor.text("values.yaml") === "of: p4ssw0rd\n");
  await list(other);
  await other.locator('[data-work]:has-text("from a backup") .aslink').click();
  await shows(range(other), "4…51");
  await other.click("[data-opens=history]");
  await shows(other.locator("[data-point]"), "before the release");
  assert.deepEqual([...one.faults, ...other.faults], []);
});

test("broken, foreign and newer files are refused, and nothing is changed", async () => {
  const page = await filled(await profile(app));
  const file = await saved(page);
  const text = readFileSync(file, "utf8");
  const before = await edits(page);
  for (const [content, says] of [
    [text.slice(0, text.length / 2), "damaged"],
    [text.replace("p4ssw0rd", "password"), "damaged"],
    ["name: shop\n", "not a Chartroom backup"],
    ['{"version": 1}', "not a Chartroom backup"],
    [text.replace('"version": 1', '"version": 2'), "newer Chartroom"],
  ]) {
    const bad = join(folder, "bad.json");
    writeFileSync(bad, content);
    await page.setInputFiles("[data-restore]", bad);
    await shows(said(page), says);
    await shows(said(page), "Nothing was changed");
  }
  assert.deepEqual(await edits(page), before);
  assert.deepEqual(page.faults, []);
});

test("charts and edits get other names, which other tabs and a reload show", async () => {
  const context = await profile(app);
  const page = await filled(context);
  const reader = await tab(context);
  await shows(strip(reader), "open in another tab");
  await list(page);
  await page.locator('[aria-label="Rename “From a link”"]').click();
  await page.locator("[data-work] input").fill("Canary of the shop");
  await page.keyboard.press("Enter");
  await page.locator('[data-work]:has-text("Canary of the shop")').waitFor();
  await page.locator('[aria-label="Rename “shop”"]').click();
  await page.locator(".naming input").fill("The shop");
  await page.keyboard.press("Enter");
  await page.locator('[data-chart]:has-text("The shop · shop 1.0.0")').waitFor();
  await page.locator('[aria-label="Rename “My edits”"]').click();
  await page.locator("[data-work] input").fill("Production");
  await page.keyboard.press("Enter");
  await page.locator('[data-work="builtin/own"]:has-text("Production")').waitFor();
  await page.keyboard.press("Escape");
  // What is typed from here on keeps the name.
  await typeOver(page, "values.yaml", "of: p4ssw0rd", "of: more");
  await stored(page, "of: more");
  await page.reload();
  await waitUntilRendered(page);
  await list(page);
  await page.locator('[data-work]:has-text("Canary of the shop")').waitFor();
  await page.locator('[data-chart]:has-text("The shop · shop 1.0.0")').waitFor();
  await list(reader);
  await reader.locator('[data-work]:has-text("Canary of the shop")').waitFor();
  assert.deepEqual([...page.faults, ...reader.faults], []);
});

test("what is removed can be put back: edits on screen, a chart with all of it, earlier states", async () => {
  const context = await profile(app);
  const page = await filled(context);
  await list(page);
  const count = (selector, count) => page.waitForFunction(([selector, count]) => document.querySelectorAll(selector).length === count, [selector, count]);
  const before = await edits(page);
  for (const [label, selector, left, says] of [
    ["Remove “From a link” of shop from this browser", "[data-work]", 1, "“From a link” was removed."],
    ["Remove “My edits” of ai-inference from this browser", "[data-work]", 1, "“My edits” was removed."],
    ["Remove the earlier states of ai-inference from this browser", "[data-points]", 0, "The earlier states of ai-inference were removed."],
    ["Remove shop and its edits from this browser", "[data-chart]", 1, "“shop” was removed."],
  ]) {
    await page.locator(`[aria-label="${label}"]`).click();
    await count(selector, left);
    await shows(page.locator(".naming--gone"), says);
    await page.click("[data-undo]");
    await count(selector, left + 1);
    assert.deepEqual(await edits(page), before, label);
  }
  await page.keyboard.press("Escape");
  assert.equal(await textOf(page, "values.yaml"), "of: p4ssw0rd\n");
  // It goes on being stored where it was.
  await typeOver(page, "values.yaml", "of: p4ssw0rd", "of: more");
  await stored(page, "of: more");
  assert.equal((await edits(page)).length, 2);
  await page.reload();
  await waitUntilRendered(page);
  assert.equal(await textOf(page, "values.yaml"), "of: more\n");
  assert.deepEqual(page.faults, []);
});

test("two tabs: what one removes and puts back goes beside what the other has made of it meanwhile", async () => {
  const context = await profile(app);
  const one = await filled(context);
  const two = await tab(context);
  await shows(strip(two), "open in another tab");
  await list(two);
  await two.locator('[aria-label="Remove “From a link” of shop from this browser"]').click();
  await two.locator("[data-undo]").waitFor();
  assert.equal(await textOf(one, "values.yaml"), "of: p4ssw0rd\n", "what is on screen stays there");
  await typeOver(one, "values.yaml", "of: p4ssw0rd", "of: more");
  await stored(one, "of: more");
  await two.click("[data-undo]");
  await stored(one, "of: p4ssw0rd");
  const kept = (await edits(one)).filter((one) => one.includes('"chart":"shop"'));
  assert.equal(kept.length, 2);
  await typeOver(one, "values.yaml", "of: more", "of: most");
  await stored(one, "of: most");
  assert.deepEqual([...one.faults, ...two.faults], []);
});

test("the list says whether the browser may drop it, and asks it not to once there is something to keep", async () => {
  const context = await profile(app, () => {
    localStorage.setItem("asked", localStorage.getItem("asked") ?? "0");
    StorageManager.prototype.persisted = async () => localStorage.getItem("persisted") === "1";
    StorageManager.prototype.persist = async () => {
      localStorage.setItem("asked", Number(localStorage.getItem("asked")) + 1);
      if (localStorage.getItem("agrees")) localStorage.setItem("persisted", "1");
      return localStorage.getItem("persisted") === "1";
    };
  });
  const page = await tab(context);
  await list(page);
  await shows(page.locator(".kept__foot"), "The browser may delete it");
  await shows(page.locator(".kept__foot"), /\d+ B here; with its program this page takes .*B of the .*B that it may/);
  assert.equal(await page.evaluate(() => localStorage.getItem("asked")), "0", "there is nothing to keep yet");
  await page.keyboard.press("Escape");
  await page.close();
  const full = await filled(context);
  await full.waitForFunction(() => localStorage.getItem("asked") === "1");
  await list(full);
  await full.evaluate(() => localStorage.setItem("agrees", "1"));
  await full.click("[data-persist]");
  await shows(full.locator(".kept__foot"), "keeps it until you remove it");
  assert.equal(await full.evaluate(() => localStorage.getItem("asked")), "2");
  assert.deepEqual(full.faults, []);
});
