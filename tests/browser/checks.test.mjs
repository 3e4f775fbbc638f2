// The checks: what Helm lets through, at the user's own line, with reason, documentation and way out.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startApp } from "./harness.mjs";
import { editor, manifest, openEnvironment, openFile, select, settled, shows, textOf } from "./user.mjs";

const prod = "values-prod.yaml";
let app;
before(async () => (app = await startApp()));
after(() => app.close());

/** The page with the checks at work. */
async function checked() {
  const page = await app.open();
  await page.waitForSelector("html[data-checked]");
  return page;
}

/** Waits until the checks have seen what was typed. */
const seen = (page) => page.waitForFunction(() => document.documentElement.dataset.checked === document.documentElement.dataset.revision);

/** Makes prod's budget keep as many pods as there are at least. */
async function tooManyStay(page) {
  await select(page, prod, "minAvailable: 2");
  await page.keyboard.insertText("minAvailable: 4");
}

/** The page with that one warning and the list of problems open. */
async function warned() {
  const page = await checked();
  await openFile(page, prod);
  await tooManyStay(page);
  await settled(page);
  await seen(page);
  await problems(page);
  return page;
}

const row = (page, id) => page.locator(`.ptable [data-problem="${id}"]`);

async function problems(page) {
  if ((await page.locator("#problems").count()) === 0) await page.keyboard.press("Control+Shift+M");
  await page.waitForSelector("#problems");
}

test("the built-in chart has nothing to say in any environment", async () => {
  const page = await checked();
  await problems(page);
  await shows(page.locator(".problems__list"), /No problems/);
  assert.deepEqual(page.faults, []);
});

test("a finding stands at the overlay's key, with its reason and documentation, and goes with its cause", async () => {
  const page = await checked();
  await openFile(page, prod);
  const before = await textOf(page, prod);
  await tooManyStay(page);
  await settled(page);
  await seen(page);
  await problems(page);
  await shows(row(page, "PDB002"), /4 pods, and 4 must stay/);
  await shows(row(page, "PDB002").locator(".place"), /values-prod\.yaml:\d+/);
  await openFile(page, "templates/hpa.yaml");
  await row(page, "PDB002").click();
  const place = editor(page, prod).locator(".cm-activeLine", { hasText: "minAvailable: 4" });
  await page.waitForTimeout(200);
  const [line, pane] = [await place.boundingBox(), await page.locator(".ed", { has: place }).boundingBox()];
  assert.ok(line.y > pane.y && line.y + line.height < pane.y + pane.height, "the line is in view, also of a file just opened");
  const detail = page.locator(".pdetail");
  await shows(detail, /the drain never ends/);
  const link = detail.locator("a", { hasText: "Documentation" });
  assert.match(await link.getAttribute("href"), /^https:\/\/kubernetes\.io\//);
  await shows(page.locator('[data-card="PodDisruptionBudget"] .card__head'), "1");
  await editor(page, prod).focus();
  await page.keyboard.press("Control+End");
  await select(page, prod, "minAvailable: 4");
  await page.keyboard.insertText("minAvailable: 2");
  await page.waitForFunction(([path, text]) => window.chartroomEditor.text(path) === text, [prod, before]);
  await seen(page);
  await row(page, "PDB002").waitFor({ state: "detached" });
  assert.deepEqual(page.faults, []);
});

test("several of a kind are mended at once, in one step that can be undone", async () => {
  const page = await checked();
  await openFile(page, prod);
  const before = await textOf(page, prod);
  await editor(page, prod).focus();
  await page.keyboard.press("Control+End");
  await page.keyboard.insertText("\nglobal: {environment: prod}\nlabels:\n  yes: one\n  on: two\n");
  await settled(page);
  await seen(page);
  await problems(page);
  await page.fill('[aria-label="Filter problems"]', "val010");
  const all = page.locator(".ptable tbody tr");
  await page.waitForFunction(() => document.querySelectorAll(".ptable tbody tr").length >= 2);
  assert.ok((await all.evaluateAll((rows) => rows.map((row) => row.dataset.problem))).every((id) => id === "VAL010"));
  await all.first().click();
  const button = page.locator(".pdetail button", { hasText: /^Fix all \d+$/ });
  await button.click();
  await page.waitForFunction((path) => window.chartroomEditor.text(path).includes('"yes": one'), prod);
  assert.match(await textOf(page, prod), /"yes": one\n {2}"on": two/);
  await settled(page);
  await seen(page);
  await shows(page.locator(".problems__list"), /No problem matches the filter/);
  assert.notEqual(await textOf(page, prod), before);
  assert.deepEqual(page.faults, []);
});

test("entries that change nothing go together, with the table that they would leave empty", async () => {
  const page = await checked();
  await openFile(page, prod);
  const before = await textOf(page, prod);
  await manifest(page, "Service");
  const service = () => page.locator('.doc[data-kind="Service"] .cm-line').allInnerTexts();
  const shown = await service();
  await editor(page, prod).focus();
  await page.keyboard.press("Control+End");
  await page.keyboard.insertText("service:\n  port: 8080\n  type: ClusterIP\n");
  await settled(page);
  await seen(page);
  await problems(page);
  await page.fill('[aria-label="Filter problems"]', "redundant");
  await page.locator(".ptable tbody tr").nth(1).waitFor();
  await page.locator(".ptable tbody tr").first().click();
  await page.locator(".pdetail button", { hasText: /^Fix all 2$/ }).click();
  await page.waitForFunction((path) => !window.chartroomEditor.text(path).includes("type: ClusterIP"), prod);
  assert.equal(await textOf(page, prod), before);
  await settled(page);
  await seen(page);
  assert.deepEqual(await service(), shown);
  await editor(page, prod).focus();
  await page.keyboard.press("Control+z");
  assert.match(await textOf(page, prod), /service:\n {2}port: 8080\n {2}type: ClusterIP\n$/, "one step");
  assert.deepEqual(page.faults, []);
});

test("a check is switched off for the chart, and back on by undo", async () => {
  const page = await warned();
  await row(page, "PDB002").click();
  await page.locator(".pdetail button", { hasText: "Switch this check off" }).click();
  await editor(page, ".chartroom.yaml").waitFor();
  assert.equal(await textOf(page, ".chartroom.yaml"), "checks:\n  PDB002: off\n");
  await row(page, "PDB002").waitFor({ state: "detached" });
  await editor(page, ".chartroom.yaml").focus();
  await page.keyboard.press("Control+z");
  await row(page, "PDB002").waitFor();
  assert.deepEqual(page.faults, []);
});

test("any row of a long list is chosen by keyboard", async () => {
  const page = await checked();
  await openFile(page, prod);
  await editor(page, prod).focus();
  await page.keyboard.press("Control+End");
  await page.keyboard.insertText(Array.from({ length: 450 }, (_, at) => `unknown${at}: 1\n`).join(""));
  await settled(page);
  await seen(page);
  await problems(page);
  await page.locator(".ptable__message", { hasText: "unknown1" }).first().focus();
  await page.keyboard.press("Enter");
  await shows(page.locator(".pdetail h2"), "unknown1");
  assert.equal(await page.locator('.ptable tr[aria-current="true"]').count(), 1);
  assert.deepEqual(page.faults, []);
});

test("the list is narrowed by severity and by words, and an environment's own checks stay its own", async () => {
  const page = await warned();
  await row(page, "PDB002").first().waitFor();
  await page.fill('[aria-label="Filter problems"]', "nothing says this");
  await shows(page.locator(".problems__list"), /No problem matches the filter/);
  await page.fill('[aria-label="Filter problems"]', "");
  await row(page, "PDB002").first().waitFor();
  await openEnvironment(page, "dev");
  await page.click('.seg[aria-label="Scope"] button:first-child');
  await shows(page.locator(".problems__list"), /No problems/);
  assert.deepEqual(page.faults, []);
});
