import { csvLine } from "../../csv.ts";
import { pool } from "../../db.server.ts";
import { fileOf } from "../../lists/columns.ts";
import type { Caller } from "../../shops/authenticate.server.ts";
import { edgeOf, type AnswersEdge } from "../../surveys/answers-order.ts";
import { listResponses } from "../../surveys/responses.server.ts";
import { columnsOf } from "../columns.server.ts";
import { periodOfPage } from "../period.server.ts";
import { answersAsked } from "./answers.server.ts";
import { answerColumns } from "./columns.ts";

const BATCH = 2000;

/** The whole list an address asks for as CSV, streamed: its columns and its order. */
export async function* answersCsv(
  caller: Pick<Caller, "shop" | "staffId">,
  request: Request,
  now: Date,
): AsyncGenerator<string> {
  const { shop, staffId } = caller;
  const place = { currency: shop.currency, timeZone: shop.timezone };
  const address = new URL(request.url).searchParams;
  const { period } = await periodOfPage(caller, request, now);
  const { filter, order, listed } = await answersAsked(shop, address, period);
  const { head, line } = fileOf(await columnsOf(shop.shopId, staffId, "answers", answerColumns));
  yield csvLine(head);
  let edge: AnswersEdge | null = null;
  for (;;) {
    const from = { order, edge, limit: BATCH };
    const batch = await listResponses(pool, shop.shopId, filter, from);
    if (batch.length > 0)
      yield batch.map((row) => csvLine(line(listed(row, null), place))).join("");
    if (batch.length < BATCH) return;
    edge = edgeOf(batch.at(-1)!);
  }
}
