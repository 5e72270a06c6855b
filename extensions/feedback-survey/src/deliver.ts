import type { Answer } from "./answer.ts";
import { forget, keep, markAnswered, MAX_ATTEMPTS, type Kept } from "./outbox.ts";
import { send } from "./send.ts";

export type Delivery =
  | { outcome: "sent" | "refused" | "given_up" }
  /** Not sent, kept for a later try. */
  | { outcome: "unsent"; kept: Kept };

/** Sends an answer once and remembers what became of it. `before` is what earlier tries left. */
export async function deliver(answer: Answer, before?: Kept): Promise<Delivery> {
  const result = await send(answer);
  if (result === "stored") {
    await markAnswered(answer);
    return { outcome: "sent" };
  }
  if (result === "refused") {
    await forget(answer);
    return { outcome: "refused" };
  }
  const attempts = (before?.attempts ?? 0) + 1;
  if (attempts >= MAX_ATTEMPTS) {
    await forget(answer);
    return { outcome: "given_up" };
  }
  const kept: Kept = { answer, attempts, since: before?.since ?? Date.now() };
  await keep(kept);
  return { outcome: "unsent", kept };
}
