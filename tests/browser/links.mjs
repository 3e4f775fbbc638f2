// Links to charts that tests make up.

import { deflateRawSync } from "node:zlib";

/** The payload of a link to a whole chart. */
export function linkTo(files, { name = "big", ...more } = {}) {
  const chart = { "Chart.yaml": `apiVersion: v2\nname: ${name}\nversion: 1.0.0\n`, ...files };
  const state = { c: name, cv: "1.0.0", o: "default", f: chart, ...more };
  return `v2/${deflateRawSync(Buffer.from(JSON.stringify(state))).toString("base64url")}`;
}

/** A template of one ConfigMap. */
export const configMap = (name, value) =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\ndata:\n  v: ${value}\n`;
