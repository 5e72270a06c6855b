const words: Record<string, string> = {
  "shop.install": "Set up the shop",
  "privacy.export": "Gather what is stored of a customer",
  "privacy.redact-customer": "Erase a customer",
  "privacy.redact-shop": "Erase the shop",
  "products.refresh": "Read a product again",
  "orders.begin": "Begin to read the orders",
  "orders.import": "Ask Shopify for all orders",
  "orders.preview": "Read the newest orders first",
  "orders.poll": "Look whether Shopify has exported the orders",
  "orders.bulk-finished": "Look whether Shopify has exported the orders",
  "orders.load": "Read the exported orders",
  "orders.page": "Read the orders page by page",
  "orders.refresh": "Read an order again",
  "orders.refresh-customer": "Read the orders of a customer again",
  "orders.forget": "Remove a deleted order",
  "orders.reconcile": "Compare the orders that changed",
  "orders.check-counts": "Compare the orders of each month",
  "orders.weekly": "Compare every order",
  "orders.weekly-end": "Compare every order",
  "offers.launch": "Create an offer's codes",
  "offers.redeemed": "Note a used code",
  "offers.stop": "Switch an offer's codes off",
  "surveys.publish": "Publish the survey",
  "surveys.match": "Match answers with an order",
};

const rooms: Record<string, string> = {
  products: "Read the products",
  customers: "Count the customers' orders",
  clv: "Work out values and states",
  "flash-sales": "Create or end a flash sale",
  surveys: "Tidy up survey answers",
};

/** What a job does, in words for the merchant; its name when it is not known here. */
export function jobWords(name: string): string {
  return words[name] ?? rooms[name.slice(0, name.indexOf("."))] ?? name;
}
