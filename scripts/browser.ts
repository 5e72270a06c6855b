// A Chromium to drive: an installed one where there is one, else the one an npm package carries.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { chromium, type Browser } from "playwright-core";
import { withLock } from "./lock.mjs";
import { CACHE, inProject } from "./paths.ts";
import { PlainError } from "./plain-error.ts";
import { patient } from "./patience.ts";

interface Program {
  path: string;
  env: Record<string, string>;
}

const INSTALLED = [
  "/usr/bin/google-chrome",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** Shopify's library answers 410 to visitors that call themselves HeadlessChrome, as robots. */
export const VISITOR =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Safari/537.36";

function starts({ path: program, env }: Program): boolean {
  const { status } = spawnSync(program, ["--version"], {
    env: { ...process.env, ...env },
    timeout: patient(20_000),
  });
  return status === 0;
}

/** Unpacks the packaged Chromium once. The package unpacks into the temporary folder, so that is ours meanwhile. */
async function unpacked(): Promise<string> {
  const manifest = inProject("node_modules", "@sparticuz", "chromium", "package.json");
  const { version } = JSON.parse(fs.readFileSync(manifest, "utf8")) as { version: string };
  const folder = path.join(CACHE, `chromium-${version}`);
  await withLock(`${folder}.lock`, async () => {
    if (fs.existsSync(folder)) return;
    const draft = `${folder}.draft`;
    fs.rmSync(draft, { recursive: true, force: true });
    fs.mkdirSync(draft, { recursive: true });
    const before = process.env.TMPDIR;
    process.env.TMPDIR = draft;
    try {
      const { default: packaged, inflate } = await import("@sparticuz/chromium");
      await packaged.executablePath();
      await inflate(path.join(path.dirname(manifest), "bin", "al2023.tar.br"));
    } finally {
      if (before === undefined) delete process.env.TMPDIR;
      else process.env.TMPDIR = before;
    }
    fs.renameSync(draft, folder);
  });
  return folder;
}

/** The package names its fonts' folder as it is on Amazon's machines; here they lie where they were unpacked. */
function fontsOf(folder: string): string {
  const fonts = path.join(folder, "fonts");
  const file = path.join(fonts, "ours.conf");
  fs.writeFileSync(
    `${file}.${process.pid}`,
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${fonts}</dir>
  <cachedir>${path.join(folder, "fonts-cache")}</cachedir>
</fontconfig>
`,
  );
  fs.renameSync(`${file}.${process.pid}`, file);
  return file;
}

/** The packaged Chromium with its own libraries and fonts: the same letters on every machine. */
async function packaged(): Promise<Program> {
  const folder = await unpacked();
  return {
    path: path.join(folder, "chromium"),
    env: {
      LD_LIBRARY_PATH: path.join(folder, "al2023", "lib"),
      FONTCONFIG_FILE: fontsOf(folder),
    },
  };
}

async function findProgram(): Promise<Program> {
  const named = process.env["CHROMIUM_PATH"];
  if (named) {
    if (!fs.existsSync(named))
      throw new PlainError(`CHROMIUM_PATH is "${named}", where there is no file.`);
    return { path: named, env: {} };
  }
  for (const candidate of INSTALLED) {
    const program = { path: candidate, env: {} };
    if (fs.existsSync(candidate) && starts(program)) return program;
  }
  const complete = await packaged();
  const bare = { path: complete.path, env: {} };
  if (starts(bare)) return bare;
  // A bare system lacks some libraries; the package brings those too.
  if (starts(complete)) return complete;
  throw new PlainError(
    "No browser was found that starts here. Install Chromium or Google Chrome and run the command again.",
  );
}

async function launch({ path: executablePath, env }: Program, more: string[]): Promise<Browser> {
  const surroundings = Object.entries({ ...process.env, ...env }).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return chromium.launch({
    executablePath,
    env: Object.fromEntries(surroundings),
    // It only opens pages of this project, and its own sandbox needs what root and containers lack.
    chromiumSandbox: false,
    args: ["--font-render-hinting=none", `--user-agent=${VISITOR}`, ...more],
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
}

/** Starts a headless Chromium. The caller closes it. @param more arguments beside ours */
export async function launchBrowser(more: string[] = []): Promise<Browser> {
  return launch(await findProgram(), more);
}

/** Starts the Chromium of package.json with its own fonts, for pictures that are compared. Linux only. */
export async function launchPinnedBrowser(): Promise<Browser> {
  return launch(await packaged(), ["--force-color-profile=srgb", "--disable-lcd-text"]);
}
