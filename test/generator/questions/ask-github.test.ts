import { readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { DOWN, ENTER, type Move, play } from "./scripted.js";

const end: readonly Move[] = [
  { see: "Another stream", keys: ENTER },
  { see: "install now", keys: ENTER, shot: "defaults" },
];

test("GitHub: a host without settings, an organisation, a Link header, and issues of each repository", async () => {
  const sample = (name: string): unknown =>
    JSON.parse(readFileSync(new URL(`../../../examples/github/samples/${name}.json`, import.meta.url), "utf8"));
  const played = await play(
    [
      { see: "called?", keys: `GitHub${ENTER}` },
      { see: "Base URL", keys: `https://api.github.com/${ENTER}` },
      { see: "authenticate?", keys: ENTER },
      { see: "Which settings", keys: ENTER },
      { see: "first stream", keys: `repositories${ENTER}` },
      { see: "Path", keys: `/orgs/{org}/repos${ENTER}` },
      { see: "{org} comes from", keys: ENTER },
      { see: "A sample", keys: `repos.json${ENTER}` },
      { see: "right?", keys: DOWN + DOWN + DOWN + ENTER },
      { see: "Field with the time", keys: DOWN + DOWN + DOWN + DOWN + ENTER },
      { see: "right?", keys: ENTER, shot: "block" },
      { see: "How does it page?", keys: DOWN.repeat(5) + ENTER, shot: "paging" },
      { see: "page size", keys: `per_page${ENTER}` },
      { see: "Page size", keys: ENTER },
      { see: "Another stream", keys: `issues${ENTER}` },
      {
        see: "Path",
        keys: `https://api.github.com/repos/{owner}/{repo}/issues?state=all&since=2024-01-01T00:00:00Z&page=2${ENTER}`,
      },
      { see: "{owner} comes from", keys: ENTER, shot: "owner" },
      { see: "{repo} comes from", keys: ENTER },
      { see: "A sample", keys: `issues.json${ENTER}` },
      { see: "right?", keys: ENTER, shot: "second block" },
      { see: "very time", keys: DOWN + ENTER },
      ...end,
    ],
    { files: { "repos.json": sample("repositories"), "issues.json": sample("issues") } },
  );
  expect(played.error).toBeUndefined();
  expect(below("repositories: right?", await played.screen("block"))).toMatchInlineSnapshot(`
    "? repositories: right?
    ❯ yes, go on
      records     .          the body is the list (4)
      key         id         unique, never empty
      cursor      –          everything is read each time
      pagination  –          the body is a bare list: headers were not given, or…
      query       –          constants, such as state=all
      schema      43 fields
      more        –          what is asked rarely

    ↑ ↓ move, Enter takes it"
  `);
  expect(below("How does it page?", await played.screen("paging"))).toMatchInlineSnapshot(`
    "? How does it page?
    ❯ all on one page       no paging
      token in the body     ?after=… from "next_cursor": "…"
      page number           ?page=2
      offset                ?offset=100
      next URL in the body  "next": "https://…"
      Link header           Link: <https://…>; rel="next"
      last record's id      ?starting_after=… the id of the last record
      another way           token in a header, OData

    ↑ ↓ move, Enter takes it"
  `);
  expect(below("{owner}", await played.screen("owner"))).toMatchInlineSnapshot(`
    "✔ Path https://api.github.com/repos/{owner…  /repos/{owner}/{repo}/issues
    ? {owner} comes from
    ❯ repositories.owner.login  one request for each of the repositories
      repositories.owner.id     one request for each of the repositories
      repositories.id           one request for each of the repositories
      repositories.node_id      one request for each of the repositories
      repositories.name         one request for each of the repositories
      repositories.full_name    one request for each of the repositories
      a setting: owner          each user of the connector fills it in
      a list of values          read once for each
      another field of a stream
      the path is another       give it again

    ↑ ↓ move, Enter takes it"
  `);
  expect(below("issues: right?", await played.screen("second block"))).toMatchInlineSnapshot(`
    "? issues: right?
    ❯ yes, go on
      records     .           the body is the list (6)
      key         id          unique, never empty
      cursor      updated_at  ISO 8601; newest last; also: created_at
      filter      since       boundary unknown
      pagination  Link header, size per_page  as the other streams
      query       state=all
      schema      31 fields   1 always empty: milestone.closed_at
      more        –           what is asked rarely

    ↑ ↓ move, Enter takes it"
  `);
  expect(await played.screen()).toMatchInlineSnapshot(`
    "
      create-connector 1.0.0   a TypeScript connector, from questions to rows

    ✔ What is the source called? GitHub  in ./source-github
    ✔ Base URL of the API https://api.github.com/
    ✔ How does it authenticate? bearer token
    ✔ Settings of each user api_key (secret), start_date

      Streams  what the API lists: customers, orders, …
    ✔ Name of the first stream repositories
    ✔ Path /orgs/{org}/repos
    ✔ {org} comes from a setting: org
    ✔ A sample response repos.json  4 records, 43 fields
    ✔ repositories 4 records in the body, key id, read whole each time
    ✔ How does it page? Link header
    ✔ Query parameter of the page size per_page
    ✔ Page size 100  the API's limit is not known
    ✔ Another stream? issues
    ✔ Path https://api.github.com/repos/{owner…  /repos/{owner}/{repo}/issues
    ✔ {owner} comes from repositories.owner.login
    ✔ {repo} comes from repositories.name
    ✔ A sample response issues.json  6 records, 31 fields
    ✔ issues 6 records in the body, key id, cursor updated_at
    ✔ Does it include records at that very time? yes
    ✔ Another stream? no

    ✔ npm · GitHub Actions · MIT · no rate limit · git · install now"
  `);
  expect(played.answers?.api?.pagination).toEqual({ type: "linkHeader", size: { param: "per_page", value: 100 } });
  expect(played.answers?.streams?.["repositories"]?.path).toBe("/orgs/{config.org}/repos");
  expect(played.answers?.streams?.["repositories"]?.cursor).toBeNull();
  expect(played.answers?.config?.required).toEqual(["api_key", "org"]);
  expect(played.answers?.streams?.["issues"]).toMatchObject({
    path: "/repos/{owner}/{repo}/issues",
    parent: { stream: "repositories", params: { owner: "owner.login", repo: "name" }, add: ["owner", "repo"] },
    cursor: { field: "updated_at", param: "since", inclusive: true },
    query: { state: "all" },
  });
});

/** The part of a screen from a line on. */
function below(text: string, screen: string): string {
  const lines = screen.split("\n");
  const at = lines.findIndex((line) => line.includes(text));
  return lines.slice(Math.max(0, at)).join("\n");
}
