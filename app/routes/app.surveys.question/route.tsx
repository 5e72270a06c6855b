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
import {
  json,
  type ActionFunctionArgs,
  type HeadersFunction,
  type LinksFunction,
  type LoaderFunctionArgs,
} from "@remix-run/node";
import { useActionData, useLoaderData, useNavigation, useSubmit } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { useFields } from "../../components/form-fields.ts";
import { usePolling } from "../../components/form-polling.ts";
import { FormSaveBar, useLeave } from "../../components/form-save-bar.tsx";
import { formatInstant } from "../../figures/format.ts";
import { pool } from "../../db.server.ts";
import { shopOf } from "../../shops/authenticate.server.ts";
import { surveySettings } from "../../surveys/settings.server.ts";
import { defaultQuestion } from "../../surveys/default-question.ts";
import { parseSurveyForm } from "../../surveys/definition.ts";
import { saveSurvey } from "../../surveys/publish.server.ts";
import styles from "../../pages/survey/preview.css?url";
import { Preview } from "../../pages/survey/preview.tsx";

export { PageError as ErrorBoundary } from "../../components/error-page.tsx";
export const headers: HeadersFunction = (args) => boundary.headers(args);
export const links: LinksFunction = () => [{ rel: "stylesheet", href: styles }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await shopOf(request);
  const settings = await surveySettings(pool, shop.shopId);
  return { settings, timeZone: shop.timezone };
}

export async function action({ request }: ActionFunctionArgs) {
  const { shop } = await shopOf(request);
  const sent = await request.formData();
  const form = parseSurveyForm({
    question: String(sent.get("question") ?? ""),
    comment: String(sent.get("comment") ?? ""),
  });
  if (!form.ok) return json({ errors: form.errors }, { status: 422 });
  await saveSurvey(shop.shopId, form);
  return json({ errors: {} });
}

export default function Question() {
  const { settings, timeZone } = useLoaderData<typeof loader>();
  const isUnderWay = settings.version > 0 && !settings.publishedAt && !settings.problem;
  usePolling(isUnderWay);
  return (
    <QuestionForm
      // what was saved is what the form begins with from now on
      key={settings.version}
      settings={settings}
      standing={standingOf(settings, isUnderWay, timeZone)}
    />
  );
}

function standingOf(
  settings: { version: number; publishedAt: string | null },
  isUnderWay: boolean,
  timeZone: string,
): string {
  if (isUnderWay) return "Publishing…";
  if (settings.publishedAt) return `Published ${formatInstant(settings.publishedAt, timeZone)}`;
  return "Not published yet. Shoppers are asked the question below in their language.";
}

function QuestionForm({
  settings,
  standing,
}: {
  settings: { question: string; asksComment: boolean; problem: string | null };
  standing: string;
}) {
  const refused = useActionData<typeof action>();
  const initial = {
    question: settings.question || defaultQuestion,
    comment: settings.asksComment ? "yes" : "no",
  };
  const { fields, set, bind, isDirty, reset } = useFields(initial, refused);
  const submit = useSubmit();
  const leave = useLeave();
  const isSending = useNavigation().state === "submitting";
  const save = () => {
    if (!isSending) submit(fields, { method: "post" });
  };

  return (
    <Page
      title="Survey question"
      subtitle={standing}
      backAction={{ content: "Surveys", onAction: () => leave("/app/surveys") }}
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
            <Banner tone="critical" title="The survey was not published">
              <Text as="p">{settings.problem} Save again to try once more.</Text>
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
                    label="Question"
                    {...bind("question")}
                    multiline={2}
                    maxLength={300}
                    showCharacterCount
                    helpText="Shown as you write it, in every language. The question it came with is translated."
                  />
                  <Checkbox
                    label="Ask for a comment"
                    helpText="An optional text box below the rating."
                    checked={fields.comment === "yes"}
                    onChange={(checked) => set("comment", checked ? "yes" : "no")}
                  />
                </FormLayout>
                <Text as="p" variant="bodySm" tone="subdued">
                  Saving publishes it: shoppers see the change within a minute or so.
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
