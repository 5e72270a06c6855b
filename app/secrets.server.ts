import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import { env } from "./env.server.ts";

const keys = env.ENCRYPTION_KEY.map((text) => {
  const key = Buffer.from(text, "base64");
  return { id: createHash("sha256").update(key).digest("hex").slice(0, 8), key };
});

/**
 * AES-256-GCM with the first key. Form: enc2.<key id>.<iv>.<tag>.<data>, base64url.
 * @param owner what it belongs to, such as the domain of a shop: in the row of another it cannot be opened
 */
export function encrypt(plain: string, owner: string): string {
  const { id, key } = keys[0]!;
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, iv);
  cipher.setAAD(Buffer.from(owner));
  const data = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
  return [
    "enc2",
    id,
    iv.toString("base64url"),
    cipher.getAuthTag().toString("base64url"),
    data.toString("base64url"),
  ].join(".");
}

/** How everything begins that is sealed as encrypt would seal it today. */
export const sealedToday = `enc2.${keys[0]!.id}.`;

/**
 * Opens what encrypt made, with whichever key made it; also enc1 of releases before, which names no owner.
 * @throws Error when no key fits, or the text or its owner was changed
 */
export function decrypt(sealed: string, owner: string): string {
  const [version, id, iv, tag, data] = sealed.split(".");
  if (!["enc1", "enc2"].includes(version ?? "") || !id || !iv || !tag || data === undefined)
    throw new Error("not an encrypted value of this app");
  const found = keys.find((candidate) => candidate.id === id);
  if (!found) throw new Error(`encrypted with key ${id}, which is not in ENCRYPTION_KEY`);
  const decipher = createDecipheriv("aes-256-gcm", found.key, Buffer.from(iv, "base64url"));
  if (version === "enc2") decipher.setAAD(Buffer.from(owner));
  decipher.setAuthTag(Buffer.from(tag, "base64url"));
  return Buffer.concat([
    decipher.update(Buffer.from(data, "base64url")),
    decipher.final(),
  ]).toString("utf8");
}
