import type { AdminClient } from "../../admin-api/client.server.ts";
import { dayNumber, daysBetween } from "../../calendar/days.ts";
import { shopDay } from "../../calendar/shop-day.ts";
import { shopScale, type ShopScale } from "../../clv/predict/scorer-of-shop.server.ts";
import { customerValues } from "../../clv/predict/values.server.ts";
import { orderDaysOf } from "../../clv/fit/counted-orders.server.ts";
import { asksForOrderDays } from "../../clv/fit/engine.ts";
import { ifAway, whatIf, type CustomerHistory } from "../../clv/predict/what-if.ts";
import { customerFacts, type CustomerFacts } from "../../customers/facts-of.server.ts";
import { unprofiledSince } from "../../customers/profiling.server.ts";
import { pool } from "../../db.server.ts";
import type { ShopRow } from "../../shops/shop.server.ts";
import { customerId as customerIdDoor } from "../../id-schemas.ts";
import { customerDiscounts, customerFigures, valueSoFar } from "./figures.ts";
import { CURVE_DAYS, curveOf, outlookFigure, type CustomerOutlook } from "./outlook.ts";
import { courseOf } from "./course.ts";
import { ownOf } from "./own.server.ts";
import { customerRfm } from "./rfm.ts";
import { cursorOf } from "./timeline.ts";
import { livesIn } from "./words.ts";
import { customerTimeline } from "./timeline.server.ts";
import { liveContact, liveCountry, liveRfmGroup } from "../live.server.ts";
import { areOfAPart } from "../of-a-part.server.ts";
import { stateReason } from "../../clv/states/reason.ts";

/** No clock is so far behind. */
const A_YEAR = 365;

function outlookOf(
  facts: CustomerFacts,
  scale: ShopScale | null,
  orderDays: readonly number[] | null,
  today: string,
) {
  if (!scale) return null;
  const history: CustomerHistory = {
    orders: facts.orders,
    orderDays: facts.orderDays,
    firstDay: dayNumber(facts.firstDay),
    lastDay: dayNumber(facts.lastDay),
    secondDay: facts.secondDay === null ? null : dayNumber(facts.secondDay),
    revenueMinor: facts.revenueMinor,
    firstDayMinor: facts.firstDayMinor,
    ...(orderDays ? { days: orderDays } : {}),
  };
  const now = dayNumber(today);
  // a year mistyped is left out of the night's work too
  if (history.lastDay - now > A_YEAR) {
    history.lastDay = now;
    if (history.days) history.days = [...new Set(history.days.map((day) => Math.min(day, now)))];
  }
  const day = Math.max(now, history.lastDay);
  const outlooks = whatIf(scale.scorer, history, day);
  return {
    outlooks,
    curve: curveOf(ifAway(scale.scorer, history, day, CURVE_DAYS)),
    figure: outlookFigure(scale.scorer, history, day, outlooks),
  } satisfies CustomerOutlook;
}

/**
 * All that is known of a customer; null when nobody of that number has an order that counts.
 * @param id of an address: anything may stand there
 * @param before where the shown part of the history begins, from the address
 * @returns with Shopify's own group as a promise: nothing else on the page waits for it
 */
export async function customerPage(
  shop: ShopRow,
  admin: AdminClient,
  id: string,
  before: string | null,
  now: Date,
) {
  const { data: customerId } = customerIdDoor.safeParse(id);
  if (customerId === undefined) return null;
  const cursor = cursorOf(before);
  const [facts, values, timeline, scaleOfShop, unprofiled, isPart, own] = await Promise.all([
    customerFacts(pool, shop.shopId, customerId),
    customerValues(pool, shop.shopId, [customerId]),
    customerTimeline(shop, customerId, cursor),
    shopScale(pool, shop.shopId),
    unprofiledSince(pool, shop.shopId, customerId),
    areOfAPart(shop.shopId),
    ownOf(shop, customerId),
  ]);
  if (!facts) return null;
  // of who objected nothing is said but what they did; of who was read in part nothing yet
  const isUnsaid = unprofiled !== null || isPart;
  const value = isUnsaid ? null : (values.get(customerId) ?? null);
  const scale = isUnsaid ? null : scaleOfShop;
  const shopifyRfm = unprofiled ? Promise.resolve(null) : liveRfmGroup(admin, customerId);
  const [{ answer: contact, hidden }, country] = await Promise.all([
    liveContact(admin, customerId),
    liveCountry(admin, customerId),
  ]);
  const today = shopDay(now, shop.timezone);
  const orderDays =
    scale && asksForOrderDays(scale.scorer)
      ? await orderDaysOf(pool, shop.shopId, customerId)
      : null;
  const daysSince = Math.max(0, daysBetween(facts.lastDay, today));
  return {
    customerId,
    contact,
    /** why nobody's name is told; null = it is, or Shopify was too slow */
    hidden,
    /** where they live, or why that is not told; null = nobody knows, Shopify was too slow, or `hidden` says it */
    country: country.answer
      ? livesIn(country.answer)
      : country.hidden === hidden
        ? null
        : country.hidden,
    currency: shop.currency,
    timeZone: shop.timezone,
    unprofiledSince: unprofiled?.toISOString() ?? null,
    figures: unprofiled ? [valueSoFar(facts)] : customerFigures(facts, value, shop.currency),
    discounts: customerDiscounts(facts, scale?.discountPrior ?? null, scale !== null),
    state: value?.state ?? null,
    stateSince: value?.stateSince ?? null,
    reason: value ? stateReason({ ...value, orderDays: facts.orderDays, daysSince }) : null,
    outlook: outlookOf(facts, scale, orderDays, today),
    rfm: customerRfm({ ...facts, daysSince }, scale?.rfmCuts ?? null),
    shopifyRfm,
    rhythmDays: value?.expectedGapDays ?? null,
    /** when they ordered; the newest orders are drawn */
    course: courseOf(own.orders, value?.expectedGapDays ?? null, shop.currency),
    orders: facts.orders,
    today,
    tags: own.tags,
    notes: own.notes,
    codes: own.codes,
    timeline: timeline.entries,
    isFirstPage: cursor === null,
    older: timeline.older,
  };
}
