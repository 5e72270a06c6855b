// What is wrong with a row of an order export, for whoever chose the file.

export const words = {
  empty:
    "the file is empty; expected Shopify's order export, which begins with a row of column names",
  notAnExport: (missing: readonly string[]) =>
    `expected Shopify's order export, with ${missing.length === 1 ? "a column" : "columns"} ${missing
      .map((name) => `"${name}"`)
      .join(", ")}`,
  binary: "expected a CSV file, found something that is no text",
  cells: (found: number, expected: number) =>
    `found ${found} cells, expected ${expected} as in the header`,
  quote: "found a quote that is never closed",
  name: "expected an order name such as #1001",
  headless: "expected the order's first row above: this one has a line item and no order",
  twice: (line: number) => `expected each order once: it is on line ${line} already`,
  currency: "expected a currency code such as USD",
  otherCurrency: (known: string) => `expected ${known}, the currency of the other orders`,
  moment: "expected a date such as 2026-11-21 09:30:00 -0500",
  noMoment: "expected a date such as 2026-11-21 09:30:00 -0500; there is no such moment",
  tooEarly: "expected a date after 1990",
  future: (today: string) => `expected a date no later than today, ${today}`,
  status: (known: readonly string[]) => `expected one of ${known.join(", ")}`,
  amount: (digits: number) => `expected a number such as ${(12.5).toFixed(digits)}`,
  noAmount: "expected an amount",
  negative: "expected an amount of 0 or more",
  thousands: (digits: number) =>
    `expected a number such as ${(12.5).toFixed(digits)}, without thousands separators`,
  comma: (digits: number) =>
    `expected a number such as ${(12.5).toFixed(digits)}, with a decimal point`,
  sign: (digits: number) =>
    `expected a number such as ${(12.5).toFixed(digits)}, without a currency sign`,
  tooMuch: (digits: number) =>
    `expected a number such as ${(12.5).toFixed(digits)}, below a thousand million`,
  quantity: "expected a whole number",
  lineName: "expected the name of what was bought",
  lineDiscount: "expected no more than the line is worth",
  total: "expected at least Subtotal + Shipping (+ Taxes)",
  refunded: "expected no more than the total",
};
