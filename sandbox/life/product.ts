import type { World } from "../platform/world.ts";

/** What a merchant's staff does to a product. Each sends its webhooks. */

class ProductLifeError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "ProductLifeError";
  }
}

export function deleteProduct(world: World, domain: string, productId: number): void {
  const store = world.shop(domain);
  const product = store.product(productId);
  if (!product) throw new ProductLifeError(`There is no product ${productId}`);
  store.transaction(() => {
    store.deleteProduct(productId);
    world.emit(domain, "products/delete", { id: productId });
    for (const { inventoryItemId } of product.variants) {
      world.emit(domain, "inventory_items/delete", { id: inventoryItemId });
    }
  });
}
