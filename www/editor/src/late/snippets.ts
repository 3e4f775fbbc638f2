// Whole blocks with places that Tab goes through, as the engine writes them: like snippets of the Language Server Protocol.
import { snippet } from "@codemirror/autocomplete";
import type { EditorView } from "@codemirror/view";

/** Puts a block in. */
export function putIn(view: EditorView, text: string, from: number, to: number): void {
  const indent = /^\s*/.exec(view.state.doc.lineAt(from).text)?.[0] ?? "";
  // CodeMirror indents lines by that of the first.
  const lines = text.split("\n").map((line, at) => (at && line.startsWith(indent) ? line.slice(indent.length) : line));
  snippet(template(lines.join("\n")))(view, { label: "" }, from, to);
}

/** The same as CodeMirror writes it. */
function template(text: string): string {
  const place = /\\([\\$}])|\$(\d)|\$\{(\d)(?::((?:\\.|[^}\\])*))?\}|([#$])\{/g;
  return text.replace(place, (all: string, escaped?: string, bare?: string, number?: string, word = "", brace?: string) => {
    if (escaped) return escaped;
    if (brace) return `${brace}\\{`;
    const at = number ?? bare;
    // Where it ends comes last there, too.
    return at ? `\${${at === "0" ? 9 : at}:${word.replace(/\\(.)/g, "$1")}}` : all;
  });
}
