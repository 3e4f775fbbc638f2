// Links, new environments, and what survives a reload.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { deflateRawSync } from "node:zlib";
import { startApp, waitUntilRendered } from "./harness.mjs";
import { figure, manifest, openEnvironment, openFile, openTab, settled, shows, textOf, typeOver } from "./user.mjs";

const prod = "values-prod.yaml";
let app;
before(async () => (app = await startApp()));
after(() => app.close());

async function link(page) {
  await page.click(".topbar .btn--primary");
  await page.waitForFunction(() => document.querySelector('[aria-label="Link"]')?.value.includes("#v3/"));
  const url = await page.inputValue('[aria-label="Link"]');
  await page.keyboard.press("Escape");
  return url;
}

test("a link opens on the same page in another browser", async () => {
  const page = await app.open();
  await openFile(page, prod);
  await typeOver(page, prod, "maxReplicas: 20", "maxReplicas: 23");
  await page.click('[aria-label="Add a values file or a --set"]');
  await page.click("text=Add an entry");
  await page.fill('.sets [aria-label="Argument"]', "image.tag=v9");
  await page.keyboard.press("Escape");
  await settled(page);
  const url = await link(page);
  assert.ok(url.startsWith(`${app.url}#v3/`) && url.length < app.url.length + 200, url);
  assert.match(url.split("#v3/")[1], /^[A-Za-z0-9_-]+$/);

  const other = await app.open({ fragment: url.split("#")[1] });
  await shows(figure(other, "HorizontalPodAutoscaler", "range"), "4…23");
  await shows(figure(other, "Deployment", "image"), /:v9$/);
  assert.equal(await textOf(other, prod), await textOf(page, prod));
  await shows(other.locator("#received"), "This link changes prod");
  assert.deepEqual(other.faults, []);
});

test("a link keeps changed templates when everything is chosen", async () => {
  const page = await app.open();
  await openFile(page, "templates/pdb.yaml");
  await typeOver(page, "templates/pdb.yaml", "AlwaysAllow", "IfHealthyBudget");
  await settled(page);
  const other = await app.open({ fragment: (await link(page)).split("#")[1] });
  assert.match(await manifest(other, "PodDisruptionBudget"), /IfHealthyBudget/);
});

test("a file that changed little takes a short link, and other texts of it refuse the link", async () => {
  const page = await app.open();
  await openFile(page, "templates/deployment.yaml");
  await typeOver(page, "templates/deployment.yaml", "type: RollingUpdate", "type: Recreate");
  await settled(page);
  const fragment = (await link(page)).split("#")[1];
  assert.ok(fragment.length < 120, fragment);
  const other = await app.open({ fragment });
  assert.match(await manifest(other, "Deployment"), /type: Recreate/);
  assert.deepEqual(other.faults, []);
  const foreign = await app.open({ fragment: madeOn(1) });
  await shows(foreign.locator(".banner"), "changes values-prod.yaml line by line");
  assert.equal(await figure(foreign, "HorizontalPodAutoscaler", "range").innerText(), "4…20");
});

/** A link whose one patch was made on a text of another fingerprint. */
function madeOn(fingerprint) {
  const patch = ["values-prod.yaml", "", fingerprint, 0, 0, "x: 1\n"];
  const json = { c: "ai-inference", cv: "1.3.0", o: "prod", p: [patch] };
  return `v3/${deflateRawSync(JSON.stringify(json)).toString("base64url")}`;
}

test("opening a link never destroys one's own edits", async () => {
  const maker = await app.open();
  await openFile(maker, prod);
  await typeOver(maker, prod, "maxReplicas: 20", "maxReplicas: 33");
  await settled(maker);
  const url = await link(maker);

  const page = await app.open();
  await openFile(page, prod);
  await typeOver(page, prod, "maxReplicas: 20", "maxReplicas: 11");
  await settled(page);
  await page.evaluate((hash) => (location.hash = hash), url.split("#")[1]);
  await shows(figure(page, "HorizontalPodAutoscaler", "range"), "4…33");
  await shows(page.locator("#received"), "Your own work is safe");
  await page.waitForTimeout(500);
  await page.reload();
  await waitUntilRendered(page);
  await shows(figure(page, "HorizontalPodAutoscaler", "range"), "4…33");
  await page.click("text=Back to my work");
  await shows(figure(page, "HorizontalPodAutoscaler", "range"), "4…11");
  assert.equal(new URL(page.url()).hash, "");
});

for (const [what, fragment] of [
  ["cut off", "v1/q1ZKzs8tyC8tTlWyUkrLzElVqgUA"],
  ["of another version", "v9/abc"],
  ["not a link of ours", "section-2"],
  ["with letters that do not belong", "v1/%%%"],
]) {
  test(`a broken link says so and harms nothing: ${what}`, async () => {
    const page = await app.open({ fragment });
    await shows(page.locator(".banner"), "This link cannot be opened.");
    assert.equal(await figure(page, "HorizontalPodAutoscaler", "range").innerText(), "4…20");
    await page.click('.banner [aria-label="Close"]');
    assert.equal(await page.locator(".banner").count(), 0);
    assert.deepEqual(page.faults, []);
  });
}

test("likely secrets are named and left out unless confirmed", async () => {
  const page = await app.open();
  await openFile(page, prod);
  await page.keyboard.press("Control+End");
  await page.keyboard.type("\nhubToken: hf_abcdefghijklmnopqrstuvwxyz0123\n");
  await settled(page);
  await page.click(".topbar .btn--primary");
  await shows(page.locator(".dialog .alert"), "hubToken");
  await page.waitForFunction(() => document.querySelector('[aria-label="Link"]')?.value.includes("#v3/"));
  const safe = await page.inputValue('[aria-label="Link"]');
  const other = await app.open({ fragment: safe.split("#")[1] });
  assert.match(await textOf(other, prod), /hubToken: <redacted>/);
  assert.doesNotMatch(await textOf(other, prod), /hf_/);
});

test("a new environment is a copy, renders, and survives a reload with the edits", async () => {
  const page = await app.open();
  await openFile(page, prod);
  await typeOver(page, prod, "maxReplicas: 20", "maxReplicas: 21");
  await page.click('[aria-label="New environment"]');
  await page.waitForSelector('.dialog [name="name"]:focus');
  await page.keyboard.type("canary");
  await page.selectOption('[name="from"]', { label: "prod" });
  await page.keyboard.press("Enter");
  await page.waitForSelector('.envs [data-env="canary"][aria-selected="true"]');
  await settled(page);
  assert.equal(await figure(page, "HorizontalPodAutoscaler", "range").innerText(), "4…21");
  // Where the copy names what it is a copy of, it names itself; the rest is as it was.
  const [copy, original] = [await textOf(page, "values-canary.yaml"), await textOf(page, prod)];
  assert.match(copy, /environment: canary\n/);
  assert.equal(copy.split("\n").length, original.split("\n").length);
  await openFile(page, "values-canary.yaml");
  await typeOver(page, "values-canary.yaml", "minReplicas: 4", "minReplicas: 2");
  await settled(page);
  assert.equal(await figure(page, "HorizontalPodAutoscaler", "range").innerText(), "2…21");
  await openEnvironment(page, "prod");
  assert.equal(await figure(page, "HorizontalPodAutoscaler", "range").innerText(), "4…21", "the original is untouched");
  await page.waitForTimeout(500);
  await page.reload();
  await waitUntilRendered(page);
  await openEnvironment(page, "canary");
  await shows(figure(page, "HorizontalPodAutoscaler", "range"), "2…21");
  assert.match(await manifest(page, "Deployment"), /namespace: ai-canary/);
});

test("an environment that was removed can be had back, with its text", async () => {
  const page = await app.open();
  await page.click('[aria-label="New environment"]');
  await page.waitForSelector('.dialog [name="name"]:focus');
  await page.keyboard.type("canary");
  await page.keyboard.press("Enter");
  await page.waitForSelector('.envs [data-env="canary"][aria-selected="true"]');
  await openFile(page, "values-canary.yaml");
  await typeOver(page, "values-canary.yaml", "minReplicas: 4", "minReplicas: 2");
  await settled(page);
  await page.click('[aria-label="Add a values file or a --set"]');
  await page.click("text=Remove this environment");
  await page.locator('.envs [data-env="canary"]').waitFor({ state: "detached" });
  assert.equal(await page.locator('.tree a[data-path="values-canary.yaml"]').count(), 0);
  await page.locator(".banner", { hasText: "canary was removed" }).locator("button", { hasText: "Undo" }).click();
  await page.waitForSelector('.envs [data-env="canary"][aria-selected="true"]');
  await settled(page);
  assert.match(await textOf(page, "values-canary.yaml"), /minReplicas: 2/);
  assert.equal(await figure(page, "HorizontalPodAutoscaler", "range").innerText(), "2…20");
  assert.equal(await page.locator(".banner").count(), 0);
  assert.deepEqual(page.faults, []);
});

test("reset brings the chart back as it came", async () => {
  const page = await app.open();
  await openFile(page, prod);
  await typeOver(page, prod, "maxReplicas: 20", "maxReplicas: 21");
  await settled(page);
  await page.click(".topbar >> text=Reset");
  await page.click("text=Discard my edits");
  await settled(page);
  assert.match(await textOf(page, prod), /maxReplicas: 20/);
  await page.waitForTimeout(500);
  await page.click(".topbar .picker");
  await page.waitForSelector("[data-folder]", { state: "attached" });
  assert.equal(await page.locator("[data-work]").count(), 0);
});
