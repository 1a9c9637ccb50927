import { describe, expect, test } from "@jest/globals";
import { ENTER, type Move, play } from "./scripted.js";

const UP = "\u001b[A";
const rows = Array.from({ length: 6 }, (_, index) => ({ id: index + 1, name: `n${index}`, archived: false }));
const answers = { name: "acme", api: { baseUrl: "https://a.com", auth: { type: "none" as const } }, config: {} };
const files = { "repos.json": { data: rows } };

/** A stream whose sample shows no archived record, up to the question about them and after it. */
function moves(...answer: readonly Move[]): readonly Move[] {
  return [
    { see: "first stream", keys: `My repos${ENTER}` },
    { see: "Path", keys: ENTER },
    { see: "A sample", keys: `repos.json${ENTER}` },
    { see: "right?", keys: ENTER },
    ...answer,
    { see: "How does it page?", keys: ENTER },
    { see: "Another stream", keys: ENTER },
    { see: "install now", keys: ENTER },
  ];
}

describe("records that a list may hide", () => {
  test("are asked for by a guessed parameter only where the user says so", async () => {
    const played = await play(moves({ see: "include_archived=true?", keys: ENTER }), { answers, files });
    expect(played.error).toBeUndefined();
    expect(played.answers?.streams?.["My_repos"]?.query).toBeUndefined();
  });

  test("are asked for by the parameter that the user names instead", async () => {
    const another = [
      { see: "include_archived=true?", keys: UP + ENTER },
      { see: "Constant query parameters", keys: `archived=any${ENTER}` },
    ];
    const played = await play(moves(...another), { answers, files });
    expect(played.error).toBeUndefined();
    expect(played.answers?.streams?.["My_repos"]?.query).toEqual({ archived: "any" });
  });
});

test("a name that is kept otherwise than it was typed is shown as it is kept", async () => {
  const played = await play(moves({ see: "include_archived=true?", keys: ENTER }), { answers, files });
  expect(await played.screen()).toContain("Name of the first stream My repos  My_repos");
});

test("what stands behind an answer never wraps onto the next line", async () => {
  const given = { api: answers.api, config: {}, run: { target: `../${"long".repeat(20)}` } };
  const typed = { see: "called?", keys: `The item store of our shop${ENTER}` };
  const played = await play([typed, ...moves({ see: "include_archived=true?", keys: ENTER })], {
    answers: given,
    files,
  });
  const line = (await played.screen()).split("\n").find((one) => one.includes("called?"));
  expect(line).toMatch(/^✔ What is the source called\? The item store of our shop {2}in .*…$/);
});
