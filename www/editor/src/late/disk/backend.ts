// A folder on a disk: what the page asks of one, wherever it is.

/** Folders that hold no part of a chart; `chartroom serve` and the dialog that opens charts leave them out, too. */
export const SKIPPED = [".git", "node_modules", ".terraform", "__MACOSX"];

/** A file is not what it was taken for. */
export class Changed extends Error {}

/** Nothing answers any more: the command ended, or the folder may not be read. */
export class Away extends Error {}

/** What is said of the folder as a whole, such as that it holds too much. */
export class Refused extends Error {}

export interface Disk {
  /** What tells it from others, the next time, too. */
  id: string;
  name: string;
  /** Where it is, as people read it. */
  place: string;
  /** Tells one start of the command from another, or one choice of the folder. */
  session: string;
  /** Paths with what changes as the file does; nothing when it is as it was told last. */
  list(): Promise<Map<string, string> | null>;
  read(path: string): Promise<Uint8Array | null>;
  /** `was` is the hash of what is there, or nothing where the file is new. */
  write(path: string, bytes: Uint8Array, was: string | undefined): Promise<void>;
  remove(path: string, was: string): Promise<void>;
  rename(path: string, to: string, was: string): Promise<void>;
}

/** SHA-256 in hexadecimal digits. */
export async function hashOf(bytes: Uint8Array): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes as BufferSource));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The text of a file, unless it is none. */
export function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
