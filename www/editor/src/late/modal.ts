// A box over the page that keeps the focus, and gives it back.
import { element } from "./dom";

export interface Modal {
  box: HTMLElement;
  close(): void;
}

let shown: Modal | null = null;

/** Opens a box, in place of one that is open. `done` hears that it was closed without an answer. */
export function modal(label: string, className: string, content: Node[], opener: HTMLElement | null): Modal {
  shown?.close();
  const box = element("div", className, ...content);
  box.setAttribute("role", "dialog");
  box.setAttribute("aria-modal", "true");
  box.setAttribute("aria-label", label);
  const scrim = element("div", "scrim scrim--top scrim--late", box);
  const back = opener ?? (document.activeElement as HTMLElement | null);
  const close = () => {
    if (shown?.box !== box) return;
    shown = null;
    scrim.remove();
    back?.focus();
  };
  scrim.onmousedown = (event) => {
    if (event.target === scrim) {
      event.preventDefault();
      close();
    }
  };
  // The page's own keys rest meanwhile.
  scrim.onkeydown = (event) => {
    event.stopPropagation();
    if (event.key === "Escape" && !event.defaultPrevented) {
      event.preventDefault();
      close();
    } else if (event.key === "Tab") {
      const stops = [...box.querySelectorAll<HTMLElement>("input, button:not([disabled]), [tabindex='0']")];
      const at = stops.indexOf(document.activeElement as HTMLElement);
      event.preventDefault();
      stops[(at + (event.shiftKey ? stops.length - 1 : 1)) % stops.length]?.focus();
    }
  };
  // What the page was about to put the focus on when the box opened does not take it from there.
  scrim.addEventListener("focusout", (event) => {
    const next = event.relatedTarget;
    if (!(next instanceof HTMLElement) || box.contains(next) || next.closest(".dialog")) return;
    queueMicrotask(() => shown?.box === box && box.querySelector<HTMLElement>("input, button")?.focus());
  });
  document.body.append(scrim);
  shown = { box, close };
  return shown;
}

export const isOpen = (): boolean => shown !== null;
