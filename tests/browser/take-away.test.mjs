// An environment that is designed, compared and made small, and what is taken away then: the real Helm prints of it what the
// page showed. So for a large chart that was dropped in.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, before, test } from "node:test";
import { startApp } from "./harness.mjs";
import { editor, openEnvironment, openFile, runCommand, settled, shows, textOf, typeOver } from "./user.mjs";

let app;
before(async () => (app = await startApp()));
after(() => app.close());

const opened = async () => {
  const page = await app.open({ context: { permissions: ["clipboard-read", "clipboard-write"] } });
  await page.waitForSelector("html[data-checked]", { timeout: 60_000 });
  return page;
};
const clipboard = (page) => page.evaluate(() => navigator.clipboard.readText());

/** The Helm that is held to, or where it cannot be had the built command, which prints what it prints. */
const program = process.env.HELM ?? ["release", "debug"].map((profile) => resolve("target", profile, "chartroom")).find(existsSync);

/** Takes the whole chart away, unpacks it, runs the command that is shown there, and gives what it prints. */
async function printed(page, folder) {
  await page.keyboard.press("Control+Shift+E");
  await page.waitForSelector(".export [role=tab]");
  const [packed] = await Promise.all([page.waitForEvent("download"), page.click(".export__whole button:has-text('.tgz')")]);
  execFileSync("tar", ["xzf", await packed.path(), "-C", folder]);
  await page.click('.export [role=tab]:has-text("Commands")');
  await page.click("[aria-label='Copy: Print what Chartroom shows']");
  const command = await clipboard(page);
  assert.match(command, /^helm template /);
  const chart = packed.suggestedFilename().replace(/-\d+\.\d+\.\d+.*$/, "");
  const options = { cwd: join(folder, chart), encoding: "utf8", maxBuffer: 64 << 20, shell: "/bin/bash" };
  const text = execFileSync(command.replace(/^helm/, `'${program}'`), options);
  await page.keyboard.press("Escape");
  await page.waitForSelector(".export", { state: "detached" });
  return text;
}

/** All manifests, as the page copies them. */
async function copied(page) {
  await page.click('[aria-label="Copy all manifests"]');
  return clipboard(page);
}

async function inFolder(does) {
  const folder = await mkdtemp(join(tmpdir(), "chartroom-away-"));
  try {
    await does(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

test("eu-prod is made by the form, compared with prod alone, made small and taken away, with edits below it", async () => {
  const page = await opened();
  await typeOver(page, "values.yaml", "terminationGracePeriodSeconds: 300", "terminationGracePeriodSeconds: 360");
  await openFile(page, "templates/service.yaml");
  await typeOver(page, "templates/service.yaml", "kind: Service", "kind: Service # ours");
  await settled(page);

  await openEnvironment(page, "prod");
  await page.click('[aria-label="New environment"]');
  await page.waitForSelector('.dialog [name="name"]:focus');
  await page.keyboard.type("eu-prod");
  await page.locator(".design__head .seg label", { hasText: "Form" }).click();
  await page.selectOption('[name="from"]', { label: "prod" });
  const field = (path) => page.locator(`.design__field[data-path="${path}"]`);
  await page.locator(".design__find").fill("maxReplicas");
  await field("autoscaling.maxReplicas").locator("input").fill("12");
  await shows(page.locator(".design__then .design__figures"), "4…12");
  await page.locator('.dialog [name="name"]').press("Enter");
  await page.waitForSelector('.envs [data-env="eu-prod"][aria-selected="true"]');
  await settled(page);

  await page.click("[data-compare]");
  await page.waitForSelector(".cmp thead th b");
  const columns = () => page.locator(".cmp thead th b").allTextContents();
  if ((await columns()).length > 2) {
    await page.click(".pick > summary");
    for (const name of ["dev", "test", "staging"]) await page.locator(".pick label").getByText(name, { exact: true }).click();
  }
  assert.deepEqual(await columns(), ["prod", "eu-prod"]);
  assert.match(await page.locator('.cmp tbody tr:has(th:has-text("maxReplicas"))').innerText(), /20[\s\S]*12/);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await page.waitForSelector(".cmp", { state: "hidden" });

  const path = "values-eu-prod.yaml";
  await openFile(page, path);
  const text = await textOf(page, path);
  await editor(page, path).focus();
  await page.keyboard.press("Control+End");
  await page.keyboard.insertText("terminationGracePeriodSeconds: 360\n");
  await settled(page);
  await page.waitForFunction((path) => document.querySelector(`.cm-content[data-path="${path}"] .is-redundant`), path);
  await runCommand(page, "Move this value to another layer, or remove what changes nothing");
  await page.locator(".acts").getByText("Remove all entries that change nothing").click();
  await shows(page.locator(".pal"), "Every environment renders the same as before.", 60_000);
  await page.keyboard.press("Enter");
  await page.waitForSelector(".pal", { state: "detached" });
  assert.equal((await textOf(page, path)).trim(), text.trim());
  await settled(page);

  await inFolder(async (folder) => {
    const shown = await copied(page);
    assert.match(shown, /kind: Service # ours/);
    assert.equal(await printed(page, folder), shown);
  });
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

const large = resolve("../shared/conformance/charts/bitnami-kube-prometheus.tar.gz");
test("a large chart is opened, edited and taken away as Helm loads it", { skip: !existsSync(large) && "there is none beside the repository" }, () =>
  inFolder(async (folder) => {
    execFileSync("tar", ["xzf", large, "-C", folder, "--strip-components=1"]);
    const page = await opened();
    await page.click(".topbar .picker");
    await page.waitForSelector("[data-folder]", { state: "attached" });
    await page.setInputFiles("[data-folder]", join(folder, "chart"));
    await shows(page.locator(".topbar .picker"), "kube-prometheus", 60_000);
    await settled(page);
    await openFile(page, "values.yaml");
    await typeOver(page, "values.yaml", "replicaCount: 1", "replicaCount: 3");
    await settled(page);
    const shown = await copied(page);
    assert.match(shown, /\n  replicas: 3\n/);
    assert.equal(await printed(page, folder), shown);
    assert.deepEqual(page.faults, []);
    await page.context().close();
  }));
