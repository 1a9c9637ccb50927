import { describe, expect, test } from "@jest/globals";
import { conflictsOf } from "../../../generator/plan/index.js";
import { Memory, rendered, words } from "./memory.js";

const one = rendered("a.ts", "one\n");
const two = rendered("a.ts", "two\n");

function written(): Memory {
  const project = new Memory();
  project.run([one]);
  return project;
}

describe("a file that is rendered", () => {
  test("is created where nothing is", () => {
    const project = new Memory();
    expect(words(project.run([one]))).toEqual(["create a.ts"]);
    expect(project.text("a.ts")).toBe("one\n");
    expect(project.state?.files["a.ts"]?.hash).toMatch(/^sha256-/);
  });

  test("is adopted where the same stands already", () => {
    const project = new Memory();
    project.files.set("a.ts", "one\r\n");
    expect(words(project.run([one]))).toEqual(["adopt a.ts"]);
    expect(project.text("a.ts")).toBe("one\r\n");
  });

  test("is a conflict where another file stands that is not ours; the new text goes beside it", () => {
    const project = new Memory();
    project.files.set("a.ts", "mine\n");
    const made = project.run([one]);
    expect(conflictsOf(made)).toEqual(["a.ts"]);
    expect(project.text("a.ts")).toBe("mine\n");
    expect(project.text("a.ts.new")).toBe("one\n");
    expect(project.state?.files).toEqual({});
  });

  test("replaces a file that is not ours only by force", () => {
    const project = new Memory();
    project.files.set("a.ts", "mine\n");
    expect(words(project.run([one], { force: true }))).toEqual(["update a.ts"]);
    expect(project.text("a.ts")).toBe("one\n");
  });

  test("is left alone when neither side changed it", () => {
    expect(words(written().run([one]))).toEqual(["unchanged a.ts"]);
  });

  test("is updated when only the template changed", () => {
    const project = written();
    expect(words(project.run([two]))).toEqual(["update a.ts"]);
    expect(project.text("a.ts")).toBe("two\n");
  });

  test("is kept when only the user changed it", () => {
    const project = written();
    project.files.set("a.ts", "mine\n");
    expect(words(project.run([one]))).toEqual(["keep a.ts"]);
    expect(project.text("a.ts")).toBe("mine\n");
  });

  test("is not touched by force when the user changed it", () => {
    const project = written();
    project.files.set("a.ts", "mine\n");
    expect(words(project.run([one], { force: true }))).toEqual(["keep a.ts"]);
  });

  test("is adopted when both made the same change, as after a run that was cut off", () => {
    const project = written();
    project.files.set("a.ts", "two\n");
    expect(words(project.run([two]))).toEqual(["adopt a.ts"]);
    expect(project.bases.get("a.ts")).toBe("two\n");
  });

  test("stays deleted when the user deleted it, and says so when its template changed", () => {
    const project = written();
    project.files.delete("a.ts");
    const made = project.run([two]);
    expect(made.actions[0]).toMatchObject({ name: "stays deleted", why: "its template has changed" });
    expect(project.state?.removed).toEqual(["a.ts"]);
    expect(words(project.run([two]))).toEqual(["stays deleted a.ts"]);
    expect(project.files.size).toBe(0);
  });

  test("keeps CRLF line ends when it is updated or merged", () => {
    const project = new Memory();
    project.run([rendered("a.ts", "a\nb\nc\nd\n")]);
    project.files.set("a.ts", "mine\r\na\r\nb\r\nc\r\nd\r\n");
    expect(words(project.run([rendered("a.ts", "a\nb\nc\nD\n")]))).toEqual(["merge a.ts"]);
    expect(project.text("a.ts")).toBe("mine\r\na\r\nb\r\nc\r\nD\r\n");
  });
});

describe("a file that is not rendered any more", () => {
  test("is deleted when the user did not change it", () => {
    const project = written();
    expect(words(project.run([]))).toEqual(["delete a.ts"]);
    expect([project.files.size, project.bases.size]).toEqual([0, 0]);
  });

  test("stays as the user's own when the user changed it", () => {
    const project = written();
    project.files.set("a.ts", "mine\n");
    expect(words(project.run([]))).toEqual(["orphan a.ts"]);
    expect(project.text("a.ts")).toBe("mine\n");
    expect(words(project.run([]))).toEqual([]);
  });

  test("is forgotten when the user deleted it", () => {
    const project = written();
    project.files.delete("a.ts");
    expect(words(project.run([]))).toEqual(["forget a.ts"]);
    expect(project.state?.files).toEqual({});
  });
});

describe("a file whose path changes", () => {
  const moved = rendered("b.ts", "one\n", "merge", "a.ts");

  test("moves with the user's edits", () => {
    const project = written();
    project.files.set("a.ts", "mine\n");
    project.run([moved]);
    expect([...project.files.keys()]).toEqual(["b.ts"]);
    expect(project.text("b.ts")).toBe("mine\n");
    expect(project.state?.files["a.ts"]?.path).toBe("b.ts");
  });

  test("never moves over another file", () => {
    const project = written();
    project.files.set("b.ts", "mine\n");
    expect(conflictsOf(project.run([moved]))).toEqual(["b.ts"]);
    expect([project.text("a.ts"), project.text("b.ts")]).toEqual(["one\n", "mine\n"]);
  });
});
