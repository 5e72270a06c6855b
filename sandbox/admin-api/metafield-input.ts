import { createHash } from "node:crypto";
import { brokenValidation } from "../metafields/validations.ts";
import type { MetafieldRecord } from "../store/types.ts";
import type { Call, UserError } from "./call.ts";
import { notImplemented } from "./errors.ts";
import { parseGid } from "./gid.ts";
import { metafieldOwners } from "./metafield-owners.ts";
import { isKnownType, valueMistake } from "./metafield-values.ts";
import { appNumber, storedNamespace } from "./resolvers/metafield-fields.ts";

/** A fingerprint of the value, to write only over what one has read. */
export function digest(metafield: MetafieldRecord): string {
  return createHash("sha256").update(`${metafield.type}\n${metafield.value}`).digest("hex");
}

/** One metafield to be written, as the mutations are given it. */
export interface MetafieldInput {
  ownerId: string;
  namespace?: string | null;
  key: string;
  type?: string | null;
  value: string;
  compareDigest?: string | null;
}

/** `isMade` = the owner is being made by the same mutation. */
export function readMetafield(input: MetafieldInput, index: number, call: Call, isMade = false) {
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

  if (!isMade && !owner.exists(id, call))
    complain("ownerId", "INVALID_VALUE", "Owner does not exist.");
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
    const mistake =
      input.value === ""
        ? "Value can't be blank"
        : (valueMistake(type, input.value) ??
          brokenValidation(type, definition?.validations ?? [], input.value));
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
export function touchOwner(ownerGid: string, call: Call): void {
  const { kind, id } = parseGid(ownerGid)!;
  if (kind === "Customer") call.tenant.members.touch(id);
}

export function writeMetafields(records: MetafieldRecord[], call: Call): void {
  call.store.transaction(() => {
    for (const record of records) {
      if (record.id === 0) record.id = call.store.nextId("metafield");
      call.store.putMetafield(record);
      touchOwner(record.ownerGid, call);
    }
  });
}
