import { describe, expect, it } from "vitest";
import { isOldAddress, routeNames, routeOf } from "../support/doors.ts";

const OFFER = "3f0c1a52-0000-4000-8000-000000000000";

/** The page of an old address: its route, where it was, where it is. */
const moved: [route: string, old: string, today: string][] = [
  ["app.campaigns.$", "/app/campaigns?view=running", "/app/offers?view=running"],
  [
    "app.campaigns.$",
    "/app/campaigns/new?segment=slipping&host=abc",
    "/app/offers/new?segment=slipping&host=abc",
  ],
  ["app.campaigns.$", `/app/campaigns/${OFFER}/codes.csv`, `/app/offers/${OFFER}/codes.csv`],
  ["app.churn.$", "/app/churn?host=abc", "/app/value/churn?host=abc"],
  ["app.flash-sales.$", "/app/flash-sales", "/app/offers/sales"],
  ["app.flash-sales.$", "/app/flash-sales/new?host=abc", "/app/offers/sales/new?host=abc"],
  ["app.flash-sales.$", `/app/flash-sales/${OFFER}`, `/app/offers/sales/${OFFER}`],
  ["app.surveys.$", "/app/surveys?rating=1", "/app/feedback?rating=1"],
  ["app.surveys.$", "/app/surveys/question", "/app/feedback/question"],
];

async function leadsTo(route: string, door: "loader" | "action", old: string) {
  const doors = await routeOf(route);
  const method = door === "loader" ? "GET" : "POST";
  const request = new Request(`https://boomerang.example${old}`, { method });
  const answer = (await doors[door]!({ request, params: {}, context: {} })) as Response;
  return [answer.status, answer.headers.get("location")];
}

describe("a page that moved", () => {
  it.each(moved)("is found from a bookmark (%s): %s", async (route, old, today) => {
    expect(await leadsTo(route, "loader", old)).toEqual([301, today]);
  });

  it.each(moved)("takes a form of a tab from before (%s): %s", async (route, old, today) => {
    expect(await leadsTo(route, "action", old)).toEqual([308, today]);
  });

  it("is tried here, whichever it is", () => {
    const tried = new Set(moved.map(([route]) => route));
    expect(routeNames().filter(isOldAddress)).toEqual([...tried].sort());
  });
});
