import { formatInstant } from "../../figures/format.ts";
import { countOf } from "../../figures/words.ts";

/** What the form calls its fields. */
export const fieldLabels = {
  products: "Products",
  title: "Name of the sale",
  percent: "Percentage off each product",
  startDay: "Start date",
  startTime: "Start time",
  endDay: "End date",
  endTime: "End time",
};

export const sections = {
  products: { title: "What", asks: "Which products become cheaper?" },
  price: { title: "How much", asks: "By how much, and under which name?" },
  when: { title: "When", asks: "From when until when?" },
};

export const saleSummary = {
  chooseFirst: "Choose the products, and by how much they become cheaper.",
  /** @param percent as typed */
  sentence: (products: number, percent: string) =>
    `${countOf(products, "product")} ${products === 1 ? "becomes" : "become"} cheaper${percent === "" ? "" : ` by ${percent.replace(/\s*%$/, "")}%`} for everybody.`,
  moment: (day: string, time: string) => `${day}, ${time}`,
  /** @param startsAt "Nov 17, 2026, 08:00" */
  runs: (startsAt: string, endsAt: string) =>
    `From ${startsAt} until ${endsAt}, in the time of your shop.`,
};

interface Plan {
  off: string;
  products: number;
  startsAt: string;
  endsAt: string;
}

export const confirmSale = {
  happens: ({ off, products, startsAt, endsAt }: Plan, timeZone: string): string[] => [
    `${off} ${countOf(products, "product")}, for every shopper.`,
    `From ${formatInstant(startsAt, timeZone)} until ${formatInstant(endsAt, timeZone)}, in the time of your shop.`,
    "Shopify begins and ends it by itself. Until it ends you can cancel it: prices are as before at once.",
  ],
};

export const page = {
  newFlashSale: "New flash sale",
  flashSales: "Flash sales",
  scheduleSale: "Schedule sale",
  scheduleThisSale: "Schedule this sale?",
  whatSaveDoes: "Save keeps this as a draft under Flash sales. No price is changed by it.",
  shoppersSee: "Shoppers see it in their cart.",
  whatHappens: "What will happen",
  shopifyLowersThePrices:
    "Shopify lowers the prices at the start and restores them at the end by itself.",
  everybodyGetsThePrice:
    "Everybody gets the price, so nobody can be held out: what a sale brought cannot be told apart from what would have come anyway.",
  codesForMoneyOff: "Codes for money off do not come on top of it; a code for free shipping does.",
  checkedBefore:
    "Checked before it is scheduled: Shopify’s 25 automatic discounts, and other sales of the same products.",
};

export const productsField = {
  theProductListDid: (message: string) => `The product list did not open: ${message}`,
  noProductsChosen: "No products chosen",
  products: (count: number) => countOf(count, "product"),
  chooseProducts: "Choose products",
  changeProducts: "Change products",
  remove: "Remove",
  removeProduct: (title: string) => `Remove ${title}`,
};
