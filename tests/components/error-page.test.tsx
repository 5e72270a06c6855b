import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { ErrorPage } from "../../app/components/error-page.tsx";

const drawn = (status: number, data = "") =>
  renderToStaticMarkup(
    <ErrorPage
      error={{ status, statusText: "", internal: false, data }}
      fallback={() => {
        throw new Error("the library's own page");
      }}
    />,
  ).replace(/<style[^]*?<\/style>/g, "");

it("a page that does not exist is no error of anybody's: nothing is red, and it leads home", () => {
  const page = drawn(404);
  expect(page).not.toMatch(/critical/i);
  expect(page).toContain("This page does not exist");
  expect(page.match(/href="\/app"/g)).toHaveLength(2);
  expect(drawn(404, "There is no such offer.")).toContain("There is no such offer.");
});

it("what did not work is red", () => {
  expect(drawn(500)).toMatch(/critical/i);
});
