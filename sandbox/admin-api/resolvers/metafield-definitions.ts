import type { MetafieldDefinition } from "../../store/metafield-definitions.ts";
import type { Fields } from "../call.ts";
import { definitionMeant, isEligible } from "../definition-input.ts";
import type { Domain } from "../domain.ts";
import { notImplemented } from "../errors.ts";
import { gid } from "../gid.ts";
import { Items } from "../listing.ts";
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
  type: (definition) => ({ name: definition.type }),
  capabilities: (definition) => definition,
  validations: ({ validations = [], type }) => validations.map((one) => ({ ...one, type })),
  validationStatus: () => "ALL_VALID",
  pinnedPosition: () => null,
  useAsCollectionCondition: () => false,
  access: ({ access, declared }) => ({
    admin: access["admin"] ?? (declared ? "MERCHANT_READ" : "PUBLIC_READ_WRITE"),
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
    MetafieldDefinitionType: "name",
    MetafieldAccess: "admin storefront customerAccount",
  },
};
