// npm run check:extensions: what Shopify's CLI builds without a word although it is wrong. Names that the installed
// types do not have, and whatever theme check calls an error.
import { reportExtensions } from "./extensions/report.ts";
import { ROOT } from "./paths.ts";
import { runMain } from "./plain-error.ts";

await runMain(() => reportExtensions(ROOT));
