// What a fresh clone needs between `npm ci` and its first run. Every step looks first and does nothing
// when its result is there.
import fs from "node:fs";
import path from "node:path";
import { codegenSchema, packedSchema } from "./fetch-schema.mjs";
import { withLock } from "./lock.mjs";
import { CACHE, inProject } from "./paths.ts";
import { PlainError } from "./plain-error.ts";
import { runNode } from "./run.ts";
import { runPrisma } from "./prisma/run.ts";
import { whenChanged } from "./stamp.ts";

const TYPES = inProject("app", "types", "admin.types.d.ts");

export interface PrepareOptions {
  /** Also the types of Shopify's Admin API, which only the type checker needs. */
  types: boolean;
  say: (line: string) => void;
}

async function generatePrismaClient(say: (line: string) => void): Promise<void> {
  const client = inProject("node_modules", ".prisma", "client");
  await whenChanged(
    {
      stamp: path.join(client, ".boomerang-schema"),
      sources: [inProject("prisma", "schema.prisma")],
      results: [path.join(client, "index.js")],
    },
    async () => {
      say("Generating the Prisma client…");
      if ((await runPrisma(["generate"], { quiet: true })) !== 0)
        throw new PlainError("The Prisma client could not be generated; Prisma says why above.");
    },
  );
}

async function fetchSchema(say: (line: string) => void): Promise<void> {
  if (fs.existsSync(packedSchema) && fs.existsSync(codegenSchema)) return;
  say("Fetching Shopify's Admin API schema (one npm package, about 20 MB)…");
  const { code, output } = await runNode([inProject("scripts", "fetch-schema.mjs")], {
    quiet: true,
  });
  if (code !== 0)
    throw new PlainError(
      /ENOSPC/.test(output)
        ? "The disk is full: Shopify's Admin API schema could not be stored. Free some space and start again."
        : output.trim(),
    );
}

async function generateTypes(say: (line: string) => void): Promise<void> {
  if (fs.existsSync(TYPES)) return;
  say("Generating the types of Shopify's Admin API…");
  const { code, output } = await runNode(
    [
      inProject("node_modules", "@graphql-codegen", "cli", "cjs", "bin.js"),
      ...["--config", "codegen.ts"],
    ],
    { quiet: true },
  );
  if (code !== 0)
    throw new PlainError(`The types of Shopify's Admin API could not be generated:\n${output}`);
}

/** Idempotent; two callers at once wait for each other. Throws PlainError with a sentence. */
export async function prepare({ types, say }: PrepareOptions): Promise<void> {
  await withLock(path.join(CACHE, "prepare.lock"), async () => {
    await generatePrismaClient(say);
    await fetchSchema(say);
    if (types) await generateTypes(say);
  });
}
