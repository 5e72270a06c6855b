import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { surveyResponsesPath } from "../../contracts/survey-answer.ts";
import { buildExtension } from "../../scripts/build-extension.mjs";

let outDir: string;
beforeAll(async () => {
  outDir = await mkdtemp(path.join(tmpdir(), "extension-"));
});
afterAll(() => rm(outDir, { recursive: true, force: true }));

describe("the survey's bundle", () => {
  it("is far below the 64 KB Shopify accepts, registers both pages and knows the app", async () => {
    const built = await buildExtension({ appUrl: "https://app.example/", outDir });
    const code = await readFile(built.file, "utf8");
    expect(built.deflateBytes).toBeLessThan(16 * 1024);
    expect(built.rawBytes).toBe(Buffer.byteLength(code));
    expect(code).toContain("purchase.thank-you.block.render");
    expect(code).toContain("customer-account.order-status.block.render");
    for (const part of ["https://app.example$", surveyResponsesPath])
      expect(code.includes(part), part).toBe(true);
    expect(code).not.toContain("process.env");
  });

  it.each(["", "app.example", "http://app.example", "ftp://app.example"])(
    "is not built for the address %j",
    async (appUrl) => {
      await expect(buildExtension({ appUrl, outDir })).rejects.toThrow(`APP_URL is "${appUrl}"`);
    },
  );
});
