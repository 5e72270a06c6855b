import { useEffect, useState } from "preact/hooks";
import { answerOf, givenIn, newKey, type Answer, type Purchase } from "./answer.ts";
import { deliver, type Delivery } from "./deliver.ts";
import type { Kept } from "./outbox.ts";
import { QuestionField } from "./QuestionField.tsx";
import { surveyFor, unanswered, visibleQuestions, type Given } from "./survey.ts";

type Progress = { state: "open" | "sending"; kept?: Kept } | Delivery;

interface Props {
  purchase: Purchase;
  /** An answer that an earlier visit kept, and what becomes of it now. */
  resent?: { kept: Kept; delivery: Promise<Delivery> };
  /** In the checkout editor nothing is sent or remembered. */
  preview: boolean;
}

export function SurveyBlock({ purchase, resent, preview }: Props) {
  const { i18n, localization, settings, appMetafields, checkoutToken, shop } = shopify;
  const token = checkoutToken.value;
  const locale = localization.language.value.isoCode;
  // signals, read while rendering: a merchant who edits the block sees it change
  const survey = surveyFor(purchase.touchpoint, {
    metafields: appMetafields.value,
    question: String(settings.value.question ?? "").trim(),
    showComment: settings.value.show_comment !== false,
    locale,
    translate: (key) => i18n.translate(key),
  });

  const [given, setGiven] = useState<Given>(() =>
    survey && resent ? givenIn(survey, resent.kept.answer) : {},
  );
  const [progress, setProgress] = useState<Progress>(
    resent ? { state: "sending", kept: resent.kept } : { state: "open" },
  );
  const [showMissing, setShowMissing] = useState(false);
  const [idempotencyKey] = useState(() => resent?.kept.answer.idempotencyKey ?? newKey());
  const { state, kept } = progress;

  useEffect(() => {
    void resent?.delivery.then(setProgress);
  }, [resent]);

  async function send(answer: Answer) {
    setProgress({ state: "sending", kept });
    setProgress(await deliver(answer, kept));
  }

  // without its checkout token an order cannot be shown to be this shopper's
  if (!survey || !(token || preview)) return null;

  if (state === "sent") {
    return (
      <s-section heading={i18n.translate("sent.heading")}>
        <s-text>{i18n.translate("sent.body", { shop: shop.name })}</s-text>
      </s-section>
    );
  }

  const asked = visibleQuestions(survey.questions, given);
  const heading = asked[0]?.text ?? "";

  if (state === "refused" || state === "given_up") {
    return (
      <s-section heading={heading}>
        <s-banner tone="info">{i18n.translate(`error.${state}`)}</s-banner>
      </s-section>
    );
  }

  const missing = unanswered(asked, given);

  function submit() {
    if (!survey || state === "sending") return;
    setShowMissing(missing.length > 0);
    if (missing.length > 0) return;
    if (preview) {
      setProgress({ state: "sent" });
      return;
    }
    const about = { ...purchase, idempotencyKey, locale, checkoutToken: token ?? "" };
    void send(answerOf(survey, asked, given, about));
  }

  return (
    <s-section heading={heading}>
      <s-form onSubmit={submit}>
        <s-stack gap="base">
          {asked.map((question, index) => (
            <QuestionField
              key={question.id}
              question={question}
              saidAbove={index === 0}
              given={given[question.id] ?? []}
              missing={showMissing && missing.includes(question)}
              onGive={(value) => setGiven((before) => ({ ...before, [question.id]: value }))}
            />
          ))}
          {state === "unsent" && (
            <s-banner tone="warning">{i18n.translate("error.unsent")}</s-banner>
          )}
          <s-button type="submit" variant="secondary" loading={state === "sending"}>
            {i18n.translate(kept ? "retry" : "submit")}
          </s-button>
        </s-stack>
      </s-form>
    </s-section>
  );
}
