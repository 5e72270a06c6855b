import {
  getNamedType,
  isAbstractType,
  isObjectType,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from "graphql";
import { expect, it } from "vitest";
import { implementsField } from "../../sandbox/admin-api/registry.ts";
import { adminSchema } from "../../sandbox/admin-api/schema.ts";
import { graphqlDocuments } from "../support/graphql-documents.ts";

/** Fields of a document that the sandbox would refuse. */
function unknownFields(text: string): string[] {
  const { schema } = adminSchema();
  const types = new TypeInfo(schema);
  const unknown = new Set<string>();
  visit(
    parse(text),
    visitWithTypeInfo(types, {
      Field(node) {
        const parent = types.getParentType();
        const name = node.name.value;
        if (!parent || name.startsWith("__")) return;
        const owners = isAbstractType(parent) ? schema.getPossibleTypes(parent) : [parent];
        const isKnown = owners.some((type) => isObjectType(type) && implementsField(type, name));
        if (!isKnown) unknown.add(`${getNamedType(parent).name}.${name}`);
      },
    }),
  );
  return [...unknown];
}

it.each(graphqlDocuments())("the sandbox knows all that is asked for: $file:$line", ({ text }) => {
  expect(unknownFields(text)).toEqual([]);
});

it("a field the sandbox does not know would be noticed", () => {
  expect(unknownFields("{ shop { name alerts { action { url } } } }")).toContain("Shop.alerts");
});
