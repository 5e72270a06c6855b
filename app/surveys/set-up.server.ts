import { z } from "zod";
import type { SetUpPart } from "../shops/set-up.server.ts";
import type { SetUpChange } from "../shops/set-up.ts";
import { leavingSince } from "../switches/switches.server.ts";
import { nothingNew } from "../switches/words.ts";
import { parseSurveyForm } from "./definition.ts";
import { saveSurveyIn } from "./publish.server.ts";
import { surveySettings } from "./settings.server.ts";
import { defaultQuestions, setUpWords as words } from "./words.ts";

const stored = z.strictObject({ question: z.string(), asksComment: z.boolean() });

/** The question shoppers are asked. Empty = the one it came with, translated. */
export const surveySetUp: SetUpPart = {
  name: "question",

  async read(db, shopId) {
    const { question, asksComment } = await surveySettings(db, shopId);
    return { question, asksComment };
  },

  async plan(db, { shopId }, found) {
    const parsed = stored.safeParse(found);
    if (!parsed.success)
      return { ok: false, problems: [{ where: "", found, expected: words.shape }] };
    const wanted = parsed.data;
    const asked = wanted.question.trim() || defaultQuestions.en;
    const form = parseSurveyForm({ question: asked, comment: wanted.asksComment ? "yes" : "no" });
    if (!form.ok)
      return {
        ok: false,
        problems: [{ where: "question", found: wanted.question, expected: form.errors.question! }],
      };
    const now = await surveySettings(db, shopId);
    const changes = changesOf(now, { question: form.question, asksComment: form.asksComment });
    if (changes.length > 0 && (await leavingSince(db, shopId)))
      return { ok: false, problems: [{ where: "", found: "", expected: nothingNew }] };
    return {
      ok: true,
      changes,
      apply: async (inside) => {
        if (changes.length > 0) await saveSurveyIn(inside, shopId, form);
      },
    };
  },
};

interface Asked {
  question: string;
  asksComment: boolean;
}

function changesOf(now: Asked, wanted: Asked): SetUpChange[] {
  const before = now.question.trim() || defaultQuestions.en;
  return [
    ...(before === wanted.question
      ? []
      : [{ what: words.question, from: before, to: wanted.question }]),
    ...(now.asksComment === wanted.asksComment
      ? []
      : [
          {
            what: words.comment,
            from: words.yesNo(now.asksComment),
            to: words.yesNo(wanted.asksComment),
          },
        ]),
  ];
}
