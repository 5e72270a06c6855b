import type { AskedPeriod } from "../../calendar/asked-period.ts";
import { tierBounds } from "../../clv/predict/value-tiers.server.ts";
import { valueTiers } from "../../clv/predict/value-tiers.ts";
import { comparedSeries } from "../../customers/day-series.server.ts";
import { pool } from "../../db.server.ts";
import { productTitles } from "../../products/record.server.ts";
import type { Caller } from "../../shops/authenticate.server.ts";
import type { ShopRow } from "../../shops/shop.server.ts";
import { together } from "../../surveys/rating.ts";
import { ratingsByDay, ratingsByProduct, ratingsByTier } from "../../surveys/ratings.server.ts";
import { answersStanding } from "../../surveys/responses.server.ts";
import { surveySettings } from "../../surveys/settings.server.ts";
import { areOfAPart } from "../of-a-part.server.ts";
import { periodOfPage } from "../period.server.ts";
import { chosenOf } from "../../lists/address.ts";
import { answersList } from "./list.server.ts";
import { ANSWER_PARAMS } from "./filters.ts";
import { courseOf } from "./course.ts";
import { differClearly, ratedGroups, ratingFigure } from "./figures.ts";
import { figureWords, productWithoutTitle, tierWords } from "./words.ts";

/** More products are on no phone; those with the most answers are shown. */
const PRODUCTS = 8;

/** What shoppers answered in a period, and the answers an address asks for. */
export async function feedbackPage(
  caller: Pick<Caller, "shop" | "staffId" | "admin">,
  request: Request,
  now: Date,
) {
  const { shop } = caller;
  const { shopId } = shop;
  const search = new URL(request.url).searchParams;
  const [asked, settings, standing] = await Promise.all([
    periodOfPage(caller, request, now),
    surveySettings(pool, shopId),
    answersStanding(pool, shopId),
  ]);
  return {
    asked,
    hasAnswers: standing.any,
    pending: standing.pending,
    publishing: settings.version > 0 && !settings.publishedAt && !settings.problem,
    problem: settings.problem,
    currency: shop.currency,
    timeZone: shop.timezone,
    figures: standing.any ? await figuresOf(shop, asked) : null,
    ...(await answersList(caller, search, asked)),
    /** what narrows the list, and is kept when another period is chosen */
    narrowedBy: Object.fromEntries(chosenOf(search, ANSWER_PARAMS)),
  };
}

async function figuresOf({ shopId, timezone: timeZone }: ShopRow, asked: AskedPeriod) {
  const { period, compared } = asked;
  const days = { ...period, timeZone };
  const [now, then, series, isPart, bounds, products] = await Promise.all([
    ratingsByDay(pool, shopId, days),
    compared && ratingsByDay(pool, shopId, { ...compared, timeZone }),
    comparedSeries(pool, shopId, { period, compared: null }),
    areOfAPart(shopId),
    tierBounds(pool, shopId),
    ratingsByProduct(pool, shopId, days, PRODUCTS),
  ]);
  const tiers = bounds && !isPart ? await ratingsByTier(pool, shopId, days, bounds) : null;
  const titles = await productTitles(
    pool,
    shopId,
    products.map(({ productId }) => productId),
  );
  const all = together(now.map(({ byRating }) => byRating));
  const { orders, guestOrders } = series.now.sums;
  return {
    byRating: all,
    orders: orders + guestOrders,
    figure: ratingFigure(all, then && together(then.map(({ byRating }) => byRating)), {
      orders: orders + guestOrders,
      during: compared ? figureWords.during(compared.from, compared.to) : "",
    }),
    course: courseOf(period, now),
    tiers:
      tiers &&
      ratedGroups(
        valueTiers.flatMap((tier) => {
          const found = tiers.find((one) => one.tier === tier);
          return found ? [{ name: tierWords[tier], asked: { tier }, ...found }] : [];
        }),
      ),
    products: ratedGroups(
      products.map(({ productId, byRating }) => ({
        name: titles.get(productId) ?? productWithoutTitle(productId),
        asked: { productId },
        byRating,
      })),
    ),
    productsDiffer: differClearly(products.map(({ byRating }) => byRating)),
  };
}
