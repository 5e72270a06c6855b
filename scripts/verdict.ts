import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { readOptions, USAGE, UsageError } from "./verdict/arguments.ts";
import { judgeLines } from "./verdict/judge-lines.ts";

/** `npm run -s verdict -- judge …`: campaigns without a shop or a database, one a line, in and out as they come. */
async function main(argv: readonly string[]): Promise<void> {
  const options = readOptions(argv);
  if (options === null) return void process.stdout.write(USAGE);
  if (options.file === "-" && process.stdin.isTTY)
    process.stderr.write("Reading campaigns from standard input, one a line; --help explains\n");
  const input = options.file === "-" ? process.stdin : createReadStream(options.file);
  const lines = createInterface({ input, crlfDelay: Infinity });
  const failed = new Promise<never>((_, reject) => input.once("error", reject));
  const judged = await Promise.race([failed, judgeLines(lines, options.json, write, complain)]);
  if (judged.lines === 0) complain("found no line, expected one campaign a line");
  if (judged.refused > 0) complain(`${judged.refused} of ${judged.lines} lines refused`);
  if (judged.lines === 0 || judged.refused > 0) process.exitCode = 1;
}

/** Waits while whoever reads is slower. */
async function write(text: string): Promise<void> {
  if (!process.stdout.write(text))
    await new Promise<void>((resolve) => process.stdout.once("drain", resolve));
}

const complain = (sentence: string) => void process.stderr.write(`${sentence}\n`);

// whoever reads has seen enough
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(0);
});

try {
  await main(process.argv.slice(2));
} catch (error) {
  const unread = error instanceof Error && "syscall" in error;
  if (error instanceof UsageError) process.stderr.write(`${error.message}\n\n${USAGE}`);
  else if (unread) complain(error.message);
  else throw error;
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
