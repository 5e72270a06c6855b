import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  percentage,
  startOfferingShop,
  terms,
  type OfferingShop,
} from "../support/offering-shop.ts";

let world: OfferingShop;

beforeAll(async () => {
  world = await startOfferingShop();
});
afterAll(() => world.story.close());
beforeEach(() => world.story.sandbox.faults.clear());

describe("a launch that does not go straight", () => {
  it.each([
    ["the discount is made and the answer is lost", "discountCodeBasicCreate", "Lost create"],
    ["codes are added and the answer is lost", "discountRedeemCodeBulkAdd", "Lost codes"],
  ])("ends with every code once when %s", async (_, match, title) => {
    world.story.sandbox.faults.add({ kind: "api.timeoutAfterWrite", match, times: 1 });
    const offerId = await world.launched(title);
    expect(world.story.sandbox.faults.counts["api.timeoutAfterWrite"]).toBeGreaterThan(0);
    await world.expectAllCodesOnce(offerId, title);
  });

  it("ends with every code once when it is run again after it was done", async () => {
    const offerId = await world.launched("Again");
    await world.story.db.query("UPDATE offers SET state = 'launching' WHERE offer_id = $1", [
      offerId,
    ]);
    await world.app.launchOffer(world.shopId, offerId);
    await world.expectAllCodesOnce(offerId, "Again");
  });

  it("forgets nothing when it was killed before its books were written", async () => {
    const offerId = await world.launched("Killed");
    await world.story.db.query(
      `UPDATE offers SET state = 'launching', discount_id = NULL, codes_added = 0 WHERE offer_id = $1`,
      [offerId],
    );
    await world.story.db.query(
      `UPDATE offer_members SET code_state = 'pending' WHERE offer_id = $1 AND arm = 'treated'`,
      [offerId],
    );
    await world.app.launchOffer(world.shopId, offerId);
    await world.expectAllCodesOnce(offerId, "Killed");
  });

  it("gives another code where a discount of the shop has this one already", async () => {
    await world.launched("Plain");
    const offerId = randomUUID();
    world.story.sandbox.faults.add({
      kind: "api.serverError",
      match: "codeDiscountNodeByCode",
      times: 1,
    });
    await world.app.makeOffer(world.shopId, offerId, "slipping", {
      ...terms,
      title: "Clash",
    });
    const clash = (await world.members(offerId)).filter((member) => member.arm === "treated")[5]!;
    const [other] = world.titled("Plain");
    world.story.store.putCode({
      id: world.story.store.nextId("code"),
      discountId: other!.id,
      code: clash.code!,
      usageCount: 0,
    });
    await world.isNo("launching", offerId);
    await expectAllCodesOnceOrMore(offerId);
    const after = (await world.members(offerId)).find(
      (member) => member.customer === clash.customer,
    )!;
    expect(after.code).not.toBe(clash.code);
    expect(after.state).toBe("added");
  });

  async function expectAllCodesOnceOrMore(offerId: string) {
    const treated = (await world.members(offerId)).filter((member) => member.arm === "treated");
    expect(treated.every((member) => member.state === "added")).toBe(true);
  }

  it("tells the merchant what Shopify refused, and can be tried again", async () => {
    const offerId = await world.launched("Too much", {
      discount: { ...percentage, percent: 120 },
    });
    expect(await world.app.getOffer(world.app.pool, world.shopId, offerId)).toMatchObject({
      state: "failed",
      problem: "Value must be between 0.0 and 1.0.",
    });
    expect(world.titled("Too much")).toEqual([]);
  });

  it("is given up when its end came before it could be created", async () => {
    const offerId = await world.launched("Over", { endsAt: "2020-01-01T00:00:00Z" });
    expect(await world.app.getOffer(world.app.pool, world.shopId, offerId)).toMatchObject({
      state: "failed",
      problem: expect.stringContaining("Its end came before"),
    });
    expect(world.titled("Over")).toEqual([]);
  });
});
