// Earlier states of a chart: kept by themselves and under names, compared, gone back to, and seen from other tabs.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startApp, waitUntilRendered } from "./harness.mjs";
import { linkTo } from "./links.mjs";
import { atMost, close, prod, profile, range, shop, stored, strip, tab } from "./kept.mjs";
import { openFile, settled, shows, textOf, typeOver } from "./user.mjs";

let app;
before(async () => (app = await startApp()));
after(() => app.close());

const points = (page) => page.locator("[data-point]");

/** Opens the history, and waits until so many states are in it. */
async function history(page, count) {
  await page.click("[data-opens=history]");
  await page.locator(".dialog .charts").waitFor();
  await page.waitForFunction((count) => document.querySelectorAll("[data-point]").length === count, count);
}

async function reset(page) {
  await page.click('.topbar button:has-text("Reset")');
  await page.click('.dialog button:has-text("Discard my edits")');
}

test("what was there before Reset is compared with what is there now, gone back to, and that is taken back", async () => {
  const page = await tab(await profile(app));
  await atMost(page, 20, 51);
  await shows(range(page), "4…51");
  await reset(page);
  await shows(range(page), "4…20");
  await atMost(page, 20, 22);
  await shows(range(page), "4…22");
  await settled(page);
  await history(page, 1);
  await shows(points(page), "Before Reset");
  await shows(points(page), /values-prod\.yaml \+1 −1/);

  await points(page).locator('button:has-text("Compare")').click();
  const cells = page.locator(".cmp tr", { hasText: "autoscaling.maxReplicas" });
  await shows(cells, /51[\s\S]*22/);
  await shows(page.locator(".changes"), "1 file differs since then");
  const head = await page.locator(".cmp thead").innerText();
  assert.doesNotMatch(head, /as the chart came/);
  const file = page.locator(".compare__object", { hasText: prod }).first();
  assert.match(await file.innerText(), /maxReplicas: 51[\s\S]*maxReplicas: 22/);
  // From there the chart as it came is one choice away, and so is an environment.
  const from = page.locator('[aria-label="From environment"]');
  await from.selectOption("as the chart came");
  await shows(cells, /20[\s\S]*22/);
  await shows(page.locator(".cmp thead"), "as the chart came");
  await page.click("[data-close]");

  await history(page, 1);
  await points(page).locator('button:has-text("Go back")').click();
  await shows(range(page), "4…51");
  await shows(page.locator(".banner"), "earlier state");
  await page.click('.banner button:has-text("Undo")');
  await shows(range(page), "4…22");
  await settled(page);
  await history(page, 3);
  const titles = await points(page).locator("b").allInnerTexts();
  assert.deepEqual(titles, ["Before Undo", "Before going back", "Before Reset"]);
  assert.ok(await points(page).nth(1).locator('button:has-text("Go back")').isDisabled(), "it is what is on screen");
  await close(page);
  assert.deepEqual(page.faults, []);
});

test("a state is kept under a name, gets another one, is removed and put back, and outlives a reload", async () => {
  const page = await tab(await profile(app));
  await atMost(page, 20, 52);
  await settled(page);
  await history(page, 0);
  await page.fill('.dialog [aria-label="Name of the state"]', "before the release");
  await page.keyboard.press("Enter");
  await shows(points(page), "before the release");
  await shows(points(page), "The same as now");
  await page.locator('[aria-label="Name “before the release”"]').click();
  const field = points(page).locator("input");
  const focused = (selector) => page.waitForFunction((selector) => document.activeElement?.matches(selector), selector);
  await focused("[data-point] input");
  assert.equal(await field.inputValue(), "before the release");
  await page.keyboard.press("Escape");
  await focused('[aria-label="Name “before the release”"]');
  assert.equal(await field.count(), 0);
  assert.equal(await page.locator(".dialog").count(), 1, "only the field closes");
  await page.locator('[aria-label="Name “before the release”"]').click();
  await field.fill("release 12");
  await field.press("Enter");
  await shows(points(page), "release 12");
  await page.locator('[aria-label="Remove “release 12”"]').click();
  await page.waitForFunction(() => !document.querySelector("[data-point]"));
  await focused("[data-undo]");
  await page.keyboard.press("Enter");
  await shows(points(page), "release 12");
  await page.keyboard.press("Escape");
  await atMost(page, 52, 53);
  await stored(page, "maxReplicas: 53");
  await page.reload();
  await waitUntilRendered(page);
  await shows(range(page), "4…53");
  await history(page, 1);
  await points(page).locator('button:has-text("Go back")').click();
  await shows(range(page), "4…52");
  assert.deepEqual(page.faults, []);
});

test("each chart has a history of its own, which goes with it", async () => {
  const context = await profile(app);
  const page = await tab(context);
  await atMost(page, 20, 54);
  await settled(page);
  await reset(page);
  await settled(page);
  await page.evaluate((hash) => (location.hash = hash), linkTo(shop, { name: "shop" }));
  await shows(page.locator(".topbar .picker"), "shop");
  await openFile(page, "values.yaml");
  await typeOver(page, "values.yaml", "of: one", "of: two");
  await settled(page);
  await reset(page);
  await settled(page);
  await history(page, 1);
  await shows(points(page), /values\.yaml \+1 −1/);
  await points(page).locator('button:has-text("Go back")').click();
  await page.waitForFunction(() => window.chartroomEditor.text("values.yaml") === "of: two\n");
  await page.click(".topbar .picker");
  await shows(page.locator('[data-chart]:has-text("shop") [data-points]'), "1 earlier state");
  await page.locator('[data-chart]:has-text("shop") [aria-label^="Remove shop"]').click();
  await page.waitForFunction(() => document.querySelectorAll("[data-points]").length === 1);
  await page.click("[data-undo]");
  await page.waitForFunction(() => document.querySelectorAll("[data-points]").length === 2);
  assert.deepEqual(page.faults, []);
});

test("a tab that reads sees the states of the one that edits, and goes nowhere", async () => {
  const context = await profile(app);
  const one = await tab(context);
  await atMost(one, 20, 55);
  await settled(one);
  await reset(one);
  await atMost(one, 20, 56);
  await stored(one, "maxReplicas: 56");
  const two = await tab(context);
  await shows(strip(two), "open in another tab");
  await shows(range(two), "4…56");
  await settled(two);
  await history(two, 1);
  assert.ok(await points(two).locator('button:has-text("Go back")').isDisabled());
  await points(two).locator('button:has-text("Compare")').click();
  await shows(two.locator(".cmp tr", { hasText: "autoscaling.maxReplicas" }), /55[\s\S]*56/);
  await two.click("[data-close]");
  await history(one, 1);
  await points(one).locator('button:has-text("Go back")').click();
  await shows(range(two), "4…55");
  assert.match(await textOf(one, prod), /maxReplicas: 55/);
  assert.deepEqual([...one.faults, ...two.faults], []);
});

test("work that goes on after a pause leaves the state from before it, and equal states are one", async () => {
  const context = await profile(app, () => {
    const now = Date.now;
    Date.now = () => now() + Number(localStorage.getItem("later") ?? 0);
  });
  const page = await tab(context);
  for (const [from, to] of [[20, 61], [61, 62], [62, 61], [61, 63]]) {
    await atMost(page, from, to);
    await stored(page, `maxReplicas: ${to}`);
    await page.evaluate(() => localStorage.setItem("later", Number(localStorage.getItem("later") ?? 0) + 200_000));
    await page.reload();
    await waitUntilRendered(page);
    await shows(range(page), `4…${to}`);
  }
  await history(page, 3);
  const titles = await points(page).locator("b").allInnerTexts();
  assert.deepEqual([...new Set(titles)], ["Before further edits"]);
});

test("the palette opens the history, and it is used by keys alone", async () => {
  const page = await tab(await profile(app));
  await atMost(page, 20, 57);
  await settled(page);
  await reset(page);
  await settled(page);
  await page.keyboard.press("Control+k");
  await page.keyboard.type("history of this chart");
  await page.keyboard.press("Enter");
  await points(page).waitFor();
  for (let step = 0; step < 30; step += 1) {
    await page.keyboard.press("Tab");
    const label = await page.evaluate(() => document.activeElement?.getAttribute("aria-label"));
    if (label?.startsWith("Go back to")) break;
  }
  await page.keyboard.press("Enter");
  await shows(range(page), "4…57");
  assert.deepEqual(page.faults, []);
});
