import { Banner, BlockStack, Text } from "@shopify/polaris";
import { fieldId, focusField, PROBLEMS_ID, type FieldProblem } from "./form-focus.ts";
import { formProblems } from "./words.ts";

interface FormProblemsProps {
  problems: readonly FieldProblem[];
  /** what the page calls its fields; one without a name is about the form as a whole */
  labels: Readonly<Partial<Record<string, string>>>;
}

/** What keeps a form from being taken, each with a link to its field. Nothing when nothing does. */
export function FormProblems({ problems, labels }: FormProblemsProps) {
  if (problems.length === 0) return null;
  const whole = problems.filter(({ name }) => labels[name] === undefined);
  const ofFields = problems.filter(({ name }) => labels[name] !== undefined);
  const [title, ...more] = [
    ...(ofFields.length > 0 ? [formProblems.title(ofFields.length)] : []),
    ...whole.map(({ problem }) => problem),
  ];
  return (
    <div id={PROBLEMS_ID} tabIndex={-1}>
      <Banner tone="critical" title={title!}>
        {more.length + ofFields.length > 0 ? (
          <BlockStack gap="100">
            {more.map((sentence) => (
              <Text as="p" key={sentence}>
                {sentence}
              </Text>
            ))}
            <ul className="form-problems">
              {ofFields.map(({ name, problem }) => (
                <li key={name}>
                  <a
                    href={`#${fieldId(name)}`}
                    onClick={(event) => {
                      event.preventDefault();
                      focusField(name);
                    }}
                  >
                    {labels[name]}
                  </a>
                  {formProblems.because(problem)}
                </li>
              ))}
            </ul>
          </BlockStack>
        ) : null}
      </Banner>
    </div>
  );
}
