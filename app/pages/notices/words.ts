import { formatNumber } from "../../figures/format.ts";
import { countOf } from "../../figures/words.ts";
import type { NoticeFacts, NoticeKind } from "../../notices/notice.ts";

export const noticesCard = {
  title: "What is done",
  putAway: (sentence: string) => `Put away: ${sentence}`,
  putAllAway: "Put all away",
  more: (count: number) => `${formatNumber(count)} more`,
};

/** A line each, about what somebody waited for. */
export const sentences: { [K in NoticeKind]: (facts: NoticeFacts<K>) => string } = {
  "import.finished": ({ orders }) => `All your orders are read: ${formatNumber(orders)}.`,
  "import.failed": () => "Reading your orders stopped before the end.",
  "comparison.repaired": ({ repaired, removed }) =>
    `The weekly comparison repaired ${countOf(repaired + removed, "order")}.`,
  "order-file.finished": ({ orders, setAside }) =>
    setAside > 0
      ? `The file of older orders is read: ${countOf(orders, "order")}, ${formatNumber(setAside)} set aside.`
      : `The file of older orders is read: ${countOf(orders, "order")}.`,
  "costs.first-read": () => "Your unit costs are read: value after the cost of goods can be seen.",
  "customer.gathered": () => "What is stored of a customer who asked is gathered for you.",
  "offer.launched": ({ title, codes }) => `“${title}” is ready: ${countOf(codes, "code")}.`,
  "offer.failed": ({ title }) => `“${title}” could not be launched.`,
  "offer.judged": ({ title }) => `The verdict on “${title}” is in.`,
  "sale.ended": ({ title }) => `The flash sale “${title}” has ended.`,
  "sale.failed": ({ title }) => `The flash sale “${title}” could not be created.`,
  "everything.gathered": () => "The file with everything of your shop can be downloaded.",
  "leaving.finished": ({ left }) =>
    left === 0
      ? "Everything Boomerang made in Shopify is ended."
      : `Leaving: ${countOf(left, "thing")} could not be ended.`,
};
