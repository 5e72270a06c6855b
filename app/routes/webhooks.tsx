import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { receiveWebhook } from "../shops/webhooks.server.ts";

export const action = ({ request }: ActionFunctionArgs) => receiveWebhook(request);
export const loader = ({ request }: LoaderFunctionArgs) => receiveWebhook(request);
