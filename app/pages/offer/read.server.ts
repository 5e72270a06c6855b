import type { AdminClient } from "../../admin-api/client.server.ts";
import { DAY_MS } from "../../calendar/days.ts";
import { csvLine } from "../../csv.ts";
import { pool } from "../../db.server.ts";
import { judgedOffer } from "../../offers/judged.server.ts";
import { issuedCodes } from "../../offers/codes.server.ts";
import { whomInWords } from "../../offers/words.ts";
import { OF_A_LIST } from "../../offers/offer.ts";
import { getOffer } from "../../offers/offers.server.ts";
import { latestRedemptions, redemptionTotals } from "../../offers/redemptions.server.ts";
import { stopsOf } from "../../switches/switches.server.ts";
import { waitsFor } from "../../switches/words.ts";
import { costsAreHidden, elsewhereWords, expectedWords } from "./words.ts";
import { settledAt } from "../../experiments/outcome-window.ts";
import { withoutCosts } from "../../experiments/results.ts";
import { contactCells, contactHeadings, contactsOf, CONTACTS_AT_ONCE } from "../contacts.server.ts";
import type { Right } from "../../shops/team.ts";
import type { ShopRow } from "../../shops/shop.server.ts";

const LATEST = 20;

/** An offer, where it stands and what it has brought; null when there is none of that number. */
export async function offerPage(
  shop: ShopRow,
  admin: AdminClient,
  offerId: string,
  rights: readonly Right[],
  now = Date.now(),
) {
  const judged = await judgedOffer(admin, shop.shopId, offerId, now);
  if (!judged) return null;
  const { offer, window, results, isOver, expected, elsewhere } = judged;
  const seesCosts = rights.includes("costs");
  return {
    offer: seesCosts ? offer : { ...offer, marginPercent: null },
    /** whether margin, profit and the verdict they lead to are told */
    seesCosts,
    waits:
      offer.phase === "launching"
        ? waitsFor("launching", await stopsOf(pool, shop.shopId), shop.timezone)
        : null,
    window,
    /** whether the window has closed */
    isOver,
    /** until when goods that come back can still change the word; null once it stands */
    provisionalUntil: window && isOver ? provisionalUntil(window, now) : null,
    progress: window && !isOver ? progressIn(window, now) : null,
    results: results && !seesCosts ? withoutCosts(results, costsAreHidden) : results,
    sentences: [expectedWords(expected), elsewhereWords(elsewhere)].filter((said) => said !== null),
    chosen: {
      by: offer.segment === OF_A_LIST ? "list" : "segment",
      words: whomInWords(offer),
    } as const,
    totals: await redemptionTotals(pool, shop.shopId, offerId),
    latest: await latestRedemptions(pool, shop.shopId, offerId, LATEST),
    currency: shop.currency,
    timeZone: shop.timezone,
  };
}

function provisionalUntil(window: { until: string }, now: number): string | null {
  const settled = settledAt(window.until);
  return Date.parse(settled) > now ? settled : null;
}

/** How much of the window has passed, and how many days are left of it. */
function progressIn(window: { from: string; until: string }, now: number) {
  const [from, until] = [Date.parse(window.from), Date.parse(window.until)];
  return {
    passed: Math.min(1, Math.max(0, (now - from) / Math.max(1, until - from))),
    daysLeft: Math.max(0, Math.ceil((until - now) / DAY_MS)),
  };
}

/**
 * Its codes as a file, one a customer; null when there is no such offer.
 * @param contacts whether names and e-mail addresses are asked of Shopify for it
 */
export async function codesFile(shop: ShopRow, offerId: string, contacts: boolean) {
  const offer = await getOffer(pool, shop.shopId, offerId);
  return (
    offer && {
      name: `codes-${offer.codePrefix.toLowerCase()}.csv`,
      lines: contacts ? codesWithContacts(shop, offerId) : codesCsv(shop.shopId, offerId),
    }
  );
}

async function* codesCsv(shopId: number, offerId: string): AsyncGenerator<string> {
  yield csvLine(["customer_id", "code"]);
  for await (const batch of issuedCodes(shopId, offerId))
    yield batch.map(({ customerId, code }) => csvLine([customerId, code])).join("");
}

/** Whom Shopify does not know any more has no line. */
async function* codesWithContacts(shop: ShopRow, offerId: string): AsyncGenerator<string> {
  let head = csvLine(["customer_id", ...contactHeadings, "code"]);
  for await (const batch of issuedCodes(shop.shopId, offerId, CONTACTS_AT_ONCE)) {
    const known = await contactsOf(
      shop,
      batch.map(({ customerId }) => customerId),
    );
    const lines = batch.flatMap(({ customerId, code }) => {
      const contact = known.get(customerId);
      return contact ? [csvLine([customerId, ...contactCells(contact), code])] : [];
    });
    yield head + lines.join("");
    head = "";
  }
  if (head) yield head;
}
