// Bundles a checkout UI extension the way Shopify CLI does: one IIFE that registers every target.
// From the shell: APP_URL=https://… node scripts/build-extension.mjs [extension folder] [output folder]
import { mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { deflateSync } from "node:zlib";
import { build } from "esbuild";
import toml from "toml";

/** What Shopify accepts, measured after zlib deflate. */
export const BUNDLE_LIMIT_BYTES = 64 * 1024;

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

/**
 * @param {{ appUrl: string, extensionDir?: string, outDir?: string }} options
 * @returns {Promise<{ file: string, rawBytes: number, deflateBytes: number }>}
 * Throws when the bundle is larger than Shopify accepts, or still reads `process.env`: a worker
 * has no `process`, so such a bundle would draw nothing at all.
 */
export async function buildExtension({ appUrl, extensionDir, outDir }) {
  const directory = path.resolve(extensionDir ?? path.join(root, "extensions/feedback-survey"));
  const { handle, targeting } = await readExtension(directory);
  const file = path.join(path.resolve(outDir ?? path.join(directory, "dist")), `${handle}.js`);
  await mkdir(path.dirname(file), { recursive: true });

  const contents = targeting
    .map(
      ({ module, target }, index) =>
        `import Target_${index} from ${JSON.stringify(module)};` +
        `shopify.extend(${JSON.stringify(target)}, (...args) => Target_${index}(...args));`,
    )
    .join("\n");

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

  const code = await readFile(file);
  const deflateBytes = deflateSync(code).length;
  if (deflateBytes >= BUNDLE_LIMIT_BYTES) {
    throw new Error(
      `${handle}: ${deflateBytes} bytes deflated; Shopify accepts less than ${BUNDLE_LIMIT_BYTES}`,
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
