import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeTraits, traitsOf } from "../../app/customers/traits.server.ts";
import { closeDatabase, pool } from "../../app/db.server.ts";
import type { CustomerId } from "../../app/ids.ts";
import { gatherExport, redactCustomer } from "../../app/shops/erasure.server.ts";
import { askForExport, askForRedact, privacyExport } from "../../app/shops/privacy.server.ts";
import {
  eraseOf,
  eraseOfOrders,
  exportOf,
  exportOfOrders,
  isErasable,
  moveOf,
  THEIRS,
} from "../../app/shops/holding.ts";
import { holdings } from "../../app/worker/holdings.ts";

afterAll(closeDatabase);

describe("what rooms hold of customers", () => {
  it("is named by exactly one room for every table that says whose row it is", async () => {
    const { rows: tables } = await pool.query<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.columns
        WHERE table_schema = current_schema() AND column_name = 'customer_id' ORDER BY 1`,
    );
    const named = holdings.filter((one) => one.rows === THEIRS).map((one) => one.table);
    expect(named.sort()).toEqual(tables.map((table) => table.name));
    const all = holdings.map((one) => one.table);
    expect(all).toEqual([...new Set(all)]);
  });

  it("is found by orders in every table that names one, but where nothing says who placed it", async () => {
    const { rows: tables } = await pool.query<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.columns
        WHERE table_schema = current_schema() AND column_name = 'order_id' ORDER BY 1`,
    );
    const found = holdings.filter(({ byOrder }) => byOrder).map(({ table }) => table);
    const nobodys = [
      // only the number of an order that is no more
      "deleted_orders",
      // empty between transactions
      "staged_lines",
      "staged_orders",
    ];
    expect([...found, ...nobodys].sort()).toEqual(tables.map((table) => table.name));
  });

  it("can be read, erased and moved as it is named", async () => {
    for (const holding of holdings) {
      await pool.query(exportOf(holding), [1, [7]]);
      for (const statement of moveOf(holding)) await pool.query(statement, [1, 7, 8]);
      if (holding.byOrder) await pool.query(exportOfOrders(holding), [1, [7]]);
    }
    for (const holding of holdings.filter(isErasable)) {
      await pool.query(eraseOf(holding), [1, [7]]);
      if (holding.byOrder) await pool.query(eraseOfOrders(holding), [1, [7]]);
    }
  });
});

describe("a trait", () => {
  const SHOP = 4711;
  const [ANNA, BEN] = [7 as CustomerId, 8 as CustomerId];
  const at = new Date("2026-11-01T00:00:00Z");

  beforeAll(() =>
    writeTraits(pool, SHOP, [
      { customerId: ANNA, trait: "survey.reason", value: "moved away", at },
      { customerId: BEN, trait: "survey.reason", value: "too dear", at },
    ]),
  );

  it("is handed over to the customer who asks what is stored", async () => {
    await askForExport(pool, SHOP, { customerId: ANNA, orderIds: [] }, "1");
    await gatherExport(holdings, SHOP, "data-1");
    expect(await privacyExport(pool, SHOP, "data-1")).toMatchObject({
      held: {
        customer_traits: [
          { trait: "survey.reason", value: "moved away", at: "2026-11-01T00:00:00+00:00" },
        ],
      },
    });
  });

  it("goes with the customer who asks to be erased, and stays of all others", async () => {
    const requestId = await askForRedact(pool, SHOP, { customerId: ANNA, orderIds: [] });
    await redactCustomer(holdings, SHOP, requestId);
    expect(await traitsOf(pool, SHOP, [ANNA, BEN])).toEqual(
      new Map([[BEN, { "survey.reason": "too dear" }]]),
    );
    expect(await privacyExport(pool, SHOP, "data-1")).toBeNull();
  });
});
