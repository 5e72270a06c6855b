import { askToCancel } from "../../flash-sales/schedule.server.ts";
import type { Said } from "../answer.server.ts";
import { noSuchButton } from "../words.ts";

/** The one button of a sale. */
export async function actOnSale(shopId: number, saleId: string, form: FormData): Promise<Said> {
  if (form.get("intent") !== "cancel") return { problem: noSuchButton };
  await askToCancel(shopId, saleId);
  return { problem: null };
}
