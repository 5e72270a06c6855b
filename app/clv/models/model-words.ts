const names: Record<string, string> = {
  pnbd: "Pareto/NBD",
  bgnbd: "BG/NBD",
  mbgnbd: "MBG/NBD",
  "mbgcnbd-2": "MBG/CNBD-2",
  "mbgcnbd-3": "MBG/CNBD-3",
  "mbgcnbd-4": "MBG/CNBD-4",
  rhythm: "Each customer's own rhythm",
};

/** What predicts, in short. */
export const modelName = (model: string): string => names[model] ?? model;
