import { readBody } from "../../flow/body.ts";
import { flowTriggers, type FlowTrigger } from "../../flow/extensions.ts";
import { payloadMistakes, sizeMistakes, typeError } from "../../flow/payload.ts";
import { receive } from "../../flow/receive.ts";
import type { Args, Call, Fields, UserError } from "../call.ts";
import type { Domain } from "../domain.ts";

const refused = (field: string, message: string) => ({
  userErrors: [{ field: [field], message }] satisfies UserError[],
});

/** All mistakes of what was sent are one error, whichever argument it came by. */
const mistaken = (mistakes: string[]) =>
  refused(
    "body",
    ["Errors validating schema:", ...mistakes.map((one) => `  ${one}`), ""].join("\n"),
  );

function triggerReceive(args: Args, call: Call) {
  const { body, handle, payload } = args;
  if (body != null) {
    return handle != null || payload != null
      ? refused("body", "Cannot use `handle` and `payload` arguments with `body` argument")
      : byBody(body as string, call);
  }
  if (payload == null || handle == null || handle === "")
    return refused("handle", "`handle` and `payload` arguments are required");
  const tooLarge = sizeMistakes(payload);
  if (tooLarge.length > 0) return mistaken(tooLarge);
  const trigger = triggersOf(call).find((one) => one.handle === handle);
  return trigger
    ? tell(trigger, payload, call)
    : mistaken([`Invalid handle '${handle as string}'.`]);
}

function byBody(text: string, call: Call) {
  const body = readBody(text);
  if ("mistakes" in body) return mistaken(body.mistakes);
  const trigger = triggersOf(call).find(({ name }) => name === body.title);
  return trigger
    ? tell(trigger, body.properties, call)
    : mistaken([`Invalid trigger_title '${body.title}'.`]);
}

const triggersOf = (call: Call) => flowTriggers(call.platform.extensionsDir);

function tell(trigger: FlowTrigger, payload: unknown, call: Call) {
  if (typeof payload !== "object" || payload === null || Array.isArray(payload))
    return mistaken([typeError("properties", payload, "an Object")]);
  const properties = payload as Record<string, unknown>;
  const mistakes = payloadMistakes(properties, trigger.fields, call.scopes);
  if (mistakes.length > 0) return mistaken(mistakes);
  receive(call.platform, call.tenant.domain, trigger, properties);
  return { userErrors: [] };
}

export const flow: Domain = {
  types: {
    Mutation: {
      flowTriggerReceive: (_source: unknown, args, call) => triggerReceive(args, call),
    } satisfies Fields<unknown>,
  },
  plain: { FlowTriggerReceivePayload: "userErrors" },
};
