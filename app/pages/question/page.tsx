import type { LinksFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { usePolling } from "../../components/form-polling.ts";
import styles from "./preview.css?url";
import { QuestionForm } from "./question-form.tsx";
import type { questionPage } from "./read.server.ts";
import { titled } from "../../components/titled.ts";
import { questionForm, standingOf } from "./words.ts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: styles }];

export const meta = titled(questionForm.surveyQuestion);

export default function Question() {
  const { settings, isUnderWay, isLeaving, timeZone } = useLoaderData<typeof questionPage>();
  usePolling(isUnderWay);
  return (
    <QuestionForm
      // what was saved is what the form begins with from now on
      key={settings.version}
      settings={settings}
      isLeaving={isLeaving}
      standing={standingOf({ publishedAt: settings.publishedAt, isUnderWay, isLeaving }, timeZone)}
    />
  );
}
