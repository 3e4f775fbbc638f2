// What the page holds of a folder beside what the disk holds. Of each file three hashes are known: as it is on the disk, as it is
// in the page, and as it was when both were the same last. What only one side changed goes to the other, from the disk at once and
// to it on Ctrl+S; what both changed waits for somebody to choose.
import { ask, editors, environments, goTo, openEnvironment, Wish } from "../page";
import { Away, bytesOf, Changed, type Disk, hashOf, Refused, textOf } from "./backend";
import { chartOf, keepPoint, openChart, openKept, putFiles } from "./wire";

/** A file with its hash on the disk; no text where it is none. */
interface OnDisk {
  stamp: string;
  hash: string;
  bytes: Uint8Array;
  text: string | null;
}

interface InPage {
  /** What the page keeps it under, and its chart. */
  key: string;
  /** Another tab edits it. */
  reading: boolean;
  environments: { name: string; overlays: string[] }[];
  /** Hashes; of what is no text the one that it came with, as the page changes none of it. */
  hashes: Map<string, string>;
  texts: Map<string, string>;
}

export type Kind = "new" | "changed" | "removed";

export interface Unsaved {
  path: string;
  kind: Kind;
}

/** Changed on both sides. */
export interface Conflict {
  path: string;
  /** Nothing where it was removed. */
  here: string | undefined;
  disk: string | undefined;
}

export interface Told {
  state: "opening" | "open" | "away" | "elsewhere" | "refused";
  /** Why it was refused. */
  reason: string;
  unsaved: Unsaved[];
  conflicts: Conflict[];
  reading: boolean;
}

/** What is remembered of a folder until the page opens it again. */
interface Remembered {
  key: string;
  base: [string, string][];
  session: string;
  /** There was something that the disk did not have. */
  dirty: boolean;
}

const PLACE = "chartroom.disk";

/** How long after a key the page is asked for its files. */
const PAUSE = 300;

/** How long files on the disk have to stay as they are before they are read: a program may be writing. */
const STILL = 120;

const wait = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));

export class Sync {
  told: Told = { state: "opening", reason: "", unsaved: [], conflicts: [], reading: false };
  private base = new Map<string, string>();
  private disk = new Map<string, OnDisk>();
  private known = new Map<string, [string, string]>();
  private key = "";
  /** What the page showed last. */
  private shownKey = "";
  private dirty = true;
  private ended = false;
  /** What is under way, one after the other. */
  private last: Promise<unknown> = Promise.resolve();
  private timer = 0;
  private revision: string | undefined;
  private watched = new MutationObserver(() => this.touched());

  constructor(
    readonly folder: Disk,
    private draw: () => void,
  ) {}

  /** Opens the folder in the page, or what was edited of it and is not on the disk. */
  start(): Promise<void> {
    return this.turn(async () => {
      await this.pull();
      const kept = remembered(this.folder.id);
      const goesOn = kept && (kept.dirty || kept.session === this.folder.session);
      if (!kept || !goesOn || !(await this.openAgain(kept))) await this.openFresh(kept?.dirty === false);
      this.watched.observe(document.documentElement, { attributeFilter: ["data-revision"] });
      await this.settle();
    });
  }

  end(): void {
    this.ended = true;
    this.watched.disconnect();
    clearTimeout(this.timer);
  }

  /** Looks at the disk. */
  look(): Promise<void> {
    return this.turn(async () => {
      if (await this.pull()) await this.settle();
    });
  }

  /** Writes what only the page changed. Gives how many files that were. */
  save(): Promise<number> {
    return this.turn(async () => {
      await this.pull();
      let page = await this.settle();
      let count = 0;
      // Another program may write meanwhile: then it is looked at anew.
      for (let tries = 0; tries < 3 && page && !this.told.reading && this.told.unsaved.length; tries += 1) {
        count += await this.write(page, this.told.unsaved);
        page = await this.settle();
      }
      return count;
    });
  }

  /** Of a file that both sides changed, what is here goes to the disk. */
  keepMine(path: string): Promise<void> {
    return this.turn(async () => {
      await this.pull();
      const page = await this.settle();
      if (!page || !this.told.conflicts.some((one) => one.path === path)) return;
      this.agree(path, this.disk.get(path)?.hash);
      const [here, there] = [page.hashes.get(path), this.disk.get(path)?.hash];
      await this.write(page, [{ path, kind: kindOf(here, there) }]);
      await this.settle();
    });
  }

  /** Of a file that both sides changed, what the disk has is taken; what is here is kept as an earlier state, under a name. */
  takeDisk(path: string, name: string): Promise<void> {
    return this.turn(async () => {
      const page = await this.settle();
      if (!page || !this.told.conflicts.some((one) => one.path === path)) return;
      keepPoint(name);
      this.agree(path, page.hashes.get(path));
      await this.settle();
    });
  }

  /** Goes back to the folder from whatever else was opened. */
  back(): Promise<void> {
    return this.turn(async () => {
      await this.pull();
      const kept = remembered(this.folder.id);
      if (!kept || !(await this.openAgain(kept))) await this.openFresh(false);
      await this.settle();
    });
  }

  /** Whether what is open is of the folder's chart: a copy, or what a link changed. */
  get isSibling(): boolean {
    return this.told.state === "elsewhere" && this.shownKey.split("/")[0] === this.key.split("/")[0];
  }

  /** Goes on with what is open in the place of what was: what differs from the disk is unsaved then. */
  adopt(): Promise<void> {
    return this.turn(async () => {
      await this.pull();
      this.key = (await this.page()).key;
      this.remember(true);
      await this.settle();
    });
  }

  private turn<T>(work: () => Promise<T>): Promise<T> {
    const next = this.last.then(async () => {
      try {
        return await work();
      } catch (error) {
        this.failed(error);
        throw error;
      }
    });
    this.last = next.catch(() => {});
    return next;
  }

  private failed(error: unknown): void {
    if (error instanceof Away) this.tell({ ...this.told, state: "away" });
    else if (error instanceof Refused) this.tell({ ...this.told, state: "refused", reason: error.message });
  }

  private tell(told: Told): void {
    if (this.ended) return;
    const same = JSON.stringify(told) === JSON.stringify(this.told);
    this.told = told;
    if (!same) this.draw();
  }

  private agree(path: string, hash: string | undefined): void {
    if (hash === undefined) this.base.delete(path);
    else this.base.set(path, hash);
  }

  /** Something was edited: that is noted before anything else, as the page may go at any time. */
  private touched(): void {
    const { revision } = document.documentElement.dataset;
    if (revision === this.revision) return;
    this.revision = revision;
    if (!this.dirty && this.told.state === "open" && !this.told.reading) this.remember(true);
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.turn(() => this.settle()).catch(() => {}), PAUSE);
  }

  private remember(dirty: boolean): void {
    this.dirty = dirty;
    const { key, folder } = this;
    store(folder.id, { key, base: [...this.base], session: folder.session, dirty });
  }

  /** Reads what changed on the disk; whether anything did. */
  private async pull(): Promise<boolean> {
    const wasAway = this.told.state === "away" || this.told.state === "refused";
    let list = await this.folder.list();
    if (wasAway) this.tell({ ...this.told, state: this.key ? "open" : "opening" });
    if (!list) return wasAway;
    // What is being written is read once it stands still.
    for (let tries = 0; tries < 20 && this.key; tries += 1) {
      await wait(STILL);
      const again = await this.folder.list();
      if (!again) break;
      list = again;
    }
    for (const path of [...this.disk.keys()]) if (!list.has(path)) this.disk.delete(path);
    for (const [path, stamp] of list) {
      if (this.disk.get(path)?.stamp === stamp) continue;
      const bytes = await this.folder.read(path);
      if (bytes) this.disk.set(path, { stamp, hash: await hashOf(bytes), bytes, text: textOf(bytes) });
      else this.disk.delete(path);
    }
    return true;
  }

  /** What the page holds. */
  private async page(): Promise<InPage> {
    for (;;) {
      const answer = await Promise.race([ask(Wish.Folder), wait(2_000).then(() => null)]);
      if (!answer) continue;
      const { files = [], objects = [], folder } = answer;
      if (!folder) {
        // What is kept of the chart is on its way.
        await wait(50);
        continue;
      }
      const [key, reading] = objects.find(([, , kind]) => kind === "key")!;
      const large = objects.filter(([, , kind]) => kind === "large").map(([path, text]) => [path, editors.isOpen(path) ? editors.text(path) : text]);
      const [hashes, texts] = [new Map<string, string>(), new Map<string, string>()];
      for (const [path, text] of [...(files as string[][]), ...large]) {
        texts.set(path, text);
        hashes.set(path, await this.hash(path, text));
      }
      // What is no text stays as it came.
      for (const [path, , kind] of objects) if (!kind) hashes.set(path, this.base.get(path) ?? this.disk.get(path)?.hash ?? "");
      return { key, reading: reading === "reading", environments: folder, hashes, texts };
    }
  }

  private async hash(path: string, text: string): Promise<string> {
    const known = this.known.get(path);
    if (known?.[0] === text) return known[1];
    const hash = await hashOf(bytesOf(text));
    this.known.set(path, [text, hash]);
    return hash;
  }

  /** Holds both sides against each other, takes over what only the disk changed, and tells the rest. */
  private async settle(): Promise<InPage | null> {
    for (let tries = 0; ; tries += 1) {
      const page = await this.page();
      this.shownKey = page.key;
      if (page.key !== this.key) {
        this.tell({ ...this.told, state: "elsewhere", unsaved: [], conflicts: [] });
        return null;
      }
      // The tab that edits knows what it wrote.
      if (page.reading) this.base = new Map(remembered(this.folder.id)?.base ?? this.base);
      const [unsaved, conflicts, incoming]: [Unsaved[], Conflict[], string[]] = [[], [], []];
      for (const path of [...new Set([...this.base.keys(), ...this.disk.keys(), ...page.hashes.keys()])].sort()) {
        const [was, here, there] = [this.base.get(path), page.hashes.get(path), this.disk.get(path)?.hash];
        if (here === there) this.agree(path, here);
        else if (here === was) incoming.push(path);
        else if (there === was) unsaved.push({ path, kind: kindOf(here, was) });
        else conflicts.push({ path, here: page.texts.get(path), disk: this.shown(path) });
      }
      const isClean = !unsaved.length && !conflicts.length;
      if (incoming.length && !page.reading && tries < 5 && (await this.take(page, incoming, isClean))) continue;
      if (!page.reading) this.remember(!isClean);
      this.tell({ state: "open", reason: "", unsaved, conflicts, reading: page.reading });
      return page;
    }
  }

  /** What stands on the disk, to be read. */
  private shown(path: string): string | undefined {
    const file = this.disk.get(path);
    return file && (file.text ?? "");
  }

  /** Has the page take what the disk holds. False when there is nothing that it can take now. */
  private async take(page: InPage, paths: string[], isClean: boolean): Promise<boolean> {
    const rest = paths.filter((path) => !this.edit(page, path));
    if (!rest.length) return true;
    // Layers that come and go are environments that do; what is no text only comes with a whole chart.
    const whole = rest.some((path) => isLayer(path) || this.disk.get(path)?.text === null);
    const goBack = this.place();
    if (whole && isClean) {
      await this.openFresh(true);
      await goBack();
      return true;
    }
    const files = rest.filter((path) => this.disk.get(path)?.text !== null).map((path) => ({ path, text: this.disk.get(path)?.text }));
    if (!files.length) return false;
    const gone = new Set(files.filter(({ text }) => text === undefined).map(({ path }) => path));
    const kept = page.environments.map((one) => ({ ...one, overlays: one.overlays.filter((path) => !gone.has(path)) }));
    const before = document.documentElement.dataset.revision;
    putFiles(JSON.stringify({ chart: "", chart_version: "", open: "", environments: kept, kube_version: null, files: files.map(({ path, text = null }) => ({ path, text })) }));
    if (document.documentElement.dataset.revision === before) return false;
    await goBack();
    return true;
  }

  /** Where one is; gives the way back there, as the page goes elsewhere with other files. */
  private place(): () => Promise<void> {
    const { names, active } = environments();
    const path = document.querySelector<HTMLElement>(".cm-content[data-path]")?.dataset.path ?? "";
    const [line, focus] = [editors.lineOf(path), document.activeElement as HTMLElement | null];
    return async () => {
      // The page draws what there is now.
      await wait(50);
      const now = environments();
      const again = now.names.indexOf(names[active] ?? "");
      // Unless somebody has chosen by now.
      if (again > 0 && now.active === 0) openEnvironment(again);
      if (!this.disk.has(path)) return;
      goTo(path, line, 0, 0);
      await wait(50);
      if (focus?.isConnected) focus.focus();
    };
  }

  /** Puts the text of the disk into a file that is there, as one step that Ctrl+Z takes back. False when that cannot be. */
  private edit(page: InPage, path: string): boolean {
    const [before, after] = [page.texts.get(path), this.disk.get(path)?.text];
    if (before === undefined || typeof after !== "string") return false;
    // Typed meanwhile: it is looked at anew.
    if (editors.isOpen(path) && editors.text(path) !== before) return true;
    if (before.includes("\r") || after.includes("\r")) return false;
    const [old, now] = [before.split("\n"), after.split("\n")];
    let [first, tail] = [0, 0];
    const most = Math.min(old.length, now.length) - 1;
    while (first < most && old[first] === now[first]) first += 1;
    while (tail < most - first && old[old.length - 1 - tail] === now[now.length - 1 - tail]) tail += 1;
    const endLine = old.length - 1 - tail;
    const text = now.slice(first, now.length - tail).join("\n");
    editors.edit(path, [{ line: first, column: 0, endLine, endColumn: (old[endLine] ?? "").length, text }], before);
    return editors.text(path) === after;
  }

  /** Writes files of the page; those that the disk changed meanwhile are left. Gives how many were written. */
  private async write(page: InPage, all: Unsaved[]): Promise<number> {
    let count = 0;
    const refused: string[] = [];
    const removed = new Set(all.filter(({ kind }) => kind === "removed").map(({ path }) => path));
    const done = (path: string, hash: string | undefined) => {
      this.agree(path, hash);
      const text = page.texts.get(path);
      if (hash === undefined || text === undefined) this.disk.delete(path);
      else this.disk.set(path, { stamp: "", hash, bytes: bytesOf(text), text });
    };
    const tried = async (path: string, work: () => Promise<void>) => {
      try {
        await work();
        count += 1;
      } catch (error) {
        if (error instanceof Refused) refused.push(`${path}: ${error.message}`);
        else if (error instanceof Changed) await this.pull();
        else throw error;
      }
    };
    // New ones first: what goes before would be nowhere for a moment.
    for (const { path, kind } of [...all].sort((one, other) => Number(one.kind === "removed") - Number(other.kind === "removed"))) {
      const [text, hash, was] = [page.texts.get(path), page.hashes.get(path), this.base.get(path)];
      // Under another path by now.
      if (kind === "removed" && !removed.has(path)) continue;
      await tried(path, async () => {
        if (kind === "removed") {
          if (was === undefined) return;
          await this.folder.remove(path, was);
          return done(path, undefined);
        }
        if (text === undefined || hash === undefined) return;
        const from = kind === "new" ? [...removed].find((other) => this.base.get(other) === hash) : undefined;
        if (from) {
          await this.folder.rename(from, path, hash);
          removed.delete(from);
          done(from, undefined);
        } else await this.folder.write(path, bytesOf(text), was);
        done(path, hash);
      });
    }
    // Stamps of what was written.
    await this.pull();
    if (refused.length) throw new Error(refused.join("\n"));
    return count;
  }

  /** Opens what was edited earlier and is kept in the browser. */
  private async openAgain({ key, base }: Remembered): Promise<boolean> {
    if ((await this.page()).key !== key) {
      openKept(key);
      if (!(await this.arrives(key))) return false;
    }
    [this.key, this.base] = [key, new Map(base)];
    return true;
  }

  /** Opens the folder as it is. What the browser keeps of a chart that was just so is unsaved, or was saved and taken back since. */
  private async openFresh(wasSaved: boolean): Promise<void> {
    const files = [...this.disk].sort(([one], [other]) => (one < other ? -1 : 1));
    const chart = chartOf(files.map(([path, { bytes, text }]) => [path, bytes, text !== null]));
    const key = `${await hashOf(chart)}/own`;
    if ((await this.page()).key !== key) {
      openChart(chart);
      await this.arrives(key);
    }
    [this.key, this.base] = [key, new Map(files.map(([path, { hash }]) => [path, hash]))];
    const { hashes } = await this.page();
    const differs = [...new Set([...this.base.keys(), ...hashes.keys()])].filter((path) => this.base.get(path) !== hashes.get(path));
    if (wasSaved) for (const path of differs) this.agree(path, hashes.get(path));
    this.remember(!wasSaved && differs.length > 0);
  }

  /** Waits until the page shows what is kept under a key: what was edited before is stored first. */
  private async arrives(key: string): Promise<boolean> {
    for (let tries = 0; tries < 50; tries += 1) {
      if ((await this.page()).key === key) return true;
      await wait(100);
    }
    return false;
  }
}

function kindOf(here: string | undefined, there: string | undefined): Kind {
  if (here === undefined) return "removed";
  return there === undefined ? "new" : "changed";
}

/** Whether a file may be a layer of environments. */
const isLayer = (path: string) => /\.ya?ml$/.test(path) && !/^(templates|charts|crds)\/|^Chart\.yaml$/.test(path);

function all(): Record<string, Remembered> {
  try {
    return JSON.parse(localStorage.getItem(PLACE) ?? "{}") as Record<string, Remembered>;
  } catch {
    return {};
  }
}

const remembered = (id: string): Remembered | undefined => all()[id];

function store(id: string, what: Remembered): void {
  try {
    localStorage.setItem(PLACE, JSON.stringify({ ...all(), [id]: what }));
  } catch {
    // The browser keeps nothing: the folder is opened as it is the next time.
  }
}
