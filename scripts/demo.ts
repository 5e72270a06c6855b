// npm run demo: a shop, its admin and Boomerang inside, on this machine. See scripts/demo/options.ts.
import path from "node:path";
import { walkStory } from "./demo/check.ts";
import { HELP, readOptions, type DemoOptions } from "./demo/options.ts";
import { startStack } from "./demo/stack.ts";
import { forget, occupy } from "./demo/state.ts";
import { PlainError, runMain, tell } from "./plain-error.ts";

const STOPPED_BY_CTRL_C = 130;
/** Enough for their pages to be worth a look, few enough to be made in a moment. */
const ORDERS_OF_MORE_SHOPS = 600;
const say = (line: string) => void process.stdout.write(`${line}\n`);

/** Resolves with the first signal to stop. Further ones are heard and ignored: we are stopping already. */
function untilTold(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, resolve);
  });
}

function greeting(url: string, state: string, seconds: string): string {
  const place = path.relative(process.cwd(), state) || ".";
  return `
Boomerang is running (${seconds} s).

  Shop admin   ${url}
  Logs         ${path.join(place, "logs")}

Ctrl-C stops it. The shop stays in ${place}; --fresh starts over.
`;
}

async function run(options: DemoOptions, told: Promise<NodeJS.Signals>): Promise<number> {
  const began = performance.now();
  const seconds = () => ((performance.now() - began) / 1000).toFixed(1);
  const giveBack = await occupy(options.state);
  let stop = async (): Promise<void> => undefined;
  try {
    if (options.fresh) await forget(options.state);
    const work = (async () => {
      const stack = await startStack(options, {
        say,
        onStop: (how) => (stop = how),
        moreShops: options.check ? 0 : ORDERS_OF_MORE_SHOPS,
      });
      if (options.check) return walkStory(stack, options.state, say);
      say(greeting(stack.url, options.state, seconds()));
      throw new PlainError(await stack.broken);
    })();
    const outcome = await Promise.race([work, told]);
    if (typeof outcome === "number") return outcome;
    say("\nStopping…");
    // What is half started fails while it is stopped; that is no news.
    work.catch(() => undefined);
    return options.check ? STOPPED_BY_CTRL_C : 0;
  } finally {
    await stop().catch((error: unknown) => process.stderr.write(`${tell(error)}\n`));
    giveBack();
  }
}

await runMain(async () => {
  const options = readOptions(process.argv.slice(2));
  if (options.help) {
    say(HELP);
    return 0;
  }
  // A check needs a shop without history, and leaves the usual one alone.
  const own = { state: path.join(options.state, "check"), fresh: true };
  return run(options.check ? { ...options, ...own } : options, untilTold());
});
// An abandoned start may still hold a timer or a socket.
process.exit();
