import { randomBytes } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { readSealed, writeSealed } from "../../scripts/db-backup/sealed-file.ts";

const key = randomBytes(32);
let folder: string;
let file: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "boomerang-sealed-"));
  file = path.join(folder, "all.backup");
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

/** Takes so long that another backup begins meanwhile. */
async function* slowly(text: string) {
  for (const letter of text) {
    await new Promise((soon) => setTimeout(soon, 5));
    yield letter;
  }
}
async function read(): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of readSealed(file, key)) parts.push(part);
  return Buffer.concat(parts).toString();
}

it("of two backups into one file at a time one is whole, and the other is told", async () => {
  const ended = await Promise.allSettled([
    writeSealed(file, key, slowly("the first")),
    writeSealed(file, key, slowly("the second one")),
  ]);
  expect(ended).toEqual([
    { status: "fulfilled", value: undefined },
    {
      status: "rejected",
      reason: expect.objectContaining({
        message: expect.stringContaining("choose another name") as string,
      }) as Error,
    },
  ]);
  expect(await read()).toBe("the first");
  expect(fs.readdirSync(folder)).toEqual(["all.backup"]);
});

it("no backup replaces another, which may be the only one, and nothing of it is read first", async () => {
  await writeSealed(file, key, slowly("kept"));
  let began = false;
  async function* contents() {
    began = true;
    yield* slowly("later");
  }
  await expect(writeSealed(file, key, contents())).rejects.toThrow("choose another name");
  expect(began).toBe(false);
  expect(await read()).toBe("kept");
});

it("a backup that fails leaves nothing behind", async () => {
  async function* broken() {
    yield* slowly("half");
    throw new Error("the database went away");
  }
  await expect(writeSealed(file, key, broken())).rejects.toThrow("went away");
  expect(fs.readdirSync(folder)).toEqual([]);
});
