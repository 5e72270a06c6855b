import type { MetafieldDefinition } from "../../store/metafield-definitions.ts";
import type { Args, Call, Fields } from "../call.ts";
import type { Domain } from "../domain.ts";
import { notImplemented } from "../errors.ts";
import { gid, idOf } from "../gid.ts";
import { Items } from "../listing.ts";
import { metafieldOwners } from "../metafield-owners.ts";
import { isKnownType } from "../metafield-values.ts";
import { storedNamespace } from "./metafield-fields.ts";

function createDefinition(args: Args, call: Call) {
  const input = args["definition"] as Args;
  const refuse = (field: string, code: string, message: string) => ({
    createdDefinition: null,
    userErrors: [
      { field: ["definition", field], code, message, elementIndex: null, elementKey: null },
    ],
  });
  const namespace = storedNamespace(input["namespace"] as string | null, call);
  const ownerType = input["ownerType"] as string;
  const key = input["key"] as string;
  const type = input["type"] as string;
  const owner = Object.values(metafieldOwners).find((one) => one.type === ownerType);
  if (!owner) throw notImplemented(`metafield definitions of ${ownerType}`);
  if (owner.scope !== null && !call.scopes.has(owner.scope)) {
    return refuse(
      "ownerType",
      "INVALID",
      `Access to ${ownerType} definitions needs ${owner.scope}`,
    );
  }
  if (!isKnownType(type))
    return refuse("type", "INCLUSION", `Type name ${type} is not a valid type`);
  if (!/^[\w-]{2,64}$/.test(key))
    return refuse("key", "INVALID_CHARACTER", "Key contains one or more invalid characters.");
  if (call.tenant.definitions.get(ownerType, namespace, key)) {
    return refuse(
      "key",
      "TAKEN",
      `Key is in use for ${ownerType} metafields on the '${namespace}' namespace.`,
    );
  }
  const definition: MetafieldDefinition = {
    id: call.store.nextId("metafieldDefinition"),
    ownerType,
    namespace,
    key,
    name: input["name"] as string,
    description: (input["description"] as string | null | undefined) ?? null,
    type,
    access: (input["access"] as Record<string, string> | null | undefined) ?? {},
  };
  call.tenant.definitions.put(definition);
  return { createdDefinition: definition, userErrors: [] };
}

const MetafieldDefinitionFields: Fields<MetafieldDefinition> = {
  id: (definition) => gid("MetafieldDefinition", definition.id),
  namespace: (definition) => definition.namespace,
  key: (definition) => definition.key,
  name: (definition) => definition.name,
  description: (definition) => definition.description,
  ownerType: (definition) => definition.ownerType,
  type: (definition) => ({ name: definition.type }),
  access: ({ access }) => ({
    admin: access["admin"] ?? "PUBLIC_READ_WRITE",
    storefront: access["storefront"] ?? "NONE",
    customerAccount: access["customerAccount"] ?? "NONE",
  }),
};

export const metafieldDefinitions: Domain = {
  types: {
    QueryRoot: {
      metafieldDefinitions: (_source: unknown, args, call) => {
        if (args["query"]) throw notImplemented("searching metafieldDefinitions");
        const namespace = args["namespace"] as string | null | undefined;
        const key = args["key"] as string | null | undefined;
        return new Items<MetafieldDefinition>(
          () =>
            call.tenant.definitions
              .of(args["ownerType"] as string)
              .filter(
                (one) => namespace == null || one.namespace === storedNamespace(namespace, call),
              )
              .filter((one) => key == null || one.key === key),
          args["reverse"] === true,
        );
      },
      metafieldDefinition: (_source: unknown, args, call) => {
        if (args["id"]) return call.tenant.definitions.byId(idOf(args["id"] as string));
        const identifier = args["identifier"] as Args;
        return call.tenant.definitions.get(
          identifier["ownerType"] as string,
          storedNamespace(identifier["namespace"] as string | null, call),
          identifier["key"] as string,
        );
      },
    } satisfies Fields<unknown>,
    Mutation: {
      metafieldDefinitionCreate: (_source: unknown, args, call) => createDefinition(args, call),
    } satisfies Fields<unknown>,
    MetafieldDefinition: MetafieldDefinitionFields,
  },
  plain: {
    MetafieldDefinitionCreatePayload: "createdDefinition userErrors",
    MetafieldDefinitionCreateUserError: "field message code elementIndex elementKey",
    MetafieldDefinitionType: "name",
    MetafieldAccess: "admin storefront customerAccount",
  },
};
