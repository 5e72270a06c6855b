import { z } from "zod";
import type { CustomerId } from "../ids.ts";

/**
 * Small facts that rooms after this one know of a customer, and what each of them is. A room writes its own; segments,
 * offers and pages read them here, so that they can ask for what is learnt downstream without knowing who learnt it.
 */
export const traits = {
  /** why they came or left, in the survey's own word for it */
  "survey.reason": z.string().min(1).max(100),
  /** the reward tier they have reached */
  tier: z.string().min(1).max(100),
  /** a case of theirs waits for an answer */
  "case.open": z.boolean(),
  /** an order of theirs is later than was promised */
  "delivery.late": z.boolean(),
  /** 1 = January; the year is never asked for */
  "birthday.month": z.number().int().min(1).max(12),
  /** what they would like to hear of */
  interest: z.array(z.string().min(1).max(100)).max(20),
} as const satisfies Record<string, z.ZodType>;

export type TraitName = keyof typeof traits;
export type TraitValue<T extends TraitName = TraitName> = z.infer<(typeof traits)[T]>;
/** Those known of a customer. */
export type Traits = { [T in TraitName]?: TraitValue<T> };

/** Something learnt about a customer; null = it is no longer so. */
export type Learnt = {
  [T in TraitName]: { customerId: CustomerId; trait: T; value: TraitValue<T> | null; at: Date };
}[TraitName];

export const isTrait = (name: string): name is TraitName => Object.hasOwn(traits, name);

/** The last word on each trait of each customer. @throws ZodError when a value is not what its trait is */
export function lastWords(learnt: readonly Learnt[]): Learnt[] {
  const last = new Map<string, Learnt>();
  for (const one of learnt) {
    if (one.value !== null) traits[one.trait].parse(one.value);
    const key = `${one.customerId} ${one.trait}`;
    const known = last.get(key);
    if (!known || known.at <= one.at) last.set(key, one);
  }
  return [...last.values()];
}
