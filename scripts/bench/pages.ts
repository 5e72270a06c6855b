import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { removeDatabase, startDatabase } from "../database/launcher.ts";
import { PlainError } from "../plain-error.ts";
import { filledShop } from "./filled-shop.ts";
import type { Measured } from "./pages/answer-times.ts";
import type { Vitals } from "./pages/in-browser.ts";
import { measure } from "./pages/measure.ts";
import { report } from "./pages/report.ts";

const USAGE = `bench pages [--orders 10000,100000,1000000] [--requests 60] [--visits 4] [--json]
  Fills a shop, starts the real server, and asks for each page again and again, one request at a time, in two ways: "data", what a click inside
  the app costs (the page's loader), and "document", its first load with the markup. Then opens each page in a browser that has seen nothing:
  when the largest part is painted (LCP), how long the slowest of some clicks and keys takes to be seen (INP), how much moves (CLS), and how
  much JavaScript it is; the worse of 3 in 4 visits. Goals: p95 at most 100 ms and no growth with the orders, LCP 1 s, INP 100 ms, CLS 0.02,
  200 kB of scripts, packed.
`;

/** Times the server's answers, and the pages in a browser. */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      orders: { type: "string", default: "10000,100000,1000000" },
      requests: { type: "string", default: "60" },
      visits: { type: "string", default: "4" },
      json: { type: "boolean", default: false },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help === true) return void process.stdout.write(USAGE);
  const sizes = values.orders.split(",").map(Number);
  const [requests, visits] = [Number(values.requests), Number(values.visits)];
  if (sizes.some((size) => !(size >= 100)) || !(requests >= 1) || !(visits >= 0))
    throw new PlainError(
      "--orders takes numbers of 100 or more, --requests one of 1 or more, --visits one of 0 or more.",
    );
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), "boomerang-pages-"));
  fs.chmodSync(dir, 0o755);
  const database = await startDatabase({ dir: path.join(dir, "database") });
  const answers: Measured[] = [];
  const vitals: Vitals[] = [];
  try {
    for (const orders of sizes) {
      process.stderr.write(`making a shop of ${orders.toLocaleString("en")} orders…\n`);
      const url = await filledShop(database, dir, orders);
      const found = await measure(url, path.join(dir, `sandbox-${orders}`), orders, {
        requests,
        visits,
      });
      answers.push(...found.answers);
      vitals.push(...found.vitals);
      await database.drop(`filled_${orders}`);
    }
  } finally {
    await database.stop();
    await removeDatabase(path.join(dir, "database"));
    fs.rmSync(dir, { recursive: true, force: true });
  }
  process.stdout.write(report(values.json, answers, vitals));
}
