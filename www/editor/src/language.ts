// Highlighting of YAML, with or without Go template actions in it, one line at a time.
// Only colours hang on this: what the text means is decided by the engine.
import { StreamLanguage, type StreamParser, indentService, type StringStream } from "@codemirror/language";
import type { Extension } from "@codemirror/state";

interface Mode {
  /** Inside `{{ … }}`; the comment state spans lines. */
  action: "" | "code" | "comment";
  /** The column of the key whose block scalar is running, or -1. */
  block: number;
  /** Something other than white space was read on this line. */
  started: boolean;
  /** The quote of a running YAML string, which may span lines. */
  quote: string;
}

const words = /^(?:if|else|end|range|with|define|template|block|include|tpl|break|continue|required|fail)$/;

function action(stream: StringStream, mode: Mode): string | null {
  if (mode.action === "comment") {
    if (stream.skipTo("*/")) {
      stream.match("*/");
      mode.action = "code";
    } else stream.skipToEnd();
    return "comment";
  }
  if (stream.match(/^-?\}\}/)) {
    mode.action = "";
    return "meta";
  }
  if (stream.match("/*")) {
    mode.action = "comment";
    return "comment";
  }
  if (stream.match(/^"(?:[^"\\]|\\.)*"?/) || stream.match(/^`[^`]*`?/)) return "string";
  if (stream.match(/^-?\d[\w.]*/)) return "number";
  if (stream.match(/^(?:true|false|nil)\b/)) return "bool";
  if (stream.match(/^[$.][\w.$]*/)) return "propertyName";
  const word = stream.match(/^[A-Za-z_]\w*/) as RegExpMatchArray | null;
  if (word) return words.test(word[0]) ? "keyword" : "meta";
  stream.next();
  return "meta";
}

/** Reads up to where an action may open, so that `{{` is seen in the middle of a scalar. */
function upToAction(stream: StringStream, templated: boolean): void {
  if (templated && stream.skipTo("{{")) return;
  stream.skipToEnd();
}

function quoted(stream: StringStream, mode: Mode, templated: boolean): string {
  while (!stream.eol()) {
    if (templated && stream.match("{{", false)) return "string";
    const char = stream.next();
    if (char === "\\" && mode.quote === '"') stream.next();
    else if (char === mode.quote) {
      mode.quote = "";
      return "string";
    }
  }
  return "string";
}

const plain = /^(?:[^\s:#{}[\],"'&*!|>%@`]|[:#](?=\S))(?:[^:#{\n,\]}]|:(?=\S)|(?<=\S)#|\{(?!\{))*/;

function scalar(text: string): string {
  if (/^(?:true|false|null|~|yes|no|on|off)$/i.test(text)) return "bool";
  return /^[-+]?(?:\d[\d_]*(?:\.\d*)?(?:e[-+]?\d+)?|0[xo][\da-f]+|\.inf|\.nan)$/i.test(text) ? "number" : "string";
}

function yaml(stream: StringStream, mode: Mode, templated: boolean): string | null {
  if (stream.sol()) {
    mode.started = false;
    if (mode.block >= 0 && !/^\s*$/.test(stream.string) && stream.indentation() <= mode.block) mode.block = -1;
  }
  if (stream.eatSpace()) return null;
  if (templated && stream.match(/^\{\{-?/)) {
    mode.action = "code";
    return "meta";
  }
  if (mode.block >= 0) {
    upToAction(stream, templated);
    return "string";
  }
  if (mode.quote) return quoted(stream, mode, templated);
  if (stream.peek() === "#") {
    stream.skipToEnd();
    return "comment";
  }
  if (!mode.started && stream.match(/^(?:---|\.\.\.)(?=\s|$)/)) return "meta";
  if (stream.match(/^-(?=\s|$)/)) return "punctuation";
  mode.started = true;
  if (stream.match(/^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s:#{}[\],"'|>&*!][^:#{}\n]*?)(?=\s*:(?:\s|$))/)) return "propertyName";
  if (stream.match(/^[|>][-+\d]*\s*(?=#|$)/)) {
    mode.block = stream.indentation();
    return "meta";
  }
  if (stream.match(/^[&*!][^\s,\]}]*/)) return "meta";
  const quote = stream.match(/^["']/) as RegExpMatchArray | null;
  if (quote) {
    mode.quote = quote[0];
    return quoted(stream, mode, templated);
  }
  if (stream.match(/^[:,{}[\]]/)) return "punctuation";
  const text = stream.match(plain) as RegExpMatchArray | null;
  if (text) return scalar(text[0].trim());
  stream.next();
  return null;
}

/** Lines longer than this (UTF-16 units) have no colours: to look through one takes as long as through a file. */
export const LONG_LINE = 2_000;

function parser(templated: boolean): StreamParser<Mode> {
  return {
    name: templated ? "template" : "yaml",
    startState: () => ({ action: "", block: -1, started: false, quote: "" }),
    copyState: (mode) => ({ ...mode }),
    token(stream, mode) {
      if (stream.string.length > LONG_LINE) {
        stream.skipToEnd();
        return null;
      }
      return mode.action ? action(stream, mode) : yaml(stream, mode, templated);
    },
    languageData: { commentTokens: templated ? { block: { open: "{{/*", close: "*/}}" } } : { line: "#" } },
  };
}

/** A new line starts under the one before; two columns further after `key:`. */
const indentation = indentService.of((context, position) => {
  const line = context.state.doc.lineAt(position);
  const before = context.simulatedBreak !== null ? line : line.number > 1 ? context.state.doc.line(line.number - 1) : null;
  if (!before) return 0;
  if (before.length > LONG_LINE) return /^ */.exec(before.text)![0].length;
  const text = before.text.slice(0, context.simulatedBreak !== null ? position - before.from : undefined);
  const width = /^[ ]*/.exec(text)![0].length;
  if (/^\s*-\s+\S+:(?:\s.*)?$/.test(text)) return width + (/:\s*$/.test(text) ? 4 : 2);
  return /(?::|[|>][-+\d]*)\s*$/.test(text) && !/^\s*#/.test(text) ? width + 2 : width;
});

const yamlLanguage = StreamLanguage.define(parser(false));
const templateLanguage = StreamLanguage.define(parser(true));

/** The language of a file by its path. */
export function languageOf(path: string): Extension {
  const templated = /(^|\/)templates\//.test(path);
  return [templated ? templateLanguage : yamlLanguage, indentation];
}
