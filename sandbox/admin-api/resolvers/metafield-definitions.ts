import type { MetafieldDefinition } from "../../store/metafield-definitions.ts";
import type { Call, Fields } from "../call.ts";
import { definitionTest } from "../definition-search.ts";
import { definitionMeant, isEligible } from "../definition-input.ts";
import type { Domain } from "../domain.ts";
import { gid } from "../gid.ts";
import { Items } from "../listing.ts";
import { categoryOf } from "../metafield-categories.ts";
import { metafieldOwners } from "../metafield-owners.ts";
import { storedNamespace } from "./metafield-fields.ts";

const capability = (name: string) => (definition: MetafieldDefinition) => {
  const enabled = (definition.capabilities ?? []).includes(name);
  return {
    enabled,
    eligible: isEligible(name, definition),
    ...(name === "adminFilterable" ? { status: enabled ? "FILTERABLE" : "NOT_FILTERABLE" } : {}),
  };
};
const capabilityNames = [
  ...["adminFilterable", "analyticsQueryable", "cartToOrderCopyable"],
  ...["smartCollectionCondition", "uniqueValues"],
];

const MetafieldDefinitionFields: Fields<MetafieldDefinition> = {
  id: (definition) => gid("MetafieldDefinition", definition.id),
  namespace: (definition) => definition.namespace,
  key: (definition) => definition.key,
  name: (definition) => definition.name,
  description: (definition) => definition.description,
  ownerType: (definition) => definition.ownerType,
  type: ({ type }) => ({ name: type, category: categoryOf(type) }),
  constraints: ({ constraints }) => ({
    key: constraints?.key ?? null,
    values: new Items(() => (constraints?.values ?? []).map((value) => ({ value }))),
  }),
  standardTemplate: ({ standardTemplateId: id }) =>
    id === undefined ? null : { id: gid("StandardMetafieldDefinitionTemplate", id) },
  metafieldsCount: ({ ownerType, namespace, key }, _args, call) => {
    const kinds = Object.entries(metafieldOwners).filter(([, { type }]) => type === ownerType);
    return kinds.reduce((sum, [kind]) => sum + countOf(call, kind, namespace, key), 0);
  },
  capabilities: (definition) => definition,
  validations: ({ validations = [], type }) => validations.map((one) => ({ ...one, type })),
  validationStatus: () => "ALL_VALID",
  pinnedPosition: (definition) => definition.pinnedPosition ?? null,
  useAsCollectionCondition: () => false,
  access: ({ access, declared }) => ({
    admin: access["admin"] ?? (declared ? "MERCHANT_READ" : "PUBLIC_READ_WRITE"),
    storefront: access["storefront"] ?? "NONE",
    customerAccount: access["customerAccount"] ?? "NONE",
  }),
};

const isWanted = {
  ANY: () => true,
  PINNED: (isPinned: boolean) => isPinned,
  UNPINNED: (isPinned: boolean) => !isPinned,
};

/** By number, by name, or those that were pinned last first (recorded). */
const inOrder =
  (sortKey: unknown) =>
  (a: MetafieldDefinition, b: MetafieldDefinition): number => {
    if (sortKey === "NAME") return a.name.localeCompare(b.name) || a.id - b.id;
    const pinned = (b.pinnedPosition ?? 0) - (a.pinnedPosition ?? 0);
    return sortKey === "PINNED_POSITION" && pinned !== 0 ? pinned : a.id - b.id;
  };

function countOf({ store }: Call, kind: string, namespace: string, key: string): number {
  const counted = store.db
    .prepare(
      "SELECT count(*) AS n FROM metafields WHERE namespace = ? AND key = ? AND owner GLOB ?",
    )
    .get(namespace, key, `gid://shopify/${kind}/*`);
  return counted!["n"] as number;
}

export const metafieldDefinitions: Domain = {
  types: {
    QueryRoot: {
      metafieldDefinitions: (_source: unknown, args, call) => {
        const isMeant = definitionTest((args["query"] as string | null | undefined) ?? "");
        const namespace = args["namespace"] as string | null | undefined;
        const key = args["key"] as string | null | undefined;
        const pinnedStatus = (args["pinnedStatus"] ?? "ANY") as keyof typeof isWanted;
        return new Items<MetafieldDefinition>(
          () =>
            call.tenant.definitions
              .of(args["ownerType"] as string)
              .filter(
                (one) => namespace == null || one.namespace === storedNamespace(namespace, call),
              )
              .filter((one) => key == null || one.key === key)
              .filter(({ pinnedPosition }) => isWanted[pinnedStatus](pinnedPosition !== undefined))
              .filter(isMeant)
              .toSorted(inOrder(args["sortKey"])),
          args["reverse"] === true,
        );
      },
      metafieldDefinition: (_source: unknown, args, call) => definitionMeant(args, call),
    } satisfies Fields<unknown>,
    MetafieldCapabilities: Object.fromEntries(
      capabilityNames.map((name) => [name, capability(name)]),
    ) satisfies Fields<MetafieldDefinition>,
    MetafieldDefinition: MetafieldDefinitionFields,
  },
  plain: {
    MetafieldDefinitionIdentifier: "ownerType namespace key",
    MetafieldDefinitionValidation: "name type value",
    MetafieldCapabilityAdminFilterable: "eligible enabled status",
    MetafieldCapabilityAnalyticsQueryable: "eligible enabled",
    MetafieldCapabilityCartToOrderCopyable: "eligible enabled",
    MetafieldCapabilitySmartCollectionCondition: "eligible enabled",
    MetafieldCapabilityUniqueValues: "eligible enabled",
    MetafieldDefinitionType: "name category",
    MetafieldDefinitionConstraints: "key values",
    MetafieldDefinitionConstraintValue: "value",
    StandardMetafieldDefinitionTemplate: "id",
    MetafieldAccess: "admin storefront customerAccount",
  },
};
