import { findVariant } from "../storefront/desk.ts";
import { definitionsOf } from "./definitions.ts";
import type { Reader } from "./metafields.ts";
import { liquidMoney } from "./money.ts";
import { productObject, type Catalogue } from "./products.ts";
import type { PageView } from "./view.ts";

/** The shop's things as that reader may see them. */
export function catalogueOf(view: PageView, reader: Reader): Catalogue {
  const { world, domain } = view;
  const store = world.shop(domain);
  const { currency } = store.shop;
  const catalogue: Catalogue = {
    currency,
    root: `/storefront/${domain}`,
    metafields: {
      reader,
      definitions: () => definitionsOf(world, domain),
      of: (owner) => store.metafieldsOf(owner),
      referenced(gid) {
        const [, kind, id] = /^gid:\/\/shopify\/(\w+)\/(\d+)$/.exec(gid) ?? [];
        const record =
          kind === "ProductVariant"
            ? findVariant(store, Number(id))?.product
            : store.product(Number(id));
        if (!record || record.status !== "ACTIVE") return undefined;
        const object = productObject(record, catalogue);
        return kind === "ProductVariant"
          ? object.variants.find((one) => one.id === Number(id))
          : object;
      },
      money: (amount, of) => liquidMoney(Math.round(Number(amount) * 100), of),
    },
  };
  return catalogue;
}
