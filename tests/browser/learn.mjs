// What tells how far one is in the tour and in lessons.

import { settled } from "./user.mjs";

/** Waits until the page is whole, the checks too. */
export const ready = (page) => page.waitForSelector("[data-checked]", { state: "attached", timeout: 60_000 });

const task = (page, id, done) => page.waitForSelector(`.tour[data-task="${id}"]${done}`, { state: "attached" });
export const isDone = (page, id) => task(page, id, "[data-done]");
export const isOpen = (page, id) => task(page, id, ":not([data-done])");
export const onCard = (page) => page.waitForFunction(() => document.activeElement?.matches("#tour h2"));
export const tourKept = (page) => page.evaluate(() => JSON.parse(localStorage.getItem("chartroom.tour") ?? "{}"));

/** The panel of lessons. */
export const panel = "#lessons";

/** Waits until a lesson is on, and its record is on screen. */
export async function on(page, id) {
  await page.waitForSelector(`${panel} [data-lesson-on="${id}"]`);
  await page.waitForFunction((id) => sessionStorage.getItem("chartroom.open")?.endsWith(`/lesson-${id}`), id);
  await page.waitForSelector(`${panel} [data-judged]`);
  await settled(page);
}

export const solved = (page) => page.waitForSelector(`${panel} [data-solved]`, { state: "attached" });
export const met = (page) => page.locator(`${panel} .conditions .is-met`).count();
export const lessonsKept = (page) => page.evaluate(() => JSON.parse(localStorage.getItem("chartroom.lessons") ?? "{}"));
