import type { Node } from "libpg-query";
import { piecesOf } from "../server.ts";
import { unpinned } from "./pins.ts";
import { inside, isWrite, lastName } from "./walk.ts";

export interface Tables {
  /** spread over machines with their shop */
  ofShops: ReadonlySet<string>;
  /** on the one machine that is asked, together with the queue */
  local: ReadonlySet<string>;
}

const CLOCKS = new Set([
  "now",
  "clock_timestamp",
  "statement_timestamp",
  "transaction_timestamp",
  "timeofday",
]);

/** Every node that has a statement of its own: the whole, and what stands in a WITH. */
const statementsIn = (tree: Node): Node[] => [
  tree,
  ...[...inside(tree)]
    .filter(([kind]) => kind === "CommonTableExpr")
    .map(([, content]) => content["ctequery"] as Node),
];

function clocksIn(tree: Node): string[] {
  return [...inside(tree)].flatMap(([kind, content]) => {
    if (kind === "SQLValueFunction") return ["CURRENT_TIMESTAMP or its like"];
    const name = kind === "FuncCall" ? lastName(content["funcname"]) : "";
    return CLOCKS.has(name) ? [`${name}()`] : [];
  });
}

/** Tables a statement names, its own WITHs left out. */
function tablesIn(tree: Node): { schema?: string; name: string }[] {
  const nodes = [...inside(tree)];
  const own = new Set(
    nodes.filter(([kind]) => kind === "CommonTableExpr").map(([, { ctename }]) => ctename),
  );
  // the target of a write has no kind of its own in the tree
  const targets = nodes
    .map(([, content]) => content["relation"] as { relname?: string } | undefined)
    .filter((relation) => relation?.relname);
  return [
    ...nodes.filter(([kind]) => kind === "RangeVar").map(([, content]) => content),
    ...targets,
  ]
    .map((content) => content as { schemaname?: string; relname: string })
    .filter(({ schemaname, relname }) => schemaname || !own.has(relname))
    .map(({ schemaname, relname }) => ({
      ...(schemaname ? { schema: schemaname } : {}),
      name: relname,
    }));
}

function breachesIn(tree: Node, { ofShops, local }: Tables): string[] {
  if ("TransactionStmt" in tree)
    return /SAVEPOINT|ROLLBACK_TO/.test(tree.TransactionStmt.kind ?? "")
      ? ["waits for an error inside a transaction: decide before writing"]
      : [];
  const names = tablesIn(tree);
  const isTemporary = JSON.stringify(tree).includes('"relpersistence":"t"');
  if (isTemporary) return ["makes a temporary table: stage rows in a table of the shop"];
  const found: string[] = [];
  const spread = names.filter(({ schema, name }) => !schema && ofShops.has(name));
  const isLocal = names.find(({ schema, name }) => schema === "graphile_worker" || local.has(name));
  const written = statementsIn(tree).filter(isWrite);
  // the queue has a clock of its own: the database's
  const isOfQueue = names.every(({ schema }) => schema === "graphile_worker");
  if (written.length > 0 && !isOfQueue)
    for (const clock of new Set(clocksIn(tree)))
      found.push(`writes by ${clock}: give the instant as a parameter`);
  if (written.some((statement) => statement !== tree))
    found.push("writes inside a WITH: make it two statements");
  if (spread.length > 0 && isLocal)
    found.push(
      `asks ${isLocal.name} together with ${spread[0]!.name}: ask one first, then the other`,
    );
  for (const table of new Set(unpinned(tree, (name) => ofShops.has(name))))
    found.push(`does not say which shop's ${table}`);
  return found;
}

/** What of a statement does not work where each shop's tables lie on a machine of their own; empty = nothing. */
export function breachesOf(text: string, tables: Tables): string[] {
  return piecesOf(text).flatMap(({ tree }) => {
    if (!("CopyStmt" in tree)) return breachesIn(tree, tables);
    return tree.CopyStmt.query ? breachesIn(tree.CopyStmt.query, tables) : [];
  });
}
