import type { Tenant } from "./platform.ts";

export async function settle(
  tenants: Map<string, Tenant>,
  changed: Set<() => void>,
  later: boolean,
): Promise<void> {
  const isQuiet = () =>
    [...tenants.values()].every(
      ({ bulk, codeBatches, flowCalls, members, outbox }) =>
        members.isIdle() &&
        bulk.isIdle() &&
        codeBatches.isIdle() &&
        outbox.isIdle(later) &&
        flowCalls.isIdle(later),
    );
  while (!isQuiet()) {
    // woken by the next delivery or finished operation; the timer covers a bulk operation's last step
    await new Promise<void>((done) => {
      const wake = (): void => {
        clearTimeout(timer);
        changed.delete(wake);
        done();
      };
      const timer = setTimeout(wake, 20);
      changed.add(wake);
    });
  }
}
