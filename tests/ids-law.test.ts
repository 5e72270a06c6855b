import ts from "typescript";
import { describe, expect, it } from "vitest";
import { projectFiles } from "./support/law/project-files.ts";

const IS_ID = /^(customer|order|line|product|variant|discount)Ids?$/;
const PLAIN = new Set([ts.SyntaxKind.StringKeyword, ts.SyntaxKind.NumberKeyword]);

/** Shopify's own types. */
const OTHERS = /^app\/types\//;

/** Whether a type says string or number where it could say which id. */
function isPlain(type: ts.TypeNode): boolean {
  if (PLAIN.has(type.kind)) return true;
  if (ts.isUnionTypeNode(type)) return type.types.some(isPlain);
  if (ts.isArrayTypeNode(type)) return isPlain(type.elementType);
  if (ts.isTypeOperatorNode(type) || ts.isParenthesizedTypeNode(type)) return isPlain(type.type);
  return false;
}

/** Ids a file declares as something else, and ids its SQL makes texts of. */
function breaksIn(file: string, text: string): string[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const declares =
      ts.isParameter(node) || ts.isPropertySignature(node) || ts.isVariableDeclaration(node);
    if (declares && node.type && IS_ID.test(node.name.getText()) && isPlain(node.type))
      found.push(`${file}: ${node.name.getText()} is ${node.type.getText()}`);
    ts.forEachChild(node, visit);
  };
  visit(source);
  const casts = text.match(/\b(customer|order|line|product|variant|discount)_ids?::text/g) ?? [];
  return [...found, ...casts.map((cast) => `${file}: ${cast}`)];
}

describe("an id is a CustomerId, an OrderId …, never any number or text", () => {
  it("everywhere in the app", () => {
    const files = [...projectFiles(["app"])].filter(([file]) => !OTHERS.test(file));
    expect(files.length).toBeGreaterThan(100);
    expect(files.flatMap(([file, text]) => breaksIn(file, text))).toEqual([]);
  });

  it.each([
    ["a parameter", "const f = (customerId: string) => customerId;", "customerId is string"],
    ["a field", "interface A { orderId: number | null }", "orderId is number | null"],
    ["a list", "let productIds: readonly string[] = [];", "productIds is readonly string[]"],
    ["a cast", 'const a = "SELECT o.order_id::text AS x";', "order_id::text"],
  ])("not as %s", (_, text, said) => {
    expect(breaksIn("app/a.ts", text)).toEqual([`app/a.ts: ${said}`]);
  });
});
