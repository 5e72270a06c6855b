import fs from "node:fs";
import { describe, expect, it } from "vitest";
import { inProject } from "../../scripts/paths.ts";
import { inventoryOf, licenceFaults, type Lock } from "../../scripts/sbom/inventory.ts";

const lock = JSON.parse(fs.readFileSync(inProject("package-lock.json"), "utf8")) as Lock;
const ours = inventoryOf(lock);

const lockWith = (packages: Lock["packages"]): Lock => ({
  name: "app",
  version: "1.0.0",
  packages,
});

describe("what the app is made of", () => {
  it("is everything the lock file installs, each version once, with its hash", () => {
    const { dependencies } = JSON.parse(fs.readFileSync(inProject("package.json"), "utf8")) as {
      dependencies: Record<string, string>;
    };
    for (const [name, version] of Object.entries(dependencies))
      expect(ours.components).toContainEqual(
        expect.objectContaining({ name, version, scope: "required" }),
      );
    const refs = ours.components.map((one) => one["bom-ref"]);
    expect(new Set(refs).size).toBe(refs.length);
    for (const { hashes, purl } of ours.components) {
      expect(purl).toMatch(/^pkg:npm\/(%40[\w.-]+\/)?[\w.-]+@\d/);
      expect(hashes[0]?.content, purl).toMatch(/^[0-9a-f]{128}$/);
    }
  });

  it("holds nothing under a licence that would bind the app", () => {
    expect(licenceFaults(ours)).toEqual([]);
  });
});

describe("a licence is refused", () => {
  it.each([
    "GPL-3.0",
    "GPL-2.0-only",
    "AGPL-3.0-or-later",
    "(GPL-2.0 OR AGPL-3.0)",
    "MIT AND GPL-2.0",
  ])("%s", (license) => {
    const bound = lockWith({ "node_modules/bound": { version: "1.2.3", license } });
    expect(licenceFaults(inventoryOf(bound))).toEqual([`bound 1.2.3 is under ${license}`]);
  });

  it("that nobody names", () => {
    const silent = lockWith({ "node_modules/a/node_modules/@b/silent": { version: "1.0.0" } });
    expect(licenceFaults(inventoryOf(silent))).toEqual([
      "@b/silent 1.0.0 names no licence: read its files",
    ]);
  });

  it.each(["MIT", "LGPL-3.0", "(MIT OR GPL-3.0)", "SEE LICENSE IN LICENSE.md"])(
    "but not %s",
    (license) => {
      const free = lockWith({ "node_modules/free": { version: "1.2.3", license } });
      expect(licenceFaults(inventoryOf(free))).toEqual([]);
    },
  );
});

it("a package is needed by a deployment when one of its places is", () => {
  const both = lockWith({
    "": { version: "1.0.0" },
    "extensions/x": { link: true },
    "node_modules/a": { version: "1.0.0", license: "MIT", dev: true },
    "node_modules/b/node_modules/a": { version: "1.0.0", license: "MIT" },
    "node_modules/c": { version: "1.0.0", license: "MIT", dev: true },
  });
  expect(inventoryOf(both).components.map(({ name, scope }) => [name, scope])).toEqual([
    ["a", "required"],
    ["c", "excluded"],
  ]);
});
