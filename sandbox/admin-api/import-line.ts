import type { LineResult } from "../bulk/import.ts";
import type { Call } from "./call.ts";
import { prepare, runLine } from "./execute.ts";

/** Runs the mutation with the variables that one line holds. */
export async function importLine(
  mutation: string,
  line: string,
  call: Call,
): Promise<{ denied: boolean; result: LineResult }> {
  const failed = (message: string) => ({ denied: false, result: { errors: [{ message }] } });
  let variables: unknown;
  try {
    variables = JSON.parse(line);
  } catch {
    return failed("The line is not valid JSON");
  }
  if (typeof variables !== "object" || variables === null || Array.isArray(variables)) {
    return failed("The line is not an object of variables");
  }
  const prepared = prepare(mutation, variables as Record<string, unknown>, null);
  if ("errors" in prepared) return { denied: false, result: { errors: prepared.errors } };
  const { denied, ...result } = await runLine(prepared, call);
  return { denied, result };
}
