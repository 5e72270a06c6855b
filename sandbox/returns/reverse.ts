import type { ShopStore } from "../platform/world.ts";
import type { ReturnRecord, ReverseRecord } from "../store/returns.ts";

/** The work of taking back what a return is about, begun when it is agreed upon. */
export const reverseOf = (store: ShopStore, { lines }: ReturnRecord): ReverseRecord => ({
  id: store.nextId("reverseOrder"),
  status: "OPEN",
  lines: lines.map((line) => ({
    id: store.nextId("reverseLine"),
    returnLineId: line.id,
    total: line.quantity,
    dispositions: [],
  })),
  deliveries: [],
});
