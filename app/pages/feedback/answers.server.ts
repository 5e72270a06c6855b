import type { Days } from "../../calendar/period.ts";
import { tierBounds } from "../../clv/predict/value-tiers.server.ts";
import { pool } from "../../db.server.ts";
import { sortAsked } from "../../lists/sort-by.ts";
import { productTitles } from "../../products/record.server.ts";
import type { ShopRow } from "../../shops/shop.server.ts";
import { newestFirst, type AnswersOrder } from "../../surveys/answers-order.ts";
import { askedIn, questionAsked, questionsOf, type AskedVersion } from "../../surveys/asked.ts";
import type { ResponseFilter, ResponseRow } from "../../surveys/responses.server.ts";
import { askedVersions } from "../../surveys/versions.server.ts";
import { areOfAPart } from "../of-a-part.server.ts";
import type { ListedAnswer } from "./columns.ts";
import { productsNamed, shownAnswers, type ShownAnswers } from "./filters.ts";

/** The answers an address asks for, before any of them is read. */
export interface AskedList extends ShownAnswers {
  filter: ResponseFilter;
  order: AnswersOrder;
  /** what the list is of: a point of the trend, or the period */
  days: Days;
  /** an answer as the list knows it */
  listed: (row: ResponseRow, name: string | null) => ListedAnswer;
}

/** @param period days of the shop */
export async function answersAsked(
  { shopId, timezone: timeZone }: ShopRow,
  address: URLSearchParams,
  period: Days,
): Promise<AskedList> {
  const [versions, titles, bounds, isPart] = await Promise.all([
    askedVersions(pool, shopId),
    productTitles(pool, shopId, productsNamed(address)),
    address.has("tier") ? tierBounds(pool, shopId) : null,
    areOfAPart(shopId),
  ]);
  const shown = shownAnswers(address, questionsOf(versions), titles);
  const { asked } = shown;
  const days = asked.within ?? period;
  return {
    ...shown,
    days,
    order: sortAsked(address.get("sort") ?? "", ["date", "rating"]) ?? newestFirst,
    filter: {
      ratings: asked.ratings,
      commented: asked.commented,
      days: { ...days, timeZone },
      states: asked.states,
      tiers: asked.tiers,
      bounds,
      productIds: asked.productIds,
      asked: asked.questions.length === 0 ? null : askedIn(asked.questions, versions),
    },
    listed: (row, name) => listed(row, name, versions, isPart),
  };
}

/** @param isPart values are those of a part of the orders, and what they mean is not said yet */
const listed = (
  row: ResponseRow,
  name: string | null,
  versions: readonly AskedVersion[],
  isPart: boolean,
): ListedAnswer => ({
  ...row,
  name,
  question: questionAsked(row, versions),
  ...(isPart || row.unprofiled ? { customerState: null, clv12Minor: null } : {}),
});
