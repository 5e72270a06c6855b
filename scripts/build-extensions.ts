// npm run build:extensions: every extension by Shopify's own CLI (`shopify app build`), without login, network or
// questions, then what that does not check. APP_URL is the app's address; without it the one of shopify.app.toml.
import { reportExtensions } from "./extensions/report.ts";
import { ROOT } from "./paths.ts";
import { runMain } from "./plain-error.ts";
import { buildExtensions } from "./shopify-build.ts";

await runMain(async () => {
  const { code, output } = await buildExtensions();
  process.stdout.write(output);
  return code === 0 ? await reportExtensions(ROOT) : code;
});
