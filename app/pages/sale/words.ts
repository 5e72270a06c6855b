import { countOf } from "../../figures/words.ts";

export const noSuchSale = "There is no such flash sale.";

export const productWithoutTitle = (id: string | number) => `Product ${id}`;

export const page = {
  documentTitle: "Flash sale",
  products: (count: number) => countOf(count, "product"),
  flashSales: "Flash sales",
  duplicate: "Duplicate",
  cancelSale: "Cancel sale",
  pricesAreAsBefore:
    "Prices are as before at once. Orders placed during the sale keep theirs. The sale cannot be started again.",
  cancelThisSale: "Cancel this sale?",
  thisSaleWasNot: "This sale was not created",
  somethingIsWrong: "Something is wrong",
  shopifyDidNotAnswer: "Shopify did not answer just now. The state is shown by the clock.",
  when: "When",
  starts: "Starts",
  ends: "Ends",
  cancelled: "Cancelled",
  soldWhileItRan: "Sold while it ran",
  ordersWithTheseProducts: "Orders with these products",
  pieces: "Pieces",
  revenueOfTheseProducts: "Revenue of these products",
  everythingSoldOfThese:
    "Everything sold of these products in this time. Some of it would have been sold without the sale.",
  countedFromTheStart: "Counted from the start of the sale.",
  productList: "Products",
};
