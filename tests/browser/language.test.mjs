// The languages of the page: which one it begins with, what it says, and that changing it changes nothing else.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startApp, waitUntilRendered } from "./harness.mjs";
import { editor, endOfLine, fragment, openFile, runCommand, settled, shows, textOf } from "./user.mjs";

let app;
before(async () => (app = await startApp()));
after(() => app.close());

const prod = "values-prod.yaml";
const chinese = { locale: "zh-CN" };
const language = (page) => page.evaluate(() => document.documentElement.lang);
const choose = (page, name) => page.locator(".topbar [data-language]", { hasText: name }).click();
const openLessons = async (page) => {
  await page.click("[data-opens=help]");
  await page.click("[data-help=lessons]");
};
const spokenFiles = () => app.requests.filter((path) => /-zh\.(txt|bin)$/.test(path));

test("English is what is spoken to who reads no Chinese, and no Chinese file is fetched", async () => {
  const asked = spokenFiles().length;
  for (const locale of ["en-US", "de-DE", "zh-TW"]) {
    const page = await app.open({ context: { locale } });
    await page.waitForSelector("[data-checked]", { state: "attached" });
    assert.equal(await language(page), "en");
    await shows(page.locator('[data-opens="share"]'), "Share");
    await openLessons(page);
    await shows(page.locator("#lessons"), "Lessons");
    await page.context().close();
  }
  assert.equal(spokenFiles().length, asked);
});

test("Chinese is spoken to whose browser says so: page, problems, editors, lessons, palette", async () => {
  const page = await app.open({ context: chinese });
  assert.equal(await language(page), "zh-Hans");
  await shows(page.locator('[data-opens="share"]'), "分享");
  await shows(page.locator("#output"), "prod 渲染成功");
  await page.waitForSelector("[data-checked]", { state: "attached" });
  await openFile(page, prod);
  assert.match(await editor(page, prod).getAttribute("aria-label"), /Tab 键缩进/);
  await endOfLine(page, prod, "enabled: true");
  await page.keyboard.press("Control+k");
  await shows(page.locator(".pal .pal__list"), "输出：概览");
  await page.keyboard.type("wrap long");
  await shows(page.locator(".pal .pal__row").first(), "长行自动换行");
  await page.keyboard.press("Escape");
  await openLessons(page);
  await shows(page.locator("#lessons"), "第一天");
  await page.click('[data-opens="charts"]');
  await page.locator(".charts summary", { hasText: "示例" }).click();
  await shows(page.locator('[data-example="empty-map"]'), "空映射什么都清不掉");
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("a check speaks the language, also after it was changed, and texts, selection and undo stay", async () => {
  const page = await app.open({ context: chinese });
  await page.waitForSelector("[data-checked]", { state: "attached" });
  await openFile(page, prod);
  await endOfLine(page, prod, "count: 1");
  await page.keyboard.type("2");
  await settled(page);
  const problems = page.locator(".problems");
  await page.keyboard.press("Control+Shift+M");
  await page.waitForSelector(".problems tbody tr");
  await page.waitForSelector("[data-checked]", { state: "attached" });
  const said = () => problems.locator("tbody").innerText();
  assert.match(await said(), /[\u4e00-\u9fff]/);
  await editor(page, prod).focus();
  await page.keyboard.press("Shift+ArrowLeft");
  const selected = () => page.evaluate(() => [document.getSelection().toString(), document.activeElement?.getAttribute("data-path")]);
  assert.deepEqual(await selected(), ["2", prod]);
  await runCommand(page, "Language / 语言：English");
  await page.waitForFunction(() => document.documentElement.lang === "en");
  await shows(page.locator('[data-opens="share"]'), "Share");
  await page.waitForFunction(() => !/[\u4e00-\u9fff]/.test(document.querySelector(".problems tbody")?.innerText ?? "字"));
  await shows(page.locator("#output"), /renders|would not deploy/);
  await settled(page);
  assert.doesNotMatch(await page.locator("#output, .topbar [data-opens], .problems").evaluateAll((all) => all.map((one) => one.innerText).join(" ")), /[\u4e00-\u9fff]/);
  assert.match(await textOf(page, prod), /count: 12\n/);
  assert.match(await editor(page, prod).getAttribute("aria-label"), /Tab indents/);
  assert.deepEqual(await selected(), ["2", prod]);
  await page.keyboard.press("Control+z");
  assert.match(await textOf(page, prod), /count: 1\n/);
  await choose(page, "中文");
  await shows(page.locator('[data-opens="share"]'), "分享");
  await page.waitForFunction(() => /[\u4e00-\u9fff]/.test(document.querySelector("#output")?.innerText ?? ""));
  assert.match(await textOf(page, prod), /count: 1\n/);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("the choice is kept, also against what the browser says, and stands in the views", async () => {
  const page = await app.open();
  await page.waitForSelector("[data-checked]", { state: "attached" });
  await openLessons(page);
  await shows(page.locator("#lessons"), "Lessons");
  await choose(page, "中文");
  await shows(page.locator("#lessons"), "第一天");
  await page.reload();
  await waitUntilRendered(page);
  assert.equal(await language(page), "zh-Hans");
  await shows(page.locator('[data-opens="export"]'), "导出");
  await page.click("[data-compare]");
  await shows(page.locator(".compare"), "比较");
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("Chinese is there without a network once it was chosen", async () => {
  const page = await app.open({ context: { serviceWorkers: "allow" } });
  await page.waitForSelector("[data-checked]", { state: "attached" });
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await choose(page, "中文");
  await shows(page.locator('[data-opens="share"]'), "分享");
  await page.waitForFunction(async () => {
    const [name] = (await caches.keys()).filter((name) => name.startsWith("chartroom-"));
    const kept = (await (await caches.open(name)).keys()).map((request) => request.url);
    return ["messages-zh.txt", "lessons-zh.bin"].every((file) => kept.some((url) => url.endsWith(file)));
  });
  await page.context().setOffline(true);
  await page.reload();
  await waitUntilRendered(page);
  assert.equal(await language(page), "zh-Hans");
  await shows(page.locator("#output"), "prod 渲染成功");
  await openLessons(page);
  await shows(page.locator("#lessons"), "第一天");
  await page.context().close();
});

test("where the texts cannot be had the page is in English, says so, and tries again", async () => {
  const page = await app.open({ rendered: false, context: chinese });
  let broken = true;
  await page.context().route(/messages-zh\.txt/, (route) => (broken ? route.abort() : route.continue()));
  await page.reload();
  await waitUntilRendered(page);
  assert.equal(await language(page), "en");
  await shows(page.locator(".boot"), "could not be fetched, so the page is in English");
  broken = false;
  await page.locator(".boot button").click();
  await shows(page.locator('[data-opens="share"]'), "分享");
  assert.equal(await page.locator(".boot").count(), 0);
  await page.context().close();
});

test("what is embedded speaks the language that its address names", async () => {
  const page = await app.open();
  await page.keyboard.press("Control+Shift+S");
  const link = await fragment(page);
  for (const [name, spoken] of [["zh", "zh-Hans"], ["en", "en"]]) {
    await page.goto(`${app.url}embed.html?lang=${name}#${link}`);
    await page.locator("[data-verdict]").waitFor();
    assert.equal(await language(page), spoken);
    assert.equal(/[\u4e00-\u9fff]/.test(await page.locator("#app").innerText()), name === "zh");
  }
  assert.deepEqual(page.faults, []);
  await page.context().close();
});
