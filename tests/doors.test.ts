import { describe, expect, it } from "vitest";
import { breaksOfDoors, doorsOf, MOST_LINES } from "./support/law/doors.ts";
import { projectFiles } from "./support/law/project-files.ts";

const routes = projectFiles(["app/routes"]);

describe("a route is a door: it asks who calls, reads the address or the form, makes one call and answers", () => {
  it("in every route file", () => {
    const doors = [...routes].flatMap(([file, text]) => doorsOf(file, text));
    expect(doors.length).toBeGreaterThan(20);
    const breaks = [...routes].flatMap(([file, text]) => breaksOfDoors(file, text));
    expect(breaks).toEqual([]);
  });
});

describe("a route is no door when it holds", () => {
  const long = `export async function loader() {\n${"  await one();\n".repeat(MOST_LINES)}}`;
  it.each([
    ["a long loader", long, "12 lines"],
    [
      "a long action that is an arrow",
      long.replace("async function loader()", "const action = async () =>"),
      "12 lines",
    ],
    ["a helper", "function csv() { return 1; }", "csv belongs into a page or a room"],
    ["another helper", "const notFound = () => 1;", "notFound belongs"],
    ["a component", "export default function Page() { return <p>Hello</p>; }", 'says "Hello"'],
    [
      "a sentence",
      'export const loader = () => fail("There is no such offer.");',
      "There is no such",
    ],
    ["a sentence with a number", "export const loader = () => fail(`${n} are left`);", "are left"],
    ["SQL", "export const loader = () => sql`DELETE`;", "language of its own"],
  ])("%s", (_, text, reason) => {
    expect(breaksOfDoors("app/routes/x.tsx", text).join("\n")).toContain(reason);
  });
});
