import { writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import type { ElementTable } from "./wire.ts";

/**
 * The s-* elements of the installed @shopify/ui-extensions: their properties and events, read from
 * its types. Worker and page share the table, so the host offers exactly what that API version has.
 * After an upgrade: node sandbox/checkout/generate-elements.ts
 */

const root = fileURLToPath(new URL("../../", import.meta.url));
export const elementsFile = fileURLToPath(new URL("elements.json", import.meta.url));

const targets = [
  "purchase.thank-you.block.render",
  "customer-account.order-status.block.render",
] as const;

const options: ts.CompilerOptions = {
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  target: ts.ScriptTarget.ES2020,
  lib: ["lib.es2020.d.ts", "lib.dom.d.ts"],
  skipLibCheck: true,
  types: [],
};

/** A file that exists only for the compiler: it imports both targets and names the tag map. */
function programOver(entry: string) {
  const source = `${targets
    .map((target) => `import "@shopify/ui-extensions/${target}";`)
    .join("\n")}\nexport type Tags = HTMLElementTagNameMap;`;
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.getSourceFile = (name, version, ...rest) =>
    name === entry
      ? ts.createSourceFile(name, source, version)
      : getSourceFile.call(host, name, version, ...rest);
  host.fileExists = (name) => name === entry || fileExists.call(host, name);
  return ts.createProgram([entry], options, host);
}

export function readElements(): ElementTable {
  const entry = path.join(root, "checkout-elements.ts");
  const program = programOver(entry);
  const checker = program.getTypeChecker();
  const alias = program.getSourceFile(entry)?.statements.find(ts.isTypeAliasDeclaration);
  if (!alias) throw new Error("the generated entry was not compiled");

  const table: ElementTable = {};
  const tags = checker
    .getTypeAtLocation(alias)
    .getProperties()
    .filter(({ name }) => name.startsWith("s-"))
    .sort((a, b) => a.name.localeCompare(b.name));
  for (const tag of tags) {
    const props: string[] = [];
    const events: string[] = [];
    for (const member of checker.getTypeOfSymbol(tag).getProperties()) {
      const fromShopify = member.declarations?.some((declaration) =>
        declaration.getSourceFile().fileName.includes("@shopify/ui-extensions"),
      );
      if (!fromShopify) continue;
      if (/^on[a-z]+$/.test(member.name)) events.push(member.name.slice(2));
      else if (!(member.flags & ts.SymbolFlags.Method)) props.push(member.name);
    }
    table[tag.name] = { props: props.sort(), events: events.sort() };
  }
  if (tags.length === 0) throw new Error("@shopify/ui-extensions declares no s-* elements");
  return table;
}

export const serializeElements = (table: ElementTable): string =>
  `{\n${Object.entries(table)
    .map(([tag, members]) => `  "${tag}": ${JSON.stringify(members)}`)
    .join(",\n")}\n}\n`;

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const table = readElements();
  writeFileSync(elementsFile, serializeElements(table));
  console.log(
    `${path.relative(process.cwd(), elementsFile)}: ${Object.keys(table).length} elements`,
  );
}
