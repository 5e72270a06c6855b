import { randomUUID } from "node:crypto";
import { GraphQLError, type FieldNode } from "graphql";
import type { Access } from "./schema.ts";

/** Shopify's own failure, said with HTTP 200. */
export function internalError() {
  const requestId = randomUUID();
  return {
    message: `Internal error. Looks like something went wrong on our end. Request ID: ${requestId} (include this in support requests).`,
    extensions: { code: "INTERNAL_SERVER_ERROR", requestId },
  };
}

export function accessDenied(node: FieldNode, access: Access): GraphQLError {
  return new GraphQLError(
    `Access denied for ${node.name.value} field. Required access: ${access.required}`,
    {
      nodes: node,
      extensions: {
        code: "ACCESS_DENIED",
        documentation: "https://shopify.dev/api/usage/access-scopes",
        requiredAccess: access.required,
      },
    },
  );
}

export function notImplemented(what: string, node?: FieldNode): GraphQLError {
  return new GraphQLError(`The sandbox does not implement ${what}`, {
    nodes: node,
    extensions: { code: "SANDBOX_NOT_IMPLEMENTED" },
  });
}

/** @param path response names from the root, for errors found before anything runs */
export function badRequest(message: string, node?: FieldNode, path?: string[]): GraphQLError {
  return new GraphQLError(message, { nodes: node, path, extensions: { code: "BAD_REQUEST" } });
}

export const throttled = {
  message: "Throttled",
  extensions: {
    code: "THROTTLED",
    documentation: "https://shopify.dev/api/usage/rate-limits",
  },
};

export function tooExpensive(cost: number, maximum: number): GraphQLError {
  return new GraphQLError(
    `Query cost is ${cost}, which exceeds the single query max cost limit (${maximum}). ` +
      "To query larger amounts of data with fewer limits, bulk operations should be used instead.",
    {
      extensions: {
        code: "MAX_COST_EXCEEDED",
        cost,
        maxCost: maximum,
        documentation: "https://shopify.dev/api/usage/rate-limits",
      },
    },
  );
}
