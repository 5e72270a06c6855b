import { existsSync } from "node:fs";
import { mkdir, rmdir, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { chromium, type Browser } from "playwright-core";

/** Shopify's libraries refuse browsers that call themselves headless. */
export const userAgent =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";

/** Web security stays on: tests rely on CORS being enforced. */
const args = [
  `--user-agent=${userAgent}`,
  "--no-sandbox", // Chromium refuses to start as root with it, as in a container
  "--disable-gpu",
  "--disable-quic",
  "--disable-dev-shm-usage",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const installed = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/** The packaged browser unpacks itself in place, so only one process may do it at a time. */
async function alone<Value>(work: () => Promise<Value>): Promise<Value> {
  const lock = path.join(tmpdir(), "chromium-unpack.lock");
  const taken = () =>
    mkdir(lock).then(
      () => true,
      () => false,
    );
  while (!(await taken())) {
    const held = await stat(lock).catch(() => undefined);
    // whoever held it for this long has died
    if (held && Date.now() - held.mtimeMs > 60_000) await rmdir(lock).catch(() => undefined);
    await wait(100);
  }
  try {
    return await work();
  } finally {
    await rmdir(lock);
  }
}

async function browserPath(): Promise<string> {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (!existsSync(named)) throw new Error(`CHROMIUM_PATH is "${named}", where there is no file`);
    return named;
  }
  const found = installed.find((file) => existsSync(file));
  if (found) return found;
  const { default: packaged } = await import("@sparticuz/chromium");
  return alone(() => packaged.executablePath());
}

/**
 * A Chromium: the one named by CHROMIUM_PATH, an installed one, or the one from the
 * @sparticuz/chromium package (Linux). The caller closes it.
 */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await browserPath(), headless: true, args });
}
