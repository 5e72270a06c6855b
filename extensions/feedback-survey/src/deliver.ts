import type { Answer } from "./answer.ts";
import { forget, keep, markAnswered, MAX_ATTEMPTS, type Kept } from "./outbox.ts";
import { send } from "./send.ts";

export type Delivery =
  | { state: "sent" | "refused" | "given_up"; kept?: undefined }
  /** Not sent, kept for a later try. */
  | { state: "unsent"; kept: Kept };

/** Sends an answer once and remembers what became of it. `before` is what earlier tries left. */
export async function deliver(answer: Answer, before?: Kept): Promise<Delivery> {
  const result = await send(answer);
  if (result === "stored") {
    await markAnswered(answer);
    return { state: "sent" };
  }
  if (result === "refused") {
    await forget(answer);
    return { state: "refused" };
  }
  const attempts = (before?.attempts ?? 0) + 1;
  if (attempts >= MAX_ATTEMPTS) {
    await forget(answer);
    return { state: "given_up" };
  }
  const kept: Kept = { answer, attempts, since: before?.since ?? Date.now() };
  await keep(kept);
  return { state: "unsent", kept };
}
