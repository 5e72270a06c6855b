/** The columns of Shopify's order export, as an admin of today writes them. */
const COLUMNS = [
  "Name",
  "Email",
  "Financial Status",
  "Paid at",
  "Fulfillment Status",
  "Accepts Marketing",
  "Currency",
  "Subtotal",
  "Shipping",
  "Taxes",
  "Total",
  "Discount Code",
  "Discount Amount",
  "Created at",
  "Lineitem quantity",
  "Lineitem name",
  "Lineitem price",
  "Lineitem sku",
  "Billing Name",
  "Shipping Country",
  "Notes",
  "Cancelled at",
  "Refunded Amount",
  "Id",
  "Tags",
  "Source",
  "Lineitem discount",
  "Tax 1 Name",
  "Tax 1 Value",
  "Tax 2 Name",
  "Tax 2 Value",
  "Phone",
  "Duties",
] as const;

export type Cells = Partial<Record<(typeof COLUMNS)[number], string>>;

const USUAL: Cells = {
  Name: "#1001",
  Email: "ada@example.com",
  "Financial Status": "paid",
  "Fulfillment Status": "fulfilled",
  Currency: "EUR",
  Subtotal: "50.00",
  Shipping: "0.00",
  Taxes: "0.00",
  Total: "50.00",
  "Created at": "2026-05-02 10:00:00 +0200",
  "Lineitem quantity": "1",
  "Lineitem name": "Mug",
  "Lineitem price": "50.00",
  Source: "web",
};

/** An order's first row: an ordinary order of one mug for 50.00, but for what is said. */
export const first = (cells: Cells = {}): Cells => ({ ...USUAL, ...cells });

/** A further row of the order above. */
export const further = (cells: Cells): Cells => ({
  Name: "#1001",
  Email: "ada@example.com",
  "Lineitem quantity": "1",
  ...cells,
});

interface Style {
  separator?: string;
  lineEnd?: string;
  /** other names for columns */
  renamed?: Record<string, string>;
}

export function exportFile(
  rows: readonly Cells[],
  { separator = ",", lineEnd = "\n", renamed = {} }: Style = {},
): string {
  const cell = (text: string) =>
    text.includes(separator) || /["\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  const lines = [
    COLUMNS.map((name) => renamed[name] ?? name),
    ...rows.map((row) => COLUMNS.map((name) => row[name] ?? "")),
  ];
  return lines.map((cells) => cells.map(cell).join(separator) + lineEnd).join("");
}
