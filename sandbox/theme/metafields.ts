import { Drop } from "liquidjs";
import type { MetafieldDefinitions } from "../store/metafield-definitions.ts";
import type { MetafieldRecord } from "../store/types.ts";

/** Whose Liquid is reading: the theme's own, or a block of the app with that number. */
export type Reader = { kind: "theme" } | { kind: "app"; number: number };

export interface MetafieldSource {
  reader: Reader;
  definitions(): MetafieldDefinitions;
  of(owner: string): MetafieldRecord[];
  /** the thing a reference names, where the shop sells it */
  referenced(gid: string): unknown;
  money(amount: string, currency: string): string;
}

/** The stored namespace of a name in Liquid; null = a spelling that finds nothing. */
function storedName(namespace: string, reader: Reader): string | null {
  const named = /^\$app(?::(.+))?$/.exec(namespace);
  if (!named) return namespace;
  if (reader.kind !== "app") return null;
  return named[1] === undefined ? `app--${reader.number}` : `app--${reader.number}--${named[1]}`;
}

/**
 * Merchants' metafields are open to all Liquid. An app's own are open to that app's blocks, and only where a definition
 * gives the storefront access: Shopify's pages say both that this is needed and that it is not, so it is asked for.
 */
function mayRead(record: MetafieldRecord, ownerType: string, source: MetafieldSource): boolean {
  const owner = /^app--(\d+)/.exec(record.namespace);
  if (!owner) return true;
  if (source.reader.kind !== "app" || Number(owner[1]) !== source.reader.number) return false;
  const definition = source.definitions().get(ownerType, record.namespace, record.key);
  return definition?.access["storefront"]?.toUpperCase() === "PUBLIC_READ";
}

/** `metafields` of a thing: namespaces, in them keys. */
export function metafieldsDrop(
  owner: string,
  ownerType: string | null,
  source: MetafieldSource,
): Drop {
  return new NamedDrop((namespace) => {
    const stored = storedName(namespace, source.reader);
    if (stored === null) return undefined;
    return new NamedDrop((key) => {
      const record = source.of(owner).find((one) => one.namespace === stored && one.key === key);
      // metafields of the app's own installation (`ownerType` null) are nobody else's: nothing to allow
      if (!record || (ownerType !== null && !mayRead(record, ownerType, source))) return undefined;
      return new MetafieldDrop(record, source);
    });
  });
}

/** A thing of which any name may be asked. */
class NamedDrop extends Drop {
  readonly #read: (name: string) => unknown;
  constructor(read: (name: string) => unknown) {
    super();
    this.#read = read;
  }
  override liquidMethodMissing(name: string | number): unknown {
    return this.#read(String(name));
  }
}

class MetafieldDrop extends Drop {
  readonly type: string;
  readonly "list?": boolean;
  readonly #record: MetafieldRecord;
  readonly #source: MetafieldSource;
  constructor(record: MetafieldRecord, source: MetafieldSource) {
    super();
    this.type = record.type;
    this["list?"] = record.type.startsWith("list.");
    this.#record = record;
    this.#source = source;
  }
  get value(): unknown {
    return valueOf(this.#record.type, this.#record.value, this.#source);
  }
  override valueOf(): unknown {
    return this.#record.value;
  }
}

function valueOf(type: string, text: string, source: MetafieldSource): unknown {
  if (type.startsWith("list.")) {
    const item = type.slice("list.".length);
    return (JSON.parse(text) as unknown[])
      .map((one) => valueOf(item, typeof one === "string" ? one : JSON.stringify(one), source))
      .filter((one) => one !== undefined);
  }
  switch (type) {
    case "boolean":
      return text === "true";
    case "number_integer":
    case "number_decimal":
      return Number(text);
    case "json":
    case "rating":
      return JSON.parse(text) as unknown;
    case "money": {
      const { amount, currency_code } = JSON.parse(text) as Record<string, string>;
      return source.money(amount!, currency_code!);
    }
    case "product_reference":
    case "variant_reference":
      return source.referenced(text);
    default:
      return text;
  }
}
