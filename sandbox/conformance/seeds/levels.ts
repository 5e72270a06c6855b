import { isShownName } from "../../inventory/quantities.ts";
import { newLevel, type LevelRecord } from "../../store/inventory-levels.ts";
import type { Seen } from "../sightings.ts";
import { seedLocation } from "./fulfilment.ts";
import {
  numberIn,
  numberOf,
  objectOf,
  objectsOf,
  textOf,
  textOrNull,
  type SeedShop,
} from "./read.ts";

/** What was counted of an item, where an answer showed it; its levels are those that were shown. */
export function seedLevels(itemId: number, seen: Seen, shop: SeedShop): void {
  const { store } = shop.tenant;
  const shown = objectsOf(seen, "inventoryLevels").filter((one) => "quantities" in one);
  if (shown.length === 0) return;
  store.levels.removeOf(itemId);
  for (const one of shown) {
    const location = objectOf(one, "location") ?? {};
    const id = numberIn(location["id"]);
    if (id === null) continue;
    if (!store.location(id)) seedLocation(id, location, shop);
    store.levels.write(
      levelOf(one, newLevel(store.nextId("inventoryLevel"), itemId, id, 0, shop.now)),
    );
  }
}

function levelOf(seen: Seen, level: LevelRecord): LevelRecord {
  const quantities = { ...level.quantities };
  const changedAt: LevelRecord["changedAt"] = {};
  for (const one of objectsOf(seen, "quantities")) {
    const name = textOf(one, "name", "");
    if (!isShownName(name) || name === "on_hand") continue;
    quantities[name] = numberOf(one, "quantity", 0);
    const at = textOrNull(one, "updatedAt");
    if (at !== null) changedAt[name] = at;
  }
  return { ...level, quantities, changedAt, isActive: seen["isActive"] !== false };
}
