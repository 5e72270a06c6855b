/**
 * A level has the number of its location's stock, which is not the location's own, and its item behind it:
 * "gid://shopify/InventoryLevel/143000000001?inventory_item_id=46000000000001".
 */
const ofLocation = 37_000_000_000;

export interface LevelPlace {
  itemId: number;
  locationId: number;
}

export const levelGid = (place: LevelPlace): string =>
  `gid://shopify/InventoryLevel/${tail(place)}`;

export const quantityGid = (place: LevelPlace, name: string): string =>
  `gid://shopify/InventoryQuantity/${tail(place)}&name=${name}`;

const tail = ({ itemId, locationId }: LevelPlace): string =>
  `${locationId + ofLocation}?inventory_item_id=${itemId}`;

const form =
  /^gid:\/\/shopify\/Inventory(?:Level|Quantity)\/(\d+)\?inventory_item_id=(\d+)(?:&name=(\w+))?$/;

/** Where the level, or one quantity of it, is; null when the id is of neither. */
export function placeOf(gid: string): (LevelPlace & { name: string | null }) | null {
  const match = form.exec(gid);
  if (!match) return null;
  return {
    locationId: Number(match[1]) - ofLocation,
    itemId: Number(match[2]),
    name: match[3] ?? null,
  };
}
