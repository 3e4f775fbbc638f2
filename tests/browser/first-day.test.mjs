// A first day by keys alone: the tour to its end, and from there the path of lessons that has this name; in both languages, on a
// desk and on a phone. No pointer, and no focus that the keyboard does not give.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startApp } from "./harness.mjs";
import { focused, into, isNarrow, part, press, pressBar, selectionSeen, speak, tabTo } from "./keys.mjs";
import { isDone, isOpen, lessonsKept, met, on, onCard, panel, ready, solved, tourKept } from "./learn.mjs";
import { selectHere, settled, textOf } from "./user.mjs";

const overlay = "values-test.yaml";
const prod = "values-prod.yaml";
const desk = { viewport: { width: 1440, height: 900 } };
const phone = { viewport: { width: 390, height: 844 } };
let app;
before(async () => (app = await startApp()));
after(() => app.close());

/** Waits until things stand still, and tells what the card covers of the rings, and how many rings there are. */
async function rings(page) {
  const told = await page.waitForFunction(
    () => {
      const box = (element) => element.getBoundingClientRect().toJSON();
      const card = document.querySelector(".tour__card");
      const now = JSON.stringify([box(card), getComputedStyle(card).visibility, ...[...document.querySelectorAll(".tour__ring")].map(box)]);
      const same = window.stood === now;
      window.stood = now;
      return same && now;
    },
    undefined,
    { polling: 200 },
  );
  const [card, visibility, ...all] = JSON.parse(await told.jsonValue());
  const meet = (ring) => ring.left < card.right && card.left < ring.right && ring.top < card.bottom && card.top < ring.bottom;
  const shown = visibility === "visible";
  return { count: all.length, covered: shown ? all.filter(meet).length : 0, card, shown };
}

/** Holds that the card is on screen as a whole and covers nothing that is ringed. */
async function uncovered(page, least, what) {
  const { count, covered, card } = await rings(page);
  const size = page.viewportSize();
  assert.ok(count >= least, `${what}: ${count} rings`);
  assert.equal(covered, 0, `${what}: the card covers a ring`);
  assert.ok(card.left >= 0 && card.top >= 0 && card.right <= size.width && card.bottom <= size.height, `${what}: the card is in the window`);
}

/** Holds that what is read is in the language of the page. */
async function speaks(page, lang, selector) {
  const text = await page.locator(selector).first().innerText();
  assert.equal(/[\u4e00-\u9fff]/.test(text), lang === "zh-Hans", text);
}

/** Opens an environment: a desk has keys for it, a phone a menu. */
async function environment(page, digit, key) {
  if (!isNarrow(page)) return page.keyboard.press(`Alt+Digit${digit}`);
  await tabTo(page, ".env-select");
  await page.keyboard.press(key);
}

/** Takes the tour from the first visit to its end, which leads to lessons. */
async function takeTour(page, lang) {
  await press(page, ".strip .btn--primary");
  await isOpen(page, "dev");
  await onCard(page);
  await uncovered(page, 2, "dev");
  await speaks(page, lang, ".tour__card");
  await environment(page, 1, "Home");
  await isDone(page, "dev");
  await press(page, "[data-tour=next]");

  await isOpen(page, "autoscaling");
  await onCard(page);
  await uncovered(page, 2, "autoscaling, before test is open");
  await environment(page, 2, "ArrowDown");
  if (isNarrow(page)) await into(page, overlay);
  else {
    await page.waitForSelector('.envs [data-env="test"][aria-selected="true"]');
    await uncovered(page, 2, "autoscaling, test");
    await page.keyboard.press("F6");
    await focused(page, `[data-path="${overlay}"]`);
  }
  await page.keyboard.press("Control+End");
  await page.keyboard.type("autoscaling:\nenabled: true");
  await isDone(page, "autoscaling");
  await part(page, "output");
  await uncovered(page, 1, "autoscaling, done");
  await press(page, "[data-tour=next]");

  await isOpen(page, "trace");
  await page.keyboard.press("Alt+Shift+Digit2");
  await page.waitForSelector(".out .doc");
  await uncovered(page, 1, "trace");
  await pin(page, "maxUnavailable: 1");
  await isDone(page, "trace");
  await uncovered(page, 1, "trace, done");
  await press(page, "[data-tour=next]");

  await isOpen(page, "compare");
  await uncovered(page, 2, "compare");
  await pressBar(page, "compare", "[data-compare]");
  await isDone(page, "compare");
  await uncovered(page, 1, "compare, done");
  await leaveComparison(page);
  await press(page, "[data-tour=next]");

  await isOpen(page, "share");
  await page.keyboard.press("Control+Shift+S");
  await isDone(page, "share");
  assert.equal((await rings(page)).shown, false, "the card waits behind the dialog");
  await page.keyboard.press("Escape");
  await page.waitForSelector(".dialog", { state: "detached" });
  await uncovered(page, 1, "share, done");
  assert.equal((await tourKept(page)).over, true);
  await press(page, "[data-tour=lessons]");
  await page.waitForSelector(".tour", { state: "detached" });
}

async function leaveComparison(page) {
  await page.keyboard.press("Escape");
  await page.waitForSelector("#views", { state: "hidden" });
}

/** Finds a line of the manifests that are on screen, and pins where it comes from. */
async function pin(page, text) {
  await page.keyboard.press("Control+f");
  await focused(page, "[data-find]");
  await page.keyboard.type(text);
  await page.keyboard.press("Enter");
  await page.waitForFunction((text) => {
    const found = document.querySelector(".row--out.is-found");
    const { top = 0, bottom = 0 } = found?.getBoundingClientRect() ?? {};
    return found?.textContent.includes(text) && found.contains(document.elementFromPoint(innerWidth - 40, (top + bottom) / 2));
  }, text);
  await tabTo(page, ".doc:has(.is-found) .row--out");
  for (let line = 0; line < 400 && !(await page.evaluate(() => document.activeElement.matches(".is-found"))); line += 1) {
    await page.keyboard.press("ArrowDown");
  }
  await focused(page, ".row--out.is-found");
  await page.keyboard.press("Enter");
}

/** Opens the dialog of layers, whose `--set` entries are changed there. */
async function openSets(page) {
  await pressBar(page, "layers", ".layer--set");
  await focused(page, ".dialog [data-autofocus]");
}

/** Types over a text of a file. */
async function typeOver(page, path, text, by) {
  await into(page, path);
  await selectHere(page, path, text);
  await selectionSeen(page);
  await page.keyboard.type(by);
}

/** How each lesson of the path is done. */
const lessons = {
  async layers(page) {
    await typeOver(page, prod, "maxReplicas: 20", "maxReplicas: 12");
    await settled(page);
    assert.equal(await page.locator(`${panel} [data-solved]`).count(), 0, "--set still wins");
    await openSets(page);
    await press(page, ".sets .input--kind ~ button");
    await page.keyboard.press("Escape");
  },
  async "line-origin"(page) {
    await part(page, "output");
    await page.keyboard.press("Alt+Shift+Digit2");
    await pin(page, "progressDeadlineSeconds");
    await page.waitForFunction(() => document.querySelectorAll("#lessons .conditions .is-met").length === 2);
    await typeOver(page, prod, "failureThreshold: 60", "failureThreshold: 120");
  },
  async "not-rendered"(page) {
    await into(page, "values-staging.yaml");
    await page.keyboard.press("Control+End");
    await page.keyboard.insertText(
      "\ningress:\n  enabled: true\n  hosts:\n    - host: llm-staging.example.com\n      paths:\n        - path: /\n          pathType: Prefix\n",
    );
  },
  "empty-map": (page) => typeOver(page, prod, "nodeSelector: {}", "nodeSelector:\ndisk: null\nzone: null"),
  async "list-replaced"(page) {
    await typeOver(page, prod, "- name: mirror-credentials", "- name: registry-credentials\n");
    await page.keyboard.press("Backspace");
    await page.keyboard.type("- name: mirror-credentials");
  },
  async "set-types"(page) {
    await openSets(page);
    await tabTo(page, ".sets .input--kind");
    await page.keyboard.press("ArrowDown");
    await page.waitForFunction(() => document.querySelector(".sets .input--kind").value === "--set-string");
    await page.keyboard.press("Escape");
  },
  async "startup-probe"(page) {
    await typeOver(page, prod, "enabled: false", "failureThreshold: 100");
    await typeOver(page, prod, "initialDelaySeconds: 900", "initialDelaySeconds: 0");
  },
  budget: (page) => typeOver(page, prod, "minAvailable: 4", "minAvailable: 3"),
  async review(page) {
    await pressBar(page, "compare", "[data-compare]");
    await page.waitForSelector("#views:not([hidden]) .compare__table");
    // That one compares is judged while one does.
    await page.waitForSelector(`${panel} .conditions li:first-child.is-met`, { state: "attached" });
    await leaveComparison(page);
    await typeOver(page, prod, 'minAvailable: "100%"', "minAvailable: 2");
  },
};

/** Does the path from its first lesson to its last, and leaves the last one, which the page opened anew goes on with. */
async function takePath(page, lang) {
  await focused(page, `${panel} h2`);
  await press(page, `${panel} [data-next]`);
  const ids = Object.keys(lessons);
  for (const id of ids) {
    await on(page, id);
    await focused(page, `${panel} h2`);
    await speaks(page, lang, `${panel} .lesson`);
    assert.ok((await met(page)) < (await page.locator(`${panel} .conditions li`).count()), `${id} is still to be done`);
    await lessons[id](page);
    await solved(page).catch(async (error) => {
      throw new Error(`${id}: ${await page.locator(panel).innerText()}`, { cause: error });
    });
    assert.ok((await lessonsKept(page)).done.includes(id), id);
    if (id !== ids.at(-1)) await press(page, `${panel} [data-next]`);
  }
  assert.deepEqual((await lessonsKept(page)).shown, [], "all of it by hand");
  await page.reload();
  await on(page, ids.at(-1));
  await press(page, `${panel} [data-leave]`);
  await page.waitForFunction(() => sessionStorage.getItem("chartroom.open") === "builtin/own");
  await focused(page, "[data-opens=help]");
  assert.equal(await page.locator(`${panel}:visible`).count(), 0);
}

for (const [where, context] of [["a desk", desk], ["a phone", phone]]) {
  for (const [name, lang] of [["English", "en"], ["Chinese", "zh-Hans"]]) {
    test(`the tour and the first day are taken to their ends by keys alone, on ${where}, in ${name}`, async () => {
      const page = await app.open({ first: true, context: { ...context, locale: "en-GB" } });
      await ready(page);
      await speak(page, lang);
      await takeTour(page, lang);
      const own = await textOf(page, overlay);
      assert.match(own, /autoscaling:\n {2}enabled: true/);
      await takePath(page, lang);
      await page.waitForFunction(([path, own]) => window.chartroomEditor.text(path) === own, [overlay, own]);
      assert.deepEqual(page.faults, []);
      await page.context().close();
    });
  }
}
