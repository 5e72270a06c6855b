import type { DraftForm } from "../shops/draft.ts";
import { saleFields, type SaleFields } from "./sale-fields.ts";

export const saleDraft: DraftForm<SaleFields> = {
  table: "flash_sale_drafts",
  made: "flash_sales",
  column: "sale_id",
  idName: "saleId",
  begin: saleFields,
};
