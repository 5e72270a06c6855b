// Steps 1 and 2: the admin opens, the app is installed, the orders arrive.
import type { Step } from "../step.ts";
import { ask, askShop, until } from "./ask.ts";

const IMPORT_MS = 300_000;

export const openAdmin: Step = {
  name: "The shop admin opens",
  async run({ page, stack }) {
    const response = await page.goto(stack.url);
    if (!response?.ok()) throw new Error(`it answered ${response?.status()}`);
    const shop = await page.locator("header a.wordmark").innerText();
    return `"${shop}"`;
  },
};

export const openApp: Step = {
  name: "Boomerang is installed and opens inside the admin",
  async run(walk) {
    // The menu reaches the admin once the app's own script runs in the frame.
    const menu = walk.page.locator("#app-nav a");
    await menu.first().waitFor();
    const [shop] = await ask<{ domain: string }>(walk, "SELECT domain FROM shops");
    if (!shop) throw new Error("the app does not know the shop");
    return `${shop.domain}, with ${(await menu.allInnerTexts()).join(", ")}`;
  },
};

interface Import {
  phase: string;
  problem: string | null;
  way: string;
  orders: number;
  imports: number;
  seconds: number;
}

export const importOrders: Step = {
  name: "All orders are read by one bulk operation",
  async run(walk) {
    const done = await until<Import>(async () => {
      const [latest] = await askShop<Import>(
        walk,
        `SELECT phase, problem, way,
                (SELECT count(*)::int FROM orders WHERE shop_id = $1) AS orders,
                (SELECT count(*)::int FROM order_imports WHERE shop_id = $1) AS imports,
                extract(epoch FROM finished_at - started_at)::float AS seconds
           FROM order_imports WHERE shop_id = $1 ORDER BY started_at DESC LIMIT 1`,
      );
      if (latest?.phase === "failed") throw new Error(`the import failed: ${latest.problem}`);
      return latest?.phase === "done"
        ? { found: latest }
        : { missing: `the import is ${latest?.phase ?? "not started"}` };
    }, IMPORT_MS);
    if (done.imports !== 1 || done.way !== "bulk")
      throw new Error(`${done.imports} imports, the last one by ${done.way}`);
    return `${done.orders.toLocaleString("en")} orders in ${done.seconds.toFixed(1)} s`;
  },
};
