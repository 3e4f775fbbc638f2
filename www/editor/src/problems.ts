// Squiggles, gutter marks and the message under a line.
import { type EditorState, type Extension, type Range, RangeSet, StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, GutterMarker, gutter, WidgetType } from "@codemirror/view";
import * as m from "../dist/messages";
import { letters } from "./trace";

export type Severity = "error" | "warning" | "hint";

/** A link to another place, as its label and the number the page knows it by. */
export interface Link {
  label: string;
  title: string;
}

/** What the page sends; lines and columns are 0-based, columns in UTF-16 units. */
export interface Problem {
  key: string;
  severity: Severity;
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
  message: string;
  help: string;
  code: string;
  fix: string;
  related: Link[];
}

/** A problem with document positions; they move with the text. */
interface Mark {
  from: number;
  to: number;
  problem: Problem;
  open: boolean;
}

export interface Acts {
  fix(key: string): void;
  related(key: string, index: number): void;
}

const setMarks = StateEffect.define<Mark[]>();

const icons = { error: "i-error", warning: "i-warn", hint: "i-hint" };
const severities = { error: m.severityError, warning: m.severityWarning, hint: m.severityHint };
const gutterClasses = { error: "gm--err", warning: "gm--warn", hint: "gm--hint" };

function icon(name: string, className: string, label?: string): SVGElement {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", className);
  if (label) {
    svg.setAttribute("role", "img");
    svg.setAttribute("aria-label", label);
  } else svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `#${name}`);
  svg.append(use);
  return svg;
}

/** Text with `code` in backticks; code that holds a backtick stands in two. */
function prose(text: string): Node[] {
  return text.split(/(``.+?``|`[^`]+`)/).map((part) => {
    const found = /^``(.+)``$|^`([^`]+)`$/.exec(part);
    if (!found) return document.createTextNode(part);
    const code = document.createElement("code");
    code.textContent = (found[1] ?? found[2]).trim();
    return code;
  });
}

class Message extends WidgetType {
  constructor(readonly problem: Problem, readonly acts: Acts) {
    super();
  }

  eq(other: Message): boolean {
    return other.problem === this.problem || JSON.stringify(other.problem) === JSON.stringify(this.problem);
  }

  toDOM(): HTMLElement {
    const { problem, acts } = this;
    const box = document.createElement("div");
    box.className = { error: "diag", warning: "diag diag--warn", hint: "diag diag--hint" }[problem.severity];
    box.setAttribute("role", "note");
    const body = document.createElement("div");
    const line = document.createElement("div");
    const message = document.createElement("b");
    message.append(...prose(problem.message));
    const help = document.createElement("span");
    help.className = "diag__by";
    help.append(...prose(problem.help));
    const code = document.createElement("span");
    code.className = "code-id";
    code.textContent = problem.code;
    line.append(message, " ", help, " ", code);
    body.append(line);
    const buttons: HTMLElement[] = problem.related.map((link, index) => {
      const button = document.createElement("button");
      button.className = "btn btn--fix";
      button.title = link.title;
      button.textContent = link.label;
      button.onclick = () => acts.related(problem.key, index);
      return button;
    });
    if (problem.fix) {
      const button = document.createElement("button");
      button.className = "btn btn--fix";
      button.append(icon("i-bulb", "i i--sm"), ...prose(problem.fix));
      button.onclick = () => acts.fix(problem.key);
      buttons.unshift(button);
    }
    if (buttons.length) {
      const row = document.createElement("div");
      row.className = "diag__acts";
      row.append(...buttons);
      body.append(row);
    }
    box.append(icon(icons[problem.severity], "i"), body);
    // The editor measures boxes without their margins, so the distance to the lines is padding of an outer one.
    const outer = document.createElement("div");
    outer.className = "diag-box";
    outer.append(box);
    return outer;
  }

  ignoreEvent(): boolean {
    return true;
  }
}

class GutterMark extends GutterMarker {
  constructor(readonly severity: Severity, readonly message: string) {
    super();
  }

  eq(other: GutterMark): boolean {
    return other.severity === this.severity && other.message === this.message;
  }

  toDOM(): Node {
    const box = document.createElement("span");
    box.title = this.message;
    box.append(icon(icons[this.severity], `i gm ${gutterClasses[this.severity]}`, severities[this.severity]()));
    return box;
  }
}

/** The marks of a document; they follow edits until the page sends fresh ones. */
const marks = StateField.define<Mark[]>({
  create: () => [],
  update(value, transaction) {
    if (transaction.docChanged) {
      value = value.map((mark) => ({
        ...mark,
        from: transaction.changes.mapPos(mark.from, 1),
        to: transaction.changes.mapPos(mark.to, -1),
      }));
    }
    for (const effect of transaction.effects) if (effect.is(setMarks)) value = effect.value;
    return value;
  },
});

/** The underline of a mark, on its first line only: the message stands below that one, and would split a longer one. */
function underline(state: EditorState, mark: Mark): Range<Decoration> | null {
  let { from, to } = mark;
  const line = state.doc.lineAt(from);
  to = Math.min(to, line.to);
  if (to <= from) {
    // A caret still needs a character to stand under.
    if (from < line.to) to = from + 1;
    else if (from > line.from) [from, to] = [from - 1, from];
    else return null;
  }
  const className = `cm-lintRange cm-lintRange-${mark.problem.severity}`;
  return Decoration.mark({ class: className, attributes: { title: mark.problem.message.replaceAll("`", "") } }).range(from, to);
}

/** A line that changes nothing. */
const dimmed = Decoration.line({ class: "is-redundant" });

function decorate(state: EditorState, acts: Acts): DecorationSet {
  const ranges: Range<Decoration>[] = [];
  const cursor = state.doc.lineAt(state.selection.main.head).number;
  for (const mark of state.field(marks)) {
    const range = underline(state, mark);
    if (range) ranges.push(range);
    if (mark.problem.code === "values/redundant") ranges.push(dimmed.range(state.doc.lineAt(mark.from).from));
    const line = state.doc.lineAt(mark.from);
    if (mark.open && (mark.problem.severity === "error" || line.number === cursor)) {
      ranges.push(Decoration.widget({ widget: new Message(mark.problem, acts), block: true, side: 1 }).range(line.to));
    }
  }
  return Decoration.set(ranges, true);
}

const rank = { error: 0, warning: 1, hint: 2 };

function gutterMarks(view: EditorView): RangeSet<GutterMarker> {
  const worst = new Map<number, Problem>();
  for (const { from, problem } of view.state.field(marks)) {
    const start = view.state.doc.lineAt(from).from;
    const seen = worst.get(start);
    if (!seen || rank[problem.severity] < rank[seen.severity]) worst.set(start, problem);
  }
  const ranges = [...worst].map(([start, problem]) => new GutterMark(problem.severity, problem.message.replaceAll("`", "")).range(start));
  return RangeSet.of(ranges, true);
}

/** Keeps the room beside the gutters, and theirs, in properties: messages wrap at the edge of what is in view, and stay there. */
const room = EditorView.updateListener.of((update) => {
  if (!update.geometryChanged) return;
  const { dom, scrollDOM, contentDOM } = update.view;
  const left = contentDOM.getBoundingClientRect().left - scrollDOM.getBoundingClientRect().left + scrollDOM.scrollLeft;
  dom.style.setProperty("--gutters", `${left}px`);
  dom.style.setProperty("--room", `${Math.max(200, scrollDOM.clientWidth - left)}px`);
});

export function problemExtension(acts: Acts): Extension {
  return [
    marks,
    room,
    EditorView.decorations.compute([marks, "selection", "doc"], (state) => decorate(state, acts)),
    gutter({ class: "cm-marks", markers: (view) => [gutterMarks(view), letters(view.state)], initialSpacer: () => new GutterMark("hint", "") }),
  ];
}

function offset(state: EditorState, line: number, column: number): number {
  if (line >= state.doc.lines) return state.doc.length;
  const found = state.doc.line(line + 1);
  return Math.min(found.from + column, found.to);
}

/** How long a message waits after the last keystroke before it opens under its line. */
export const MESSAGE_DELAY = 300;

/** What makes two problems of two renders the same one; its place may have moved. */
function identity(problem: Problem): string {
  return `${problem.code} ${problem.message}`;
}

/** The effect that shows `problems`; those that were not open before stay closed while `hold`. */
export function problemsEffect(state: EditorState, problems: Problem[], hold: boolean): StateEffect<Mark[]> {
  const shown = new Set((state.field(marks, false) ?? []).filter((mark) => mark.open).map((mark) => identity(mark.problem)));
  return setMarks.of(
    problems.map((problem) => ({
      from: offset(state, problem.line, problem.column),
      to: offset(state, problem.endLine, problem.endColumn),
      problem,
      open: !hold || shown.has(identity(problem)),
    })),
  );
}

export function position(state: EditorState, line: number, column: number): number {
  return offset(state, line, column);
}
