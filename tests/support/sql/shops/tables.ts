import fs from "node:fs";
import { LOCAL } from "../../../../scripts/db-distribute/tables.ts";
import { inProject } from "../../../../scripts/paths.ts";
import type { Tables } from "./law.ts";

/** Which table lies where, as prisma/schema.prisma has them: those whose key begins with the shop go with it. */
export function tablesOfSchema(
  schema = fs.readFileSync(inProject("prisma", "schema.prisma"), "utf8"),
): Tables {
  const ofShops = new Set<string>();
  const local = new Set(Object.keys(LOCAL));
  for (const [, model, body = ""] of schema.matchAll(/^model (\w+) \{\n(.*?)\n\}/gms)) {
    const table = /@@map\("(\w+)"\)/.exec(body)?.[1] ?? model!;
    if (local.has(table)) continue;
    const isOfShop = /^\s+shopId\s.*@id\b/m.test(body) || /@@id\(\[shopId\b/.test(body);
    (isOfShop ? ofShops : local).add(table);
  }
  return { ofShops, local };
}
