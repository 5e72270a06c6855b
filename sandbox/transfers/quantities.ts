import type { ShipmentRecord, TransferLine, TransferRecord } from "../store/transfers.ts";

/** How much of a transfer's line is where. */
export interface LineQuantities {
  /** in shipments that are being packed */
  picked: number;
  /** in shipments that have left */
  shipped: number;
  /** in none yet */
  processable: number;
  /** the same, once the transfer is ready */
  shippable: number;
}

export function quantitiesOf(
  transfer: TransferRecord,
  shipments: readonly ShipmentRecord[],
  line: TransferLine,
): LineQuantities {
  const inside = (isDraft: boolean) =>
    shipments
      .filter(({ status }) => (status === "DRAFT") === isDraft)
      .flatMap(({ lines }) => lines)
      .reduce((sum, one) => sum + (one.itemId === line.itemId ? one.quantity : 0), 0);
  const [picked, shipped] = [inside(true), inside(false)];
  const processable = line.total - picked - shipped;
  const isReady = transfer.status === "READY_TO_SHIP" || transfer.status === "IN_PROGRESS";
  return { picked, shipped, processable, shippable: isReady ? processable : 0 };
}

export const totalOf = ({ lines }: TransferRecord): number =>
  lines.reduce((sum, { total }) => sum + total, 0);

/** What came of a shipment: taken, sent back, and still missing. */
export function arrivedOf({ lines }: ShipmentRecord) {
  const sum = (of: (line: ShipmentRecord["lines"][number]) => number) =>
    lines.reduce((total, line) => total + of(line), 0);
  const [accepted, rejected] = [sum((line) => line.accepted), sum((line) => line.rejected)];
  const total = sum((line) => line.quantity);
  return { total, accepted, rejected, unreceived: total - accepted - rejected };
}
