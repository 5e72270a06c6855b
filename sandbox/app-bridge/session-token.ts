import type { Port } from "./port.ts";

/** Tokens live one minute; the last seconds are left for the way to the app. */
const SPARE_SECONDS = 5;

const expiryOf = (token: string): number => {
  const payload = token.split(".")[1] ?? "";
  const json = atob(payload.replaceAll("-", "+").replaceAll("_", "/"));
  return (JSON.parse(json) as { exp: number }).exp;
};

export interface SessionTokens {
  /** the cached token while it is good, otherwise a new one from the shell */
  current(): Promise<string>;
  fresh(): Promise<string>;
}

export function sessionTokens(port: Port): SessionTokens {
  let cached: { token: string; goodUntil: number } | null = null;
  let asking: Promise<string> | null = null;

  const fresh = () => {
    asking ??= port
      .ask("idToken", null)
      .then((token) => {
        cached = { token, goodUntil: expiryOf(token) - SPARE_SECONDS };
        return token;
      })
      .finally(() => {
        asking = null;
      });
    return asking;
  };
  return {
    fresh,
    current: async () =>
      cached && cached.goodUntil > Date.now() / 1000 ? cached.token : await fresh(),
  };
}
