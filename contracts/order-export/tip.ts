import type { ExportedLine } from "./order.ts";

/** What Shopify calls the row of a tip, in the languages of its checkout. */
const NAMES =
  /^(tip|tips|gratuity|trinkgeld|pourboire|fooi|propina|gorjeta|gratificação|gratifica[cç][aã]o|mancia|dricks|drikkepenge|drikkepenger|tippi|juomaraha|napiwek|spropitné|prepitné|borravaló|bacșiș|bahşiş|napojnica|チップ|팁|小费|小費|ทิป)$/i;

/** Whether it is one, the order's total decides: a shop may sell something of this name. */
export function isNamedTip(line: ExportedLine): boolean {
  return line.title !== null && NAMES.test(line.title.trim());
}
