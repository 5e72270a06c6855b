// Step 7: a flash sale begins and ends by itself, in the shop's time zone, and can be cancelled.
import { DateTime } from "luxon";
import type { Step, Walk } from "../step.ts";
import { appOf, appPath, ask, askShop, openInAdmin, post, shopDomain, until } from "./ask.ts";

const PERCENT = 20;

interface Sale {
  id: string;
  state: string;
  problem: string | null;
  products: string[];
  starts: Date;
  ends: Date;
}

async function sale(walk: Walk, title: string): Promise<Sale | undefined> {
  const [found] = await askShop<Sale>(
    walk,
    `SELECT sale_id::text AS id, state, problem, product_ids::text[] AS products, starts_at AS starts, ends_at AS ends
       FROM flash_sales WHERE shop_id = $1 AND title = $2`,
    [title],
  );
  return found;
}

async function untilState(walk: Walk, title: string, state: string): Promise<Sale> {
  return until<Sale>(async () => {
    const found = await sale(walk, title);
    if (found?.problem) throw new Error(found.problem);
    return found && found.state === state
      ? { found }
      : { missing: `the sale is ${found?.state ?? "not there"}` };
  }, 30_000);
}

async function sandboxNow(walk: Walk): Promise<DateTime> {
  const state = (await (await fetch(`${walk.stack.url}/__sandbox/state`)).json()) as {
    now: string;
  };
  return DateTime.fromISO(state.now, { zone: "utc" });
}

async function schedule(
  walk: Walk,
  title: string,
  startsInHours: number,
  hours: number,
  product: number,
): Promise<Sale> {
  const [shop] = await ask<{ timezone: string }>(walk, "SELECT timezone FROM shops");
  const app = await openInAdmin(
    walk,
    `${await appPath(walk)}/app/offers/sales/new`,
    "New flash sale",
  );
  const start = (await sandboxNow(walk))
    .plus({ hours: startsInHours })
    .setZone(shop!.timezone)
    .startOf("minute");
  const end = start.plus({ hours });
  await app.getByLabel("Name of the sale").fill(title);
  await app.getByLabel("Percentage off each product").fill(String(PERCENT));
  await app.getByRole("button", { name: "Choose products" }).click();
  const picker = walk.page.getByRole("dialog");
  await picker.getByRole("checkbox").nth(product).check();
  await picker.getByRole("button", { name: /^(Add|Select|Done|Choose)/ }).click();
  await app.getByLabel("Start date").fill(start.toISODate()!);
  await app.getByLabel("Start time").fill(start.toFormat("HH:mm"));
  await app.getByLabel("End date").fill(end.toISODate()!);
  await app.getByLabel("End time").fill(end.toFormat("HH:mm"));
  await app.getByRole("button", { name: "Schedule sale" }).first().click();
  await app.getByRole("dialog").getByRole("button", { name: "Schedule sale" }).click();
  await app.getByRole("heading", { level: 1, name: title }).waitFor();
  return untilState(walk, title, "scheduled");
}

/** What the storefront asks for one piece of the product just now, and what it would be without discounts. */
async function price(walk: Walk, productId: string): Promise<{ full: number; now: number }> {
  const domain = await shopDomain(walk);
  const [product] = await askShop<{ handle: string }>(
    walk,
    "SELECT handle FROM products WHERE shop_id = $1 AND product_id = $2",
    [productId],
  );
  const page = await (
    await fetch(`${walk.stack.url}/storefront/${domain}/products/${product!.handle}`)
  ).text();
  const variant = /name="variant"[^>]*value="(\d+)"|<option value="(\d+)"/.exec(page);
  const answer = await fetch(
    `${walk.stack.url}/storefront/${domain}/price.json?variant=${variant?.[1] ?? variant?.[2]}`,
  );
  const basket = (await answer.json()) as { lines: { undiscounted: number; total: number }[] };
  const [line] = basket.lines;
  if (!line) throw new Error(`no price for product ${productId}`);
  return { full: line.undiscounted, now: line.total };
}

function expectPrice(found: { full: number; now: number }, percent: number, when: string): void {
  const wanted = found.full - Math.round((found.full * percent) / 100);
  if (Math.abs(found.now - wanted) > 1)
    throw new Error(`${when} it costs ${found.now}, expected ${wanted} of ${found.full}`);
}

export const flashSale: Step = {
  name: "A flash sale begins and ends by itself",
  async run(walk) {
    const title = "Friday lights";
    const planned = await schedule(walk, title, 2, 3, 0);
    const product = planned.products[0]!;
    expectPrice(await price(walk, product), 0, "before the sale");
    await post(walk, "/__sandbox/clock", {
      to: new Date(planned.starts.getTime() + 60_000).toISOString(),
    });
    const during = await price(walk, product);
    expectPrice(during, PERCENT, "during the sale");
    await openInAdmin(walk, `${await appPath(walk)}/app/offers/sales/${planned.id}`, title);
    await appOf(walk.page).getByText("Live", { exact: true }).first().waitFor();
    await post(walk, "/__sandbox/clock", {
      to: new Date(planned.ends.getTime() + 60_000).toISOString(),
    });
    expectPrice(await price(walk, product), 0, "after the sale");
    await openInAdmin(walk, `${await appPath(walk)}/app/offers/sales/${planned.id}`, title);
    await appOf(walk.page).getByText("Ended", { exact: true }).first().waitFor();
    return `$${(during.full / 100).toFixed(2)} → $${(during.now / 100).toFixed(2)} → $${(during.full / 100).toFixed(2)}`;
  },
};

export const cancelSale: Step = {
  name: "A flash sale can be cancelled",
  async run(walk) {
    const title = "Called off";
    const planned = await schedule(walk, title, 1, 5, 1);
    const app = appOf(walk.page);
    const cancel = app.getByRole("button", { name: "Cancel sale" });
    if (!(await cancel.first().isVisible()))
      await app
        .getByRole("button", { name: /more actions|actions/i })
        .first()
        .click();
    await cancel.first().click();
    await app.getByRole("dialog").getByRole("button", { name: "Cancel sale" }).click();
    await untilState(walk, title, "cancelled");
    await post(walk, "/__sandbox/clock", {
      to: new Date(planned.starts.getTime() + 60_000).toISOString(),
    });
    const found = await price(walk, planned.products[0]!);
    expectPrice(found, 0, "in the cancelled sale's window");
    await post(walk, "/__sandbox/clock", { now: true });
    return `its products still cost $${(found.now / 100).toFixed(2)} in its window`;
  },
};
