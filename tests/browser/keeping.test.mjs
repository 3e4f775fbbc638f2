// Nothing that was made is lost: two tabs, links one after another, large files, a store that is shut or full.

import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { deflateRawSync } from "node:zlib";
import { startApp, waitUntilRendered } from "./harness.mjs";
import { writeChart } from "./many.mjs";
import { atMost, close, prod, profile, range, shop, stored, strip, tab, works } from "./kept.mjs";
import { editor, openFile, settled, shows, textOf, typeOver } from "./user.mjs";

let app;
let folder;
before(async () => {
  app = await startApp();
  folder = mkdtempSync(join(tmpdir(), "keeping-"));
});
after(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});

/** The payload of a link to a difference. */
function payload(text) {
  const json = { c: "ai-inference", cv: "1.3.0", o: "prod", f: { [prod]: text } };
  return `v1/${deflateRawSync(JSON.stringify(json)).toString("base64url")}`;
}

/** The payload of a link to a whole chart. */
function whole(files, ...more) {
  const json = { c: "shop", cv: "1.0.0", o: "default", f: files };
  return `v2/${Buffer.concat([deflateRawSync(JSON.stringify(json)), ...more]).toString("base64url")}`;
}

test("an idle tab does not wipe what another stored", async () => {
  const context = await profile(app);
  const idle = await tab(context);
  const busy = await tab(context);
  await shows(strip(busy), "open in another tab");
  await busy.click('.strip button:has-text("Take over")');
  await busy.waitForFunction(() => !document.querySelector(".strip"));
  await shows(strip(idle), "It is read-only here");
  await atMost(busy, 20, 31);
  await shows(range(busy), "4…31");
  await shows(range(idle), "4…31");
  await close(busy);
  await idle.reload();
  await waitUntilRendered(idle);
  await shows(range(idle), "4…31");
  assert.deepEqual(idle.faults, []);
});

test("the last keys before a tab is closed are stored", async () => {
  const context = await profile(app);
  const page = await tab(context);
  await openFile(page, prod);
  await typeOver(page, prod, "maxReplicas: 20", "maxReplicas: 32");
  await close(page);
  const again = await tab(context);
  await shows(range(again), "4…32");
});

test("what was typed is on its way to the store before the page is gone, however busy it is", async () => {
  const context = await profile(app, () => {
    const add = IDBObjectStore.prototype.add;
    window.added = [];
    IDBObjectStore.prototype.add = function (...given) {
      window.added.push(given[0].work);
      return add.apply(this, given);
    };
  });
  const page = await tab(context);
  await openFile(page, prod);
  // No turn of the clock lies between the key and the end.
  const added = await page.evaluate((path) => {
    window.chartroomEditor.edit(path, [{ line: 1, column: 1, endLine: 1, endColumn: 1, text: "# mine\n" }]);
    window.dispatchEvent(new PageTransitionEvent("pagehide"));
    return window.added;
  }, prod);
  assert.deepEqual(added, ["builtin/own"]);
  await stored(page, "# mine");
});

test("the second tab reads and follows; taking over and keeping both overwrite nothing", async () => {
  const context = await profile(app);
  const one = await tab(context);
  await atMost(one, 20, 33);
  await settled(one);
  const two = await tab(context);
  await shows(strip(two), "open in another tab");
  await shows(range(two), "4…33");
  await openFile(two, prod);
  await two.keyboard.type("nothing of this");
  await two.keyboard.press("Control+z");
  assert.equal(await textOf(two, prod), await textOf(one, prod));
  assert.equal(await editor(two, prod).getAttribute("aria-readonly"), "true");
  await typeOver(one, prod, "maxReplicas: 33", "maxReplicas: 34");
  await shows(range(two), "4…34");

  // What was typed a moment before is there too.
  await typeOver(one, prod, "maxReplicas: 34", "maxReplicas: 35");
  await two.click('.strip button:has-text("Take over")');
  await two.waitForFunction(() => !document.querySelector(".strip"));
  assert.match(await textOf(two, prod), /maxReplicas: 35/);
  await shows(strip(one), "It is read-only here");
  await typeOver(two, prod, "maxReplicas: 35", "maxReplicas: 36");
  await shows(range(one), "4…36");

  await one.click('.strip button:has-text("Keep both")');
  await one.waitForFunction(() => !document.querySelector(".strip"));
  await shows(one.locator(".topbar .picker"), "A copy");
  await typeOver(one, prod, "maxReplicas: 36", "maxReplicas: 37");
  await stored(one, "maxReplicas: 37");
  assert.match(await textOf(two, prod), /maxReplicas: 36/);
  await one.reload();
  await waitUntilRendered(one);
  await shows(range(one), "4…37");
  const names = await works(one);
  assert.equal(names.length, 2, String(names));
  await close(two);
  const three = await tab(context);
  assert.deepEqual([...one.faults, ...three.faults], []);
});

test("a tab that is closed hands the chart on to the one that reads", async () => {
  const context = await profile(app);
  const one = await tab(context);
  const two = await tab(context);
  await shows(strip(two), "open in another tab");
  await atMost(one, 20, 38);
  await settled(one);
  await close(one);
  await two.waitForFunction(() => !document.querySelector(".strip"));
  await shows(range(two), "4…38");
  await atMost(two, 38, 39);
  await shows(range(two), "4…39");
});

for (const [what, script, hears] of [
  ["locks", "delete Navigator.prototype.locks", true],
  ["locks and channels", "delete Navigator.prototype.locks; delete window.BroadcastChannel", false],
]) {
  test(`two tabs lose nothing in a browser without ${what}`, async () => {
    const context = await profile(app, script);
    const one = await tab(context);
    const two = await tab(context);
    await shows(one.locator(".banner"), "cannot see each other");
    await atMost(one, 20, 41);
    await stored(one, "maxReplicas: 41");
    if (hears) {
      await shows(strip(two), "It is read-only here");
      await two.click('.strip button:has-text("Take over")');
      await two.waitForFunction(() => !document.querySelector(".strip"));
      await atMost(two, 41, 42);
      await shows(range(one), "4…42");
    } else {
      await atMost(two, 20, 42);
      await shows(strip(two), "Another tab has stored different edits");
      await shows(two.locator(".topbar .picker"), "Kept apart");
      await atMost(one, 41, 43);
      await stored(one, "maxReplicas: 43");
      await atMost(two, 42, 44);
      await stored(two, "maxReplicas: 44");
      await stored(two, "maxReplicas: 43");
      await two.click('.strip button:has-text("Open the other")');
      await shows(range(two), "4…43");
      assert.equal((await works(two)).length, 2);
    }
    assert.deepEqual([...one.faults, ...two.faults], []);
  });
}

test("a tab takes over and loses nothing in a browser without a channel", async () => {
  const context = await profile(app, "delete window.BroadcastChannel");
  const one = await tab(context);
  await atMost(one, 20, 45);
  await stored(one, "maxReplicas: 45");
  const two = await tab(context);
  await shows(strip(two), "open in another tab");
  await shows(range(two), "4…45");
  await atMost(one, 45, 46);
  await two.click('.strip button:has-text("Take over")');
  await two.waitForFunction(() => !document.querySelector(".strip"));
  await shows(range(two), "4…46");
  await shows(strip(one), "It is read-only here");
  assert.deepEqual([...one.faults, ...two.faults], []);
});

test("own edits, link A with edits, link B: all three are kept", async () => {
  const context = await profile(app);
  const page = await tab(context);
  const text = await textOf(page, prod);
  await atMost(page, 20, 51);
  await settled(page);
  await page.evaluate((hash) => (location.hash = hash), payload(text.replace("maxReplicas: 20", "maxReplicas: 52")));
  await shows(range(page), "4…52");
  await shows(strip(page), "This link changes");
  await shows(strip(page), "Your own work is safe");
  await shows(page.locator(".topbar .badge--foreign"), "shared");
  await atMost(page, 52, 53);
  await shows(range(page), "4…53");
  await page.evaluate((hash) => (location.hash = hash), payload(text.replace("maxReplicas: 20", "maxReplicas: 54")));
  await shows(range(page), "4…54");
  await page.waitForTimeout(500);
  const names = await works(page);
  assert.equal(names.length, 3, String(names));
  assert.equal(names.filter((name) => /From a link .*values-prod.yaml.*shared.*(ago|now), \d+ k?B/.test(name)).length, 2, String(names));
  await page.reload();
  await waitUntilRendered(page);
  await shows(range(page), "4…54");
  await page.click('.strip button:has-text("Back to my work")');
  await shows(range(page), "4…51");
  assert.equal(await page.locator(".topbar .badge").count(), 0);
  await page.reload();
  await waitUntilRendered(page);
  await shows(range(page), "4…51");
  await page.click(".topbar .picker");
  const links = page.locator('[data-work*="link-"] .aslink');
  await links.first().waitFor();
  assert.equal(await links.count(), 2);
  await links.nth(1).click();
  await shows(range(page), "4…53");
  await shows(strip(page), "This link changes");
  await page.click('.strip button:has-text("Take over")');
  await page.click('.dialog button:has-text("take 53")');
  await page.click('.dialog button:has-text("Take over 1")');
  await page.waitForFunction(() => !document.querySelector(".badge--foreign"));
  await page.waitForTimeout(300);
  await page.reload();
  await waitUntilRendered(page);
  await shows(range(page), "4…53");
  assert.equal(await strip(page).count(), 0);
  // Only the user takes something away.
  await page.click(".topbar .picker");
  await page.locator('[data-work="builtin/own"] [aria-label^="Remove"]').click();
  await page.waitForFunction(() => document.querySelectorAll("[data-work]").length === 2);
  assert.deepEqual(page.faults, []);
});

test("a file of over a million characters is kept over a reload", async () => {
  const context = await profile(app);
  const page = await tab(context);
  await openFile(page, prod);
  await page.keyboard.press("Control+End");
  await page.evaluate((path) => {
    const data = new DataTransfer();
    data.setData("text/plain", `\nblob: ${"x".repeat(1_100_000)}\nlast: here\n`);
    const paste = new ClipboardEvent("paste", { bubbles: true, cancelable: true, clipboardData: data });
    document.querySelector(`.cm-content[data-path="${path}"]`).dispatchEvent(paste);
  }, prod);
  await stored(page, "last: here");
  const text = await textOf(page, prod);
  assert.ok(text.length > 1_100_000 && text.endsWith("last: here\n"));
  await page.reload();
  await page.waitForFunction((path) => window.chartroomEditor.text(path).length > 1_100_000, prod);
  assert.equal(await textOf(page, prod), text);
  // It still is when it is typed in without growing.
  await openFile(page, prod);
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("Delete");
  await page.keyboard.type("!");
  await page.waitForTimeout(300);
  await close(page);
  const again = await tab(context).catch((error) => error);
  const shown = context.pages().at(-1);
  await shown.waitForFunction((path) => window.chartroomEditor.text(path).startsWith("!"), prod);
  assert.ok(again);
  await openFile(shown, prod);
  await shown.keyboard.press("Control+a");
  await shown.keyboard.type("a: 1");
  await settled(shown);
});

test("a link whose payload ends as another’s replaces nothing, and one that goes on behind its end is refused", async () => {
  const context = await profile(app);
  const end = Buffer.from("the same end of both payloads");
  const page = await tab(context, whole(shop));
  await shows(page.locator(".topbar .picker"), "shop");
  await shows(page.locator(".topbar .picker"), "shared");
  await openFile(page, "values.yaml");
  await typeOver(page, "values.yaml", "of: one", "of: mine");
  await settled(page);
  const other = { ...shop, "templates/a.yaml": "kind: ConfigMap\napiVersion: v1\nmetadata:\n  name: evil\n" };
  await page.evaluate((hash) => (location.hash = hash), whole(other, end));
  await shows(page.locator(".banner"), "This link was altered");
  assert.match(await textOf(page, "values.yaml"), /mine/);
  await page.evaluate((hash) => (location.hash = hash), whole(other));
  await page.waitForFunction(() => window.chartroomEditor.text("values.yaml") === "of: one\n");
  await page.click(".topbar .picker");
  await page.locator("[data-work]").first().waitFor();
  assert.equal(await page.locator('.charts__list .kept__row b:has-text("shop")').count(), 2);
  await page.locator("[data-work]").nth(1).locator(".aslink").click();
  await page.waitForFunction(() => window.chartroomEditor.text("values.yaml") === "of: mine\n");
  await page.reload();
  await waitUntilRendered(page);
  assert.equal(await textOf(page, "values.yaml"), "of: mine\n");
  await page.click('.otabs [role="tab"]:has-text("Manifests")');
  await shows(page.locator("#output"), "shop");
  assert.deepEqual(page.faults, []);
});

function write(name, files) {
  writeChart(join(folder, name), files);
  return join(folder, name);
}

for (const [what, script] of [
  ["throws", "Object.defineProperty(window, 'indexedDB', { get() { throw new DOMException('denied', 'SecurityError'); } })"],
  ["is missing", "Object.defineProperty(window, 'indexedDB', { value: undefined })"],
  ["refuses", "IDBFactory.prototype.open = () => { throw new DOMException('denied', 'SecurityError'); }"],
]) {
  test(`a store that ${what} is told at once, with a way to take the text away`, async () => {
    const page = await tab(await profile(app, script));
    await shows(strip(page), "stores nothing for this page");
    await page.click(".topbar .picker");
    await page.waitForSelector("[data-folder]", { state: "attached" });
    await page.setInputFiles("[data-folder]", write("shop", shop));
    await shows(page.locator(".topbar .picker"), "shop");
    await openFile(page, "values.yaml");
    await typeOver(page, "values.yaml", "of: one", "of: two");
    await shows(strip(page), "stores nothing for this page");
    const [download] = await Promise.all([page.waitForEvent("download"), page.click('.strip button:has-text("Save a file")')]);
    assert.equal(download.suggestedFilename(), "shop-1.0.0.tgz");
    const target = join(folder, "saved");
    mkdirSync(target, { recursive: true });
    execFileSync("tar", ["-xzf", await download.path(), "-C", target]);
    assert.equal(readFileSync(join(target, "shop/values.yaml"), "utf8"), "of: two\n");
    // Said once.
    await page.click('.strip [aria-label="Close"]');
    await typeOver(page, "values.yaml", "of: two", "of: three");
    await settled(page);
    await page.waitForTimeout(500);
    assert.equal(await strip(page).count(), 0);
    // Nothing is opened over it unasked.
    await page.evaluate((hash) => (location.hash = hash), payload("a: 1\n"));
    await shows(strip(page), "cannot be stored");
    assert.match(await textOf(page, "values.yaml"), /three/);
    assert.deepEqual(page.faults, []);
  });
}

test("edits are kept where the small storage is shut", async () => {
  const shut = () => {
    for (const name of ["localStorage", "sessionStorage"]) {
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException("denied", "SecurityError");
        },
      });
    }
  };
  const page = await tab(await profile(app, shut));
  await atMost(page, 20, 61);
  await stored(page, "maxReplicas: 61");
  await page.reload();
  await waitUntilRendered(page);
  await shows(range(page), "4…61");
  await page.click('.topbar .seg label[title="Dark"]');
  await shows(page.locator(".banner"), "stores no settings");
  assert.deepEqual(page.faults, []);
});

test("a full store is told, keeps what it had, and takes the edits once there is room", async () => {
  const context = await profile(app, () => {
    const add = IDBObjectStore.prototype.add;
    IDBObjectStore.prototype.add = function (...given) {
      if (window.full) throw new DOMException("full", "QuotaExceededError");
      return add.apply(this, given);
    };
  });
  const page = await tab(context);
  await atMost(page, 20, 62);
  await stored(page, "maxReplicas: 62");
  await page.evaluate(() => (window.full = true));
  await atMost(page, 62, 63);
  await shows(strip(page), "storage is full");
  await page.click('.strip button:has-text("Make room")');
  await page.getByRole("heading", { name: "Kept in this browser" }).waitFor();
  await page.keyboard.press("Escape");
  await page.evaluate(() => (window.full = false));
  await atMost(page, 63, 64);
  await stored(page, "maxReplicas: 64");
  await page.waitForFunction(() => !document.querySelector(".strip"));
  await page.reload();
  await waitUntilRendered(page);
  await shows(range(page), "4…64");
  assert.deepEqual(page.faults, []);
});

test("the browser’s own quota is told too", async () => {
  const context = await profile(app);
  const page = await tab(context);
  const session = await context.newCDPSession(page);
  await session.send("Storage.overrideQuotaForOrigin", { origin: new URL(app.url).origin, quotaSize: 1_000 });
  await atMost(page, 20, 65);
  await shows(strip(page), "storage is full");
});

test("keys that are typed before the store answers are not lost", async () => {
  const context = await profile(app);
  const first = await tab(context);
  await atMost(first, 20, 66);
  await stored(first, "maxReplicas: 66");
  // Holds every later transaction back.
  await first.evaluate(() => {
    window.held = true;
    const open = indexedDB.open("chartroom-kept");
    open.onsuccess = () => {
      const store = open.result.transaction(["works", "edits", "charts", "files", "renamed"], "readwrite").objectStore("works");
      const spin = () => window.held && (store.count().onsuccess = spin);
      spin();
    };
  });
  const second = await tab(context);
  assert.match(await textOf(second, prod), /maxReplicas: 20/, "the chart as it came is there at once");
  await shows(strip(second), "open in another tab");
  await first.evaluate(() => (window.held = false));
  await shows(range(second), "4…66");

  const third = await profile(app);
  const maker = await tab(third);
  await atMost(maker, 20, 67);
  await stored(maker, "maxReplicas: 67");
  await close(maker);
  const holder = await third.newPage();
  await holder.goto(`${app.url}icon.svg`);
  await holder.evaluate(
    () =>
      new Promise((ready) => {
        window.held = true;
        const open = indexedDB.open("chartroom-kept");
        open.onsuccess = () => {
          const store = open.result.transaction(["works", "edits", "charts", "files", "renamed"], "readwrite").objectStore("works");
          const spin = () => window.held && (store.count().onsuccess = spin);
          spin();
          ready();
        };
      }),
  );
  const page = await tab(third);
  await openFile(page, "values.yaml");
  await typeOver(page, "values.yaml", "replicaCount: 1", "replicaCount: 3");
  assert.match(await textOf(page, prod), /maxReplicas: 20/);
  await holder.evaluate(() => (window.held = false));
  await shows(range(page), "4…67");
  assert.match(await textOf(page, "values.yaml"), /replicaCount: 3/);
  await stored(page, "replicaCount: 3");
  assert.deepEqual(page.faults, []);
});
