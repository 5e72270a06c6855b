import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import type { ElementTable, Surface, Surfaces } from "./browser/wire.ts";

/**
 * The s-* elements of the installed @shopify/ui-extensions, read from its types: for each surface their properties and
 * events, for each target those it may use. Host and worker share the table, so they offer exactly what that API
 * version has. After an upgrade: node sandbox/extensions/generate-elements.ts
 */

const root = fileURLToPath(new URL("../../", import.meta.url));
const types = path.join(root, "node_modules/@shopify/ui-extensions/build/ts/surfaces");
export const elementsFile = fileURLToPath(new URL("elements.json", import.meta.url));

const surfaces: Surface[] = ["checkout", "customer-account", "admin"];

const options: ts.CompilerOptions = {
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  target: ts.ScriptTarget.ES2020,
  lib: ["lib.es2020.d.ts", "lib.dom.d.ts"],
  skipLibCheck: true,
  types: [],
};

/** A file that exists only for the compiler: it imports a surface's components and names the tag map. */
function programOver(entry: string, components: string[]) {
  const source = `${components
    .map((file) => `import ${JSON.stringify(file)};`)
    .join("\n")}\nexport type Tags = HTMLElementTagNameMap;`;
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.getSourceFile = (name, version, ...rest) =>
    name === entry
      ? ts.createSourceFile(name, source, version)
      : getSourceFile.call(host, name, version, ...rest);
  host.fileExists = (name) => name === entry || fileExists.call(host, name);
  return ts.createProgram(
    [entry],
    { ...options, allowImportingTsExtensions: true, noEmit: true },
    host,
  );
}

/** Properties, events and methods by tag, and the tag each component's file declares. */
function readSurface(surface: Surface): { table: ElementTable; tagOf: Map<string, string> } {
  const folder = path.join(types, surface, "components");
  const components = readdirSync(folder)
    .filter((name) => /^[A-Z].*\.d\.ts$/.test(name))
    .map((name) => path.join(folder, name));
  const entry = path.join(root, `${surface}-elements.ts`);
  const program = programOver(entry, components);
  const checker = program.getTypeChecker();
  const alias = program.getSourceFile(entry)?.statements.find(ts.isTypeAliasDeclaration);
  if (!alias) throw new Error("the generated entry was not compiled");

  const table: ElementTable = {};
  const tagOf = new Map<string, string>();
  const tags = checker
    .getTypeAtLocation(alias)
    .getProperties()
    .filter(({ name }) => name.startsWith("s-"))
    .sort((a, b) => a.name.localeCompare(b.name));
  for (const tag of tags) {
    // every element of HTML has an id; a button's `commandFor` names it
    const props = new Set(["id"]);
    const events: string[] = [];
    const methods: string[] = [];
    for (const { fileName } of tag.declarations?.map((one) => one.getSourceFile()) ?? [])
      tagOf.set(path.basename(fileName), tag.name);
    for (const member of checker.getTypeOfSymbol(tag).getProperties()) {
      const fromShopify = member.declarations?.some((declaration) =>
        declaration.getSourceFile().fileName.includes("@shopify/ui-extensions"),
      );
      if (!fromShopify || member.name.startsWith("__")) continue;
      if (/^on[a-z]+$/.test(member.name)) events.push(member.name.slice(2));
      else if (/^(show|hide|toggle)Overlay$/.test(member.name)) methods.push(member.name);
      else if (!(member.flags & ts.SymbolFlags.Method)) props.add(member.name);
    }
    table[tag.name] = {
      props: [...props].sort(),
      events: events.sort(),
      ...(methods.length > 0 ? { methods: methods.sort() } : {}),
    };
  }
  if (tags.length === 0)
    throw new Error(`@shopify/ui-extensions has no s-* elements for ${surface}`);
  return { table, tagOf };
}

/** The tags a target's types bring along, by target. */
function readTargets(surface: Surface, tagOf: Map<string, string>): [string, string[]][] {
  const folder = path.join(types, surface, "targets");
  return readdirSync(folder)
    .filter((name) => name.endsWith(".d.ts"))
    .map((name) => {
      const text = readFileSync(path.join(folder, name), "utf8");
      const files = [...text.matchAll(/\.\.\/components\/([\w.-]+)"/g)].map(([, file]) => file!);
      const tags = files.flatMap((file) => tagOf.get(file) ?? []);
      return [name.slice(0, -".d.ts".length), tags.sort()];
    });
}

export function readElements(): Surfaces {
  const all: Surfaces = {};
  for (const surface of surfaces) {
    const { table, tagOf } = readSurface(surface);
    all[surface] = { elements: table, targets: groups(readTargets(surface, tagOf)) };
  }
  return all;
}

/** Most targets of a surface may use the same elements, so they are named together. */
function groups(targets: [string, string[]][]): { targets: string[]; tags: string[] }[] {
  const byTags = new Map<string, { targets: string[]; tags: string[] }>();
  for (const [target, tags] of targets) {
    const group = byTags.get(tags.join()) ?? { targets: [], tags };
    group.targets.push(target);
    byTags.set(tags.join(), group);
  }
  return [...byTags.values()];
}

export function serializeElements(all: Surfaces): string {
  const surface = (name: Surface) => {
    const { elements, targets } = all[name]!;
    const tags = Object.entries(elements).map(
      ([tag, members]) => `      "${tag}": ${JSON.stringify(members)}`,
    );
    const rows = targets.map((group) => `      ${JSON.stringify(group)}`);
    return `  "${name}": {\n    "elements": {\n${tags.join(",\n")}\n    },\n    "targets": [\n${rows.join(",\n")}\n    ]\n  }`;
  };
  return `{\n${surfaces.map(surface).join(",\n")}\n}\n`;
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const all = readElements();
  writeFileSync(elementsFile, serializeElements(all));
  for (const [surface, { elements }] of Object.entries(all))
    console.log(`${surface}: ${Object.keys(elements).length} elements`);
}
