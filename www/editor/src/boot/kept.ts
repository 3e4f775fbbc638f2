/** What the browser keeps the choice of the language under. */
export const NAME = "chartroom.language";
