declare const process: { env: { APP_URL: string } };

/** Asks the app as whoever is logged in; null when it cannot be reached. */
export async function ask<Answer>(path: string, body?: unknown): Promise<Answer | null> {
  const token = await shopify.sessionToken.get();
  try {
    const response = await fetch(`${process.env.APP_URL}${path}`, {
      method: body === undefined ? "GET" : "POST",
      headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return response.ok ? ((await response.json()) as Answer) : null;
  } catch {
    // no network, or the app is down: the caller shows what it knows without it
    return null;
  }
}
