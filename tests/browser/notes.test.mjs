// What is typed right before a tab ends: a note outlives the transaction that the end outran, and the next page hands
// it to the store by the rules of every other write.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startApp, waitUntilRendered } from "./harness.mjs";
import { linkTo } from "./links.mjs";
import { atMost, close, edits, prod, profile, range, shop, stored, strip, tab, works } from "./kept.mjs";
import { openFile, shows, textOf, typeOver } from "./user.mjs";

let app;
before(async () => (app = await startApp()));
after(() => app.close());

/** From the moment at which `window.outrun` is set, no transaction of a page is committed. */
const losing = () => {
  const { commit } = IDBTransaction.prototype;
  IDBTransaction.prototype.commit = function () {
    return window.outrun ? this.abort() : commit.call(this);
  };
  window.addEventListener("pagehide", () => (window.outrun = true), true);
};

const notes = (page) => page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith("chartroom.last/")));

/** Writes a note as a tab would have left it. */
const leave = (page, head, text, name = "1a") =>
  page.evaluate(
    ([head, text, name]) => {
      const about = { chart: "", version: "", name: "My edits", changed: "", at: Date.now(), size: 9, foreign: false };
      const files = [{ path: "values-prod.yaml", text }];
      const state = { chart: "ai-inference", chart_version: "1.3.0", open: "prod", environments: null, kube_version: null, files };
      const saved = { version: 2, state, open_file: null };
      const { key, bases, rev } = head;
      const put = rev ? [rev, JSON.stringify(about), JSON.stringify(saved)] : [""];
      localStorage.setItem(`chartroom.last/${name}`, [key, bases.join(" "), ...put].join("\n"));
    },
    [head, text, name],
  );

/** The revision that the store holds of a record. */
const revision = (page, key) =>
  page.evaluate(
    (key) =>
      new Promise((done) => {
        const open = indexedDB.open("chartroom-kept");
        open.onsuccess = () => {
          const get = open.result.transaction("works").objectStore("works").index("work").get(key);
          get.onsuccess = () => {
            open.result.close();
            done(get.result?.rev);
          };
        };
      }),
    key,
  );

test("what a transaction loses at the end of a tab is there at the next start, first edits and later ones", async () => {
  const context = await profile(app, losing);
  for (const [from, to] of [[20, 32], [32, 33]]) {
    const page = await tab(context);
    await atMost(page, from, to);
    await close(page);
  }
  const again = await tab(context);
  await shows(range(again), "4…33");
  assert.deepEqual(await notes(again), []);
  assert.equal((await works(again)).length, 1);
  // Back to the chart as it came, which removes the record, is no exception.
  await atMost(again, 33, 20);
  await close(again);
  const fresh = await tab(context);
  await shows(range(fresh), "4…20");
  assert.deepEqual([await notes(fresh), await edits(fresh)], [[], []]);
});

test("a tab that goes out of sight notes what is not stored, and takes it back once it is", async () => {
  const context = await profile(app);
  const page = await tab(context);
  await openFile(page, prod);
  const hide = ([path, text]) => {
    window.chartroomEditor.edit(path, [{ line: 1, column: 1, endLine: 1, endColumn: 1, text }]);
    Object.defineProperty(document, "hidden", { value: true, configurable: true });
    document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
    return Object.keys(localStorage).filter((name) => name.startsWith("chartroom.last/")).length;
  };
  assert.equal(await page.evaluate(hide, [prod, "# noted\n"]), 1);
  await stored(page, "# noted");
  await page.waitForFunction(() => !Object.keys(localStorage).some((name) => name.startsWith("chartroom.last/")));
  // Tabs that read, and those in which nothing was done, have nothing to note.
  const reader = await tab(context);
  await shows(strip(reader), "open in another tab");
  for (const other of [page, reader]) {
    await other.evaluate(() => window.dispatchEvent(new PageTransitionEvent("pagehide")));
    assert.deepEqual(await notes(other), []);
  }
  assert.deepEqual([...page.faults, ...reader.faults], []);
});

test("the tab that reads shows what the one that is closed wrote last", async () => {
  const context = await profile(app, losing);
  const one = await tab(context);
  const two = await tab(context);
  await shows(strip(two), "open in another tab");
  await atMost(one, 20, 34);
  await close(one);
  await two.waitForFunction(() => !document.querySelector(".strip"));
  await shows(range(two), "4…34");
  await atMost(two, 34, 35);
  await stored(two, "maxReplicas: 35");
  assert.deepEqual(await notes(two), []);
  assert.equal((await works(two)).length, 1);
});

test("a note never replaces what is newer: by the same tab it goes, by another it becomes a record of its own", async () => {
  const context = await profile(app);
  const page = await tab(context);
  await atMost(page, 20, 36);
  await stored(page, "maxReplicas: 36");
  const rev = await revision(page, "builtin/own");
  const [own, count] = rev.split("-");
  const key = "builtin/own";
  await leave(page, { key, bases: [], rev: `${own}-${count - 1}` }, "old: of-the-same-tab\n", "1");
  await leave(page, { key, bases: [`${own}-0`], rev: "ab-7" }, "old: of-another\n", "2");
  await leave(page, { key, bases: ["cd-1"], rev: null }, "", "3");
  await leave(page, { key: "0000/own", bases: [], rev: "ef-1" }, "old: of-a-chart-that-is-gone\n", "4");
  await page.evaluate(() => localStorage.setItem("chartroom.last/5", "nonsense"));
  await close(page);
  const again = await tab(context);
  await shows(range(again), "4…36");
  assert.deepEqual(await notes(again), []);
  const kept = await edits(again);
  assert.equal(kept.length, 2, String(kept));
  assert.match(kept.join(), /of-another/);
  const names = await works(again);
  assert.match(names.join(), /Kept apart/);
  // A second page that has the same note in hand adds nothing.
  await leave(again, { key, bases: [], rev: "ab-7" }, "old: of-another\n");
  await again.reload();
  await waitUntilRendered(again);
  await again.waitForFunction(() => !localStorage.getItem("chartroom.last/1a"));
  assert.equal((await edits(again)).length, 2);
});

test("removing a chart or its edits removes the notes of them", async () => {
  const context = await profile(app);
  const page = await tab(context, linkTo(shop, { name: "shop" }));
  await shows(page.locator(".topbar .picker"), "shop");
  await openFile(page, "values.yaml");
  await typeOver(page, "values.yaml", "of: one", "of: two");
  await stored(page, "of: two");
  await page.click(".topbar .picker");
  const work = page.locator("[data-work]").first();
  const key = await work.getAttribute("data-work");
  await leave(page, { key, bases: [], rev: "ab-7" }, "of: three\n");
  await work.locator('[aria-label^="Remove"]').click();
  await page.waitForFunction(() => document.querySelectorAll("[data-work]").length === 0);
  assert.deepEqual(await notes(page), []);
});

test("a text too long for a note is asked about before the tab closes, and is stored", async () => {
  const context = await profile(app);
  const page = await tab(context);
  await openFile(page, prod);
  await page.keyboard.press("Control+End");
  let asked = 0;
  page.on("dialog", async (dialog) => {
    asked += 1;
    await dialog.dismiss();
  });
  await page.evaluate((path) => {
    const data = new DataTransfer();
    data.setData("text/plain", `\nblob: ${"x".repeat(6_000_000)}\nlast: here\n`);
    const paste = new ClipboardEvent("paste", { bubbles: true, cancelable: true, clipboardData: data });
    document.querySelector(`.cm-content[data-path="${path}"]`).dispatchEvent(paste);
  }, prod);
  await page.close({ runBeforeUnload: true });
  while (asked === 0) await page.waitForTimeout(25);
  assert.deepEqual(await notes(page), []);
  await stored(page, "last: here");
  assert.ok((await textOf(page, prod)).length > 6_000_000);
  // Stored as it is now, it is not asked about.
  await page.waitForTimeout(300);
  await close(page);
  assert.equal(asked, 1);
});

test("notes that do not fit are left out, and the store still gets the edits", async () => {
  const context = await profile(app);
  const page = await tab(context);
  await page.evaluate(() => {
    for (let size = 2 ** 22; size >= 64; size /= 2) {
      for (let at = 0; at < 4; at += 1) {
        try {
          localStorage.setItem(`other-${size}-${at}`, "x".repeat(size));
        } catch {
          break;
        }
      }
    }
  });
  await atMost(page, 20, 37);
  await page.evaluate(() => window.dispatchEvent(new PageTransitionEvent("pagehide")));
  assert.deepEqual(await notes(page), []);
  await stored(page, "maxReplicas: 37");
  assert.deepEqual(page.faults, []);
});
