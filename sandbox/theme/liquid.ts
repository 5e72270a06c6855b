import { Liquid } from "liquidjs";
import type { ThemeExtension } from "./extension.ts";
import { teachFilters } from "./filters.ts";
import { teachTags } from "./tags.ts";
import type { PageView } from "./view.ts";

/** Shopify's Liquid as far as the sandbox has it: strict about filters, blank where an object is not there. */
export function liquidOf(
  view: PageView,
  extension: ThemeExtension | null,
  objects: Record<string, unknown>,
): Liquid {
  const { world, domain, locale, path, customerPosted = false } = view;
  const { shop } = world.shop(domain);
  const engine = new Liquid({
    strictFilters: true,
    relativeReference: false,
    ownPropertyOnly: true,
    templates: extension?.snippets ?? {},
    timezoneOffset: shop.timezone,
    locale: "en-US",
    globals: objects,
  });
  teachFilters(engine, { currency: shop.currency, locale, now: world.clock.now(), extension });
  teachTags(engine, { root: `/storefront/${domain}`, path, customerPosted });
  return engine;
}
