#!/usr/bin/env node
// node scripts/prisma.mjs <arguments of the Prisma CLI>
// Prisma's own CLI with what it needs to work without downloading an engine or having a server at hand.
import path from "node:path";
import { bootstrap } from "./bootstrap.mjs";

await bootstrap(path.join(import.meta.dirname, "prisma", "cli.ts"), process.argv.slice(2));
