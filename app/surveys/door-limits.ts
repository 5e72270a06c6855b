import { createHmac } from "node:crypto";

const MINUTE = 60_000;

/** So many calls in so many milliseconds. */
interface Limit {
  calls: number;
  windowMs: number;
}

/**
 * What one shopper may do comes first, and the shop is charged for nothing that was refused: nobody can shut a shop's
 * door to the others. Answers that prove their purchase are not charged to the shop at all.
 */
export const limits = {
  /** a session token, good for five minutes */
  session: { calls: 20, windowMs: 10 * MINUTE },
  checkout: { calls: 20, windowMs: 10 * MINUTE },
  /** many shoppers may share one: offices, carriers */
  address: { calls: 60, windowMs: 10 * MINUTE },
  /** all unproven answers of a shop */
  unproven: { calls: 12_000, windowMs: MINUTE },
  unprovenADay: { calls: 100_000, windowMs: 24 * 60 * MINUTE },
} satisfies Record<string, Limit>;
export type LimitName = keyof typeof limits;

/** One call to be counted. */
export interface Charge {
  shopId: number;
  limit: LimitName;
  /** how the table knows whose call it is */
  key: string;
}

/** @param whose a token, an address; nothing for what is the shop's */
export function chargeOf(shopId: number, limit: LimitName, whose: string, secret: string): Charge {
  const hash = createHmac("sha256", secret).update(`${limit} ${whose}`).digest("base64url");
  return { shopId, limit, key: `${limit} ${hash.slice(0, 22)}` };
}

/**
 * The address a call came from, as far as it can be believed: each trusted proxy adds to X-Forwarded-For whom it was
 * asked by, so what stands before their entries is the visitor's own invention.
 * @param forwarded the header; null without one @param hops trusted proxies @param asker who opened the connection
 * @returns of IPv6 the network of a household, which has more addresses than a limit could count
 */
export function callerAddress(forwarded: string | null, hops: number, asker: string): string {
  const chain = [...(forwarded?.split(",").map((part) => part.trim()) ?? []), asker];
  const address = chain[Math.max(0, chain.length - 1 - hops)]!.replace(/^::ffff:(?=\d+\.)/i, "");
  return address.includes(":") ? networkOf(address) : address;
}

/** The first 64 bits of an IPv6 address. */
function networkOf(address: string): string {
  const [head = "", tail] = address.toLowerCase().split("::");
  const before = head.split(":").filter(Boolean);
  const after = (tail ?? "").split(":").filter(Boolean);
  const gap = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length);
  const groups = [...before, ...Array.from({ length: gap }, () => "0"), ...after];
  return groups.slice(0, 4).join(":");
}
