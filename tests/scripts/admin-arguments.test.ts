import { describe, expect, it } from "vitest";
import { readCommand, UsageError } from "../../scripts/admin/arguments.ts";

const read = (line: string) => readCommand(line.split(" ").filter((word) => word !== ""));
const because = ["--reason", "prices look wrong"];

describe("what whoever runs Boomerang types for a shop", () => {
  it("is a shop and what to do with it", () => {
    expect(read("shop demo")).toEqual({
      domain: "demo.myshopify.com",
      json: false,
      verb: "status",
    });
    expect(
      readCommand(["shop", "Demo.myshopify.com", "pause", "launching", "--json", ...because]),
    ).toEqual({
      domain: "demo.myshopify.com",
      json: true,
      verb: "pause",
      acts: ["launching"],
      reason: "prices look wrong",
    });
    expect(readCommand(["shop", "--all", "resume", ...because])).toMatchObject({
      domain: null,
      acts: ["launching", "sending", "crediting"],
    });
    expect(readCommand(["shop", "demo", "replay", "17", ...because])).toMatchObject({ job: "17" });
    expect(read("--help")).toBeNull();
  });

  it.each([
    ["", 'Found ""; expected shop or restored'],
    ["customer 7", "expected shop or restored"],
    ["restored", "Say with --taken-at"],
    ["restored --taken-at yesterday", "Say with --taken-at"],
    ["restored now --taken-at 2026-11-26T08:00:00.000Z", "restored takes no words"],
    ["shop", "Say which shop"],
    ["shop https://demo.myshopify.com", "is no shop's address"],
    ["shop demo'--", "is no shop's address"],
    ["shop demo erase", '"erase" is unknown: expected status'],
    ["shop demo constructor", '"constructor" is unknown: expected status'],
    ["shop --all toString", "With --all no shop is named"],
    ["shop demo pause", "Say why with --reason"],
    ["shop demo pause mailing --reason typo", '"mailing" cannot be stopped: expected launching'],
    ["shop demo pause --reason x", "too short"],
    ["shop demo replay --reason late", "Say which job"],
    ["shop demo replay 1 2 --reason late", "Say which job"],
    ["shop demo status now", "status takes nothing after it"],
    ["shop --all demo status", "With --all no shop is named"],
    ["shop --all replay 7 --reason late", "replay is for one shop"],
    ["shop demo --force", "force"],
  ])("is refused when it reads %s, and says what was expected", (line, sentence) => {
    expect(() => read(line)).toThrow(UsageError);
    expect(() => read(line)).toThrow(sentence);
  });
});
