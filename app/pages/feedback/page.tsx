import { Banner, BlockStack, Page, Text } from "@shopify/polaris";
import type { LinksFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { periodParams } from "../../calendar/period.ts";
import listStyles from "../../components/list/list.css?url";
import { EmptyCard } from "../../components/empty.tsx";
import { usePolling } from "../../components/form-polling.ts";
import { PeriodControl } from "../../components/period-control.tsx";
import { isPlaced, useSurveyPlacement } from "../../components/survey-placement.ts";
import { titled } from "../../components/titled.ts";
import { AnswersCard } from "./answers-card.tsx";
import { answersParams, type LinkedAnswers } from "./answers-params.ts";
import { FiguresSection } from "./figures-section.tsx";
import type { feedbackPage } from "./read.server.ts";
import { page } from "./words.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: listStyles }];

export const meta = titled(page.feedback);

export default function Feedback() {
  const loaded = useLoaderData<typeof feedbackPage>();
  const { asked, figures, hasAnswers, pending, currency, timeZone, list, hidden, narrowedBy } =
    loaded;
  usePolling(loaded.publishing);
  const placement = useSurveyPlacement();
  const addressOf = (answers: LinkedAnswers) => {
    const params = { ...periodParams(asked.period), ...answersParams(answers) };
    return `/app/feedback?${new URLSearchParams(params)}#answers`;
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
            <PeriodControl asked={asked} timeZone={timeZone} keep={narrowedBy} />
            <FiguresSection
              figures={figures}
              pending={pending}
              currency={currency}
              addressOf={addressOf}
            />
            <AnswersCard list={list} hidden={hidden} />
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
