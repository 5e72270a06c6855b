import { inIdOrder, type Database } from "./database.ts";
import { toIso, toSeconds } from "./instants.ts";
import type { CustomerRecord, OrderRecord } from "./types.ts";

export const customerColumns =
  "id, created_at, updated_at, first_name, last_name, email, phone, number_of_orders, amount_spent, " +
  "last_order_id, last_order_at, doc";

interface CustomerRow {
  id: number;
  created_at: number;
  updated_at: number;
  first_name: string;
  last_name: string;
  email: string | null;
  phone: string | null;
  number_of_orders: number;
  amount_spent: number;
  last_order_id: number | null;
  last_order_at: number | null;
  doc: string;
}

/** what is neither searched nor sorted by itself */
type CustomerDoc = Omit<
  CustomerRecord,
  | ("id" | "createdAt" | "updatedAt" | "firstName" | "lastName" | "email" | "phone")
  | ("numberOfOrders" | "amountSpent" | "lastOrderId")
>;

export function customerFromRow(raw: unknown): CustomerRecord {
  const row = raw as CustomerRow;
  const doc = JSON.parse(row.doc) as CustomerDoc;
  return {
    id: row.id,
    createdAt: toIso(row.created_at),
    updatedAt: toIso(row.updated_at),
    firstName: row.first_name,
    lastName: row.last_name,
    email: row.email,
    phone: row.phone,
    ...doc,
    numberOfOrders: row.number_of_orders,
    amountSpent: row.amount_spent,
    lastOrderId: row.last_order_id,
  };
}

/** What one order adds to its customer: test orders nothing, cancelled ones a count but no money. */
export function contribution(order: OrderRecord): { orders: number; spent: number } {
  if (order.test) return { orders: 0, spent: 0 };
  return { orders: 1, spent: order.cancelledAt === null ? order.total - order.totalRefunded : 0 };
}

export interface CustomerTable {
  get(id: number): CustomerRecord | null;
  /** writes the row; order figures come from the orders, whatever the record says */
  write(customer: CustomerRecord): void;
  remove(id: number): void;
  each(): Iterable<CustomerRecord>;
  count(): number;
  /** after new orders: adds what they bring */
  add(id: number, brings: { orders: number; spent: number; lastId: number; lastAt: number }): void;
  /** after a changed or deleted order: counts that customer's orders again */
  recount(id: number): void;
}

export function customerTable(db: Database): CustomerTable {
  const figuresOf = (id: number) =>
    db
      .prepare(
        `SELECT coalesce(sum(test = 0), 0) AS orders,
           coalesce(sum(CASE WHEN test = 0 AND cancelled_at IS NULL THEN total - total_refunded ELSE 0 END), 0) AS spent
         FROM orders WHERE customer_id = ?`,
      )
      .get(id) as { orders: number; spent: number };
  const lastOf = (id: number) =>
    db
      .prepare(
        "SELECT id, processed_at FROM orders WHERE customer_id = ? ORDER BY processed_at DESC, id DESC LIMIT 1",
      )
      .get(id) as { id: number; processed_at: number } | undefined;

  const table: CustomerTable = {
    get(id) {
      const row = db.prepare(`SELECT ${customerColumns} FROM customers WHERE id = ?`).get(id);
      return row ? customerFromRow(row) : null;
    },
    write(customer) {
      const doc: CustomerDoc = {
        locale: customer.locale,
        address: customer.address,
        addressBook: customer.addressBook,
        emailMarketing: customer.emailMarketing,
        emailConsent: customer.emailConsent,
        smsMarketing: customer.smsMarketing,
        whatsAppMarketing: customer.whatsAppMarketing,
        taxExempt: customer.taxExempt,
        taxExemptions: customer.taxExemptions,
        tags: customer.tags,
        note: customer.note,
      };
      db.prepare(
        `INSERT INTO customers (${customerColumns}) VALUES (?,?,?,?,?,?,?,0,0,NULL,NULL,?)
         ON CONFLICT (id) DO UPDATE SET created_at = excluded.created_at, updated_at = excluded.updated_at,
           first_name = excluded.first_name, last_name = excluded.last_name, email = excluded.email,
           phone = excluded.phone, doc = excluded.doc`,
      ).run(
        customer.id,
        toSeconds(customer.createdAt),
        toSeconds(customer.updatedAt),
        customer.firstName,
        customer.lastName,
        customer.email,
        customer.phone,
        JSON.stringify(doc),
      );
    },
    remove(id) {
      db.prepare("DELETE FROM customers WHERE id = ?").run(id);
    },
    each: () => inIdOrder(db, "customers", customerColumns, customerFromRow),
    count: () => db.prepare("SELECT count(*) AS n FROM customers").get()!["n"] as number,
    add(id, brings) {
      db.prepare(
        `UPDATE customers SET number_of_orders = number_of_orders + ?1, amount_spent = amount_spent + ?2,
           last_order_id = CASE WHEN last_order_at IS NULL OR ?3 >= last_order_at THEN ?4 ELSE last_order_id END,
           last_order_at = max(coalesce(last_order_at, ?3), ?3)
         WHERE id = ?5`,
      ).run(brings.orders, brings.spent, brings.lastAt, brings.lastId, id);
    },
    recount(id) {
      const { orders, spent } = figuresOf(id);
      const last = lastOf(id);
      db.prepare(
        "UPDATE customers SET number_of_orders = ?, amount_spent = ?, last_order_id = ?, last_order_at = ? WHERE id = ?",
      ).run(orders, spent, last?.id ?? null, last?.processed_at ?? null, id);
    },
  };
  return table;
}
