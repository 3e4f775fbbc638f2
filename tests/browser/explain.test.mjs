// Where lines come from and what values do: notes beside base lines, entries that change nothing.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startApp } from "./harness.mjs";
import { editor, endOfLine, figure, lineOf, openEnvironment, openFile, openTab, select, settled, shows, textOf } from "./user.mjs";

const prod = "values-prod.yaml";
let app;
before(async () => (app = await startApp()));
after(() => app.close());

/** The note beside the line of a file that holds a text. */
const note = (page, path, text) => editor(page, path).locator(".cm-line", { hasText: text }).locator(".ghost");

test("a base line says what wins over it in the open environment, and leads there", async () => {
  const page = await app.open();
  await openFile(page, prod);
  await select(page, prod, "maxReplicas");
  await shows(note(page, "values.yaml", "maxReplicas:"), "→ 20 in prod");
  await note(page, "values.yaml", "maxReplicas:").click();
  const selected = await page.evaluate(() => document.getSelection()?.anchorNode?.parentElement?.closest(".cm-line")?.textContent);
  assert.match(selected, /maxReplicas: 20/);
  await openEnvironment(page, "test");
  await page.waitForFunction(() => ![...document.querySelectorAll(".ghost")].some((ghost) => ghost.textContent.includes("in prod")));
  assert.deepEqual(page.faults, []);
});

test("an entry that changes nothing is a hint, and one click takes it away and nothing else", async () => {
  const page = await app.open();
  await openFile(page, prod);
  const before = await textOf(page, prod);
  await endOfLine(page, prod, "maxReplicas: 20");
  await page.keyboard.insertText("\n  targetCpuUtilization: 70 # as ever");
  await settled(page);
  const line = await lineOf(page, prod, "targetCpuUtilization");
  await page.waitForSelector(".cm-lintRange-hint");
  await select(page, prod, "targetCpuUtilization: 70");
  const message = page.locator(".diag", { hasText: "targetCpuUtilization" });
  await shows(message, "is already 70 in values.yaml, line 76");
  assert.equal(await figure(page, "HorizontalPodAutoscaler", "range").innerText(), "4…20");
  assert.equal(await page.locator(".status__said .n-err").count(), 0, "a hint is no error");
  await message.locator("button", { hasText: "Remove" }).click();
  await settled(page);
  assert.equal(await textOf(page, prod), before, `only line ${line} is gone`);
  await page.waitForFunction(() => !document.querySelector(".cm-lintRange-hint"));
  assert.deepEqual(page.faults, []);
});

/** The row of an object's line that holds a text. */
const output = (page, kind, text) => page.locator(`.doc[data-kind="${kind}"] .row--out`, { hasText: text }).first();

/** The lines of an editor that are lit, with the letters beside them. */
const lit = (page, path) =>
  page.locator(".ed", { has: editor(page, path) }).evaluate((pane) => {
    const lines = [...pane.querySelectorAll(".cm-line.is-traced")].map((line) => line.textContent.replace(/ *→.*/, "").trim());
    const letters = [...pane.querySelectorAll(".cm-marks .step")].map((step) => step.textContent);
    return { lines, letters };
  });

test("a click on a line of output says which template, values and conditions made it", async () => {
  const page = await app.open();
  await openTab(page, "Manifests");
  await settled(page);
  await output(page, "Deployment", "nvidia.com/gpu: 1").click();
  const strip = page.locator(".explain");
  await shows(strip, "Why this line");
  await shows(strip.locator(".explain__path"), "Deployment › spec › template › spec › containers[0] › resources");
  // Through a variable of a helper that another file includes.
  await shows(strip.locator(".chain"), /_helpers\.tpl:\d+[^]*called from[^]*deployment\.yaml:\d+/);
  await shows(strip.locator(".chain"), /resources\.gpu\.count[^]*wins/);
  await shows(strip.locator(".reasons"), /if gt \$gpus 0 holds;[^]*resources\.gpu\.enabled is true/);
  await shows(editor(page, prod).locator(".cm-line.is-traced", { hasText: "count" }), "count: 1");
  const values = await lit(page, prod);
  assert.ok(values.lines.includes("enabled: true"), String(values.lines));
  assert.ok(values.letters.includes("C"), String(values.letters));
  await page.keyboard.press("Escape");
  await strip.waitFor({ state: "detached" });
  assert.deepEqual((await lit(page, prod)).lines, []);
  assert.deepEqual(page.faults, []);
});

test("by keyboard: arrows walk the lines, Enter pins, Enter again goes to the value that wins", async () => {
  const page = await app.open();
  await openTab(page, "Manifests");
  await settled(page);
  await page.locator('.doc[data-kind="Deployment"] [data-line="0"]').focus();
  const wanted = Number(await output(page, "Deployment", "maxUnavailable").getAttribute("data-line"));
  for (let line = 0; line < wanted; line += 1) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await shows(page.locator(".explain .chain"), "rollout.maxUnavailable");
  await page.keyboard.press("Enter");
  await page.waitForFunction((path) => document.activeElement?.getAttribute("data-path") === path, prod);
  await shows(editor(page, prod).locator(".cm-activeLine"), /maxUnavailable: \d/);
});

test("Ctrl+F12 on a key shows every line that it reaches, and what is explained follows the text", async () => {
  const page = await app.open();
  await openFile(page, prod);
  await select(page, prod, "minReplicas");
  await page.keyboard.press("Control+F12");
  const strip = page.locator(".explain");
  await shows(strip, "What this value does");
  await shows(strip.locator(".explain__path"), "autoscaling.minReplicas");
  await shows(strip.locator(".reasons"), /It is in 1 line[^]*minReplicas: 4/);
  assert.match(await output(page, "HorizontalPodAutoscaler", "minReplicas: 4").getAttribute("class"), /is-traced/);
  await endOfLine(page, prod, "minReplicas: 4");
  await page.keyboard.type("2");
  await settled(page);
  await page.keyboard.press("Backspace");
  await page.keyboard.press("Backspace");
  await page.keyboard.type("5");
  await settled(page);
  await shows(strip.locator(".reasons"), "minReplicas: 5");
  await strip.locator(".reasons button", { hasText: "HorizontalPodAutoscaler" }).click();
  await page.waitForFunction(() => document.activeElement?.matches?.("[data-line]"));
  assert.match(await page.evaluate(() => document.activeElement.textContent), /minReplicas: 5/);
  assert.deepEqual(page.faults, []);
});

test("a line of a template, pointed at or pinned, shows what it writes and decides", async () => {
  const page = await app.open();
  const hpa = "templates/hpa.yaml";
  await openFile(page, hpa);
  await openTab(page, "Manifests");
  await select(page, hpa, "minReplicas:");
  await page.keyboard.press("Control+F12");
  const strip = page.locator(".explain");
  await shows(strip, "What this template line does");
  await shows(strip.locator(".chain"), /hpa\.yaml:\d+[^]*autoscaling\.minReplicas[^]*wins/);
  await shows(strip.locator(".reasons"), /It writes 1 line[^]*minReplicas: 4[^]*if \.Values\.autoscaling\.enabled holds/);
  assert.match(await output(page, "HorizontalPodAutoscaler", "minReplicas: 4").getAttribute("class"), /is-traced/);
  // Once for the selection, once for the explanation.
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await strip.waitFor({ state: "detached" });

  // The pointer traces without a strip, so that nothing moves; a click on the number pins.
  const line = editor(page, hpa).locator(".cm-line", { hasText: "maxReplicas:" });
  await line.hover();
  await page.waitForFunction(() => document.querySelector(".row--out.is-traced")?.textContent.includes("maxReplicas: 20"));
  assert.equal(await strip.count(), 0);
  const number = String(await lineOf(page, hpa, "if .Values.autoscaling.enabled"));
  await page.locator(".ed", { has: editor(page, hpa) }).locator(".cm-lineNumbers .cm-gutterElement", { hasText: new RegExp(`^${number}$`) }).click();
  await shows(strip.locator(".reasons"), /It decides \d+ lines/);
  assert.deepEqual(page.faults, []);
});

test("a condition that is switched off is named with the value that does it", async () => {
  const page = await app.open();
  await openEnvironment(page, "dev");
  await settled(page);
  const absent = page.locator('[data-card="absent"]');
  await shows(absent, "hpa.yaml");
  await shows(absent, "autoscaling.enabled is false");
  await absent.locator("li", { hasText: "hpa.yaml" }).locator("button").last().click();
  await page.waitForFunction(() => document.activeElement?.classList.contains("cm-content"));
  const line = await page.evaluate(() => document.getSelection()?.anchorNode?.parentElement?.closest(".cm-line")?.textContent);
  assert.match(line, /enabled: false/);
});

/** Breaks prod's overlay, with a line more above everything, and waits for the page to say so. */
async function breakProd(page) {
  await openFile(page, prod);
  await editor(page, prod).focus();
  await page.keyboard.press("Control+Home");
  await page.keyboard.insertText("# one line more\n");
  await endOfLine(page, prod, "replicaCount: 4");
  await page.keyboard.insertText("]");
  await page.waitForSelector('.panels__in[data-stale="true"]');
}

test("over the last good output lines are explained by what made them, and chips lead to the lines as they stand now", async () => {
  const page = await app.open();
  await openTab(page, "Manifests");
  await settled(page);
  await breakProd(page);
  await output(page, "Deployment", "nvidia.com/gpu: 1").click();
  const strip = page.locator(".explain");
  await shows(strip, "Why this line");
  await shows(strip, "as of the last good render");
  await shows(strip.locator(".chain"), /resources\.gpu\.count[^]*wins/);
  const line = await lineOf(page, prod, "count: 1");
  const chip = strip.locator(".chain button.src", { hasText: `prod:${line}` }).first();
  assert.equal(await chip.getAttribute("title"), `${prod}, line ${line}`);
  await chip.click();
  await shows(editor(page, prod).locator(".cm-activeLine"), "count: 1");
  assert.ok((await lit(page, prod)).lines.includes("count: 1"));
  assert.deepEqual(page.faults, []);
});

test("on a phone the line that is explained stands above the banner, wherever it was clicked", async () => {
  const page = await app.open({ context: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } });
  await page.click(".mnav >> text=Edit");
  await editor(page, prod).waitFor({ state: "visible" });
  await endOfLine(page, prod, "replicaCount: 4");
  await page.keyboard.insertText("]");
  await page.waitForSelector('.panels__in[data-stale="true"]', { state: "attached" });
  await page.waitForSelector("[data-assist]", { state: "attached" });
  await page.click(".mnav >> text=Output");
  await openTab(page, "Manifests");
  await page.locator(".foot .banner").waitFor({ state: "visible" });
  for (const text of ["type: RollingUpdate", "nvidia.com/gpu: 1", "terminationGracePeriodSeconds"]) {
    const row = output(page, "Deployment", text);
    // As low as it can be clicked: right above the banner.
    await row.evaluate((line) => line.scrollIntoView({ block: "end" }));
    await row.click();
    await shows(page.locator(".explain"), "Why this line");
    // The bar with the line's path comes a little later, and takes room as well.
    await shows(page.locator(".obar__path"), text.replace(/:.*/, ""));
    await page.waitForFunction(() => document.getAnimations().every((one) => one.playState !== "running"));
    const { bottom, foot, top, pane } = await row.evaluate(async (line) => {
      const frame = () => new Promise((then) => requestAnimationFrame(then));
      for (let at = 0; at < 3; at += 1) await frame();
      const box = (what) => document.querySelector(what).getBoundingClientRect();
      const { top, bottom } = line.getBoundingClientRect();
      return { top, bottom, foot: box(".foot").top, pane: box("#out-panel").top };
    });
    assert.ok(bottom <= foot + 1 && top >= pane - 1, `${text}: line ${top}–${bottom}, banner from ${foot}, pane from ${pane}`);
  }
  assert.deepEqual(page.faults, []);
});

test("a chip whose line is gone since leads nowhere and says why; the rest of the last good output stays of use", async () => {
  const page = await app.open();
  await settled(page);
  await breakProd(page);
  await select(page, prod, "minReplicas: 4");
  for (const key of ["Home", "Home", "Shift+End", "Delete", "Delete"]) await page.keyboard.press(key);
  const card = page.locator('[data-card="HorizontalPodAutoscaler"]');
  const gone = card.locator(".src[title*='changed or gone since']");
  await gone.first().waitFor();
  assert.equal(await gone.first().evaluate((chip) => chip.tagName), "SPAN");
  const line = await lineOf(page, prod, "maxReplicas: 20");
  await card.locator("button.src", { hasText: `prod:${line}` }).first().click();
  await shows(editor(page, prod).locator(".cm-activeLine"), "maxReplicas: 20");
  assert.deepEqual(page.faults, []);
});

test("Ctrl+F12 on a key of a broken text says what it is now, and the lines that it had in the last good output", async () => {
  const page = await app.open();
  await settled(page);
  await openFile(page, "templates/service.yaml");
  await endOfLine(page, "templates/service.yaml", "type: {{ .Values.service.type }}");
  await page.keyboard.insertText("{{ required \"no\" .Values.nothing }}");
  await page.waitForSelector('.panels__in[data-stale="true"]');
  await openFile(page, prod);
  await select(page, prod, "maxReplicas");
  await page.keyboard.press("Control+F12");
  const strip = page.locator(".explain");
  await shows(strip, "as of the last good render");
  await shows(strip.locator(".explain__path"), "autoscaling.maxReplicas");
  await shows(strip.locator(".reasons"), /It is in 1 line[^]*maxReplicas: 20/);
  assert.match(await output(page, "HorizontalPodAutoscaler", "maxReplicas: 20").getAttribute("class"), /is-traced/);
  assert.deepEqual(page.faults, []);
});
