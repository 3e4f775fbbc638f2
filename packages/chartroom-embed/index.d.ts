/** What of a link is shown: the overlay, the output, or both side by side. */
export type Show = "both" | "overlay" | "output";
/** Colours; without, those of the reader’s system. */
export type Theme = "light" | "dark";

/** The language; without, that of the reader’s browser. */
export type Lang = "en" | "zh";

/** What is embedded. */
export interface Embedding {
  /** A link that Chartroom’s share dialog or `chartroom share` made: `https://example.org/chartroom/#v3/…`. */
  link: string;
  show?: Show;
  theme?: Theme;
  lang?: Lang;
  /** What the frame is called for screen readers. */
  title?: string;
  /** The most pixels that the frame gets high; it scrolls from there. 900 without. */
  most?: number;
}

/** A frame that was put into a page. */
export interface Embedded {
  frame: HTMLIFrameElement;
  /** Changes the colours; without any, back to those of the reader’s system. */
  setTheme(theme?: Theme): void;
  /** Takes the frame away again. */
  remove(): void;
}

/** The address of the frame for a link. Throws a TypeError where the link is none of http or https. */
export function addressOf(link: string, how?: { show?: Show; theme?: Theme; lang?: Lang }): string;

/** Puts a frame into an element. Throws as `addressOf` does. */
export function embed(host: Element, what: Embedding): Embedded;
