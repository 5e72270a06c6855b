import { isObject } from "../../../contracts/survey-definition.ts";
import type { Answer, Purchase } from "./answer.ts";

/**
 * What this browser remembers about an order's survey. Shopify does not promise that storage
 * persists, so the app decides about repeated answers; this only spares the shopper.
 */

export const MAX_ATTEMPTS = 5;
const MAX_AGE_MS = 7 * 24 * 60 * 60 * 1000;

/** An answer that could not be sent yet. */
export interface Kept {
  answer: Answer;
  attempts: number;
  /** Milliseconds since 1970 of the first attempt. */
  since: number;
}

const answeredKey = (of: Purchase) => `answered:${of.touchpoint}:${of.orderId}`;
const keptKey = (of: Purchase) => `kept:${of.touchpoint}:${of.orderId}`;

/** Storage that fails is storage that is empty: the survey works without it. */
async function tolerate<Value>(work: () => Promise<Value>): Promise<Value | undefined> {
  try {
    return await work();
  } catch (error) {
    console.warn("feedback survey: storage is not available", error);
    return undefined;
  }
}

/** Also what the release before kept: a rating where answers are now. */
function isKept(value: unknown, of: Purchase): value is Kept {
  if (!isObject(value) || !isObject(value.answer)) return false;
  const { answer } = value;
  return (
    typeof value.attempts === "number" &&
    typeof value.since === "number" &&
    typeof answer.idempotencyKey === "string" &&
    (isObject(answer.answers) || typeof answer.rating === "number") &&
    answer.orderId === of.orderId &&
    answer.touchpoint === of.touchpoint
  );
}

export async function recall(of: Purchase): Promise<{ answered: boolean; kept?: Kept }> {
  const [answered, kept] = await Promise.all([
    tolerate(() => shopify.storage.read(answeredKey(of))),
    tolerate(() => shopify.storage.read(keptKey(of))),
  ]);
  if (answered === true) return { answered: true };
  if (!isKept(kept, of)) return { answered: false };
  if (kept.attempts >= MAX_ATTEMPTS || Date.now() - kept.since > MAX_AGE_MS) {
    await forget(of);
    return { answered: false };
  }
  return { answered: false, kept };
}

export async function keep(kept: Kept): Promise<void> {
  await tolerate(() => shopify.storage.write(keptKey(kept.answer), kept));
}

export async function forget(of: Purchase): Promise<void> {
  await tolerate(() => shopify.storage.delete(keptKey(of)));
}

export async function markAnswered(of: Purchase): Promise<void> {
  await tolerate(() => shopify.storage.write(answeredKey(of), true));
  await forget(of);
}
