import type { AskedPeriod } from "../../calendar/asked-period.ts";
import { clvSettings } from "../../clv/settings.ts";
import { againstTest } from "../../clv/predict/against-test.ts";
import { formulaAgainstPrediction } from "../../clv/predict/against-prediction.ts";
import { pool } from "../../db.server.ts";
import { listSales, openSales } from "../../flash-sales/sales.server.ts";
import { newestOffers } from "../../offers/offers.server.ts";
import { redemptionsOf } from "../../offers/redemptions.server.ts";
import { mayReadCosts } from "../../shops/access.ts";
import { readSettings } from "../../shops/room-settings.server.ts";
import type { ShopRow } from "../../shops/shop.server.ts";
import { everyAnswer, listResponses } from "../../surveys/responses.server.ts";
import { surveySettings } from "../../surveys/settings.server.ts";
import { noticeLines } from "../notices/read.server.ts";
import { trendEvents } from "../trend-events.server.ts";
import { predictedFigure } from "../value/overview/figures.ts";
import { needsAttention } from "./attention.ts";
import { courseOfHome } from "./course.server.ts";
import { homeFigures } from "./figures.ts";
import { guideSteps } from "./guide.ts";
import { heroOf } from "./hero.ts";
import { numbersOfHome } from "./numbers.server.ts";
import { homeSettings } from "./settings.ts";
import { nothingYet } from "./totals.ts";
import { offersUnderWay, underWay } from "./under-way.ts";

const ANSWERS = 3;
const OFFERS = 50;

/** Everything home shows, in one answer. */
export async function homePage(shop: ShopRow, asked: AskedPeriod, now: Date) {
  const { shopId } = shop;
  const [
    { lifespanYears },
    { guideDismissed },
    numbers,
    offers,
    sales,
    open,
    survey,
    answers,
    notices,
  ] = await Promise.all([
    readSettings(pool, shopId, clvSettings),
    readSettings(pool, shopId, homeSettings),
    numbersOfHome(shopId, now),
    newestOffers(pool, shopId, OFFERS),
    listSales(pool, shopId, { limit: 1 }),
    openSales(pool, shopId),
    surveySettings(pool, shopId),
    listResponses(pool, shopId, everyAnswer, { limit: ANSWERS }),
    noticeLines(shopId),
  ]);
  const { totals, states, together, progress, isComplete, hasNumbers, atRisk, reading } = numbers;
  const running = offersUnderWay(offers, now);
  const [redemptions, course, events] = await Promise.all([
    redemptionsOf(
      pool,
      shopId,
      running.map((offer) => offer.offerId),
    ),
    totals && hasNumbers && isComplete
      ? courseOfHome(shopId, asked, {
          totals,
          atRiskMinor: atRisk?.valueMinor ?? null,
          lifespanYears,
        })
      : null,
    trendEvents(shop, asked.period),
  ]);
  const steps = guideSteps({
    ordersImported: isComplete,
    surveyPublished: survey.publishedAt !== null,
    surveyPlaced: answers.length > 0,
    offersCreated: offers.length > 0,
    salesScheduled: sales.sales.length > 0,
    costsAllowed: mayReadCosts(shop.scopes),
  });
  return {
    currency: shop.currency,
    timeZone: shop.timezone,
    asked,
    /** why Shopify does not serve the shop, and who can change it; null = it does */
    refused: shop.pausedReason,
    progress,
    lifespanYears,
    hero: heroOf({
      figure:
        isComplete && states.length > 0 && together ? predictedFigure(totals!, together) : null,
      readiness: isComplete ? (together?.readiness ?? null) : null,
      atRisk,
      tooNarrow: againstTest(together?.value365 ?? null, together?.test ?? null),
      isComputing: numbers.isComputing,
      isNobody: numbers.isNobody,
      hasAllObjected: numbers.hasAllObjected,
      reading,
    }),
    figures: homeFigures(
      totals ?? nothingYet,
      lifespanYears,
      course?.changes ?? {},
      atRisk ?? (numbers.isTooEarly ? "too_little_history" : null),
      reading,
    ),
    course,
    events,
    against:
      totals && isComplete
        ? formulaAgainstPrediction(totals, together?.value365?.value ?? null)
        : null,
    ordersCounted: totals ? totals.orders + totals.guestOrders : 0,
    guests: {
      orders: totals?.guestOrders ?? 0,
      revenueMinor: totals?.guestRevenueMinor ?? 0,
    },
    isComputing: numbers.isComputing,
    attention: isComplete
      ? needsAttention(
          states,
          running.map((offer) => offer.segment),
        )
      : [],
    underWay: underWay(running, redemptions, open, now),
    now: now.toISOString(),
    answers,
    notices,
    guide: guideDismissed ? null : steps,
  };
}
