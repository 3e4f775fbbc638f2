// Chinese, Japanese and Korean are typed with an input method: nothing of it is lost, its keys are nobody else's, and what
// was typed stands where the gutters, marks and places say.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startApp } from "./harness.mjs";
import { editor, endOfLine, openFile, settled, shows, textOf } from "./user.mjs";

let app;
before(async () => (app = await startApp()));
after(() => app.close());

const prod = "values-prod.yaml";

/** What a person does with an input method: letters that become characters, chosen by a key. */
async function inputMethod(page) {
  const session = await page.context().newCDPSession(page);
  const shown = (text) => session.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
  /** A key that is the input method's. */
  const key = async (key, code, number = 229) => {
    for (const type of ["rawKeyDown", "keyUp"])
      await session.send("Input.dispatchKeyEvent", { type, key, code, windowsVirtualKeyCode: number });
  };
  return {
    shown,
    key,
    take: (text) => session.send("Input.insertText", { text }),
    async type(letters, text) {
      for (let end = 1; end <= letters.length; end += 1) {
        await key("Process", `Key${letters[end - 1].toUpperCase()}`);
        await shown(letters.slice(0, end));
      }
      await session.send("Input.insertText", { text });
    },
  };
}

test("a composition in the editor keeps all of its characters while the page renders and checks", async () => {
  const page = await app.open();
  await page.waitForSelector("[data-checked]", { state: "attached" });
  await openFile(page, prod);
  const before = await textOf(page, prod);
  await endOfLine(page, prod, "count: 1");
  await page.keyboard.type(" # ");
  const method = await inputMethod(page);
  await method.type("xian", "显");
  await method.shown("k");
  // The page renders what stood there before; what is being composed stays on screen.
  await settled(page);
  assert.match(await editor(page, prod).innerText(), /# 显k/);
  await method.shown("ka");
  await method.take("卡");
  // The keys that choose and confirm are the input method's, also with the page's own commands on them.
  await method.shown("shu");
  await method.key("Enter", "Enter");
  await method.key("Escape", "Escape");
  await method.take("数");
  await method.type("hangug", "한국");
  await method.type("nihon", "日本");
  await settled(page);
  assert.equal(await textOf(page, prod), before.replace("count: 1", "count: 1 # 显卡数한국日本"));
  await page.keyboard.press("Control+z");
  assert.notEqual(await textOf(page, prod), before.replace("count: 1", "count: 1 # 显卡数한국日本"));
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("a list that is open takes no key of an input method", async () => {
  const page = await app.open();
  await page.waitForSelector("[data-checked]", { state: "attached" });
  await openFile(page, prod);
  await endOfLine(page, prod, "count: 1");
  await page.keyboard.press("Control+Space");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Enter");
  await page.keyboard.type("a");
  await page.keyboard.press("Control+Space");
  await page.waitForSelector(".cpl:not([hidden])");
  const method = await inputMethod(page);
  const before = await textOf(page, prod);
  await method.shown("zhong");
  await method.key("Enter", "Enter");
  await method.take("中");
  assert.equal((await textOf(page, prod)).length, before.length + 1);
  await page.context().close();
});

test("Enter and Escape of an input method neither run a command nor close what one types into", async () => {
  const page = await app.open({ context: { locale: "zh-CN" } });
  await page.waitForSelector("[data-checked]", { state: "attached" });
  const method = await inputMethod(page);
  await openFile(page, prod);
  await page.keyboard.press("Control+k");
  await page.waitForSelector(".pal input");
  await method.shown("zhang");
  for (const key of ["Enter", "ArrowDown", "Escape"]) await method.key(key, key);
  await page.waitForSelector(".pal input");
  await method.take("长行");
  await shows(page.locator(".pal .pal__row").first(), "长行自动换行");
  // Safari's last key comes when the composition is over.
  await method.key("Enter", "Enter", 229);
  await page.waitForSelector(".pal input");
  await page.keyboard.press("Escape");
  await page.waitForSelector(".pal", { state: "hidden" });
  // The new environment's name.
  await page.click('.envs__add');
  await page.waitForSelector('.dialog [data-autofocus]');
  const name = page.locator(".dialog input[type=text], .dialog input:not([type])").first();
  await name.focus();
  await name.fill("");
  await method.shown("sheng");
  await method.key("Enter", "Enter");
  await method.key("Escape", "Escape");
  assert.equal(await page.locator(".dialog").count(), 1);
  await method.take("生产");
  assert.equal(await name.inputValue(), "生产");
  await page.context().close();
});

test("wide characters leave line numbers, marks and the selection of a place where they belong", async () => {
  const page = await app.open();
  await page.waitForSelector("[data-checked]", { state: "attached" });
  await openFile(page, prod);
  await endOfLine(page, prod, "count: 1");
  await page.keyboard.press("Enter");
  await page.keyboard.insertText("说明: \"模型权重放在共享存储里，启动时不再下载；每个副本占用两张显卡，滚动升级时先等空闲的显卡。\" # 十六进制");
  await settled(page);
  const heights = await page.evaluate(() => {
    const content = [...document.querySelectorAll('.cm-content[data-path="values-prod.yaml"] .cm-line')];
    const gutter = [...document.querySelectorAll(".ed .cm-lineNumbers .cm-gutterElement")].filter((one) => one.style.visibility !== "hidden");
    const tops = gutter.map((one) => Math.round(one.getBoundingClientRect().top));
    return content.map((line) => tops.some((top) => Math.abs(top - Math.round(line.getBoundingClientRect().top)) <= 1));
  });
  assert.ok(heights.length > 5 && heights.every(Boolean), "each line has its number beside it");
  const chart = await page.evaluate(() => {
    const line = [...document.querySelectorAll('.cm-content[data-path="values-prod.yaml"] .cm-line')].find((one) => one.textContent.includes("说明"));
    return { height: line.getBoundingClientRect().height, font: getComputedStyle(line).fontFamily };
  });
  const other = await page.evaluate(() => document.querySelector('.cm-content[data-path="values-prod.yaml"] .cm-line').getBoundingClientRect().height);
  assert.equal(chart.height, other, "a line of Chinese is as high as one of English");
  await page.context().close();
});
