import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { boundedBody } from "../shops/bounded-body.server.ts";
import { answerSurvey } from "../surveys/receive.server.ts";

/** The same door as the web server's own (app/web/survey-door.server.ts), for servers that know only routes. */
export async function action({ request }: ActionFunctionArgs) {
  const { status, headers, body } = await answerSurvey({
    method: request.method,
    header: (name) => request.headers.get(name),
    asker: "unknown",
    body: (mostBytes) => boundedBody(request, mostBytes),
  });
  return new Response(body, { status, headers });
}

export async function loader(called: LoaderFunctionArgs) {
  return action(called);
}
