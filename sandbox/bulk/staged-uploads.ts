import { createHash, createHmac, randomUUID } from "node:crypto";
import { closeSync, existsSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { dirname, join } from "node:path";

/** What the storage behind Shopify takes as one file. */
export const mostUploadBytes = 104_857_600;

export interface StagedTarget {
  url: string;
  resourceUrl: string;
  parameters: { name: string; value: string }[];
}

/** A shop's place for files that wait to be imported, as Google's storage holds them for Shopify. */
export interface StagedUploads {
  /** Where one file may be sent, and what has to be sent with it. POST is good for a day, PUT for a week. */
  target(file: { name: string; mimeType: string; method: "POST" | "PUT" }): StagedTarget;
  /** whether these fields of a form are what `target` gave out; the sentence of the storage when not */
  refusePost(fields: Map<string, string>): string | null;
  refusePut(key: string, query: Record<string, unknown>): string | null;
  /** null when nothing was uploaded there */
  find(key: string): string | null;
  /** keeps what `chunks` hold; returns false, and keeps nothing, when it is more than a file may be */
  keep(key: string, chunks: AsyncIterable<Uint8Array>): Promise<boolean>;
}

const dayMilliseconds = 86_400_000;
const compact = (instant: string): string => instant.replace(/[-:]|\.\d+/g, "");

export function stagedUploads(options: {
  dir: string;
  /** where the storage listens, for this shop; no slash at its end */
  address: () => string;
  shopId: number;
  secret: string;
  now: () => Date;
}): StagedUploads {
  const sign = (text: string) => createHmac("sha256", options.secret).update(text).digest("hex");
  // what is named by the app never becomes a path
  const pathOf = (key: string) =>
    join(options.dir, `${createHash("sha256").update(key).digest("hex")}.jsonl`);

  return {
    target({ name, mimeType, method }) {
      const key = `tmp/${options.shopId}/bulk/${randomUUID()}/${name}`;
      const date = compact(options.now().toISOString());
      const url = `${options.address()}/`;
      if (method === "PUT") {
        const path = key.split("/").map(encodeURIComponent).join("/");
        const signed = `${url}${path}?X-Goog-Algorithm=GOOG4-RSA-SHA256&X-Goog-Date=${date}&X-Goog-Expires=604800&X-Goog-SignedHeaders=host&X-Goog-Signature=${sign(`${key}/${date}`)}`;
        return {
          url: signed,
          resourceUrl: signed,
          parameters: [
            { name: "content_type", value: mimeType },
            { name: "acl", value: "private" },
          ],
        };
      }
      const fields: [string, string][] = [
        ["Content-Type", mimeType],
        ["success_action_status", "201"],
        ["acl", "private"],
        ["key", key],
        ["x-goog-date", date],
        ["x-goog-credential", `sandbox/${date.slice(0, 8)}/auto/storage/goog4_request`],
        ["x-goog-algorithm", "GOOG4-RSA-SHA256"],
      ];
      const conditions = fields.map(([field, value]) => ({ [field]: value }));
      const policy = Buffer.from(
        JSON.stringify({
          conditions: [...conditions, ["content-length-range", 1, mostUploadBytes]],
          expiration: new Date(options.now().getTime() + dayMilliseconds).toISOString(),
        }),
      ).toString("base64");
      return {
        url,
        resourceUrl: url,
        parameters: [...fields, ["x-goog-signature", sign(policy)], ["policy", policy]].map(
          ([field, value]) => ({ name: field!, value: value! }),
        ),
      };
    },
    refusePost(fields) {
      const policy = fields.get("policy") ?? "";
      if (policy === "" || fields.get("x-goog-signature") !== sign(policy)) {
        return "SignatureDoesNotMatch";
      }
      const said = JSON.parse(Buffer.from(policy, "base64").toString()) as {
        conditions: (Record<string, string> | unknown[])[];
        expiration: string;
      };
      const isMet = said.conditions.every(
        (one) =>
          Array.isArray(one) ||
          Object.entries(one).every(([field, value]) => fields.get(field) === value),
      );
      const isOver = Date.parse(said.expiration) <= options.now().getTime();
      return isMet && !isOver ? null : "AccessDenied";
    },
    refusePut(key, query) {
      const date = String(query["X-Goog-Date"] ?? "");
      if (query["X-Goog-Signature"] !== sign(`${key}/${date}`)) return "SignatureDoesNotMatch";
      const weekAgo = new Date(options.now().getTime() - 7 * dayMilliseconds).toISOString();
      return date < compact(weekAgo) ? "ExpiredToken" : null;
    },
    find: (key) => (existsSync(pathOf(key)) ? pathOf(key) : null),
    async keep(key, chunks) {
      const path = pathOf(key);
      mkdirSync(dirname(path), { recursive: true });
      const aside = `${path}.part`;
      const file = openSync(aside, "w");
      let size = 0;
      try {
        for await (const chunk of chunks) {
          size += chunk.length;
          if (size > mostUploadBytes) break;
          writeSync(file, chunk);
        }
      } finally {
        closeSync(file);
      }
      if (size <= mostUploadBytes) renameSync(aside, path);
      else rmSync(aside);
      return size <= mostUploadBytes;
    },
  };
}
