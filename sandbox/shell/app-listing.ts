import { uiExtensions } from "../extensions/find.ts";
import type { World } from "../platform/world.ts";
import { platformOf } from "./platform.ts";

/** What a merchant sees of an app before and after installing it. */
export interface AppListing {
  name: string;
  /** the app's name in addresses */
  handle: string;
  scopes: string[];
  optionalScopes: string[];
}

/** From the app's shopify.app.toml, as the platform read it. */
export function appListing(world: World): AppListing {
  const { name, handle, scopes, optionalScopes } = platformOf(world).app;
  const slug = name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
  return { name, handle: handle ?? slug, scopes, optionalScopes };
}

/** The app's UI extensions; the sandbox's pages show each of them where it belongs, so all are active. */
export function appExtensions(world: World) {
  return uiExtensions(world.extensionsDir).extensions.map(({ handle, targets }) => ({
    handle,
    type: "ui_extension",
    activations: targets.map(({ target }) => ({ target })),
  }));
}
