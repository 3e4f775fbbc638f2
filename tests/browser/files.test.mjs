// The files of the chart: added, uploaded, renamed with what names them, copied, removed and had back, as a person would.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { startApp, waitUntilRendered } from "./harness.mjs";
import { editor, openTab, settled, shows, textOf } from "./user.mjs";

let app;
let folder;
before(async () => {
  app = await startApp();
  folder = mkdtempSync(join(tmpdir(), "files-"));
});
after(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});

const dialog = (page) => page.locator(".dialog:has(.files)");
const act = (page, name) => page.click(`.dialog [data-files=${name}]`);
const pathField = (page) => page.locator(".dialog [data-files=path]");
async function openFiles(page) {
  await page.click("[data-opens=files]");
  await page.waitForSelector(".files__file");
}
async function look(page, path) {
  await page.click(`.files__file[data-file="${path}"]`);
  await shows(page.locator(".files__name"), path);
}
/** The objects that an environment prints, with their lines. */
async function printed(page) {
  await openTab(page, "Manifests");
  await page.locator(".doc").first().waitFor();
  return page.evaluate(() => [...document.querySelectorAll(".doc")].map((one) => `${one.dataset.kind} ${one.dataset.name} ${/\d+ lines/.exec(one.innerText)}`).sort());
}

test("a template gets another path, what names it follows, and Undo takes it back", async () => {
  const page = await app.open();
  await page.waitForSelector("[data-checked]", { state: "attached" });
  const before = await printed(page);
  await openFiles(page);
  await look(page, "templates/configmap.yaml");
  await shows(page.locator(".files__one"), "Named in 1 place");
  await act(page, "rename");
  await pathField(page).fill("templates/deployment.yaml");
  await act(page, "do");
  await shows(page.locator("#files-says"), "templates/deployment.yaml is there already.");
  await pathField(page).fill("../configmap.yaml");
  await shows(page.locator("#files-says"), "Use a path inside the chart");
  await pathField(page).fill("templates/config/settings.yaml");
  await shows(page.locator(".files__naming"), "templates/deployment.yaml:37");
  await page.keyboard.press("Enter");
  await shows(page.locator(".files__name"), "templates/config/settings.yaml");
  await settled(page);
  await shows(page.locator('[data-file="templates/deployment.yaml"]'), "changed");
  await shows(page.locator('[data-file="templates/configmap.yaml"]'), "removed");
  await look(page, "templates/deployment.yaml");
  await shows(page.locator(".files__changes"), '"/config/settings.yaml"');
  await act(page, "open");
  await editor(page, "templates/deployment.yaml").waitFor();
  assert.match(await textOf(page, "templates/deployment.yaml"), /BasePath "\/config\/settings\.yaml"/);
  assert.deepEqual(await printed(page), before);
  // Over a reload, and back.
  await page.reload();
  await waitUntilRendered(page);
  assert.equal(await page.locator('.tree a[data-path="templates/config/settings.yaml"]').count(), 1);
  assert.deepEqual(await printed(page), before);
  await openFiles(page);
  await look(page, "templates/config/settings.yaml");
  await act(page, "remove");
  await shows(page.locator(".dialog .banner"), "The files were changed.");
  await page.click(".dialog .banner button:has-text('Undo')");
  await settled(page);
  await look(page, "templates/config/settings.yaml");
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("a new file opens in the editor and is rendered; its environment follows a layer with another path", async () => {
  const page = await app.open();
  await page.waitForSelector("[data-checked]", { state: "attached" });
  await openFiles(page);
  await act(page, "make");
  await act(page, "do");
  await shows(page.locator("#files-says"), "Give the file a name.");
  await pathField(page).fill("templates/extra.yaml");
  await shows(page.locator("#files-use"), "Helm renders this file.");
  await act(page, "do");
  await editor(page, "templates/extra.yaml").waitFor();
  await page.waitForFunction(() => document.activeElement?.getAttribute("data-path") === "templates/extra.yaml");
  await page.keyboard.insertText("apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: extra-{{ .Values.environment }}\n");
  await settled(page);
  await openTab(page, "Manifests");
  await page.locator('.doc[data-name^="extra-"]').waitFor();
  await openFiles(page);
  await shows(page.locator('[data-file="templates/extra.yaml"]'), "new");
  await look(page, "values-prod.yaml");
  await shows(page.locator(".files__one"), "layer of prod");
  await act(page, "rename");
  await pathField(page).fill("env/prod.yaml");
  await act(page, "do");
  await shows(page.locator(".files__name"), "env/prod.yaml");
  await shows(page.locator(".files__one"), "layer of prod");
  await page.keyboard.press("Escape");
  await page.waitForSelector(".dialog", { state: "detached" });
  await shows(page.locator(".layers"), "env/prod.yaml");
  await settled(page);
  // A copy of it, and the file as it came.
  await openFiles(page);
  await look(page, "env/prod.yaml");
  await act(page, "copy");
  assert.equal(await pathField(page).inputValue(), "env/prod-copy.yaml");
  await act(page, "do");
  await shows(page.locator(".files__name"), "env/prod-copy.yaml");
  await look(page, "values-prod.yaml");
  await act(page, "restore");
  await page.waitForFunction(() => !document.querySelector('[data-file="values-prod.yaml"] .files__mark'));
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("files are uploaded: text where it belongs, a packed chart as a subchart, and nothing else", async () => {
  const page = await app.open();
  await page.waitForSelector("[data-checked]", { state: "attached" });
  mkdirSync(join(folder, "cache/templates"), { recursive: true });
  writeFileSync(join(folder, "cache/Chart.yaml"), "apiVersion: v2\nname: cache\nversion: 1.0.0\n");
  writeFileSync(join(folder, "cache/templates/cm.yaml"), "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: of-cache\n");
  execFileSync("tar", ["-czf", "cache-1.0.0.tgz", "cache"], { cwd: folder });
  writeFileSync(join(folder, "service-b.yaml"), "apiVersion: v1\nkind: Service\nmetadata:\n  name: b\n");
  writeFileSync(join(folder, "logo.png"), Buffer.from([0x89, 0x50, 0xff, 0xfe, 0]));
  await openFiles(page);
  const names = ["cache-1.0.0.tgz", "service-b.yaml", "logo.png"].map((name) => join(folder, name));
  await page.setInputFiles(".files__head input[type=file]", names);
  await shows(page.locator(".files__added"), "Not text: it cannot be added.");
  await shows(page.locator(".files__added"), "Unpacked into charts/ as a subchart.");
  await act(page, "do");
  await page.locator('[data-file="charts/cache/templates/cm.yaml"]').waitFor();
  await page.locator('[data-file="templates/service-b.yaml"]').waitFor();
  assert.equal(await page.locator('[data-file$="logo.png"]').count(), 0);
  // The chart's schema allows no other subchart.
  await look(page, "values.schema.json");
  await act(page, "remove");
  await shows(page.locator('[data-file="values.schema.json"]'), "removed");
  await page.keyboard.press("Escape");
  await settled(page);
  await openTab(page, "Manifests");
  await page.locator('.doc[data-name="of-cache"]').waitFor();
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("by keys alone, in Chinese, on a phone", async () => {
  const page = await app.open({ context: { locale: "zh-CN", viewport: { width: 390, height: 844 } } });
  await page.waitForSelector("[data-checked]", { state: "attached" });
  await page.click(".mnav label:has(#m-files)");
  await page.focus("[data-opens=files]");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".files__file");
  await page.focus('.files__file[tabindex="0"]');
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".files__name");
  await shows(page.locator(".files__acts"), "重命名");
  const wide = await dialog(page).evaluate((one) => one.scrollWidth > one.clientWidth);
  assert.equal(wide, false);
  await page.context().close();
});
