import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import type { OfferTerms } from "../../app/offers/offer.ts";
import { sampleCustomer, sampleProduct } from "./sample-shop.ts";
import { startStory } from "./story.ts";

/** Of whom the last twenty are "vip", all others "slipping". */
const CUSTOMERS = 620;

export const percentage = {
  kind: "percentage" as const,
  percent: 20,
  minimumMinor: null,
  oncePerCustomer: true,
};
export const terms: OfferTerms = {
  title: "Come back",
  discount: percentage,
  endsAt: null,
  holdoutPercent: 10,
  marginPercent: 50,
};

interface Member {
  customer: number;
  arm: string;
  code: string | null;
  state: string | null;
}

/** The app's modules, loaded once the sandbox stands: Shopify's library takes its fetch when it is first imported. */
async function loadApp() {
  return {
    ...(await import("../../app/admin-api/client.server.ts")),
    ...(await import("../../app/db.server.ts")),
    ...(await import("../../app/offers/issue.server.ts")),
    ...(await import("../../app/offers/make.server.ts")),
    ...(await import("../../app/offers/offers.server.ts")),
  };
}

export type OfferingShop = Awaited<ReturnType<typeof startOfferingShop>>;

/** A shop with 600 customers who slip, and what one does with offers to them. */
export async function startOfferingShop() {
  const story = await startStory({
    fill: (store) => {
      store.putProduct(sampleProduct(1));
      for (let id = 1; id <= CUSTOMERS; id++) store.putCustomer(sampleCustomer(id));
    },
  });
  const app = await loadApp();
  await story.open();
  await story.settle();
  const shopId = await story.shopId();
  await story.db.query(
    `INSERT INTO customer_values (shop_id, customer_id, state, state_since, computed_at)
     SELECT $1, id, CASE WHEN id <= 600 THEN 'slipping' ELSE 'vip' END, '2026-11-01', now()
       FROM generate_series(1, $2::int) id`,
    [shopId, CUSTOMERS],
  );

  const titled = (title: string) =>
    [...story.store.discounts()].filter((discount) => discount.title === title);

  const isNo = (state: string, offerId: string) =>
    story.until(
      `the offer is not ${state} any more`,
      async () => {
        const offer = await app.getOffer(app.pool, shopId, offerId);
        return offer !== null && offer.state !== state;
      },
      20_000,
    );

  const members = (offerId: string) =>
    story.db.query<Member>(
      `SELECT m.customer_id::int AS customer, m.arm, c.code, c.code_state AS state
         FROM experiment_members m
         LEFT JOIN offer_members c ON c.offer_id = m.experiment_id AND c.customer_id = m.customer_id
        WHERE m.experiment_id = $1 ORDER BY m.customer_id`,
      [offerId],
    );

  return {
    story,
    app,
    shopId,
    /** discounts of Shopify of that title */
    titled,
    /** waits until an offer has left a state */
    isNo,
    members,
    /** An offer to everybody who slips, after its launch has ended. */
    async launched(title: string, change: Partial<OfferTerms> = {}): Promise<string> {
      const offerId = randomUUID();
      await app.makeOffer(shopId, offerId, "slipping", { ...terms, title, ...change });
      await isNo("launching", offerId);
      return offerId;
    },
    async expectAllCodesOnce(offerId: string, title: string): Promise<void> {
      const [discount, ...more] = titled(title);
      expect(more).toEqual([]);
      const treated = (await members(offerId)).filter((member) => member.arm === "treated");
      const inShopify = [...story.store.codesOf(discount!.id)].map(({ code }) => code).sort();
      expect(inShopify).toEqual(treated.map((member) => member.code).sort());
      expect(new Set(inShopify).size).toBe(treated.length);
      expect(await app.getOffer(app.pool, shopId, offerId)).toMatchObject({
        state: "active",
        problem: null,
        codesAdded: treated.length,
        treated: treated.length,
      });
    },
  };
}
