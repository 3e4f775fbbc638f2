// English titles of commands, by which the browser keeps keys of the reader's own, whatever the language.
import * as m from "../../dist/messages";

export type Message = () => string;

/** What a message says in English. */
export function inEnglish(message: Message): string {
  const { chartroom } = window;
  const { find } = chartroom;
  chartroom.find = null;
  const said = message();
  chartroom.find = find;
  return said;
}

/** What titles were before. */
const before: Record<string, Message | undefined> = {
  "Suggest what may be put in": m.commandComplete,
  "Tell what stands here": m.commandHover,
  "What this function takes": m.commandSignature,
  "Fix it, or make something of it": m.commandActs,
  "Comment lines, or not": m.commandComment,
  "Bring the file in order": m.commandFormat,
  "Tab leaves the editor, or indents": m.commandTab,
  "Wrap long lines, or not": m.commandWrap,
  "Move this value to another layer, or take out what changes nothing": m.commandMoveValue,
  "Close brackets and quotes as they are opened, or not": m.commandClosing,
  "Keys of Vim in the editors, or not": m.commandVim,
  "Keep all edits now": m.commandKeep,
  "Base follows the cursor, or stays": m.commandBaseFollows,
  "Colours: as the system": m.commandThemeSystem,
  "Colours: light": m.commandThemeLight,
  "Colours: dark": m.commandThemeDark,
  "Output: only objects with what is looked for, or all": m.commandOutputMatches,
};

/** The title that a command has now which had another one. */
export function titleNow(title: string): string {
  const now = before[title];
  return now ? inEnglish(now) : title;
}
