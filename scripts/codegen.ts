// npm run codegen: the types of the app's questions to Shopify, after one was added or changed.
import { runMain } from "./plain-error.ts";
import { fetchSchema, generateTypes } from "./prepare.ts";

const say = (line: string) => void process.stdout.write(`${line}\n`);

await runMain(async () => {
  await fetchSchema(say);
  await generateTypes(say);
});
