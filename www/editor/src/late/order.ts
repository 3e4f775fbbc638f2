// The order of the environments and of the overlays of the open one: by the mouse, by Ctrl+Shift and an arrow, and for the open
// environment by the palette.
import * as m from "../../dist/messages";
import { say } from "./dom";
import { ask, environments, focused, setLayers, Wish } from "./page";

/** What can be moved among its like: where it is, and its other names. */
const tabs = ".envs__list>[data-env]";
const overlays = ".layers>.layer--over,.sets>li:has(>.ltag--over)";

const kindOf = (item: Element) => (item.matches(tabs) ? tabs : overlays);
const among = (item: Element): Element[] => [...item.parentElement!.children].filter((one) => one.matches(kindOf(item)));
const itemAt = (target: EventTarget | null): Element | null => (target instanceof Element ? target.closest(`${tabs},${overlays}`) : null);
const nameOf = (item: Element): string =>
  (item as HTMLElement).dataset.env ?? (item.querySelector(".mono") ?? item.lastChild)?.textContent ?? "";

/** Moves one to another place. `focus` finds the one that then stands there. */
async function move(item: Element, to: number, focus = false): Promise<void> {
  if (focused()?.state.readOnly) return say(m.reading());
  const list = among(item);
  const from = list.indexOf(item);
  const [name, other] = [nameOf(item), list[to] ? nameOf(list[to]!) : ""];
  const isTab = kindOf(item) === tabs;
  const answer = await (isTab ? ask(Wish.Act, "", from, `${to}`) : ask(Wish.Act, "", environments().active, `${from} ${to}`));
  if (!answer?.state) return say(answer?.error ?? "");
  const { parentElement } = item;
  setLayers(answer.state);
  say(m.environmentMoved({ name, before: to < from, other }));
  // The page draws them anew.
  if (focus) requestAnimationFrame(() => requestAnimationFrame(() => ([...parentElement!.children].filter((one) => one.matches(isTab ? tabs : overlays))[to] as HTMLElement | undefined)?.focus()));
}

const step = (by: number): Promise<void> => {
  const open = document.querySelector(`${tabs}[aria-selected="true"]`);
  return open ? move(open, among(open).indexOf(open) + by) : Promise.resolve();
};
export const toLeft = (): Promise<void> => step(-1);
export const toRight = (): Promise<void> => step(1);

/** Writes the environments with their layers into the chart's settings. */
export async function keepEnvironments(): Promise<void> {
  if (focused()?.state.readOnly) return say(m.reading());
  const answer = await ask(Wish.Act, "", 0, "keep");
  if (answer?.state) setLayers(answer.state);
  say(answer?.state ? m.environmentsKept() : (answer?.error ?? ""));
}

addEventListener(
  "keydown",
  (event) => {
    const by = event.key === "ArrowLeft" ? -1 : event.key === "ArrowRight" ? 1 : 0;
    const item = by && event.shiftKey && (event.ctrlKey || event.metaKey) ? itemAt(event.target) : null;
    if (!item || item.tagName === "LI") return;
    event.preventDefault();
    event.stopPropagation();
    void move(item, among(item).indexOf(item) + by, true);
  },
  true,
);

let dragged: Element | null = null;
let target: HTMLElement | null = null;

/** Marks the side of an item at which the dragged one would stand. */
function mark(item: HTMLElement | null, after = false): void {
  if (target && target !== item) delete target.dataset.drop;
  target = item;
  if (item) item.dataset.drop = after ? "after" : "before";
}

/** Whether the mouse is on the farther half of an item; rows stand one below the other. */
function isAfter(item: Element, event: DragEvent): boolean {
  const box = item.getBoundingClientRect();
  return item.tagName === "LI" ? event.clientY > box.top + box.height / 2 : event.clientX > box.left + box.width / 2;
}

addEventListener("pointerdown", (event) => {
  const item = event.pointerType === "mouse" ? itemAt(event.target) : null;
  // A text field in a row is selected in, not dragged.
  if (item && among(item).length > 1 && !(event.target as Element).closest("input,select")) (item as HTMLElement).draggable = true;
});
addEventListener("dragstart", (event) => {
  dragged = itemAt(event.target);
  if (!dragged) return;
  event.dataTransfer!.effectAllowed = "move";
  event.dataTransfer!.setData("text/plain", nameOf(dragged));
});
addEventListener("dragover", (event) => {
  if (!dragged) return;
  const item = itemAt(event.target);
  const fits = item && item.parentElement === dragged.parentElement && kindOf(item) === kindOf(dragged);
  if (fits) event.preventDefault();
  mark(fits && item !== dragged ? (item as HTMLElement) : null, !!fits && isAfter(item, event));
});
addEventListener("drop", (event) => {
  if (!dragged || !target) return;
  event.preventDefault();
  const list = among(dragged);
  const from = list.indexOf(dragged);
  const at = list.indexOf(target) + (isAfter(target, event) ? 1 : 0);
  const to = at > from ? at - 1 : at;
  if (to !== from) void move(dragged, to);
});
addEventListener("dragend", () => {
  mark(null);
  dragged = null;
});
