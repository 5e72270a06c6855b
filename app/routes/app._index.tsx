import type { LoaderFunctionArgs } from "@remix-run/node";
import { shopOf } from "../shops/authenticate.server.ts";
export async function loader({ request }: LoaderFunctionArgs) {
  const { shop } = await shopOf(request);
  return { shop: shop.domain };
}
export default function Home() {
  return null;
}
