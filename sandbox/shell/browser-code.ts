import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const bundles = new Map<string, Promise<string>>();

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

function bundle(entry: string): Promise<string> {
  let code = bundles.get(entry);
  if (!code) {
    code = build({
      entryPoints: [here(entry)],
      bundle: true,
      format: "iife",
      target: "es2023",
      write: false,
      legalComments: "none",
    }).then((result) => {
      const file = result.outputFiles[0];
      if (!file) throw new Error(`esbuild wrote nothing for ${entry}`);
      return file.text;
    });
    bundles.set(entry, code);
  }
  return code;
}

/** What the app's pages load in the place of Shopify's App Bridge. Built once per process. */
export const appBridgeScript = () => bundle("../app-bridge/main.ts");

/** The admin shell's own script. */
export const shellScript = () => bundle("./client/main.ts");
