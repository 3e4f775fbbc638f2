// Back and forward through the places that were jumped from.
import * as m from "../../dist/messages";
import { say } from "./dom";
import { focused, goTo, pathOf } from "./page";

type Spot = [string, number, number];

const back: Spot[] = [];
const forward: Spot[] = [];
/** Places that are remembered. */
const MOST = 100;

function here(): Spot | null {
  const view = focused();
  if (!view) return null;
  const { head } = view.state.selection.main;
  const line = view.state.doc.lineAt(head);
  return [pathOf(view), line.number - 1, head - line.from];
}

/** Remembers where the cursor is. */
export function leave(): void {
  const spot = here();
  const before = back[back.length - 1];
  if (!spot || (before && String(before) === String(spot))) return;
  back.push(spot);
  if (back.length > MOST) back.shift();
  forward.length = 0;
}

/** Goes to a place, and remembers the one before. */
export function jump(path: string, line: number, column: number, end: number): void {
  leave();
  goTo(path, line, column, end);
}

/** Goes back, or forward again. */
export function travel(step: 1 | -1): boolean {
  const [from, to] = step < 0 ? [back, forward] : [forward, back];
  const spot = from.pop();
  if (!spot) {
    say(step < 0 ? m.noneBack() : m.noneForward());
    return true;
  }
  const now = here();
  if (now) to.push(now);
  goTo(spot[0], spot[1], spot[2], spot[2]);
  return true;
}
