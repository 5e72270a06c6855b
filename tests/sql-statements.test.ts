import { describe, expect, it } from "vitest";
import { sqlStatements } from "./support/sql/statements.ts";

/** The texts of the statements in one file that asks the database. */
function textsIn(code: string, more: Record<string, string> = {}) {
  const { found, unknown } = sqlStatements(
    {
      "app/orders/one.server.ts": `
        declare const shopId: number;
        declare const ids: string[];
        declare const db: { query<T>(sql: string, values?: unknown[]): Promise<T[]> };
        declare function rows<T>(db: unknown, sql: string, values?: unknown[]): Promise<T[]>;
        ${code}
        export {};`,
      ...more,
    },
    {},
  );
  return { texts: found.flatMap(({ texts }) => texts), unknown };
}

describe("the SQL of the app can be read", () => {
  it("has a text for every statement, and no sample that is not needed any more", () => {
    const { found, unknown, unused } = sqlStatements();
    expect(found.length).toBeGreaterThan(200);
    expect(unknown).toEqual([]);
    expect(unused).toEqual([]);
    const verbs =
      /^\s*(SELECT|WITH|INSERT|UPDATE|DELETE|COPY|CREATE|TRUNCATE|ANALYZE|SET|LOCK|SAVEPOINT|RELEASE|ROLLBACK|LISTEN|DROP|ALTER)\b/;
    expect(found.flatMap(({ texts }) => texts).filter((text) => !verbs.test(text))).toEqual([]);
  });
});

describe("a statement is put together from", () => {
  it.each([
    ["constants", 'const A = "a, b"; rows(db, `SELECT ${A} FROM t`);', ["SELECT a, b FROM t"]],
    [
      "lists and what is done to them",
      'const A = ["a", "b"]; db.query(`SELECT ${A.map((x) => `t.${x}`).join(", ")}`);',
      ["SELECT t.a, t.b"],
    ],
    [
      "a choice: both ways",
      'rows(db, `SELECT 1 ${ids.length > 3 ? "LIMIT 1" : ""}`);',
      ["SELECT 1 LIMIT 1", "SELECT 1 "],
    ],
    [
      "a table of the words that may stand in one place",
      'declare const k: "x" | "y"; const T = { x: "1", y: "2" }; db.query(`SELECT ${T[k]}`);',
      ["SELECT 1", "SELECT 2"],
    ],
    [
      "what every caller gives",
      'const read = (lock: string) => rows(db, `SELECT 1 ${lock}`); read(""); read("FOR UPDATE");',
      ["SELECT 1 ", "SELECT 1 FOR UPDATE"],
    ],
    [
      "a loop",
      'for (const table of ["a", "b"]) db.query(`DELETE FROM ${table}`);',
      ["DELETE FROM a", "DELETE FROM b"],
    ],
    [
      "a part that stands twice",
      'const w = ids.length ? "ASC" : "DESC"; rows(db, `ORDER BY a ${w}, b ${w}`);',
      ["ORDER BY a ASC, b ASC", "ORDER BY a DESC, b DESC"],
    ],
    [
      "a function that writes it",
      'const from = (table: string) => `DELETE FROM ${table}`; db.query(from("a"));',
      ["DELETE FROM a"],
    ],
    [
      "the fields somebody changes",
      `const COLUMN = { state: "state", at: "ended_at" };
       const change = (fields: Partial<Record<keyof typeof COLUMN, string>>) => {
         const names = Object.keys(fields) as (keyof typeof COLUMN)[];
         return db.query(\`UPDATE t SET \${names.map((n, i) => \`\${COLUMN[n]} = $\${i + 1}\`).join(", ")}\`);
       };
       declare const now: string;
       change({ state: "x", at: now });`,
      ["UPDATE t SET state = $1, ended_at = $2"],
    ],
  ])("%s", (_, code, texts) => {
    expect(textsIn(code)).toEqual({ texts, unknown: [] });
  });

  it("constants of another file", () => {
    const code = 'import { A } from "./two.ts"; rows(db, `SELECT ${A}`);';
    const two = { "app/orders/two.ts": 'export const A = "a";' };
    expect(textsIn(code, two).texts).toEqual(["SELECT a"]);
  });
});

describe("a statement whose text only running would tell", () => {
  it("is named, with the part that is missing", () => {
    expect(textsIn("rows(db, `SELECT * FROM t WHERE id IN (${ids.join()})`);")).toEqual({
      texts: [],
      unknown: ["app/orders/one.server.ts:6 ids cannot be known by reading"],
    });
  });

  it("is read with the samples given for the part; a sample nobody needs is named", () => {
    const code = {
      "app/a.server.ts":
        "declare const ids: string[]; declare const db: { query(sql: string): void }; db.query(`SELECT ${ids.join()}`);",
    };
    const samples = { "app/a.server.ts": { "ids.join()": ["7,8"], gone: [""] } };
    const { found, unused } = sqlStatements(code, samples);
    expect(found[0]?.texts).toEqual(["SELECT 7,8"]);
    expect(unused).toEqual(["app/a.server.ts: gone"]);
  });
});
