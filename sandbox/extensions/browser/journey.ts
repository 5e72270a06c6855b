import type { Blocked } from "./wire.ts";

interface Answer {
  behavior: "allow" | "block";
  reason?: string;
  errors?: { message: string }[];
  perform?(result: { behavior: "allow" | "block" }): void;
}
type Interceptor = (ask: { canBlockProgress: boolean }) => Answer | Promise<Answer>;

/**
 * `shopify.buyerJourney.intercept`: extensions are asked before the buyer goes on. Without block_progress in the toml
 * their "block" is only heard.
 */
export function buyerJourney(capabilities: readonly string[]) {
  const interceptors = new Set<Interceptor>();
  const canBlockProgress = capabilities.includes("block_progress");

  async function ask(interceptor: Interceptor): Promise<Blocked | null> {
    const answer = await interceptor({ canBlockProgress });
    const blocks = answer.behavior === "block" && canBlockProgress;
    if (answer.behavior === "block" && !canBlockProgress)
      console.warn("an extension wants to block the buyer but does not declare block_progress");
    answer.perform?.({ behavior: blocks ? "block" : "allow" });
    if (!blocks) return null;
    const messages = (answer.errors ?? []).map(({ message }) => message);
    return { reason: answer.reason ?? "", messages };
  }

  return {
    async intercept(interceptor: Interceptor) {
      interceptors.add(interceptor);
      return () => void interceptors.delete(interceptor);
    },
    async ask(): Promise<Blocked | null> {
      for (const interceptor of interceptors) {
        const blocked = await ask(interceptor);
        if (blocked) return blocked;
      }
      return null;
    },
  };
}
