// Editing as people know it from elsewhere: folding, cursors, brackets, pasting, search in a file, keys of one's own.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startApp } from "./harness.mjs";
import { configMap, linkTo } from "./links.mjs";
import { editor, endOfLine, lineOf, openFile, runCommand, select, settled, shows, textOf, typeOver } from "./user.mjs";

const prod = "values-prod.yaml";
const hpa = "templates/hpa.yaml";
let app;
before(async () => (app = await startApp()));
after(() => app.close());

async function opened(path, context) {
  const page = await app.open({ context, closing: true });
  await page.waitForSelector("[data-checked]", { state: "attached", timeout: 60_000 });
  if (path) await openFile(page, path);
  await page.keyboard.press("Shift");
  await page.waitForSelector("[data-assist]", { state: "attached", timeout: 9_000 });
  return page;
}

const pane = (page, path) => page.locator(".ed", { has: editor(page, path) });
const cursorLine = (page) => page.locator(".cm-focused .cm-lineNumbers .cm-activeLineGutter").innerText().then(Number);

/** Pastes a text where the cursor is. */
async function paste(page, path, text) {
  await editor(page, path).evaluate((content, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    content.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}

test("line numbers cover text that is scrolled sideways", async () => {
  const page = await opened("templates/deployment.yaml");
  const seen = await pane(page, "templates/deployment.yaml").evaluate((pane) => {
    const [scroller, gutters] = [pane.querySelector(".cm-scroller"), pane.querySelector(".cm-gutters")];
    scroller.scrollLeft = 200;
    const number = pane.querySelector(".cm-lineNumbers .cm-gutterElement:nth-child(3)").getBoundingClientRect();
    const top = document.elementFromPoint(number.left + 4, number.top + 4);
    return { moved: scroller.scrollLeft, color: getComputedStyle(gutters).backgroundColor, covers: gutters.contains(top) };
  });
  assert.ok(seen.moved > 0, "the text is wider than the editor");
  assert.match(seen.color, /^rgb\(/, "the gutter lets nothing through");
  assert.ok(seen.covers);
  assert.deepEqual(page.faults, []);
});

test("Ctrl+F searches with counts, patterns and whole words, and replaces", async () => {
  const page = await opened(prod);
  const panel = page.locator(".sch");
  await select(page, prod, "maxReplicas");
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("Control+f");
  await panel.getByLabel("Search in this file").fill("replicas");
  await shows(panel.locator("[role=status]"), /^\d found$/);
  await page.keyboard.press("Enter");
  await shows(panel.locator("[role=status]"), /^1 of \d$/);
  await page.keyboard.press("Shift+Enter");
  await shows(panel.locator("[role=status]"), /^(\d) of \1$/);
  await panel.getByRole("button", { name: "Match case" }).click();
  await shows(panel.locator("[role=status]"), "Nothing found");
  await panel.getByRole("button", { name: "Match case" }).click();
  await panel.getByRole("button", { name: "Regular expression" }).click();
  await panel.getByLabel("Search in this file").fill("^  m(in|ax)Replicas");
  await shows(panel.locator("[role=status]"), "2 found");
  await panel.getByLabel("Search in this file").fill("(");
  await shows(panel.locator("[role=status]"), "Invalid pattern");
  await panel.getByLabel("Search in this file").fill("Replicas: (\\d+)");
  await panel.getByLabel("Replace with").fill("Pods: $1");
  await panel.getByText("Replace all").click();
  assert.match(await textOf(page, prod), /minPods: 4\n {2}maxPods: 20\n/);
  await page.keyboard.press("Escape");
  assert.equal(await panel.count(), 0);
  await page.keyboard.press("Control+z");
  assert.match(await textOf(page, prod), /minReplicas: 4\n {2}maxReplicas: 20\n/);
  assert.deepEqual(page.faults, []);
});

test("brackets and quotes are closed, typed over, taken away in pairs and put around what is selected", async () => {
  const page = await opened(prod);
  await typeOver(page, prod, "level: INFO", 'level: "DEBUG"');
  assert.match(await textOf(page, prod), /level: "DEBUG"\n/);
  await typeOver(page, prod, "replicaCount: 4", "replicaCount: [{a: 1}]");
  assert.match(await textOf(page, prod), /replicaCount: \[\{a: 1\}\]\n/);
  await typeOver(page, prod, "replicaCount: [{a: 1}]", "replicaCount: [");
  assert.match(await textOf(page, prod), /replicaCount: \[\]\n/);
  await page.keyboard.press("Backspace");
  await page.keyboard.type("4 # it's");
  assert.match(await textOf(page, prod), /replicaCount: 4 # it's\n/);
  await select(page, prod, "inference");
  await page.keyboard.type('"');
  assert.match(await textOf(page, prod), /"inference"/);
  assert.equal(await page.evaluate(() => document.getSelection().toString()), "inference");
  await openFile(page, hpa);
  await typeOver(page, hpa, "{{ .Values.autoscaling.minReplicas }}", "{{ quote (printf \"%d\" 4");
  assert.match(await textOf(page, hpa), /minReplicas: \{\{ quote \(printf "%d" 4\)\}\}\n/);
  await runCommand(page, "Close brackets and quotes");
  await openFile(page, prod);
  await typeOver(page, prod, "maxReplicas: 20", 'maxReplicas: "20');
  assert.match(await textOf(page, prod), /maxReplicas: "20\n/);
  assert.deepEqual(page.faults, []);
});

test("YAML that is pasted goes as deep as the place", async () => {
  const page = await opened(prod);
  await endOfLine(page, prod, "  minReplicas: 4");
  await page.keyboard.press("Enter");
  await paste(page, prod, "behavior:\n      scaleDown:\n        stabilizationWindowSeconds: 60\n");
  assert.match(await textOf(page, prod), /minReplicas: 4\n {2}behavior:\n {4}scaleDown:\n {6}stabilizationWindowSeconds: 60\n/);
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await endOfLine(page, prod, "  minReplicas: 4");
  await page.keyboard.press("Enter");
  await paste(page, prod, "        a: 1\n        b:\n        - c");
  assert.match(await textOf(page, prod), /minReplicas: 4\n {2}a: 1\n {2}b:\n {2}- c\n/);
  assert.deepEqual(page.faults, []);
});

test("if, else and end belong together and are gone through by a key", async () => {
  const file = "templates/deployment.yaml";
  const page = await opened(file);
  const first = await lineOf(page, file, "{{- if not .Values.autoscaling.enabled }}");
  await select(page, file, "{{- if not .Values.autoscaling.enabled");
  await page.keyboard.press("ArrowLeft");
  for (let step = 0; step < 5; step += 1) await page.keyboard.press("ArrowRight");
  assert.deepEqual(await page.locator(".cm-matchingBracket").allInnerTexts(), ["if", "end"]);
  await page.keyboard.press("Control+Shift+Backslash");
  assert.equal(await cursorLine(page), first + 2);
  await page.keyboard.press("Control+Shift+Backslash");
  assert.equal(await cursorLine(page), first);
  assert.deepEqual(page.faults, []);
});

test("lines fold by level and all at once", async () => {
  const page = await opened(prod);
  const folded = () => pane(page, prod).locator(".cm-foldPlaceholder").count();
  const top = (await textOf(page, prod)).split("\n").filter((line, at, all) => /^\w.*:\s*$/.test(line) && /^ /.test(all[at + 1] ?? "")).length;
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("Control+Alt+1");
  assert.ok((await folded()) >= Math.min(top, 10), `${await folded()} of ${top}`);
  assert.ok(!(await editor(page, prod).innerText()).includes("maxReplicas"));
  await page.keyboard.press("Control+Alt+2");
  assert.ok((await editor(page, prod).innerText()).includes("maxReplicas"));
  assert.ok((await folded()) > 0);
  await runCommand(page, "Unfold all");
  assert.equal(await folded(), 0);
  await runCommand(page, "Fold all");
  assert.ok((await folded()) > 0);
  assert.deepEqual(page.faults, []);
});

test("more cursors come by Ctrl+D, Alt+click and Ctrl+Alt+ArrowDown", async () => {
  const page = await opened(prod);
  await select(page, prod, "Replicas");
  await page.keyboard.press("Control+d");
  await page.keyboard.type("Pods");
  assert.match(await textOf(page, prod), /minPods: 4\n {2}maxPods: 20\n/);
  await page.keyboard.press("Escape");
  await endOfLine(page, prod, "minPods: 4");
  const line = pane(page, prod).locator(".cm-line", { hasText: "targetQueueDepth" });
  const box = await line.evaluate((line) => {
    const range = document.createRange();
    range.selectNodeContents(line);
    const { right, top, height } = range.getBoundingClientRect();
    return { x: right + 2, y: top + height / 2 };
  });
  await page.keyboard.down("Alt");
  await page.mouse.click(box.x, box.y);
  await page.keyboard.up("Alt");
  await page.keyboard.type("0");
  assert.match(await textOf(page, prod), /minPods: 40\n/);
  assert.match(await textOf(page, prod), /targetQueueDepth: 50\n/);
  await page.keyboard.press("Escape");
  await endOfLine(page, prod, "minPods: 40");
  await page.keyboard.press("Control+Alt+ArrowDown");
  await page.keyboard.type("1");
  assert.match(await textOf(page, prod), /minPods: 401\n {2}maxPods: 201?/);
  assert.deepEqual(page.faults, []);
});

test("long lines wrap when that is chosen, also after the page is opened again", async () => {
  const page = await opened(prod);
  assert.equal(await page.locator(".cm-lineWrapping").count(), 0);
  const long = editor(page, prod).locator(".cm-line", { hasText: "A pod on top would need" });
  const tall = () => long.evaluate((line) => line.getBoundingClientRect().height);
  const one = await tall();
  await page.keyboard.press("Alt+z");
  assert.ok((await page.locator(".cm-lineWrapping").count()) > 0);
  assert.ok((await tall()) > 1.5 * one);
  await page.reload();
  await page.waitForSelector("[data-rendered]", { state: "attached" });
  await openFile(page, prod);
  await page.locator(".cm-lineWrapping").first().waitFor();
  await runCommand(page, "Wrap long lines: on or off");
  assert.equal(await page.locator(".cm-lineWrapping").count(), 0);
  assert.deepEqual(page.faults, []);
});

test("the keys around the cursor stand over the text and lead to their lines; nothing moves when they come", async () => {
  const page = await app.open();
  const top = () => editor(page, prod).evaluate((content) => content.getBoundingClientRect().top);
  await editor(page, prod).waitFor();
  const before = await top();
  await openFile(page, prod);
  await page.waitForSelector("[data-assist]", { state: "attached", timeout: 9_000 });
  assert.equal(await top(), before);
  await select(page, prod, "maxReplicas");
  const crumbs = pane(page, prod).locator(".keys button");
  assert.deepEqual(await crumbs.allInnerTexts(), ["autoscaling", "maxReplicas"]);
  await page.keyboard.press("Control+Alt+b");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("Enter");
  assert.equal(await cursorLine(page), await lineOf(page, prod, "autoscaling:"));
  await openFile(page, "templates/deployment.yaml");
  await select(page, "templates/deployment.yaml", "maxSurge");
  assert.deepEqual(await pane(page, "templates/deployment.yaml").locator(".keys button").allInnerTexts(), ["spec", "strategy", "rollingUpdate", "maxSurge"]);
  assert.deepEqual(page.faults, []);
});

test("a strip shows where in a long file the problems are", async () => {
  const page = await opened(prod);
  await typeOver(page, prod, "maxReplicas: 20", "maxReplicas: many");
  const mark = pane(page, prod).locator(".overview__error");
  await mark.first().waitFor();
  await page.keyboard.press("Control+End");
  await mark.first().click();
  assert.equal(await cursorLine(page), await lineOf(page, prod, "maxReplicas: many"));
  assert.deepEqual(page.faults, []);
});

test("keys are listed by ?, searched, and changed; the old one does nothing then", async () => {
  const page = await opened(prod);
  await page.locator(".otabs [role=tab]").first().focus();
  await page.keyboard.press("?");
  const keys = page.locator('.pal[aria-label="Keys"]');
  await keys.waitFor();
  await keys.getByLabel("Search keys").fill("delete lines");
  await keys.getByLabel(/^Delete lines/).click();
  await page.keyboard.press("Control+Shift+D");
  await shows(keys.getByLabel(/^Delete lines/), /D/);
  await page.keyboard.press("Escape");
  await endOfLine(page, prod, "maxReplicas: 20");
  await page.keyboard.press("Control+Shift+K");
  assert.match(await textOf(page, prod), /maxReplicas: 20/);
  await page.keyboard.press("Control+Shift+D");
  assert.doesNotMatch(await textOf(page, prod), /maxReplicas: 20/);
  await page.keyboard.press("Control+z");
  await runCommand(page, "Delete lines");
  assert.doesNotMatch(await textOf(page, prod), /maxReplicas: 20/);
  await page.locator(".otabs [role=tab]").first().focus();
  await page.keyboard.press("?");
  const all = page.locator(".pal__foot button");
  for (const [says, then] of [["Reset all keys", "Undo"], ["Undo", "Reset all keys"], ["Reset all keys", "Undo"]]) {
    await shows(all, says);
    await all.click();
    await shows(all, then);
  }
  await page.keyboard.press("Escape");
  await endOfLine(page, prod, "minReplicas: 4");
  await page.keyboard.press("Control+Shift+K");
  assert.doesNotMatch(await textOf(page, prod), /minReplicas: 4/);
  assert.deepEqual(page.faults, []);
});

test("a sign that is typed with AltGr is typed, and does nothing else", async () => {
  const page = await opened(prod);
  await endOfLine(page, prod, "maxReplicas: 20");
  const left = await editor(page, prod).evaluate((content) => {
    const event = new KeyboardEvent("keydown", { key: "[", code: "Digit8", ctrlKey: true, altKey: true, modifierAltGraph: true, bubbles: true, cancelable: true });
    return content.dispatchEvent(event);
  });
  assert.ok(left, "the browser types it");
  assert.equal(await page.locator(".cm-foldPlaceholder").count(), 0);
  assert.deepEqual(page.faults, []);
});

test("the palette opens the cluster of the environment", async () => {
  const page = await opened(prod);
  await runCommand(page, "Cluster and capacity…");
  await shows(page.locator(".dialog h2"), "Cluster");
  assert.deepEqual(page.faults, []);
});

/** A chart of its own, with one values file. */
async function own(values) {
  const files = { "templates/a.yaml": configMap("a", "{{ .Values.deep.inner.last | quote }}"), "values.yaml": values };
  const page = await app.open({ fragment: linkTo(files), rendered: false });
  await page.locator('.tree a[data-path="values.yaml"]').waitFor({ timeout: 60_000 });
  await settled(page, 60_000);
  await page.waitForSelector("[data-checked]", { state: "attached", timeout: 60_000 });
  await openFile(page, "values.yaml");
  await page.waitForSelector("[data-assist]", { state: "attached" });
  return page;
}

test("a file whose lines end with CRLF keeps them, and places in it are the engine's", async () => {
  const page = await own("deep:\r\n  inner:\r\n    # -- Where it ends.\r\n    last: one\r\n    more: two\r\n");
  assert.equal(await page.locator(".cm-specialChar").count(), 0);
  await endOfLine(page, "values.yaml", "last: one");
  await page.keyboard.press("Enter");
  await page.keyboard.type("next: 1");
  assert.equal(await textOf(page, "values.yaml"), "deep:\r\n  inner:\r\n    # -- Where it ends.\r\n    last: one\r\n    next: 1\r\n    more: two\r\n");
  await settled(page);
  await select(page, "values.yaml", "last");
  await page.keyboard.press("Control+i");
  await shows(page.locator(".hov h2"), "deep.inner.last");
  await shows(page.locator(".hov"), "Where it ends.");
  await page.keyboard.press("Escape");
  await page.keyboard.press("F2");
  await page.locator(".pal").waitFor();
  await page.keyboard.type("final");
  await page.keyboard.press("Enter");
  await shows(page.locator(".pal"), /Every environment renders the same/, 30_000);
  await page.keyboard.press("Enter");
  await page.locator(".pal").waitFor({ state: "detached" });
  assert.match(await textOf(page, "values.yaml"), /\r\n {4}final: one\r\n {4}next: 1\r\n/);
  await paste(page, "values.yaml", "x\r\ny\nz");
  assert.doesNotMatch(await textOf(page, "values.yaml"), /[^\r]\n|\r\r/);
  assert.deepEqual(page.faults, []);
});

test("lines that end in two ways are told, and made of one kind", async () => {
  const page = await own("deep:\r\n  inner:\n    last: one\r\n");
  await shows(page.locator(".ends"), "Line ends are mixed: 2 CRLF, 1 LF.");
  await page.locator(".ends").getByText("All CRLF").click();
  assert.equal(await textOf(page, "values.yaml"), "deep:\r\n  inner:\r\n    last: one\r\n");
  await page.keyboard.press("Control+z");
  await page.locator(".ends").getByText("All LF").click();
  assert.equal(await textOf(page, "values.yaml"), "deep:\n  inner:\n    last: one\n");
  assert.equal(await page.locator(".ends").count(), 0);
  assert.deepEqual(page.faults, []);
});
