import { z } from "zod";
import { pool } from "../../db.server.ts";
import { beginFile, orderFiles, removeFile, takesFiles } from "../../orders/file/files.server.ts";
import { PART_BYTES, takePart } from "../../orders/file/take-part.server.ts";
import { boundedBody } from "../../shops/bounded-body.server.ts";
import type { ShopRow } from "../../shops/shop.server.ts";
import { formOf, type Said } from "../answer.server.ts";
import { noSuchButton } from "../words.ts";
import { orderFileCard } from "./order-file-words.ts";

/** What the card of older orders shows; null = Shopify gives all orders and no file was ever read. */
export async function orderFileCardOf(shop: ShopRow) {
  const files = await orderFiles(pool, shop.shopId);
  return takesFiles(shop) || files.length > 0 ? { takesFiles: takesFiles(shop), files } : null;
}

const part = z.object({ file: z.uuid(), from: z.coerce.number().int().min(0) });

/** A part of a file as it is uploaded, or the form that begins or removes one. */
export async function actOnOrderFile(shop: ShopRow, request: Request, now: Date): Promise<Said> {
  const { searchParams } = new URL(request.url);
  if (searchParams.has("file")) {
    const sent = part.safeParse(Object.fromEntries(searchParams));
    const bytes = await boundedBody(request, PART_BYTES);
    if (!sent.success || !bytes) return { problem: orderFileCard.uploadedWrongly };
    return takePart(shop, sent.data.file, sent.data.from, bytes, now);
  }
  const form = Object.fromEntries(await formOf(request));
  if (form["intent"] === "begin") return beginFile(shop, form, now);
  const file = z.uuid().safeParse(form["file"]);
  if (form["intent"] !== "remove" || !file.success) return { problem: noSuchButton };
  await removeFile(shop.shopId, file.data);
  return { problem: null };
}
