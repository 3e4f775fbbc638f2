// The folder that `chartroom serve` serves beside the page.
import { Away, Changed, type Disk, Refused } from "./backend";

export async function served(secret: string): Promise<Disk> {
  async function ask(method: string, what: string, headers: Record<string, string> = {}, body?: Uint8Array): Promise<Response> {
    let answer: Response;
    try {
      answer = await fetch(`./api/${what}`, { method, headers: { ...headers, authorization: `Bearer ${secret}` }, body: body as BodyInit | undefined, cache: "no-store" });
    } catch {
      throw new Away();
    }
    if (answer.status === 412) throw new Changed();
    // Another start of the command has another secret.
    if (answer.status === 401) throw new Away();
    if (!answer.ok && answer.status !== 304 && answer.status !== 404) throw new Refused(await answer.text());
    return answer;
  }
  const file = (path: string) => `file?path=${encodeURIComponent(path)}`;
  const held = (was: string | undefined): Record<string, string> => (was === undefined ? { "if-none-match": "*" } : { "if-match": `"${was}"` });
  /** The file is gone, which is a change, too. */
  const done = (answer: Response) => {
    if (!answer.ok) throw new Changed();
  };

  const about = await ask("GET", "folder");
  if (!about.ok) throw new Away();
  const { id, name, place } = (await about.json()) as { id: string; name: string; place: string };
  let tag = "";
  return {
    id,
    name,
    place,
    session: secret.slice(0, 8),
    async list() {
      const answer = await ask("GET", "files", tag ? { "if-none-match": tag } : {});
      if (answer.status === 304) return null;
      tag = answer.headers.get("etag") ?? "";
      return new Map(((await answer.json()) as { path: string; stamp: string }[]).map(({ path, stamp }) => [path, stamp]));
    },
    async read(path) {
      const answer = await ask("GET", file(path));
      return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : null;
    },
    write: async (path, bytes, was) => done(await ask("PUT", file(path), held(was), bytes)),
    remove: async (path, was) => done(await ask("DELETE", file(path), held(was))),
    rename: async (path, to, was) => done(await ask("POST", `rename?path=${encodeURIComponent(path)}&to=${encodeURIComponent(to)}`, held(was))),
  };
}
