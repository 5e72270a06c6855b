import { DAY_MS, daysBefore } from "../../calendar/days.ts";
import { shopDay } from "../../calendar/shop-day.ts";
import { formulaAgainstPrediction } from "../../clv/predict/against-prediction.ts";
import { predictedYear } from "../../clv/predict/values.server.ts";
import { stateTotals } from "../../clv/states/state-totals.server.ts";
import { customerStates, holdEverybody, type StateTotal } from "../../clv/states/states.ts";
import { shopTotals, type ShopTotals } from "../../customers/facts.server.ts";
import { countUnprofiled } from "../../customers/profiling.server.ts";
import { recentCustomers } from "../../customers/recent.server.ts";
import { pool, type Db } from "../../db.server.ts";
import { listOffers } from "../../offers/offers.server.ts";
import { redemptionsOf } from "../../offers/redemptions.server.ts";
import { listSales, openSales } from "../../flash-sales/sales.server.ts";
import { latestImport } from "../../orders/import.server.ts";
import { recentOrders } from "../../orders/recent.server.ts";
import { clvSettings } from "../../clv/settings.ts";
import { readSettings } from "../../shops/room-settings.server.ts";
import type { ShopRow } from "../../shops/shop.server.ts";
import { surveySettings } from "../../surveys/settings.server.ts";
import { listResponses } from "../../surveys/responses.server.ts";
import { noticeLines } from "../notices/read.server.ts";
import { needsAttention } from "./attention.ts";
import { guideSteps } from "./guide.ts";
import { homeFigures, type AtRisk } from "./figures.ts";
import type { HomeTotals, Reading, RecentActivity } from "./totals.ts";
import { importProgress, type ImportProgress } from "../../orders/import-progress.ts";
import { offersUnderWay, underWay } from "./under-way.ts";
import { homeSettings } from "./settings.ts";

const RECENT_DAYS = 30;
const ANSWERS = 3;

const nothingYet: HomeTotals = {
  customers: 0,
  repeatCustomers: 0,
  orders: 0,
  revenueMinor: 0,
  guestOrders: 0,
  guestRevenueMinor: 0,
  testOrders: 0,
  cancelledOrders: 0,
  refundedOrders: 0,
  refundedMinor: 0,
  firstOrderAt: null,
  lastOrderAt: null,
  secondOrderMedian: null,
  secondOrderLow: null,
  secondOrderHigh: null,
};

/** Everything home shows, in one answer. */
export async function homePage(shop: ShopRow, now: Date) {
  const { shopId } = shop;
  const [
    { lifespanYears },
    { guideDismissed },
    imported,
    totals,
    allStates,
    offers,
    sales,
    open,
    survey,
    answers,
    predictedMinor,
    unprofiled,
    notices,
  ] = await Promise.all([
    readSettings(pool, shopId, clvSettings),
    readSettings(pool, shopId, homeSettings),
    latestImport(pool, shopId),
    shopTotals(pool, shopId),
    stateTotals(pool, shopId),
    listOffers(pool, shopId),
    listSales(pool, shopId, { limit: 1 }),
    openSales(pool, shopId),
    surveySettings(pool, shopId),
    listResponses(pool, shopId, { rating: null, commented: false }, null, ANSWERS),
    predictedYear(pool, shopId),
    countUnprofiled(pool, shopId),
    noticeLines(shopId),
  ]);
  const profiled = (totals?.customers ?? 0) - unprofiled;
  const isWhole = holdEverybody(allStates, profiled);
  const states = isWhole ? allStates.filter(({ customers }) => customers > 0) : [];
  const progress = imported ? importProgress(imported, now.getTime()) : null;
  const isComplete = progress?.standing === "done";
  const hasNumbers = totals !== null && totals.orders + totals.guestOrders > 0;
  const recent = hasNumbers && isComplete ? await recentActivity(pool, shop, totals, now) : null;
  const atRisk = () => {
    if (!isComplete || states.length === 0) return null;
    return predictedMinor === null ? "too_little_history" : atRiskOf(states);
  };
  const running = offersUnderWay(offers.offers, now);
  const redemptions = await redemptionsOf(
    pool,
    shopId,
    running.map((offer) => offer.offerId),
  );
  const steps = guideSteps({
    ordersImported: isComplete,
    surveyPublished: survey.publishedAt !== null,
    surveyPlaced: answers.responses.length > 0,
    offersCreated: offers.offers.length > 0,
    salesScheduled: sales.sales.length > 0,
  });
  return {
    currency: shop.currency,
    timeZone: shop.timezone,
    /** why Shopify does not serve the shop, and who can change it; null = it does */
    refused: shop.pausedReason,
    progress,
    lifespanYears,
    figures: homeFigures(
      totals ?? nothingYet,
      lifespanYears,
      recent,
      atRisk(),
      readingOf(progress),
    ),
    against: totals && isComplete ? formulaAgainstPrediction(totals, predictedMinor) : null,
    ordersCounted: totals ? totals.orders + totals.guestOrders : 0,
    guests: {
      orders: totals?.guestOrders ?? 0,
      revenueMinor: totals?.guestRevenueMinor ?? 0,
    },
    /** all orders are read, and there is nobody of whom something would be worked out */
    isNobody: isComplete && profiled <= 0,
    /** numbers stand, their meaning is being worked out */
    isComputing: isComplete && hasNumbers && profiled > 0 && states.length === 0,
    // states of half a history would call regulars newcomers
    states: isComplete ? states.sort((a, b) => b.customers - a.customers) : [],
    attention: isComplete
      ? needsAttention(
          states,
          running.map((offer) => offer.segment),
        )
      : [],
    underWay: underWay(running, redemptions, open, now),
    now: now.toISOString(),
    answers: answers.responses,
    notices,
    guide: guideDismissed || steps.every((step) => step.done) ? null : steps,
  };
}

/** Before there is an import one is about to begin. */
function readingOf(progress: ImportProgress | null): Reading {
  if (progress === null || progress.standing === "running") return "running";
  return progress.standing === "done" ? "done" : "stopped";
}

/** States without value at risk hold customers who are fine, or gone. */
function atRiskOf(states: StateTotal[]): AtRisk {
  const groups = states.filter(({ valueAtRiskMinor }) => valueAtRiskMinor > 0);
  return {
    customers: groups.reduce((sum, group) => sum + group.customers, 0),
    valueMinor: groups.reduce((sum, group) => sum + group.valueAtRiskMinor, 0),
    groups: groups.map(({ state, customers, valueAtRiskMinor }) => ({
      label: customerStates[state].label,
      customers,
      valueMinor: valueAtRiskMinor,
    })),
  };
}

/** null for a shop younger than the period: everything would be new. */
async function recentActivity(
  db: Db,
  shop: ShopRow,
  totals: ShopTotals,
  now: Date,
): Promise<RecentActivity | null> {
  const since = now.getTime() - RECENT_DAYS * DAY_MS;
  if (!totals.firstOrderAt || totals.firstOrderAt.getTime() >= since) return null;
  const day = daysBefore(shopDay(now, shop.timezone), RECENT_DAYS);
  const [orders, customers] = await Promise.all([
    recentOrders(db, shop.shopId, day),
    recentCustomers(db, shop.shopId, day),
  ]);
  return { days: RECENT_DAYS, ...orders, ...customers };
}
