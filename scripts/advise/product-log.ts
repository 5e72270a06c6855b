import { GrowingUint32 } from "../../app/numeric/growing.ts";
import { RowDays } from "../csv-log/row-day.ts";
import { placesOf, readRows } from "../csv-log/rows.ts";

const COLUMNS = ["order", "customer", "date", "product", "quantity", "price", "cost"] as const;
const NEEDED = ["order", "customer", "date", "product"] as const;
const HEADER = "order,customer,date,product[,quantity,price,cost]";

/** Lines of orders as columns; names by number. */
export interface ProductLog {
  rows: number;
  skipped: number;
  /** in the order of their characters */
  products: readonly string[];
  orders: number;
  customers: number;
  /** by order: its customer's number, or −1 of a guest */
  customerOf: Int32Array;
  lines: {
    order: Uint32Array;
    product: Uint32Array;
    /** from 1970-01-01 */
    day: Int32Array;
    /** below 0 of a return */
    quantity: Int32Array;
    /** of one piece, null where the log has no such column */
    price: readonly number[] | null;
    cost: readonly number[] | null;
  };
}

type Place = Record<(typeof COLUMNS)[number], number>;

/** Reads a log of order lines in one pass; a bad row is refused with its line, column, value and reason. */
export async function readProductLog(
  file: string,
  options: { skipBad: boolean; zone: string },
): Promise<ProductLog> {
  const lines = new LogLines(options.zone);
  let place: Place | undefined;
  const { rows, skipped } = await readRows(file, HEADER, options.skipBad, (names) => {
    const found = placesOf(file, names, COLUMNS, NEEDED, HEADER);
    place = found;
    return (record, line) => lines.take(record, found, line);
  });
  return { rows, skipped, ...lines.columns(place!) };
}

class LogLines {
  private readonly days: RowDays;
  private readonly orderNumbers = new Map<string, number>();
  private readonly customerNumbers = new Map<string, number>();
  private readonly productNumbers = new Map<string, number>();
  private readonly customerOf: number[] = [];
  private readonly firstLine: number[] = [];
  private readonly order = new GrowingUint32();
  private readonly product = new GrowingUint32();
  private readonly day = new GrowingUint32();
  private readonly quantity = new GrowingUint32();
  private readonly price: number[] = [];
  private readonly cost: number[] = [];

  constructor(zone: string) {
    this.days = new RowDays(zone);
  }

  /** Adds a row, or says which column is wrong and why. */
  take(record: readonly string[], place: Place, line: number): string | null {
    const at = (column: keyof Place) => record[place[column]] ?? "";
    const name = at("order");
    const product = at("product");
    const customer = at("customer");
    const unnamed =
      nameless("order", name, "which order it is a line of") ??
      nameless("product", product, "which product was bought") ??
      unreadable("customer", customer);
    if (unnamed !== null) return unnamed;
    const day = this.days.of(at("date"));
    if (typeof day === "string") return `column date: found "${at("date")}", ${day}`;
    const quantity = place.quantity === -1 ? 1 : piecesIn(at("quantity"));
    if (quantity === null)
      return `column quantity: found "${at("quantity")}", expected a whole number like 2, or -1 of a return`;
    const price = place.price === -1 ? 0 : amountIn(at("price"));
    if (price === null) return `column price: found "${at("price")}", ${AMOUNT}`;
    const cost = place.cost === -1 ? 0 : amountIn(at("cost"));
    if (cost === null) return `column cost: found "${at("cost")}", ${AMOUNT}`;
    const who = customer === "" ? -1 : numberOf(this.customerNumbers, customer);
    const order = numberOf(this.orderNumbers, name);
    if (order === this.customerOf.length) {
      this.customerOf.push(who);
      this.firstLine.push(line);
    } else if (this.customerOf[order] !== who) {
      return `column customer: found "${customer}" in order ${name}, expected the customer of its line ${this.firstLine[order]}`;
    }
    this.order.push(order);
    this.product.push(numberOf(this.productNumbers, product));
    this.day.push(day);
    this.quantity.push(quantity);
    if (place.price !== -1) this.price.push(price);
    if (place.cost !== -1) this.cost.push(cost);
    return null;
  }

  columns(place: Place): Omit<ProductLog, "rows" | "skipped"> {
    const names = [...this.productNumbers.keys()];
    const sorted = [...names].sort((x, y) => (x < y ? -1 : 1));
    const place_ = new Map(sorted.map((name, number) => [name, number]));
    const renumbered = Uint32Array.from(names, (name) => place_.get(name)!);
    return {
      products: sorted,
      orders: this.customerOf.length,
      customers: this.customerNumbers.size,
      customerOf: Int32Array.from(this.customerOf),
      lines: {
        order: this.order.seen(),
        product: this.product.seen().map((number) => renumbered[number]!),
        day: asSigned(this.day.seen()),
        quantity: asSigned(this.quantity.seen()),
        price: place.price === -1 ? null : this.price,
        cost: place.cost === -1 ? null : this.cost,
      },
    };
  }
}

const AMOUNT = "expected a number of 0 or more like 19.90";
const MOST_PIECES = 1e9;
const MOST_MONEY = 1e12;

/** The same bits with a sign. */
const asSigned = ({ buffer, byteOffset, length }: Uint32Array<ArrayBuffer>) =>
  new Int32Array(buffer, byteOffset, length);

function nameless(column: string, name: string, expected: string): string | null {
  if (name === "") return `column ${column}: found "", expected ${expected}`;
  return unreadable(column, name);
}

/** Two names that differ in a letter lost here would become one. */
const unreadable = (column: string, name: string) =>
  name.includes("\uFFFD") ? `column ${column}: found "${name}", expected UTF-8 text` : null;

function piecesIn(text: string): number | null {
  const pieces = /^[+-]?\d+(\.0*)?$/.test(text) ? Number(text) : NaN;
  return Math.abs(pieces) <= MOST_PIECES ? pieces : null;
}

function amountIn(text: string): number | null {
  const amount = /^\+?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : NaN;
  return amount <= MOST_MONEY ? amount : null;
}

function numberOf(numbers: Map<string, number>, name: string): number {
  let number = numbers.get(name);
  if (number === undefined) numbers.set(name, (number = numbers.size));
  return number;
}
