import type { Platform } from "../platform/platform.ts";
import { begin } from "./begin.ts";
import { flowActions, type FlowTrigger } from "./extensions.ts";
import { subjectsOf } from "./subjects.ts";

/** What an app told one of its triggers: it is noted, and begins the workflows the merchant has on it. */
export function receive(
  { tenant, clock, extensionsDir }: Platform,
  domain: string,
  trigger: FlowTrigger,
  properties: Record<string, unknown>,
): void {
  const { store, flowCalls } = tenant(domain);
  const event = {
    id: store.nextId("flowEvent"),
    trigger: trigger.handle,
    at: clock.iso(),
    properties,
  };
  const subjects = subjectsOf(store, properties);
  const workflows = store.flow.workflowsOn(trigger.handle);
  const actions = workflows.length > 0 ? flowActions(extensionsDir) : [];
  store.transaction(() => {
    store.flow.writeEvent(event);
    for (const { step } of workflows) {
      const begun = begin(step, subjects, actions, store);
      const id = store.nextId("flowRun");
      store.flow.writeRun({ id, eventId: event.id, ...begun, attempts: 0, dueAt: Date.now() });
    }
  });
  setImmediate(flowCalls.wake);
}
