import fs from "node:fs";
import path from "node:path";
import { isEnumType, isInputObjectType } from "graphql";
import { adminSchema } from "../../sandbox/admin-api/schema.ts";
import { inProject } from "../paths.ts";

/** What an extension may name, read from the installed packages: names of targets, capabilities, of Flow's fields. */

const uiTypes = inProject("node_modules", "@shopify", "ui-extensions");

/** Every target of the installed types. */
export function knownTargets(): Set<string> {
  const surfaces = path.join(uiTypes, "build", "ts", "surfaces");
  const files = fs
    .readdirSync(surfaces, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => fs.readdirSync(path.join(surfaces, name, "targets")));
  return new Set(files.flatMap((file) => /^(.+)\.d\.ts$/.exec(file)?.[1] ?? []));
}

/** "network_access", "collect_buyer_consent.sms_marketing" … */
export function knownCapabilities(): Set<string> {
  const file = path.join(uiTypes, "build", "ts", "shared.d.ts");
  const [, union] = /export type Capability = ([^;]+);/.exec(fs.readFileSync(file, "utf8")) ?? [];
  if (union === undefined) throw new Error(`${file} has no type Capability`);
  return new Set([...union.matchAll(/'([^']+)'/g)].map(([, name]) => name!));
}

/** The API version of the installed types: package 2026.7.4 is "2026-07". */
export function apiVersion(): string {
  const { version } = JSON.parse(fs.readFileSync(path.join(uiTypes, "package.json"), "utf8")) as {
    version: string;
  };
  const [year, month] = version.split(".");
  return `${year}-${month!.padStart(2, "0")}`;
}

export interface MetafieldFacts {
  /** "customer", "order" … as the tables of shopify.app.toml begin */
  owners: Set<string>;
  capabilities: Set<string>;
  /** What each key of `access` may say. */
  access: Map<string, Set<string>>;
}

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** What a definition of a metafield may say, by the Admin API's schema. */
export function metafieldFacts(): MetafieldFacts {
  const { schema } = adminSchema();
  const fields = (type: string) => {
    const found = schema.getType(type);
    if (!isInputObjectType(found)) throw new Error(`the Admin API's schema has no input ${type}`);
    return Object.keys(found.getFields()).map(snake);
  };
  const values = (type: string) => {
    const found = schema.getType(type);
    if (!isEnumType(found)) throw new Error(`the Admin API's schema has no enum ${type}`);
    return new Set(found.getValues().map(({ name }) => name.toLowerCase()));
  };
  const accessType = (key: string) =>
    `Metafield${key.replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase())}AccessInput`;
  return {
    owners: values("MetafieldOwnerType"),
    capabilities: new Set(fields("MetafieldCapabilityCreateInput")),
    access: new Map(
      fields("MetafieldAccessInput").map((key) => [key, values(accessType(key))] as const),
    ),
  };
}
