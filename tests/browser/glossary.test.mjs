// Words where one looks: terms under the pointer, the focus and a finger, the list of all of them, and the data behind both.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { repository, startApp } from "./harness.mjs";
import { openEnvironment, openTab, settled, shows } from "./user.mjs";

let app;
before(async () => (app = await startApp()));
after(() => app.close());

const card = (page) => page.locator("#term");
const { terms } = JSON.parse(await readFile(join(repository, "www/glossary.json"), "utf8"));

/** A page with its second script, as it is once somebody touched a key. */
async function open(context = {}) {
  const page = await app.open({ context });
  await page.waitForSelector("[data-checked]", { state: "attached", timeout: 60_000 });
  await page.keyboard.press("Shift");
  await page.waitForSelector("[data-assist]", { state: "attached" });
  return page;
}

test("every term has a word, a sentence and a page to read on, in both languages", () => {
  const ids = new Set(terms.map(({ id }) => id));
  assert.equal(ids.size, terms.length);
  assert.ok(terms.length >= 60, `${terms.length} terms`);
  for (const { id, en, zh, to } of terms) {
    for (const [word, sentence] of [en, zh]) assert.ok(word && /[.。]$/.test(sentence), `${id}: ${word}: ${sentence}`);
    assert.match(zh[1], /\p{Script=Han}/u, id);
    assert.match(to, /^https:\/\/(kubernetes\.io|helm\.sh)\/[\w/#-]+$/, id);
  }
  for (const wanted of ["layer", "overlay", "release", "chart", "app-version", "eviction", "surge", "qos", "taint"]) assert.ok(ids.has(wanted), wanted);
});

test("the pointer on a chip, badge, tab or word tells what it means; it may go onto the card, and Esc takes that away", async () => {
  const page = await open();
  const met = {
    '.envs [data-env="test"]': "environment",
    "#tab-manifests": "manifest",
    ".layer--over": "overlay",
    ".big .src--over": "overlay",
    '[data-card="PodDisruptionBudget"] h2': "disruption budget",
    '[data-card="Resources"] .card__last': "QoS class",
    "[data-opens=share]": "share link",
  };
  for (const [selector, word] of Object.entries(met)) {
    await page.locator(selector).first().hover();
    // What is met is described by the card.
    await page.waitForFunction((selector) => document.querySelector(selector)?.closest("[aria-describedby~=term]"), selector);
    await shows(card(page).locator("b"), word);
  }
  await card(page).hover();
  await page.waitForTimeout(500);
  assert.ok(await card(page).isVisible(), "it stays under the pointer");
  await page.keyboard.press("Escape");
  await card(page).waitFor({ state: "hidden" });
  assert.equal(await page.locator("[aria-describedby~=term]").count(), 0);
  // What the browser shows itself comes back.
  const chip = page.locator(".big .src--over").first();
  const title = await chip.getAttribute("title");
  await chip.hover();
  await shows(card(page), title);
  assert.equal(await chip.getAttribute("title"), "");
  await page.mouse.move(5, 890);
  await card(page).waitFor({ state: "hidden" });
  assert.equal(await chip.getAttribute("title"), title);
  assert.deepEqual(page.faults, []);
});

test("the focus tells the same, with what it belongs to; Esc closes the card alone, and Ctrl I leads on to the glossary", async () => {
  const page = await open();
  await page.locator('[data-card="HorizontalPodAutoscaler"] .big .src').first().focus();
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Tab");
  await shows(card(page), "overlay");
  await shows(card(page), "autoscaling");
  const focused = () => page.evaluate(() => document.activeElement?.className);
  const before = await focused();
  assert.match(before, /src/, "the focus stays");
  await page.keyboard.press("Escape");
  await card(page).waitFor({ state: "hidden" });
  assert.equal(await focused(), before);
  await page.keyboard.press("Tab");
  await card(page).waitFor();
  await page.keyboard.press("Control+i");
  const list = page.locator(".pal .gloss");
  await list.first().waitFor();
  assert.ok((await list.count()) < terms.length, "it begins with that term");
  await page.keyboard.press("Escape");
  await list.first().waitFor({ state: "detached" });
  assert.match(await focused(), /src/, "the focus comes back");
  assert.deepEqual(page.faults, []);
});

test("the glossary opens from Help and from the palette, is searched, and leads to the documentation", async () => {
  const page = await open();
  await page.locator("[data-opens=help]").focus();
  await page.keyboard.press("Enter");
  await page.waitForSelector("[data-help=glossary]");
  await page.locator("[data-help=glossary]").focus();
  await page.keyboard.press("Enter");
  const list = page.locator(".pal .gloss");
  await list.first().waitFor();
  assert.equal(await list.count(), terms.length);
  await page.waitForFunction(() => document.activeElement?.matches(".pal input"));
  await page.keyboard.type("taint");
  await shows(list.first().locator("b"), "taint");
  assert.ok((await list.count()) < terms.length);
  assert.equal(await list.first().locator("a").getAttribute("href"), "https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/");
  await page.keyboard.type("ed nothing");
  await shows(page.locator(".pal__none"), "No term has these letters.");
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => document.activeElement?.matches("[data-opens=help]"));
  await page.keyboard.press("Control+k");
  await page.waitForSelector(".pal .pal__row");
  await page.keyboard.type(">Glossary: what");
  await shows(page.locator('.pal [aria-selected="true"]'), "Glossary");
  await page.keyboard.press("Enter");
  await list.first().waitFor();
  assert.deepEqual(page.faults, []);
});

test("a line that is pointed at shows words, not only letters", async () => {
  const page = await open();
  await openEnvironment(page, "test");
  await settled(page);
  await openTab(page, "Manifests");
  await page.locator('.doc[data-kind="Deployment"] .row--out', { hasText: "maxUnavailable:" }).hover();
  const lit = page.locator('.cm-line[data-step="C"]').first();
  await lit.waitFor();
  const words = (selector) => page.locator(selector).first().evaluate((element) => getComputedStyle(element, "::after").content);
  assert.match(await words('.cm-line[data-step="C"]'), /value/);
  assert.match(await words('.row--out[data-step="A"] .cm-line'), /output/);
  assert.deepEqual(page.faults, []);
});

test("a tap explains what does nothing by itself, and a finger that stays explains what does", async () => {
  const page = await open({ viewport: { width: 390, height: 844 }, hasTouch: true });
  await page.locator('[data-card="PodDisruptionBudget"] h2').tap();
  await shows(card(page).locator("b"), "disruption budget");
  const tab = page.locator("#tab-manifests");
  const { x, y, width, height } = await tab.boundingBox();
  const client = await page.context().newCDPSession(page);
  const points = [{ x: x + width / 2, y: y + height / 2 }];
  await client.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: points });
  await shows(card(page).locator("b"), "manifest");
  await client.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  assert.equal(await tab.getAttribute("aria-selected"), "false", "it pressed nothing");
  await tab.tap();
  await page.waitForSelector('#tab-manifests[aria-selected="true"]');
  assert.deepEqual(page.faults, []);
});
