const veil = "****";

/** Words that a secret's name ends with: `api_key`, `X-Amz-Signature`, `apikey`. */
const secretWords = new Set(
  (
    "key apikey token accesstoken secret clientsecret sig sign signature password passwd pass pwd passphrase credential credentials " +
    "auth authorization jwt assertion sid session sessionid hmac"
  ).split(" "),
);
/** In front of `token` or `key` they say that it leads to a page or names a field. */
const harmless = new Set(
  "page paging pagination next prev previous continuation continue skip sync cursor start end last first sort order group".split(
    " ",
  ),
);

/**
 * A URL as messages and logs may show it: user and password are left out, and query values with a secret's name are `****`. The rest
 * stands as it came. Whatever is no URL is returned unchanged, but for its query.
 */
export function shownUrl(url: string | URL): string {
  const text = withoutUser(typeof url === "string" ? url : url.href);
  return text.replace(/([?&;])([^=&;#\s]+)=([^&;#\s"']*)/g, (whole, mark: string, name: string, value: string) => {
    return value !== "" && isSecretParam(name) ? `${mark}${name}=${veil}` : whole;
  });
}

/** Does a query parameter of that name hold a secret? Tokens of pages are none. */
function isSecretParam(name: string): boolean {
  const words = decoded(name)
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
  const last = words.at(-1) ?? "";
  return secretWords.has(last) && !harmless.has(words.at(-2) ?? "");
}

function withoutUser(url: string): string {
  return url.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/?#@\s]*@/i, "$1");
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
