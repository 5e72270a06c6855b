// The texts for the App Store with the publisher's own name and addresses in them.
import fs from "node:fs";
import path from "node:path";
import { filled, missingFields, type Publisher } from "./listing/fill.ts";
import { DEMO_STATE, inProject } from "./paths.ts";

const FROM = inProject("docs", "app-store");
const TO = path.join(DEMO_STATE, "listing");

const read = (name: string) => fs.readFileSync(path.join(FROM, name), "utf8");

const publisher = JSON.parse(read("publisher.json")) as Publisher;
fs.mkdirSync(TO, { recursive: true });
const texts = fs.readdirSync(FROM).filter((name) => name.endsWith(".md") && name !== "README.md");
for (const name of texts) fs.writeFileSync(path.join(TO, name), filled(read(name), publisher));
console.log(`${texts.length} texts written to ${path.relative(inProject(), TO)}`);
const missing = missingFields(publisher);
if (missing.length > 0)
  console.log(
    `Not ready to hand in. Empty in docs/app-store/publisher.json: ${missing.join(", ")}`,
  );
