/** The words that start this program again: from a checkout of ours it is `npm start`, else the package by its name. */
export function ownCommand(env: { readonly [name: string]: string | undefined }, version?: string): string[] {
  const fromCheckout =
    env["npm_package_name"] === "create-connector" && /^(start|demo)$/.test(env["npm_lifecycle_event"] ?? "");
  if (fromCheckout) return ["npm", "start", "--"];
  return ["npx", version === undefined ? "create-connector" : `create-connector@${version}`];
}
