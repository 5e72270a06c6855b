import { webhookTopics } from "./shapes.ts";

/** "orders/create" as the Admin API's enum has it: ORDERS_CREATE. */
export const enumOf = (topic: string): string => topic.toUpperCase().replace(/[/.]/g, "_");

let byEnum: Map<string, string> | null = null;

/** The topic of a value of that enum. */
export function topicOf(value: string): string {
  byEnum ??= new Map(webhookTopics().map((topic) => [enumOf(topic), topic]));
  const topic = byEnum.get(value);
  if (topic === undefined) throw new Error(`No webhook topic is called ${value}`);
  return topic;
}
