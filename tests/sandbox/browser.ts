/** A visitor of the storefront: keeps cookies and follows where pages lead. */
export interface Browser {
  get(path: string): Promise<Page>;
  post(path: string, form: Record<string, string>): Promise<Page>;
  /** as a Cookie header has them */
  cookies(): string;
  carry(cookies: string): void;
}

export interface Page {
  status: number;
  /** where it ended */
  url: string;
  text: string;
}

export function aBrowser(home: string): Browser {
  const jar = new Map<string, string>();
  const cookies = () => [...jar].map(([name, value]) => `${name}=${value}`).join("; ");

  async function go(address: string, init: RequestInit): Promise<Page> {
    const response = await fetch(address, {
      ...init,
      headers: { cookie: cookies() },
      redirect: "manual",
    });
    for (const set of response.headers.getSetCookie()) {
      const [pair, ...attributes] = set.split(";");
      const [name, value] = pair!.split("=") as [string, string];
      const ends = attributes.some((one) => /expires=thu, 01 jan 1970/i.test(one));
      if (ends) jar.delete(name);
      else jar.set(name, value);
    }
    const next = response.headers.get("location");
    if (next !== null) return go(new URL(next, address).href, {});
    return { status: response.status, url: address, text: await response.text() };
  }
  const at = (path: string) => (path.startsWith("http") ? path : `${home}${path}`);
  return {
    get: (path) => go(at(path), {}),
    post: (path, form) => go(at(path), { method: "POST", body: new URLSearchParams(form) }),
    cookies,
    carry(text) {
      for (const pair of text.split("; ")) {
        const [name, value] = pair.split("=") as [string, string];
        jar.set(name, value);
      }
    },
  };
}
