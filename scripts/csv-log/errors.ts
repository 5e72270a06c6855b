/** The command was not understood: exit code 2, with how to use it. */
export class UsageError extends Error {}

/** The data were not as they should be: exit code 1. */
export class DataError extends Error {}
