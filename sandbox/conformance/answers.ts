import { userErrors } from "./compare.ts";
import type { Body, Exchange } from "./recording.ts";

// What a recorded answer tells beside what was asked.

export const hasErrors = ({ errors }: Body): boolean =>
  Array.isArray(errors) ? errors.length > 0 : errors !== undefined;

const anyInstant = /"(?:created|updated|completed)At":"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)"/g;

/** The latest moment an answer speaks of: the scenario's own now. */
export function momentOf({ body }: Exchange): Date | null {
  const instants = [...JSON.stringify(body).matchAll(anyInstant)].map(([, instant]) => instant!);
  return instants.length === 0 ? null : new Date(instants.sort().pop()!);
}

const absence = /not exist|not found|be found|invalid/i;

/** An answer that finds nothing or refuses is no sign that the object was there. */
export function mayBeMissing(body: Body): boolean {
  if (hasErrors(body)) return true;
  const errors = userErrors(body);
  if (errors.length > 0) return errors.some(({ message }) => absence.test(String(message)));
  const values = Object.values(body.data ?? {});
  return values.some((value) => value === null || (Array.isArray(value) && value.includes(null)));
}

/** No shop numbers an order in words: such an answer was written by hand. */
export const isMadeUp = ({ body }: Exchange): boolean =>
  /"gid:\/\/shopify\/Order\/[a-z]/.test(JSON.stringify(body.data ?? null));
