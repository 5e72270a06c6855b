import { renderToStaticMarkup } from "react-dom/server";
import { AppProvider } from "@shopify/polaris";
import english from "@shopify/polaris/locales/en.json" with { type: "json" };
import { expect, it } from "vitest";
import { saleFields } from "../../app/flash-sales/sale-fields.ts";
import { SaleSummary } from "../../app/pages/new-sale/sale-summary.tsx";

const dates = {
  startDay: "2026-11-17",
  startTime: "08:00",
  endDay: "2026-11-18",
  endTime: "20:00",
};
const summary = (typed: Partial<typeof saleFields>) =>
  renderToStaticMarkup(
    <AppProvider i18n={english}>
      <SaleSummary fields={{ ...saleFields, ...typed }}>{null}</SaleSummary>
    </AppProvider>,
  );

it("what a flash sale will do says from when until when", () => {
  expect(summary(dates)).toContain(
    "From Nov 17, 2026, 08:00 until Nov 18, 2026, 20:00, in the time of your shop.",
  );
  for (const half of [{ endDay: "" }, { startDay: "2026-13-40" }, { startTime: "" }])
    expect(summary({ ...dates, ...half })).not.toContain("until Nov");
});
