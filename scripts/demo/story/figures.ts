// Steps 3 to 5: what home, customers and segments say is what the database and the formulas say.
import { clvSettings } from "../../../app/clv/settings.ts";
import { defaultsOf } from "../../../app/shops/room-settings.ts";
import type { Step } from "../step.ts";
import { appPath, askShop, expectText, money, openInAdmin, until } from "./ask.ts";

interface Totals {
  customers: number;
  orders: number;
  revenue: number;
  repeaters: number;
  guests: number;
  /** years; null = the shop has not chosen */
  chosen: number | null;
}

export const homeFigures: Step = {
  name: "Home shows the formula's figures",
  async run(walk) {
    const totals = await until<Totals>(async () => {
      const [row] = await askShop<Totals>(
        walk,
        `SELECT customers, orders, revenue_minor::float8 AS revenue, repeat_customers AS repeaters,
                guest_orders AS guests, (SELECT settings->'lifespanYears' FROM room_settings WHERE shop_id = $1 AND room = 'clv') AS chosen
           FROM shop_totals WHERE shop_id = $1 AND customers = (SELECT count(*) FROM customer_values WHERE shop_id = $1)`,
      );
      return row ? { found: row } : { missing: "the figures are not computed" };
    }, 60_000);
    const app = await openInAdmin(walk, `${await appPath(walk)}/app`, "Home");
    const text = await app.locator("body").innerText();
    const aov = totals.revenue / totals.orders;
    const frequency = totals.orders / totals.customers;
    const lifespan = totals.chosen ?? defaultsOf(clvSettings).lifespanYears;
    const clv = aov * frequency * lifespan;
    expectText(text, totals.customers.toLocaleString("en"), "home");
    expectText(text, `${((100 * totals.repeaters) / totals.customers).toFixed(1)}%`, "home");
    expectText(text, String(Number(frequency.toFixed(2))), "home");
    await app
      .getByRole("button", { name: /^How this is computed/ })
      .first()
      .waitFor();
    return (
      `${totals.customers.toLocaleString("en")} customers, ${totals.orders.toLocaleString("en")} orders and ` +
      `${totals.guests.toLocaleString("en")} by guests, AOV ${money(aov)}, F ${frequency.toFixed(2)}, ` +
      `CLV ${money(clv)} over ${lifespan} years`
    );
  },
};

export const segmentsAddUp: Step = {
  name: "Every customer is in one segment",
  async run(walk) {
    const states = await askShop<{ state: string; n: number }>(
      walk,
      "SELECT state, count(*)::int AS n FROM customer_values WHERE shop_id = $1 GROUP BY state ORDER BY n DESC",
    );
    const [all] = await askShop<{ n: number }>(
      walk,
      "SELECT count(*)::int AS n FROM customers WHERE shop_id = $1",
    );
    const sum = states.reduce((total, { n }) => total + n, 0);
    if (sum !== all?.n) throw new Error(`${sum} customers in segments, ${all?.n} customers`);
    const app = await openInAdmin(walk, `${await appPath(walk)}/app/segments`, "Segments");
    const text = await app.locator("body").innerText();
    for (const { n } of states) expectText(text, n.toLocaleString("en"), "the segments page");
    return `${states.length} segments, ${sum.toLocaleString("en")} customers`;
  },
};
