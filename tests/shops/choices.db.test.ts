import { afterAll, describe, expect, it } from "vitest";
import { closeDatabase, pool } from "../../app/db.server.ts";
import type { StaffId } from "../../app/ids.ts";
import { choiceOf, forgetOldChoices, remember } from "../../app/shops/choices.server.ts";
import type { PeriodChoice } from "../../app/calendar/period.ts";

afterAll(closeDatabase);

const [ann, bob] = [501, 502] as StaffId[] as [StaffId, StaffId];
const week: PeriodChoice = { kind: "7d", against: "none" };
const year: PeriodChoice = { kind: "year", against: "year" };

describe("what a member of staff has chosen last", () => {
  it("is theirs alone, in this shop alone; the last choice counts", async () => {
    expect(await choiceOf(pool, 1, ann, "period")).toBeNull();
    await remember(pool, 1, ann, "period", year);
    await remember(pool, 1, ann, "period", week);
    await remember(pool, 1, ann, "customers.columns", ["state", "orders"]);
    expect(await choiceOf(pool, 1, ann, "period")).toEqual(week);
    expect(await choiceOf(pool, 1, ann, "customers.columns")).toEqual(["state", "orders"]);
    expect(await choiceOf(pool, 1, bob, "period")).toBeNull();
    expect(await choiceOf(pool, 2, ann, "period")).toBeNull();
  });

  it("is shared by those whom Shopify's token does not name", async () => {
    await remember(pool, 3, null, "period", year);
    expect(await choiceOf(pool, 3, null, "period")).toEqual(year);
    expect(await choiceOf(pool, 3, ann, "period")).toBeNull();
  });

  it("is refused at the door when it is no such choice", async () => {
    const nonsense = { kind: "12d", against: "before" } as unknown as PeriodChoice;
    await expect(remember(pool, 4, ann, "period", nonsense)).rejects.toThrow();
    const backwards: PeriodChoice = {
      kind: "own",
      against: "none",
      from: "2026-02-02",
      to: "2026-02-01",
    };
    await expect(remember(pool, 4, ann, "period", backwards)).rejects.toThrow();
    expect(await choiceOf(pool, 4, ann, "period")).toBeNull();
  });

  it("that this release does not know is as if nothing was chosen", async () => {
    await remember(pool, 5, ann, "period", week);
    await pool.query(`UPDATE staff_choices SET choice = '{"kind":"decade"}' WHERE shop_id = 5`);
    expect(await choiceOf(pool, 5, ann, "period")).toBeNull();
  });

  it("goes when it was not made again for a year", async () => {
    await remember(pool, 6, ann, "period", week);
    await remember(pool, 6, bob, "period", week);
    await pool.query(
      "UPDATE staff_choices SET chosen_at = '2025-11-20Z' WHERE shop_id = 6 AND staff_id = 501",
    );
    await forgetOldChoices(pool, 6, new Date("2026-11-21Z"));
    expect(await choiceOf(pool, 6, ann, "period")).toBeNull();
    expect(await choiceOf(pool, 6, bob, "period")).toEqual(week);
  });
});
