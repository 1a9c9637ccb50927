import { ConnectorError } from "../protocol/error.js";

type Env = { readonly [name: string]: string | undefined };

/**
 * The proxy for a URL, by the variables that curl and Python's requests obey: `HTTPS_PROXY` for https, `HTTP_PROXY` for http,
 * `NO_PROXY` for exceptions; lower case wins. None: straight to the host.
 * Throws `PROXY_INVALID` (config_error) when the variable holds no URL of http or https.
 */
export function proxyFor(url: URL, env: Env): URL | undefined {
  const name = url.protocol === "https:" ? "HTTPS_PROXY" : "HTTP_PROXY";
  const value = variable(env, name);
  if (value === undefined || isExempt(url, variable(env, "NO_PROXY") ?? "")) return undefined;
  // `proxy.acme.com:3128` is common; `URL` would read the host as a scheme.
  const text = value.includes("://") ? value : `http://${value}`;
  const proxy = URL.canParse(text) ? new URL(text) : undefined;
  if (proxy !== undefined && (proxy.protocol === "http:" || proxy.protocol === "https:")) return proxy;
  throw new ConnectorError({
    code: "PROXY_INVALID",
    failureType: "config_error",
    message: `The environment variable ${name} does not hold the URL of an HTTP proxy, such as http://proxy.acme.com:3128. Correct it, or unset it to connect without a proxy.`,
  });
}

function variable(env: Env, name: string): string | undefined {
  const value = (env[name.toLowerCase()] ?? env[name])?.trim();
  return value === "" ? undefined : value;
}

/** `NO_PROXY`: hosts separated by commas; each also stands for its subdomains; `host:port`; `*` for all. */
function isExempt(url: URL, noProxy: string): boolean {
  const host = url.hostname.toLowerCase();
  const port = url.port !== "" ? url.port : url.protocol === "https:" ? "443" : "80";
  return noProxy
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((entry) => entry !== "")
    .some((entry) => {
      if (entry === "*") return true;
      const [, name = entry, onlyPort] = /^(.*?)(?::(\d+))?$/.exec(entry.replace(/^\*?\./, "")) ?? [];
      if (onlyPort !== undefined && onlyPort !== port) return false;
      return host === name || host.endsWith(`.${name}`);
    });
}
