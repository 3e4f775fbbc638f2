// What was sent is answered: the reply shows the difference to it. And links for elsewhere: Markdown, snippets, codes.

import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { repository, startApp, waitUntilRendered } from "./harness.mjs";
import { bar, dialog, figure, fragment, openEnvironment, openFile, settled, shows, textOf, typeOver } from "./user.mjs";

const prod = "values-prod.yaml";
let app;
before(async () => (app = await startApp()));
after(() => app.close());

const clipboard = { permissions: ["clipboard-read", "clipboard-write"] };
const copied = (page) => page.evaluate(() => navigator.clipboard.readText());
const act = (page, name) => bar(page).locator("button", { hasText: name });

async function edited(changes, context) {
  const page = await app.open({ context });
  await openFile(page, prod);
  for (const [old, now] of Object.entries(changes)) await typeOver(page, prod, old, now);
  await settled(page);
  return page;
}

async function sent(changes) {
  const page = await edited(changes);
  await page.click(".topbar .btn--primary");
  const link = await fragment(page);
  await page.keyboard.press("Escape");
  return [page, link];
}

test("a link is answered, and whoever sent it sees the answer against what was sent", async () => {
  const [page, link] = await sent({ "maxReplicas: 20": "maxReplicas: 24", "minReplicas: 4": "minReplicas: 6" });
  const other = await app.open({ fragment: link, context: clipboard });
  await shows(bar(other), "This link changes prod in 2 places");
  await act(other, "Answer").click();
  await shows(bar(other), "You are answering. Your reply changes nothing of what was sent.");
  await openFile(other, prod);
  await typeOver(other, prod, "maxReplicas: 24", "maxReplicas: 22");
  await typeOver(other, prod, "targetQueueDepth: 5", "targetQueueDepth: 9");
  await settled(other);
  await shows(bar(other), "Your reply changes 1 of the 2 places and adds 1.");
  await shows(bar(other), /GPUs\s*6…24 → 6…22/);
  // The change list is against what was sent, too.
  await act(other, "See my changes").click();
  await shows(other.locator(".changes"), "1 file differs since then");
  await shows(other.locator(".cmp thead"), "prod, as it was sent");
  const file = other.locator(".compare__object", { hasText: prod }).first();
  assert.match(await file.innerText(), /maxReplicas: 24[\s\S]*maxReplicas: 22/);
  assert.equal(await file.locator(".d-add, .d-del", { hasText: "minReplicas" }).count(), 0, "what was sent is no change");
  await other.click("[data-close]");
  // It goes on after a reload.
  await other.waitForTimeout(600);
  await other.reload();
  await waitUntilRendered(other);
  await shows(bar(other), "Your reply changes 1 of the 2 places and adds 1.", 30_000);
  await shows(bar(other), /\d+ characters/);
  await act(other, "Copy answer link").click();
  await shows(bar(other), "Copied");
  const answer = (await copied(other)).split("#")[1];
  assert.ok(answer.length < link.length + 80, `${link.length} ${answer.length}`);

  await page.evaluate((hash) => (location.hash = hash), answer);
  await shows(bar(page), "This is an answer. Against what was sent it changes 1 of the 2 places and adds 1.", 30_000);
  await shows(bar(page), /GPUs\s*6…24 → 6…22/);
  await shows(bar(page), "Your own work is safe");
  await act(page, "Take over").click();
  await shows(dialog(page), "2 of 2");
  await dialog(page).locator(".take__item", { hasText: "targetQueueDepth" }).locator("input").click();
  await shows(dialog(page).locator(".take__foot"), "Your prod then: 6…22 pods");
  await dialog(page).locator("button", { hasText: "Take over 1" }).click();
  await page.locator(".banner", { hasText: "taken over" }).waitFor();
  await shows(figure(page, "HorizontalPodAutoscaler", "range"), "6…22");
  assert.match(await textOf(page, prod), /targetQueueDepth: 5/);
  assert.deepEqual([...page.faults, ...other.faults], []);
});

/** A phone that was on the page once and has no network any more. */
async function offline(fragment = "") {
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, serviceWorkers: "allow" };
  const page = await app.open({ context: { ...phone, ...clipboard } });
  await page.waitForSelector("[data-checked]", { state: "attached", timeout: 60_000 });
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
  await page.context().setOffline(true);
  await page.goto("about:blank");
  await page.goto(app.url + (fragment && `#${fragment}`));
  await waitUntilRendered(page);
  return page;
}

test("two phones without a network share, see what changed, and answer", async () => {
  const page = await offline();
  await page.click(".mnav >> text=Edit");
  await typeOver(page, prod, "maxReplicas: 20", "maxReplicas: 24");
  await settled(page);
  await page.click(".topbar .btn--primary");
  const other = await offline(await fragment(page));
  await shows(bar(other), "This link changes prod in one place", 30_000);
  await shows(bar(other), /GPUs\s*4…20 → 4…24/);
  await act(other, "Answer").click();
  await shows(bar(other), "You are answering");
  await other.click(".mnav >> text=Edit");
  await typeOver(other, prod, "maxReplicas: 24", "maxReplicas: 22");
  await settled(other);
  await shows(bar(other), "Your reply changes the one place.", 30_000);
  await act(other, "Copy answer link").click();
  await shows(bar(other), "Copied");
  const answer = (await copied(other)).split("#")[1];
  await page.keyboard.press("Escape");
  await page.evaluate((hash) => (location.hash = hash), answer);
  await shows(bar(page), "This is an answer", 30_000);
  for (const one of [page, other]) {
    const wide = await one.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(wide <= 0, `${wide} pixels wider than the phone`);
  }
});

test("an answer that holds a secret is not copied unasked", async () => {
  const [, link] = await sent({ "maxReplicas: 20": "maxReplicas: 24" });
  const other = await app.open({ fragment: link });
  await act(other, "Answer").click();
  await shows(bar(other), "You are answering");
  await openFile(other, prod);
  await other.keyboard.press("Control+End");
  await other.keyboard.type("\nhubToken: hf_abcdefghijklmnopqrstuvwxyz0123\n");
  await settled(other);
  await act(other, "Share the answer…").click();
  await shows(dialog(other).locator(".alert"), "hubToken");
  const receiver = await app.open({ fragment: await fragment(other) });
  await shows(bar(receiver), "This is an answer", 30_000);
  assert.match(await textOf(receiver, prod), /hubToken: <redacted>/);
  await other.keyboard.press("Escape");
  await act(other, "Leave the answer").click();
  await shows(bar(other), "This link changes prod in");
  assert.deepEqual([...other.faults, ...receiver.faults], []);
});

test("Markdown folds the overlay, figures and the link", async () => {
  const page = await edited({ "maxReplicas: 20": "maxReplicas: 24" }, clipboard);
  await page.click(".topbar .btn--primary");
  await fragment(page);
  await dialog(page).locator(".sharing__forms button", { hasText: "Markdown" }).click();
  const markdown = dialog(page).locator("[data-markdown]");
  await shows(markdown, "<details><summary>prod on ai-inference 1.3.0</summary>");
  const text = await markdown.textContent();
  assert.match(text, /\| Pods \| `4…20` \| `4…24` \|/);
  assert.match(text, /```yaml\n# values-prod.yaml[\s\S]*maxReplicas: 24[\s\S]*```/);
  await dialog(page).locator("button", { hasText: "Copy Markdown" }).click();
  assert.equal(await copied(page), text);
  const link = /\]\(<[^>]*#(v3\/[^>]+)>\)/.exec(text)[1];
  const other = await app.open({ fragment: link });
  await shows(figure(other, "HorizontalPodAutoscaler", "range"), "4…24");
  assert.deepEqual([...page.faults, ...other.faults], []);
});

/** Opens a chart of one's own from a folder. */
async function ownChart(page, name, files) {
  const folder = mkdtempSync(join(tmpdir(), "snippet-"));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name, path)), { recursive: true });
    writeFileSync(join(folder, name, path), text);
  }
  await page.click(".topbar .picker");
  await page.waitForSelector("[data-folder]", { state: "attached" });
  await page.setInputFiles("[data-folder]", join(folder, name));
  await page.locator(".topbar .picker", { hasText: name }).waitFor();
  await settled(page);
  rmSync(folder, { recursive: true });
}

test("a snippet goes into another chart, as far as that has its keys", async () => {
  const page = await edited({ "maxReplicas: 20": "maxReplicas: 24", "targetQueueDepth: 5": "targetQueueDepth: 9" });
  await page.click(".topbar .btn--primary");
  const whole = await fragment(page);
  await dialog(page).locator(".sharing__forms button", { hasText: "Snippet" }).click();
  await shows(dialog(page).locator(".sharing__yaml"), "maxReplicas: 24");
  const rows = dialog(page).locator(".sharing__entries .take__row");
  assert.equal(await rows.locator(":checked").count(), 2, "what was changed is chosen at first");
  const link = await fragment(page, whole);
  await rows.filter({ hasText: "replicaCount" }).locator("input").click();
  await shows(dialog(page).locator(".sharing__yaml"), "replicaCount: 4");
  const more = await fragment(page, link);
  assert.ok(more.length < 140, more);

  const other = await app.open();
  await ownChart(other, "shop", {
    "Chart.yaml": "apiVersion: v2\nname: shop\nversion: 1.0.0\n",
    "values.yaml": "replicaCount: 1\nautoscaling:\n  maxReplicas: 3 # few\n",
    "templates/map.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: m\ndata:\n  most: '{{ .Values.autoscaling.maxReplicas }}'\n",
  });
  await other.evaluate((hash) => (location.hash = hash), more);
  await shows(bar(other), "This link brings 3 entries of values. Here 3 of them change something. This chart’s values have no key for 1.", 30_000);
  await act(other, "Take over").click();
  await shows(dialog(other), "2 of 3");
  await shows(dialog(other).locator(".take__item", { hasText: "targetQueueDepth" }), "No values of this chart have this key");
  await dialog(other).locator("button", { hasText: "Take over 2" }).click();
  await other.locator(".banner", { hasText: "taken over" }).waitFor();
  assert.equal(await textOf(other, "values.yaml"), "replicaCount: 4\nautoscaling:\n  maxReplicas: 24 # few\n");
  assert.equal(await other.locator(".topbar", { hasText: "shop" }).count(), 1);
  assert.deepEqual([...page.faults, ...other.faults], []);
});

test("a short link has a code for a phone, a long one says that it has none", async () => {
  const page = await edited({ "maxReplicas: 20": "maxReplicas: 24" });
  await page.click(".topbar .btn--primary");
  await fragment(page);
  await dialog(page).locator("button", { hasText: "QR code for a phone" }).click();
  const svg = dialog(page).locator('.qr svg[role="img"]');
  await svg.waitFor();
  assert.ok((await svg.boundingBox()).width >= 200);
  await page.keyboard.press("Escape");
  await openFile(page, prod);
  await page.keyboard.press("Control+End");
  // Nothing that deflate could make short.
  let seed = 7;
  const word = () => ((seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648).toString(36).slice(2);
  await page.keyboard.insertText(`\nlong:\n${Array.from({ length: 90 }, () => `  - "${word()}${word()}${word()}"`).join("\n")}\n`);
  await settled(page);
  await page.click(".topbar .btn--primary");
  await fragment(page);
  await dialog(page).locator("button", { hasText: "QR code for a phone" }).click();
  await shows(dialog(page), "too long for a QR code");
  assert.deepEqual(page.faults, []);
});

test("chartroom share prints the very link that the page makes", async () => {
  const page = await app.open();
  const template = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ .Release.Name }}\ndata:\n  size: '{{ .Values.size }}'\n";
  await ownChart(page, "shop", {
    "Chart.yaml": "apiVersion: v2\nname: shop\nversion: 1.0.0\n",
    "values.yaml": "size: 1\n",
    "values-dev.yaml": "",
    "values-prod.yaml": "size: 2\n",
    "templates/map.yaml": template,
  });
  await openEnvironment(page, "prod");
  await openFile(page, prod);
  await typeOver(page, prod, "size: 2", "size: 5");
  await settled(page);
  await page.click(".topbar .btn--primary");
  const all = await fragment(page);
  assert.equal(all, readFileSync(join(repository, "crates/cli/tests/page-link.txt"), "utf8").trim());
  assert.deepEqual(page.faults, []);
});
