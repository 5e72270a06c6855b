import { parse } from "graphql";
import { describe, expect, it } from "vitest";
import { jobNames, entryOf } from "../../app/jobs/catalog.ts";
import { actOfMutation, actsOf } from "../../app/switches/acts.ts";
import { graphqlDocuments } from "../support/graphql-documents.ts";
import { projectFiles } from "../support/law/project-files.ts";

const rootFields = (text: string): string[] =>
  parse(text).definitions.flatMap((definition) =>
    definition.kind === "OperationDefinition" && definition.operation === "mutation"
      ? definition.selectionSet.selections.map((one) =>
          one.kind === "Field" ? one.name.value : "a fragment",
        )
      : [],
  );
const mutations = graphqlDocuments().flatMap(({ file, line, text }) =>
  rootFields(text).map((field) => ({ field, text, where: `${file}:${line}` })),
);

/** What makes, adds, switches on, pays or tells. */
const MAKES = /create|add|set|activate|launch|send|invite|credit|debit|update|upsert|publish/i;
const ENDS = /deactivate|delete|remove|cancel|expire|void|bulkOperation/i;

describe("every mutation Boomerang sends", () => {
  it("passes the switches: none is missing from the list, and the list names no other", () => {
    expect(mutations.length).toBeGreaterThan(8);
    expect(Object.keys(actOfMutation).sort()).toEqual(
      [...new Set(mutations.map(({ field }) => field))].sort(),
    );
  });

  it.each(mutations)("$field is stopped if it makes something, and never if it ends it", (one) => {
    const isStopped = actsOf(one.text).length > 0;
    expect(isStopped).toBe(!ENDS.test(one.field));
    expect(isStopped).toBe(MAKES.test(one.field) && !ENDS.test(one.field));
  });

  it("is sent by the one client that asks the switches", () => {
    const posts = [...projectFiles(["app"])]
      .filter(
        ([file, text]) => !file.endsWith(".d.ts") && /graphql\.json|admin\.graphql/.test(text),
      )
      .map(([file]) => file);
    expect(posts).toEqual(["app/admin-api/client.server.ts"]);
  });
});

it("a mutation nobody has named a switch for is refused, and a query needs none", () => {
  expect(() => actsOf("mutation Pay { storeCreditAccountCredit { userErrors { code } } }")).toThrow(
    "no switch is named for the mutation storeCreditAccountCredit",
  );
  expect(() =>
    actsOf("mutation Two { discountAutomaticDelete { x } giftCardCreate { y } }"),
  ).toThrow("giftCardCreate");
  expect(actsOf("query Shop { shop { id } }")).toEqual([]);
});

it("jobs that are there to launch do not even begin while launching is stopped", () => {
  expect(jobNames.filter((name) => entryOf(name).act === "launching")).toEqual([
    "offers.launch",
    "flash-sales.create",
    "surveys.publish",
  ]);
});
