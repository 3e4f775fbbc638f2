// Closes the page (../security/) and writes what others embed (../embed/), then writes the service worker for the build that trunk has just made, with the names of all of its files.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeEmbed } from "../embed/build.mjs";
import { minify } from "./minify.mjs";
import { seal } from "../security/seal.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const made = process.env.TRUNK_STAGING_DIR;
if (process.env.TRUNK_PROFILE === "release") minify(made);
seal(made);
writeEmbed(made);
// Headers are the server's, who hands out no file of that name.
const files = readdirSync(made).filter((file) => !["sw.js", "_headers"].includes(file)).sort();
const hash = createHash("sha256");
for (const file of files) hash.update(file).update(readFileSync(join(made, file)));
const page = files.map((file) => /^chartroom-web-(\w+)\.js$/.exec(file)?.[1]).find((found) => found) ?? "";
const languageOf = (file) => /^(?:messages|lessons)-(\w+)\.(?:txt|bin)$/.exec(file)?.[1];
const spoken = {};
for (const file of files.filter(languageOf)) (spoken[languageOf(file)] ??= []).push(file);
const rest = files.filter((file) => !languageOf(file));
const filled = { page, build: hash.digest("hex").slice(0, 16), files: JSON.stringify(rest), spoken: JSON.stringify(spoken) };
const template = readFileSync(join(here, "worker.js"), "utf8");
writeFileSync(join(made, "sw.js"), template.replace(/\{\{(\w+)\}\}/g, (_, name) => filled[name]));
