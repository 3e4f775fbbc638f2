// The output as an editor has it: found, filtered, copied and downloaded, with the path of a line and a link to it.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { startApp } from "./harness.mjs";
import { linkTo } from "./links.mjs";
import { editor, endOfLine, manifest, openEnvironment, openFile, openTab, runCommand, settled, shows, typeOver } from "./user.mjs";

let app;
before(async () => (app = await startApp()));
after(() => app.close());

async function opened(context) {
  const page = await app.open({ context });
  await page.waitForSelector("[data-checked]", { state: "attached", timeout: 60_000 });
  await page.keyboard.press("Shift");
  await page.waitForSelector("[data-assist]", { state: "attached" });
  return page;
}

const bar = (page) => page.locator(".obar");
const line = (page, text) => page.locator('.doc[data-kind="Deployment"] [data-line]', { hasText: text }).first();

test("objects are found and filtered by kind, name and text", async () => {
  const page = await opened();
  await openTab(page, "Manifests");
  await page.locator(".doc").first().waitFor();
  const all = await page.locator(".doc").count();
  await page.locator('.otabs [role="tab"]:has-text("Manifests")').focus();
  await page.keyboard.press("Control+f");
  await page.keyboard.type("maxReplicas");
  await shows(page.locator(".find [role=status]"), "1 of 1");
  await shows(page.locator('.doc[data-kind="HorizontalPodAutoscaler"] .row.is-found'), "maxReplicas: 20");
  await page.getByText("Matches only").click();
  await page.waitForFunction(() => document.querySelectorAll(".doc").length === 1);
  await page.locator("[data-find]").fill("service");
  await page.waitForFunction((all) => document.querySelectorAll(".doc").length > 1 && document.querySelectorAll(".doc").length < all, all);
  const kinds = await page.locator(".doc").evaluateAll((docs) => docs.map((doc) => doc.dataset.kind));
  assert.ok(kinds.includes("Service") && kinds.includes("ServiceAccount"), String(kinds));
  await page.getByText("Matches only").click();
  await page.waitForFunction((all) => document.querySelectorAll(".doc").length === all, all);
  assert.deepEqual(page.faults, []);
});

test("the path of a line stands in a bar; line, path and object are copied, the object downloaded", async () => {
  const page = await opened({ permissions: ["clipboard-read", "clipboard-write"] });
  const text = await manifest(page, "Deployment");
  await line(page, "image: ").click();
  await shows(bar(page), /spec\.template\.spec\.initContainers\[0\]\.image/);
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  await bar(page).getByText("Copy path").click();
  assert.equal(await copied(), "spec.template.spec.initContainers[0].image");
  await bar(page).getByText("Copy line").click();
  assert.match(await copied(), /^ +image: /);
  await line(page, "replicas").or(line(page, "kind: Deployment")).first().click();
  await page.keyboard.press("Control+c");
  assert.match(await copied(), /^kind: Deployment$|replicas/);
  await bar(page).getByText("Copy object").click();
  assert.equal((await copied()).trim(), text.trim());
  const [download] = await Promise.all([page.waitForEvent("download"), bar(page).getByText("Download").click()]);
  assert.match(download.suggestedFilename(), /^deployment-llm-ai-inference\.yaml$/);
  assert.equal((await readFile(await download.path(), "utf8")).trim(), text.trim());
  assert.deepEqual(page.faults, []);
});

test("what is copied and downloaded has placeholders for random values; over the last good output it is that output", async () => {
  const page = await opened({ permissions: ["clipboard-read", "clipboard-write"] });
  await openFile(page, "templates/service.yaml");
  await endOfLine(page, "templates/service.yaml", "kind: Service");
  await page.keyboard.insertText('\n# made {{ randAlphaNum 20 }}');
  await settled(page);
  await manifest(page, "Service");
  const made = page.locator('.doc[data-kind="Service"] [data-line]', { hasText: "# made " }).first();
  await made.click();
  const shown = await made.locator(".cm-line").textContent();
  assert.match(shown, /^# made \w{20}$/);
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  await bar(page).getByText("Copy line").click();
  await page.waitForFunction(async () => (await navigator.clipboard.readText()).startsWith("# made"));
  assert.equal(await copied(), "# made RANDOM-VALUE-MADE-BY-HELM");
  await bar(page).getByText("Copy object").click();
  await page.waitForFunction(async () => (await navigator.clipboard.readText()).includes("kind: Service"));
  assert.ok(!(await copied()).includes(shown.slice(7)));
  const [download] = await Promise.all([page.waitForEvent("download"), bar(page).getByText("Download").click()]);
  assert.match(await readFile(await download.path(), "utf8"), /^# made RANDOM-VALUE-MADE-BY-HELM$/m);
  // Nothing renders now, and the output that stays is what the bar is about.
  await openFile(page, "values-prod.yaml");
  await endOfLine(page, "values-prod.yaml", "replicaCount: 4");
  await page.keyboard.insertText("]");
  await page.waitForSelector('.panels__in[data-stale="true"]');
  await line(page, "type: RollingUpdate").click();
  await shows(bar(page), "spec.strategy.type");
  await bar(page).getByText("Copy line").click();
  await page.waitForFunction(async () => (await navigator.clipboard.readText()).trim() === "type: RollingUpdate");
  assert.deepEqual(page.faults, []);
});

test("each tab keeps its own scroll place", async () => {
  const page = await opened();
  await manifest(page, "Deployment");
  const panel = page.locator("#out-panel");
  const top = () => panel.evaluate((panel) => panel.scrollTop);
  await panel.evaluate((panel) => (panel.scrollTop = 400));
  await page.waitForFunction(() => document.querySelector("#out-panel").scrollTop === 400);
  await page.waitForTimeout(100);
  await openTab(page, "Values");
  await page.locator("[data-value]").first().waitFor();
  assert.equal(await top(), 0);
  await panel.evaluate((panel) => (panel.scrollTop = 150));
  await page.waitForTimeout(100);
  await openTab(page, "Manifests");
  await page.waitForFunction(() => document.querySelector("#out-panel").scrollTop === 400);
  await openTab(page, "Values");
  await page.waitForFunction(() => document.querySelector("#out-panel").scrollTop === 150);
  assert.deepEqual(page.faults, []);
});

test("a link leads to the very line", async () => {
  const page = await opened();
  await openEnvironment(page, "staging");
  await manifest(page, "Deployment");
  const number = Number(await line(page, "image: ").getAttribute("data-line"));
  await line(page, "image: ").click();
  await shows(bar(page), "initContainers[0].image");
  await bar(page).getByText("Link", { exact: true }).click();
  const field = page.locator('.dialog [aria-label="Link"]');
  await page.waitForFunction(() => document.querySelector('.dialog [aria-label="Link"]')?.value.includes("#"));
  const link = await field.inputValue();
  const other = await app.browser.newPage();
  await other.goto(link);
  const row = other.locator(`.doc[data-kind="Deployment"] [data-line="${number}"]`);
  await row.waitFor({ timeout: 60_000 });
  await other.locator(`.doc[data-kind="Deployment"] [data-line="${number}"].is-sent`).waitFor();
  assert.equal(await other.locator('.envs [data-env="staging"]').getAttribute("aria-selected"), "true");
  assert.deepEqual(page.faults, []);
});

test("what is done with the output by buttons is in the palette, too", async () => {
  const page = await opened();
  await openTab(page, "Manifests");
  await line(page, "kind: Deployment").waitFor();
  await runCommand(page, "Output: close all objects");
  await page.waitForFunction(() => !document.querySelector(".doc[open]"));
  await runCommand(page, "Output: open all objects");
  await page.waitForFunction(() => document.querySelectorAll(".doc[open]").length === document.querySelectorAll(".doc").length);
  await runCommand(page, "Output: find");
  await page.waitForFunction(() => document.activeElement?.matches("[data-find]"));
  await page.keyboard.type("maxReplicas");
  await shows(page.locator(".find [role=status]"), "1 of 1");
  await runCommand(page, "Output: only objects that");
  await page.waitForFunction(() => document.querySelectorAll(".doc").length === 1);
  await runCommand(page, "Output: only objects that");
  await page.waitForFunction(() => document.querySelectorAll(".doc").length > 1);
  await openTab(page, "Values");
  await page.locator("[data-value]").first().waitFor();
  const values = await page.locator("[data-value]").count();
  await runCommand(page, "Output: only values changed");
  await page.waitForFunction((values) => document.querySelectorAll("[data-value]").length < values, values);
  assert.deepEqual(page.faults, []);
});

const shown = (page) => page.locator('.doc[data-kind="Deployment"] .row--out').evaluateAll((rows) => rows.map((row) => row.querySelector(".cm-line").textContent));
const holds = (page, text, there) =>
  page.waitForFunction(([text, there]) => [...document.querySelectorAll('.doc[data-kind="Deployment"] .row--out .cm-line')].some((line) => line.textContent.includes(text)) === there, [text, there]);
const focusedLine = (page, text) => page.waitForFunction((text) => document.activeElement?.querySelector(".cm-line")?.textContent.trim() === text, text);

test("parts of an object are folded by their chevron and by arrow keys, and stay so when something else is rendered", async () => {
  const page = await opened();
  const all = (await manifest(page, "Deployment")).split("\n");
  const strategy = line(page, "strategy:");
  assert.equal(await line(page, "apiVersion: ").locator(".fold").count(), 0);
  await strategy.locator(".fold").click();
  await holds(page, "rollingUpdate:", false);
  assert.match(await strategy.innerText(), /strategy:\s*… 4 lines/);
  assert.equal(await strategy.locator(".fold").getAttribute("aria-expanded"), "false");
  await focusedLine(page, "strategy:");
  assert.equal((await shown(page)).length, all.length - 4);
  await page.keyboard.press("ArrowDown");
  await focusedLine(page, "selector:");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowLeft");
  await focusedLine(page, "matchLabels:");
  await page.keyboard.press("ArrowLeft");
  await focusedLine(page, "selector:");
  await holds(page, "matchLabels:", false);
  await page.keyboard.press("ArrowRight");
  await holds(page, "matchLabels:", true);
  await typeOver(page, "values-prod.yaml", "replicaCount: 4", "replicaCount: 5");
  await settled(page);
  await holds(page, "rollingUpdate:", false);
  await strategy.locator(".fold").click();
  await holds(page, "rollingUpdate:", true);
  assert.deepEqual(page.faults, []);
});

test("levels of all objects are folded from the palette and by keys; what is found, gone to or pinned is unfolded", async () => {
  const page = await opened();
  const all = (await manifest(page, "Deployment")).split("\n");
  await runCommand(page, "Output: fold all");
  await holds(page, "strategy:", false);
  assert.deepEqual(await shown(page), all.filter((text) => /^\S/.test(text)));
  await runCommand(page, "Output: fold level 2");
  await holds(page, "strategy:", true);
  await holds(page, "rollingUpdate:", false);
  await runCommand(page, "Output: unfold all");
  await page.waitForFunction((count) => document.querySelectorAll('.doc[data-kind="Deployment"] .row--out').length === count, all.length);
  await line(page, "kind: Deployment").focus();
  await page.keyboard.press("Control+Alt+[");
  await holds(page, "strategy:", false);
  await line(page, "kind: Deployment").focus();
  await page.keyboard.press("Control+f");
  await page.keyboard.type("maxUnavailable");
  await shows(page.locator('.doc[data-kind="Deployment"] .row.is-found'), "maxUnavailable");
  assert.ok(!(await shown(page)).some((text) => text.includes("matchLabels:")), "the rest stays folded");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+Shift+f");
  const search = page.locator(".seek:not([hidden])");
  await search.getByLabel("Search in all files").or(search.locator("input").first()).first().fill("terminationGracePeriodSeconds:");
  await search.locator("details", { hasText: "Deployment" }).locator("button").last().click();
  await holds(page, "terminationGracePeriodSeconds:", true);
  assert.deepEqual(page.faults, []);
});

test("long objects are folded, too, with only what is in sight drawn", async () => {
  const long = "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: long\nspec:\n{{- range $at := until 1000 }}\n  part{{ $at }}:\n    a: 1\n    only{{ $at }}: 2\n{{- end }}\n";
  const page = await app.open({ fragment: linkTo({ "templates/long.yaml": long, "values.yaml": "a: 1\n" }) });
  await page.waitForSelector("[data-checked]", { state: "attached", timeout: 60_000 });
  await page.keyboard.press("Shift");
  await page.waitForSelector("[data-assist]", { state: "attached" });
  await openTab(page, "Manifests");
  await line(page, "part0:").waitFor();
  const height = () => page.locator("#out-panel").evaluate((panel) => panel.scrollHeight);
  const drawn = () => page.locator('.doc[data-kind="Deployment"] .row--out').count();
  assert.ok((await drawn()) < 300, `${await drawn()} of 3005`);
  const before = await height();
  await line(page, "part0:").locator(".fold").click();
  await holds(page, "only0:", false);
  await runCommand(page, "Output: fold level 2");
  await holds(page, "only1:", false);
  await page.waitForFunction((before) => document.querySelector("#out-panel").scrollHeight < 0.4 * before, before);
  assert.ok((await drawn()) < 300, `${await drawn()} of 1005`);
  await line(page, "part0:").focus();
  await page.keyboard.press("Control+f");
  await page.keyboard.type("only900:");
  await shows(page.locator(".row.is-found"), "only900: 2");
  await page.waitForFunction(() => {
    const [row, panel] = [".row.is-found", "#out-panel"].map((one) => document.querySelector(one).getBoundingClientRect());
    return row.top >= panel.top && row.bottom <= panel.bottom;
  });
  assert.ok((await drawn()) < 300);
  await line(page, "part901:").locator(".fold").click();
  await holds(page, "only901:", true);
  assert.deepEqual(page.faults, []);
});

test("the path of a value stands in the bar, and is copied as a template reads it and as --set takes it", async () => {
  const page = await opened({ permissions: ["clipboard-read", "clipboard-write"] });
  await openTab(page, "Values");
  const value = (text) => page.locator("[data-value]", { hasText: text }).first();
  const copies = (button, text) => Promise.all([bar(page).getByText(button).click(), page.waitForFunction(async (text) => (await navigator.clipboard.readText()) === text, text)]);
  await value("maxReplicas: ").locator(".cm-line").click();
  await shows(bar(page), /^autoscaling\.maxReplicas\s+line \d+/);
  await copies("Copy .Values path", ".Values.autoscaling.maxReplicas");
  await copies("Copy --set path", "autoscaling.maxReplicas");
  await copies("Copy line", "  maxReplicas: 20");
  await value("node-role: ").locator(".cm-line").click();
  await shows(bar(page), "nodeSelector.node-role");
  await copies("Copy .Values path", '(index .Values.nodeSelector "node-role")');
  await page.keyboard.press("Escape");
  await value("operator: In").focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowUp");
  await shows(bar(page), /\.matchExpressions\[0\]\.operator/);
  await runCommand(page, "Output: copy the path of the value for --set");
  await page.waitForFunction(async () => /^affinity\.podAntiAffinity\.preferredDuringSchedulingIgnoredDuringExecution\[0\]\.podAffinityTerm\.labelSelector\.matchExpressions\[0\]\.operator$/.test(await navigator.clipboard.readText()));
  await openTab(page, "Manifests");
  await page.locator(".obar").waitFor({ state: "hidden" });
  assert.deepEqual(page.faults, []);
});

test("an address in NOTES.txt is a link, one that a shell completes is not", async () => {
  const page = await opened();
  await openFile(page, "templates/NOTES.txt");
  await editor(page, "templates/NOTES.txt").focus();
  await page.keyboard.press("Control+a");
  await page.keyboard.insertText("See https://shop.example.com/a?b=1.\nOr http://$IP:80, (http://127.0.0.1:8080)\n");
  await openTab(page, "Notes");
  const links = page.locator(".notes pre a");
  await page.waitForFunction(() => document.querySelectorAll(".notes pre a").length === 2);
  assert.deepEqual(await links.evaluateAll((all) => all.map((one) => one.getAttribute("href"))), [
    "https://shop.example.com/a?b=1",
    "http://127.0.0.1:8080",
  ]);
  assert.equal(await page.locator(".notes pre").innerText(), "See https://shop.example.com/a?b=1.\nOr http://$IP:80, (http://127.0.0.1:8080)");
});
