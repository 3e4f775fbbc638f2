// Comments of the charts that come with the page, as a Chinese reader sees them: the text in the editors, and what goes out, stays.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { build } from "esbuild";
import { repository, startApp } from "./harness.mjs";
import { editor, openFile, press, runCommand, select, settled, shows, textOf } from "./user.mjs";

let app;
before(async () => (app = await startApp()));
after(() => app.close());

const base = "values.yaml";
const prod = "values-prod.yaml";
const chinese = { locale: "zh-CN" };
const opened = async (context = chinese) => {
  const page = await app.open({ context });
  await page.waitForSelector("[data-checked]", { state: "attached" });
  return page;
};
const line = (page, path, text) => editor(page, path).locator(".cm-line", { hasText: text });
const count = (page, path, text) => line(page, path, text).count();
/** Waits until a line is shown, or no longer. */
const isShown = (page, path, text, shown = true) =>
  page.waitForFunction(
    ([path, text, shown]) => [...document.querySelectorAll(`.cm-content[data-path="${path}"] .cm-line`)].some((line) => line.textContent.includes(text)) === shown,
    [path, text, shown],
  );

test("the script finds each comment that has a translation, and no other text", async () => {
  const { outputFiles } = await build({
    stdin: {
      contents: 'import "./src/boot/language"; export { read } from "./src/language/main"; export { leavesOpen, said } from "./src/language/lines";',
      resolveDir: join(repository, "www/editor"),
      loader: "ts",
    },
    bundle: true,
    write: false,
    format: "esm",
    define: { window: "globalThis" },
  });
  const { leavesOpen, read, said } = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`);
  const find = read(readFileSync(join(repository, "www/editor/dist/messages-zh.txt"), "utf8"));
  const charts = join(repository, "www/charts");
  const entries = readdirSync(charts, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const english = new Set();
  for (const entry of entries) {
    const path = relative(charts, join(entry.parentPath ?? entry.path, entry.name));
    if (!path.includes("/") || /README\.md|\.json$/.test(path)) continue;
    let inside = false;
    for (const text of readFileSync(join(charts, path), "utf8").split("\n")) {
      const [one, open] = said(text, inside);
      const told = leavesOpen(text);
      assert.ok(told === undefined || told === open, `${path}: ${text}`);
      inside = open;
      const original = one ? text.slice(one.from, one.to) : "";
      if (!/[a-z]/i.test(original)) continue;
      if (find(`# ${original}`) !== undefined) english.add(original);
      // What has none is a value, a template or a pattern.
      else assert.match(original, /^(?:- )?[\w./-]+:(?: \S+)?$|^- [\w.-]+$|^[\w]+(?: \| \w+)+$|^\{\{.*\}\}$|^chartroom: ignore/, path);
    }
  }
  assert.ok(english.size > 240, `${english.size}`);
  assert.deepEqual(said("key: 1 #no comment of ours", false)[0], { from: 8, to: 26, end: 26 });
  assert.deepEqual(said("# ---- Global ----", false)[0], { from: 7, to: 13, end: 18 });
  assert.equal(said("address: http://a#b", false)[0], null);
});

test("a Chinese reader reads Chinese comments; the line of the cursor, what is selected and what is searched is the file's own", async () => {
  const page = await opened();
  await isShown(page, prod, "# values-prod.yaml：生产环境");
  assert.equal(await count(page, prod, "Only what is different"), 0);
  assert.equal(await count(page, base, "# ---- 全局 ----"), 1);
  const title = await line(page, base, "环境名称").locator("[title]").getAttribute("title");
  assert.match(title, /译文.*Name of the environment: a label on everything/);

  await openFile(page, base);
  await isShown(page, base, "values.yaml: the defaults, and at the same time");
  assert.equal(await count(page, base, "# 覆盖文件 values-test.yaml"), 1);
  await page.keyboard.press("ArrowDown");
  await isShown(page, base, "The overlays values-test.yaml");
  assert.equal(await count(page, base, "# values.yaml：默认值"), 1);
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Shift+ArrowDown");
  await isShown(page, base, "# ---- Global ----");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Control+Home");

  // A click puts the cursor into the line, a key writes into the file's text, and a step back takes it out.
  await line(page, base, "环境名称").locator("[title]").click({ position: { x: 30, y: 8 } });
  await isShown(page, base, "Name of the environment");
  await page.keyboard.press("End");
  await page.keyboard.type("!");
  assert.match(await textOf(page, base), /PROFILES_ACTIVE\)!\n/);
  await page.keyboard.press("ArrowDown");
  // What is no longer the known text has no translation.
  assert.equal(await count(page, base, "PROFILES_ACTIVE)!"), 1);
  await page.keyboard.press("Control+z");
  await page.keyboard.press("ArrowDown");
  await isShown(page, base, "环境名称");

  await page.keyboard.press("Control+f");
  await page.keyboard.type("dockerconfigjson in");
  await isShown(page, base, "Secrets of type kubernetes.io/dockerconfigjson");
  assert.equal(await count(page, base, "环境名称"), 0);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+Home");
  await isShown(page, base, "环境名称");
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("headings end where they did, columns stand below each other, and no line is taller", async () => {
  const page = await opened();
  await openFile(page, base);
  const right = (text) => line(page, base, text).evaluate((line) => line.lastElementChild.getBoundingClientRect().right);
  const ends = await right("# ---- 全局");
  await line(page, base, "# ---- 全局").click({ position: { x: 10, y: 8 } });
  await isShown(page, base, "# ---- Global");
  assert.ok(Math.abs(ends - (await right("# ---- Global"))) < 3);
  const heights = await editor(page, base).evaluate((content) => [...content.querySelectorAll(".cm-line")].map((line) => line.getBoundingClientRect().height));
  assert.deepEqual([...new Set(heights)].length, 1, `${heights}`);

  await openFile(page, "templates/_model.tpl");
  await isShown(page, "templates/_model.tpl", "模型从哪里来，以及它所在的卷。");
  const lefts = await editor(page, "templates/_model.tpl").evaluate((content) =>
    [...content.querySelectorAll(".cm-line")].filter((line) => line.querySelectorAll("[title] > span").length === 4).map((line) => [...line.querySelectorAll("[title] > span")].map((cell) => Math.round(cell.getBoundingClientRect().left)).join()),
  );
  assert.equal(lefts.length, 4);
  assert.equal(new Set(lefts).size, 1, lefts.join(" "));
  await page.context().close();
});

test("the text of the files and a link are those of the English page, and another language brings English back", async () => {
  const seen = {};
  for (const locale of ["en-US", "zh-CN"]) {
    const page = await opened({ locale });
    await select(page, prod, "count: 1");
    await page.keyboard.press("End");
    await page.keyboard.type("2");
    await settled(page);
    const texts = [await textOf(page, prod), await textOf(page, base)];
    await page.keyboard.press("Control+Shift+S");
    const link = page.locator('[aria-label="Link"], [aria-label="链接"]').first();
    await link.waitFor();
    await page.waitForFunction(() => document.querySelector('[aria-label="Link"], [aria-label="链接"]').value.includes("#"));
    seen[locale] = [...texts, (await link.inputValue()).split("#")[1]];
    await page.keyboard.press("Escape");
    if (locale === "zh-CN") {
      await openFile(page, base);
      // It went along to the line that was edited.
      await page.keyboard.press("Control+Home");
      await isShown(page, base, "环境名称");
      await runCommand(page, "Language / 语言：English");
      await isShown(page, base, "# -- Name of the environment");
      assert.equal(await editor(page, base).locator(".tok-comment[title]").count(), 0);
      await runCommand(page, "Language / 语言: 中文");
      await isShown(page, base, "环境名称");
    }
    assert.deepEqual(page.faults, []);
    await page.context().close();
  }
  assert.equal(seen["zh-CN"][0], readFileSync(join(repository, "www/charts/ai-inference", prod), "utf8").replace("count: 1\n", "count: 12\n"));
  assert.deepEqual(seen["zh-CN"], seen["en-US"]);
});

test("what a value is for is said in Chinese, by its comment and by the schema", async () => {
  const page = await opened();
  await select(page, base, "targetQueueDepth");
  await page.keyboard.press("Control+i");
  await shows(page.locator(".hov:not([hidden])"), "每个 Pod 的排队请求达到多少个时增加 Pod");
  await page.keyboard.press("Escape");
  await page.click('[aria-label="新环境"]');
  await page.locator(".design__head .seg label").last().click();
  await shows(page.locator('.design__field[data-path="autoscaling.targetQueueDepth"]'), "每个 Pod 的排队请求达到多少个时增加 Pod。");
  assert.deepEqual(page.faults, []);
  await page.context().close();
});
