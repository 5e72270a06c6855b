import { requestedCost } from "../admin-api/cost.ts";
import { prepare, type Prepared } from "../admin-api/execute.ts";
import { adminSchema } from "../admin-api/schema.ts";
import { hasErrors, isMadeUp, momentOf } from "./answers.ts";
import { type Difference, differences, sameFailures, userErrors } from "./compare.ts";
import { isAnswerTo } from "./fits.ts";
import { prepareShop, removeDeleted } from "./lay-down.ts";
import type { Body, Exchange } from "./recording.ts";
import { beginScenario, moveOn, noteChanged, noteSeen, type Scenario } from "./scenario.ts";
import { upgraded } from "./upgraded.ts";
import { openReplayShop, type ReplayShop } from "./shop.ts";

export interface Outcome {
  exchange: Exchange;
  /** whether the request is one of API 2026-10 */
  parses: boolean;
  /** requested cost: null where it was not recorded or the request does not parse */
  cost: { recorded: number; ours: number } | null;
  replay: "compared" | "notImplemented" | "notReplayable";
  differences: Difference[];
  /** null where the recorded answer has no user errors */
  sameFailures: boolean | null;
}

/** Plays one scenario against a fresh shop of the sandbox, in order. */
export async function replay(recorded: Exchange[]): Promise<Outcome[]> {
  const steps = recorded.map(upgraded);
  const shop = await openReplayShop(currencyOf(steps), momentOf(steps[0]!) ?? new Date());
  const scenario = beginScenario(steps);
  try {
    const outcomes: Outcome[] = [];
    for (const exchange of steps) outcomes.push(await replayOne(exchange, shop, scenario));
    return outcomes;
  } finally {
    await shop.close();
  }
}

async function replayOne(
  exchange: Exchange,
  shop: ReplayShop,
  scenario: Scenario,
): Promise<Outcome> {
  const variables = exchange.variables ?? {};
  const prepared = prepare(exchange.query, variables, null);
  const parses = !("errors" in prepared);
  const outcome: Outcome = {
    exchange,
    parses,
    cost: parses ? costs(exchange, prepared) : null,
    replay: "compared",
    differences: [],
    sameFailures: null,
  };
  if (!parses && !hasErrors(exchange.body)) return { ...outcome, replay: "notImplemented" };
  const isOfAnother = parses && !isAnswerTo(prepared, exchange.body.data);
  if (scenario.early.has(exchange) || isMadeUp(exchange) || isOfAnother)
    return { ...outcome, replay: "notReplayable" };
  const moment = momentOf(exchange);
  if (moment) shop.moveTo(moment);
  const { seen } = scenario.steps.find((step) => step.exchange === exchange)!;
  const isQuery = parses && prepared.document.operation.operation === "query";
  if (!prepareShop(exchange, seen, isQuery, shop, scenario)) outcome.replay = "notReplayable";
  await scenario.bulk.before(exchange, shop);
  if (/"(COMPLETED|CANCELED|FAILED)"/.test(JSON.stringify(exchange.body))) await shop.settle();

  const ours = await shop.ask(
    scenario.ids.translate(exchange.query),
    JSON.parse(scenario.ids.translate(JSON.stringify(variables))) as object,
  );
  if (isNotImplemented(ours.body)) outcome.replay = "notImplemented";
  else scenario.ids.learn(exchange.body.data, ours.body.data);
  const isForeign = !isQuery && outcome.replay === "notImplemented";
  if (isForeign && userErrors(exchange.body).length === 0) moveOn(exchange, seen, scenario);
  noteSeen(seen, isForeign, scenario);
  if (outcome.replay === "notImplemented") removeDeleted(exchange, shop, scenario);
  if (outcome.replay !== "compared") return outcome;
  const failed = userErrors(exchange.body).length > 0;
  if (!isQuery && !failed) noteChanged(exchange, scenario);
  // a sentence may name things by their ids
  const told = {
    status: exchange.status,
    body: JSON.parse(scenario.ids.translate(JSON.stringify(exchange.body))) as Body,
  };
  return {
    ...outcome,
    differences: differences(told, ours),
    sameFailures: failed ? sameFailures(told.body, ours.body) : null,
  };
}

function costs({ body }: Exchange, prepared: Prepared): Outcome["cost"] {
  const recorded = body.extensions?.cost?.requestedQueryCost;
  if (recorded === undefined) return null;
  return { recorded, ours: requestedCost(adminSchema(), prepared.document, prepared.variables) };
}

function isNotImplemented({ errors }: Body): boolean {
  return JSON.stringify(errors ?? "").includes("SANDBOX_NOT_IMPLEMENTED");
}

function currencyOf(steps: Exchange[]): string {
  const found = /"currencyCode":"([A-Z]{3})"/.exec(JSON.stringify(steps));
  return found?.[1] ?? "USD";
}
