import { expect, it } from "vitest";
import { action, loader } from "../../app/routes/app.campaigns.$.ts";

it.each([
  ["/app/campaigns?view=running", "/app/offers?view=running"],
  ["/app/campaigns/new?segment=slipping&host=abc", "/app/offers/new?segment=slipping&host=abc"],
  [
    "/app/campaigns/3f0c1a52-0000-4000-8000-000000000000/codes.csv",
    "/app/offers/3f0c1a52-0000-4000-8000-000000000000/codes.csv",
  ],
])("a bookmark of %s leads to the same page under its name of today", (old, today) => {
  const request = new Request(`https://boomerang.example${old}`);
  const answer = loader({ request, params: {}, context: {} });
  expect(answer.status).toBe(301);
  expect(answer.headers.get("location")).toBe(today);
});

it("a form of a tab that was open before the move is sent on as it is", () => {
  const request = new Request("https://app.example/app/campaigns/new?segment=vip", {
    method: "POST",
  });
  const response = action({ request, params: {}, context: {} });
  expect(response.status).toBe(308);
  expect(response.headers.get("location")).toBe("/app/offers/new?segment=vip");
});
