import { filters as builtIn, type Liquid } from "liquidjs";
import { html } from "../shell/html.ts";
import { amountOnly, liquidMoney } from "./money.ts";
import { translate } from "./translate.ts";
import type { ThemeExtension } from "./extension.ts";

/** What the filters know of the page and of whose Liquid is drawn. */
export interface FilterPlace {
  currency: string;
  locale: string;
  now: Date;
  /** null = the theme's own Liquid, or a page of an app proxy */
  extension: ThemeExtension | null;
}

type Filter = (this: never, value: unknown, ...more: unknown[]) => unknown;

const escaped = (text: unknown): string => html`${String(text ?? "")}`.text;
/** Named arguments come from LiquidJS as pairs after the others. */
const named = (pairs: unknown[]): Record<string, unknown> =>
  Object.fromEntries(pairs.filter((one): one is [string, unknown] => Array.isArray(one)));

const handleOf = (value: unknown) =>
  String(value ?? "")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, "-")
    .replaceAll(/^-+|-+$/g, "");

/** Where an extension's file is served; a file it has not is a mistake of the block. */
export function assetUrl(extension: ThemeExtension | null, file: string): string {
  if (!extension) throw new Error(`asset_url: the theme has no file ${file}`);
  const mark = extension.assets.get(file);
  if (mark === undefined) {
    throw new Error(`asset_url: ${extension.handle} has no file assets/${file}`);
  }
  return `/cdn/ext/${extension.handle}/assets/${file}?v=${mark}`;
}

function ofShopify(place: FilterPlace): Record<string, Filter> {
  const { currency, extension } = place;
  const money = (value: unknown) => liquidMoney(Number(value ?? 0), currency);
  const t: Filter = (key, ...pairs) => translate(String(key), named(pairs), place);
  return {
    t,
    translate: t,
    money,
    money_with_currency: (value) => `${money(value)} ${currency}`,
    money_without_currency: (value) => amountOnly(Number(value ?? 0), currency),
    money_amount: (value) => amountOnly(Number(value ?? 0), currency),
    money_without_trailing_zeros: (value) => money(value).replace(/\.0+(?!\d)/, ""),
    asset_url: (file) => assetUrl(extension, String(file)),
    stylesheet_tag: (url) =>
      `<link href="${escaped(url)}" rel="stylesheet" type="text/css" media="all" />`,
    script_tag: (url) => `<script src="${escaped(url)}" type="text/javascript"></script>`,
    image_url: (image, ...pairs) => {
      const { width, height } = named(pairs);
      const src = (image as { src?: string } | null | undefined)?.src ?? image;
      if (typeof src !== "string") throw new Error("image_url: invalid url input");
      if (width === undefined && height === undefined) {
        throw new Error("image_url: either width or height is needed");
      }
      const size = Object.entries({ width, height }).filter(([, one]) => one !== undefined);
      return `${src}?${size.map(([name, one]) => `${name}=${String(one)}`).join("&")}`;
    },
    image_tag: (url, ...pairs) => {
      const given = Object.entries(named(pairs)).map(([name, one]) => ` ${name}="${escaped(one)}"`);
      return `<img src="${escaped(url)}"${given.join("")} />`;
    },
    placeholder_svg_tag: (name, ...more) =>
      `<svg class="${escaped(more[0])}" viewBox="0 0 100 100" role="img" aria-label="${escaped(name)}"><rect width="100" height="100" fill="#e3e3e3" /></svg>`,
    handleize: handleOf,
    handle: handleOf,
    url_encode: (value) => encodeURIComponent(String(value ?? "")).replaceAll("%20", "+"),
    url_param_escape: (value) => encodeURIComponent(String(value ?? "")),
    url_escape: (value) => encodeURI(String(value ?? "")),
    pluralize: (count, one, many) => (Number(count) === 1 ? one : many),
    link_to: (text, url) => `<a href="${escaped(url)}">${escaped(text)}</a>`,
  };
}

const alsoInShopify =
  "escape escape_once newline_to_br strip_html abs at_least at_most ceil divided_by floor minus plus modulo times round url_decode join last first reverse sort sort_natural size map sum compact concat slice where reject has find_index find uniq date append prepend lstrip downcase upcase remove remove_first remove_last rstrip split strip strip_newlines capitalize replace replace_first replace_last truncate truncatewords base64_encode base64_decode sha256 hmac_sha256 default json".split(
    " ",
  );

/** Leaves the engine the filters of Shopify's Liquid, no more: what is not here has to fail here. */
export function teachFilters(engine: Liquid, place: FilterPlace): void {
  for (const name of Object.keys(engine.filters)) {
    if (!alsoInShopify.includes(name)) engine.unregisterFilter(name);
  }
  for (const [name, filter] of Object.entries(ofShopify(place))) {
    engine.registerFilter(name, filter as never);
  }
  const date = builtIn["date"] as (this: unknown, value: unknown, format?: unknown) => unknown;
  engine.registerFilter("date", function (this: unknown, value: unknown, format?: unknown) {
    return date.call(
      this,
      value === "now" || value === "today" ? cached(place.now) : value,
      format,
    );
  });
}

/** Shopify keeps drawn pages for minutes to hours: "now" is when the page was drawn, not when it is read. */
function cached(now: Date): Date {
  const hour = new Date(now);
  hour.setUTCMinutes(0, 0, 0);
  return hour;
}
