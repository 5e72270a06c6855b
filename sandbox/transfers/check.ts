import type { OpenShop } from "../store/shop-store.ts";
import { isTracked } from "../store/inventory-items.ts";
import { fault, type Fault } from "./refusal.ts";

/** Pieces of an item somebody asks to send. */
export interface AskedItem {
  itemId: number;
  quantity: number;
}

type Path = (string | number)[];

/** What is wrong with a list of items to send from a location; `path` leads to the list. */
export function itemFaults(
  store: OpenShop,
  items: readonly AskedItem[],
  path: Path,
  origin: number | null,
): Fault[] {
  return items.flatMap(({ itemId, quantity }, at) => {
    const here = [...path, at];
    const item = [...here, "inventoryItemId"];
    if (items.filter((one) => one.itemId === itemId).length > 1) {
      return [fault(item, "DUPLICATE_ITEM")];
    }
    const found = store.variantByItem(itemId);
    if (!found) return [fault(item, "ITEM_NOT_FOUND")];
    if (!isTracked(found.variant)) return [fault(item, "UNTRACKED_ITEM")];
    if (origin !== null && !store.levels.get(itemId, origin)?.isActive) {
      return [fault(item, "INVENTORY_STATE_NOT_ACTIVE")];
    }
    return quantity < 0
      ? [fault([...here, "quantity"], "INVALID_QUANTITY", "The quantity can't be negative.")]
      : [];
  });
}

/** What is wrong with a transfer's two ends; `names` are their fields. */
export function placeFaults(
  store: OpenShop,
  origin: number | null,
  destination: number | null,
  path: Path,
  names: { origin: string; destination: string },
): Fault[] {
  const at = (id: number | null, name: string): Fault[] => {
    if (id === null) return [];
    const location = store.location(id);
    if (!location) return [fault([...path, name], "LOCATION_NOT_FOUND")];
    return location.isActive ? [] : [fault([...path, name], "LOCATION_NOT_ACTIVE")];
  };
  const faults = [...at(origin, names.origin), ...at(destination, names.destination)];
  if (faults.length === 0 && origin !== null && origin === destination) {
    const field = [...path, names.destination];
    faults.push(fault(field, "TRANSFER_ORIGIN_CANNOT_BE_THE_SAME_AS_DESTINATION"));
  }
  return faults;
}

const longestTag = 255;

export const tagFaults = (tags: readonly string[], path: Path): Fault[] =>
  tags.some((tag) => tag.length > longestTag)
    ? [fault([...path, "tags"], "TAG_EXCEEDS_MAX_LENGTH")]
    : [];
