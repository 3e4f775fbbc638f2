// The overview of a chart of many parts: a table that sorts, filters and opens, by pointer and by keys, on a desk and on a
// phone; and a checkout of which the dependencies are missing.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { repository, startApp } from "./harness.mjs";
import { checkout, many, store, writeChart } from "./many.mjs";
import { openFile, openTab, settled, shows, typeOver } from "./user.mjs";

let app;
let folder;
before(async () => {
  app = await startApp();
  folder = mkdtempSync(join(tmpdir(), "workloads-"));
  write("many", many);
  write("checkout", checkout);
  write("packed", store);
  execFileSync("tar", ["-czf", "store-1.0.0.tgz", "-C", "packed", "store"], { cwd: folder });
});
after(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});

const write = (name, files) => writeChart(join(folder, name), files);

/** Opens a folder as a chart, and waits for its overview. */
async function open(path, name, options) {
  const page = await app.open(options);
  await page.click(".picker");
  await page.locator("[data-folder]").waitFor({ state: "attached" });
  await page.setInputFiles("[data-folder]", path);
  await shows(page.locator(".picker"), name);
  await settled(page, 60_000);
  await page.waitForSelector("html[data-checked]");
  return page;
}
const rows = (page) => page.evaluate(() => [...document.querySelectorAll("[data-workload]")].map((one) => one.dataset.workload));
const cells = (page, name) => page.evaluate((name) => [...document.querySelectorAll(`[data-workload="${name}"] [data-l]`)].map((one) => one.textContent), name);
const walked = (page) => page.evaluate(() => document.activeElement?.textContent);
/** Boxes that stick out of the pane, or stand on each other, as a person would see it. */
const untidy = (page) =>
  page.evaluate(() => {
    const pane = document.querySelector("#out-panel");
    const found = [];
    if (pane.scrollWidth > pane.clientWidth + 1) found.push(`the pane is ${pane.scrollWidth} wide in ${pane.clientWidth}`);
    const { left, right } = pane.getBoundingClientRect();
    const leaves = [...pane.querySelectorAll(".wl :is(td, th), .nr :is(li > *, summary > *), .card :is(dt, dd, h2, .big > *, .lab > *, p)")].filter((one) => one.checkVisibility() && !one.closest(".vh, pre, thead, tfoot"));
    for (const one of leaves) {
      const box = one.getBoundingClientRect();
      if (box.width > 0 && (box.left < left - 1 || box.right > right + 1)) found.push(`outside: ${one.textContent.slice(0, 60)}`);
    }
    for (const parent of new Set(leaves.map((one) => one.parentElement))) {
      const boxes = leaves.filter((one) => one.parentElement === parent).map((one) => [one.textContent.slice(0, 40), one.getBoundingClientRect()]);
      boxes.forEach(([name, a], at) => {
        for (const [other, b] of boxes.slice(at + 1)) {
          if (Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1) found.push(`“${name}” stands on “${other}”`);
        }
      });
    }
    return found;
  });

test("many workloads are a table with what they come to", async () => {
  const page = await open(join(folder, "many"), "many");
  await page.waitForSelector(".wl");
  assert.deepEqual(await rows(page), ["agent", "web", "trainer", "a-name-that-is-as-long-as-names-of-kubernetes-may-be-in-a-real-chart", "setup", "db"]);
  assert.deepEqual(await cells(page, "web"), ["3", "–", "0.5", "1Gi", "SRL", "1 of 3", "–"]);
  assert.equal((await cells(page, "agent"))[0], "per node");
  assert.equal(await page.getAttribute('[data-workload="web"] .prb', "aria-label"), "no startupProbe, no readinessProbe, livenessProbe");
  const sum = await page.evaluate(() => [...document.querySelectorAll(".sum > *")].map((one) => one.textContent));
  assert.deepEqual(sum.slice(0, 5), ["6 workloads", "8+", "2", "7.7+", "23.19Gi+"]);
  assert.match(sum[5], /1 runs once per node\. 1 runs for a time and is not counted\./);
  assert.deepEqual(await page.locator(".wl .grp b").allTextContents(), ["many", "many › store"]);
  await shows(page.locator(".nr").first(), "nobody");

  // What is typed goes into the table.
  await openFile(page, "values.yaml");
  await typeOver(page, "values.yaml", "replicas: 3", "replicas: 7");
  await settled(page);
  await page.waitForFunction(() => document.querySelector('[data-workload="web"] [data-l]').textContent === "7");
  // The table stays over a look at another tab.
  await openTab(page, "Notes");
  await openTab(page, "Overview");
  await page.waitForSelector(".wl");
  assert.deepEqual(page.faults, []);
  await page.context().close();
});
test("the table sorts, filters and groups", async () => {
  const page = await open(join(folder, "many"), "many");
  await page.waitForSelector(".wl");
  await page.selectOption(".wtools select", "no group");
  await page.waitForSelector(".wl .grp", { state: "detached" });
  await page.click(".wl thead button:has-text('CPU')");
  assert.equal(await page.getAttribute(".wl th:has(button:has-text('CPU'))", "aria-sort"), "descending");
  assert.deepEqual((await rows(page)).slice(0, 3), ["trainer", "db", "web"]);
  await page.locator(".wl thead button:has-text('CPU')").press("Enter");
  assert.equal(await page.getAttribute(".wl th[aria-sort]", "aria-sort"), "ascending");
  assert.equal((await rows(page)).at(-1), "trainer");
  const filter = page.getByLabel("Filter by kind, name, image");
  await filter.fill("STATEFUL");
  assert.deepEqual(await rows(page), ["db"]);
  await shows(page.locator(".wtools [role=status]"), "1 of 6 rows");
  assert.match(await page.textContent(".sum"), /1 workload/);
  await filter.fill("registry.example/web");
  assert.deepEqual(await rows(page), ["web"]);
  await filter.fill("nothing like it");
  await shows(page.locator("#overview"), "No workload like that.");
  await filter.fill("");
  await page.selectOption(".wtools select", "kind");
  assert.ok((await page.locator(".wl .grp b").allTextContents()).includes("DaemonSet"));
  await page.getByLabel("Only with problems").check();
  assert.ok((await rows(page)).length > 0, "charts like that have findings");
  assert.equal(await page.locator("[data-workload]:not(:has(.count))").count(), 0);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("a row opens its cards, by keys too, and the choice of cards is kept", async () => {
  const page = await open(join(folder, "many"), "many");
  await page.waitForSelector(".wl");
  await page.focus('[data-workload="trainer"] button');
  await page.keyboard.press("ArrowRight");
  await page.waitForSelector(".wl .open [data-card=GPU]");
  assert.equal(await page.getAttribute('[data-workload="trainer"] button', "aria-expanded"), "true");
  assert.equal(await walked(page), "trainer");
  await page.keyboard.press("Home");
  assert.match(await walked(page), /many/);
  await page.keyboard.press("End");
  assert.equal(await walked(page), "db");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".wl .open [data-card=StatefulSet]");
  assert.equal(await page.locator(".wl .open").count(), 1, "one row is open at a time");
  await page.keyboard.press("ArrowLeft");
  await page.waitForSelector(".wl .open", { state: "detached" });
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowLeft");
  await page.waitForFunction(() => document.querySelectorAll("[data-workload]").length === 5);
  await page.click('[data-workload="web"] button');
  await shows(page.locator(".wl .open [data-card=PodDisruptionBudget] .card__head"), "web");
  // A chip leads to the value.
  await page.click(".wl .open .src:has-text('base:1')");
  await page.waitForFunction(() => document.activeElement?.getAttribute("data-path") === "values.yaml");

  await page.click(".wtools .seg button:has-text('Cards')");
  await page.waitForSelector(".wl", { state: "detached" });
  await shows(page.locator("#overview [data-card=DaemonSet]"), "one pod per node");
  assert.equal(await page.locator("#overview [data-card=PodDisruptionBudget] .card__head .ellip").filter({ hasText: "nobody" }).count(), 1);
  await page.reload();
  await page.waitForSelector("#overview [data-card=DaemonSet]");
  assert.equal(await page.locator(".wl").count(), 0);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("what is not rendered is told by chart and reason", async () => {
  const page = await open(join(folder, "many"), "many");
  const groups = page.locator(".nr[data-card=absent] > details");
  await shows(groups.nth(0), "1 file, 1 reason");
  await groups.nth(1).locator("summary").first().click();
  const reasons = await groups.nth(1).locator("> ul > li").allTextContents();
  assert.equal(reasons.length, 2, "one switch is one line");
  assert.match(reasons.join("\n"), /store\.backup is false.*backup-more\.yaml, backup\.yaml|store\.backup is false.*backup\.yaml, backup-more\.yaml/);
  assert.deepEqual(await untidy(page), []);
  await page.context().close();
});

test("a checkout without its dependencies renders the rest, and a packed chart put in mends it", async () => {
  const page = await open(join(folder, "checkout"), "many");
  const card = page.locator("[data-card=missing]");
  await shows(card, "found in Chart.yaml, but missing in charts/ directory: store");
  await shows(card, "(Chart.lock: 1.0.0)");
  await card.locator("summary").click();
  await shows(card.locator("pre"), "backup: false");
  assert.ok((await rows(page)).includes("web"), "the rest renders");
  assert.ok(!(await rows(page)).includes("db"));
  await page.keyboard.press("Control+Shift+M");
  await shows(page.locator("#problems"), "store 1.0.0 of dependencies is not in charts/.");
  await shows(page.locator("#problems"), "Chart.lock was made for other dependencies than Chart.yaml has.");
  await page.keyboard.press("Control+Shift+M");
  await card.locator("button:has-text('Put it in')").click();
  await page.waitForSelector(".files__head");
  await page.setInputFiles(".files__head input[type=file]", join(folder, "store-1.0.0.tgz"));
  await page.locator(".dialog [data-files=do]").click();
  await settled(page);
  await page.keyboard.press("Escape");
  await page.waitForSelector('[data-workload="db"]');
  assert.equal(await card.count(), 0);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

/** Real charts, where they lie beside the repository. */
const real = join(repository, "../shared/conformance/charts");
const charts = [["many"], ...["bitnami-milvus", "victoria-metrics-k8s-stack", "opentelemetry-demo"].filter((name) => existsSync(join(real, `${name}.tar.gz`))).map((name) => [name, join(real, `${name}.tar.gz`)])];
for (const [name, archive] of charts) {
  for (const [width, isMobile] of [[1440, false], [390, true]]) {
    test(`nothing overlaps or sticks out: ${name}, ${width} wide`, async () => {
      let path = join(folder, name);
      if (archive) {
        mkdirSync(path, { recursive: true });
        execFileSync("tar", ["-xzf", archive, "-C", folder]);
        path = join(path, "chart");
      }
      const chart = name === "many" ? "many" : name.replace("bitnami-", "");
      const page = await open(path, chart, { context: { viewport: { width, height: 900 }, isMobile, hasTouch: isMobile } });
      if (isMobile) await page.click(".mnav label:has(#m-output)");
      await page.waitForSelector(".wl");
      await page.locator("[data-workload] button").nth(1).click();
      await page.waitForSelector(".wl .open .card");
      await page.evaluate(() => document.querySelectorAll(".nr details").forEach((one) => (one.open = true)));
      assert.deepEqual(await untidy(page), []);
      await page.click(".wtools .seg button:has-text('Cards')");
      await page.waitForSelector(".wl", { state: "detached" });
      assert.deepEqual(await untidy(page), []);
      assert.deepEqual(page.faults, []);
      await page.context().close();
    });
  }
}
