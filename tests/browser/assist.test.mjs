// Help at the cursor by the keyboard: what may be put in, what there is to say of it, where it is defined and used.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startApp } from "./harness.mjs";
import { editor, endOfLine, openEnvironment, openFile, select, settled, shows, textOf } from "./user.mjs";

const prod = "values-prod.yaml";
const hpa = "templates/hpa.yaml";
let app;
before(async () => (app = await startApp()));
after(() => app.close());

const list = (page) => page.locator(".cpl:not([hidden])");
const hover = (page) => page.locator(".hov:not([hidden])");
const peek = (page) => page.locator(".peek:not([hidden])");
const labels = (page) => list(page).locator("li > span:nth-child(2)").allInnerTexts();
const chosen = (page) => list(page).locator('li[aria-selected="true"]');
const slowly = (page, text) => page.keyboard.type(text, { delay: 110 });

/** Presses a key and waits for what it opens. */
async function ask(page, key, box) {
  await page.keyboard.press(key);
  await box(page).waitFor({ timeout: 60_000 });
}

/** The page with a file open, and the whole engine there. */
async function opened(path, context = {}) {
  const page = await app.open({ context });
  await page.waitForSelector("[data-checked]", { state: "attached", timeout: 60_000 });
  if (path) await openFile(page, path);
  return page;
}

test("keys are offered while one is typed slowly, with what they are for; Enter puts one in, then its value is asked", async () => {
  const page = await opened(prod);
  await endOfLine(page, prod, "maxReplicas: 20");
  await slowly(page, "\ntarg");
  await list(page).waitFor();
  assert.deepEqual(await labels(page), ["targetCpuUtilization"]);
  assert.match(await list(page).locator(".cpl__doc").innerText(), /Percent of the CPU request/);
  assert.match(await chosen(page).innerText(), /base: 70/);
  await page.keyboard.press("Enter");
  await settled(page);
  assert.match(await textOf(page, prod), /maxReplicas: 20\n {2}targetCpuUtilization: \n/);
  await shows(chosen(page), "70");
  await page.keyboard.press("Tab");
  await settled(page);
  assert.match(await textOf(page, prod), /targetCpuUtilization: 70\n/);
  assert.deepEqual(page.faults, []);
});

test("Ctrl+Space lists all keys, arrows choose, typing narrows, Escape closes and leaves the text as it is", async () => {
  const page = await opened(prod);
  await endOfLine(page, prod, "maxReplicas: 20");
  await page.keyboard.insertText("\n  ");
  const before = await textOf(page, prod);
  await ask(page, "Control+Space", list);
  const [first, second] = await labels(page);
  assert.equal(await editor(page, prod).getAttribute("aria-activedescendant"), "cpl-0");
  await page.keyboard.press("ArrowDown");
  assert.ok((await chosen(page).innerText()).includes(second));
  await page.keyboard.press("ArrowUp");
  assert.ok((await chosen(page).innerText()).includes(first));
  await page.keyboard.press("Escape");
  assert.equal(await list(page).count(), 0);
  assert.equal(await editor(page, prod).getAttribute("aria-activedescendant"), null);
  assert.equal(await textOf(page, prod), before);
  assert.deepEqual(page.faults, []);
});

test("typing fast opens nothing that Enter would take, and comments are left alone", async () => {
  const page = await opened(prod);
  await endOfLine(page, prod, "maxReplicas: 20");
  await page.keyboard.type("\n# target of pods", { delay: 10 });
  await page.waitForTimeout(400);
  assert.equal(await list(page).count(), 0);
  await page.keyboard.type("\nreplicaCount: 3\n", { delay: 5 });
  assert.match(await textOf(page, prod), /# target of pods\n {2}replicaCount: 3\n/);
  assert.deepEqual(page.faults, []);
});

test("in templates values, functions and helpers are offered while the action is half typed", async () => {
  const page = await opened(hpa);
  await endOfLine(page, hpa, "minReplicas:");
  await slowly(page, "\nx: {{ .Values.autosc");
  await shows(chosen(page), "autoscaling");
  await page.keyboard.press("Enter");
  await slowly(page, ".maxR");
  await shows(chosen(page), "maxReplicas");
  await page.keyboard.press("Enter");
  await slowly(page, " | defau");
  await shows(chosen(page), "default");
  assert.match(await list(page).locator(".cpl__doc").innerText(), /default any/);
  await page.keyboard.press("Enter");
  await slowly(page, ' 1 }} {{ include "ai');
  await shows(list(page), "ai-inference.fullname");
  assert.match(await textOf(page, hpa), /x: \{\{ \.Values\.autoscaling\.maxReplicas \| default 1 \}\} \{\{ include "ai/);
  assert.deepEqual(page.faults, []);
});

const tip = (page) => page.locator(".sig:not([hidden])");
const argument = (page) => tip(page).locator("mark");

test("what a function takes stands above its line while its arguments are typed, with the one that is; Escape closes it for this call", async () => {
  const page = await opened(hpa);
  await endOfLine(page, hpa, "minReplicas:");
  await page.keyboard.type("\nx: {{ .Values.a | trunc ");
  await shows(tip(page), /^trunc\s+int\s+string/);
  assert.equal(await argument(page).innerText(), "int");
  assert.equal(await tip(page).locator(".sig__piped").innerText(), "string");
  await page.keyboard.type('(index .Values ');
  await shows(tip(page), /^index\s+value any\s+keys any…/);
  await shows(argument(page), "keys any…");
  await page.keyboard.type('"b") ');
  await shows(tip(page), /^trunc/);
  await shows(argument(page), "string");
  // Neither the line nor the list is covered, and the focus stays.
  await slowly(page, ".Val");
  await list(page).waitFor();
  const [line, box, words] = await Promise.all([page.locator(".cm-activeLine").first().boundingBox(), tip(page).boundingBox(), list(page).boundingBox()]);
  assert.ok(box.y + box.height <= line.y + 4, `${JSON.stringify([line, box])}`);
  assert.ok(box.y + box.height <= words.y || box.y >= words.y + words.height);
  assert.equal(await page.evaluate(() => document.activeElement.dataset.path), hpa);
  await page.keyboard.press("Escape");
  assert.equal(await list(page).count(), 0);
  assert.equal(await tip(page).count(), 1, "the list goes first");
  await page.keyboard.press("Escape");
  assert.equal(await tip(page).count(), 0);
  await page.keyboard.type('ues " " ');
  await page.waitForTimeout(300);
  assert.equal(await tip(page).count(), 0, "not again for this call");
  await page.keyboard.type("| quote ");
  await shows(tip(page), /^quote/);
  await page.keyboard.type("}} y");
  await page.waitForFunction(() => document.querySelector(".sig").hidden);
  assert.match(await textOf(page, hpa), /x: \{\{ \.Values\.a \| trunc \(index \.Values "b"\) \.Values " " \| quote \}\} y\n/);
  assert.deepEqual(page.faults, []);
});

test("arguments are told to those who listen when one begins, not at each key", async () => {
  const page = await opened(hpa);
  await endOfLine(page, hpa, "minReplicas:");
  // It comes with the second script, at the first key.
  await page.locator("body > .vh[role=status]").first().waitFor({ state: "attached" });
  await page.evaluate(() => {
    window.said = [];
    for (const one of document.querySelectorAll("body > .vh[role=status]")) new MutationObserver(() => window.said.push(one.textContent)).observe(one, { childList: true, characterData: true, subtree: true });
  });
  await page.keyboard.type('\nx: {{ printf "%s-%s-%s" ');
  await page.waitForFunction(() => window.said.includes("printf, argument 2: values any…"));
  assert.deepEqual(await page.evaluate(() => window.said.filter((one) => one.startsWith("printf"))), ["printf, argument 2: values any…"]);
  assert.deepEqual(page.faults, []);
});

test("Chart.yaml and a values file that is broken above get answers, too", async () => {
  const page = await opened("Chart.yaml");
  await page.keyboard.press("Control+End");
  await page.keyboard.insertText("\nsour");
  await ask(page, "Control+Space", list);
  assert.equal((await labels(page))[0], "sources");
  await page.keyboard.press("Escape");
  await openFile(page, prod);
  await page.keyboard.press("Control+Home");
  await page.keyboard.insertText("broken: [\n");
  await settled(page);
  await endOfLine(page, prod, "maxReplicas: 20");
  await page.keyboard.insertText("\n  targ");
  await ask(page, "Control+Space", list);
  assert.ok((await labels(page)).includes("targetCpuUtilization"));
  assert.deepEqual(page.faults, []);
});

test("on a phone the list is a sheet that a tap puts in from", async () => {
  const page = await opened(null, { viewport: { width: 390, height: 844 }, hasTouch: true });
  await page.click('.mnav :text("Edit")');
  await editor(page, prod).or(page.locator(".cm-content[data-path]")).first().waitFor();
  const path = await page.locator(".cm-content[data-path]").first().getAttribute("data-path");
  await editor(page, path).focus();
  await page.keyboard.press("Control+End");
  await slowly(page, "ingr");
  await list(page).waitFor();
  const box = await list(page).boundingBox();
  assert.equal(box.x, 0);
  assert.ok(box.y + box.height <= 844);
  await list(page).locator("li").first().tap();
  assert.match(await textOf(page, path), /\ningress:\n/);
  assert.deepEqual(page.faults, []);
});

test("Ctrl+I tells of a value: type, purpose, every environment with its place, readers; a place is gone to", async () => {
  const page = await opened(prod);
  await select(page, prod, "maxReplicas");
  await ask(page, "Control+i", hover);
  const text = (await hover(page).innerText()).replace(/\s+/g, " ");
  assert.match(text, /autoscaling\.maxReplicas integer, 1 or more/);
  assert.match(text, /Read by NOTES\.txt:5/);
  assert.match(text, /dev 5 values\.yaml:72 .*staging 6 values-staging\.yaml:11 prod 20 values-prod\.yaml:13/);
  await hover(page).locator("button", { hasText: "values-staging.yaml:11" }).click();
  await editor(page, "values-staging.yaml").waitFor();
  assert.equal(await hover(page).count(), 0);
  await page.keyboard.press("Alt+ArrowLeft");
  await editor(page, prod).waitFor();
  await page.keyboard.press("Alt+ArrowRight");
  await editor(page, "values-staging.yaml").waitFor();
  assert.deepEqual(page.faults, []);
});

test("resting the pointer tells of a function, and moving away closes it", async () => {
  const page = await opened("templates/configmap.yaml");
  await page.waitForSelector("[data-assist]", { state: "attached" });
  const word = page.locator(".cm-line", { hasText: "include" }).first();
  const at = await word.evaluate((line) => {
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const found = walker.currentNode.textContent.indexOf("include");
      if (found < 0) continue;
      const range = document.createRange();
      range.setStart(walker.currentNode, found + 2);
      range.setEnd(walker.currentNode, found + 3);
      const { left, top, height } = range.getBoundingClientRect();
      return { x: left + 2, y: top + height / 2 };
    }
    return null;
  });
  await page.mouse.move(at.x, at.y, { steps: 3 });
  await hover(page).waitFor();
  assert.match(await hover(page).innerText(), /include name string data any\s+function/);
  await page.mouse.move(1200, 20, { steps: 3 });
  await hover(page).waitFor({ state: "detached" }).catch(() => {});
  await page.waitForFunction(() => document.querySelector(".hov").hidden);
  assert.deepEqual(page.faults, []);
});

test("what a chart says of itself is shown as text, never as markup", async () => {
  const page = await opened("values.yaml");
  await page.keyboard.press("Control+End");
  await page.keyboard.insertText("\n# -- <img src=x onerror=alert(1)> **bold**\nevil: '<b>1</b>'\n");
  await settled(page);
  await select(page, "values.yaml", "evil");
  await ask(page, "Control+i", hover);
  assert.match(await hover(page).innerText(), /<img src=x onerror=alert\(1\)>/);
  assert.equal(await hover(page).locator("img, b").count(), 0);
  assert.deepEqual(page.faults, []);
});

test("F12 leads from a template to the value, from there to its readers, from a call to the helper; Alt+Left goes back", async () => {
  const page = await opened(hpa);
  await select(page, hpa, "autoscaling.maxReplicas");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("F12");
  await page.waitForFunction(() => document.activeElement?.getAttribute("data-path") === "values.yaml");
  assert.equal(await page.evaluate(() => document.getSelection().toString()), "maxReplicas");
  await ask(page, "F12", peek);
  assert.match(await peek(page).innerText(), /templates\/hpa\.yaml/);
  assert.match(await peek(page).innerText(), /values\.schema\.json/);
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => document.activeElement?.getAttribute("data-path") === "values.yaml");
  await page.keyboard.press("Alt+ArrowLeft");
  await page.waitForFunction((path) => document.activeElement?.getAttribute("data-path") === path, hpa);
  await select(page, hpa, "ai-inference.fullname");
  await page.keyboard.press("F12");
  await page.waitForFunction(() => document.activeElement?.getAttribute("data-path") === "templates/_helpers.tpl");
  assert.deepEqual(page.faults, []);
});

test("Shift+F12 lists all uses with a glance at each; arrows and Enter go there", async () => {
  const page = await opened(prod);
  await select(page, prod, "maxReplicas");
  await ask(page, "Shift+F12", peek);
  assert.match(await peek(page).locator(".peek__head").innerText(), /8 places in 7 files/);
  await page.keyboard.press("End");
  assert.match(await peek(page).locator(".peek__code .is-own").innerText(), /maxReplicas/);
  const place = await peek(page).locator('[aria-selected="true"] .at').innerText();
  await page.keyboard.press("Enter");
  await editor(page, place.split(":")[0]).waitFor();
  await page.waitForFunction((path) => document.activeElement?.getAttribute("data-path") === path, place.split(":")[0]);
  assert.deepEqual(page.faults, []);
});

test("Ctrl+I on a call tells what it gives in the open environment, and a variable what it is", async () => {
  const page = await opened("templates/deployment.yaml");
  const value = page.locator(".hov__value");
  await openEnvironment(page, "prod");
  await select(page, "templates/deployment.yaml", "{{ .Values.global.environment | quo");
  await page.keyboard.press("ArrowRight");
  await ask(page, "Control+i", hover);
  await shows(value, '"prod"', 30_000);
  assert.match((await hover(page).innerText()).replace(/\s+/g, " "), /Result in prod: text/);
  await page.keyboard.press("Escape");
  await openEnvironment(page, "staging");
  await editor(page, "templates/deployment.yaml").focus();
  await page.keyboard.press("Control+i");
  await shows(value, '"staging"', 30_000);
  assert.deepEqual(page.faults, []);
});

test("what Kubernetes says of a field is fetched when it is first shown, on hover and beside an item", async () => {
  const page = await opened("templates/deployment.yaml");
  const fetched = [];
  page.on("request", (request) => request.url().includes("kubernetes-docs") && fetched.push(request.url()));
  await select(page, "templates/deployment.yaml", "imagePullPol");
  await page.keyboard.press("ArrowRight");
  await ask(page, "Control+i", hover);
  await hover(page).locator("p", { hasText: "Image pull policy. One of Always, Never, IfNotPresent." }).waitFor({ timeout: 30_000 });
  assert.equal(fetched.length, 1);
  await page.keyboard.press("Escape");
  await openFile(page, prod);
  await endOfLine(page, prod, 'effect: "NoSchedule"');
  await slowly(page, "\ntolerationSe");
  await list(page).locator(".cpl__doc", { hasText: "TolerationSeconds represents the period of time" }).waitFor({ timeout: 30_000 });
  assert.equal(fetched.length, 1);
  assert.deepEqual(page.faults, []);
});

test("a whole block is put in by Enter, and Tab goes through its places", async () => {
  const page = await opened(prod);
  await endOfLine(page, prod, "  minAvailable: 2");
  const before = await textOf(page, prod);
  await page.keyboard.press("Enter");
  await page.keyboard.press("Backspace");
  await slowly(page, "serviceAcc");
  await list(page).waitFor();
  const block = list(page).locator("li", { has: page.locator('.kd:text-is("s")') });
  assert.match(await block.first().innerText(), /serviceAccount\s*block of \d lines/);
  await page.keyboard.press("ArrowDown");
  assert.match(await list(page).locator(".cpl__doc").innerText(), /^serviceAccount:\n {2}create: true/);
  await page.keyboard.press("Enter");
  await page.keyboard.type("false");
  await page.keyboard.press("Tab");
  await page.keyboard.type("of-my-own");
  await settled(page);
  const text = await textOf(page, prod);
  assert.match(text, /\nserviceAccount:\n {2}create: false\n {2}name: of-my-own\n/);
  assert.notEqual(text, before);
  assert.deepEqual(page.faults, []);
});

test("an empty template is offered whole objects, indented and named as the chart names them", async () => {
  const page = await opened("templates/pdb.yaml");
  await editor(page, "templates/pdb.yaml").focus();
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Delete");
  await slowly(page, "Horiz");
  await list(page).waitFor();
  await page.keyboard.press("Enter");
  await page.keyboard.type("3");
  await settled(page);
  const text = await textOf(page, "templates/pdb.yaml");
  assert.match(text, /^apiVersion: autoscaling\/v2\nkind: HorizontalPodAutoscaler\nmetadata:\n {2}name: \{\{ include "ai-inference.fullname" \. \}\}\n/);
  assert.match(text, /\n {2}minReplicas: 3\n {2}maxReplicas: 10\n {2}metrics:\n {4}- type: Resource\n {6}resource:\n {8}name: cpu\n/);
  assert.deepEqual(page.faults, []);
});

test("an environment is renamed with its values file after a look at it, and one undo takes it back", async () => {
  const page = await app.open();
  const tab = page.locator('.envs [data-env="prod"]');
  await tab.click();
  await page.waitForSelector("[data-assist]", { state: "attached" });
  await tab.focus();
  await page.keyboard.press("F2");
  const input = page.getByLabel("New name for the environment prod");
  await input.fill("staging");
  await page.keyboard.press("Enter");
  await shows(page.locator(".ren__told"), "`staging` already exists.");
  await input.fill("live");
  await page.keyboard.press("Enter");
  await shows(page.locator(".ren__told"), "Every environment renders the same as before.");
  await shows(page.locator(".pal__list h3"), "values-prod.yaml → values-live.yaml");
  await page.keyboard.press("Enter");
  const live = page.locator('.envs [data-env="live"]');
  await live.waitFor();
  assert.equal(await live.getAttribute("aria-selected"), "true");
  await page.locator('.tree [data-path="values-live.yaml"]').waitFor();
  assert.equal(await page.locator('.tree [data-path="values-prod.yaml"]').count(), 0);
  await settled(page);
  assert.match(await textOf(page, "values-live.yaml"), /replicaCount: 4/);
  await page.reload();
  await live.waitFor();
  await page.waitForSelector("[data-rendered]", { state: "attached" });
  // From the palette, too; and one click takes it back.
  await live.click();
  await page.keyboard.press("Control+k");
  await page.keyboard.type("rename the env");
  await page.locator(".pal__list").getByText("Rename the environment").first().waitFor();
  await page.keyboard.press("Enter");
  await page.getByLabel("New name for the environment live").fill("prod");
  await page.keyboard.press("Enter");
  await shows(page.locator(".ren__told"), "Every environment renders the same as before.");
  await page.keyboard.press("Enter");
  await tab.waitFor();
  await page.locator("button:has-text('Undo')").first().click();
  await live.waitFor();
  assert.deepEqual(page.faults, []);
  await page.context().close();
});
