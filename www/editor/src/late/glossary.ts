// Words where one looks: what a term, chip, badge or tab means, in a sentence, where the pointer rests on it or the focus is; and
// all terms in a list with a search. They are data (www/glossary.json), each with the selectors of where it is met.
import * as m from "../../dist/messages";
import { beside, element, field, keys, prose } from "./dom";
import { modal } from "./modal";

interface Term {
  id: string;
  /** The word and its sentence. */
  en: [string, string];
  zh: [string, string];
  /** Where more is said, in English; `in` leads to the other language. */
  to: string;
  /** Selectors of where it is met. */
  on?: string[];
  /** Headings that are met for it, in small letters. */
  words?: string[];
}

type Language = "en" | "zh";

interface Glossary {
  terms: Term[];
}

const language = (): Language => window.chartroom.name as Language;
const address = `./glossary.json${new URL((document.currentScript as HTMLScriptElement).src).search}`;
let asked: Promise<Glossary | null> | null = null;
let known: Glossary | null = null;

function fetched(): Promise<Glossary | null> {
  asked ??= fetch(address)
    .then((answer) => (answer.ok ? (answer.json() as Promise<Glossary>) : null))
    .catch(() => null)
    .then((glossary) => {
      // What could not be had is asked for again.
      if (!glossary) asked = null;
      known = glossary;
      if (glossary) nameSteps(glossary);
      return glossary;
    });
  return asked;
}

/** Kubernetes and Helm have their pages in Chinese, too. */
const link = (term: Term): string =>
  language() === "zh" ? term.to.replace("https://kubernetes.io/", "https://kubernetes.io/zh-cn/").replace("https://helm.sh/docs", "https://helm.sh/zh/docs") : term.to;

/** The letters of lit lines get their words from the terms: the style sheet puts them behind the lines. */
function nameSteps({ terms }: Glossary): void {
  for (const term of terms.filter(({ words }) => words?.[0]?.length === 1)) {
    const word = term[language()][0].replace(/^.*[:：]\s*/, "");
    document.documentElement.style.setProperty(`--step-${term.words![0]}`, JSON.stringify(word));
  }
}

/** Elements that are met by the word that stands in them. */
const HEADINGS = "dt, h2, h3, th, .lab > span, .key > span, .step";
/** Nothing is looked for further up than these. */
const BOUNDS = ".cm-content, .row--out, body";

/** What is met at an element or closely around it, and the element that it is met at. */
function met(target: Element | null): [Element, Term] | null {
  let at = target;
  for (let level = 0; at && level < 5; level += 1) {
    const here = at;
    const word = here.matches(HEADINGS) ? (here.textContent ?? "").trim().toLowerCase() : "";
    const term = known?.terms.find(({ on, words }) => (word && words?.some((one) => one.toLowerCase() === word)) || on?.some((selector) => here.matches(selector)));
    if (term) return [here, term];
    if (here.matches(BOUNDS)) return null;
    at = here.parentElement;
  }
  return null;
}

/** All that is met at what has the focus: itself, badges in it, and the heading of the figure that it belongs to. */
function metByFocus(target: Element): Term[] {
  const row = target.closest("dd");
  // Who goes into a region has not come to the badges in it.
  const region = target.querySelector(":is(a,button,input,select,summary,[tabindex='0']):not(.fold)");
  const near = [
    target,
    ...(region ? [] : target.querySelectorAll(".count, .ltag")),
    row?.parentElement ? [...row.parentElement.querySelectorAll("dt")].filter((one) => one.compareDocumentPosition(row) & Node.DOCUMENT_POSITION_FOLLOWING).pop() : null,
    target.closest(".card__head, .big")?.closest("[data-card]")?.querySelector("h2"),
    target.closest(".startup__sum")?.parentElement?.querySelector(".lab > span"),
    target.closest("[data-resource]")?.closest("[data-card]")?.querySelector("h2"),
  ];
  const terms = near.flatMap((one) => (one ? (met(one)?.[1] ?? []) : []));
  return [...new Set(terms)].slice(0, 3);
}

const box = element("div", "hov term");
box.id = "term";
box.setAttribute("role", "tooltip");
box.hidden = true;
document.body.append(box);

interface Open {
  at: HTMLElement;
  terms: Term[];
  /** What the browser would show over it meanwhile. */
  title: string | null;
  described: string | null;
}

let open: Open | null = null;
let waiting = 0;
let leaving = 0;

/** Takes the card away; what waits to be shown still is. */
function hide(): void {
  clearTimeout(leaving);
  if (!open) return;
  const { at, title, described } = open;
  open = null;
  box.hidden = true;
  if (title !== null && at.getAttribute("title") === "") at.setAttribute("title", title);
  if (described !== null) at.setAttribute("aria-describedby", described);
  else at.removeAttribute("aria-describedby");
}

function close(): void {
  clearTimeout(waiting);
  hide();
}

function leaveSoon(): void {
  clearTimeout(waiting);
  clearTimeout(leaving);
  leaving = window.setTimeout(hide, 250);
}

function show(at: HTMLElement, terms: Term[]): void {
  if (open?.at === at) return clearTimeout(leaving);
  hide();
  if (!terms.length || !at.isConnected) return;
  const title = at.getAttribute("title");
  open = { at, terms, title, described: at.getAttribute("aria-describedby") };
  const top = element("div", "hov__top");
  if (title && !terms.some((term) => term[language()][1] === title)) top.append(element("p", "term__own", title));
  for (const term of terms) {
    const [word, sentence] = term[language()];
    top.append(element("p", "", element("b", "", word), " ", ...prose(sentence)));
  }
  const more = element("button", "btn btn--sm", m.glossary()) as HTMLButtonElement;
  more.type = "button";
  more.tabIndex = -1;
  more.onclick = () => void openGlossary(terms[0].id);
  box.replaceChildren(top, element("div", "hov__foot", more, ...keys("Ctrl I")));
  box.hidden = false;
  if (title) at.setAttribute("title", "");
  at.setAttribute("aria-describedby", [open.described, box.id].filter(Boolean).join(" "));
  beside(box, at.getBoundingClientRect());
}

/** Shows what there is to say in a while, once it is known. */
function soon(milliseconds: number, at: HTMLElement, find: () => Term[]): void {
  clearTimeout(waiting);
  waiting = window.setTimeout(async () => {
    const turn = waiting;
    await fetched();
    if (turn === waiting && at.isConnected) show(at, find());
  }, milliseconds);
}

box.onpointerenter = () => clearTimeout(leaving);
box.onpointerleave = leaveSoon;

/** How long the pointer, the focus and a finger rest, in milliseconds. */
const [POINTED, FOCUSED, PRESSED] = [500, 700, 500];
let pointed: Element | null = null;
let pressing = 0;
let held = false;

addEventListener("pointerover", ({ target, pointerType }) => {
  if (pointerType === "touch" || !(target instanceof Element) || box.contains(target)) return;
  void fetched();
  const found = met(target);
  if (found?.[0] === pointed && found) return clearTimeout(leaving);
  pointed = found?.[0] ?? null;
  if (!found) return leaveSoon();
  if (open && open.at !== found[0]) leaveSoon();
  const [at, term] = found;
  if (at instanceof HTMLElement || at instanceof SVGElement) soon(POINTED, at as HTMLElement, () => [term]);
});

addEventListener("focusin", ({ target }) => {
  if (!(target instanceof HTMLElement) || target.closest(".cm-editor") || !target.matches(":focus-visible")) return;
  soon(FOCUSED, target, () => (document.activeElement === target ? metByFocus(target) : []));
});
addEventListener("focusout", leaveSoon);

addEventListener(
  "keydown",
  (event) => {
    if (!open) return;
    // In an editor both keys are its own.
    if (document.activeElement?.closest(".cm-editor")) return event.key === "Escape" ? close() : undefined;
    const glossary = event.key.toLowerCase() === "i" && (event.ctrlKey || event.metaKey) && !event.shiftKey;
    if (event.key !== "Escape" && !glossary) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const { id } = open.terms[0];
    close();
    if (glossary) void openGlossary(id);
  },
  true,
);

addEventListener(
  "pointerdown",
  ({ target, pointerType }) => {
    if (target instanceof Node && box.contains(target)) return;
    close();
    held = false;
    if (pointerType !== "touch" || !(target instanceof Element)) return;
    void fetched().then(() => {
      const found = met(target);
      if (!found) return;
      const [at, term] = found;
      // What does nothing by itself is explained by a tap, all else by a finger that stays.
      const acts = at.closest("a, button, input, select, summary, label, .row--out") !== null;
      clearTimeout(pressing);
      pressing = window.setTimeout(
        () => {
          held = acts;
          show(at as HTMLElement, [term]);
        },
        acts ? PRESSED : 150,
      );
    });
  },
  true,
);
for (const end of ["pointerup", "pointercancel", "pointermove"] as const) {
  addEventListener(end, (event) => {
    const moved = end === "pointermove" && Math.abs(event.movementX) + Math.abs(event.movementY) < 6;
    const tapped = open !== null || !(event.target instanceof Element) || !event.target.closest("a, button, input, select, summary, label, .row--out");
    if (event.pointerType === "touch" && !moved && !(end === "pointerup" && tapped)) clearTimeout(pressing);
  });
}
// The finger that stayed pressed nothing.
for (const name of ["click", "contextmenu"]) {
  addEventListener(
    name,
    (event) => {
      if (!held || (event.target instanceof Node && box.contains(event.target))) return;
      event.preventDefault();
      event.stopPropagation();
      if (name === "click") held = false;
    },
    true,
  );
}
addEventListener("scroll", ({ target }) => !(target instanceof Node && box.contains(target)) && close(), true);

/** All terms, with a search; `id` is the term to begin with. */
export async function openGlossary(id = ""): Promise<void> {
  const opener = document.activeElement as HTMLElement | null;
  close();
  const glossary = await fetched();
  if (!glossary) return;
  const input = field(m.glossarySearch(), glossary.terms.find((term) => term.id === id)?.[language()][0] ?? "");
  const list = element("div", "pal__list kys");
  list.tabIndex = 0;
  list.setAttribute("role", "list");
  const count = element("span", "", m.glossaryCount({ count: glossary.terms.length }));
  const { box } = modal(m.glossary(), "pal", [element("div", "pal__in", input, ...keys("Esc")), list, element("div", "pal__foot", count)], opener);
  const sorted = [...glossary.terms].sort((a, b) => a[language()][0].localeCompare(b[language()][0], language()));
  const draw = () => {
    const wanted = input.value.trim().toLowerCase();
    const starts = (term: Term) => [term.en[0], term.zh[0]].some((word) => word.toLowerCase().startsWith(wanted));
    const has = (term: Term) => [...term.en, ...term.zh].some((text) => text.toLowerCase().includes(wanted));
    const found = [...sorted.filter(starts), ...sorted.filter((term) => !starts(term) && has(term))];
    list.replaceChildren(...(found.length ? found.map((term) => row(term)) : [element("p", "pal__none", m.glossaryNone())]));
    list.scrollTop = 0;
  };
  input.oninput = draw;
  draw();
  if (!box.isConnected) return;
  input.focus();
  input.select();
}

function row(term: Term): HTMLElement {
  const [word, sentence] = term[language()];
  const more = element("a", "", m.glossaryDocs()) as HTMLAnchorElement;
  more.href = link(term);
  more.target = "_blank";
  more.rel = "noreferrer";
  more.tabIndex = 0;
  more.setAttribute("aria-label", `${word}: ${m.glossaryDocs()}`);
  const made = element("div", "gloss", element("b", "", word), element("p", "", ...prose(sentence), " ", more));
  made.setAttribute("role", "listitem");
  made.dataset.term = term.id;
  return made;
}

addEventListener("chartroom-language", () => {
  if (known) nameSteps(known);
});
(window.requestIdleCallback ?? setTimeout)(() => void fetched());
