import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { readProductLog, type ProductLog } from "../../../scripts/advise/product-log.ts";

/** A log as a file of its own, which is gone after it was read. */
export async function withFile<T>(text: string, use: (file: string) => Promise<T>): Promise<T> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "boomerang-advise-"));
  try {
    const file = path.join(folder, "log.csv");
    fs.writeFileSync(file, text);
    return await use(file);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

export const logOf = (text: string, skipBad = false): Promise<ProductLog> =>
  withFile(text, (file) => readProductLog(file, { skipBad, zone: "UTC" }));
