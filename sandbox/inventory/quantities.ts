import { quantityNames, type LevelRecord, type QuantityName } from "../store/inventory-levels.ts";

/** A name an app may ask for. */
export type ShownName = QuantityName | "on_hand";
export const shownNames: readonly ShownName[] = [...quantityNames, "on_hand"].sort() as ShownName[];

export const isShownName = (name: string): name is ShownName =>
  (shownNames as readonly string[]).includes(name);

/** What lies there: everything but what is still on its way. */
export const isOnHand = (name: string): boolean => name !== "incoming" && name !== "on_hand";

export const onHandOf = ({ quantities }: LevelRecord): number =>
  quantityNames.reduce((sum, name) => sum + (isOnHand(name) ? quantities[name] : 0), 0);

export const quantityOf = (level: LevelRecord, name: ShownName): number =>
  name === "on_hand" ? onHandOf(level) : level.quantities[name];

/** Names whose quantities an app may change; what is committed follows from orders. */
export const changeableNames = quantityNames.filter((name) => name !== "committed");

/** Reasons Shopify takes for a change. */
export const reasons = [
  ...["correction", "cycle_count_available", "damaged", "movement_canceled", "movement_created"],
  ...["movement_received", "movement_updated", "other", "promotion", "quality_control", "received"],
  ...["reservation_created", "reservation_deleted", "reservation_updated", "restock"],
  ...["safety_stock", "shrinkage"],
];
