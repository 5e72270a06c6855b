/** Why a total may come out otherwise. */
export const DOUBTS = ["chance", "parameters", "level", "season", "acquisition"] as const;
export type Doubt = (typeof DOUBTS)[number];
