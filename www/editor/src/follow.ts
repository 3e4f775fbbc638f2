// The base editor follows the cursor of the overlay: the same key path, found by indentation alone. It only scrolls,
// so a wrong guess on odd YAML costs nothing; what a path means is decided by the engine.
import type { Text } from "@codemirror/state";

const keyLine = /^(\s*)("[^"]*"|'[^']*'|[^\s#"'\-][^:#]*?)\s*:(?:\s|$)/;

/** How much of a line is looked at, and how many lines: far more than people write by hand. */
const WIDTH = 300;
const LINES = 10_000;

function key(line: string): { indent: number; name: string } | null {
  const found = keyLine.exec(line.slice(0, WIDTH));
  return found ? { indent: found[1].length, name: found[2].replace(/^["']|["']$/g, "") } : null;
}

/** The keys that lead to a line, outermost first. Inside a list it is the path of the list. */
export function pathAt(doc: Text, number: number): string[] {
  const path: string[] = [];
  let limit = Infinity;
  for (let at = number; at >= Math.max(1, number - LINES) && limit > 0; at -= 1) {
    const text = doc.line(at).text;
    const found = key(text);
    if (found && found.indent < limit) {
      path.unshift(found.name);
      limit = found.indent;
    } else if (/^ *- /.test(text)) {
      // Keys beside a dash belong to the list's item, which has no counterpart.
      limit = Math.min(limit, text.search(/\S/) + 1);
      path.length = 0;
    }
  }
  return path;
}

/** The line (1-based) that holds the deepest key of a path; 0 when not even the first is there. */
export function findPath(doc: Text, path: string[]): number {
  let best = 0;
  let depth = 0;
  let within = -1;
  for (let at = 1; at <= Math.min(doc.lines, LINES) && depth < path.length; at += 1) {
    const found = key(doc.line(at).text);
    if (!found) continue;
    if (found.indent <= within) break;
    if (found.name === path[depth] && (depth > 0 || found.indent === 0)) {
      best = at;
      within = found.indent;
      depth += 1;
    }
  }
  return best;
}
