import {
  Banner,
  BlockStack,
  Card,
  Checkbox,
  FormLayout,
  Layout,
  Page,
  Text,
  TextField,
} from "@shopify/polaris";
import { useActionData, useNavigation, useSubmit } from "@remix-run/react";
import { useFields } from "../../components/form-fields.ts";
import { FormSaveBar } from "../../components/form-save-bar.tsx";
import { defaultQuestions } from "../../surveys/words.ts";
import type { saveSurveyForm } from "./act.server.ts";
import { Preview } from "./preview.tsx";
import { questionForm } from "./words.ts";

export function QuestionForm({
  settings,
  isLeaving,
  standing,
}: {
  settings: { question: string; asksComment: boolean; problem: string | null };
  isLeaving: boolean;
  standing: string;
}) {
  const refused = useActionData<typeof saveSurveyForm>();
  const initial = {
    question: settings.question || defaultQuestions.en,
    comment: settings.asksComment ? "yes" : "no",
  };
  const { fields, set, bind, isDirty, reset } = useFields(initial, refused);
  const submit = useSubmit();
  const isSending = useNavigation().state === "submitting";
  const save = () => {
    if (!isSending) submit(fields, { method: "post" });
  };

  return (
    <Page
      title={questionForm.surveyQuestion}
      subtitle={standing}
      backAction={{ content: questionForm.feedback, url: "/app/feedback" }}
    >
      <FormSaveBar
        id="survey-question"
        open={isDirty}
        saving={isSending}
        onSave={save}
        onDiscard={reset}
      />
      <Layout>
        {settings.problem ? (
          <Layout.Section>
            <Banner tone="critical" title={questionForm.theSurveyWasNot}>
              <Text as="p">{questionForm.whatToDo(settings.problem, isLeaving)}</Text>
            </Banner>
          </Layout.Section>
        ) : null}
        <Layout.Section variant="oneHalf">
          <form
            onSubmit={(event) => {
              event.preventDefault();
              save();
            }}
          >
            <Card>
              <BlockStack gap="300">
                <FormLayout>
                  <TextField
                    label={questionForm.question}
                    {...bind("question")}
                    multiline={2}
                    maxLength={300}
                    showCharacterCount
                    helpText={questionForm.shownAsYouWrite}
                  />
                  <Checkbox
                    label={questionForm.askForAComment}
                    helpText={questionForm.anOptionalTextBox}
                    checked={fields.comment === "yes"}
                    onChange={(checked) => set("comment", checked ? "yes" : "no")}
                  />
                </FormLayout>
                <Text as="p" variant="bodySm" tone="subdued">
                  {questionForm.whatSavingDoes(isLeaving)}
                </Text>
              </BlockStack>
            </Card>
          </form>
        </Layout.Section>
        <Layout.Section variant="oneHalf">
          <Preview question={fields.question} asksComment={fields.comment === "yes"} />
        </Layout.Section>
      </Layout>
    </Page>
  );
}
