import { codeColumns, codeFromRow } from "../../store/discounts.ts";
import type { DiscountCodeRecord, DiscountRecord } from "../../store/types.ts";
import type { Args, Call, Fields } from "../call.ts";
import type { BatchCode, CodeBatch } from "../code-batches.ts";
import { gid } from "../gid.ts";
import { Items } from "../listing.ts";
import { searchedRows, type SearchedTable } from "../searched-rows.ts";
import type { TableRows } from "../table-rows.ts";

const codes: SearchedTable<DiscountCodeRecord> = {
  table: "codes",
  columns: codeColumns,
  decode: codeFromRow,
  search: {
    name: "codes",
    fields: {
      id: { kind: "id", column: "id" },
      code: { kind: "text", column: "code" },
      times_used: { kind: "number", column: "usage_count" },
    },
    anywhere: (value) => ({ sql: "code = ?", parameters: [value] }),
  },
  sortKeys: "DiscountCodeSortKeys",
  sorts: { ID: "id", CODE: "code" },
  sort: "ID",
};

export function codesOfDiscount(
  discount: DiscountRecord,
  args: Args,
  call: Call,
): TableRows<DiscountCodeRecord> {
  return searchedRows(codes, args, call, [{ sql: "discount_id = ?", parameters: [discount.id] }]);
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
