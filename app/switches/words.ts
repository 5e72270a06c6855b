import { formatInstant } from "../figures/format.ts";
import type { HealthLine } from "../figures/health-line.ts";
import { works } from "../figures/words.ts";
import type { Act } from "../jobs/job.ts";

interface Stop {
  act: Act;
  cause: "operator" | "leaving";
  reason: string;
  since: Date;
  forAll: boolean;
}

const what: Record<Act, string> = {
  launching: "Launching offers, codes, flash sales and the survey",
  sending: "Sending messages",
  crediting: "Giving credit",
};

function sentence({ act, cause, reason, since, forAll }: Stop, timeZone: string): string {
  const at = formatInstant(since.toISOString(), timeZone);
  if (cause === "leaving")
    return `${what[act]} is stopped since ${at}, because this shop is leaving Boomerang.`;
  const where = forAll ? "for all shops" : "for this shop";
  return `${what[act]} was stopped ${where} by whoever runs Boomerang, ${at}: ${reason}.`;
}

const GOES_ON =
  "What is asked for meanwhile waits, and goes on by itself afterwards. What runs already goes on, and can be ended as always.";

/** @param stops what is stopped, by whom and since when */
export function stopsLine(stops: readonly Stop[], timeZone: string): HealthLine {
  const title = "Launching, sending, crediting";
  if (stops.length === 0) return { title, badge: works, words: "Nothing is stopped." };
  return {
    title,
    badge: { label: "Stopped", tone: "critical" },
    words: [...stops.map((stop) => sentence(stop, timeZone)), GOES_ON].join(" "),
  };
}

/** Beside an offer or a sale that waits; null while nothing holds it back. */
export function waitsFor(
  act: Act,
  stops: readonly Stop[],
  timeZone: string,
): { title: string; words: string } | null {
  const stop = stops.find((one) => one.act === act);
  return stop ? { title: "Waiting", words: `${sentence(stop, timeZone)} ${GOES_ON}` } : null;
}

/** Beside a form that would begin something. */
export const nothingNew =
  "This shop is leaving Boomerang, so nothing new begins. To begin it all the same, stay: Settings, Leaving.";
