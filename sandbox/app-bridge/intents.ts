import type { ShopifyGlobal } from "@shopify/app-bridge-types";
import type { Port } from "./port.ts";

type Intents = ShopifyGlobal["intents"];
type Invoke = NonNullable<Intents["invoke"]>;

/** "edit:shopify/Product,gid://shopify/Product/1?x=y" in its parts; the query belongs to creation and is not read. */
export function parseIntent(address: string): {
  action: string;
  type: string;
  value: string | null;
} {
  const match = /^(\w+):([^,?]+)(?:,([^?]+))?/.exec(address);
  if (!match) {
    throw new Error(`Intents: expected "action:type[,value]", found "${address}".`);
  }
  const [, action = "", type = "", value] = match;
  const gid = /^gid:\/\/(shopify\/\w+)\/\d+$/.exec(type);
  return gid
    ? { action, type: gid[1] ?? type, value: type }
    : { action, type, value: value ?? null };
}

/** `shopify.intents`: asks the admin to do something of its own, such as showing one product. */
export function intents(port: Port): Intents {
  const invoke = async (query: unknown, options?: { value?: string }) => {
    const asked =
      typeof query === "string"
        ? parseIntent(query)
        : { value: null, ...(query as { action: string; type: string; value?: string }) };
    const complete = port.ask("intent", {
      action: asked.action,
      type: asked.type,
      value: options?.value ?? asked.value ?? null,
    });
    return { complete };
  };
  return {
    invoke: invoke as Invoke,
    // the sandbox opens the app as a page, never as the answer to an intent
    request: { value: null, subscribe: () => () => undefined },
    register: () => () => undefined,
  };
}
