import type { Story } from "./story.ts";

/** What Home says is done, by kind and with what its sentence says; once no job is left to do. */
export async function noticesOf(story: Story): Promise<Record<string, object[]>> {
  await story.settle();
  const found = await story.db.query<{ kind: string; facts: object }>(
    "SELECT kind, facts FROM notices ORDER BY at, subject",
  );
  const told: Record<string, object[]> = {};
  for (const { kind, facts } of found) (told[kind] ??= []).push(facts);
  return told;
}
