import type { ExportedOrder, SetAside } from "../../contracts/order-export/order.ts";
import { readOrderExport } from "../../contracts/order-export/read.ts";
import { currencyExponent } from "../../app/money.ts";

/** Everything an export holds; the file comes in pieces of so many bytes. */
export async function readOrders(file: string | Uint8Array, piece = 1 << 20) {
  const bytes = typeof file === "string" ? Buffer.from(file) : file;
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
  }
  const orders: ExportedOrder[] = [];
  const setAside: SetAside[] = [];
  const now = Date.parse("2026-11-21T15:00:00Z");
  for await (const found of readOrderExport(pieces(), { digitsOf: currencyExponent, now }))
    if (found.order) orders.push(found.order);
    else setAside.push(found.setAside);
  return { orders, setAside };
}
