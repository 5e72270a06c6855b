import { formatInstant } from "../../figures/format.ts";

export function standingOf(
  settings: { version: number; publishedAt: string | null },
  isUnderWay: boolean,
  timeZone: string,
): string {
  if (isUnderWay) return "Publishing…";
  if (settings.publishedAt) return `Published ${formatInstant(settings.publishedAt, timeZone)}`;
  return "Not published yet. Shoppers are asked the question below in their language.";
}
