/** What of package-lock.json is read here. */
export interface Lock {
  name: string;
  version: string;
  packages: Record<string, LockedPackage>;
}

interface LockedPackage {
  version?: string;
  license?: string;
  integrity?: string;
  dev?: boolean;
  link?: boolean;
}

interface Component {
  type: "library";
  "bom-ref": string;
  name: string;
  version: string;
  purl: string;
  /** required = goes to a deployment; excluded = builds and tests only */
  scope: "required" | "excluded";
  licenses: [{ expression: string }] | [{ license: { name: string } }] | [];
  hashes: { alg: "SHA-512"; content: string }[];
}

/** CycloneDX 1.6, as far as a lock file knows. */
export interface Inventory {
  bomFormat: "CycloneDX";
  specVersion: "1.6";
  version: 1;
  metadata: {
    component: { type: "application"; "bom-ref": string; name: string; version: string };
  };
  components: Component[];
}

/** Old packages that name no licence where it belongs; read from their own files. */
const READ_BY_US: Record<string, string> = {
  eval: "MIT",
  format: "MIT",
  "parse-cache-control": "MIT",
  "require-like": "MIT",
};

const MODULES = "node_modules/";
const isExpression = (license: string) => !/^SEE /i.test(license);

/** Everything the lock file installs, each version once, in order of names. */
export function inventoryOf(lock: Lock): Inventory {
  const components = new Map<string, Component>();
  for (const [place, locked] of Object.entries(lock.packages)) {
    const at = place.lastIndexOf(MODULES);
    if (at < 0 || locked.link || !locked.version) continue;
    const name = place.slice(at + MODULES.length);
    const purl = `pkg:npm/${name.replace(/^@/, "%40")}@${locked.version}`;
    const scope = locked.dev ? "excluded" : "required";
    const known = components.get(purl);
    // one place that a deployment needs is enough
    if (known) known.scope = scope === "required" ? scope : known.scope;
    else components.set(purl, componentOf(name, locked.version, purl, scope, locked));
  }
  const application = { name: lock.name, version: lock.version };
  return {
    bomFormat: "CycloneDX",
    specVersion: "1.6",
    version: 1,
    metadata: {
      component: { type: "application", "bom-ref": `${lock.name}@${lock.version}`, ...application },
    },
    components: [...components.values()].sort((a, b) => (a.purl < b.purl ? -1 : 1)),
  };
}

function componentOf(
  name: string,
  version: string,
  purl: string,
  scope: Component["scope"],
  { license = READ_BY_US[name], integrity }: LockedPackage,
): Component {
  const sha512 = /sha512-([A-Za-z0-9+/=]+)/.exec(integrity ?? "")?.[1];
  return {
    type: "library",
    "bom-ref": purl,
    name,
    version,
    purl,
    scope,
    licenses: !license
      ? []
      : isExpression(license)
        ? [{ expression: license }]
        : [{ license: { name: license } }],
    hashes: sha512
      ? [{ alg: "SHA-512", content: Buffer.from(sha512, "base64").toString("hex") }]
      : [],
  };
}

const isCopyleft = (license: string) => /\bA?GPL\b/i.test(license);

/**
 * Packages whose licence would bind the app, or that say none: one sentence each. A package that may be had under
 * another licence is taken under that one.
 */
export function licenceFaults({ components }: Inventory): string[] {
  return components.flatMap(({ name, version, licenses: [said] }) => {
    if (!said) return [`${name} ${version} names no licence: read its files`];
    const text = "expression" in said ? said.expression : said.license.name;
    const choices = text.replace(/[()]/g, "").split(/ OR /i);
    return choices.every(isCopyleft) ? [`${name} ${version} is under ${text}`] : [];
  });
}
