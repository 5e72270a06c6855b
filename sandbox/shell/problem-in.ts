import type { Answer } from "../admin-api/execute.ts";

/** What Shopify says against it; null when it was done. */
export function problemIn({ data, errors }: Answer, mutation: string): string | null {
  const payload = (data as Record<string, { userErrors: { message: string }[] }> | null)?.[
    mutation
  ];
  const said = [...((errors as { message: string }[]) ?? []), ...(payload?.userErrors ?? [])];
  return said.length === 0 ? null : said.map(({ message }) => message).join(". ");
}
