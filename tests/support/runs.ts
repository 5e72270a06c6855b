/** How many runs of a property: so many, or as many times more as the long tests ask for. */
export const runs = (usual: number): { numRuns: number } => ({
  numRuns: usual * Number(process.env["RUNS_TIMES"] ?? 1),
});
