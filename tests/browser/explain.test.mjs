// Where lines come from and what values do: notes beside base lines, entries that change nothing.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startApp } from "./harness.mjs";
import { editor, endOfLine, figure, lineOf, openEnvironment, openFile, select, settled, shows, textOf } from "./user.mjs";

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
  await shows(message, "is 70 in values.yaml already, line 76");
  assert.equal(await figure(page, "HorizontalPodAutoscaler", "range").innerText(), "4…20");
  assert.equal(await page.locator(".status__said .n-err").count(), 0, "a hint is no error");
  await message.locator("button", { hasText: "Remove" }).click();
  await settled(page);
  assert.equal(await textOf(page, prod), before, `only line ${line} is gone`);
  await page.waitForFunction(() => !document.querySelector(".cm-lintRange-hint"));
  assert.deepEqual(page.faults, []);
});
