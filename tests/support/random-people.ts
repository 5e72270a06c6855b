import fc from "fast-check";
import { stateKeys } from "../../app/clv/states/states.ts";
import { tagCustomers } from "../../app/customers/tags.server.ts";
import { writeTraits } from "../../app/customers/traits.server.ts";
import { pool } from "../../app/db.server.ts";
import type { CustomerId } from "../../app/ids.ts";

const NOW = new Date("2026-11-21T12:00:00Z");
const TODAY = Date.parse("2026-11-21");
const DAY = 86_400_000;
export interface Person {
  id: number;
  orders: number;
  discounted: number;
  spent: number;
  ago: number;
  /** null = no prediction yet */
  value: { state: string; chance: number; clv12: number | null; risk: number } | null;
  tags: string[];
  tier: string | null;
  bought: number[];
  objected: boolean;
}

const dayOf = (ago: number) => new Date(TODAY - ago * DAY).toISOString().slice(0, 10);

/** Many alike, some nobody knows anything of: a shop of its own for each seed. */
export const person = (id: number): fc.Arbitrary<Person> =>
  fc.record({
    id: fc.constant(id),
    orders: fc.integer({ min: 1, max: 5 }),
    discounted: fc.integer({ min: 0, max: 1 }),
    spent: fc.integer({ min: 0, max: 20 }).map((n) => n * 500),
    ago: fc.integer({ min: 0, max: 40 }).map((n) => n * 5),
    value: fc.option(
      fc.record({
        state: fc.constantFrom(...stateKeys.slice(0, 4)),
        chance: fc.integer({ min: 0, max: 10 }).map((n) => n / 10),
        clv12: fc.option(fc.integer({ min: 0, max: 10 }).map((n) => n * 1000)),
        risk: fc.integer({ min: 0, max: 5 }).map((n) => n * 1000),
      }),
      { freq: 5 },
    ),
    tags: fc.subarray(["press", "wholesale"]),
    tier: fc.option(fc.constantFrom("gold", "silver")),
    bought: fc.subarray([77, 78, 79]),
    objected: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
  });

export async function fillPeople(people: Person[]): Promise<void> {
  for (const table of ["customers", "customer_values", "customer_tags", "customer_traits"])
    await pool.query(`DELETE FROM ${table} WHERE shop_id = 1`);
  for (const table of ["customer_products", "unprofiled_customers"])
    await pool.query(`DELETE FROM ${table} WHERE shop_id = 1`);
  const json = (rows: unknown[]) => [JSON.stringify(rows)];
  await pool.query(
    `INSERT INTO customers (shop_id, customer_id, orders, revenue_minor, first_order_at, last_order_at, first_day,
       last_day, order_days, first_day_minor, discounted_orders, discount_minor)
     SELECT 1, id, orders, spent, day, day, day, day, orders, 0, discounted, 0
       FROM jsonb_to_recordset($1) AS r(id bigint, orders int, spent bigint, day date, discounted int)`,
    json(people.map((one) => ({ ...one, day: dayOf(one.ago) }))),
  );
  await pool.query(
    `INSERT INTO customer_values (shop_id, customer_id, state, state_since, p_order_365, clv12_minor,
       value_at_risk_minor, computed_at)
     SELECT 1, id, state, '2026-11-01', chance, clv12, risk, now()
       FROM jsonb_to_recordset($1) AS r(id bigint, state text, chance float8, clv12 bigint, risk bigint)`,
    json(people.flatMap(({ id, value }) => (value ? [{ id, ...value }] : []))),
  );
  await pool.query(
    `INSERT INTO customer_products (shop_id, product_id, customer_id, last_day)
     SELECT 1, product, id, day FROM jsonb_to_recordset($1) AS r(id bigint, product bigint, day date)`,
    json(
      people.flatMap(({ id, bought, ago }) =>
        bought.map((product) => ({ id, product, day: dayOf(ago) })),
      ),
    ),
  );
  const ids = (which: (one: Person) => boolean) =>
    people.filter(which).map(({ id }) => id as CustomerId);
  for (const tag of ["press", "wholesale"])
    await tagCustomers(
      pool,
      1,
      ids(({ tags }) => tags.includes(tag)),
      tag,
      NOW,
    );
  await writeTraits(
    pool,
    1,
    people.flatMap(({ id, tier }) =>
      tier ? [{ customerId: id as CustomerId, trait: "tier" as const, value: tier, at: NOW }] : [],
    ),
  );
  await pool.query(
    "INSERT INTO unprofiled_customers (shop_id, customer_id, at) SELECT 1, unnest($1::bigint[]), now()",
    [ids(({ objected }) => objected)],
  );
}
