/** Why a job was given up; the error's own words. */
export const lastProblem = (message: string) => `The last problem: ${message}`;
