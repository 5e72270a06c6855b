import { AppProvider } from "@shopify/polaris";
import translations from "@shopify/polaris/locales/en.json" with { type: "json" };
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import type { CustomerId } from "../../../app/ids.ts";
import { AnswersCard } from "../../../app/pages/home/answers-card.tsx";

const answer = (customerId: CustomerId | null) => ({
  responseId: "1",
  rating: 2,
  comment: "The box was wet.",
  receivedAt: "2026-11-15T16:47:00Z",
  orderName: "#4018",
  customerId,
});
const drawn = (customerId: CustomerId | null) =>
  renderToStaticMarkup(
    <AppProvider i18n={translations}>
      <AnswersCard answers={[answer(customerId)]} timeZone="UTC" />
    </AppProvider>,
  ).replace(/<style[^]*?<\/style>/g, "");

it("what a customer said leads to the customer, and what a guest said to nobody", () => {
  expect(drawn(7 as CustomerId)).toContain('href="/app/customers/7"');
  expect(drawn(null)).not.toContain("/app/customers/");
  for (const page of [drawn(7 as CustomerId), drawn(null)])
    expect(page.replace(/<[^>]+>/g, "")).toContain("#4018, Nov 15, 2026, 16:47");
});
