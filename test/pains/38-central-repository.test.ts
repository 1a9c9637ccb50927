import { expect, test } from "@jest/globals";
import { filesOf } from "../generator/render/rendered.js";
import { acme } from "../support/acme.js";

test("a project stands alone: its own CI, image, metadata and CDK, and nothing of it looks outside its folder", async () => {
  const files = await filesOf(acme);
  for (const path of [".github/workflows/ci.yml", "Dockerfile", "metadata.yaml", "docs/acme.md", "LICENSE"]) {
    expect([...files.keys()]).toContain(path);
  }
  expect(files.get("package.json")).toContain('"@create-connector/cdk": "file:vendor/');
  for (const [path, content] of files)
    expect(`${path} ${content}`).not.toMatch(/github\.com\/airbytehq\/airbyte\b|\.\.\/\.\.\/\.\.\//);
});
