// Makes the first part of crates/kube/data/custom.txt of packages that have the types of custom resources:
//
//   cd FOLDER && npm pack @kubernetes-models/{prometheus-operator@6.0.0,cert-manager@6.0.0,gateway-api@2.0.0,keda@2.0.0}
//   for each: mkdir NAME && tar xzf FILE -C NAME
//   node from-models.mjs FOLDER > crates/kube/data/custom.txt && cat by-hand.txt >> crates/kube/data/custom.txt
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const SOURCES = [
  ["prometheus-operator", "6.0.0", "monitoring.coreos.com", {
    v1: ["ServiceMonitor", "PodMonitor", "Probe", "PrometheusRule"],
  }],
  ["cert-manager", "6.0.0", "cert-manager.io", { v1: ["Certificate", "Issuer", "ClusterIssuer"] }],
  ["gateway-api", "2.0.0", "gateway.networking.k8s.io", {
    v1: ["GatewayClass", "Gateway", "HTTPRoute", "GRPCRoute"],
    v1beta1: ["ReferenceGrant"],
  }],
  ["keda", "2.0.0", "keda.sh", {
    v1alpha1: ["ScaledObject", "ScaledJob", "TriggerAuthentication", "ClusterTriggerAuthentication"],
  }],
];

// Names of Kubernetes' own types, as the packages and as its OpenAPI write them.
const OWN = [
  [/^IIoK8sApi([A-Z][a-z]+)(V\d+[a-z0-9]*)([A-Z]\w*)$/, (group, version, name) =>
    `io.k8s.api.${group.toLowerCase()}.${version.toLowerCase()}.${name}`],
  [/^IIoK8sApimachineryPkgApisMetaV1(\w+)$/, (name) => `io.k8s.apimachinery.pkg.apis.meta.v1.${name}`],
];

function read(folder) {
  const types = new Map();
  for (const entry of readdirSync(folder, { recursive: true })) {
    if (!entry.endsWith(".d.ts") || entry.startsWith("_schemas")) continue;
    const text = readFileSync(join(folder, entry), "utf8").replace(/\/\*[\s\S]*?\*\//g, "");
    const long = /export type \{ I\w+ as (I\w+)/.exec(text)?.[1];
    const whole = /export interface I(\w+)(?: extends ([^{]+))? (\{[\s\S]*?\n\})/.exec(text);
    const alias = /export type I\w+ = ([^;]+);/.exec(text);
    if (long && whole) types.set(long, { bases: (whole[2] ?? "").split(",").map((base) => base.trim()), body: whole[3] });
    else if (long && alias) types.set(long, { alias: alias[1] });
    const nick = /export interface I(\w+) extends TypeMeta/.exec(text);
    if (nick) types.set(entry.replace(/\.d\.ts$/, ""), { body: whole[3], bases: [] });
  }
  return types;
}

function tokens(text) {
  return text.match(/"[^"]*"|[A-Za-z_][\w.]*|\d+|[{}[\]<>|:;?]/g) ?? [];
}

/** What a type is, in the words of custom.txt; blocks become types of their own. */
class Reader {
  constructor(types) {
    this.types = types;
    this.out = new Map();
  }

  shape(list, owner) {
    const options = [];
    do options.push(this.single(list, owner));
    while (list[0] === "|" && list.shift());
    const texts = options.filter((option) => option.startsWith('"'));
    if (options.length === 1) return texts.length ? texts[0] : options[0];
    if (texts.length === options.length) return [...new Set(texts)].filter((text) => text !== '""').join("|");
    if (options.every((option) => option === "n")) return "n";
    return options.includes("s") && options.includes("n") ? "p" : "*";
  }

  single(list, owner) {
    const word = list.shift();
    if (word === "Array") {
      list.shift();
      const item = this.shape(list, owner);
      list.shift();
      return `[]${item}`;
    }
    if (word === "{") return this.block(list, owner);
    if (word.startsWith('"')) return word;
    if (word === "string") return "s";
    if (word === "boolean") return "b";
    if (word === "number" || /^\d/.test(word)) return "n";
    return this.named(word);
  }

  block(list, owner) {
    if (list[0] === "[") {
      while (list.shift() !== "]");
      list.shift();
      const value = this.shape(list, owner);
      while (list.shift() !== "}");
      return `{}${value}`;
    }
    const fields = this.fields(list, owner);
    if (!fields.length) return "*";
    this.out.set(owner, fields);
    return owner;
  }

  fields(list, owner) {
    const fields = [];
    while (list[0] !== "}") {
      const name = JSON.parse(list.shift());
      const free = list[0] === "?" && list.shift();
      list.shift();
      fields.push(`${name}${free ? "" : "!"} ${this.shape(list, `${owner}.${name}`)}`);
      if (list[0] === ";") list.shift();
    }
    list.shift();
    return fields;
  }

  named(word) {
    if (/Quantity$|IntOrString$/.test(word)) return "p";
    for (const [pattern, name] of OWN) {
      const found = pattern.exec(word);
      if (found) return /\.(Time|MicroTime|Duration)$/.test(word) || /Time$|V1Duration$/.test(word) ? "s" : `=${name(...found.slice(1))}`;
    }
    const type = this.types.get(word);
    if (!type) return "*";
    if (type.alias) return this.shape(tokens(type.alias), word);
    const short = word.replace(/^I(?:Com|Io)(?:[A-Z][a-z0-9]+)*?(?=(?:V\d+[a-z0-9]*))/, "");
    this.type(short, type);
    return short;
  }

  type(name, type) {
    if (this.out.has(name)) return;
    this.out.set(name, []);
    const list = tokens(type.body);
    list.shift();
    const inherited = type.bases.filter((base) => this.types.get(base)).map((base) => this.named(base));
    const fields = inherited.flatMap((base) => this.out.get(base) ?? []);
    this.out.set(name, [...fields, ...this.fields(list, name)]);
  }
}

console.log("# The structure of common custom resources; how it is made: tests/kube-schemas/custom/.");
for (const [name, version, group, kinds] of SOURCES) {
  const folder = join(process.argv[2], `kubernetes-models-${name}-${version}`, "package");
  const types = read(folder);
  const reader = new Reader(types);
  console.log(`source ${name}: @kubernetes-models/${name} ${version}`);
  for (const [api, names] of Object.entries(kinds)) {
    for (const kind of names) {
      const list = tokens(types.get(join(group, api, kind)).body);
      list.shift();
      const fields = reader.fields(list, `${api}.${kind}`).filter((field) => /^(spec|caBundle)/.test(field));
      console.log(`kind ${group}/${api} ${kind}`);
      for (const field of fields) console.log(` ${field}`);
    }
  }
  // What only another's status or an inherited part has is not reached.
  const reached = new Set();
  const reach = (text) => {
    for (const word of text.match(/(?<![\w.="])[A-Za-z][\w.]*(?![\w"])/g) ?? []) {
      if (reader.out.has(word) && !reached.has(word)) {
        reached.add(word);
        reader.out.get(word).forEach((field) => reach(field.split(" ").slice(1).join(" ")));
      }
    }
  };
  for (const [api, names] of Object.entries(kinds)) {
    for (const kind of names) {
      const list = tokens(types.get(join(group, api, kind)).body);
      list.shift();
      reader.fields(list, `${api}.${kind}`).filter((field) => /^spec/.test(field)).forEach((field) => reach(field.split(" ")[1]));
    }
  }
  for (const [type, fields] of reader.out) {
    if (!reached.has(type)) continue;
    console.log(`type ${type}`);
    for (const field of fields) console.log(` ${field}`);
  }
}
