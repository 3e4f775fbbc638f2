// Folders on a disk, opened in place: the one that `chartroom serve` serves beside the page, or one that was chosen here. There is
// one at a time.
import * as m from "../../../dist/messages";
import { tell } from "../dom";
import { Away, type Disk } from "./backend";
import { chartIn, picked } from "./picked";
import { served } from "./served";
import { Sync } from "./sync";
import { DiskView, save } from "./view";

/** The address has the secret behind this name as it is opened; then the tab keeps it, so that no link carries it away. */
const NAME = "disk";
const KEPT = "chartroom.secret";

/** How often a folder is looked at while the page is in sight. */
const EVERY = 1_000;

const view = new DiskView();
let sync: Sync | null = null;

/** Writes what is unsaved; false where no folder is open. */
export function saveToDisk(): boolean {
  if (!sync) return false;
  void save(sync, view);
  return true;
}

async function connect(disk: Disk): Promise<void> {
  sync?.end();
  const own = new Sync(disk, () => view.draw());
  sync = own;
  view.show(own);
  await own.start().catch(() => {});
  view.draw();
  const look = async () => {
    if (sync !== own) return;
    if (document.visibilityState === "visible") await own.look().catch(() => {});
    setTimeout(look, EVERY);
  };
  void look();
}

function secret(): string | null {
  const given = new URLSearchParams(location.search).get(NAME);
  try {
    if (!given) return sessionStorage.getItem(KEPT);
    sessionStorage.setItem(KEPT, given);
    history.replaceState(history.state, "", `${location.pathname}?${NAME}${location.hash}`);
  } catch {
    // The browser keeps nothing: the secret stays in the address.
  }
  return given;
}

/** Waits for the command, which may have ended and start again. */
async function atServer(secret: string): Promise<void> {
  for (;;) {
    try {
      return await connect(await served(secret));
    } catch (error) {
      view.lost();
      if (!(error instanceof Away)) return;
      await new Promise((done) => setTimeout(done, 3 * EVERY));
    }
  }
}

/** Lets a folder be chosen; the browser asks whether the page may write it. */
async function choose(): Promise<void> {
  const pick = (window as unknown as { showDirectoryPicker?(how: object): Promise<FileSystemDirectoryHandle> }).showDirectoryPicker;
  if (!pick) return;
  try {
    const folder = await pick({ id: "chartroom", mode: "readwrite" });
    const charts = await chartIn(folder);
    if (charts.length === 1) return await connect(picked(charts[0]));
    tell(m.diskNoChart({ count: charts.length, name: folder.name }));
  } catch (error) {
    // Nothing was chosen.
    if (!(error instanceof DOMException && error.name === "AbortError")) tell(String(error));
  }
}

export function startDisk(): void {
  addEventListener("chartroom-open-folder", () => void choose());
  addEventListener("chartroom-language", () => view.draw());
  if (!new URLSearchParams(location.search).has(NAME)) return;
  const known = secret();
  if (known) void atServer(known);
  else view.lost();
}
