import fs from "node:fs";
import path from "node:path";
import type { Rule } from "./rule.ts";

const mostBlocks = 30;
const longestName = 25;
const targets = ["section", "head", "body", "compliance_head"];

interface Schema {
  name?: unknown;
  target?: unknown;
  javascript?: unknown;
  stylesheet?: unknown;
}

/** A theme extension's blocks, beside what Shopify's theme check says of them. */
export const themeRules: Rule = ({ dir }) => {
  const folder = path.join(dir, "blocks");
  const blocks = fs.existsSync(folder)
    ? fs.readdirSync(folder).filter((name) => name.endsWith(".liquid"))
    : [];
  const problems =
    blocks.length > mostBlocks
      ? [`it has ${blocks.length} blocks; Shopify takes ${mostBlocks}`]
      : [];
  return [...problems, ...blocks.flatMap((name) => blockProblems(dir, name))];
};

function blockProblems(dir: string, name: string): string[] {
  const liquid = fs.readFileSync(path.join(dir, "blocks", name), "utf8");
  const schema = schemaOf(liquid);
  if (typeof schema === "string") return [`blocks/${name}: ${schema}`];
  // theme check only warns of them, and Shopify takes none
  const problems = [...liquid.matchAll(/(?:src|href)\s*=\s*["'](?:https?:)?\/\/([^"']+)/g)].map(
    ([, address]) => `it loads ${address} from elsewhere`,
  );
  if (!targets.includes(String(schema.target)))
    problems.push(`its target must be one of ${targets.join(", ")}`);
  const title = String(schema.name ?? "");
  if (title === "" || title.length > longestName)
    problems.push(`its name must have 1 to ${longestName} characters`);
  for (const asset of [schema.javascript, schema.stylesheet])
    if (asset !== undefined && !fs.existsSync(path.join(dir, "assets", String(asset))))
      problems.push(`there is no asset "${String(asset)}"`);
  return problems.map((problem) => `blocks/${name}: ${problem}`);
}

function schemaOf(liquid: string): Schema | string {
  const [, json] = /{%-?\s*schema\s*-?%}([^]*?){%-?\s*endschema\s*-?%}/.exec(liquid) ?? [];
  if (json === undefined) return "it has no schema";
  try {
    return JSON.parse(json) as Schema;
  } catch (error) {
    return `its schema is no JSON: ${(error as Error).message}`;
  }
}
