import { html, jsonScript, type Markup } from "../shell/html.ts";
import { buyerApi, type SettingValues } from "./apis/buyer.ts";
import { signal } from "./apis/signal.ts";
import type { ExtensionRun, Surface } from "./browser/wire.ts";
import { elementsOf, surfaceOf } from "./elements-of.ts";
import type { UiExtension } from "./folder.ts";
import type { Links } from "./links.ts";

export interface AppMetafieldEntry {
  target: {
    type: "shop" | "customer" | "product" | "variant" | "cart" | "order";
    id: string;
  };
  metafield: { namespace: string; key: string; value: string; valueType: string; type: string };
}

/** Where an extension of the page gets its session tokens: a POST that answers with text or `{token}`. */
export interface TokenSource {
  url: string;
  body?: Record<string, string>;
}

/** What the page tells its host about one extension at one target. */
export interface PlaceConfig extends ExtensionRun {
  handle: string;
  name: string;
  /** Where in localStorage the extension's storage lives. */
  storageKey: string;
  tokens: TokenSource;
  links: Links;
  shop: string;
}

/** What the page itself knows; the rest comes from the extension's folder. */
export interface PlacePage {
  extension: UiExtension;
  target: string;
  shop: string;
  buyerLocale: string;
  shopLocale?: string;
  country: string | null;
  /** what this target offers beside what every target of its surface does */
  api: Record<string, unknown>;
  settings?: SettingValues;
  /** left out where the surface has none */
  appMetafields?: AppMetafieldEntry[];
  /** targets with the same scope share what they store */
  storageScope: string;
  tokens: TokenSource;
  links: Links;
  appUrl: string;
  editor?: boolean;
  scriptUrl?: string;
}

/**
 * The config of one extension on one page. Metafields that the extension did not declare are left out, as Shopify
 * does; throws on a target or a setting it did not declare, since that is a mistake of the page.
 */
export function placeConfig(page: PlacePage): PlaceConfig {
  const { extension, target } = page;
  mustDeclare(page);
  const surface = surfaceOf(target);
  const { handle, capabilities } = extension;
  const scriptUrl = page.scriptUrl ?? `/extensions/${handle}.js`;
  const matched = extension.translationsFor(page.buyerLocale, page.shopLocale);
  return {
    handle,
    name: extension.nameFor(page.buyerLocale),
    scriptUrl,
    target,
    surface,
    elements: elementsOf(target),
    capabilities,
    buyerLocale: page.buyerLocale,
    ...matched,
    api: withinSurface(surface, page, scriptUrl, matched.locale),
    appUrl: page.appUrl,
    shop: page.shop,
    tokens: page.tokens,
    links: page.links,
    storageKey: `extension-storage:${handle}:${page.storageScope}`,
  };
}

function mustDeclare({ extension, target, settings = {} }: PlacePage): void {
  const { handle } = extension;
  const targets = extension.targets.flatMap((one) =>
    one.shouldRender ? [one.target, shouldRenderTarget(one.target)] : [one.target],
  );
  if (!targets.includes(target)) {
    throw new Error(`${handle} has no target "${target}"; it has ${targets.join(", ")}`);
  }
  const unknown = Object.keys(settings).filter((key) => !extension.settings.includes(key));
  if (unknown.length > 0) {
    throw new Error(
      `${handle} has no setting "${unknown.join('", "')}"; it has ${extension.settings.join(", ")}`,
    );
  }
}

/** The target that is asked whether an action is offered: its name ends otherwise. */
export const shouldRenderTarget = (target: string) => target.replace(/\.render$/, ".should-render");

function withinSurface(surface: Surface, page: PlacePage, scriptUrl: string, locale: string) {
  const { extension, target, api } = page;
  if (surface === "admin") return { extension: { target }, ...api };
  const { apiVersion, capabilities } = extension;
  const common = buyerApi({
    target,
    apiVersion,
    scriptUrl,
    capabilities,
    editor: page.editor ?? false,
    buyerLocale: page.buyerLocale,
    locale,
    country: page.country,
    settings: page.settings ?? {},
  });
  const isDeclared = ({ metafield }: AppMetafieldEntry) =>
    extension.metafields.some(
      ({ namespace, key }) => metafield.namespace === namespace && metafield.key === key,
    );
  const localization = { ...objectOf(common["localization"]), ...objectOf(api["localization"]) };
  const given = page.appMetafields && {
    appMetafields: signal(page.appMetafields.filter(isDeclared)),
  };
  return { ...common, ...given, ...api, localization };
}

const objectOf = (value: unknown) => (value ?? {}) as Record<string, unknown>;

/** One extension in its place; the page's host script finds it and starts it. */
export function placeMarkup(config: PlaceConfig, later = false): Markup {
  return html`<div
    class="extension-place"
    data-extension-place="${later ? "later" : "now"}"
    data-extension-handle="${config.handle}"
    data-extension-target="${config.target}"
  >
    ${jsonScript(null, config)}
  </div>`;
}

/** What stands where an extension would, when its folder cannot be read. */
export const problemMarkup = (problem: string): Markup =>
  html`<div class="extension-place" data-extension-problem="${problem}"></div>`;
