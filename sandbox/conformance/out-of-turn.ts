import { isRecord } from "./ids.ts";
import type { Exchange } from "./recording.ts";

/**
 * Deletions of what later answers of the scenario still show: the clearing up was recorded before what it cleared up
 * after. Played in their place they would take away what the steps behind them use.
 */
export function outOfTurn(steps: readonly Exchange[]): Set<Exchange> {
  const early = steps.filter((exchange, index) => {
    const deleted = deletedIds(exchange);
    if (deleted.length === 0) return false;
    const later = JSON.stringify(steps.slice(index + 1).map(({ body }) => body.data));
    return deleted.some((gid) => later.includes(`"id":${JSON.stringify(gid)}`));
  });
  return new Set(early);
}

function deletedIds({ body }: Exchange): string[] {
  const payloads = Object.values(body.data ?? {}).filter(isRecord);
  return payloads
    .flatMap((payload) => Object.entries(payload))
    .flatMap(([name, gid]) =>
      /^deleted\w*Id$/.test(name) && typeof gid === "string" ? [gid] : [],
    );
}
