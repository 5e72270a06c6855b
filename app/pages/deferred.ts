import type { TypedDeferredData } from "@remix-run/node";

/** What a page loads when a part of what is read comes after the rest: for `useLoaderData`. */
export type Deferred<Read extends (...args: never[]) => Promise<object | null>> = () => Promise<
  TypedDeferredData<NonNullable<Awaited<ReturnType<Read>>> & Record<string, unknown>>
>;
