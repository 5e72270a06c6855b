import { createHash } from "node:crypto";
import type { MetafieldDefinition } from "../../metafield-definitions.ts";
import type { MetafieldRecord } from "../../store/types.ts";
import type { Args, Call, Fields, UserError } from "../call.ts";
import type { Domain } from "../domain.ts";
import { notImplemented } from "../errors.ts";
import { gid, idOf, parseGid } from "../gid.ts";
import { Items } from "../listing.ts";
import { isKnownType, valueMistake } from "../metafield-values.ts";
import { appNumber, storedNamespace } from "./metafield-fields.ts";

const mostPerCall = 25;

/** What each kind of owner is called, which scope writes to it, and whether one is there. */
const owners: Record<
  string,
  { type: string; scope: string | null; exists: (id: number, call: Call) => boolean }
> = {
  Shop: { type: "SHOP", scope: null, exists: (id, call) => call.store.shop.id === id },
  AppInstallation: {
    type: "API_PERMISSION",
    scope: null,
    exists: (id, call) => appNumber(call) === id,
  },
  Customer: {
    type: "CUSTOMER",
    scope: "write_customers",
    exists: (id, call) => call.store.customer(id) !== null,
  },
  Order: {
    type: "ORDER",
    scope: "write_orders",
    exists: (id, call) => call.store.order(id) !== null,
  },
  Product: {
    type: "PRODUCT",
    scope: "write_products",
    exists: (id, call) => call.store.product(id) !== null,
  },
  ProductVariant: {
    type: "PRODUCTVARIANT",
    scope: "write_products",
    exists: (id, call) => call.store.variant(id) !== null,
  },
  DiscountCodeNode: discountOwner(),
  DiscountAutomaticNode: discountOwner(),
  DiscountNode: discountOwner(),
};

function discountOwner() {
  return {
    type: "DISCOUNT",
    scope: "write_discounts",
    exists: (id: number, call: Call) => call.store.discount(id) !== null,
  };
}

/** A fingerprint of the value, to write only over what one has read. */
export function digest(metafield: MetafieldRecord): string {
  return createHash("sha256").update(`${metafield.type}\n${metafield.value}`).digest("hex");
}

interface MetafieldInput {
  ownerId: string;
  namespace?: string | null;
  key: string;
  type?: string | null;
  value: string;
  compareDigest?: string | null;
}

function readInput(input: MetafieldInput, index: number, call: Call) {
  const errors: UserError[] = [];
  const complain = (field: string, code: string, message: string): void => {
    errors.push({
      field: ["metafields", String(index), field],
      code,
      message,
      ...{ elementIndex: null },
    });
  };
  const { kind, id } = parseGid(input.ownerId)!;
  const owner = owners[kind];
  if (!owner) throw notImplemented(`metafields of ${kind}`);
  const namespace = storedNamespace(input.namespace, call);
  const definition = call.tenant.definitions.get(owner.type, namespace, input.key);
  const before = call.store.metafield(input.ownerId, namespace, input.key);
  const type = input.type ?? definition?.type ?? before?.type ?? null;

  if (!owner.exists(id, call)) complain("ownerId", "INVALID", "Owner does not exist");
  const foreign = namespace.startsWith("app--") && !namespace.startsWith(`app--${appNumber(call)}`);
  if (foreign || (owner.scope !== null && !call.scopes.has(owner.scope))) {
    const message =
      "Access to this namespace and key on Metafields for this resource type is not allowed.";
    complain("namespace", "APP_NOT_AUTHORIZED", message);
  }
  if (!/^[\w-]{2,64}$/.test(input.key)) {
    complain("key", "INVALID", "Key must be 2 to 64 letters, digits, hyphens and underscores");
  }
  if (!/^[\w-]{3,255}$/.test(namespace)) {
    complain(
      "namespace",
      "INVALID",
      "Namespace must be 3 to 255 letters, digits, hyphens and underscores",
    );
  }
  if (type === null) complain("type", "BLANK", "Type can't be blank");
  else if (!isKnownType(type)) complain("type", "INVALID_TYPE", `Type ${type} is not known`);
  else if (definition && definition.type !== type) {
    complain(
      "type",
      "INVALID_TYPE",
      `Type '${type}' must be consistent with the definition's type: '${definition.type}'.`,
    );
  } else {
    const mistake = input.value === "" ? "Value can't be blank" : valueMistake(type, input.value);
    if (mistake) complain("value", input.value === "" ? "BLANK" : "INVALID_VALUE", mistake);
  }
  if ("compareDigest" in input) {
    const wanted = input.compareDigest ?? null;
    if (wanted !== (before ? digest(before) : null)) {
      complain(
        "compareDigest",
        "STALE_OBJECT",
        "The resource has been updated since it was loaded. Try again with an updated `compareDigest` value.",
      );
    }
  }
  const record: MetafieldRecord = {
    id: before?.id ?? 0,
    ownerGid: input.ownerId,
    namespace,
    key: input.key,
    type: type ?? "",
    value: input.value,
    createdAt: before?.createdAt ?? call.now,
    updatedAt: call.now,
  };
  return { errors, record };
}

/** All or none are written. */
function setMetafields(args: Args, call: Call) {
  const inputs = args["metafields"] as MetafieldInput[];
  if (inputs.length > mostPerCall) {
    const message = `Exceeded the maximum metafields input limit of ${mostPerCall}.`;
    const code = "LESS_THAN_OR_EQUAL_TO";
    return {
      metafields: null,
      userErrors: [{ field: ["metafields"], code, message, elementIndex: null }],
    };
  }
  const read = inputs.map((input, index) => readInput(input, index, call));
  const userErrors = read.flatMap((one) => one.errors);
  if (userErrors.length > 0) return { metafields: null, userErrors };
  return call.store.transaction(() => {
    for (const { record } of read) {
      if (record.id === 0) record.id = call.store.nextId("metafield");
      call.store.putMetafield(record);
    }
    return { metafields: read.map((one) => one.record), userErrors: [] };
  });
}

function deleteMetafields(args: Args, call: Call) {
  const inputs = args["metafields"] as { ownerId: string; namespace: string; key: string }[];
  const deleted = inputs.map((input) => {
    const namespace = storedNamespace(input.namespace, call);
    const found = call.store.metafield(input.ownerId, namespace, input.key);
    if (found) call.store.deleteMetafield(input.ownerId, namespace, input.key);
    return found ? { ownerId: input.ownerId, namespace, key: input.key } : null;
  });
  return { deletedMetafields: deleted, userErrors: [] };
}

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
  const owner = Object.values(owners).find((one) => one.type === ownerType);
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

const Metafield: Fields<MetafieldRecord> = {
  id: (metafield) => gid("Metafield", metafield.id),
  legacyResourceId: (metafield) => metafield.id,
  namespace: (metafield) => metafield.namespace,
  key: (metafield) => metafield.key,
  type: (metafield) => metafield.type,
  value: (metafield) => metafield.value,
  jsonValue: ({ type, value }) =>
    /^(json|boolean|number_integer|money|rating|list\.)/.test(type)
      ? (JSON.parse(value) as unknown)
      : value,
  compareDigest: digest,
  sizeInBytes: (metafield) => Buffer.byteLength(metafield.value),
  ownerType: (metafield) => owners[parseGid(metafield.ownerGid)!.kind]!.type,
  createdAt: (metafield) => metafield.createdAt,
  updatedAt: (metafield) => metafield.updatedAt,
  definition: (metafield, _args, call) =>
    call.tenant.definitions.get(
      owners[parseGid(metafield.ownerGid)!.kind]!.type,
      metafield.namespace,
      metafield.key,
    ),
};

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

export const metafields: Domain = {
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
      metafieldsSet: (_source: unknown, args, call) => setMetafields(args, call),
      metafieldsDelete: (_source: unknown, args, call) => deleteMetafields(args, call),
      metafieldDefinitionCreate: (_source: unknown, args, call) => createDefinition(args, call),
    } satisfies Fields<unknown>,
    Metafield,
    MetafieldDefinition: MetafieldDefinitionFields,
  },
  plain: {
    MetafieldsSetPayload: "metafields userErrors",
    MetafieldsSetUserError: "field message code elementIndex",
    MetafieldsDeletePayload: "deletedMetafields userErrors",
    MetafieldIdentifier: "ownerId namespace key",
    MetafieldDefinitionCreatePayload: "createdDefinition userErrors",
    MetafieldDefinitionCreateUserError: "field message code elementIndex elementKey",
    MetafieldDefinitionType: "name",
    MetafieldAccess: "admin storefront customerAccount",
  },
};
