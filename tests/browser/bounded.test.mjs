// Charts and texts far larger than people write: what the page draws of them is bounded, and everything can be gone to.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startApp } from "./harness.mjs";
import { configMap, linkTo } from "./links.mjs";
import { editor, openFile, openTab, settled, shows, textOf } from "./user.mjs";

const MINUTE = 60_000;
let app;
before(async () => (app = await startApp()));
after(() => app.close());

/** Opens a chart of its own, and waits until it is rendered. */
async function opened(files, more) {
  const page = await app.open({ fragment: linkTo(files, more), rendered: false });
  await page.locator('.tree a[data-path="values.yaml"]').waitFor({ timeout: MINUTE });
  await page.waitForFunction(() => document.querySelector(".tree")?.textContent.includes("Chart.yaml"));
  await settled(page, MINUTE);
  return page;
}

const count = (page, selector) => page.locator(selector).count();
const nodes = (page) => page.evaluate(() => document.querySelectorAll("*").length);
const scroll = (page, selector, share) =>
  page.evaluate(
    ([selector, share]) => {
      const port = document.querySelector(selector);
      port.scrollTop = port.scrollHeight * share;
    },
    [selector, share],
  );

const many = 1_000;
const templates = Object.fromEntries(
  Array.from({ length: many }, (_, at) => [`templates/t${at}.yaml`, configMap(`c${at}`, "{{ .Values.v | quote }}")]),
);

test("of a thousand templates and objects only those in sight are drawn", async () => {
  const page = await opened({ ...templates, "values.yaml": "v: 1\n", "values-prod.yaml": "v: 2\n" });
  assert.ok((await count(page, ".tree a[data-path]")) < 200, "files of the tree");
  await openTab(page, "Manifests");
  await page.locator(".doc").first().waitFor();
  assert.ok((await count(page, ".doc")) < 200, "objects");
  await page.click("text=Open all");
  await page.locator(".doc [data-line]").first().waitFor();
  assert.ok((await count(page, ".doc [data-line]")) < 600, "lines of objects");
  await scroll(page, "#out-panel", 1);
  await page.locator('.doc[data-name="c999"]').waitFor();
  assert.ok((await nodes(page)) < 10_000, `${await nodes(page)} elements`);
  // A file out of sight is gone to by the object's line.
  await page.locator('.doc[data-name="c999"] [data-line="5"]').click();
  await page.locator('.doc[data-name="c999"] .is-traced').first().waitFor();
  await shows(page.locator(".explain"), "base:1");
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement?.getAttribute("data-path") === "values.yaml");
  // And the comparison of all of them.
  await page.click("[data-compare]");
  await page.locator(".compare__object").first().waitFor({ timeout: MINUTE });
  assert.ok((await count(page, ".compare__object")) < 200, "compared objects");
  await shows(page.locator(".compare__head [role=status]").last(), `in ${many} of`);
  assert.deepEqual(page.faults, []);
});

test("lists in a list that are opened at once look what is in sight a few times, not once for each other", async () => {
  const page = await opened({ ...templates, "values.yaml": "v: 1\n" });
  await openTab(page, "Manifests");
  await page.locator(".doc").first().waitFor();
  await page.evaluate(() => {
    window.moved = 0;
    window.addEventListener("chartroom-moved", () => (window.moved += 1));
  });
  await page.click(".legend button:has-text('Open all')");
  await page.locator(".doc [data-line='0']").first().waitFor();
  await page.waitForTimeout(500);
  const [moved, docs] = await page.evaluate(() => [window.moved, document.querySelectorAll(".doc").length]);
  assert.ok(docs > 20, `${docs} objects are drawn`);
  assert.ok(moved <= 12, `${moved} times`);
  assert.deepEqual(page.faults, []);
});

test("five thousand values are drawn where they are in sight, and only what is new crosses to the page", async () => {
  const lines = Array.from({ length: 5_000 }, (_, at) => `  key${at}: ${at}\n`);
  const page = await opened({ "templates/a.yaml": configMap("a", "{{ .Values.v.key1 }}"), "values.yaml": `v:\n${lines.join("")}` });
  await openTab(page, "Values");
  await page.locator("[data-value]").first().waitFor();
  assert.ok((await count(page, "[data-value]")) < 300);
  await scroll(page, "#out-panel", 0.5);
  await page.locator('[data-value="2500"]').waitFor();
  await scroll(page, "#out-panel", 1);
  await page.locator('[data-value="5000"]').waitFor();
  assert.ok((await nodes(page)) < 5_000, `${await nodes(page)} elements`);
  await openFile(page, "values.yaml");
  await page.keyboard.press("Control+End");
  await page.keyboard.type("w: 1");
  await settled(page);
  await shows(page.locator("[data-value]").last(), "w: 1");
  assert.deepEqual(page.faults, []);
});

test("hundreds of problems are drawn where they are in sight, and the next one comes into view", async () => {
  const values = Array.from({ length: 450 }, (_, at) => `unknown${at}: 1\n`).join("");
  const page = await opened({ "templates/a.yaml": configMap("a", "1"), "values.yaml": "a: 1\n", "values-prod.yaml": values });
  await page.waitForSelector("[data-checked]", { state: "attached", timeout: MINUTE });
  await page.keyboard.press("Control+Shift+M");
  await page.locator(".ptable [data-problem]").first().waitFor();
  await page.waitForFunction(() => Number(document.querySelector(".ptable").getAttribute("aria-rowcount")) > 450);
  assert.ok((await count(page, ".ptable [data-problem]")) < 200);
  // What is high is known of rows that were drawn: the end moves until it is reached.
  const last = page.locator(".ptable__message", { hasText: "unknown449" });
  for (let times = 0; times < 20 && (await last.count()) === 0; times += 1) {
    await scroll(page, ".problems__list", 1);
    await page.waitForTimeout(100);
  }
  await last.waitFor();
  assert.ok((await count(page, ".ptable [data-problem]")) < 200);
  await page.keyboard.press("F8");
  const chosen = page.locator('.ptable tr[aria-current="true"]');
  await chosen.waitFor();
  const seen = await chosen.evaluate((row) => {
    const [own, port] = [row, row.closest(".problems__list")].map((one) => one.getBoundingClientRect());
    return own.top >= port.top && own.bottom <= port.bottom + 1;
  });
  assert.ok(seen, "the chosen problem is in sight");
  assert.deepEqual(page.faults, []);
});

test("lines of any length have no colours, are cut in the output, and are typed in", async () => {
  const quotes = '"'.repeat(300_000);
  const flow = Array.from({ length: 4_000 }, (_, at) => at).join(", ");
  const page = await opened({
    "templates/a.yaml": configMap("a", "{{ .Values.v | toJson | quote }}"),
    "values.yaml": `v: [${flow}]\n# ${quotes}`,
  });
  await openFile(page, "values.yaml");
  await page.keyboard.press("Control+End");
  await page.keyboard.type("xy");
  await settled(page, MINUTE);
  assert.ok((await textOf(page, "values.yaml")).endsWith('"xy'));
  const line = editor(page, "values.yaml").locator(".cm-long").last();
  assert.match(await line.getAttribute("title"), /not highlighted/);
  assert.equal(await editor(page, "values.yaml").locator(".cm-long [class*=tok-]").count(), 0);
  await openTab(page, "Manifests");
  const object = page.locator('.doc[data-kind="ConfigMap"]');
  await object.locator("summary").click();
  await shows(object.locator(".cut"), "more characters");
  const longest = await object.evaluate((all) => Math.max(...[...all.querySelectorAll(".cm-line")].map((one) => one.textContent.length)));
  assert.ok(longest < 2_200, `${longest} characters`);
  assert.deepEqual(page.faults, []);
});

test("a link that holds too much says so and changes nothing", async () => {
  const environment = (name, sets = []) => ({ n: name, r: "r", ns: "n", v: [], s: sets });
  const cases = [
    [{ e: [environment("prod"), environment("prod")] }, "the same name"],
    [{ e: Array.from({ length: 101 }, (_, at) => environment(`e${at}`)) }, "more than 100 environments"],
    [{ e: [environment("prod", Array.from({ length: 10_000 }, (_, at) => ["--set", `a${at}=1`]))] }, "more than 500 --set entries"],
  ];
  const page = await app.open();
  for (const [more, said] of cases) {
    await page.evaluate((link) => (location.hash = link), linkTo({ "values.yaml": "a: 1\n" }, more));
    await shows(page.locator(".banner"), said);
  }
  assert.equal(await page.locator(".envs [role=tab]").count(), 4);
  assert.deepEqual(page.faults, []);
});

test("what is not drawn is found all the same, by keys alone", async () => {
  const lines = Array.from({ length: 5_000 }, (_, at) => `  key${at}: word${at}\n`);
  const page = await opened({ ...templates, "values.yaml": `v: 1\nall:\n${lines.join("")}` });
  await openTab(page, "Values");
  await page.locator("[data-value]").first().waitFor();
  await page.locator('.otabs [role="tab"]:has-text("Values")').focus();
  await page.keyboard.press("Control+f");
  await page.keyboard.type("WORD499");
  await shows(page.locator(".find [role=status]"), "1 of 11");
  await shows(page.locator(".row.is-found"), "key499: word499");
  await page.keyboard.press("Enter");
  await shows(page.locator(".row.is-found"), "key4990: word4990");
  await page.keyboard.press("Shift+Enter");
  await page.keyboard.press("Shift+Enter");
  await shows(page.locator(".row.is-found"), "key4999: word4999");
  const seen = await page.locator(".row.is-found").evaluate((row) => {
    const all = [row, row.closest(".pane__body"), document.querySelector(".find")];
    const [own, port, field] = all.map((one) => one.getBoundingClientRect());
    return own.top >= field.bottom && field.top >= port.top && own.bottom <= port.bottom + 1;
  });
  assert.ok(seen, "it is in sight, below the field");
  assert.ok((await count(page, "[data-value]")) < 300);
  await openTab(page, "Manifests");
  await page.locator(".doc").first().waitFor();
  await page.keyboard.press("Control+f");
  await page.keyboard.type("name: c777");
  await shows(page.locator(".find [role=status]"), "1 of 1");
  await shows(page.locator('.doc[data-name="c777"] .row.is-found'), "name: c777");
  assert.ok((await count(page, ".doc")) < 200);
  assert.deepEqual(page.faults, []);
});

test("a list that is drawn whole becomes so slice by slice", async () => {
  const lines = Array.from({ length: 350 }, (_, at) => `key${at}: ${at}\n`);
  const page = await opened({ "templates/a.yaml": configMap("a", "1"), "values.yaml": lines.join("") });
  await page.evaluate(() => {
    window.steps = [];
    const seen = () => window.steps.push(document.querySelectorAll("[data-value]").length);
    new MutationObserver(seen).observe(document.querySelector("#out-panel"), { childList: true, subtree: true });
  });
  await openTab(page, "Values");
  await page.waitForFunction(() => document.querySelectorAll("[data-value]").length === 350);
  const steps = await page.evaluate(() => window.steps);
  const most = Math.max(...steps.map((now, at) => now - (steps[at - 1] ?? 0)));
  assert.ok(steps.length >= 5 && most <= 120, String(steps));
  assert.equal(await count(page, "#out-panel [data-gap]"), 0);
  assert.deepEqual(page.faults, []);
});

test("a link to a list of twenty thousand items in one line opens over what is there", async () => {
  const page = await app.open();
  const flow = Array.from({ length: 20_000 }, (_, at) => at).join(", ");
  const files = { "templates/a.yaml": configMap("a", "{{ .Values.v | len | quote }}"), "values.yaml": `v: [${flow}]\n` };
  await page.evaluate((link) => (location.hash = link), linkTo(files));
  await page.locator('.tree a[data-path="templates/a.yaml"]').waitFor({ timeout: MINUTE });
  await settled(page, MINUTE);
  await openTab(page, "Manifests");
  await page.locator('.doc[data-kind="ConfigMap"] summary').click();
  await shows(page.locator("#output"), '"20000"');
  assert.equal(await page.locator(".banner").count(), 0);
  assert.deepEqual(page.faults, []);
});
