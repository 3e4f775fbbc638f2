// Where the sender of a link stands goes along on request, and the other side lands there.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { deflateRawSync } from "node:zlib";
import { startApp } from "./harness.mjs";
import { bar, dialog, endOfLine, fragment, lineOf, manifest, openEnvironment, openFile, openTab, settled, shows, textOf, typeOver } from "./user.mjs";

const prod = "values-prod.yaml";
let app;
before(async () => (app = await startApp()));
after(() => app.close());

const here = (page) => dialog(page).locator(".sharepos");

/** Pins a line of an object, with its number. */
async function pin(page, kind, text) {
  await manifest(page, kind);
  const line = page.locator(`.doc[data-kind="${kind}"] [data-line]`, { hasText: text }).first();
  const number = Number(await line.getAttribute("data-line"));
  await line.click();
  await page.locator(".explain").waitFor();
  return number;
}

test("shared at a line, the other side lands there, with the explanation", async () => {
  const page = await app.open();
  await openFile(page, prod);
  await typeOver(page, prod, "maxReplicas: 20", "maxReplicas: 24");
  await settled(page);
  const cursor = await lineOf(page, prod, "maxReplicas: 24");
  const number = await pin(page, "HorizontalPodAutoscaler", "maxReplicas: 24");
  await page.click(".topbar .btn--primary");
  await shows(here(page), `HorizontalPodAutoscaler llm-ai-inference, line ${number + 1}; values-prod.yaml, line ${cursor}`);
  assert.equal(await here(page).locator("input").isChecked(), false, "the place goes along on request");
  const short = await fragment(page);
  await here(page).locator("input").click();
  const long = await fragment(page, short);
  assert.ok(long.length < short.length + 120, `${short.length} ${long.length}`);

  const other = await app.open({ fragment: long });
  await shows(bar(other), "This link changes prod in one place");
  const line = other.locator(`.doc[data-kind="HorizontalPodAutoscaler"] [data-line="${number}"].is-sent`);
  await shows(line, "sent from here");
  await shows(bar(other), `Opened at prod, HorizontalPodAutoscaler llm-ai-inference, line ${number + 1}; values-prod.yaml, line ${cursor}.`);
  await shows(other.locator(".explain"), "maxReplicas");
  await other.waitForFunction(() => {
    const [row, panel] = ["[data-line].is-sent", "#out-panel"].map((one) => document.querySelector(one).getBoundingClientRect());
    return row.top >= panel.top && row.bottom <= panel.bottom;
  });
  assert.equal(await other.evaluate(() => document.activeElement.matches("[data-line], .cm-content")), false, "the focus stays where it was");
  await other.keyboard.press("Escape");
  await other.waitForFunction(() => !document.querySelector(".is-sent"));
  assert.deepEqual([...page.faults, ...other.faults], []);
});

test("a link without a place opens as before", async () => {
  const page = await app.open();
  await page.click(".topbar .btn--primary");
  const other = await app.open({ fragment: await fragment(page) });
  await shows(bar(other), "This link changes nothing here");
  assert.doesNotMatch(await bar(other).innerText(), /Opened at/);
  assert.equal(await other.locator('.otabs [aria-selected="true"]').innerText(), "Overview");
});

test("where the line has gone is said", async () => {
  const at = (line) => ({ t: 1, x: ["HorizontalPodAutoscaler", "llm-ai-inference", line, 1, 1], zz: "of a newer page" });
  const link = (l) => `v3/${deflateRawSync(JSON.stringify({ c: "ai-inference", cv: "1.3.0", o: "prod", l, zz: [1] })).toString("base64url")}`;
  const page = await app.open({ fragment: link(at(3)) });
  await shows(bar(page), "Sent from prod, HorizontalPodAutoscaler llm-ai-inference, line 4. That line is different here, or gone.");
  await page.locator('.doc[data-kind="HorizontalPodAutoscaler"] [data-line="3"].is-sent').waitFor();
  const gone = await app.open({ fragment: link({ t: 1, x: ["Job", "migrate", 3, 1, 0] }) });
  await shows(bar(gone), "Sent from prod, Job migrate, line 4. There is no such object here.");
  assert.equal(await gone.locator('.otabs [aria-selected="true"]').innerText().then((text) => text.split(/\s/)[0]), "Manifests");
  assert.deepEqual([...page.faults, ...gone.faults], []);
});

test("a comparison, and a finding, are opened again", async () => {
  const page = await app.open();
  await page.waitForSelector("[data-checked]", { state: "attached", timeout: 60_000 });
  await page.click("[data-compare]");
  await page.locator(".cmp").waitFor();
  await page.keyboard.press("Control+Shift+S");
  await shows(here(page), "compared with staging");
  const short = await fragment(page);
  await here(page).locator("input").click();
  const other = await app.open({ fragment: await fragment(page, short) });
  await other.locator(".cmp").waitFor({ timeout: 30_000 });
  assert.equal(await other.locator('[aria-label="From environment"] option:checked').innerText(), "staging");

  await page.keyboard.press("Escape");
  await page.click("[data-close]");
  await openFile(page, prod);
  await typeOver(page, prod, "replicaCount:", "replicaCuont:");
  await settled(page);
  const row = page.locator(".ptable tbody tr", { hasText: "replicaCuont" }).first();
  if (!(await row.isVisible())) await page.keyboard.press("Control+Shift+M");
  await row.click();
  await page.locator(".pdetail button", { hasText: "Link" }).click();
  await shows(here(page), new RegExp(`at ${prod}, line ${await lineOf(page, prod, "replicaCuont")}`));
  assert.equal(await here(page).locator("input").isChecked(), true, "the link was asked for at the finding");
  const receiver = await app.open({ fragment: await fragment(page) });
  await shows(receiver.locator(".ptable [aria-current]"), "replicaCuont", 30_000);
  await shows(receiver.locator(".pdetail h2"), "replicaCuont");
  assert.deepEqual([...page.faults, ...other.faults, ...receiver.faults], []);
});

test("who has begun to work is taken nowhere, and on a phone the line is in sight", async () => {
  const page = await app.open();
  const number = await pin(page, "HorizontalPodAutoscaler", "maxReplicas: 20");
  await page.click(".topbar .btn--primary");
  const short = await fragment(page);
  await here(page).locator("input").click();
  const link = await fragment(page, short);
  const busy = await app.open({ fragment: link });
  await openTab(busy, "Notes");
  await shows(bar(busy), "This link changes nothing here", 30_000);
  assert.equal(await busy.locator('.otabs [aria-selected="true"]').innerText(), "Notes");
  const phone = await app.open({ fragment: link, context: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } });
  await phone.locator(`[data-line="${number}"].is-sent`).waitFor({ timeout: 30_000 });
  await phone.waitForFunction(() => {
    const row = document.querySelector("[data-line].is-sent")?.getBoundingClientRect();
    return row && row.top > 0 && row.bottom < innerHeight;
  });
  assert.deepEqual([...busy.faults, ...phone.faults], []);
});
