import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { answerToOtherMethods, receiveAnswer } from "../surveys/receive.server.ts";

export async function loader({ request }: LoaderFunctionArgs) {
  return answerToOtherMethods(request);
}

export async function action({ request }: ActionFunctionArgs) {
  return receiveAnswer(request);
}
