import { page } from "./words.ts";

/** What is written for merchants, and where: a file of docs/, or the part of one that begins with a heading. */
export const topics = {
  value: { title: page.value, file: "clv.md", part: page.forMerchants },
  revenue: { title: page.revenue, file: "revenue.md", part: null },
} as const;

export type Topic = keyof typeof topics;

export const isTopic = (name: string | undefined): name is Topic =>
  name !== undefined && Object.hasOwn(topics, name);

/** The part of a document below a heading of the second level, up to the next; without one all but its title. */
export function partOf(markdown: string, heading: string | null): string {
  if (heading === null) return markdown.replace(/^# .*\n/, "");
  const from = markdown.indexOf(`\n## ${heading}\n`);
  const part = markdown.slice(from + heading.length + 5);
  const until = part.indexOf("\n## ");
  return until < 0 ? part : part.slice(0, until);
}

/** Where a link of a document leads in the app; null where there is no such page, and its words stand alone. */
export function addressOf(to: string): string | null {
  const file = /([\w-]+\.md)(#.*)?$/.exec(to)?.[1];
  const found = Object.entries(topics).find(([, topic]) => topic.file === file);
  return found ? `/app/help/${found[0]}` : null;
}
