import { ConnectorError } from "../protocol/error.js";
import { shownUrl } from "../protocol/shown-url.js";

/** Which URLs may get the credentials. */
export interface HostRule {
  trusts(url: URL): boolean;
}

/**
 * Trusts the host and port of `baseUrl`, and the hosts in `allowedHosts` (`api2.acme.com`, or `api2.acme.com:8443` for another
 * port than the scheme's). Where the base URL is https, plain http is never trusted, whatever the host.
 * Throws `DEFINITION_INVALID` when an allowed host is written as a URL, and `BASE_URL_INVALID`.
 */
export function hostRule(baseUrl: string, allowedHosts: readonly string[]): HostRule {
  const base = parseBase(baseUrl);
  const hosts = new Set([base.hostname + explicitPort(base), ...allowedHosts.map(checkHost)]);
  return {
    trusts: (url) =>
      (url.protocol === "https:" || (url.protocol === "http:" && base.protocol === "http:")) &&
      hosts.has(url.hostname + explicitPort(url)),
  };
}

/** A request to a host that must not get the credentials. */
export function foreignHost(url: URL, baseUrl: string, why = "A request"): ConnectorError {
  const base = new URL(baseUrl);
  const downgraded = url.hostname === base.hostname && base.protocol === "https:" && url.protocol === "http:";
  const what = downgraded
    ? `${why} to ${url.origin} would carry the credentials of ${base.origin} over plain http`
    : `${why} to ${url.host} would carry the credentials of ${base.host} to another host`;
  const remedy = downgraded
    ? "It was not sent. The API should link to https; look at the place that the next page's URL is read from."
    : `It was not sent. If ${url.host} belongs to the API, add it to allowedHosts of the API's definition.`;
  return new ConnectorError({
    code: "FOREIGN_HOST",
    failureType: "system_error",
    message: `${what}. ${remedy}`,
    detail: `URL: ${shownUrl(url)}`,
  });
}

function parseBase(baseUrl: string): URL {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  if (url !== undefined && (url.protocol === "https:" || url.protocol === "http:")) return url;
  throw new ConnectorError({
    code: "BASE_URL_INVALID",
    failureType: "config_error",
    message: `The base URL is ${JSON.stringify(shownUrl(baseUrl))}, which is no URL of http or https. Correct the settings that stand in it, for instance "https://api.acme.com/v1".`,
  });
}

/** `:8443`, or nothing for the scheme's own port: `URL` leaves that out. */
function explicitPort(url: URL): string {
  return url.port === "" ? "" : `:${url.port}`;
}

function checkHost(entry: string): string {
  const host = entry.trim().toLowerCase();
  if (/^(\[[0-9a-f:.]+\]|[^\s/@:?#*[\]]+)(:\d+)?$/.test(host)) return host.replace(/:443$/, "");
  throw new ConnectorError({
    code: "DEFINITION_INVALID",
    failureType: "system_error",
    message: `allowedHosts has ${JSON.stringify(entry)}, which is no host. Write the host alone, for instance "files.acme.com", without scheme, path or wildcard.`,
  });
}
