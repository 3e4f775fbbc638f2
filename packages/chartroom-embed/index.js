// Puts Chartroom into a page: the overlay of a link, its output, or both, to be read.

/** How high the frame is until Chartroom has said how high it has to be, in pixels. */
const FIRST = 320;

/**
 * The address of what is embedded, of the address of a link: `https://example.org/chartroom/#v3/…`.
 * @param {string} link a link that Chartroom’s share dialog or `chartroom share` made
 * @param {{ show?: "both" | "overlay" | "output", theme?: "light" | "dark", lang?: "en" | "zh" }} [how]
 */
export function addressOf(link, { show, theme, lang } = {}) {
  const address = new URL(link, globalThis.location?.href);
  if (!/^https?:$/.test(address.protocol)) throw new TypeError(`a link of Chartroom starts with https: or http:, not with ${address.protocol}`);
  const framed = new URL("embed.html", address);
  for (const [name, value] of Object.entries({ show, theme, lang })) if (value) framed.searchParams.set(name, value);
  framed.hash = address.hash;
  return framed.href;
}

/**
 * Puts a frame into an element; it gets as high as what it shows, up to `most` pixels.
 * @param {Element} host
 * @param {{ link: string, show?: "both" | "overlay" | "output", theme?: "light" | "dark", lang?: "en" | "zh", title?: string, most?: number }} what
 * @returns {{ frame: HTMLIFrameElement, setTheme: (theme?: "light" | "dark") => void, remove: () => void }}
 */
export function embed(host, { link, show, theme, lang, title = "A Helm chart in Chartroom", most = 900 }) {
  const address = addressOf(link, { show, theme, lang });
  const { origin } = new URL(address);
  const document = host.ownerDocument;
  const page = document.defaultView;
  const frame = document.createElement("iframe");
  Object.assign(frame, { src: address, title, loading: "lazy", referrerPolicy: "no-referrer" });
  // A title or an address never becomes markup: they are attributes that the browser sets.
  frame.style.cssText = `display: block; width: 100%; height: ${FIRST}px; border: 1px solid #8884; border-radius: 6px;`;

  const say = (message) => frame.contentWindow?.postMessage(message, origin);
  /** Only this frame, and only while it shows Chartroom. */
  const hear = ({ source, origin: from, data }) => {
    if (source !== frame.contentWindow || from !== origin) return;
    if (data?.chartroom === "ready") say({ chartroom: "fit" });
    if (data?.chartroom === "height" && Number.isFinite(data.height)) {
      frame.style.height = `${Math.min(Math.max(data.height, 80), most) + 2}px`;
    }
  };
  page.addEventListener("message", hear);
  host.append(frame);
  return {
    frame,
    setTheme: (chosen) => say({ chartroom: "theme", theme: chosen }),
    remove() {
      page.removeEventListener("message", hear);
      frame.remove();
    },
  };
}
