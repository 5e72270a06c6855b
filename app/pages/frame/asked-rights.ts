import type { Right } from "../../shops/team.ts";

/** What the buttons and figures of a page ask for, by its address. */
const asked: [address: RegExp, rights: readonly Right[]][] = [
  [/^\/app$/, ["policy"]],
  [/^\/app\/customers$/, ["export"]],
  [/^\/app\/value$/, ["costs"]],
  [/^\/app\/offers$/, ["export"]],
  [/^\/app\/offers\/new$/, ["launch", "money", "costs"]],
  [/^\/app\/offers\/sales$/, []],
  [/^\/app\/offers\/sales\/[^/]+$/, ["launch"]],
  [/^\/app\/offers\/[^/]+$/, ["launch", "costs", "export"]],
  [/^\/app\/feedback$/, ["export"]],
  [/^\/app\/feedback\/question$/, ["policy"]],
  [/^\/app\/settings$/, ["policy", "costs"]],
  [/^\/app\/settings\/dates$/, ["policy"]],
  [/^\/app\/settings\/health$/, ["policy"]],
  [/^\/app\/settings\/data$/, ["policy", "costs", "export"]],
  [/^\/app\/settings\/access$/, ["policy", "export"]],
  [/^\/app\/settings\/team$/, ["policy"]],
  [/^\/app\/settings\/leaving$/, ["policy", "costs", "export"]],
];

/** What whoever opens this page should be allowed. */
export const askedRights = (address: string): readonly Right[] =>
  asked.find(([pattern]) => pattern.test(address))?.[1] ?? [];
