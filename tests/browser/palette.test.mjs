// The palette, quick open, search in all files, renaming and keys of editing.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startApp } from "./harness.mjs";
import { command, editor, endOfLine, openFile, select, settled, shows, textOf } from "./user.mjs";

const prod = "values-prod.yaml";
let app;
before(async () => (app = await startApp()));
after(() => app.close());

const palette = (page) => page.locator(".pal");
const row = (page) => palette(page).locator('[aria-selected="true"]');
const panel = (page) => page.locator(".seek:not([hidden])");

async function opened(path) {
  const page = await app.open();
  await page.waitForSelector("[data-checked]", { state: "attached", timeout: 60_000 });
  if (path) await openFile(page, path);
  return page;
}

test("the first key of all may be Ctrl+K; files, values, environments, objects, helpers and commands are found by letters", async () => {
  const page = await opened();
  await command(page, "prod yaml", "values-prod.yaml");
  await editor(page, prod).waitFor();
  await command(page, "#gpu.count", "resources.gpu.count");
  await page.waitForFunction(() => document.activeElement?.getAttribute("data-path") === "values.yaml");
  assert.equal(await page.evaluate(() => document.getSelection().toString()), "count");
  await command(page, "staging", "staging", "F1");
  await page.waitForSelector('.envs [data-env="staging"][aria-selected="true"]');
  await command(page, "@horizontal", "HorizontalPodAutoscaler");
  await page.waitForSelector('.otabs [aria-selected="true"]:has-text("Manifests")');
  await command(page, "ai-inference.fullname");
  await page.waitForFunction(() => document.activeElement?.getAttribute("data-path") === "templates/_helpers.tpl");
  await command(page, ">share", "Share a link");
  await page.locator(".dialog").waitFor();
  await page.keyboard.press("Escape");
  await command(page, ">theme dark", "Theme: dark");
  await page.waitForFunction(() => getComputedStyle(document.documentElement).colorScheme === "dark");
  await command(page, "/_helpers", "templates/_helpers.tpl");
  await page.waitForFunction(() => document.activeElement?.getAttribute("data-path") === "templates/_helpers.tpl");
  await command(page, ":12", "Go to line 12");
  await page.waitForFunction(() => document.querySelector(".cm-focused .cm-lineNumbers .cm-activeLineGutter")?.textContent === "12");
  assert.deepEqual(page.faults, []);
});

test("Ctrl+P lists files only, Escape gives the focus back, and what was used last stands first", async () => {
  const page = await opened(prod);
  await page.keyboard.press("Control+p");
  await page.keyboard.type("deploy");
  await shows(row(page), "templates/deployment.yaml");
  assert.deepEqual(await palette(page).locator(".pal__group").allInnerTexts(), ["Files"]);
  await page.keyboard.press("Enter");
  await editor(page, "templates/deployment.yaml").waitFor();
  await page.keyboard.press("Control+k");
  await palette(page).waitFor();
  await shows(palette(page), "templates/deployment.yaml");
  assert.equal(await palette(page).locator(".pal__group").first().innerText(), "Last used");
  await page.keyboard.press("Escape");
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("data-path")), "templates/deployment.yaml");
  assert.deepEqual(page.faults, []);
});

test("every command of the palette shows its keys as the keys page has them", async () => {
  const page = await opened(prod);
  await page.keyboard.press("Control+k");
  await page.keyboard.type(">");
  await palette(page).locator(".pal__row").nth(30).waitFor();
  const rows = await palette(page).locator(".pal__row").evaluateAll((rows) =>
    rows.map((row) => [row.firstChild.textContent.trim(), [...row.querySelectorAll("kbd")].map((key) => key.textContent).join(" ")]),
  );
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+k");
  await page.keyboard.type(">keys");
  await shows(row(page), "Keys");
  await page.keyboard.press("Enter");
  await page.locator('.pal[aria-label="Keys"]').waitFor();
  const known = await page.locator(".kys__row").evaluateAll((rows) =>
    rows.map((row) => [row.firstChild.textContent.trim(), [...row.querySelectorAll("kbd")].map((key) => key.textContent).join(" ")]),
  );
  assert.ok(rows.length > 60, `${rows.length} commands`);
  for (const [title, key] of rows) assert.ok(known.some(([other, own]) => other === title && own === key), `${title} (${key}) is in the keys page`);
  assert.deepEqual(page.faults, []);
});

test("Ctrl+Shift+F searches all files and the output; hits are gone to; replacing is shown first and one undo", async () => {
  const page = await opened(prod);
  const before = { prod: await textOf(page, prod), base: await textOf(page, "values.yaml") };
  await select(page, prod, "maxReplicas");
  await page.keyboard.press("Control+Shift+f");
  await panel(page).waitFor();
  await shows(panel(page), /9 lines in 7 files and the output/);
  await panel(page).locator("details", { hasText: "HorizontalPodAutoscaler" }).locator("button").first().click();
  await page.waitForSelector('.otabs [aria-selected="true"]:has-text("Manifests")');
  await panel(page).locator("details", { hasText: "values-staging.yaml" }).locator("button").first().click();
  await editor(page, "values-staging.yaml").waitFor();
  await panel(page).getByLabel("Replace with").fill("maxPods");
  await panel(page).getByText("Replace all").click();
  await shows(palette(page), /maxPods: 20/);
  await page.keyboard.press("Enter");
  await palette(page).waitFor({ state: "detached" });
  assert.match(await textOf(page, "templates/hpa.yaml"), /\.Values\.autoscaling\.maxPods/);
  assert.match(await textOf(page, prod), /maxPods: 20/);
  await panel(page).getByLabel("Close the search").click();
  await editor(page, "values-staging.yaml").focus();
  await page.keyboard.press("Control+z");
  assert.equal(await textOf(page, prod), before.prod);
  assert.equal(await textOf(page, "values.yaml"), before.base);
  assert.match(await textOf(page, "templates/hpa.yaml"), /\.Values\.autoscaling\.maxReplicas/);
  await settled(page);
  assert.deepEqual(page.faults, []);
});

test("F2 renames a value in all layers, templates and the schema, after a look at it; one undo takes it back", async () => {
  const page = await opened(prod);
  const before = await textOf(page, "values.yaml");
  await select(page, prod, "maxReplicas");
  await page.keyboard.press("F2");
  await palette(page).waitFor();
  await page.keyboard.type("minReplicas");
  await page.keyboard.press("Enter");
  await shows(palette(page), "already exists");
  await page.keyboard.press("Control+a");
  await page.keyboard.type("maxPods");
  await page.keyboard.press("Enter");
  await shows(palette(page), /8 places in 7 files. Every environment renders the same/);
  assert.match(await palette(page).innerText(), /maxPods: 20/);
  await page.keyboard.press("Enter");
  await palette(page).waitFor({ state: "detached" });
  await settled(page);
  assert.match(await textOf(page, "values.schema.json"), /"maxPods"/);
  assert.match(await textOf(page, "templates/_validate.tpl"), /\.maxPods/);
  assert.equal(await page.locator(".status").innerText().then((text) => /0 errors/.test(text)), true);
  await editor(page, prod).focus();
  await page.keyboard.press("Control+z");
  assert.equal(await textOf(page, "values.yaml"), before);
  assert.match(await textOf(page, prod), /maxReplicas: 20/);
  assert.match(await textOf(page, "values.schema.json"), /"maxReplicas"/);
  await settled(page);
  assert.deepEqual(page.faults, []);
});

test("a named template is renamed with its calls, and what is Helm's own is not", async () => {
  const page = await opened("templates/hpa.yaml");
  await select(page, "templates/hpa.yaml", "ai-inference.fullname");
  await page.keyboard.press("F2");
  await palette(page).waitFor();
  await page.keyboard.type("ai-inference.whole");
  await page.keyboard.press("Enter");
  await shows(palette(page), /Every environment renders the same/);
  await page.keyboard.press("Enter");
  await palette(page).waitFor({ state: "detached" });
  assert.match(await textOf(page, "templates/hpa.yaml"), /include "ai-inference\.whole"/);
  assert.match(await textOf(page, "templates/_helpers.tpl"), /define "ai-inference\.whole"/);
  assert.deepEqual(page.faults, []);
});

test("lines are moved, copied, commented by their place and folded", async () => {
  const page = await opened(prod);
  await endOfLine(page, prod, "minReplicas: 4");
  await page.keyboard.press("Alt+ArrowDown");
  assert.match(await textOf(page, prod), /maxReplicas: 20\n {2}minReplicas: 4\n/);
  await page.keyboard.press("Alt+ArrowUp");
  await page.keyboard.press("Shift+Alt+ArrowDown");
  assert.match(await textOf(page, prod), /minReplicas: 4\n {2}minReplicas: 4\n/);
  await page.keyboard.press("Control+Shift+K");
  await page.keyboard.press("Control+/");
  assert.match(await textOf(page, prod), /\n {2}# maxReplicas: 20\n/);
  await page.keyboard.press("Control+/");
  assert.match(await textOf(page, prod), /\n {2}maxReplicas: 20\n/);
  await select(page, prod, "autoscaling:");
  await page.keyboard.press("Control+Shift+BracketLeft");
  await page.locator(".ed", { has: editor(page, prod) }).locator(".cm-foldPlaceholder").waitFor();
  await page.keyboard.press("Control+Shift+BracketRight");
  assert.equal(await page.locator(".cm-foldPlaceholder").count(), 0);
  const hpa = "templates/hpa.yaml";
  await openFile(page, hpa);
  await endOfLine(page, hpa, "maxReplicas:");
  await page.keyboard.press("Control+/");
  assert.match(await textOf(page, hpa), /\{\{- \/\* maxReplicas: \{\{ \.Values\.autoscaling\.maxReplicas \}\} \*\/\}\}/);
  await settled(page);
  await page.keyboard.press("Control+/");
  assert.match(await textOf(page, hpa), /\n {2}maxReplicas: \{\{ \.Values\.autoscaling\.maxReplicas \}\}\n/);
  assert.deepEqual(page.faults, []);
});

test("Ctrl+. offers fixes and changes; one is shown with all its files before it is done, and one undo takes it back", async () => {
  const page = await opened(prod);
  const deployment = "templates/deployment.yaml";
  await openFile(page, deployment);
  const before = { template: await textOf(page, deployment), base: await textOf(page, "values.yaml") };
  await select(page, deployment, "progressDeadlineSeconds");
  await page.keyboard.press("Control+.");
  const acts = page.locator(".acts");
  await shows(acts, "Render it only if progressDeadlineSecondsEnabled is true");
  await acts.getByText("Render it only if").click();
  await shows(palette(page), "Every environment renders the same as before.", 60_000);
  await shows(palette(page), "progressDeadlineSecondsEnabled: true");
  await page.keyboard.press("Enter");
  await palette(page).waitFor({ state: "detached" });
  assert.match(await textOf(page, deployment), /\{\{- if \.Values\.progressDeadlineSecondsEnabled \}\}\n {2}progressDeadlineSeconds/);
  assert.match(await textOf(page, "values.yaml"), /\nprogressDeadlineSecondsEnabled: true\n$/);
  await settled(page);
  await editor(page, deployment).focus();
  await page.keyboard.press("Control+z");
  assert.equal(await textOf(page, deployment), before.template);
  assert.equal(await textOf(page, "values.yaml"), before.base);
  await openFile(page, prod);
  await select(page, prod, "maxReplicas: 20");
  await page.keyboard.type("maxReplica: 20");
  await page.locator(".cm-marks .gm--err").first().waitFor();
  await settled(page);
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => window.chartroomEditor.problemsOf("values-prod.yaml").some((one) => one.fix));
  await page.keyboard.press("Control+.");
  await shows(acts, "Rename it to maxReplicas");
  await page.keyboard.press("Enter");
  assert.match(await textOf(page, prod), /maxReplicas: 20/);
  assert.deepEqual(page.faults, []);
});

test("Shift+Alt+F brings a file in order; what it says stays, and one undo takes it back", async () => {
  const page = await opened(prod);
  const before = await textOf(page, prod);
  await select(page, prod, "      - weight: 100");
  await page.keyboard.press("End");
  await page.keyboard.type("   ");
  await settled(page);
  assert.notEqual(await textOf(page, prod), before);
  await page.keyboard.press("Shift+Alt+F");
  await page.waitForFunction((before) => window.chartroomEditor.text("values-prod.yaml") === before, before);
  await page.keyboard.press("Control+z");
  assert.notEqual(await textOf(page, prod), before);
  assert.deepEqual(page.faults, []);
});
