import { GraphQLError } from "graphql";
import { validationsMistake, type Validation } from "../metafields/validations.ts";
import type { MetafieldDefinition } from "../store/metafield-definitions.ts";
import type { Args, Call } from "./call.ts";
import { notImplemented } from "./errors.ts";
import { idOf } from "./gid.ts";
import { appNumber, storedNamespace } from "./resolvers/metafield-fields.ts";

interface DefinitionMistake {
  field: string[];
  message: string;
  code: string;
}

/** The definition named by its id, or by owner, namespace and key. */
export function definitionMeant(args: Args, call: Call): MetafieldDefinition | null {
  if (args["id"]) return call.tenant.definitions.byId(idOf(args["id"] as string));
  const identifier = args["identifier"] as Args;
  return call.tenant.definitions.get(
    identifier["ownerType"] as string,
    storedNamespace(identifier["namespace"] as string | null, call),
    identifier["key"] as string,
  );
}

/** An app's own namespace. */
export const isReserved = (namespace: string): boolean => namespace.startsWith("app--");

/** The namespace a mutation means; throws when it belongs to another app. */
export function writableNamespace(given: unknown, mutation: string, call: Call): string {
  const namespace = storedNamespace(given as string | null | undefined, call);
  const own = `app--${appNumber(call)}`;
  if (isReserved(namespace) && namespace !== own && !namespace.startsWith(`${own}--`)) {
    throw new GraphQLError(
      `Access denied for ${mutation} field. Required access: API client to have access to the namespace and the ` +
        "resource type associated with the metafield definition.\n",
      { extensions: { code: "ACCESS_DENIED" } },
    );
  }
  return namespace;
}

const filterable =
  /^(list\.)?(single_line_text_field|number_integer|number_decimal|date|date_time|boolean|.+_reference)$/;

/** capabilities that change something here */
const played = ["adminFilterable", "analyticsQueryable"];

/** Whether a definition may have a capability at all. */
export function isEligible(
  capability: string,
  { type, ownerType }: Pick<MetafieldDefinition, "type" | "ownerType">,
): boolean {
  if (capability === "cartToOrderCopyable") return ownerType === "ORDER";
  if (capability === "smartCollectionCondition") return /^PRODUCT(VARIANT)?$/.test(ownerType);
  return capability === "uniqueValues"
    ? !/^(json|list\.|boolean|rating|money)/.test(type)
    : filterable.test(type);
}

/** What a definition allows: names, description, access, capabilities, validations, as the input changes them. */
export function readDefinition(
  input: Args,
  before: MetafieldDefinition,
  invalid: "INVALID" | "INVALID_INPUT",
): { definition: MetafieldDefinition } | { mistake: DefinitionMistake } {
  const refuse = (field: string[], message: string, code: string) => ({
    mistake: { field: ["definition", ...field], message, code },
  });
  const name = (input["name"] as string | null | undefined) ?? before.name;
  if (name.trim() === "") return refuse(["name"], "Name can't be blank", "BLANK");
  for (const [field, label, text] of [
    ["name", "Name", name],
    ["description", "Description", (input["description"] as string | null | undefined) ?? ""],
  ] as const) {
    if (text.length > 255) {
      return refuse([field], `${label} is too long (maximum is 255 characters)`, "TOO_LONG");
    }
  }
  const access = (input["access"] as Record<string, string> | null | undefined) ?? {};
  const admin = access["admin"];
  if (!isReserved(before.namespace) && admin !== undefined && admin !== "PUBLIC_READ_WRITE") {
    const message =
      'Setting this access control is not permitted. It must be one of ["public_read_write"].';
    return refuse([], message, invalid);
  }
  const switches = Object.entries(
    (input["capabilities"] as Record<string, { enabled: boolean } | null> | null | undefined) ?? {},
  ).filter(([, one]) => one != null);
  const on = new Set(before.capabilities ?? []);
  for (const [capability, one] of switches) {
    if (!one!.enabled) {
      on.delete(capability);
      continue;
    }
    if (!isEligible(capability, before)) {
      const snake = capability.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
      const message = `The capability ${snake} is not valid for this definition.`;
      return refuse([], message, "INVALID_CAPABILITY");
    }
    if (!played.includes(capability)) throw notImplemented(`the capability ${capability}`);
    on.add(capability);
  }
  const validations =
    (input["validations"] as Validation[] | null | undefined) ?? before.validations ?? [];
  const mistake = validationsMistake(before.type, validations);
  if (mistake) return refuse(["validations"], mistake.message, mistake.code);
  return {
    definition: {
      ...before,
      name,
      description:
        input["description"] === undefined
          ? before.description
          : (input["description"] as string | null),
      access: { ...before.access, ...access },
      capabilities: [...on],
      validations,
    },
  };
}
