import type { Question } from "./survey.ts";

/** The element types of 2026-07 hand every handler a plain Event, so its element is named here. */
function elementOf<Tag extends keyof HTMLElementTagNameMap>(_tag: Tag, event: Event) {
  return event.currentTarget as unknown as HTMLElementTagNameMap[Tag];
}

interface Props {
  question: Question;
  /** The heading above says the question already: keep the label for screen readers only. */
  saidAbove: boolean;
  given: string[];
  missing: boolean;
  onGive(given: string[]): void;
}

export function QuestionField({ question, saidAbove, given, missing, onGive }: Props) {
  const { translate } = shopify.i18n;
  const label = question.required ? question.text : translate("optional", { label: question.text });
  const labelVisibility = saidAbove ? "exclusive" : "visible";

  const error = missing ? translate(question.missing) : undefined;

  if (!question.choices) {
    return (
      <s-text-area
        name={question.id}
        label={label}
        labelAccessibilityVisibility={labelVisibility}
        rows={3}
        maxLength={question.maxLength}
        required={question.required}
        value={given[0] ?? ""}
        error={error}
        onInput={(event) => onGive([elementOf("s-text-area", event).value ?? ""])}
      />
    );
  }

  return (
    <s-choice-list
      name={question.id}
      label={label}
      labelAccessibilityVisibility={labelVisibility}
      variant="inline"
      multiple={question.several}
      values={given}
      error={error}
      onChange={(event) => onGive(elementOf("s-choice-list", event).values ?? [])}
    >
      {question.choices.map(({ value, label: words }) => (
        <s-choice key={value} value={value}>
          {words}
        </s-choice>
      ))}
    </s-choice-list>
  );
}
