import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { stateKeys } from "../../app/clv/states/states.ts";
import { closeDatabase, pool } from "../../app/db.server.ts";
import { sqlOf } from "../../app/segments/compile.ts";
import { FORMAT, type Condition } from "../../app/segments/definition.ts";
import { placeOf } from "../../app/segments/place.server.ts";
import { definitionOf } from "../../app/segments/read-definition.ts";
import { liveCount, sizeNow } from "../../app/segments/sizes.server.ts";
import { membersStatement } from "../../app/segments/statement.ts";
import { fillPeople, person, type Person } from "../support/random-people.ts";
import { runs } from "../support/runs.ts";

const SHOP = { shopId: 1, currency: "USD", timezone: "UTC" };
const NOW = new Date("2026-11-21T12:00:00Z");
const COUNT = 60;
const DEFINITIONS = 25;

/** A condition beside the same in a few words of JavaScript. */
interface Told extends Condition {
  holds: (one: Person) => boolean;
}

const told = (
  fact: string,
  params: Record<string, string>,
  holds: (one: Person) => boolean,
): Omit<Told, "not"> => ({ fact, params, holds });

const conditions: fc.Arbitrary<Told> = fc
  .tuple(
    fc.oneof(
      fc
        .subarray(stateKeys.slice(0, 4), { minLength: 1 })
        .map((states) =>
          told("state", { state: states.join(",") }, ({ value }) =>
            states.some((state) => state === value?.state),
          ),
        ),
      fc
        .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 3, max: 5 }))
        .map(([least, most]) =>
          told(
            "orders",
            { orders_min: String(least), orders_max: String(most) },
            ({ orders }) => orders >= least && orders <= most,
          ),
        ),
      fc
        .integer({ min: 0, max: 100 })
        .map((most) =>
          told("spent", { spent_max: String(most) }, ({ spent }) => spent <= most * 100),
        ),
      fc
        .integer({ min: 0, max: 200 })
        .map((days) => told("since", { since_min: String(days) }, ({ ago }) => ago >= days)),
      fc
        .integer({ min: 0, max: 10 })
        .map((tenth) =>
          told(
            "chance",
            { chance_min: String(tenth * 10) },
            ({ value }) => value !== null && value.chance >= tenth / 10,
          ),
        ),
      fc
        .integer({ min: 0, max: 100 })
        .map((least) =>
          told(
            "predicted",
            { predicted_min: String(least) },
            ({ value }) => typeof value?.clv12 === "number" && value.clv12 >= least * 100,
          ),
        ),
      fc.constant(told("discounts", { discounts: "never" }, ({ discounted }) => discounted === 0)),
      fc
        .constantFrom("press", "wholesale")
        .map((tag) => told("tag", { tag }, ({ tags }) => tags.includes(tag))),
      fc
        .constantFrom("gold", "silver")
        .map((tier) => told("trait.tier", { "trait.tier": tier }, (one) => one.tier === tier)),
      fc
        .constantFrom(77, 78, 79)
        .map((product) =>
          told("product", { product: String(product) }, ({ bought }) => bought.includes(product)),
        ),
      fc
        .integer({ min: 0, max: 200 })
        .map((days) =>
          told(
            "product",
            { product: "77", product_max: String(days) },
            ({ bought, ago }) => bought.includes(77) && ago <= days,
          ),
        ),
    ),
    fc.boolean(),
  )
  .map(([one, not]) => ({ ...one, not }));

const groupsOf = fc.array(fc.array(conditions, { minLength: 1, maxLength: 3 }), {
  minLength: 1,
  maxLength: 4,
});

/** The same customers by the words alone, one after the other. */
const naive = (people: Person[], groups: Told[][]) =>
  people.filter(
    (one) =>
      !one.objected && groups.every((group) => group.some(({ holds, not }) => holds(one) !== not)),
  );

const definitionFrom = (groups: Told[][]) => ({
  format: FORMAT,
  groups: groups.map((group) => group.map(({ fact, params, not }) => ({ fact, params, not }))),
});

async function compiled(groups: Told[][]) {
  const read = definitionOf(definitionFrom(groups));
  if (!read.ok) throw new Error(JSON.stringify(read));
  const asked = read.groups.flat().map((one) => [one.fact, one.asked] as const);
  const place = { ...(await placeOf(pool, SHOP, asked, NOW)), isBoughtKept: true };
  return { sql: sqlOf(read.groups), place };
}

afterAll(closeDatabase);

describe("a segment", () => {
  it("holds whom a look at every customer finds, in any shop and by any conditions", async () => {
    let found = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(...Array.from({ length: COUNT }, (_, n) => person(1000 + n))),
        fc.array(groupsOf, { minLength: DEFINITIONS, maxLength: DEFINITIONS }),
        async (people, definitions) => {
          await fillPeople(people);
          for (const groups of definitions) {
            const { sql, place } = await compiled(groups);
            const { from, values } = membersStatement(sql, 1, place, false);
            const { rows } = await pool.query<{ id: number }>(
              `SELECT c.customer_id AS id FROM ${from} ORDER BY 1`,
              values,
            );
            const expected = naive(people, groups);
            found += expected.length;
            expect(rows.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
            expect(await liveCount(pool, 1, sql, place)).toEqual({
              kind: "exact",
              customers: expected.length,
            });
            expect(await sizeNow(1, sql, place)).toEqual({
              customers: expected.length,
              orders: sum(expected, ({ orders }) => orders),
              revenueMinor: sum(expected, ({ spent }) => spent),
              valueAtRiskMinor: sum(expected, ({ value }) => value?.risk ?? 0),
              predictedMinor: sum(expected, ({ value }) => value?.clv12 ?? 0),
            });
          }
        },
      ),
      { ...runs(4), seed: 20261127 },
    );
    expect(found).toBeGreaterThan(1000);
  });

  it("never has text of its conditions in the statement", async () => {
    const evil = "press'); DROP TABLE customers; --";
    const { sql, place } = await compiled([
      [{ ...told("tag", { tag: evil }, () => false), not: true }],
    ]);
    const { from, values } = membersStatement(sql, 1, place, false);
    expect(from).not.toContain("DROP");
    expect(values).toContainEqual([evil]);
    expect((await liveCount(pool, 1, sql, place)).customers).toBeGreaterThan(0);
  });
});

const sum = (people: Person[], of: (one: Person) => number) =>
  people.reduce((total, one) => total + of(one), 0);
