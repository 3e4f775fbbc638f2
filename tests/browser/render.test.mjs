// Opening the page, its environments and tabs, and typing.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { startApp } from "./harness.mjs";
import { editor, figure, manifest, openEnvironment, openFile, openTab, settled, shows, stale, textOf, typeOver, undoTo } from "./user.mjs";

const prod = "values-prod.yaml";
let app;
before(async () => (app = await startApp()));
after(() => app.close());

test("the chart is rendered for four environments before anything is touched", async () => {
  const page = await app.open();
  const names = await page.locator(".envs [role=tab]").evaluateAll((tabs) => tabs.map((tab) => tab.dataset.env));
  assert.deepEqual(names, ["dev", "test", "staging", "prod"]);
  assert.equal(await figure(page, "Deployment", "pods").innerText(), "4 pods");
  assert.equal(await figure(page, "HorizontalPodAutoscaler", "range").innerText(), "4…20");
  assert.equal(await figure(page, "GPU", "gpus").innerText(), "4…20");
  assert.match(await figure(page, "Deployment", "image").innerText(), /\/llm-inference:\d/);
  assert.ok((await page.locator('[data-card="PodDisruptionBudget"]').count()) > 0);
  assert.equal(await page.locator(".status__said .n-err").count(), 0, "no errors");
  assert.deepEqual(page.faults, []);
});

test("switching environments shows each one's own figures at once", async () => {
  const page = await app.open();
  await settled(page);
  for (const [name, pods, autoscaled] of [["dev", "1 pod", false], ["test", "1 pod", false], ["prod", "4 pods", true]]) {
    await openEnvironment(page, name);
    assert.equal(await figure(page, "Deployment", "pods").innerText(), pods);
    assert.equal((await page.locator('[data-card="HorizontalPodAutoscaler"] [data-figure="range"]').count()) > 0, autoscaled);
    const text = await manifest(page, "Deployment");
    assert.match(text, new RegExp(`environment: "?${name}"?`));
    assert.match(text, new RegExp(`namespace: ai-${name}`));
    await openTab(page, "Overview");
  }
  await openEnvironment(page, "dev");
  await shows(page.locator('[data-card="absent"]'), "hpa.yaml");
  await shows(page.locator('[data-card="absent"]'), "autoscaling.enabled is false");
});

test("a typed change shows in the cards and in the Deployment, without a button", async () => {
  const page = await app.open();
  await openFile(page, prod);
  await typeOver(page, prod, "maxReplicas: 20", "maxReplicas: 24");
  await settled(page);
  assert.equal(await figure(page, "HorizontalPodAutoscaler", "range").innerText(), "4…24");
  assert.match(await manifest(page, "HorizontalPodAutoscaler"), /maxReplicas: 24/);
  await openFile(page, "values.yaml");
  await typeOver(page, "values.yaml", "terminationGracePeriodSeconds: ", "terminationGracePeriodSeconds: 7");
  await settled(page);
  assert.match(await manifest(page, "Deployment"), /terminationGracePeriodSeconds: 7\d+/);
});

test("a chip leads to the line that set its figure", async () => {
  const page = await app.open();
  await openFile(page, "templates/deployment.yaml");
  const chip = page.locator('[data-card="HorizontalPodAutoscaler"] .big .src--over').last();
  const label = await chip.innerText();
  await chip.click();
  await editor(page, prod).waitFor();
  const selected = await page.evaluate(() => document.getSelection()?.anchorNode?.parentElement?.closest(".cm-line")?.textContent);
  const line = (await textOf(page, prod)).split("\n")[Number(label.split(":")[1]) - 1];
  assert.equal(selected, line);
  assert.match(line, /maxReplicas: 20/);
});

test("undo brings text and output back", async () => {
  const page = await app.open();
  await openFile(page, prod);
  const before = await textOf(page, prod);
  await typeOver(page, prod, "minReplicas: 4", "minReplicas: 6");
  await settled(page);
  assert.equal(await figure(page, "HorizontalPodAutoscaler", "range").innerText(), "6…20");
  await undoTo(page, prod, before);
  await settled(page);
  assert.equal(await figure(page, "HorizontalPodAutoscaler", "range").innerText(), "4…20");
});

test("files have histories of their own", async () => {
  const page = await app.open();
  await openFile(page, prod);
  const before = await textOf(page, prod);
  await typeOver(page, prod, "minReplicas: 4", "minReplicas: 5");
  await openFile(page, "Chart.yaml");
  const chart = await textOf(page, "Chart.yaml");
  await page.keyboard.press("Control+z");
  assert.equal(await textOf(page, "Chart.yaml"), chart, "nothing to undo here");
  await openFile(page, prod);
  await undoTo(page, prod, before);
});

test("--set entries are a layer of their own", async () => {
  const page = await app.open();
  await page.click('[aria-label="Add a values file or a --set"]');
  await page.click("text=Add an entry");
  await page.fill('.sets [aria-label="Argument"]', "image.tag=abc1234");
  await page.keyboard.press("Escape");
  await settled(page);
  await shows(figure(page, "Deployment", "image"), /:abc1234$/);
  await shows(page.locator('[data-card="Deployment"] .src--set').first(), "--set");
  await shows(page.locator(".layer--set"), "--set image.tag=abc1234");
  assert.match(await manifest(page, "Deployment"), /image: .*:abc1234/);
  await openTab(page, "Overview");
  await openEnvironment(page, "dev");
  assert.doesNotMatch(await figure(page, "Deployment", "image").innerText(), /abc1234/);
});

test("a --set entry says what it sets and as what type", async () => {
  const page = await app.open();
  await page.click('[aria-label="Add a values file or a --set"]');
  await page.click("text=Add an entry");
  const says = page.locator(".sets__says");
  const argument = '.sets [aria-label="Argument"]';
  await page.fill(argument, "image.tag=1.10");
  await shows(says, 'image.tag is "1.10", a string');
  await page.fill(argument, "replicaCount=3,podLabels.team=null");
  await shows(says, "podLabels.team is null, which removes the chart’s own value; replicaCount is 3, an integer");
  await page.selectOption('.sets [aria-label="Flag"]', "--set-string");
  await page.fill(argument, "replicaCount=3");
  await shows(says, 'replicaCount is "3", a string');
});

test("a --set entry that Helm refuses says why where it is typed, and --set-file shows the file", async () => {
  const page = await app.open();
  await page.click('[aria-label="Add a values file or a --set"]');
  await page.click("text=Add an entry");
  await page.fill('[aria-label="Argument"]', "image.tag");
  await shows(page.locator(".sets__says"), 'Key "tag" has no value');
  await page.selectOption('[aria-label="Flag"]', { label: "--set-file" });
  await page.fill('[aria-label="Argument"]', "image.tag=.helmignore");
  await shows(page.locator(".sets__says"), 'image.tag is "# What does not belong');
  assert.deepEqual(page.faults, []);
});

test("a release that cannot be named so leads to the field", async () => {
  const page = await app.open();
  await page.click('[title^="Release, namespace"]');
  await page.fill('[name="release"]', "Not_A_Name");
  await page.keyboard.press("Enter");
  await page.locator(".banner button", { hasText: "not a valid name of a release" }).click();
  await page.fill('[name="release"]', "llm");
  await page.keyboard.press("Enter");
  await settled(page);
  assert.equal(await page.locator('.banner[role="alert"]').count(), 0);
  assert.deepEqual(page.faults, []);
});

test("release and namespace reach the manifests", async () => {
  const page = await app.open();
  await page.click(".facts");
  await page.fill('[name="release"]', "chat");
  await page.fill('[name="namespace"]', "team-a");
  await page.click(".dialog .btn--primary");
  await settled(page);
  const text = await manifest(page, "Deployment");
  assert.match(text, /namespace: team-a/);
  assert.match(text, /name: chat/);
});

test("values and notes have tabs of their own", async () => {
  const page = await app.open();
  await openTab(page, "Values");
  const row = page.locator(".row--out", { hasText: "maxReplicas: 20" });
  await shows(row, "was 5");
  await shows(row.locator(".src"), /^prod:\d+$/);
  await page.check("text=Only changed from base");
  assert.equal(await page.locator(".row--out", { hasText: "maxSequenceLength" }).count(), 0);
  await openTab(page, "Notes");
  assert.ok((await page.locator(".notes pre").innerText()).length > 40);
});

test("the first output comes from the small engine, and the whole one takes over behind it", async () => {
  const own = await startApp();
  try {
    const page = await own.open();
    const asked = (name) => own.requests.findIndex((path) => path.includes(name));
    assert.ok(asked("chartroom-worker_bg.wasm") >= 0);
    await page.waitForSelector("html[data-checked]");
    const engines = own.requests.filter((path) => path.includes("chartroom-whole_bg.wasm"));
    assert.equal(engines.length, 1);
    assert.ok(asked("chartroom-worker_bg.wasm") < asked("chartroom-whole_bg.wasm"), "what shows first is asked for first");
    assert.equal(await figure(page, "Deployment", "pods").innerText(), "4 pods");
    assert.deepEqual(page.faults, []);
  } finally {
    await own.close();
  }
});

test("a chart that makes keys, dates and TOML renders", async () => {
  const page = await app.open();
  await openFile(page, "templates/NOTES.txt");
  await editor(page, "templates/NOTES.txt").focus();
  await page.keyboard.press("Control+End");
  await page.keyboard.insertText('\n{{ genPrivateKey "ecdsa" }}{{ (genCA "me" 30).Cert }}{{ fromToml "a = 1" }}{{ regexFind "(?i)Ä\\\\p{Greek}" "äπ" }}');
  await settled(page, 30_000);
  await openTab(page, "Notes");
  await shows(page.locator(".notes pre"), /BEGIN EC PRIVATE KEY[^]*BEGIN CERTIFICATE[^]*map\[a:1\]äπ/);
  assert.equal(await page.locator(".status__said .n-err").count(), 0, "no errors");
});

test("the page works below a path", async () => {
  const below = await startApp({ base: "/some/where/" });
  try {
    const page = await below.open();
    assert.equal(await figure(page, "Deployment", "pods").innerText(), "4 pods");
    assert.ok(below.requests.every((path) => path.startsWith("/some/where/")), String(below.requests));
    assert.deepEqual(page.faults, []);
  } finally {
    await below.close();
  }
});

test("an engine that cannot be fetched stops nothing but the output", async () => {
  const profile = await app.browser.newContext();
  const page = await profile.newPage();
  await page.route("**/*worker*.wasm*", (route) => route.abort());
  await page.goto(app.url);
  await shows(page.locator(".banner"), "The engine stopped. Your text is safe.");
  await editor(page, prod).focus();
  await page.keyboard.type("# still here\n");
  assert.match(await textOf(page, prod), /still here/);
  // Every key is another input, with which the engine is tried again; it fails until the network is back.
  await page.waitForTimeout(500);
  await shows(page.locator(".banner"), "The engine stopped. Your text is safe.");
  await page.unroute("**/*worker*.wasm*");
  await page.click('.banner button:has-text("Restart")');
  await settled(page);
  assert.equal(await figure(page, "Deployment", "pods").innerText(), "4 pods");
  assert.equal(await stale(page), "false");
});

test("all manifests are copied as Helm prints them", async () => {
  const page = await app.open({ context: { permissions: ["clipboard-read", "clipboard-write"] } });
  await settled(page);
  await openTab(page, "Manifests");
  for (const name of ["dev", "test", "staging", "prod"]) {
    await openEnvironment(page, name);
    await page.click('[aria-label="Copy all manifests"]');
    const expected = new URL(`../cases/ai-inference/cases/${name}/expected.yaml`, import.meta.url);
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), readFileSync(expected, "utf8"), name);
  }
});
