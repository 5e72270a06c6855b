import { getNamedType, parse, TypeInfo, validate, visit, visitWithTypeInfo } from "graphql";
import { describe, expect, it } from "vitest";
import { inProject } from "../scripts/paths.ts";
import { adminSchema } from "../sandbox/admin-api/schema.ts";
import { readAppConfig } from "../sandbox/install/app-config.ts";
import { graphqlDocuments } from "./support/graphql-documents.ts";

const { schema, access } = adminSchema();
const documents = graphqlDocuments();

function faults(text: string): string[] {
  return validate(schema, parse(text)).map((error) => error.message);
}

/** What the document asks of a token beyond `granted`, in Shopify's words. */
function missingScopes(text: string, granted: Set<string>): string[] {
  const types = new TypeInfo(schema);
  const missing = new Set<string>();
  const need = (type: string | undefined, field?: string) => {
    const rule = type === undefined ? null : access(type, field);
    if (rule && !rule.scopes.some((scope) => granted.has(scope)))
      missing.add(`${type}${field ? `.${field}` : ""} requires ${rule.required}`);
  };
  visit(
    parse(text),
    visitWithTypeInfo(types, {
      Field(node) {
        need(types.getParentType()?.name, node.name.value);
        const type = types.getType();
        if (type) need(getNamedType(type).name);
      },
    }),
  );
  return [...missing];
}

/** A scope to write includes the one to read. */
function grantedBy(scopes: string[]): Set<string> {
  return new Set([...scopes, ...scopes.map((scope) => scope.replace(/^write_/, "read_"))]);
}

describe("what the app asks of Shopify", () => {
  it("is written down in documents that can be read", () => {
    expect(documents.length).toBeGreaterThan(3);
  });

  it.each(documents)("is valid on Shopify's own schema: $file:$line", ({ text }) => {
    expect(faults(text)).toEqual([]);
  });

  it.each(documents)("is covered by the scopes it declares: $file:$line", ({ text }) => {
    const { scopes, optionalScopes } = readAppConfig(inProject("shopify.app.toml"));
    expect(missingScopes(text, grantedBy([...scopes, ...optionalScopes]))).toEqual([]);
  });
});

describe("the check of documents", () => {
  it("notices a field Shopify does not have", () => {
    expect(faults("{ shop { id favouriteColour } }")).toEqual([
      'Cannot query field "favouriteColour" on type "Shop".',
    ]);
  });

  it("notices a scope that is missing", () => {
    const text = "{ orders(first: 1) { nodes { id } } }";
    expect(missingScopes(text, grantedBy(["read_orders"]))).toEqual([]);
    expect(missingScopes(text, grantedBy(["read_products"])).join()).toContain("read_orders");
  });

  it("reads a document with the fragments of its file", () => {
    const files = new Map([
      [
        "app/orders/a.ts",
        "const F = `#graphql\nfragment F on Shop { id }` as const; const a = `#graphql\n{ shop { ...F } } ${F}` as const;",
      ],
    ]);
    expect(graphqlDocuments(files).map(({ text }) => faults(text))).toEqual([[]]);
  });

  it("refuses a document put together from pieces", () => {
    const files = new Map([["app/orders/a.ts", "const a = `#graphql\n{ shop { ${field} } }`;"]]);
    expect(() => graphqlDocuments(files)).toThrow("app/orders/a.ts:1 puts a GraphQL document");
  });
});
