import { randomUUID } from "node:crypto";
import type { OpenShop } from "../store/shop-store.ts";
import type { FlowResult, FlowStep } from "../store/flow.ts";
import type { FlowAction } from "./extensions.ts";
import { filledIn, type Subjects } from "./subjects.ts";

/** Why a step cannot be done, in a sentence. */
class Refused extends Error {}

export interface Begun {
  state: "done" | "waiting" | "failed";
  said: string;
  result: FlowResult;
}

/** Begins a workflow's step: a message is there at once, an action waits to be called. */
export function begin(
  step: FlowStep,
  subjects: Subjects,
  actions: readonly FlowAction[],
  { shop }: OpenShop,
): Begun {
  try {
    const [missing] = subjects.missing;
    if (missing !== undefined) throw new Refused(missing);
    return step.kind === "message"
      ? { state: "done", said: "", result: messageOf(step, subjects, shop.email) }
      : { state: "waiting", said: "", result: callOf(step, subjects, actions) };
  } catch (error) {
    // a mistake in Liquid is the merchant's too, and liquidjs has several kinds of them
    return { state: "failed", said: (error as Error).message, result: { kind: "nothing" } };
  }
}

type Message = Extract<FlowStep, { kind: "message" }>;

/** As Shopify Messaging sends it: to a customer only with their consent, else to the shop's staff. */
function messageOf({ subject, text }: Message, subjects: Subjects, staff: string): FlowResult {
  const { customer } = subjects;
  if (customer !== null && customer.email === null)
    throw new Refused(`Customer ${customer.id} has no e-mail address.`);
  if (customer !== null && customer.emailMarketing !== "SUBSCRIBED")
    throw new Refused(`${customer.email} has not agreed to marketing e-mails.`);
  return {
    kind: "message",
    to: customer?.email ?? staff,
    subject: filledIn(subject, subjects),
    text: filledIn(text, subjects),
  };
}

type ActionStep = Extract<FlowStep, { kind: "action" }>;

function callOf(
  { action: handle, properties }: ActionStep,
  subjects: Subjects,
  actions: readonly FlowAction[],
): FlowResult {
  const action = actions.find((one) => one.handle === handle);
  if (!action) throw new Refused(`The app has no action ${handle}.`);
  const values = action.fields.map(({ key, isReference, isRequired }) => {
    const value = isReference
      ? referenced(key, subjects)
      : filledIn(properties[key] ?? "", subjects);
    if (isRequired && value === "") throw new Refused(`The action ${handle} needs ${key}.`);
    return [key, value] as const;
  });
  return {
    kind: "action",
    action: handle,
    runId: randomUUID(),
    properties: Object.fromEntries(values.filter(([, value]) => value !== "")),
  };
}

/** The number of the record the event is about, as text. */
function referenced(key: string, { names }: Subjects): string {
  const record = names[key.replace(/_id$/, "")] as { id?: number } | undefined;
  return record?.id === undefined ? "" : String(record.id);
}
