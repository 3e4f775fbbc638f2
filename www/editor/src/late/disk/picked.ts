// A folder that was chosen in the browser, which lets the page read and write it in place (File System Access).
import { Away, Changed, type Disk, hashOf, Refused, SKIPPED } from "./backend";

/** What a chart holds at most. */
const MOST_FILES = 5_000;

type Folder = FileSystemDirectoryHandle & { entries(): AsyncIterable<[string, FileSystemHandle]> };

/** The chart's own folder: the one that was chosen, or the only one below it. */
export async function chartIn(folder: FileSystemDirectoryHandle, depth = 0): Promise<FileSystemDirectoryHandle[]> {
  const below: FileSystemDirectoryHandle[] = [];
  for await (const [name, handle] of (folder as Folder).entries()) {
    if (name === "Chart.yaml" && handle.kind === "file") return [folder];
    if (handle.kind === "directory" && !SKIPPED.includes(name)) below.push(handle as FileSystemDirectoryHandle);
  }
  if (depth === 3) return [];
  return (await Promise.all(below.map((one) => chartIn(one, depth + 1)))).flat();
}

export function picked(root: FileSystemDirectoryHandle): Disk {
  let last = "";

  async function folderOf(path: string, create = false): Promise<[FileSystemDirectoryHandle, string]> {
    const parts = path.split("/");
    const name = parts.pop()!;
    let folder = root;
    for (const part of parts) folder = await folder.getDirectoryHandle(part, { create });
    return [folder, name];
  }

  async function walk(folder: FileSystemDirectoryHandle, above: string, found: Map<string, string>): Promise<void> {
    for await (const [name, handle] of (folder as Folder).entries()) {
      if (handle.kind === "directory") {
        if (!SKIPPED.includes(name)) await walk(handle as FileSystemDirectoryHandle, `${above}${name}/`, found);
        continue;
      }
      // It may be gone by now.
      const file = await (handle as FileSystemFileHandle).getFile().catch(() => null);
      if (file) found.set(above + name, `${file.lastModified}-${file.size}`);
      if (found.size > MOST_FILES) throw new Refused(String(MOST_FILES));
    }
  }

  /** What the browser refuses is told as what it means here. */
  async function tried<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof DOMException && ["NotAllowedError", "NotFoundError"].includes(error.name)) throw new Away();
      throw error instanceof DOMException ? new Refused(error.message) : error;
    }
  }

  async function read(path: string): Promise<Uint8Array | null> {
    try {
      const [folder, name] = await folderOf(path);
      return new Uint8Array(await (await (await folder.getFileHandle(name)).getFile()).arrayBuffer());
    } catch (error) {
      if (error instanceof DOMException && ["NotFoundError", "TypeMismatchError"].includes(error.name)) return null;
      throw error;
    }
  }

  async function expect(path: string, was: string | undefined): Promise<void> {
    const now = await read(path);
    if ((now ? await hashOf(now) : undefined) !== was) throw new Changed();
  }

  async function put(path: string, bytes: Uint8Array): Promise<void> {
    const [folder, name] = await folderOf(path, true);
    const writable = await (await folder.getFileHandle(name, { create: true })).createWritable();
    await writable.write(bytes as unknown as BufferSource);
    await writable.close();
  }

  async function drop(path: string): Promise<void> {
    const [folder, name] = await folderOf(path);
    await folder.removeEntry(name);
  }

  return {
    id: `picked ${root.name}`,
    name: root.name,
    place: root.name,
    session: crypto.randomUUID(),
    list: () =>
      tried(async () => {
        const found = new Map<string, string>();
        await walk(root, "", found);
        const now = JSON.stringify([...found].sort());
        if (now === last) return null;
        last = now;
        return found;
      }),
    read: (path) => tried(() => read(path)),
    write: (path, bytes, was) => tried(async () => (await expect(path, was), put(path, bytes))),
    remove: (path, was) => tried(async () => (await expect(path, was), drop(path))),
    rename: (path, to, was) =>
      tried(async () => {
        await expect(path, was);
        await expect(to, undefined);
        await put(to, (await read(path))!);
        await drop(path);
      }),
  };
}
