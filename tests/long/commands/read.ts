// Which commands this project promises: those its documents name, and those of package.json.
import fs from "node:fs";
import { inProject } from "../../../scripts/paths.ts";

export interface Named {
  /** Without options and values: "npm run bench ingest". */
  command: string;
  /** Where it is named, for the complaint. */
  where: string;
}

function documents(): string[] {
  const docs = fs
    .readdirSync(inProject("docs"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name}`);
  return ["README.md", "CONTRIBUTING.md", ...docs];
}

/** Inline code and fenced blocks, line by line. */
function codeOf(text: string): string[] {
  const fenced = [...text.matchAll(/^```\w*\n([\s\S]*?)^```/gm)].flatMap((match) =>
    match[1]!.split("\n"),
  );
  const inline = [...text.replace(/^```[\s\S]*?^```/gm, "").matchAll(/`([^`\n]+)`/g)];
  return [...fenced, ...inline.map((match) => match[1]!)];
}

/** Scripts whose next word says which command it is. */
const WITH_A_WORD = new Set(["advise", "bench", "clv", "prisma", "shopify"]);
const A_WORD = /^[a-z][a-z-]*$/;

/** "npm run -s bench -- ingest --orders 5" → "npm run bench ingest"; undefined for what is no command of ours. */
function shorten(line: string): string | undefined {
  const words = line.trim().replace(/^\$ /, "").split(/\s+/);
  const [program, verb, ...rest] = words.filter((word) => word !== "-s");
  if (verb === undefined) return undefined;
  if (program === "npx" || program === "node") return `${program} ${verb}`;
  // Shopify's own command, which a clone has by that name
  if (program === "shopify") return `npm run shopify ${verb}`;
  if (program !== "npm") return undefined;
  if (verb !== "run") return `npm ${verb}`;
  const [script, ...more] = rest.filter((word) => word !== "--");
  // "npm run demo --" in a table of options, "<name>" in a sentence about all of them
  if (script === undefined || !/^[a-z][a-z:]*$/.test(script)) return undefined;
  const word = more[0];
  return WITH_A_WORD.has(script) && word !== undefined && A_WORD.test(word)
    ? `npm run ${script} ${word}`
    : `npm run ${script}`;
}

export function commandsIn(where: string, text: string): Named[] {
  return codeOf(text)
    .flatMap((line) => line.split("&&"))
    .map(shorten)
    .filter((command) => command !== undefined)
    .map((command) => ({ command, where }));
}

function commandsOfPackage(): Named[] {
  const { scripts } = JSON.parse(fs.readFileSync(inProject("package.json"), "utf8")) as {
    scripts: Record<string, string>;
  };
  const own = new Set(["test", "start"]);
  return Object.keys(scripts).map((name) => ({
    command: own.has(name) ? `npm ${name}` : `npm run ${name}`,
    where: "package.json",
  }));
}

/** Each once, in the order they are named. */
export function promisedCommands(): Named[] {
  const all = [
    ...documents().flatMap((file) => commandsIn(file, fs.readFileSync(inProject(file), "utf8"))),
    ...commandsOfPackage(),
  ];
  return [...new Map(all.reverse().map((one) => [one.command, one])).values()].reverse();
}
