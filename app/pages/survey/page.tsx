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
  const { settings, timeZone } = useLoaderData<typeof questionPage>();
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
