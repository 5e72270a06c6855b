import { AppProvider } from "@shopify/polaris";
import translations from "@shopify/polaris/locales/en.json" with { type: "json" };
import { renderToStaticMarkup } from "react-dom/server";
import { createMemoryRouter, RouterProvider } from "react-router-dom";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { askedPeriod } from "../../app/calendar/asked-period.ts";
import { PeriodControl } from "../../app/components/period-control.tsx";

// of a browser's router that is drawn without a browser React says more than there is to know
beforeAll(() => void vi.spyOn(console, "error").mockReturnValue());
afterAll(() => void vi.restoreAllMocks());

/** The control as the server draws it for an address. */
function drawn(address: string): string {
  const element = (
    <AppProvider i18n={translations}>
      <PeriodControl
        asked={askedPeriod(new URLSearchParams(address), null, "2026-11-21")}
        timeZone="America/New_York"
        keep={{ by: "orders" }}
      />
    </AppProvider>
  );
  const router = createMemoryRouter([{ path: "/app/value", element }], {
    initialEntries: ["/app/value"],
  });
  return renderToStaticMarkup(<RouterProvider router={router} />);
}
const linksOf = (markup: string) =>
  [...markup.matchAll(/<a([^>]*) href="([^"]+)"/g)].map(([, , href]) =>
    href!.replaceAll("&amp;", "&"),
  );

describe("the control of the period", () => {
  it("is a link for each choice, so that no script is needed, and keeps the rest of the address", () => {
    const links = linksOf(drawn("?period=own&from=2026-01-01&to=2026-01-31"));
    expect(links).toHaveLength(9);
    expect(links).toContain("/app/value?by=orders&period=quarter&against=before");
    expect(links).toContain(
      "/app/value?by=orders&period=own&from=2026-01-01&to=2026-01-31&against=year",
    );
  });

  it("says which days it means and what they are held against", () => {
    const markup = drawn("?period=30d");
    expect(markup).toContain("Last 30 days");
    expect(markup).toContain("Oct 23 – Nov 21, 2026");
    expect(markup).toContain("Compared with Sep 23 – Oct 22, 2026");
    expect(markup).toContain("Days in America/New York");
    expect(markup.match(/aria-current="true"/g)).toHaveLength(2);
    expect(drawn("?against=none")).toContain("Compared with nothing");
  });

  it("is closed while all is well, and open with what is wrong next to its field", () => {
    expect(drawn("")).not.toMatch(/<details[^>]* open/);
    const markup = drawn("?period=own&from=2026-02-30&to=2026-03-01");
    expect(markup).toMatch(/<details[^>]* open/);
    expect(markup).toContain("This date does not exist");
    expect(markup).toMatch(
      /value="2026-02-30"[^>]*aria-invalid="true"|aria-invalid="true"[^>]*value="2026-02-30"/,
    );
    expect(markup).toContain('value="2026-03-01"');
  });
});
