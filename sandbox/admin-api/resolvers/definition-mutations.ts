import { isKnownType } from "../metafield-values.ts";
import type { Args, Call, Fields } from "../call.ts";
import {
  definitionMeant,
  isReserved,
  readDefinition,
  writableNamespace,
} from "../definition-input.ts";
import type { Domain } from "../domain.ts";
import { notImplemented } from "../errors.ts";
import { gid, parseGid } from "../gid.ts";
import { touchOwner } from "../metafield-input.ts";
import { metafieldOwners } from "../metafield-owners.ts";

/** Definitions an app may have of one kind of owner. */
const mostOfApp = 256;

function createDefinition(args: Args, call: Call) {
  const input = args["definition"] as Args;
  const refuse = (field: string[], code: string, message: string) => ({
    createdDefinition: null,
    userErrors: [{ field: ["definition", ...field], code, message }],
  });
  const namespace = writableNamespace(input["namespace"], "metafieldDefinitionCreate", call);
  const ownerType = input["ownerType"] as string;
  const key = input["key"] as string;
  const type = input["type"] as string;
  const owner = Object.values(metafieldOwners).find((one) => one.type === ownerType);
  if (!owner) throw notImplemented(`metafield definitions of ${ownerType}`);
  if (owner.scope !== null && !call.scopes.has(owner.scope)) {
    const message = `Access to ${ownerType} definitions needs ${owner.scope}`;
    return refuse(["ownerType"], "INVALID", message);
  }
  if (!isKnownType(type)) {
    return refuse(["type"], "INCLUSION", `Type name ${type} is not a valid type`);
  }
  if (!/^[\w-]{2,64}$/.test(key)) {
    return refuse(["key"], "INVALID_CHARACTER", "Key contains one or more invalid characters.");
  }
  const { definitions } = call.tenant;
  if (definitions.get(ownerType, namespace, key)) {
    const message = `Key is in use for ${ownerType} metafields on the '${namespace}' namespace.`;
    return refuse(["key"], "TAKEN", message);
  }
  const own = definitions.of(ownerType).filter((one) => isReserved(one.namespace));
  if (isReserved(namespace) && own.length >= mostOfApp) {
    const message = `An app can have at most ${mostOfApp} definitions of ${ownerType}`;
    return refuse([], "RESOURCE_TYPE_LIMIT_EXCEEDED_BY_APP", message);
  }
  const blank = { id: 0, ownerType, namespace, key, type, name: "", description: null, access: {} };
  const read = readDefinition({ description: null, ...input }, blank, "INVALID");
  if ("mistake" in read) return { createdDefinition: null, userErrors: [read.mistake] };
  const definition = { ...read.definition, id: call.store.nextId("metafieldDefinition") };
  definitions.put(definition);
  return { createdDefinition: definition, userErrors: [] };
}

const appManaged = {
  message: "Definition is managed by app configuration and cannot be modified through the API.",
  code: "APP_CONFIG_MANAGED",
};

function updateDefinition(args: Args, call: Call) {
  const input = args["definition"] as Args;
  const namespace = writableNamespace(input["namespace"], "metafieldDefinitionUpdate", call);
  const { definitions } = call.tenant;
  const before = definitions.get(input["ownerType"] as string, namespace, input["key"] as string);
  const refuse = (mistake: object) => ({
    ...{ updatedDefinition: null, validationJob: null },
    userErrors: [{ field: ["definition"], ...mistake }],
  });
  if (!before) return refuse({ message: "Definition not found.", code: "NOT_FOUND" });
  if (before.declared) return refuse(appManaged);
  const read = readDefinition(input, before, "INVALID_INPUT");
  if ("mistake" in read) return refuse(read.mistake);
  definitions.put(read.definition);
  const isChecked = input["validations"] != null;
  const job = { id: gid("Job", call.store.nextId("job")), done: false };
  return {
    updatedDefinition: read.definition,
    validationJob: isChecked ? job : null,
    userErrors: [],
  };
}

function deleteDefinition(args: Args, call: Call) {
  const refuse = (mistake: object) => ({
    ...{ deletedDefinition: null, deletedDefinitionId: null },
    userErrors: [{ field: null, ...mistake }],
  });
  const definition = definitionMeant(args, call);
  if (!definition) {
    return refuse({ field: ["id"], message: "Definition not found.", code: "NOT_FOUND" });
  }
  if (definition.declared) return refuse(appManaged);
  const { id, ownerType, namespace, key } = definition;
  writableNamespace(namespace, "metafieldDefinitionDelete", call);
  const takesValues = args["deleteAllAssociatedMetafields"] === true;
  if (isReserved(namespace) && !takesValues) {
    return refuse({
      message:
        "Deleting a definition in a reserved namespace must have deleteAllAssociatedMetafields set to true.",
      code: "RESERVED_NAMESPACE_ORPHANED_METAFIELDS",
    });
  }
  call.store.transaction(() => {
    call.tenant.definitions.remove(id);
    if (!takesValues) return;
    for (const owner of call.store.metafieldTable.ownersOf(namespace, key)) {
      if (metafieldOwners[parseGid(owner)!.kind]?.type !== ownerType) continue;
      call.store.deleteMetafield(owner, namespace, key);
      touchOwner(owner, call);
    }
  });
  return {
    deletedDefinitionId: gid("MetafieldDefinition", id),
    deletedDefinition: { ownerType, namespace, key },
    userErrors: [],
  };
}

export const definitionMutations: Domain = {
  types: {
    Mutation: {
      metafieldDefinitionCreate: (_source: unknown, args, call) => createDefinition(args, call),
      metafieldDefinitionUpdate: (_source: unknown, args, call) => updateDefinition(args, call),
      metafieldDefinitionDelete: (_source: unknown, args, call) => deleteDefinition(args, call),
    } satisfies Fields<unknown>,
  },
  plain: {
    MetafieldDefinitionCreatePayload: "createdDefinition userErrors",
    MetafieldDefinitionCreateUserError: "field message code elementIndex elementKey",
    MetafieldDefinitionUpdatePayload: "updatedDefinition validationJob userErrors",
    MetafieldDefinitionUpdateUserError: "field message code elementIndex elementKey",
    MetafieldDefinitionDeletePayload: "deletedDefinition deletedDefinitionId userErrors",
    MetafieldDefinitionDeleteUserError: "field message code",
  },
};
