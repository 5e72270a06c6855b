import { problemsOf } from "./check.ts";
import { themeCheck } from "./theme-check.ts";

/** Says what is wrong with the extensions of the app in this folder; returns the process's exit code. */
export async function reportExtensions(app: string): Promise<number> {
  const problems = [...problemsOf(app), ...(await themeCheck(app))];
  for (const problem of problems) process.stderr.write(`${problem}\n`);
  if (problems.length > 0) return 1;
  process.stdout.write("The extensions are as Shopify wants them.\n");
  return 0;
}
