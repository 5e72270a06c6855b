import { carriedInWords, lossesInWords } from "../../../clv/fit/backtest-words.ts";
import { backtestHistory } from "../../../clv/predict/values.server.ts";
import { pool } from "../../../db.server.ts";
import type { ShopRow } from "../../../shops/shop.server.ts";
import { foundAtNight } from "../found.server.ts";
import { backtestFigure } from "./figures.ts";

/** How well the predictions held, and what makes them. */
export async function accuracyPage(shop: ShopRow) {
  const [{ frame, found }, history] = await Promise.all([
    foundAtNight(shop),
    backtestHistory(pool, shop.shopId),
  ]);
  if (!found) return { ...frame, accuracy: null };
  const { backtest, scorer, picture, asOf } = found.fit;
  return {
    ...frame,
    accuracy: {
      asOf,
      backtest: backtest
        ? {
            ...backtest,
            figure: backtestFigure(backtest),
            beside: carriedInWords(backtest),
            warnings: lossesInWords(backtest),
          }
        : null,
      history: history.reverse(),
      model: scorer.kind === "model" ? { ...scorer.fit, choice: picture.choice } : null,
    },
  };
}
