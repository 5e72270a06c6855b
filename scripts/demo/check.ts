// npm run demo -- --check: walks the story step by step and tells for each what it found.
import fs from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import { launchBrowser } from "../browser.ts";
import { isMissing } from "./app-pages.ts";
import type { Stack } from "./stack.ts";
import type { Step, Walk } from "./step.ts";
import { story } from "./story.ts";
import { patient } from "../patience.ts";

/** Messages of the browser that no page of ours causes. */
const NOT_OURS = /favicon\.ico/;

function words(error: unknown): string {
  // Playwright's messages go on with a call log of many lines.
  return error instanceof Error ? (error.message.split("\n")[0] ?? error.message) : String(error);
}

async function takePicture(page: Page, folder: string): Promise<string> {
  fs.mkdirSync(folder, { recursive: true });
  const file = path.join(folder, "failed.png");
  await page.screenshot({ path: file, fullPage: true });
  return file;
}

/** Runs the steps in order and stops at the first that fails. Returns the exit code. */
async function walk(steps: Step[], context: Walk, say: (line: string) => void): Promise<number> {
  const complaints: string[] = [];
  const browser = context.page.context();
  browser.on("console", (message) => {
    const { url } = message.location();
    // a form sent back with its errors is an answer of 422, which the browser reports too
    const expected =
      /status of 422/.test(message.text()) ||
      (/status of 404/.test(message.text()) && isMissing(url));
    if (message.type() === "error" && !expected && !NOT_OURS.test(url))
      complaints.push(message.text());
  });
  browser.on("weberror", (error) => complaints.push(error.error().message));
  for (const [place, step] of steps.entries()) {
    const began = performance.now();
    const seconds = () => `${((performance.now() - began) / 1000).toFixed(1)} s`;
    const label = `${String(place + 1).padStart(2)}/${steps.length}`;
    try {
      const figure = await step.run(context);
      if (complaints.length > 0)
        throw new Error(`the browser's console says: ${complaints.join(" | ")}`);
      say(`ok   ${label} ${step.name}: ${figure} (${seconds()})`);
    } catch (error) {
      say(`FAIL ${label} ${step.name}: ${words(error)} (${seconds()})`);
      const picture = await takePicture(context.page, context.pictures).catch(words);
      say(`     the page at that moment: ${picture}`);
      return 1;
    }
  }
  say(`All ${steps.length} steps passed. Pictures of the pages: ${context.pictures}`);
  return 0;
}

/** Walks the whole story in a headless Chromium. Returns the exit code. */
export async function walkStory(
  stack: Stack,
  state: string,
  say: (line: string) => void,
): Promise<number> {
  const pictures = path.join(state, "pictures");
  // of an earlier walk
  fs.rmSync(pictures, { recursive: true, force: true });
  const browser = await launchBrowser();
  try {
    // a context of its own: a step may open a second page in it
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    page.setDefaultTimeout(patient(30_000));
    return await walk(story, { page, stack, pictures }, say);
  } finally {
    await browser.close();
  }
}
