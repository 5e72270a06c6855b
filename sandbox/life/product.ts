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
  if (!store.product(productId)) throw new ProductLifeError(`There is no product ${productId}`);
  store.transaction(() => {
    store.deleteProduct(productId);
    world.emit(domain, "products/delete", { id: productId });
  });
}
