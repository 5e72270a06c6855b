import type { World } from "../platform/world.ts";
import { isAvailable } from "./blocks.ts";
import { themeExtensions } from "./extension.ts";
import { placedBlocks } from "./page-parts.ts";

/** The sandbox has one theme, which is published. */
const themeId = "gid://shopify/OnlineStoreTheme/1";

/** What `app.extensions()` tells the app of its blocks: where each stands, and whether it may. */
export function themeActivations(world: World, domain: string) {
  const placed = placedBlocks(world, domain);
  return themeExtensions(world.extensionsDir).map((extension) => ({
    handle: extension.handle,
    type: "theme_app_extension" as const,
    activations: extension.blocks.map((block) => {
      const activations = placed
        .filter((one) => one.extension.handle === extension.handle && one.record.enabled)
        .filter((one) => one.block.handle === block.handle)
        .map(({ record: { template, section, id } }) => ({
          target: `${template === null ? "settings" : `template--${template}`}/${section ?? "embeds"}/${block.handle}_${id}`,
          themeId,
        }));
      const status = !isAvailable(block, { world, domain })
        ? ("unavailable" as const)
        : activations.length > 0
          ? ("active" as const)
          : ("available" as const);
      return {
        target: block.schema.target,
        handle: block.handle,
        name: extension.translations.merchant(block.schema.name),
        status,
        activations,
      };
    }),
  }));
}
