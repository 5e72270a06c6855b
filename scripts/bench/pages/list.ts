import pg from "pg";
import type { CustomerId } from "../../../app/ids.ts";
import { encodeCursor } from "../../../app/pages/customers/cursor.ts";
import { FILLED_DOMAIN } from "../filled-shop.ts";

export interface Page {
  name: string;
  path: string;
  /** its Remix route, for the request of its data alone */
  route: string;
}

/** The pages a bench opens, in the shop FILLED_DOMAIN of this database. */
export async function pagesOf(databaseUrl: string): Promise<Page[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows: shops } = await client.query<{ id: number }>(
    "SELECT shop_id AS id FROM shops WHERE domain = $1",
    [FILLED_DOMAIN],
  );
  const row = async (sql: string) =>
    (await client.query<{ id: string; revenue: string }>(sql, [shops[0]!.id])).rows[0]!;
  const columns = "customer_id::text AS id, revenue_minor::text AS revenue";
  const middle = await row(
    `SELECT ${columns} FROM customers WHERE shop_id = $1 ORDER BY revenue_minor DESC, customer_id DESC
      OFFSET (SELECT count(*) / 2 FROM customers WHERE shop_id = $1) LIMIT 1`,
  );
  const best = await row(
    `SELECT ${columns} FROM customers WHERE shop_id = $1 ORDER BY orders DESC LIMIT 1`,
  );
  const { rows: products } = await client.query<{ id: string }>(
    `SELECT product_id::text AS id FROM order_lines WHERE shop_id = $1 AND product_id IS NOT NULL
      GROUP BY product_id ORDER BY count(*) DESC LIMIT 1`,
    [shops[0]!.id],
  );
  await client.end();
  const deep = encodeCursor("value", "desc", {
    value: Number(middle.revenue),
    customerId: Number(middle.id) as CustomerId,
  });
  const customers = "routes/app.customers._index";
  return [
    { name: "home", path: "/app", route: "routes/app._index" },
    { name: "customers", path: "/app/customers", route: customers },
    { name: "customers, in the middle", path: `/app/customers?after=${deep}`, route: customers },
    ...[
      ["by state and chance", "state=slipping,vip&chance_min=10&sort=risk desc"],
      ["away for long", "orders_min=2&since_min=90&sort=last_order asc"],
      ["of the best-selling product", `product=${products[0]!.id}`],
      ["bought it two months ago", `product=${products[0]!.id}&product_min=30&product_max=90`],
    ].map(([name, query]) => ({
      name: `customers, ${name}`,
      path: `/app/customers?${query}`,
      route: customers,
    })),
    {
      name: "customer with most orders",
      path: `/app/customers/${best.id}`,
      route: "routes/app.customers.$customerId",
    },
    { name: "segments", path: "/app/segments", route: "routes/app.segments._index" },
    { name: "a new segment", path: "/app/segments/new", route: "routes/app.segments.new" },
    { name: "value", path: "/app/value", route: "routes/app.value._index" },
    ...["retention", "churn", "accuracy"].map((tab) => ({
      name: tab,
      path: `/app/value/${tab}`,
      route: `routes/app.value.${tab}`,
    })),
    { name: "offers", path: "/app/offers", route: "routes/app.offers._index" },
    {
      name: "a new offer",
      path: "/app/offers/new?segment=slipping",
      route: "routes/app.offers.new",
    },
    { name: "flash sales", path: "/app/offers/sales", route: "routes/app.offers.sales._index" },
    { name: "feedback", path: "/app/feedback", route: "routes/app.feedback._index" },
    { name: "settings", path: "/app/settings", route: "routes/app.settings._index" },
    {
      name: "dates that repeat",
      path: "/app/settings/dates",
      route: "routes/app.settings.dates",
    },
    { name: "health", path: "/app/settings/health", route: "routes/app.settings.health" },
  ];
}
