import { readFile } from "node:fs/promises";
import path from "node:path";
import { blocksOf, type Block } from "./markdown.ts";
import { isTopic, partOf, topics } from "./topics.ts";

const read = new Map<string, Block[]>();

/** What docs/ says of a topic, as the merchant reads it. @throws Response 404 for what nothing is written about */
export async function helpPage(name: string | undefined) {
  if (!isTopic(name)) throw new Response(null, { status: 404 });
  const { title, file, part } = topics[name];
  const blocks = read.get(name) ?? blocksOf(partOf(await textOf(file), part));
  read.set(name, blocks);
  return { title, blocks };
}

const textOf = (file: string) => readFile(path.join(process.cwd(), "docs", file), "utf8");
