// The order of the environments: the open one goes left or right, by the palette or by Ctrl+Shift and an arrow on its tab.
import * as m from "../../dist/messages";
import { say } from "./dom";
import { ask, environments, focused, setLayers, Wish } from "./page";

async function go(to: "left" | "right", tab = false): Promise<void> {
  if (focused()?.state.readOnly) return say(m.reading());
  const { names, active } = environments();
  const answer = await ask(Wish.Act, "", active, to);
  if (!answer?.state) return say(answer?.error ?? "");
  setLayers(answer.state);
  say(m.environmentMoved({ name: names[active] ?? "", before: to === "left", other: names[active + (to === "left" ? -1 : 1)] ?? "" }));
  // The page draws the tabs anew; the focus stays with the one that went.
  if (tab) requestAnimationFrame(() => requestAnimationFrame(() => document.querySelector<HTMLElement>('.envs [aria-selected="true"]')?.focus()));
}

export const toLeft = (): Promise<void> => go("left");
export const toRight = (): Promise<void> => go("right");

addEventListener(
  "keydown",
  (event) => {
    const to = event.key === "ArrowLeft" ? "left" : event.key === "ArrowRight" ? "right" : null;
    const on = to && event.shiftKey && (event.ctrlKey || event.metaKey) && (event.target as Element).closest?.('.envs [aria-selected="true"]');
    if (!on) return;
    event.preventDefault();
    event.stopPropagation();
    void go(to, true);
  },
  true,
);
