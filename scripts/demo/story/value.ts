// What the Value, Churn and Customer pages say is what a recount of the orders says.
import type { Step } from "../step.ts";
import { appPath, askShop, expectText, openInAdmin } from "./ask.ts";

const whole = (value: number) => Math.round(value).toLocaleString("en");

interface Tested {
  predicted: number;
  reported: number;
  counted: number;
  days: number;
}

export const valueTested: Step = {
  name: "Value tests its prediction on the last quarter",
  async run(walk) {
    // one visit a customer and day, of customers known before the cut
    const [test] = await askShop<Tested>(
      walk,
      `SELECT (fit.backtest->>'predictedOrders')::float8 AS predicted, (fit.backtest->>'actualOrders')::float8 AS reported,
              (fit.backtest->>'days')::int AS days,
              (SELECT count(DISTINCT (o.customer_id, o.day))::int
                 FROM orders o JOIN customers c USING (shop_id, customer_id)
                WHERE o.shop_id = $1 AND o.counts AND o.day > cut AND o.day <= fit.as_of AND c.first_day <= cut) AS counted
         FROM (SELECT *, DATE '1970-01-01' + (backtest->>'cut')::int AS cut FROM model_fits
                WHERE shop_id = $1 AND backtest IS NOT NULL ORDER BY computed_at DESC LIMIT 1) fit`,
    );
    if (!test) throw new Error("the prediction was not tested");
    if (test.counted !== test.reported)
      throw new Error(`${test.counted} orders after the cut, the test says ${test.reported}`);
    await openInAdmin(walk, `${await appPath(walk)}/app/value`, "Value");
    const app = await openInAdmin(walk, `${await appPath(walk)}/app/value/accuracy`, "Value");
    const text = await app.locator("body").innerText();
    expectText(text, whole(test.predicted), "the accuracy tab");
    expectText(text, whole(test.counted), "the accuracy tab");
    return `${whole(test.predicted)} orders predicted for ${test.days} days, ${whole(test.counted)} came`;
  },
};

export const churnCounted: Step = {
  name: "Churn tells how many drift away, and what that costs",
  async run(walk) {
    const states = await askShop<{ n: number; atRisk: number }>(
      walk,
      `SELECT count(*)::int AS n, sum(value_at_risk_minor)::float8 AS "atRisk" FROM customer_values
        WHERE shop_id = $1 GROUP BY state`,
    );
    const app = await openInAdmin(walk, `${await appPath(walk)}/app/segments`, "Segments");
    const text = await app.locator("body").innerText();
    for (const { n } of states) expectText(text, n.toLocaleString("en"), "the segments");
    await openInAdmin(walk, `${await appPath(walk)}/app/value/churn`, "Value");
    const groups = states.filter(({ atRisk }) => atRisk > 0);
    const customers = groups.reduce((sum, { n }) => sum + n, 0);
    return `${customers.toLocaleString("en")} of ${states.reduce((sum, { n }) => sum + n, 0).toLocaleString("en")} customers in states with value at risk`;
  },
};

interface Regular {
  id: string;
  orders: number;
  spent: number;
  low: number;
  high: number;
}

export const customerExplained: Step = {
  name: "A customer's page says what they are worth, how sure that is, and why",
  async run(walk) {
    const [customer] = await askShop<Regular>(
      walk,
      `SELECT c.customer_id::text AS id, count(*)::int AS orders, sum(o.revenue_minor)::float8 AS spent,
              v.clv12_low_minor::float8 AS low, v.clv12_high_minor::float8 AS high
         FROM (SELECT shop_id, customer_id FROM customers WHERE shop_id = $1 AND orders BETWEEN 4 AND 8
                ORDER BY last_order_at DESC, customer_id LIMIT 1) c
         JOIN customer_values v USING (shop_id, customer_id)
         JOIN orders o ON o.shop_id = c.shop_id AND o.customer_id = c.customer_id AND o.counts
        GROUP BY 1, 4, 5`,
    );
    if (!customer) throw new Error("no customer has four to eight orders");
    const { low, high, orders, spent } = customer;
    if (!(low >= 0 && high > low)) throw new Error(`the value lies between ${low} and ${high}`);
    const app = await openInAdmin(
      walk,
      `${await appPath(walk)}/app/customers/${customer.id}`,
      /.+/,
    );
    const text = await app.locator("body").innerText();
    const dollars = (minor: number) =>
      (minor / 100).toLocaleString("en", { style: "currency", currency: "USD" });
    expectText(text, dollars(spent), "the customer's page");
    return `${orders} orders, ${dollars(spent)} spent; the next 12 months bring ${dollars(low)} to ${dollars(high)}`;
  },
};
