import { createHash } from "node:crypto";
import { hostOf, type Facts, type FilePlan } from "../facts.js";
import { firstVersion } from "../versions.js";

/** What Airbyte's tools and catalogue read. */
export function airbyteFiles(facts: Facts): FilePlan[] {
  const { name, title, project, commands, hosts, streams } = facts;
  const { id, project: choices } = project.connector;
  const incremental = streams.some(({ model }) => model.cursor !== undefined);
  const documentationUrl = documentationOf(facts);
  return [
    page("metadata.yaml", {
      name,
      title,
      id,
      hosts,
      documentationUrl,
      license: choices.license,
      version: firstVersion,
    }),
    page("acceptance-test-config.yml", { name, commands, incremental }),
    page("icon.svg", { title, initials: initialsOf(name), colour: colourOf(name) }),
  ];
}

function page(path: string, locals: NonNullable<FilePlan["locals"]>): FilePlan {
  return { id: path, path, policy: "merge", template: path, locals };
}

/** metadata.yaml must have one. Where none is known: the API's own host; where that is a setting, the connector's id as a URI. */
function documentationOf({ project: { connector } }: Facts): string {
  if (connector.documentationUrl !== undefined) return connector.documentationUrl;
  const host = hostOf(connector.api.baseUrl);
  return host === "" || host.includes("{") ? `urn:uuid:${connector.id}` : `https://${host}`;
}

/** First letters of the first two words, or the first two letters of one. */
function initialsOf(name: string): string {
  const [first = "", second] = name.split("-");
  return (second === undefined ? first.slice(0, 2) : `${first.charAt(0)}${second.charAt(0)}`).toUpperCase();
}

/** A colour of the name's own, dark enough for white letters. */
function colourOf(name: string): string {
  const hue = createHash("sha256").update(name).digest().readUInt16BE(0) % 360;
  return `hsl(${String(hue)}, 60%, 38%)`;
}
