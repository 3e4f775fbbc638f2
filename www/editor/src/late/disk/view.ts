// What is said of a folder on a disk: in the top bar how it stands, and in a box what is unsaved and what both sides changed.
import { diffLines } from "diff";
import * as m from "../../../dist/messages";
import { button, element, hint, iconButton, tell, worded } from "../dom";
import { type Modal, modal } from "../modal";
import type { Conflict, Kind, Sync } from "./sync";

/** Lines around a difference. */
const AROUND = 3;

/** Lines of a difference that are shown at most. */
const MOST = 2_000;

const kinds: Record<Kind, () => string> = { new: m.diskNew, changed: m.diskChanged, removed: m.diskRemoved };

/** Its place in the top bar: among what the page draws there, which never looks at others' elements. */
const place = element("span");
place.id = "disk";

const symbol = (name: string): SVGElement => {
  const made = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  made.setAttribute("class", "i i--sm");
  made.setAttribute("aria-hidden", "true");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `#i-${name}`);
  made.append(use);
  return made;
};

export class DiskView {
  private open: Modal | null = null;
  private body = element("div", "dsk");
  /** Files whose difference is shown. */
  private seen = new Set<string>();
  private chip = button("", "", () => this.openBox());
  private said = "";
  private sync: Sync | null = null;

  show(sync: Sync): void {
    this.sync = sync;
    this.draw();
  }

  /** There is no folder: the page was opened without its secret. */
  lost(): void {
    this.chips("warn", "warn", m.diskLost(), m.diskLostHelp());
  }

  draw(): void {
    if (!this.sync) return;
    const { name, place } = this.sync.folder;
    const { state, unsaved, conflicts, reading, reason } = this.sync.told;
    const count = unsaved.length + conflicts.length;
    let made: [kind: string, icon: string, says: string, help: string];
    if (state === "opening") made = ["", "folder", m.diskOpening({ name }), place];
    else if (state === "away") made = ["warn", "warn", m.diskAway(), m.diskAwayHelp({ place })];
    else if (state === "refused") made = ["warn", "warn", m.diskRefused(), reason];
    else if (state === "elsewhere") made = ["warn", "folder", m.diskElsewhere(), m.diskElsewhereHelp({ name })];
    else if (conflicts.length) made = ["err", "error", m.diskConflicts({ count: conflicts.length }), m.diskConflictsHelp()];
    else if (reading) made = ["", "folder", m.diskReading(), place];
    else if (count) made = ["edit", "edit", m.diskUnsaved({ count }), m.diskUnsavedHelp({ place })];
    else made = ["ok", "check", m.diskSaved(), m.diskSavedHelp({ place })];
    this.chips(...made, state === "open" ? conflicts.length || count : 0);
    // What is bad is said once as it comes.
    const bad = ["warn", "err"].includes(made[0]) ? made[2] : "";
    if (bad && bad !== this.said) tell(bad);
    this.said = bad;
    if (this.open?.box.isConnected) this.fill();
  }

  /** The button stays, and with it the focus. */
  private chips(kind: string, icon: string, says: string, help: string, count = 0): void {
    const { chip } = this;
    chip.dataset.count = String(count || "");
    chip.className = `btn btn--sm dsk__chip dsk__chip--${kind}`;
    chip.replaceChildren(symbol(icon), element("span", "", says));
    chip.title = help;
    chip.setAttribute("aria-label", says);
    chip.dataset.disk = kind || "none";
    chip.setAttribute("aria-haspopup", "dialog");
    if (place.isConnected) return;
    place.append(chip);
    document.querySelector(".topbar > .grow")?.after(place);
  }

  /** Opens the box. */
  openBox(): void {
    if (!this.sync) return tell(m.diskLostHelp());
    if (this.open?.box.isConnected) return this.fill();
    const head = element("div", "pal__in", element("b", "", m.diskTitle({ name: this.sync.folder.name })), element("span", "grow"), iconButton("✕", m.diskClose, () => this.open?.close()));
    this.body = element("div", "pal__list dsk");
    const foot = element("div", "pal__foot", hint("Ctrl+S", m.diskKey), hint("Esc", m.keyClose));
    this.fill();
    this.open = modal(m.diskTitle({ name: this.sync.folder.name }), "pal dsk__box", [head, this.body, foot], this.chip);
    // A box keeps the page's keys from it.
    this.open.box.addEventListener("keydown", (event) => {
      if (!(event.ctrlKey || event.metaKey) || event.key !== "s") return;
      event.preventDefault();
      void this.done(null, () => save(this.sync!, this));
    });
    (this.body.querySelector<HTMLElement>("button") ?? head.querySelector<HTMLElement>("button"))?.focus();
  }

  private fill(): void {
    const sync = this.sync!;
    const { state, unsaved, conflicts, reason, reading } = sync.told;
    const focused = (document.activeElement as HTMLElement | null)?.dataset.act;
    const parts: Node[] = [element("p", "dsk__place", sync.folder.place)];
    const act = (name: string, text: string, look: string, work: () => Promise<unknown>) => {
      const made = button(text, `btn btn--sm ${look}`, () => void this.done(made, work));
      made.dataset.act = name;
      return made;
    };
    if (state === "away") parts.push(element("p", "", m.diskAwayHelp({ place: sync.folder.place })));
    else if (state === "refused") parts.push(element("p", "sev-err", reason));
    else if (state === "elsewhere") {
      const acts = element("div", "dsk__acts", act("back", m.diskBack(), "btn--primary", () => sync.back()));
      if (sync.isSibling) acts.append(act("adopt", m.diskAdopt(), "btn--line", () => sync.adopt()));
      parts.push(element("p", "", m.diskElsewhereHelp({ name: sync.folder.name })), acts);
    } else {
      if (reading) parts.push(element("p", "", m.diskReadingHelp()));
      if (conflicts.length) parts.push(worded("h3", "", m.diskConflictsTitle), element("p", "", m.diskConflictsHelp()));
      for (const conflict of conflicts) parts.push(this.conflict(conflict, act, reading));
      if (unsaved.length) {
        const rows = unsaved.map(({ path, kind }) => element("li", "", element("span", "mono", path), element("span", "badge", kinds[kind]())));
        parts.push(worded("h3", "", m.diskUnsavedTitle), element("ul", "dsk__list", ...rows));
        if (!reading) parts.push(element("div", "dsk__acts", act("save", m.diskSave(), "btn--primary", () => save(sync, this))));
      }
      if (!unsaved.length && !conflicts.length) parts.push(element("p", "", m.diskSavedHelp({ place: sync.folder.place })));
    }
    this.body.replaceChildren(...parts);
    if (!focused || document.activeElement !== document.body) return;
    const acts = [...this.body.querySelectorAll<HTMLElement>("button")];
    (acts.find((one) => one.dataset.act === focused) ?? acts[0] ?? this.open?.box.querySelector<HTMLElement>("button"))?.focus();
  }

  private conflict(conflict: Conflict, act: (name: string, text: string, look: string, work: () => Promise<unknown>) => HTMLElement, reading: boolean): HTMLElement {
    const { path, here, disk } = conflict;
    const sync = this.sync!;
    const says = here === undefined ? m.diskGoneHere() : disk === undefined ? m.diskGoneThere() : m.diskBoth();
    const box = element("section", "dsk__conflict", element("div", "dsk__path", element("b", "mono", path), element("span", "sub", says)));
    box.dataset.conflict = path;
    const shown = this.seen.has(path);
    const see = act(`see ${path}`, shown ? m.diskHide() : m.diskSee(), "btn--line", async () => {
      if (!this.seen.delete(path)) this.seen.add(path);
      this.fill();
    });
    see.setAttribute("aria-expanded", String(shown));
    const acts = element("div", "dsk__acts", see);
    if (!reading) {
      acts.append(
        act(`mine ${path}`, m.diskMine(), "btn--line", () => sync.keepMine(path)),
        act(`disk ${path}`, m.diskTheirs(), "btn--line", () => sync.takeDisk(path, m.diskPoint({ path }))),
      );
    }
    box.append(acts);
    if (shown) box.append(difference(disk ?? "", here ?? ""));
    return box;
  }

  private async done(made: HTMLButtonElement | null, work: () => Promise<unknown>): Promise<void> {
    if (made) made.disabled = true;
    try {
      await work();
    } catch (error) {
      if (error instanceof Error && error.message) tell(error.message);
    }
    if (made) made.disabled = false;
    if (!this.open?.box.isConnected) return;
    const { state, unsaved, conflicts } = this.sync!.told;
    if (state === "open" && !unsaved.length && !conflicts.length) this.open.close();
    else this.fill();
  }
}

/** What the disk has and the page has otherwise, with lines around. */
function difference(disk: string, here: string): HTMLElement {
  const box = element("div", "chg", element("p", "sub", m.diskLegend()));
  const parts = diffLines(disk, here);
  let [line, left] = [1, MOST];
  for (const [index, { added, removed, value }] of parts.entries()) {
    const lines = value.replace(/\n$/, "").split("\n");
    const row = (text: string, sign: string, name: string, number: string) => {
      if (left-- > 0) box.append(element("div", name, element("i", "", number), sign, text));
    };
    if (removed) for (const text of lines) row(text, "− ", "chg__del", "");
    else {
      const near = (at: number) => added || (index > 0 && at < AROUND) || (index < parts.length - 1 && at >= lines.length - AROUND);
      let skips = false;
      for (const [at, text] of lines.entries()) {
        if (near(at)) row(text, added ? "+ " : "  ", added ? "chg__add" : "", String(line + at));
        else if (!skips) row("", "⋯", "", "");
        skips = !near(at);
      }
      line += lines.length;
    }
  }
  return box;
}

/** Writes what is unsaved; where both sides changed, the box is opened. */
export async function save(sync: Sync, view: DiskView): Promise<void> {
  let count = 0;
  try {
    count = await sync.save();
  } catch (error) {
    if (error instanceof Error && error.message) tell(error.message);
  }
  const { state, conflicts, unsaved, reading } = sync.told;
  if (state === "elsewhere" || (state === "open" && conflicts.length)) view.openBox();
  else if (state === "away") tell(m.diskAwayHelp({ place: sync.folder.place }));
  else if (reading) tell(m.diskReadingHelp());
  else if (count) tell(m.diskWritten({ count, name: sync.folder.name }));
  else if (!unsaved.length) tell(m.diskSaved());
}
