// Ctrl+S, and :w of Vim: edits are kept as they are made, and this has it done now. What is open of a disk is written to it.
import * as m from "../../dist/messages";
import { saveToDisk } from "./disk/main";
import { tell } from "./dom";

export function keep(): void {
  // The page keeps what is not kept yet when it comes into sight; if it cannot, it says so itself.
  window.dispatchEvent(new Event("visibilitychange"));
  if (!saveToDisk()) tell(m.editsAreKept());
}
