import type { LoaderFunctionArgs } from "@remix-run/node";
import { begun } from "../pages/answer.server.ts";
import { answersCsv } from "../pages/feedback/file.server.ts";
import { shopOf } from "../shops/authenticate.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  const caller = await shopOf(request, { may: ["export"] });
  const file = await begun(answersCsv(caller, request, new Date()), "answers.csv");
  await caller.note({ what: "answers_file" });
  return file;
}
