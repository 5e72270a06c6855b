/** An error whose message is all a person needs: printed as one sentence, without a stack. */
export class PlainError extends Error {
  override name = "PlainError";
}

/** What the operating system means by its code, in a sentence; undefined for codes that need a stack. */
function sentenceForCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("code" in error)) return undefined;
  const where = "path" in error && typeof error.path === "string" ? ` (${error.path})` : "";
  switch (error.code) {
    case "ENOSPC":
      return `The disk is full${where}: free some space and start again.`;
    case "EACCES":
    case "EROFS":
      return `This user may not write here${where}: change the folder's owner, or run from another folder.`;
    case "ERR_PARSE_ARGS_UNKNOWN_OPTION":
    case "ERR_PARSE_ARGS_INVALID_OPTION_VALUE":
    case "ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL":
      return `${error.message.split(". ")[0]}. README.md has every command and its options.`;
    default:
      return undefined;
  }
}

/** What to print for whatever was thrown. */
export function tell(error: unknown): string {
  if (error instanceof PlainError) return error.message;
  // the app's own word for settings that lack something
  if (error instanceof Error && error.name === "IncompleteEnvironment") return error.message;
  return (
    sentenceForCode(error) ?? (error instanceof Error ? (error.stack ?? error.message) : `${error}`)
  );
}

/** Runs a script's main function; a failure becomes its sentence on stderr and exit code 1. */
export async function runMain(main: () => Promise<number | void>): Promise<void> {
  try {
    process.exitCode = (await main()) ?? process.exitCode ?? 0;
  } catch (error) {
    process.stderr.write(`${tell(error)}\n`);
    process.exitCode = 1;
  }
}
