// What a fresh clone needs between `npm ci` and its first run. Every step looks first and does nothing
// when its result is there.
import fs from "node:fs";
import path from "node:path";
import { codegenSchema, packedSchema } from "./fetch-schema.mjs";
import { withLock } from "./lock.mjs";
import { CACHE, inProject } from "./paths.ts";
import { PlainError } from "./plain-error.ts";
import { programOf } from "./program.ts";
import { runNode } from "./run.ts";
import { runPrisma } from "./prisma/run.ts";
import { whenChanged } from "./stamp.ts";

const TYPES = inProject("app", "types", "admin.types.d.ts");

/**
 * What `npm ci` does not bring: the client of the database, which all of app/ imports; Shopify's schema, which the
 * sandbox answers by; and the types of the app's questions to Shopify, which only those need who look at types.
 */
export type Need = "client" | "schema" | "types";

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

/** Shopify's Admin API schema, as the sandbox and the types need it. Throws PlainError with npm's reason. */
export async function fetchSchema(say: (line: string) => void): Promise<void> {
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

/** The types of the questions the app asks Shopify, anew. */
export async function generateTypes(say: (line: string) => void): Promise<void> {
  say("Generating the types of Shopify's Admin API…");
  const { code, output } = await runNode(
    [programOf("@graphql-codegen/cli", "graphql-codegen"), "--config", "codegen.ts"],
    { quiet: true },
  );
  if (code !== 0)
    throw new PlainError(`The types of Shopify's Admin API could not be generated:\n${output}`);
}

/** Idempotent; two callers at once wait for each other. Throws PlainError with a sentence. */
export async function prepare(needs: Need[], say: (line: string) => void): Promise<void> {
  await withLock(path.join(CACHE, "prepare.lock"), async () => {
    if (needs.includes("client")) await generatePrismaClient(say);
    if (needs.includes("schema")) await fetchSchema(say);
    if (needs.includes("types") && !fs.existsSync(TYPES)) await generateTypes(say);
  });
}
