/** Version of a new connector; package.json, metadata.yaml and the image's label start with it. */
export const firstVersion = "0.1.0";

/**
 * What generated projects depend on, beside the CDK. Pins are carets of versions seen to work together on Node 20.19 to 24;
 * TypeScript stays below 7, which typescript-eslint cannot use yet.
 */
export const versions = { esbuild: "^0.28.2" } as const;

export const devVersions = {
  "@eslint/js": "^10.0.0",
  "@jest/globals": "^30.5.2",
  "@types/node": "^20.19.0",
  eslint: "^10.15.0",
  jest: "^30.5.2",
  prettier: "^3.10.1",
  typescript: "~6.0.3",
  "typescript-eslint": "^8.73.0",
} as const;
