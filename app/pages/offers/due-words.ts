import { dayRange } from "../../figures/quantity.ts";
import { formatNumber } from "../../figures/format.ts";
import { countOf, formatDays, waitWords } from "../../figures/words.ts";

export const productsCard = {
  tooFewYet: (fewest: number) =>
    `No product has been bought again by the same customers ${fewest} times yet.`,
  isBoughtAgainAfter: (name: string, medianGap: number, dueNow: number) =>
    `“${name}” is bought again after ${waitWords(medianGap)} at the median. ${countOf(dueNow, "customer is", "customers are")} due for it now.`,
  noNarrowRhythm: "No product has a narrow rhythm: take the days to remind as rough.",
  narrowRhythms: (narrow: number) =>
    `${countOf(narrow, "product has", "products have")} a narrow rhythm, which a reminder can follow.`,
  shownAre: (length: number) => `The ${formatNumber(length)} bought again most often are shown.`,
  leftOut: (few: number, fewest: number) =>
    `${countOf(few, "product is", "products are")} left out: bought again fewer than ${fewest} times.`,
  product: "Product",
  dueForIt: "Due for it",
  offer: "Offer",
  none: "–",
  more: (products: number) => countOf(products, "more product"),
  makeOffer: "Create offer",
  offerFor: (name: string) => `Create offer to those due for ${name}`,
  medianDays: "Median days",
  n95IntervalDays: "95% interval, days",
  remindAfter: "Remind after",
  boughtAgain: "Bought again",
  buyers: "Buyers",
  dueToReorder: "Due to reorder",
  productsByDaysUntil: "Products by days until the same customer buys them again",
  dueFor: (dueNow: number, name: string) => `${countOf(dueNow, "customer")} due for ${name}`,
  interval: (low: number, high: number) =>
    dayRange(low, high)
      .map((end) => formatNumber(end, 1))
      .join(" to "),
  remindBetween: (dueFrom: number, dueTo: number) =>
    `${formatNumber(dueFrom)} to ${formatDays(dueTo)}`,
};
