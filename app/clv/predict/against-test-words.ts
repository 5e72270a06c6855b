import { formatPercent } from "../../figures/format.ts";

/** @param bias of the last back-test: predicted ÷ actual − 1 */
export const againstTestWords = (bias: number): string =>
  `Put to the test on the last quarter of your own orders, the same method said ${formatPercent(Math.abs(bias))} too ${bias < 0 ? "few" : "many"}: more than this range allows. Take the range as too narrow.`;
