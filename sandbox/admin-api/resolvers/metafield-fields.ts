import { numberOfApp } from "../../install/app-number.ts";
import type { MetafieldRecord } from "../../store/types.ts";
import type { Call, Fields } from "../call.ts";
import { Items } from "../listing.ts";

/** The namespace as it is stored: "$app" belongs to the calling app alone. */
export function storedNamespace(namespace: string | null | undefined, call: Call): string {
  const own = `app--${appNumber(call)}`;
  if (namespace == null) return own;
  if (namespace === "$app") return own;
  return namespace.startsWith("$app:") ? `${own}--${namespace.slice(5)}` : namespace;
}

export const appNumber = (call: Call): number => numberOfApp(call.platform.apiKey);

/** `metafield` and `metafields` of anything that has them. */
export function metafieldFields<Source>(
  ownerOf: (source: Source, call: Call) => string,
): Fields<Source> {
  return {
    metafield: (source, args, call) =>
      call.store.metafield(
        ownerOf(source, call),
        storedNamespace(args["namespace"] as string | null, call),
        args["key"] as string,
      ),
    metafields: (source, args, call) =>
      new Items<MetafieldRecord>(() => {
        const namespace = args["namespace"] as string | null | undefined;
        const keys = args["keys"] as string[] | null | undefined;
        const wanted = keys?.map((key) => {
          const [space, name] = key.includes(".") ? splitKey(key) : [namespace, key];
          return `${storedNamespace(space, call)}.${name}`;
        });
        return call.store
          .metafieldsOf(ownerOf(source, call))
          .filter((one) => namespace == null || one.namespace === storedNamespace(namespace, call))
          .filter((one) => !wanted || wanted.includes(`${one.namespace}.${one.key}`));
      }, args["reverse"] === true),
  };
}

function splitKey(text: string): [string, string] {
  const at = text.lastIndexOf(".");
  return [text.slice(0, at), text.slice(at + 1)];
}
