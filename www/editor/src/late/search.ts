// Search in the open file: a panel of the page's own over the text, with counts, and replacing.
import {
  closeSearchPanel,
  findNext,
  findPrevious,
  getSearchQuery,
  openSearchPanel,
  replaceAll,
  replaceNext,
  search,
  SearchQuery,
  selectMatches,
  selectNextOccurrence,
  selectSelectionMatches,
  setSearchQuery,
} from "@codemirror/search";
import type { Extension } from "@codemirror/state";
import { type EditorView, keymap, type Panel, type ViewUpdate } from "@codemirror/view";
import * as m from "../../dist/messages";
import { button, element, field, iconButton, say, toggle } from "./dom";

/** Places that are counted at most. */
const MOST = 10_000;

function panel(view: EditorView): Panel {
  const first = getSearchQuery(view.state);
  const input = field(m.findInFile, first.search);
  const by = field(m.findReplaceWith, first.replace);
  input.setAttribute("main-field", "true");
  const count = element("span", "sch__count");
  count.setAttribute("role", "status");
  const ask = () => {
    const query = new SearchQuery({
      search: input.value,
      replace: by.value,
      caseSensitive: pressed(exact),
      wholeWord: pressed(whole),
      regexp: pressed(pattern),
      // What is typed is meant as it is, but for patterns.
      literal: !pressed(pattern),
    });
    if (!query.eq(getSearchQuery(view.state))) view.dispatch({ effects: setSearchQuery.of(query) });
  };
  const exact = toggle("Aa", m.findCase, ask, first.caseSensitive);
  const whole = toggle("ab", m.findWords, ask, first.wholeWord);
  const pattern = toggle(".*", m.findPattern, ask, first.regexp);
  const act = (text: () => string, run: (view: EditorView) => boolean) => button(text, "btn btn--line btn--sm", () => run(view));
  const find = element(
    "div",
    "sch__row",
    input,
    exact,
    whole,
    pattern,
    count,
    iconButton("↑", m.findPrevious, () => findPrevious(view)),
    iconButton("↓", m.findNext, () => findNext(view)),
    act(m.findSelect, selectMatches),
    element("span", "grow"),
    iconButton("✕", m.findClose, () => closeSearchPanel(view)),
  );
  const replace = element("div", "sch__row", by, act(m.findReplace, replaceNext), act(m.findReplaceAll, replaceAll));
  replace.hidden = view.state.readOnly;
  const dom = element("div", "sch", find, replace);
  dom.setAttribute("role", "search");
  const tell = () => (count.textContent = counted(view, input));
  input.oninput = by.oninput = ask;
  dom.onkeydown = (event) => {
    if (event.key === "Escape") closeSearchPanel(view);
    else if (event.key === "Enter" && event.target === input) {
      ask();
      (event.shiftKey ? findPrevious : findNext)(view);
    } else if (event.key === "Enter" && event.target === by) {
      ask();
      replaceNext(view);
    } else if (event.key === "F3") (event.shiftKey ? findPrevious : findNext)(view);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  tell();
  return {
    dom,
    top: true,
    mount: () => input.select(),
    update(update: ViewUpdate) {
      const query = getSearchQuery(update.state);
      const asked = update.transactions.some((one) => one.effects.some((effect) => effect.is(setSearchQuery)));
      if (asked && query.search !== input.value) input.value = query.search;
      if (asked || update.docChanged || update.selectionSet) tell();
    },
  };
}

const pressed = (one: HTMLElement) => one.getAttribute("aria-pressed") === "true";

/** `3 of 12`, and whether a pattern is one. */
function counted(view: EditorView, input: HTMLElement): string {
  const query = getSearchQuery(view.state);
  input.classList.toggle("is-wrong", query.search !== "" && !query.valid);
  if (!query.search) return "";
  if (!query.valid) return m.findBadPattern();
  const { from, to } = view.state.selection.main;
  let [total, own] = [0, 0];
  const cursor = query.getCursor(view.state);
  for (let next = cursor.next(); !next.done && total < MOST; next = cursor.next()) {
    total += 1;
    if (next.value.from === from && next.value.to === to) own = total;
  }
  if (!total) return m.findNone();
  if (own) return (total === MOST ? m.findAtOfMore : m.findAt)({ at: own, count: total });
  return (total === MOST ? m.findCountMore : m.findCount)({ count: total });
}

const open = (view: EditorView) => {
  openSearchPanel(view);
  say(m.findInFile());
  return true;
};

export const searching: Extension = [
  search({ top: true, createPanel: panel }),
  keymap.of([
    { key: "Mod-f", run: open, scope: "editor search-panel" },
    { key: "F3", run: findNext, shift: findPrevious, scope: "editor search-panel", preventDefault: true },
    { key: "Mod-d", run: selectNextOccurrence, preventDefault: true },
    { key: "Mod-Shift-l", run: selectSelectionMatches },
    { key: "Escape", run: closeSearchPanel, scope: "editor search-panel" },
  ]),
];
