import type { ExportedLine, ExportedOrder } from "./order.ts";

const NAMED =
  /\bgift[ -]?(card|certificate|voucher)|\be-?gift\b|geschenk(gutschein|karte)|carte[ -]cadeau|cadeaubon|tarjeta[s]? (de )?regalo|buono regalo|presentkort|gavekort/i;

/** Lines named like a gift card. The export has no column that says they are: what is told is that it cannot tell. */
export function giftCardLines(order: ExportedOrder): ExportedLine[] {
  return order.lines.filter((line) => line.title !== null && NAMED.test(line.title));
}
