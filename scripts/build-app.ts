import fs from "node:fs";
import path from "node:path";
import { withLock } from "./lock.mjs";
import { CACHE, inProject } from "./paths.ts";
import { PlainError } from "./plain-error.ts";
import { programOf } from "./program.ts";
import { runNode } from "./run.ts";
import { whenChanged } from "./stamp.ts";

/** What the built app is made from; app/types only feeds the type checker. */
const SOURCES = [
  ...["app", "contracts", "public", "prisma/schema.prisma"],
  ...["package-lock.json", "tsconfig.json", "vite.config.ts"],
];

async function build(say: (line: string) => void): Promise<void> {
  say("Building the app…");
  const { code, output } = await runNode([programOf("@remix-run/dev", "remix"), "vite:build"], {
    quiet: true,
    env: { NODE_ENV: "production" },
  });
  if (code === 0) return;
  throw new PlainError(
    /ENOSPC/.test(output)
      ? "The disk is full: the app could not be built. Free some space and start again."
      : `The app could not be built:\n\n${output}`,
  );
}

const task = () => ({
  stamp: inProject("build", ".sources"),
  sources: SOURCES.map((place) => inProject(...place.split("/"))),
  results: [inProject("build", "server", "index.js"), inProject("build", "client", "assets")],
});

/** Builds the app unless the build that is there was made from the same sources. */
export async function buildWhenChanged(say: (line: string) => void): Promise<void> {
  await withLock(path.join(CACHE, "build.lock"), async () => {
    await whenChanged(task(), () => build(say));
  });
}

/** Builds the app whatever is there. */
export async function buildApp(say: (line: string) => void): Promise<void> {
  fs.rmSync(task().stamp, { force: true });
  await buildWhenChanged(say);
}
