/** Query parameters by name, as text. */
export interface Params {
  readonly [name: string]: string;
}

/** A URL with parameters set; those of the same name are replaced. The rest of the query keeps its bytes: it may be signed. */
export function withParams(url: string, params: Params): string {
  if (Object.keys(params).length === 0) return url;
  const target = new URL(withoutParams(url, (name) => Object.hasOwn(params, name)));
  const added = new URLSearchParams(Object.entries(params)).toString();
  target.search = [target.search.slice(1), added].filter((part) => part !== "").join("&");
  return target.href;
}

/** A URL without these parameters, where they have these values: what an API repeats of our credentials in a link. */
export function withoutValues(url: string, params: Params): string {
  if (Object.keys(params).length === 0) return url;
  return withoutParams(url, (name, value) => Object.hasOwn(params, name) && params[name] === value);
}

function withoutParams(url: string, drop: (name: string, value: string) => boolean): string {
  const target = new URL(url);
  const parts = target.search.slice(1).split("&");
  const kept = parts.filter((part) => ![...new URLSearchParams(part)].some(([name, value]) => drop(name, value)));
  if (kept.length === parts.length) return url;
  target.search = kept.join("&");
  return target.href;
}
