import type { StagedTarget } from "../../bulk/staged-uploads.ts";
import { checkImport } from "../bulk-mutation.ts";
import type { Args, Call, Fields } from "../call.ts";
import type { Domain } from "../domain.ts";
import { notImplemented } from "../errors.ts";

function runMutation(args: Args, call: Call) {
  const mutation = args["mutation"] as string;
  const clientIdentifier = (args["clientIdentifier"] as string | null | undefined) ?? null;
  const checked = checkImport(mutation, args["stagedUploadPath"] as string, clientIdentifier, call);
  const started =
    "refused" in checked
      ? checked
      : call.tenant.bulk.startImport(mutation, checked.file, [...call.scopes]);
  return "operation" in started
    ? { bulkOperation: started.operation, userErrors: [] }
    : { bulkOperation: null, userErrors: started.refused };
}

function stage(args: Args, call: Call) {
  const stagedTargets = (args["input"] as Args[]).map((input): StagedTarget => {
    const resource = input["resource"] as string;
    if (resource !== "BULK_MUTATION_VARIABLES") throw notImplemented(`uploads of ${resource}`);
    return call.tenant.uploads.target({
      name: input["filename"] as string,
      mimeType: input["mimeType"] as string,
      method: input["httpMethod"] === "POST" ? "POST" : "PUT",
    });
  });
  return { stagedTargets, userErrors: [] };
}

export const bulkMutations: Domain = {
  types: {
    Mutation: {
      bulkOperationRunMutation: (_source: unknown, args, call) => runMutation(args, call),
      stagedUploadsCreate: (_source: unknown, args, call) => stage(args, call),
    } satisfies Fields<unknown>,
  },
  plain: {
    BulkOperationRunMutationPayload: "bulkOperation userErrors",
    BulkMutationUserError: "field message code",
    StagedUploadsCreatePayload: "stagedTargets userErrors",
    StagedMediaUploadTarget: "url resourceUrl parameters",
    StagedUploadParameter: "name value",
  },
};
