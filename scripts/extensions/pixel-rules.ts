import fs from "node:fs";
import path from "node:path";
import { table, text, unknownKeys, unknownName, type Rule } from "./rule.ts";

const purposes = ["analytics", "marketing", "preferences"];
const sale = ["enabled", "disabled", "ldu"];
const fieldTypes = ["single_line_text_field"];

/** A web pixel: where it runs, what for, and what webPixelCreate has to fill in. */
export const pixelRules: Rule = ({ dir, file }) => {
  const problems = unknownKeys("the file", file, [
    ...["name", "handle", "type", "uid", "description", "runtime_context", "customer_privacy"],
    ...["settings", "api_version"],
  ]);
  if (file["runtime_context"] !== "strict")
    problems.push('runtime_context must be "strict": pixels of apps run in a worker');
  const privacy = table(file["customer_privacy"]);
  problems.push(...unknownKeys("[customer_privacy]", privacy, [...purposes, "sale_of_data"]));
  for (const purpose of purposes)
    if (typeof privacy[purpose] !== "boolean")
      problems.push(`customer_privacy.${purpose} must be true or false`);
  if (!sale.includes(text(privacy["sale_of_data"])))
    problems.push(`customer_privacy.sale_of_data must be one of ${sale.join(", ")}`);

  const settings = table(file["settings"]);
  if (settings["type"] !== "object") problems.push('[settings] must say type = "object"');
  for (const [key, field] of Object.entries(table(settings["fields"]))) {
    const type = text(table(field)["type"]);
    if (!fieldTypes.includes(type))
      problems.push(`the setting "${key}": ${unknownName("type", type, fieldTypes)}`);
  }
  const entries = ["js", "ts"].map((ending) => path.join(dir, "src", `index.${ending}`));
  if (!entries.some((entry) => fs.existsSync(entry)))
    problems.push("there is no src/index.js or src/index.ts");
  return problems;
};
