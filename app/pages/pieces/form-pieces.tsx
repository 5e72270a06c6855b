import { Card, FormLayout, Text, TextField } from "@shopify/polaris";
import { useFields } from "../../components/form-fields.ts";
import type { FieldProblem } from "../../components/form-focus.ts";
import { FormProblems } from "../../components/form-problems.tsx";
import { FormSection, FormSections, LastButton } from "../../components/form-sections.tsx";
import { story, type Piece } from "./piece.tsx";
import { pieceNames, sampleForm } from "./words.ts";

const { labels, problems } = sampleForm;
const listed: FieldProblem[] = Object.entries(problems).map(([name, problem]) => ({
  name,
  problem,
}));

export const problemList: Piece = {
  name: pieceNames.problems,
  stories: [
    story("filled", <FormProblems problems={listed} labels={labels} />),
    story("one", <FormProblems problems={listed.slice(0, 1)} labels={labels} />),
    story("decision", <FormProblems problems={[sampleForm.whole]} labels={labels} />),
  ],
};

/** Two sections, and what they amount to. */
function SampleForm() {
  const form = useFields(sampleForm.fields, undefined);
  const nothing = () => undefined;
  return (
    <FormSections
      onSubmit={nothing}
      summary={
        <Card>
          <Text as="p">{sampleForm.summary(form.fields.name)}</Text>
          <LastButton onClick={nothing}>{sampleForm.button}</LastButton>
        </Card>
      }
    >
      {sampleForm.sections.map((section, at) => (
        <FormSection key={section.title} step={at + 1} {...section}>
          <FormLayout>
            <TextField
              label={at === 0 ? labels.name : labels.percent}
              {...form.bind(at === 0 ? "name" : "percent")}
            />
          </FormLayout>
        </FormSection>
      ))}
    </FormSections>
  );
}

export const formSections: Piece = {
  name: pieceNames.sections,
  stories: [story("filled", <SampleForm />)],
};
