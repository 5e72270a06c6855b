import { z } from "zod";
import { surveyLimits } from "../../contracts/survey-answer.ts";
import type {
  QuestionOf,
  QuestionType,
  SurveyDefinition,
  SurveyQuestion,
} from "../../contracts/survey-definition.ts";

/** What may be published: the shapes of contracts/, with the limits a merchant can run into. */

export const touchpoint = z.enum(["thank_you", "order_status"]);

export const identifier = z
  .string()
  .regex(/^[A-Za-z0-9_-]{1,64}$/, "expected 1 to 64 letters, digits, _ or -");

export const localeTag = z
  .string()
  .max(35)
  .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/, 'expected a language tag such as "fr" or "fr-CA"');

const plainText = z.string().trim().min(1).max(surveyLimits.questionCharacters);
const localizedText = z.record(localeTag, plainText);

const showIf = z.object({
  question: identifier,
  op: z.enum(["lte", "gte", "eq"]),
  value: z.int().min(1).max(5),
});

const questionBase = {
  id: identifier,
  text: localizedText,
  required: z.boolean(),
  touchpoints: z.array(touchpoint).min(1).optional(),
  showIf: showIf.optional(),
};

const choices = z
  .array(z.object({ id: identifier, text: localizedText }))
  .min(2)
  .max(surveyLimits.choices)
  .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, "a choice is named twice");

const questions: { [T in QuestionType]: z.ZodType<QuestionOf<T>> } = {
  rating: z.object({
    ...questionBase,
    type: z.literal("rating"),
    labels: z.array(localizedText).length(5).optional(),
  }),
  text: z.object({
    ...questionBase,
    type: z.literal("text"),
    maxLength: z.int().min(1).max(surveyLimits.commentCharacters).optional(),
  }),
  nps: z.object({ ...questionBase, type: z.literal("nps") }),
  single_choice: z.object({ ...questionBase, type: z.literal("single_choice"), choices }),
  multiple_choice: z.object({ ...questionBase, type: z.literal("multiple_choice"), choices }),
};

const surveyQuestion = z
  .looseObject({ type: z.enum(Object.keys(questions) as [QuestionType, ...QuestionType[]]) })
  .transform((question, context): SurveyQuestion => {
    const parsed = questions[question.type].safeParse(question);
    if (parsed.success) return parsed.data;
    for (const { path, message } of parsed.error.issues)
      context.issues.push({ code: "custom", path, message, input: question });
    return z.NEVER;
  });

export const surveyDefinition = z
  .object({
    format: z.literal(1),
    id: identifier,
    version: z.int().min(1),
    status: z.enum(["open", "closed"]),
    touchpoints: z.array(touchpoint).min(1),
    defaultLocale: localeTag,
    questions: z.array(surveyQuestion).min(1).max(surveyLimits.questions),
  })
  .check((context) => {
    const survey: SurveyDefinition = context.value;
    const refuse = (path: (string | number)[], message: string) =>
      context.issues.push({ code: "custom", path, message, input: survey });

    const earlier = new Map<string, SurveyQuestion>();
    survey.questions.forEach((question, index) => {
      const at = ["questions", index];
      if (earlier.has(question.id)) {
        refuse([...at, "id"], `"${question.id}" is used twice; question ids are unique`);
      }
      if (!(survey.defaultLocale in question.text)) {
        refuse([...at, "text"], `no text in the default language "${survey.defaultLocale}"`);
      }
      if (question.showIf && earlier.get(question.showIf.question)?.type !== "rating") {
        refuse(
          [...at, "showIf", "question"],
          `"${question.showIf.question}" is not an earlier rating question`,
        );
      }
      earlier.set(question.id, question);
    });

    // the pages add up one rating of each answer, so every place asks for exactly one
    for (const place of survey.touchpoints) {
      const asked = survey.questions.filter(
        (question) => question.touchpoints?.includes(place) ?? true,
      );
      const ratings = asked.filter((question) => question.type === "rating");
      if (ratings.length !== 1 || !ratings[0]?.required || ratings[0].showIf) {
        refuse(
          ["questions"],
          `${place} has ${ratings.length} rating question(s); expected exactly one, required and always shown`,
        );
      }
    }
  });
