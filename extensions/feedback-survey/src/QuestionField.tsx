import { RATINGS, type Question } from "./survey.ts";

/** The element types of 2026-07 hand every handler a plain Event, so its element is named here. */
function elementOf<Tag extends keyof HTMLElementTagNameMap>(_tag: Tag, event: Event) {
  return event.currentTarget as unknown as HTMLElementTagNameMap[Tag];
}

interface Props {
  question: Question;
  /** The heading above says the question already: keep the label for screen readers only. */
  saidAbove: boolean;
  answer: string;
  missing: boolean;
  onAnswer(value: string): void;
}

export function QuestionField({ question, saidAbove, answer, missing, onAnswer }: Props) {
  const { translate } = shopify.i18n;
  const label = question.required ? question.text : translate("optional", { label: question.text });
  const labelVisibility = saidAbove ? "exclusive" : "visible";

  if (question.type === "text") {
    return (
      <s-text-area
        name={question.id}
        label={label}
        labelAccessibilityVisibility={labelVisibility}
        rows={3}
        maxLength={question.maxLength}
        required={question.required}
        value={answer}
        error={missing ? translate("error.write") : undefined}
        onInput={(event) => onAnswer(elementOf("s-text-area", event).value ?? "")}
      />
    );
  }

  return (
    <s-choice-list
      name={question.id}
      label={label}
      labelAccessibilityVisibility={labelVisibility}
      variant="inline"
      values={answer ? [answer] : []}
      error={missing ? translate("error.choose") : undefined}
      onChange={(event) => onAnswer(elementOf("s-choice-list", event).values?.[0] ?? "")}
    >
      {RATINGS.map((value, index) => (
        <s-choice key={value} value={value}>
          {question.labels[index]}
        </s-choice>
      ))}
    </s-choice-list>
  );
}
