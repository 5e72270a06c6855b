import { createHash } from "node:crypto";
import type { MetafieldRecord } from "../../store/types.ts";
import type { Args, Call, Fields, UserError } from "../call.ts";
import type { Domain } from "../domain.ts";
import { notImplemented } from "../errors.ts";
import { gid, parseGid } from "../gid.ts";
import { metafieldOwners } from "../metafield-owners.ts";
import { isKnownType, valueMistake } from "../metafield-values.ts";
import { appNumber, storedNamespace } from "./metafield-fields.ts";

const mostPerCall = 25;

/** A fingerprint of the value, to write only over what one has read. */
function digest(metafield: MetafieldRecord): string {
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
  const owner = metafieldOwners[kind];
  if (!owner) throw notImplemented(`metafields of ${kind}`);
  const namespace = storedNamespace(input.namespace, call);
  const definition = call.tenant.definitions.get(owner.type, namespace, input.key);
  const before = call.store.metafield(input.ownerId, namespace, input.key);
  const type = input.type ?? definition?.type ?? before?.type ?? null;

  if (!owner.exists(id, call)) complain("ownerId", "INVALID_VALUE", "Owner does not exist.");
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

/** Segments may ask for a customer's metafields. */
function touchOwner(ownerGid: string, call: Call): void {
  const { kind, id } = parseGid(ownerGid)!;
  if (kind === "Customer") call.tenant.members.touch(id);
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
  if (userErrors.length > 0) return { metafields: [], userErrors };
  return call.store.transaction(() => {
    for (const { record } of read) {
      if (record.id === 0) record.id = call.store.nextId("metafield");
      call.store.putMetafield(record);
      touchOwner(record.ownerGid, call);
    }
    return { metafields: read.map((one) => one.record), userErrors: [] };
  });
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
  jsonValue: ({ type, value }) =>
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
