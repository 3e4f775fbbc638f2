// A new environment: as a copy, on top of another one, by the form, with what it would render at its side.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startApp } from "./harness.mjs";
import { figure, manifest, openEnvironment, openFile, settled, shows, textOf, typeOver } from "./user.mjs";

let app;
before(async () => (app = await startApp()));
after(() => app.close());

const opened = async (page) => {
  await page.click('[aria-label="New environment"]');
  await page.waitForSelector('.dialog [name="name"]:focus');
};
const way = (page, name) => page.locator(".design__head .seg label", { hasText: name }).click();
const then = (page) => page.locator(".design__then");
const field = (page, path) => page.locator(`.design__field[data-path="${path}"]`);
const section = (page, name) => page.locator(".design__section > summary", { hasText: name }).first().click();
const add = async (page, name) => {
  await page.keyboard.press("Enter");
  await page.waitForSelector(`.envs [data-env="${name}"][aria-selected="true"]`);
  await settled(page);
};

test("a copy tells where it names the other one, and what it would render, before it is there", async () => {
  const page = await app.open();
  await openEnvironment(page, "prod");
  await opened(page);
  await page.keyboard.type("eu");
  await shows(then(page).locator(".verdict"), "Renders");
  await shows(then(page).locator(".design__figures"), "as prod");
  await shows(page.locator(".design__head"), "ai-eu");
  const host = page.locator(".design__rows li", { hasText: "both environments would share it" }).first();
  assert.equal(await host.locator("[type=checkbox]").isChecked(), false);
  const own = page.locator(".design__rows li", { hasText: "environment: prod" });
  assert.equal(await own.locator("[type=checkbox]").isChecked(), true);
  await own.locator("input.mono").fill("environment: europe");
  await shows(then(page).locator(".design__file"), "environment: europe");
  await page.locator('.dialog [name="name"]').focus();
  await add(page, "eu");
  assert.match(await textOf(page, "values-eu.yaml"), /environment: europe\n/);
  assert.match(await manifest(page, "Deployment"), /namespace: ai-eu\n/);
  assert.deepEqual(page.faults, []);
});

test("only what differs lies on top: a change below reaches it", async () => {
  const page = await app.open();
  await openEnvironment(page, "prod");
  await opened(page);
  await page.keyboard.type("eu");
  await way(page, "Only what differs");
  const most = page.locator('.design__rows [data-key="autoscaling.maxReplicas"]');
  await most.locator("[type=checkbox]").check();
  await most.locator("input.mono").fill("30");
  await shows(then(page).locator(".design__figures"), "4…30");
  await page.locator('.dialog [name="name"]').focus();
  await add(page, "eu");
  assert.match(await page.locator(".recipe .layers").innerText(), /values-prod\.yaml[\s\S]*values-eu\.yaml/);
  const text = await textOf(page, "values-eu.yaml");
  assert.match(text, /maxReplicas: 30\n/);
  assert.doesNotMatch(text, /minReplicas/);
  await openFile(page, "values-prod.yaml");
  await typeOver(page, "values-prod.yaml", "minReplicas: 4", "minReplicas: 5");
  await settled(page);
  assert.equal(await figure(page, "HorizontalPodAutoscaler", "range").innerText(), "5…30");
  assert.deepEqual(page.faults, []);
});

test("the form writes only what differs, says what cannot work at its field, and is found in", async () => {
  const page = await app.open();
  await opened(page);
  await page.keyboard.type("small");
  await way(page, "Form");
  await page.selectOption('[name="from"]', { label: "values.yaml alone" });
  await shows(then(page).locator(".design__file"), "# values-small.yaml");
  await field(page, "autoscaling.enabled").locator("[type=checkbox]").check();
  await field(page, "autoscaling.minReplicas").locator("input").fill("9");
  await field(page, "autoscaling.maxReplicas").locator("input").fill("3");
  await field(page, "autoscaling.maxReplicas").locator(".sev-err").or(field(page, "autoscaling.minReplicas").locator(".sev-err")).first().waitFor();
  await page.keyboard.press("Enter");
  await page.locator(".design__then [role=alert]").waitFor();
  assert.equal(await page.locator('.envs [data-env="small"]').count(), 0, "it is not added");
  await field(page, "autoscaling.maxReplicas").locator("input").fill("12");
  await shows(then(page).locator(".design__figures"), "9…12");
  await page.locator(".design__find").fill("which engine");
  await field(page, "inference.engine").locator("select").selectOption("tgi");
  await shows(then(page).locator(".design__file"), "engine: tgi");
  await field(page, "inference.engine").locator("button").click();
  await page.waitForFunction(() => !document.querySelector(".design__file").innerText.includes("engine"));
  await page.locator('.dialog [name="name"]').focus();
  await add(page, "small");
  assert.match(await textOf(page, "values-small.yaml"), /^# values-small\.yaml.*\nautoscaling:\n  enabled: true\n  minReplicas: 9\n  maxReplicas: 12\n$/);
  assert.deepEqual(page.faults, []);
});

test("a name that is taken is said, and nothing typed is lost", async () => {
  const page = await app.open();
  await opened(page);
  await page.keyboard.type("prod");
  await shows(page.locator("#design-name-says"), "prod is taken");
  await page.keyboard.press("Enter");
  await page.waitForSelector('.dialog [name="name"]:focus');
  await page.keyboard.type("-eu");
  await page.waitForSelector("#design-name-says", { state: "detached" });
  await add(page, "prod-eu");
  assert.deepEqual(page.faults, []);
});

test("layers are put in another order, and an empty values file is added, each with Undo", async () => {
  const page = await app.open();
  await openEnvironment(page, "prod");
  const layers = () => page.locator(".recipe .layers").innerText();
  const before = await layers();
  await page.click('[aria-label="Add a values file or a --set"]');
  const name = page.getByLabel("New values file");
  await name.fill("no yaml");
  await name.press("Enter");
  assert.equal(await layers(), before, "a name that is none adds nothing");
  await name.fill("values-gpu.yaml");
  await name.press("Enter");
  await page.waitForFunction(() => document.querySelector(".recipe .layers").innerText.includes("values-gpu.yaml"));
  await page.getByLabel("Apply values-gpu.yaml earlier").press("Enter");
  await page.waitForFunction(() => /gpu[\s\S]*prod/.test(document.querySelector(".recipe .layers").innerText));
  await page.locator('.dialog .banner:has-text("layers were changed") button:has-text("Undo")').click();
  await page.waitForFunction(() => /prod[\s\S]*gpu/.test(document.querySelector(".recipe .layers").innerText));
  await page.keyboard.press("Escape");
  await settled(page);
  assert.match(await textOf(page, "values-gpu.yaml"), /^# values-gpu\.yaml/);
  assert.deepEqual(page.faults, []);
});
