import { numberOfApp } from "../install/app-number.ts";
import type { Platform } from "../platform/platform.ts";

/**
 * Brings a shop's definitions to what shopify.app.toml declares now: new ones come, changed ones change, those that
 * are gone go; values stay as they are.
 */
export function deployMetafields(platform: Platform, domain: string): void {
  const { definitions, store } = platform.tenant(domain);
  const namespace = `app--${numberOfApp(platform.apiKey)}`;
  const { metafields } = platform.app;
  store.transaction(() => {
    for (const one of definitions.all()) {
      const isStill = metafields.some(
        ({ ownerType, key }) => ownerType === one.ownerType && key === one.key,
      );
      if (one.declared && one.namespace === namespace && !isStill) definitions.remove(one.id);
    }
    for (const declared of metafields) {
      const known = definitions.get(declared.ownerType, namespace, declared.key);
      const id = known?.id ?? store.nextId("metafieldDefinition");
      definitions.put({ ...declared, id, namespace });
    }
  });
}
