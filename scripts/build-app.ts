import path from "node:path";
import { withLock } from "./lock.mjs";
import { CACHE, inProject } from "./paths.ts";
import { PlainError } from "./plain-error.ts";
import { runNode } from "./run.ts";
import { whenChanged } from "./stamp.ts";

/** What the built app is made from; app/types only feeds the type checker. */
const SOURCES = [
  ...["app", "public", "prisma/schema.prisma"],
  ...["package-lock.json", "tsconfig.json", "vite.config.ts"],
];

/** Builds the app unless the build that is there was made from the same sources. */
export async function buildWhenChanged(say: (line: string) => void): Promise<void> {
  await withLock(path.join(CACHE, "build.lock"), async () => {
    await whenChanged(
      {
        stamp: inProject("build", ".sources"),
        sources: SOURCES.map((place) => inProject(...place.split("/"))),
        results: [inProject("build", "server", "index.js"), inProject("build", "client", "assets")],
      },
      async () => {
        say("Building the app…");
        const { code, output } = await runNode(
          [inProject("node_modules", "@remix-run", "dev", "dist", "cli.js"), "vite:build"],
          { quiet: true, env: { NODE_ENV: "production" } },
        );
        if (code === 0) return;
        throw new PlainError(
          /ENOSPC/.test(output)
            ? "The disk is full: the app could not be built. Free some space and start again."
            : `The app could not be built:\n\n${output}`,
        );
      },
    );
  });
}
