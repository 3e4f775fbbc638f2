// Mistakes: each with a clear message at its place, the last good output kept, and typing never blocked.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startApp } from "./harness.mjs";
import {
  editor, endOfLine, errorAt, errorLines, figure, lineOf, noErrors, openEnvironment, openFile, select, settled, shows, stale, textOf, typeOver, undoTo,
} from "./user.mjs";

const prod = "values-prod.yaml";
const deployment = "templates/deployment.yaml";
let app;
before(async () => (app = await startApp()));
after(() => app.close());

/** Breaks a file by typing at the end of a line, and gives the message that appears on the line `below` it. */
async function broken(path, after, typed, below = 1) {
  const page = await app.open();
  await openFile(page, path);
  const line = await lineOf(page, path, after);
  const before = await textOf(page, path);
  await endOfLine(page, path, after);
  await page.keyboard.type(typed);
  const message = await errorAt(page, path, line + below);
  return { page, before, message, line: line + below };
}

test("a mistake in YAML: squiggle, message, last good output; gone once it is fixed", async () => {
  const { page, before } = await broken(prod, "maxReplicas: 20", "\nbad: @x");
  assert.equal(await stale(page), "true");
  assert.equal(await figure(page, "HorizontalPodAutoscaler", "range").innerText(), "4…20", "the last good output stays");
  await shows(page.locator(".banner"), /last good render.*values-prod\.yaml:\d+/s);
  await shows(page.locator('.envs [data-env="prod"]'), "1");
  await openEnvironment(page, "dev");
  assert.equal(await stale(page), "false", "other environments are fresh");
  await openEnvironment(page, "prod");
  await undoTo(page, prod, before);
  await noErrors(page);
  assert.equal(await stale(page), "false");
});

test("half a line of YAML", async () => {
  const page = await app.open();
  await openFile(page, prod);
  const line = await lineOf(page, prod, "maxReplicas: 20");
  const before = await textOf(page, prod);
  await endOfLine(page, prod, "maxReplicas: 20");
  await page.keyboard.type("\nhalf");
  await page.waitForSelector(".diag");
  // At the half line itself, or at the one that it makes unreadable.
  assert.ok([line + 1, line + 2].includes((await errorLines(page, prod))[0]));
  assert.equal(await stale(page), "true");
  await undoTo(page, prod, before);
  await noErrors(page);
});

test("a message comes under its line, and a fixed one goes", async () => {
  const page = await app.open();
  await openFile(page, prod);
  await endOfLine(page, prod, "maxReplicas: 20");
  await page.keyboard.type("\nbad: @x", { delay: 0 });
  await settled(page);
  await page.waitForSelector(".diag");
  for (let step = 0; step < 9; step += 1) await page.keyboard.press("Backspace");
  await settled(page);
  await page.waitForFunction(() => document.querySelectorAll(".diag").length === 0);
});

test("a tab that indents", async () => {
  const page = await app.open();
  await openFile(page, prod);
  const line = await lineOf(page, prod, "maxReplicas: 20");
  await endOfLine(page, prod, "maxReplicas: 20");
  await page.keyboard.press("Enter");
  await page.evaluate((path) => {
    const data = new DataTransfer();
    data.setData("text/plain", "\tx: 1");
    document.querySelector(`.cm-content[data-path="${path}"]`).dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, prod);
  assert.match(await errorAt(page, prod, line + 1), /A tab can’t indent YAML/);
  await page.locator(".diag button", { hasText: "Indent it with spaces" }).click();
  await page.waitForFunction((path) => /\n {2}x: 1/.test(window.chartroomEditor.text(path)), prod);
});

test("a key twice", async () => {
  const page = await app.open();
  await openFile(page, prod);
  const line = await lineOf(page, prod, "maxReplicas: 20");
  await endOfLine(page, prod, "maxReplicas: 20");
  await page.keyboard.type("\nmaxReplicas: 21");
  const message = await errorAt(page, prod, line + 1, "warn");
  assert.match(message, /maxReplicas stands twice/);
  await settled(page);
  assert.equal(await figure(page, "HorizontalPodAutoscaler", "range").innerText(), "4…21", "Helm takes the last one");
});

test("an overlay that is a list", async () => {
  const page = await app.open();
  await openFile(page, prod);
  await page.keyboard.press("Control+a");
  await page.keyboard.type("- a\n");
  await errorAt(page, prod, 1);
  assert.equal(await stale(page), "true");
});

test("an empty overlay is no mistake", async () => {
  const page = await app.open();
  await openFile(page, prod);
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Delete");
  await settled(page);
  assert.equal(await stale(page), "false");
  assert.deepEqual(await errorLines(page, prod), []);
  assert.equal(await figure(page, "Deployment", "pods").innerText(), "1 pod", "the base alone");
});

test("an unknown function", async () => {
  const { page, before, message } = await broken(deployment, "kind: Deployment", "\n# {{ nosuchfunction .Values }}");
  assert.match(message, /nosuchfunction/);
  for (const name of ["dev", "test", "staging", "prod"]) {
    await openEnvironment(page, name);
    assert.equal(await stale(page), "true", name);
  }
  await openFile(page, deployment);
  await undoTo(page, deployment, before);
  await noErrors(page);
});

test("a missing end", async () => {
  const { message } = await broken(deployment, "kind: Deployment", "\n{{- if true }}");
  assert.match(message, /never closed/);
});

test("a nil pointer", async () => {
  const { message } = await broken(deployment, "kind: Deployment", "\n# {{ .Values.nothing.here }}");
  assert.match(message, /nothing/);
});

test("a mistake that only shows in the rendered text stands at its template line", async () => {
  // The list is open until `metadata:` on the line behind, where the reader stops.
  const { page } = await broken(deployment, "kind: Deployment", "\nbad: [{{ .Release.Name }}", 2);
  assert.equal(await stale(page), "true");
});

test("a value of the wrong type, by the chart's schema", async () => {
  const { page, message } = await broken(prod, "maxReplicas: 20", "x", 0);
  assert.match(message, /maxReplicas/);
  await page.keyboard.press("Control+Shift+M");
  await page.click(".ptable tbody tr");
  await page.click("text=What Helm says");
  assert.match(await page.locator(".pdetail pre").innerText(), /values don't meet the specifications of the schema/);
});

test("F8 goes from problem to problem", async () => {
  const { page, line } = await broken(prod, "maxReplicas: 20", "\nbad: @x");
  await openFile(page, "Chart.yaml");
  await page.keyboard.press("F8");
  await editor(page, prod).waitFor();
  const at = await page.evaluate(() => {
    const node = document.getSelection()?.anchorNode;
    const line = (node?.nodeType === 1 ? node : node?.parentElement)?.closest(".cm-line");
    return line?.textContent;
  });
  assert.equal(at, (await textOf(page, prod)).split("\n")[line - 1]);
});

test("a paste of 5 MB: said clearly, typing goes on, undo brings everything back", async () => {
  const page = await app.open();
  await openFile(page, prod);
  const before = await textOf(page, prod);
  await page.keyboard.press("Control+End");
  await page.evaluate((path) => {
    const data = new DataTransfer();
    data.setData("text/plain", "\n" + "key: some value that goes on for a while\n".repeat(125_000));
    document.querySelector(`.cm-content[data-path="${path}"]`).dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, prod);
  await shows(page.locator('[data-verdict="error"]'), /values-prod\.yaml holds 5\.\d million characters/);
  assert.equal(await stale(page), "true");
  const started = Date.now();
  await page.keyboard.type("typing goes on");
  const took = Date.now() - started;
  assert.ok((await textOf(page, prod)).endsWith("typing goes on"));
  assert.ok(took < 4_000, `14 keys took ${took} ms`);
  await undoTo(page, prod, before);
  await noErrors(page);
  assert.equal(await stale(page), "false");
  assert.deepEqual(page.faults, []);
});

test("typing stays quick and nothing breaks while the text is wrong at every key", async () => {
  const page = await app.open();
  await openFile(page, prod);
  await select(page, prod, "maxReplicas: 20");
  await page.keyboard.type("max: {{{[[\"'`|>- &a *b !!x : , # \\t ???", { delay: 5 });
  await settled(page);
  assert.match(await textOf(page, prod), /max: \{\{\{/);
  assert.deepEqual(page.faults, []);
});
