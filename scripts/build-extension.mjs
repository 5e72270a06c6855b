// Bundles a UI extension the way Shopify CLI does: one IIFE that registers every target, and one that registers what
// says whether an action is offered.
// From the shell: APP_URL=https://… node scripts/build-extension.mjs [extension folder] [output folder]
import { mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { deflateSync } from "node:zlib";
import { build } from "esbuild";
import toml from "toml";

/** What Shopify accepts, measured after zlib deflate. */
export const BUNDLE_LIMIT_BYTES = 64 * 1024;
/** The same for an extension that is nothing but full pages of customer accounts. */
const FULL_PAGE_LIMIT_BYTES = 128 * 1024;
const FULL_PAGES = new Set(["customer-account.page.render", "customer-account.order.page.render"]);

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

function originOf(appUrl) {
  const url = URL.canParse(appUrl ?? "") ? new URL(appUrl) : undefined;
  const local = url?.hostname === "localhost" || url?.hostname === "127.0.0.1";
  if (!url || !(url.protocol === "https:" || (url.protocol === "http:" && local))) {
    throw new Error(
      `APP_URL is "${appUrl ?? ""}"; expected the app's https address (or http://localhost)`,
    );
  }
  return url.href.replace(/\/+$/, "");
}

async function readExtension(extensionDir) {
  const file = path.join(extensionDir, "shopify.extension.toml");
  const [extension] = toml.parse(await readFile(file, "utf8")).extensions ?? [];
  if (!extension?.handle || !(extension.targeting?.length > 0)) {
    throw new Error(`${file} has no [[extensions]] with a handle and [[extensions.targeting]]`);
  }
  return extension;
}

/** The source of a script that registers modules for targets. */
const registering = (entries) =>
  entries
    .map(
      ({ module, target }, index) =>
        `import Target_${index} from ${JSON.stringify(module)};` +
        `shopify.extend(${JSON.stringify(target)}, (...args) => Target_${index}(...args));`,
    )
    .join("\n");

async function bundle({ contents, directory, file, appUrl }) {
  await build({
    stdin: { contents, resolveDir: directory, loader: "tsx" },
    outfile: file,
    bundle: true,
    minify: true,
    target: "es6",
    jsx: "automatic",
    legalComments: "none",
    loader: { ".esnext": "ts", ".js": "jsx" },
    resolveExtensions: [".tsx", ".ts", ".js", ".json", ".esnext", ".mjs", ".ejs"],
    define: {
      "process.env.NODE_ENV": '"production"',
      "process.env.APP_URL": JSON.stringify(originOf(appUrl)),
    },
    logLevel: "warning",
  });
  return readFile(file);
}

/**
 * @param {{ appUrl: string, extensionDir?: string, outDir?: string }} options
 * @returns {Promise<{ file: string, rawBytes: number, deflateBytes: number }>}
 * Throws when the bundle is larger than Shopify accepts, or still reads `process.env`: a worker
 * has no `process`, so such a bundle would draw nothing at all.
 */
export async function buildExtension({ appUrl, extensionDir, outDir }) {
  const directory = path.resolve(extensionDir ?? path.join(root, "extensions/feedback-survey"));
  const { handle, targeting } = await readExtension(directory);
  const folder = path.resolve(outDir ?? path.join(directory, "dist"));
  await mkdir(folder, { recursive: true });

  const file = path.join(folder, `${handle}.js`);
  const code = await bundle({ contents: registering(targeting), directory, file, appUrl });
  const conditions = targeting.flatMap(({ target, should_render: condition }) =>
    condition
      ? [{ module: condition.module, target: target.replace(/\.render$/, ".should-render") }]
      : [],
  );
  if (conditions.length > 0) {
    const own = path.join(folder, `${handle}-conditions.js`);
    await bundle({ contents: registering(conditions), directory, file: own, appUrl });
  }

  const onlyPages = targeting.every(({ target }) => FULL_PAGES.has(target));
  const limit = onlyPages ? FULL_PAGE_LIMIT_BYTES : BUNDLE_LIMIT_BYTES;
  const deflateBytes = deflateSync(code).length;
  if (deflateBytes >= limit) {
    throw new Error(
      `${handle}: ${deflateBytes} bytes deflated; Shopify accepts less than ${limit}`,
    );
  }
  const leftover = /process\.env(\.\w+)?/.exec(code.toString("utf8"));
  if (leftover) {
    throw new Error(
      `${handle}: the bundle still reads ${leftover[0]}, which a worker does not have`,
    );
  }
  return { file, rawBytes: code.length, deflateBytes };
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const [extensionDir, outDir] = process.argv.slice(2);
  const { file, rawBytes, deflateBytes } = await buildExtension({
    appUrl: process.env.APP_URL,
    ...(extensionDir ? { extensionDir } : {}),
    ...(outDir ? { outDir } : {}),
  });
  console.log(`${path.relative(process.cwd(), file)}: ${rawBytes} bytes, ${deflateBytes} deflated`);
}
