import type { AdminClient } from "../../admin-api/client.server.ts";
import { idOf } from "../../admin-api/gid.ts";
import type { CustomerId } from "../../ids.ts";

/** People asked for at once. */
export const PEOPLE_AT_ONCE = 10;

interface Matches {
  nodes: { id: string }[];
}

/**
 * The customers with these e-mail addresses or phone numbers, in their order; null where there is none, or more than
 * one. @param keys at most PEOPLE_AT_ONCE
 */
export async function customersWith(
  admin: AdminClient,
  keys: readonly string[],
): Promise<(CustomerId | null)[]> {
  const search = (i: number) => searchFor(keys[i] ?? keys[0]!);
  const answers: Record<string, Matches> = await admin.request(
    `#graphql
    query Buyers($s0: String!, $s1: String!, $s2: String!, $s3: String!, $s4: String!, $s5: String!, $s6: String!, $s7: String!, $s8: String!, $s9: String!) {
      b0: customers(query: $s0, first: 2) { nodes { id } }
      b1: customers(query: $s1, first: 2) { nodes { id } }
      b2: customers(query: $s2, first: 2) { nodes { id } }
      b3: customers(query: $s3, first: 2) { nodes { id } }
      b4: customers(query: $s4, first: 2) { nodes { id } }
      b5: customers(query: $s5, first: 2) { nodes { id } }
      b6: customers(query: $s6, first: 2) { nodes { id } }
      b7: customers(query: $s7, first: 2) { nodes { id } }
      b8: customers(query: $s8, first: 2) { nodes { id } }
      b9: customers(query: $s9, first: 2) { nodes { id } }
    }`,
    {
      s0: search(0),
      s1: search(1),
      s2: search(2),
      s3: search(3),
      s4: search(4),
      s5: search(5),
      s6: search(6),
      s7: search(7),
      s8: search(8),
      s9: search(9),
    },
  );
  return keys.map((_, i) => {
    const nodes = answers[`b${i}`]!.nodes;
    return nodes.length === 1 ? idOf("Customer", nodes[0]!.id) : null;
  });
}

/** Of Shopify's search syntax nothing is let through. */
function searchFor(key: string): string {
  const plain = key.replace(/["\\]/g, "");
  return `${key.includes("@") ? "email" : "phone"}:"${plain}"`;
}
