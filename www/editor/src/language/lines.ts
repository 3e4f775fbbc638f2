// Where the text of a comment stands in a line of YAML or of a template.

/** The text of a comment, by its columns. */
export interface Said {
  from: number;
  to: number;
  /** Where the line of signs behind a heading ends, else `to`. */
  end: number;
}

// A comment of a template opens.
const opens = /\{\{-?\s*\/\*/g;

/** What a line says as a comment, and whether a template's comment goes on behind it; `inside` where one goes on in it. */
export function said(line: string, inside: boolean): [Said | null, boolean] {
  opens.lastIndex = 0;
  if (inside || opens.test(line)) {
    const start = inside ? 0 : opens.lastIndex;
    const close = line.indexOf("*/", start);
    return [trimmed(line, start, close < 0 ? line.length : close), close < 0];
  }
  const sign = /(?:^|\s)#+\s*(?:-{2,}\s+)?(?=[^\s#])/.exec(line);
  if (!sign) return [null, false];
  const text = /\s+-{3,}\s*$/.exec(line);
  const from = sign.index + sign[0].length;
  if (!text || text.index <= from) return [trimmed(line, from, line.length), false];
  return [{ from, to: text.index, end: line.length }, false];
}

function trimmed(line: string, from: number, to: number): Said | null {
  const text = line.slice(from, to);
  const start = from + text.length - text.trimStart().length;
  const end = from + text.trimEnd().length;
  return start < end ? { from: start, to: end, end } : null;
}

/** Whether a template's comment is still open behind a line; nothing where the line does not tell. */
export function leavesOpen(line: string): boolean | undefined {
  const open = [...line.matchAll(opens)].pop()?.index ?? -1;
  const close = line.lastIndexOf("*/");
  return open === close ? undefined : open > close;
}
