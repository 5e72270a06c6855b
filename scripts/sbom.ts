// npm run sbom [-- FILE]: what the app is made of, as CycloneDX.
import fs from "node:fs";
import { inProject } from "./paths.ts";
import { PlainError, runMain } from "./plain-error.ts";
import { inventoryOf, licenceFaults, type Lock } from "./sbom/inventory.ts";

await runMain(async () => {
  const [file] = process.argv.slice(2);
  const lock = JSON.parse(fs.readFileSync(inProject("package-lock.json"), "utf8")) as Lock;
  const inventory = inventoryOf(lock);
  const faults = licenceFaults(inventory);
  if (faults.length > 0) throw new PlainError(faults.join("\n"));
  const text = `${JSON.stringify(inventory, null, 2)}\n`;
  if (file === undefined) process.stdout.write(text);
  else fs.writeFileSync(file, text);
});
