// What Kubernetes says of the fields of its objects: a file of its own, which is fetched when it is first shown. The command
// line reads the same one in crates/kube/src/docs.rs.

const { search } = new URL((document.currentScript as HTMLScriptElement).src);

let texts: Promise<Map<string, string>> | null = null;

async function fetched(): Promise<Map<string, string>> {
  const answer = await fetch(`./kubernetes-docs.gz${search}`);
  if (!answer.ok) throw new Error(answer.statusText);
  const bytes = await answer.arrayBuffer();
  // Some servers unpack it on the way.
  const packed = new Uint8Array(bytes, 0, 2).join() === "31,139";
  const stream = new Blob([bytes]).stream();
  const text = await new Response(packed ? stream.pipeThrough(new DecompressionStream("gzip")) : stream).text();
  const found = new Map<string, string>();
  let of = "";
  for (const line of text.split("\n")) {
    const [start, field, words] = line.split("\t");
    if (words) found.set(`${of} ${field}`, words);
    else of = start;
  }
  return found;
}

/** What there is to say of a field; nothing where the file cannot be had, which is asked for again next time. */
export async function described(key: string | undefined): Promise<string> {
  if (!key) return "";
  texts ??= fetched();
  try {
    return (await texts).get(key) ?? "";
  } catch {
    texts = null;
    return "";
  }
}
