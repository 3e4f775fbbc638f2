// `chartroom serve`: a folder of the disk in the page, followed there, and written with Ctrl+S; the same with a folder that the
// browser opens in place. The command is the one of CHARTROOM_COMMAND, with the page in it; without, the one that cargo built last,
// with the page of dist/.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, before, test } from "node:test";
import { dist, repository, serve, startApp, waitUntilRendered } from "./harness.mjs";
import { webTemplate, writeChart } from "./many.mjs";
import { editor, figure, openEnvironment, openFile, settled, shows, textOf, typeOver } from "./user.mjs";

const built = process.env.CHARTROOM_COMMAND;
const command = built ?? join(repository, "target/debug/chartroom");

let app;
let root;
/** Commands that run; a test that fails leaves its own. */
const running = new Set();
before(async () => {
  app = await startApp();
  root = mkdtempSync(join(tmpdir(), "serve-"));
});
after(async () => {
  for (const child of running) child.kill();
  await app.close();
  rmSync(root, { recursive: true });
});

let count = 0;

const shop = {
  "Chart.yaml": "apiVersion: v2\nname: shop\nversion: 3.1.4\n",
  "values.yaml": "replicaCount: 1\nimage: nginx\n",
  "values-dev.yaml": "image: nginx:dev\n",
  "templates/NOTES.txt": "Have fun.\n",
  "templates/web.yaml": webTemplate("replicaCount"),
};

/** A chart in a folder of its own. */
function chart() {
  const folder = join(root, `shop-${++count}`);
  const write = (path, text) => writeChart(folder, { [path]: text });
  writeChart(folder, shop);
  const read = (path) => readFileSync(join(folder, path), "utf8");
  const change = (path, from, to) => {
    assert.ok(read(path).includes(from), `${path} has ${from}`);
    write(path, read(path).replace(from, to));
  };
  return { folder, write, read, change };
}

/** Starts the command, which says where it is. */
async function start(folder, port = 0) {
  const child = spawn(command, ["serve", folder, "--port", String(port), ...(built ? [] : ["--page", dist])], { stdio: ["ignore", "pipe", "inherit"] });
  running.add(child);
  child.once("exit", () => running.delete(child));
  for await (const line of createInterface(child.stdout)) {
    const address = line.trim();
    if (!address.startsWith("http://")) continue;
    const url = new URL(address);
    const stop = () =>
      new Promise((ended) => {
        child.once("exit", ended);
        child.kill();
      });
    return { address, origin: url.origin, port: Number(url.port), secret: url.searchParams.get("disk"), stop };
  }
  throw new Error("the command does not say where it is");
}

/** A browser of its own, with a page that has the folder open. */
async function open(served) {
  const profile = await app.browser.newContext({ viewport: { width: 1440, height: 900 } });
  return { profile, page: await another(profile, served.address) };
}

async function another(profile, address) {
  const page = await profile.newPage();
  page.faults = [];
  page.on("pageerror", (error) => page.faults.push(String(error)));
  await page.goto(address);
  await waitUntilRendered(page);
  return page;
}

/** How the folder stands, as the top bar says it. */
const stands = (page, kind, text = "", timeout = 30_000) => page.locator(`[data-disk="${kind}"]`, { hasText: text }).waitFor({ timeout });

/** Waits for a file on the disk. */
async function comes(read, wanted) {
  for (let tries = 0; tries < 100; tries++) {
    if (wanted(read())) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  assert.fail(`the disk has ${read()}`);
}

/** Serves a folder, opens it, and edits a value. */
async function edited(folder) {
  const served = await start(folder);
  const { page, profile } = await open(served);
  await stands(page, "ok");
  await openFile(page, "values.yaml");
  await typeOver(page, "values.yaml", "replicaCount: 1", "replicaCount: 6");
  return { served, page, profile };
}

const pods = (page) => figure(page, "Deployment", "pods");

test("what is edited is written on Ctrl+S, what changes on the disk shows", async () => {
  const { folder, read, change } = chart();
  chmodSync(join(folder, "values.yaml"), 0o640);
  const served = await start(folder);
  const { page, profile } = await open(served);
  await stands(page, "ok", "Saved to disk");
  assert.equal(await page.evaluate(() => location.search), "?disk");
  await openEnvironment(page, "dev");
  await openFile(page, "values.yaml");
  const before = read("values.yaml");
  await typeOver(page, "values.yaml", "replicaCount: 1", "replicaCount: 6");
  await stands(page, "edit", "1 unsaved");
  assert.equal(read("values.yaml"), before);
  await page.keyboard.press("Control+s");
  await stands(page, "ok");
  assert.equal(read("values.yaml"), before.replace("replicaCount: 1", "replicaCount: 6"));
  assert.equal(statSync(join(folder, "values.yaml")).mode & 0o777, 0o640);

  change("values.yaml", "replicaCount: 6", "replicaCount: 3");
  await page.waitForFunction(() => document.querySelector('.cm-content[data-path="values.yaml"]')?.textContent.includes("replicaCount: 3"));
  await stands(page, "ok");
  // It is a step like any other.
  await editor(page, "values.yaml").focus();
  await page.keyboard.press("Control+z");
  assert.match(await textOf(page, "values.yaml"), /replicaCount: 6/);
  await stands(page, "edit");
  await page.keyboard.press("Control+s");
  await comes(() => read("values.yaml"), (text) => text.includes("replicaCount: 6"));
  // Another program writes a file beside the one that is edited here.
  await typeOver(page, "values.yaml", "replicaCount: 6", "replicaCount: 4");
  change("values-dev.yaml", "\n", "\n# by another program\n");
  await stands(page, "edit", "1 unsaved");
  await openFile(page, "values-dev.yaml");
  await shows(editor(page, "values-dev.yaml"), /by another program/);
  assert.deepEqual(page.faults, []);
  await profile.close();
  await served.stop();
});

test("what changed on both sides waits for a choice, and nothing is lost", async () => {
  const { folder, read, change } = chart();
  const { served, page, profile } = await edited(folder);
  await stands(page, "edit");
  change("values.yaml", "replicaCount: 1", "replicaCount: 2");
  await stands(page, "err", "1 conflict");
  assert.match(await textOf(page, "values.yaml"), /replicaCount: 6/);
  await editor(page, "values.yaml").focus();
  await page.keyboard.press("Control+s");
  const box = page.locator(".dsk__box");
  await box.locator('[data-conflict="values.yaml"]').waitFor();
  assert.match(read("values.yaml"), /replicaCount: 2/);
  await box.getByRole("button", { name: "See the difference" }).click();
  await shows(box.locator(".chg__del"), /replicaCount: 2/);
  await shows(box.locator(".chg__add"), /replicaCount: 6/);
  await box.getByRole("button", { name: "Write mine to disk" }).click();
  await stands(page, "ok");
  assert.equal(await box.count(), 0);
  assert.match(read("values.yaml"), /replicaCount: 6/);

  await typeOver(page, "values.yaml", "replicaCount: 6", "replicaCount: 7");
  change("values.yaml", "replicaCount: 6", "replicaCount: 8");
  await stands(page, "err");
  await page.click("#disk button");
  await box.getByRole("button", { name: "Take the disk’s" }).click();
  await stands(page, "ok");
  assert.match(await textOf(page, "values.yaml"), /replicaCount: 8/);
  await editor(page, "values.yaml").focus();
  await page.keyboard.press("Control+z");
  assert.match(await textOf(page, "values.yaml"), /replicaCount: 7/);
  await page.click("[data-opens=history]");
  await page.getByText("Before the disk’s values.yaml was taken").waitFor();
  assert.deepEqual(page.faults, []);
  await profile.close();
  await served.stop();
});

test("files that are added, renamed and removed in the page are so on the disk, and the other way round", async () => {
  const { folder, read, write } = chart();
  const served = await start(folder);
  const { page, profile } = await open(served);
  await stands(page, "ok");
  const tabs = () => page.locator(".envs [role=tab]").evaluateAll((all) => all.map((tab) => tab.dataset.env));
  const at = (path) => join(folder, path);
  const told = (state) =>
    page.evaluate((state) => {
      const text = new TextEncoder().encode(JSON.stringify(state));
      const length = text.length < 128 ? [text.length] : [(text.length & 127) | 128, text.length >> 7];
      dispatchEvent(new CustomEvent("chartroom-to-page", { detail: new Uint8Array([8, ...length, ...text]) }));
    }, { chart: "", chart_version: "", open: "", environments: null, kube_version: null, files: state });
  // As the dialog about files has the page do it.
  const notes = read("templates/NOTES.txt");
  await told([{ path: "files/motd.txt", text: "hello\n" }, { path: "templates/NOTES.txt", text: null }, { path: "templates/_moved.tpl", text: notes }]);
  await stands(page, "edit", "3 unsaved");
  await page.click("#disk button");
  const rows = await page.locator(".dsk__list li").allTextContents();
  assert.deepEqual(rows, ["files/motd.txtnew", "templates/NOTES.txtremoved", "templates/_moved.tplnew"]);
  chmodSync(at("templates/NOTES.txt"), 0o600);
  await page.locator(".dsk__box").getByRole("button", { name: "Save to disk" }).click();
  await stands(page, "ok");
  assert.equal(read("files/motd.txt"), "hello\n");
  assert.equal(read("templates/_moved.tpl"), notes);
  assert.equal(statSync(at("templates/_moved.tpl")).mode & 0o777, 0o600);
  assert.ok(!existsSync(at("templates/NOTES.txt")));

  write("values-qa.yaml", "replicaCount: 9\n");
  await page.waitForSelector(".envs [data-env=qa]");
  await openEnvironment(page, "qa");
  await shows(pods(page), "9");
  renameSync(at("values-qa.yaml"), at("values-uat.yaml"));
  await page.waitForSelector(".envs [data-env=uat]");
  assert.ok(!(await tabs()).includes("qa"));
  rmSync(at("files"), { recursive: true });
  await page.waitForFunction(() => !document.querySelector('.tree [data-path="files/motd.txt"]'));
  await stands(page, "ok");
  assert.deepEqual(page.faults, []);
  await profile.close();
  await served.stop();
});

test("edits that are not on the disk outlive a reload, the command and its next start", async () => {
  const { folder, read, change } = chart();
  const { served, page, profile } = await edited(folder);
  await settled(page);
  await page.reload();
  await waitUntilRendered(page);
  await stands(page, "edit", "1 unsaved");
  assert.match(await textOf(page, "values.yaml"), /replicaCount: 6/);
  await served.stop();
  await stands(page, "warn", "Disk out of reach");
  await page.keyboard.press("Control+s");
  assert.match(read("values.yaml"), /replicaCount: 1\b/);
  await page.close();
  change("values-dev.yaml", "\n", "\n# meanwhile\n");

  const again = await start(folder, served.port);
  assert.notEqual(again.secret, served.secret);
  const next = await another(profile, again.address);
  await stands(next, "edit", "1 unsaved");
  assert.match(await textOf(next, "values.yaml"), /replicaCount: 6/);
  await openFile(next, "values-dev.yaml");
  await shows(editor(next, "values-dev.yaml"), /meanwhile/);
  await next.keyboard.press("Control+s");
  await stands(next, "ok");
  assert.match(read("values.yaml"), /replicaCount: 6/);
  await next.close();
  // What was saved and taken back on the disk since does not come back by itself.
  change("values.yaml", "replicaCount: 6", "replicaCount: 1");
  change("values-dev.yaml", "\n# meanwhile\n", "\n");
  await again.stop();
  const third = await start(folder, served.port);
  const last = await another(profile, third.address);
  await stands(last, "ok");
  await openFile(last, "values.yaml");
  assert.match(await textOf(last, "values.yaml"), /replicaCount: 1\b/);
  assert.deepEqual([...page.faults, ...next.faults, ...last.faults], []);
  await profile.close();
  await third.stop();
});

test("another chart in the page is never written into the folder", async () => {
  const { folder, read } = chart();
  const { served, page, profile } = await edited(folder);
  await stands(page, "edit");
  await page.click(".topbar .picker");
  await page.click('.charts__list [data-chart=""] .aslink');
  await stands(page, "warn", "Not the folder’s chart");
  await page.keyboard.press("Control+s");
  await page.locator(".dsk__box").getByRole("button", { name: "Back to the folder’s chart" }).click();
  await stands(page, "edit", "1 unsaved");
  assert.match(read("values.yaml"), /replicaCount: 1\b/);
  await profile.close();
  await served.stop();
});

test("nobody else reaches the folder: other origins, pages without the secret", async () => {
  const { folder } = chart();
  const served = await start(folder);
  // One that its own policy keeps from nothing.
  const other = await serve({ secured: false });
  const profile = await app.browser.newContext();
  const page = await profile.newPage();
  await page.goto(`${other.url}glossary.json`);
  const reach = (init) =>
    page.evaluate(
      ([address, init]) => fetch(address, init).then((answer) => `${answer.type} ${answer.status}`, (error) => error.name),
      [`${served.origin}/api/files`, init],
    );
  const headers = { authorization: `Bearer ${served.secret}` };
  assert.equal(await reach({ headers }), "TypeError");
  assert.equal(await reach({ headers, method: "PUT", body: "x" }), "TypeError");
  assert.equal(await reach({ mode: "no-cors", method: "POST", body: "x" }), "TypeError");
  // What is asked without a word of whom is not shown either.
  const shown = (what) =>
    page.evaluate(
      (address) =>
        new Promise((done) => {
          const image = Object.assign(new Image(), { src: address });
          image.onload = () => done("shown");
          image.onerror = () => done("refused");
        }),
      `${served.origin}/${what}`,
    );
  assert.equal(await shown("icon.svg"), "refused");
  // The same that a page of its own gets.
  const own = await profile.newPage();
  await own.goto(`${served.origin}/glossary.json`);
  const status = (headers) => own.evaluate((headers) => fetch("/api/files", { headers }).then((answer) => answer.status), headers);
  assert.equal(await status(headers), 200);
  assert.equal(await status({}), 401);
  const lost = await another(profile, `${served.origin}/?disk`);
  await stands(lost, "warn", "No folder");
  await profile.close();
  await other.close();
  await served.stop();
});

test("a folder that the browser opens in place is followed and written, too", async () => {
  const page = await app.open();
  // The browser's own file system in the place of the one that a person would choose from.
  await page.evaluate(async () => {
    const root = await (await navigator.storage.getDirectory()).getDirectoryHandle("shop", { create: true });
    window.put = async (path, text) => {
      const parts = path.split("/");
      const name = parts.pop();
      let folder = root;
      for (const part of parts) folder = await folder.getDirectoryHandle(part, { create: true });
      const file = await (await folder.getFileHandle(name, { create: true })).createWritable();
      await file.write(text);
      await file.close();
    };
    window.get = async (name) => (await (await root.getFileHandle(name)).getFile()).text();
    window.showDirectoryPicker = async () => root;
    await window.put("Chart.yaml", "apiVersion: v2\nname: picked\nversion: 1.0.0\n");
    await window.put("values.yaml", "replicas: 2\n");
    await window.put("values-qa.yaml", "replicas: 3\n");
    await window.put("templates/web.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: web}\ndata: {replicas: {{ .Values.replicas | quote }}}\n");
  });
  await page.click(".topbar .picker");
  await page.click("[data-in-place]");
  await stands(page, "ok");
  await shows(page.locator(".topbar .picker"), /^picked\s+1\.0\.0/);
  await openFile(page, "values.yaml");
  await typeOver(page, "values.yaml", "replicas: 2", "replicas: 5");
  await stands(page, "edit");
  await page.keyboard.press("Control+s");
  await stands(page, "ok");
  assert.equal(await page.evaluate(() => window.get("values.yaml")), "replicas: 5\n");
  await page.evaluate(() => window.put("values.yaml", "replicas: 7\n"));
  await shows(editor(page, "values.yaml"), /replicas: 7/);
  await typeOver(page, "values.yaml", "replicas: 7", "replicas: 8");
  await page.evaluate(() => window.put("values.yaml", "replicas: 9\n"));
  await stands(page, "err", "1 conflict");
  assert.deepEqual(page.faults, []);
});
