import fs from "node:fs";
import path from "node:path";

/** What the time after each statement belongs to: the first that is found in it. */
const STATEMENTS: readonly (readonly [has: string, part: string])[] = [
  ["JOIN orders o USING (shop_id, order_id)", "products bought again"],
  ["hashint8(customer_id)", "groups of first orders, read"],
  ["AND counts AND", "orders that count, read"],
  ["first_day_minor, orders", "customers' facts, read"],
  ["unprofiled_customers u", "customers' facts, read"],
  ["staged_values", "a value written for every customer"],
  ["INTO state_changes", "a value written for every customer"],
  ["FROM customer_values v WHERE", "a value written for every customer"],
  ["ANALYZE", "a value written for every customer"],
  ["first_orders AS MATERIALIZED", "what follows first orders"],
  ["COMMIT", "models"],
];

/** The part of the night a statement is of. */
export function partOf(statement: string): string {
  return STATEMENTS.find(([has]) => statement.includes(has))?.[1] ?? "other pictures";
}

/** Functions of the engine, and the part they are; of one within another the outer counts. */
const FUNCTIONS: Readonly<Record<string, string>> = {
  buildLedger: "orders by customer",
  nestedBacktest: "nested back-test",
  forecastShop: "forecast",
  cohortFits: "fits by first order",
  modelAsOf: "choice of the model",
  estimateSeason: "season",
  chooseSpend: "spend",
  fitShop: "fit",
  scoreWith: "scores",
  customerIntervals: "scores",
  runEngine: "pictures of the models",
};
/** Looked for within what is around them. */
const WITHIN: Readonly<Record<string, readonly string[]>> = { fitShop: ["chooseSpend"] };

interface CpuProfile {
  nodes: { id: number; callFrame: { functionName: string }; children?: number[] }[];
  samples: number[];
  timeDeltas: number[];
}

/** Seconds of the engine by part, from the profile of its thread; empty where there is none. */
export function engineParts(dir: string): Record<string, number> {
  for (const name of fs.readdirSync(dir)) {
    const profile = JSON.parse(fs.readFileSync(path.join(dir, name), "utf8")) as CpuProfile;
    if (profile.nodes.some(({ callFrame }) => callFrame.functionName === "runEngine"))
      return partsOfProfile(profile);
  }
  return {};
}

/** Seconds by part of a profile. */
function partsOfProfile({ nodes, samples, timeDeltas }: CpuProfile): Record<string, number> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const partAt = new Map<number, string>();
  const visit = (id: number, within: string | null) => {
    const node = byId.get(id)!;
    const { functionName } = node.callFrame;
    const isOpen =
      within === null || within === "runEngine" || WITHIN[within]?.includes(functionName);
    const own = isOpen && functionName in FUNCTIONS ? functionName : within;
    partAt.set(id, own === null ? "threads and waiting" : FUNCTIONS[own]!);
    for (const child of node.children ?? []) visit(child, own);
  };
  visit(nodes[0]!.id, null);
  const found: Record<string, number> = {};
  samples.forEach((id, i) => {
    // the profile's own marks for nothing to do
    if (byId.get(id)!.callFrame.functionName === "(idle)") return;
    const part = partAt.get(id)!;
    found[part] = (found[part] ?? 0) + timeDeltas[i]! / 1e6;
  });
  return found;
}
