// What is said where the page is not there yet, or a part of it is missing, with a button.
import * as m from "../../dist/messages";

/** A box over the page, with words in it; `again` is what Try again does. */
export function boxed(role: "alert" | "status", words: (Node | string)[], again: () => void): HTMLElement {
  const box = document.createElement("div");
  box.className = "boot";
  box.setAttribute("role", role);
  const said = document.createElement("p");
  said.append(...words);
  const button = document.createElement("button");
  button.type = "button";
  button.className = "btn btn--primary";
  button.textContent = m.tryAgain();
  button.onclick = again;
  box.append(said, button);
  const put = () => document.body.append(box);
  if (document.body) put();
  else addEventListener("DOMContentLoaded", put);
  return box;
}
