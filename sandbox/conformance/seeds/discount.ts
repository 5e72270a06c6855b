import type { DiscountRecord } from "../../store/types.ts";
import { bxgyIn } from "./bxgy.ts";
import type { Seen } from "../sightings.ts";
import { numberOf, objectOf, objectsOf, textOf, textOrNull, textsOf, type Seed } from "./read.ts";

const typeOf = (name: string): DiscountRecord["type"] =>
  name.includes("FreeShipping") ? "freeShipping" : name.includes("Bxgy") ? "bxgy" : "basic";

export const seedDiscount: Seed = (id, node, shop) => {
  const seen =
    objectOf(node, "codeDiscount") ??
    objectOf(node, "automaticDiscount") ??
    objectOf(node, "discount") ??
    node;
  const { store } = shop.tenant;
  const name = textOf(seen, "__typename", "DiscountCodeBasic");
  const kind = name.startsWith("DiscountAutomatic") ? "automatic" : "code";
  const type = typeOf(name);
  const combines = objectOf(seen, "combinesWith") ?? {};
  store.putDiscount({
    id,
    kind,
    type,
    title: textOf(seen, "title", `Discount ${id}`),
    startsAt: textOf(seen, "startsAt", shop.now),
    endsAt: textOrNull(seen, "endsAt"),
    createdAt: textOf(seen, "createdAt", shop.now),
    updatedAt: textOf(seen, "updatedAt", shop.now),
    value: type === "basic" ? { percentage: 0.1, amount: null, onEachItem: false } : null,
    productIds: [],
    collectionIds: [],
    minimumSubtotal: null,
    minimumQuantity: null,
    appliesOncePerCustomer: seen["appliesOncePerCustomer"] === true,
    usageLimit: numberOf(seen, "usageLimit", 0) || null,
    customerIds: [],
    segmentIds: [],
    combinesWith: {
      orderDiscounts: combines["orderDiscounts"] === true,
      productDiscounts: combines["productDiscounts"] === true,
      shippingDiscounts: combines["shippingDiscounts"] === true,
    },
    bxgy: type === "bxgy" ? bxgyIn(seen) : null,
    tags: textsOf(seen, "tags"),
  });
  for (const code of [...objectsOf(node, "codes"), ...objectsOf(seen, "codes")].map((one: Seen) =>
    textOf(one, "code", ""),
  )) {
    if (code === "" || store.codeByText(code)) continue;
    store.putCode({ id: store.nextId("code"), discountId: id, code, usageCount: 0 });
  }
};
