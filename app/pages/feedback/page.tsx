import { Banner, BlockStack, Page, Text } from "@shopify/polaris";
import type { LinksFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { periodParams } from "../../calendar/period.ts";
import { EmptyCard } from "../../components/empty.tsx";
import { usePolling } from "../../components/form-polling.ts";
import { PeriodControl } from "../../components/period-control.tsx";
import { isPlaced, useSurveyPlacement } from "../../components/survey-placement.ts";
import { titled } from "../../components/titled.ts";
import { AnswersCard } from "./answers-card.tsx";
import { answersParams } from "./answers-params.ts";
import type { AskedAnswers } from "./asked-answers.ts";
import styles from "./feedback.css?url";
import { FiguresSection } from "./figures-section.tsx";
import type { feedbackPage } from "./read.server.ts";
import { page } from "./words.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: styles }];

export const meta = titled(page.feedback);

export default function Feedback() {
  const loaded = useLoaderData<typeof feedbackPage>();
  const { asked, figures, hasAnswers, pending, currency, timeZone } = loaded;
  usePolling(loaded.publishing);
  const placement = useSurveyPlacement();
  const addressOf = (answers: Partial<AskedAnswers>, before?: string) => {
    const params = { ...periodParams(asked.period), ...answersParams(answers) };
    const search = new URLSearchParams(before ? { ...params, before } : params);
    return `/app/feedback?${search}#answers`;
  };
  return (
    <Page
      title={page.feedback}
      subtitle={page.whatShoppersSayRight}
      primaryAction={{ content: page.editQuestion, url: "/app/feedback/question" }}
    >
      <BlockStack gap="400">
        {loaded.problem ? (
          <Banner tone="critical" title={page.theSurveyWasNot}>
            <Text as="p">{loaded.problem}</Text>
          </Banner>
        ) : null}
        {hasAnswers && figures ? (
          <>
            <PeriodControl asked={asked} timeZone={timeZone} keep={answersParams(loaded.list)} />
            <FiguresSection
              figures={figures}
              pending={pending}
              currency={currency}
              addressOf={addressOf}
            />
            <AnswersCard loaded={loaded} addressOf={addressOf} />
          </>
        ) : (
          <EmptyCard
            title={page.noAnswersYet}
            action={{ content: page.seeTheQuestion, url: "/app/feedback/question" }}
          >
            {isPlaced(placement, false) ? page.placed : page.toAskShoppersPlace}
          </EmptyCard>
        )}
      </BlockStack>
    </Page>
  );
}
