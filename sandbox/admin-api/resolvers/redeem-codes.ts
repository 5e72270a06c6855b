import { codeColumns, codeFromRow } from "../../store/discounts.ts";
import type { DiscountCodeRecord, DiscountRecord } from "../../store/types.ts";
import type { Args, Call, Fields } from "../call.ts";
import type { BatchCode, CodeBatch } from "../code-batches.ts";
import { notImplemented } from "../errors.ts";
import { gid } from "../gid.ts";
import { Items, TableRows } from "../listing.ts";
import { searchCondition } from "../search-sql.ts";

export function codesOfDiscount(
  discount: DiscountRecord,
  args: Args,
  call: Call,
): TableRows<DiscountCodeRecord> {
  const { shop, db } = call.store;
  const search = searchCondition(
    (args["query"] as string | null | undefined) ?? "",
    {
      name: "codes",
      fields: {
        id: { kind: "id", column: "id" },
        code: { kind: "text", column: "code" },
        times_used: { kind: "number", column: "usage_count" },
      },
      anywhere: (value) => ({ sql: "code = ?", parameters: [value] }),
    },
    { timezone: shop.timezone, currency: shop.currency, now: call.now },
  );
  const sortKey = (args["sortKey"] as string | undefined) ?? "ID";
  if (sortKey !== "ID" && sortKey !== "CODE")
    throw notImplemented(`DiscountCodeSortKeys.${sortKey}`);
  return new TableRows({
    db,
    table: "codes",
    columns: codeColumns,
    decode: codeFromRow,
    where: ["discount_id = ?", search.sql].filter(Boolean).join(" AND "),
    parameters: [discount.id, ...search.parameters],
    sort: sortKey === "ID" ? "id" : "code",
    reverse: args["reverse"] === true,
  });
}

const usageOf: Fields<DiscountCodeRecord> = {
  id: (code) => gid("DiscountRedeemCode", code.id),
  code: (code) => code.code,
  asyncUsageCount: (code) => code.usageCount,
};

const batch: Fields<CodeBatch> = {
  id: (one) => gid("DiscountRedeemCodeBulkCreation", one.id),
  createdAt: (one) => one.createdAt,
  done: (one) => one.done,
  codesCount: (one) => one.codes.length,
  importedCount: (one) => one.codes.filter((code) => code.codeId !== null).length,
  failedCount: (one) => one.codes.filter((code) => code.error !== null).length,
  discountCode: (one, _args, call) => call.store.discount(one.discountId),
  codes: (one, args) => new Items<BatchCode>(() => one.codes, args["reverse"] === true),
};

const batchCode: Fields<BatchCode> = {
  code: (one) => one.code,
  errors: (one) => (one.error ? [{ ...one.error, field: ["code"], extraInfo: null }] : []),
  discountRedeemCode: (one, _args, call) =>
    one.codeId === null ? null : call.store.codeByText(one.code),
};

export const redeemCodeTypes = {
  DiscountRedeemCode: usageOf,
  DiscountRedeemCodeBulkCreation: batch,
  DiscountRedeemCodeBulkCreationCode: batchCode,
};
