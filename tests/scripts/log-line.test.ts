import { describe, expect, it } from "vitest";
import { readable } from "../../scripts/demo/log-line.ts";

describe("a service's log line", () => {
  it("becomes words where it was JSON", () => {
    const line =
      '{"level":30,"time":0,"pid":4,"hostname":"h","method":"GET","status":200,"msg":"served"}';
    expect(readable(line)).toEqual({
      text: "info  served method=GET status=200",
      serious: false,
    });
  });

  it("is shown to whoever started the demo when it is an error", () => {
    expect(readable('{"level":50,"msg":"no database"}').serious).toBe(true);
  });

  it("stays as it is otherwise", () => {
    expect(readable("sandbox ready http://localhost:4000").text).toBe(
      "sandbox ready http://localhost:4000",
    );
    expect(readable("{ not json").text).toBe("{ not json");
  });
});
