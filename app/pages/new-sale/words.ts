import { countOf } from "../../figures/words.ts";

export const page = {
  newFlashSale: "New flash sale",
  flashSales: "Flash sales",
  nameOfTheSale: "Name of the sale",
  shoppersSee: "Shoppers see it in their cart.",
  percentageOffEachProduct: "Percentage off each product",
  products: "Products",
  when: "When",
  startDate: "Start date",
  startTime: "Start time",
  endDate: "End date",
  endTime: "End time",
  whatHappens: "What happens",
  shopifyLowersThePrices:
    "Shopify lowers the prices at the start and restores them at the end by itself.",
  everybodyGetsThePrice:
    "Everybody gets the price, so nobody can be held out: what a sale brought cannot be told apart from what would have come anyway.",
  codesForMoneyOff: "Codes for money off do not come on top of it; a code for free shipping does.",
  checkedWhenYouSave:
    "Checked when you save: Shopify’s 25 automatic discounts, and other sales of the same products.",
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
