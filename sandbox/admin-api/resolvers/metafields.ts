import type { MetafieldRecord } from "../../store/types.ts";
import type { Args, Call, Fields } from "../call.ts";
import type { Domain } from "../domain.ts";
import { gid, parseGid } from "../gid.ts";
import {
  digest,
  readMetafield,
  touchOwner,
  writeMetafields,
  type MetafieldInput,
} from "../metafield-input.ts";
import { metafieldOwners } from "../metafield-owners.ts";
import { storedNamespace } from "./metafield-fields.ts";

const mostPerCall = 25;

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
  const read = inputs.map((input, index) => readMetafield(input, index, call));
  const userErrors = read.flatMap((one) => one.errors);
  if (userErrors.length > 0) return { metafields: [], userErrors };
  writeMetafields(
    read.map((one) => one.record),
    call,
  );
  return { metafields: read.map((one) => one.record), userErrors: [] };
}

function deleteMetafields(args: Args, call: Call) {
  const inputs = args["metafields"] as { ownerId: string; namespace: string; key: string }[];
  const deleted = inputs.map((input) => {
    const namespace = storedNamespace(input.namespace, call);
    const found = call.store.metafield(input.ownerId, namespace, input.key);
    if (found) {
      call.store.deleteMetafield(input.ownerId, namespace, input.key);
      touchOwner(input.ownerId, call);
    }
    return found ? { ownerId: input.ownerId, namespace, key: input.key } : null;
  });
  return { deletedMetafields: deleted, userErrors: [] };
}

const Metafield: Fields<MetafieldRecord> = {
  id: (metafield) => gid("Metafield", metafield.id),
  legacyResourceId: (metafield) => metafield.id,
  namespace: (metafield) => metafield.namespace,
  key: (metafield) => metafield.key,
  type: (metafield) => metafield.type,
  value: (metafield) => metafield.value,
  // a boolean that is false is told as text (recorded)
  jsonValue: ({ type, value }) =>
    !(type === "boolean" && value === "false") &&
    /^(json|boolean|number_integer|money|rating|list\.)/.test(type)
      ? (JSON.parse(value) as unknown)
      : value,
  compareDigest: digest,
  sizeInBytes: (metafield) => Buffer.byteLength(metafield.value),
  ownerType: (metafield) => metafieldOwners[parseGid(metafield.ownerGid)!.kind]!.type,
  createdAt: (metafield) => metafield.createdAt,
  updatedAt: (metafield) => metafield.updatedAt,
  definition: (metafield, _args, call) =>
    call.tenant.definitions.get(
      metafieldOwners[parseGid(metafield.ownerGid)!.kind]!.type,
      metafield.namespace,
      metafield.key,
    ),
};

export const metafields: Domain = {
  types: {
    Mutation: {
      metafieldsSet: (_source: unknown, args, call) => setMetafields(args, call),
      metafieldsDelete: (_source: unknown, args, call) => deleteMetafields(args, call),
    } satisfies Fields<unknown>,
    Metafield,
  },
  plain: {
    MetafieldsSetPayload: "metafields userErrors",
    MetafieldsSetUserError: "field message code elementIndex",
    MetafieldsDeletePayload: "deletedMetafields userErrors",
    MetafieldIdentifier: "ownerId namespace key",
  },
};
