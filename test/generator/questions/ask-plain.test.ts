import { describe, expect, test } from "@jest/globals";
import { Cancelled } from "../../../generator/errors.js";
import { CTRL_C, DOWN, ENTER, type Move, play } from "./scripted.js";

const start: readonly Move[] = [
  { see: "called?", keys: `Acme${ENTER}` },
  { see: "Base URL", keys: `https://{subdomain}.acme.com/v1${ENTER}` },
  { see: "authenticate?", keys: ENTER },
  { see: "Which settings", keys: ENTER, shot: "settings" },
];
const end: readonly Move[] = [
  { see: "Another stream", keys: ENTER },
  { see: "install now", keys: ENTER, shot: "defaults" },
];

test("a small internal API without a sample: the path's query tells the paging, the rest is shown to be checked", async () => {
  const played = await play([
    { see: "called?", keys: `Items${ENTER}` },
    { see: "Base URL", keys: `http://api.intern.example${ENTER}` },
    { see: "authenticate?", keys: DOWN + ENTER },
    { see: "Which header", keys: ENTER },
    { see: "Which settings", keys: ENTER },
    { see: "first stream", keys: `items${ENTER}` },
    { see: "Path", keys: `/items?page=1&per_page=50${ENTER}` },
    { see: "A sample", keys: ENTER },
    { see: "Where are the records?", keys: `items${ENTER}`, shot: "records" },
    { see: "right?", keys: ENTER, shot: "block" },
    ...end,
  ]);
  expect(played.error).toBeUndefined();
  expect(await played.screen("records")).toMatch(
    /^\? Where are the records\? \(such as data\.items; \. is the whole body; Enter: \.\)$/m,
  );
  expect(below("items: right?", await played.screen("block"))).toMatchInlineSnapshot(`
    "? items: right?
    ❯ yes, go on
      records     items  as you said
      key         id     usual; not seen in a sample
      cursor      –      everything is read each time
      pagination  page number: page, size per_page  in the path that you gave
      query       –      constants, such as state=all
      schema      open   takes any field until a sample is given
      more        –      what is asked rarely

    ↑ ↓ move, Enter takes it"
  `);
  expect(await played.screen()).toMatchInlineSnapshot(`
    "
      create-connector 1.0.0   a TypeScript connector, from questions to rows

    ✔ What is the source called? Items  in ./source-items
    ✔ Base URL of the API http://api.intern.example
    ✔ How does it authenticate? API key in a header
    ✔ Which header carries the key? X-Api-Key
    ✔ Settings of each user api_key (secret), start_date

      Streams  what the API lists: customers, orders, …
    ✔ Name of the first stream items
    ✔ Path /items?page=1&per_page=50  /items
    ✔ A sample response none
    ✔ Where are the records? items
    ✔ items records at items, key id, read whole each time
    ✔ Another stream? no

    ✔ npm · GitHub Actions · MIT · no rate limit · git · install now"
  `);
  expect(played.answers?.api).toEqual({
    baseUrl: "http://api.intern.example",
    auth: { type: "apiKey", header: "X-Api-Key", value: "{config.api_key}" },
    pagination: { type: "page", param: "page", size: { param: "per_page", value: 50 } },
  });
  expect(Object.keys(played.answers?.config?.properties ?? {})).toEqual(["api_key"]);
});

describe("Ctrl-C", () => {
  const places: readonly (readonly [string, readonly Move[]])[] = [
    ["at the first question", [{ see: "called?", keys: CTRL_C }]],
    [
      "with half an answer typed",
      [
        { see: "called?", keys: "Ac" },
        { see: "Ac", keys: CTRL_C },
      ],
    ],
    ["in a list", [...start.slice(0, 2), { see: "authenticate?", keys: CTRL_C }]],
    [
      "at the sample",
      [
        ...start,
        { see: "first stream", keys: `a${ENTER}` },
        { see: "Path", keys: ENTER },
        { see: "A sample", keys: CTRL_C },
      ],
    ],
    [
      "in a half pasted sample",
      [
        ...start,
        { see: "first stream", keys: `a${ENTER}` },
        { see: "Path", keys: ENTER },
        { see: "A sample", keys: '{ "data": [\n 1,\n' },
        { see: "lines so far", keys: CTRL_C },
      ],
    ],
  ];

  test.each(places)("ends the run %s, without a stack", async (_, moves) => {
    const { error } = await play(moves);
    expect(error).toBeInstanceOf(Cancelled);
    expect(String(error)).toBe("Cancelled: Cancelled. Nothing was written.");
  });

  test("keeps what was answered before in the draft", async () => {
    const { drafts } = await play([...start.slice(0, 2), { see: "authenticate?", keys: CTRL_C }]);
    expect(drafts.at(-1)).toMatchObject({ name: "acme", api: { baseUrl: "https://{config.subdomain}.acme.com/v1" } });
  });
});

test("Ctrl-D ends the run as Ctrl-C does", async () => {
  const { error } = await play([{ see: "called?", keys: "\u0004" }]);
  expect(error).toBeInstanceOf(Cancelled);
});

/** The part of a screen from a line on. */
function below(text: string, screen: string): string {
  const lines = screen.split("\n");
  const at = lines.findIndex((line) => line.includes(text));
  return lines.slice(Math.max(0, at)).join("\n");
}
