// What one takes away for an environment: files, commands for either Helm, jobs for GitLab CI, a summary.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { startApp } from "./harness.mjs";
import { openEnvironment, openFile, settled, shows, typeOver } from "./user.mjs";

let app;
before(async () => {
  app = await startApp();
});
after(() => app.close());

const checked = async (options = {}) => {
  const context = { permissions: ["clipboard-read", "clipboard-write"], ...options };
  const page = await app.open({ context });
  await page.waitForSelector("html[data-checked]", { timeout: 20_000 });
  return page;
};

const open = async (page) => {
  await page.keyboard.press("Control+Shift+E");
  await page.waitForSelector(".export [role=tab]");
};

const tab = async (page, name) => {
  await page.click(`.export [role=tab]:has-text("${name}")`);
  await page.waitForSelector(`.export [role=tab][aria-selected=true]:has-text("${name}")`);
};

/** The text under a name. */
const text = (page, name) => page.locator(`.export pre[aria-label="${name}"]`);

const clipboard = (page) => page.evaluate(() => navigator.clipboard.readText());

test("it is opened and used by keyboard, and gives the focus back", async () => {
  const page = await checked();
  assert.ok(!app.requests.some((path) => path.includes("views")), "views are fetched when they are opened");
  await page.focus(".topbar button:has-text('Export')");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".export [role=tab]");
  await page.focus(".export [role=tab][aria-selected=true]");
  await page.keyboard.press("ArrowRight");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Commands");
  await page.waitForSelector(".export [role=tab][aria-selected=true]:has-text('Commands')");
  await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowRight");
  await shows(text(page, "Roll out"), "--atomic --wait --timeout 12m");
  await page.keyboard.press("ArrowLeft");
  await shows(text(page, "Roll out"), "--rollback-on-failure --wait --timeout 12m");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await shows(page.locator(".export [role=status]"), "Copied: Commands");
  assert.match(await clipboard(page), /^# Go to the chart’s folder\ncd ai-inference\n\n# Print/);
  await page.keyboard.press("Escape");
  await page.waitForSelector(".dialog", { state: "detached" });
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Export");
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("commands are copied one by one, and say why Helm has to wait", async () => {
  const page = await checked();
  await open(page);
  await tab(page, "Commands");
  await page.click("[aria-label='Copy: Print what Chartroom shows']");
  assert.equal(
    await clipboard(page),
    "helm template llm . --namespace ai-prod -f values-prod.yaml --kube-version v1.36.0",
  );
  await shows(page.locator(".export__piece:has-text('Roll out')"), "Deployment llm-ai-inference may take 720 s to start");
  await tab(page, "GitLab CI");
  await page.click("[aria-label='Copy: .gitlab-ci.yml']");
  assert.match(await clipboard(page), /deploy prod:[\s\S]+when: manual[\s\S]+--rollback-on-failure/);
  await page.click(".export .seg label:has-text('Helm 3')");
  await shows(text(page, ".gitlab-ci.yml"), "alpine/helm:3");
  await page.context().close();
});

test("files are downloaded as they are", async () => {
  const page = await checked();
  await open(page);
  const [download] = await Promise.all([page.waitForEvent("download"), page.click("[aria-label='Download: llm-prod.yaml']")]);
  assert.equal(download.suggestedFilename(), "llm-prod.yaml");
  const yaml = await readFile(await download.path(), "utf8");
  assert.match(yaml, /^---\n# Source: ai-inference\/templates\/pdb.yaml\n/);
  assert.equal(yaml, await text(page, "llm-prod.yaml").textContent());
  await shows(page.locator(".export [role=status]"), "Downloaded: llm-prod.yaml");
  await page.click("[aria-label='Copy: values-prod.yaml']");
  assert.match(await clipboard(page), /^# values-prod\.yaml: production/);
  await page.context().close();
});

test("it follows edits, and names every layer", async () => {
  const page = await checked();
  await openEnvironment(page, "staging");
  await openFile(page, "values-staging.yaml");
  await typeOver(page, "values-staging.yaml", "maxReplicas: 6", "maxReplicas: 7");
  // It opens before the edit is rendered, and shows it.
  await open(page);
  await shows(text(page, "values-staging.yaml"), "maxReplicas: 7");
  await shows(text(page, "llm-staging.yaml"), "maxReplicas: 7");
  await page.keyboard.press("Escape");

  await page.click("[aria-label='Add a values file or a --set']");
  await page.waitForSelector(".dialog");
  await page.selectOption("[aria-label='Add a values file']", "values-prod.yaml");
  await page.click(".dialog button:has-text('Add an entry')");
  await page.fill(".dialog [aria-label=Argument]", "image.tag=it's $HOME");
  await page.click(".dialog__foot button:has-text('Done')");
  await settled(page);
  await open(page);
  await tab(page, "Commands");
  const command = await shows(text(page, "Print what Chartroom shows"), "-f values-staging.yaml");
  assert.ok(command.includes("-f values-prod.yaml"), command);
  await shows(text(page, "Print what Chartroom shows"), `--set 'image.tag=it'\\''s $HOME'`);
  await page.context().close();
});

test("everything that was changed is taken away: as files, as a patch that Git takes, and as the whole chart", async () => {
  const page = await checked();
  await openFile(page, "values.yaml");
  await typeOver(page, "values.yaml", "replicaCount: 1", "replicaCount: 2");
  await openFile(page, "templates/service.yaml");
  await typeOver(page, "templates/service.yaml", "kind: Service", "kind: Service # ours");
  await settled(page);
  await open(page);
  await shows(text(page, "values.yaml"), "replicaCount: 2");
  await shows(text(page, "templates/service.yaml"), "kind: Service # ours");
  const patch = await shows(text(page, "ai-inference.patch"), "+replicaCount: 2");
  const folder = await mkdtemp(join(tmpdir(), "chartroom-export-"));
  try {
    // The patch makes of the chart as it came what is shown; the packed chart is that.
    await cp("www/charts/ai-inference", join(folder, "ai-inference"), { recursive: true });
    const at = join(folder, "ai-inference");
    execFileSync("git", ["apply"], { cwd: at, input: await text(page, "ai-inference.patch").textContent(), env: { ...process.env, GIT_CEILING_DIRECTORIES: tmpdir() } });
    const [packed] = await Promise.all([page.waitForEvent("download"), page.click(".export__whole button:has-text('.tgz')")]);
    assert.match(packed.suggestedFilename(), /^ai-inference-\d+\.\d+\.\d+\.tgz$/);
    await shows(page.locator(".export [role=status]"), `Downloaded: ${packed.suggestedFilename()}`);
    const unpacked = await mkdtemp(join(folder, "packed-"));
    execFileSync("tar", ["xzf", await packed.path(), "-C", unpacked]);
    execFileSync("diff", ["-r", at, join(unpacked, "ai-inference")]);
    const [zip] = await Promise.all([page.waitForEvent("download"), page.click(".export__whole button:has-text('.zip')")]);
    assert.ok((await readFile(await zip.path())).subarray(0, 2).equals(Buffer.from("PK")));
  } finally {
    await rm(folder, { recursive: true });
  }
  assert.ok(!patch.includes("values-prod.yaml"));
  await tab(page, "Commands");
  await shows(text(page, "Apply the changes to the chart"), "git apply ai-inference.patch");
  await shows(page.locator(".export__piece:has-text('Apply the changes')"), "Changed since the chart came: templates/service.yaml and another file.");
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("the summary stands beside another environment, without secrets", async () => {
  const page = await checked();
  await openFile(page, "values-prod.yaml");
  await typeOver(page, "values-prod.yaml", 'existingSecret: "ai-inference-secrets"', 'data: {push-token: hush-hush-hush}');
  await settled(page);
  await open(page);
  await tab(page, "Summary");
  const markdown = text(page, "Summary");
  await shows(markdown, "| Pods | `2…6` | `4…20` |");
  await shows(markdown, "## ai-inference 1.3.0 (app 2.1.0): prod");
  assert.ok(!(await markdown.textContent()).includes("hush"), "secrets are masked");
  await shows(markdown, "secrets.data.push-token");
  await page.selectOption(".export select", { label: "dev" });
  await shows(markdown, "| | dev | prod |");
  await page.selectOption(".export select", { label: "none" });
  await shows(markdown, "| | prod |");
  assert.ok(!(await markdown.textContent()).includes("```diff"));
  await page.context().close();
});

test("an environment that does not render keeps its overlay and commands, and says why", async () => {
  const page = await checked();
  await openFile(page, "values-prod.yaml");
  await typeOver(page, "values-prod.yaml", "replicaCount: 4", "replicaCount: [");
  await settled(page);
  await open(page);
  await shows(page.locator(".export [role=alert]"), "prod does not render");
  assert.deepEqual(await page.locator(".export__piece h3").allTextContents(), ["values-prod.yaml", "ai-inference.patch"]);
  await tab(page, "Summary");
  await shows(text(page, "Summary"), "**prod does not render.**");
  await tab(page, "Commands");
  await shows(text(page, "Roll out"), "--timeout 5m");
  await page.context().close();
});

test("a phone opens it from More, and everything fits its width", async () => {
  const page = await checked({ viewport: { width: 390, height: 844 } });
  await page.click(".topbar [aria-label=More]");
  await page.click(".more button:has-text('Export')");
  await page.waitForSelector(".export [role=tab]");
  for (const name of ["Files", "Commands", "GitLab CI", "Summary"]) {
    await tab(page, name);
    const over = await page.evaluate(() => {
      const body = document.querySelector(".dialog__body");
      return body.scrollWidth - body.clientWidth;
    });
    assert.ok(over <= 0, `${name} is ${over} px too wide`);
  }
  await page.context().close();
});
