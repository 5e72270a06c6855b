/** T of the lifetime value formula. */
export const lifespanChoices = [1, 2, 3] as const;
export type LifespanYears = (typeof lifespanChoices)[number];

/** The choice on the lifetime value card; null when it is none. */
export const typedLifespan = (text: unknown): LifespanYears | null =>
  lifespanChoices.find((years) => String(years) === text) ?? null;
