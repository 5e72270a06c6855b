import type { Foreteller } from "./foretold.ts";
import { foretellAsToday } from "./today.ts";

/** Who may be judged, by the name asked for. */
export const foretellers = { today: foretellAsToday } as const satisfies Record<string, Foreteller>;

export type ForetellerName = keyof typeof foretellers;
