import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { MemoryRouter } from "react-router-dom";
import { ErrorPage } from "../../app/components/error-page.tsx";

const drawn = (status: number, data = "", address = "/app/customers") =>
  renderToStaticMarkup(
    <MemoryRouter initialEntries={[address]}>
      <ErrorPage
        error={{ status, statusText: "", internal: false, data }}
        fallback={() => {
          throw new Error("the library's own page");
        }}
      />
    </MemoryRouter>,
  ).replace(/<style[^]*?<\/style>/g, "");

it("a page that does not exist is no error of anybody's: nothing is red, and it leads home", () => {
  const page = drawn(404);
  expect(page).not.toMatch(/critical/i);
  expect(page).toContain("This page does not exist");
  expect(page.match(/href="\/app"/g)).toHaveLength(2);
  expect(drawn(404, "There is no such offer.")).toContain("There is no such offer.");
});

it("what did not work is red, and leads home", () => {
  expect(drawn(500)).toMatch(/critical/i);
  expect(drawn(500).match(/href="\/app"/g)).toHaveLength(2);
});

it("an address that asks for what there is not leads to its page without that", () => {
  const page = drawn(400, "state: found nothing", "/app/customers?state=gone&sort=value+desc");
  expect(page).toContain('href="/app/customers"');
  expect(page).toContain("Open without these choices");
  expect(drawn(400)).not.toContain("Open without these choices");
  expect(drawn(500, "", "/app/customers?state=gone")).not.toContain("Open without these choices");
});
