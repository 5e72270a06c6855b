import { describe, expect, it } from "vitest";
import { jobNames } from "../../app/jobs/catalog.ts";
import { roomOf } from "../../app/jobs/job.ts";
import { news } from "../../app/jobs/news.ts";
import { foreignJobs, neverTold } from "../support/law/job-law.ts";
import { projectFiles } from "../support/law/project-files.ts";

const app = projectFiles(["app"]);

describe("rooms", () => {
  it("never name a job of another room", () => {
    expect(foreignJobs(app)).toEqual([]);
  });

  it("give their jobs their own name", () => {
    const rooms = new Set([...app.keys()].map((file) => file.split("/")[1]));
    expect(jobNames.filter((name) => !rooms.has(roomOf(name)))).toEqual([]);
  });

  it("tell every piece of news there is", () => {
    expect(neverTold(app, Object.keys(news))).toEqual([]);
  });
});

describe("the law is broken by", () => {
  it.each([
    ["a call", 'await enqueue(db, "clv.compute", { shopId });'],
    ["a handler", 'export const handlers = { "clv.compute": run };'],
    ["a name between backticks", "const name = `clv.compute`;"],
  ])("%s", (_, text) => {
    expect(foreignJobs(new Map([["app/orders/a.server.ts", text]]))).toEqual([
      expect.stringContaining("app/orders/a.server.ts:1 names clv.compute"),
    ]);
    expect(foreignJobs(new Map([["app/clv/a.server.ts", text]]))).toEqual([]);
  });
});
