import { z } from "zod";
import { asMerchant } from "../admin-api/direct.ts";
import type { Platform } from "../platform/platform.ts";

export const segmentForm = z.object({ name: z.string(), query: z.string() });

const create = `mutation Create($name: String!, $query: String!) {
  segmentCreate(name: $name, query: $query) { segment { id } userErrors { message } }
}`;

/** Saves a segment as the merchant does; the number of the new one, or what Shopify says against it. */
export async function newSegment(
  platform: Platform,
  domain: string,
  { name, query }: z.infer<typeof segmentForm>,
): Promise<{ id: number | null; problem: string; query: string }> {
  const { data, errors } = await asMerchant(platform, domain, create, { name, query });
  const made = (
    data as { segmentCreate?: { segment: { id: string } | null; userErrors: Said[] } } | undefined
  )?.segmentCreate;
  const said = [...(made?.userErrors ?? []), ...((errors ?? []) as Said[])];
  const id = made?.segment?.id.split("/").at(-1);
  return {
    id: id ? Number(id) : null,
    problem: said.map(({ message }) => message).join(". "),
    query,
  };
}

interface Said {
  message: string;
}
