// Hours of work in minutes: edits, environments, views and links in one tab beside a second, with engines that are ended at
// random. `cargo xtask soak` calls it: node tests/browser/soak.mjs [edits] [seed] [ends]. Nothing that was typed may be lost;
// memory and long tasks are counted. The same seed does the same.

import assert from "node:assert/strict";
import { pathToFileURL } from "node:url";
import { startApp } from "./harness.mjs";
import { openFile, settled, textOf } from "./user.mjs";

const path = "values-prod.yaml";
const environments = ["dev", "test", "staging", "prod"];
const tabs = ["Overview", "Manifests", "Values", "Notes"];

/** Numbers from 0 to before 1 that follow from a seed (mulberry32). */
function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Runs in the page before its own scripts: notes engines, memory and long tasks. */
function watch() {
  window.soak = { engine: undefined, tasks: [], page: undefined };
  const { Worker } = window;
  window.Worker = class extends Worker {
    constructor(...args) {
      super(...args);
      // Only the last: those before are to go.
      window.soak.engine = this;
    }
  };
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const made = WebAssembly[name].bind(WebAssembly);
    WebAssembly[name] = async (...args) => {
      const result = await made(...args);
      window.soak.page ??= (result.instance ?? result).exports;
      return result;
    };
  }
  new PerformanceObserver((list) => {
    for (const task of list.getEntries()) window.soak.tasks.push(Math.round(task.duration));
  }).observe({ type: "longtask" });
}

/** Runs in the worker before the engine. */
const ended = `addEventListener("message", ({ data }) => {
  if (data === "end") throw new WebAssembly.RuntimeError("unreachable");
});
`;

/**
 * The milliseconds of processor that long tasks of the page's thread took: on a busy machine the clock goes on while others
 * have the processor.
 */
class Tasks {
  constructor(browser, page) {
    Object.assign(this, { browser, page, long: [] });
  }

  begin() {
    return this.browser.startTracing(this.page, { categories: ["toplevel"] });
  }

  async end() {
    const { traceEvents } = JSON.parse((await this.browser.stopTracing()).toString());
    const thread = ({ pid, tid }) => `${pid}/${tid}`;
    const names = traceEvents.filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain");
    const tasks = new Map(names.map((event) => [thread(event), []]));
    for (const event of traceEvents) {
      if (event.ph === "X" && event.name.endsWith("RunTask")) tasks.get(thread(event))?.push((event.tdur ?? 0) / 1_000);
    }
    // The page has more to do than the tab beside it and those that links open in.
    const [own = []] = [...tasks.values()].sort((one, two) => two.length - one.length);
    this.long.push(...own.filter((task) => task > 50).map(Math.round));
  }
}

/** Bytes that the page holds, once what it dropped is gone: all, and by where they lie. */
async function held(page, session) {
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize: heap } = await session.send("Runtime.getHeapUsage");
  const { nodes, jsEventListeners: listeners } = await session.send("Memory.getDOMCounters");
  const [wasm, left] = await page.evaluate(() => {
    const { memory, __wbindgen_externrefs: references } = window.soak.page;
    // A slot that is free holds null.
    const left = Array.from({ length: references.length }, (_, at) => references.get(at)).filter((value) => value === undefined);
    return [memory.buffer.byteLength, left.length];
  });
  return { all: heap + wasm, heap, wasm, nodes, listeners, left };
}

/**
 * Works for that many edits, and gives what it counted.
 * @param {{ edits: number, seed: number, ends: number, report?: (line: string) => void }} how
 */
export async function soak({ edits, seed, ends, report = () => {} }) {
  const app = await startApp({ before: { "engine.js": ended } });
  try {
    const page = await app.open({ rendered: false });
    const context = page.context();
    await context.addInitScript(watch);
    await page.reload();
    await page.waitForSelector("[data-checked]", { state: "attached", timeout: 60_000 });
    const beside = await context.newPage();
    await beside.goto(app.url);
    await page.bringToFront();
    const session = await context.newCDPSession(page);
    const work = new Work(page, beside, app, random(seed));
    await work.begin();
    await page.evaluate(() => (window.soak.tasks.length = 0));
    const own = new Tasks(app.browser, page);
    await own.begin();
    const figures = { edits, seed, ends: 0, links: 0, switches: 0, compared: 0, first: 0, last: 0, left: 0, longest: 0, over: 0 };
    const early = Math.min(1_000, Math.floor(edits / 4));
    for (let edit = 1; edit <= edits; edit += 1) {
      await work.edit(edit);
      await work.aside(figures);
      if (work.chance(ends / edits)) {
        await work.end();
        figures.ends += 1;
      }
      if (edit % 25 === 0) await work.check();
      if (edit % 100 === 0) {
        await own.end();
        await own.begin();
      }
      if (edit === early || edit % 500 === 0) {
        await work.rest();
        // Collecting what was dropped is a long task of the browser's.
        await own.end();
        const { all, heap, wasm, nodes, listeners, left } = await held(page, session);
        await own.begin();
        if (edit === early) [figures.first, figures.left] = [all, -left];
        const [scripts, program] = [heap, wasm].map((bytes) => (bytes / 1e6).toFixed(1));
        report(`${edit} edits, ${scripts} MB of scripts + ${program} MB of the program, ${nodes} nodes, ${listeners} listeners, ${figures.ends} engines ended, ${own.long.length} tasks over 50 ms`);
      }
    }
    await work.check();
    await work.rest();
    const tasks = await page.evaluate(() => window.soak.tasks);
    await own.end();
    const { all, left } = await held(page, session);
    figures.last = all;
    figures.left += left;
    [figures.longest, figures.clock] = [own.long, tasks].map((all) => Math.max(0, ...all));
    figures.over = own.long.filter((task) => task > 100).length;
    await work.close();
    assert.deepEqual(page.faults, []);
    return figures;
  } finally {
    await app.close();
  }
}

/** One who works, and knows what must stand there. */
class Work {
  constructor(page, beside, app, next) {
    Object.assign(this, { page, beside, app, next, text: "" });
  }

  chance(share) {
    return this.next() < share;
  }

  pick(list) {
    return list[Math.floor(this.next() * list.length)];
  }

  async begin() {
    await openFile(this.page, path);
    this.original = await textOf(this.page, path);
    this.text = this.original;
  }

  /** Types at one end of the file, takes back what stands there, or starts over. */
  async edit(number) {
    const { page } = this;
    if ((await page.evaluate(() => document.activeElement?.getAttribute("data-path"))) !== path) await openFile(page, path);
    if (this.text.length > this.original.length + 2_000) {
      await page.keyboard.press("Control+a");
      await this.put(this.original);
      this.text = this.original;
      return;
    }
    const choice = this.next();
    if (choice < 0.15) {
      const added = `# ${number}\n`;
      await page.keyboard.press("Control+Home");
      await this.put(added);
      this.text = added + this.text;
    } else if (choice < 0.35) {
      const times = 1 + Math.floor(this.next() * 4);
      await page.keyboard.press("Control+End");
      for (let time = 0; time < times; time += 1) {
        await page.keyboard.press("Backspace");
        // Within an indentation the editor takes a level of it back.
        const line = this.text.slice(this.text.lastIndexOf("\n") + 1);
        const level = line && !line.trim() ? line.length % 2 || 2 : 1;
        this.text = this.text.slice(0, -level);
      }
    } else {
      const added = this.pick([`\nreplicaCount: ${number % 9}`, `\nextra${number}: [1, 2`, "\nimage:\n  tag: 'x", `\n# note ${number}`, `${number % 10}`, "\n"]);
      await page.keyboard.press("Control+End");
      await this.put(added);
      this.text += added;
    }
  }

  /** Types a piece of a line; what has several is pasted, for the browser makes no text of them as they are. */
  async put(text) {
    if (!text.includes("\n")) return this.page.keyboard.insertText(text);
    await this.page.evaluate((text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", text);
      document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    }, text);
  }

  /** What is done between edits. */
  async aside(figures) {
    const { page } = this;
    if (this.chance(0.02)) {
      // The overlay goes along with the environment; it is opened again by the next edit.
      await page.click(`.envs [data-env="${this.pick(environments)}"]`);
      figures.switches += 1;
    }
    if (this.chance(0.03)) await page.click(`.otabs [role="tab"]:has-text("${this.pick(tabs)}")`);
    if (this.chance(0.005)) {
      figures.compared += await this.compare();
    }
    if (this.chance(0.005)) {
      await this.link();
      figures.links += 1;
    }
    if (this.chance(0.02)) await this.beside.click(`.envs [data-env="${this.pick(environments)}"]`);
  }

  /** Opens the comparison and closes it; whether there was one: where engines end again and again the page says that there is none. */
  async compare() {
    const { page } = this;
    await page.click("[data-compare]");
    const close = page.locator("[data-close]:visible");
    const none = page.locator(".banner", { hasText: "The comparison" });
    await close.or(none).first().waitFor({ timeout: 60_000 });
    if (!(await close.count())) return false;
    await close.click();
    return true;
  }

  /** A link opens elsewhere on what was typed. */
  async link() {
    const { page } = this;
    await page.keyboard.press("Escape");
    await page.click('button:has-text("Share")');
    const field = page.locator('[aria-label="Link"]');
    await page.waitForFunction(() => document.querySelector('input[aria-label="Link"]')?.value.includes("#v3/"), undefined, { timeout: 30_000 });
    const link = await field.inputValue();
    await page.keyboard.press("Escape");
    const other = await this.app.open({ fragment: new URL(link).hash.slice(1), rendered: false });
    await other.waitForFunction(() => document.querySelector(".strip")?.textContent.includes("This link"), undefined, { timeout: 30_000 });
    await openFile(other, path);
    assert.equal(await textOf(other, path), this.text, "a link carries what was typed");
    await other.context().close();
  }

  /** Ends the engine at work: by an error, or without a word. */
  async end() {
    await this.page.evaluate((silent) => {
      const { engine } = window.soak;
      if (silent) engine.terminate();
      else engine.postMessage("end");
    }, this.chance(0.2));
    if (this.chance(0.5)) await this.page.waitForTimeout(this.next() * 200);
  }

  /** Brings the page to where it can be compared with itself: one text, one environment, each view drawn, all said. */
  async rest() {
    const { page } = this;
    await page.click('.envs [data-env="prod"]');
    await openFile(page, path);
    await page.keyboard.press("Control+a");
    await this.put(this.original);
    this.text = this.original;
    await this.check();
    for (const tab of tabs.toReversed()) await page.click(`.otabs [role="tab"]:has-text("${tab}")`);
    await this.compare();
    await this.check();
  }

  /** What was typed stands there, and is rendered or refused. */
  async check() {
    assert.equal(await textOf(this.page, path), this.text, "nothing that was typed is lost");
    await this.page.waitForFunction(
      () => {
        const { complete, revision } = document.documentElement.dataset;
        return complete === revision || document.querySelector(".banner [data-again]");
      },
      undefined,
      { timeout: 60_000 },
    );
  }

  /** After a reload what was typed last is there. */
  async close() {
    await this.beside.close();
    await this.edit(0);
    await this.page.waitForTimeout(1_500);
    await this.page.reload();
    await this.page.waitForSelector("[data-rendered]", { state: "attached", timeout: 60_000 });
    await openFile(this.page, path);
    assert.equal(await textOf(this.page, path), this.text, "a reload loses nothing");
  }
}

/** The figures as lines. */
export function told(figures) {
  const growth = ((figures.last / figures.first - 1) * 100).toFixed(1);
  const megabytes = (bytes) => (bytes / 1e6).toFixed(1);
  return [
    `${figures.edits} edits (seed ${figures.seed}), ${figures.switches} environments, ${figures.compared} comparisons, ${figures.links} links, ${figures.ends} engines ended: nothing lost`,
    `memory of the page ${megabytes(figures.first)} MB early, ${megabytes(figures.last)} MB at the end (${growth} %), ${figures.left} references to nothing left behind`,
    `tasks of more than 100 ms of processor: ${figures.over}, the longest ${figures.longest} ms (${figures.clock} ms by the clock)`,
  ];
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const [edits, seed, ends] = [process.argv[2] ?? 10_000, process.argv[3] ?? 1, process.argv[4] ?? 200].map(Number);
  const figures = await soak({ edits, seed, ends, report: (line) => console.log(line) });
  for (const line of told(figures)) console.log(line);
  assert.ok(figures.last <= figures.first * 1.1, "memory grew by more than 10 %");
  assert.equal(figures.over, 0, "the page's thread stood still");
}
