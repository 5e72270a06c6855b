import type { ProductId } from "../ids.ts";
import type {
  AutomaticDiscount,
  AutomaticKind,
  CodeKind,
  CodeRules,
  DiscountKind,
  OfKind,
} from "./discount.ts";
import type { DiscountField, TypedDiscount } from "./typed.ts";

/** How a discount lies in tables: a column is null where its kind has no use for it. */
export interface DiscountColumns {
  kind: string;
  percent: number | null;
  amountMinor: number | null;
  minimumMinor: number | null;
  oncePerCustomer: boolean;
  productIds: ProductId[];
}

/** The fields a form of codes, or of automatic discounts, can show. */
export type CodeField = Exclude<DiscountField, "products">;
export type AutomaticField = Extract<DiscountField, "percent" | "products">;
type FieldOf<Kind extends DiscountKind> = Kind extends CodeKind ? CodeField : AutomaticField;

/** All there is to know of a kind, besides its words and the call that makes it. */
interface KindEntry<Kind extends DiscountKind> {
  /** fields of a form that say what it takes off */
  fields: readonly FieldOf<Kind>[];
  parse: (typed: TypedDiscount) => OfKind<Kind>;
  /**
   * The share of the price it takes off, 0 to 1; null where nobody can say.
   * @param averageOrderMinor what a customer spends on an order; null without orders
   */
  share: (discount: OfKind<Kind>, averageOrderMinor: number | null) => number | null;
  /** what of it is kept, besides what all codes have */
  columns: (discount: OfKind<Kind>) => Partial<DiscountColumns>;
  read: (columns: DiscountColumns) => OfKind<Kind>;
}

const PERCENT_MAX = 100;
/** Goods that an open sale gives away for nothing are no sale. */
const SALE_PERCENT_MAX = 99;

const rulesOf = ({ minimumMinor, oncePerCustomer }: CodeRules) => ({
  minimumMinor,
  oncePerCustomer,
});

const codeKinds: { [Kind in CodeKind]: KindEntry<Kind> } = {
  percentage: {
    fields: ["percent"],
    parse: (typed) => ({
      kind: "percentage",
      percent: typed.percent(PERCENT_MAX),
      ...typed.rules(),
    }),
    share: ({ percent }) => percent / 100,
    columns: ({ percent, ...rest }) => ({ percent, ...rulesOf(rest) }),
    read: (columns) => ({
      kind: "percentage",
      percent: present(columns, "percent"),
      ...rulesOf(columns),
    }),
  },
  fixed: {
    fields: ["amount"],
    parse: (typed) => ({ kind: "fixed", amountMinor: typed.amountMinor(), ...typed.rules() }),
    share: ({ amountMinor }, averageOrderMinor) =>
      averageOrderMinor ? Math.min(1, amountMinor / averageOrderMinor) : null,
    columns: ({ amountMinor, ...rest }) => ({ amountMinor, ...rulesOf(rest) }),
    read: (columns) => ({
      kind: "fixed",
      amountMinor: present(columns, "amountMinor"),
      ...rulesOf(columns),
    }),
  },
  free_shipping: {
    fields: [],
    parse: (typed) => ({ kind: "free_shipping", ...typed.rules() }),
    share: () => null,
    columns: rulesOf,
    read: (columns) => ({ kind: "free_shipping", ...rulesOf(columns) }),
  },
};

interface AutomaticEntry<Kind extends AutomaticKind> extends KindEntry<Kind> {
  /** the products it makes cheaper: two sales must not meet on one, and what was sold of them is counted */
  products: (discount: OfKind<Kind>) => ProductId[];
}

const automaticKinds: { [Kind in AutomaticKind]: AutomaticEntry<Kind> } = {
  automatic_percentage: {
    fields: ["percent", "products"],
    parse: (typed) => ({
      kind: "automatic_percentage",
      percent: typed.percent(SALE_PERCENT_MAX),
      productIds: typed.productIds(),
    }),
    share: ({ percent }) => percent / 100,
    columns: ({ percent, productIds }) => ({ percent, productIds }),
    read: (columns) => ({
      kind: "automatic_percentage",
      percent: present(columns, "percent"),
      productIds: columns.productIds,
    }),
    products: ({ productIds }) => productIds,
  },
};

const kinds: { [Kind in DiscountKind]: KindEntry<Kind> } = { ...codeKinds, ...automaticKinds };

/** Kinds an offer may have, in the order a form lists them. */
export const codeKindNames = Object.keys(codeKinds) as CodeKind[];

export const isCodeKind = (name: string): name is CodeKind => Object.hasOwn(codeKinds, name);
const isAutomaticKind = (name: string): name is AutomaticKind =>
  Object.hasOwn(automaticKinds, name);

export const fieldsOfKind = <Kind extends DiscountKind>(kind: Kind): readonly FieldOf<Kind>[] =>
  kinds[kind].fields;

export function parseDiscount<Kind extends DiscountKind>(
  kind: Kind,
  typed: TypedDiscount,
): OfKind<Kind> {
  return kinds[kind].parse(typed);
}

/** The share of the price a discount takes off, where it can be known. @see KindEntry.share */
export function discountShare<Kind extends DiscountKind>(
  discount: OfKind<Kind>,
  averageOrderMinor: number | null,
): number | null {
  return kinds[discount.kind as Kind].share(discount, averageOrderMinor);
}

const noColumns: Omit<DiscountColumns, "kind"> = {
  percent: null,
  amountMinor: null,
  minimumMinor: null,
  oncePerCustomer: true,
  productIds: [],
};

export function columnsOf<Kind extends DiscountKind>(discount: OfKind<Kind>): DiscountColumns {
  return {
    ...noColumns,
    ...kinds[discount.kind as Kind].columns(discount),
    kind: discount.kind,
  };
}

type Stored = Pick<DiscountColumns, "kind"> & Partial<DiscountColumns>;

/** @throws RangeError for a row this release cannot read */
export function codeDiscountOf(stored: Stored): OfKind<CodeKind> {
  if (!isCodeKind(stored.kind)) throw unreadable(stored.kind);
  return codeKinds[stored.kind].read({ ...noColumns, ...stored });
}

/** @throws RangeError for a row this release cannot read */
export function automaticDiscountOf(stored: Stored): OfKind<AutomaticKind> {
  if (!isAutomaticKind(stored.kind)) throw unreadable(stored.kind);
  return automaticKinds[stored.kind].read({ ...noColumns, ...stored });
}

const unreadable = (kind: string) =>
  new RangeError(
    `found a discount of the kind ${JSON.stringify(kind)}, which this release does not know`,
  );

function present<Column extends "percent" | "amountMinor">(
  columns: DiscountColumns,
  column: Column,
): number {
  const value = columns[column];
  if (value === null)
    throw new RangeError(`found a ${columns.kind} discount without its ${column}`);
  return value;
}

/** The products an automatic discount makes cheaper, by Shopify's number. */
export function productsOf(discount: AutomaticDiscount): ProductId[] {
  return automaticKinds[discount.kind].products(discount);
}
