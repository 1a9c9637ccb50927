/** @type {import('jest').Config} */
export default {
  testEnvironment: "node",
  // A loaded machine is slow, not wrong.
  testTimeout: 60_000,
  roots: ["<rootDir>/test"],
  setupFiles: ["<rootDir>/test/support/seed.mjs"],
  testPathIgnorePatterns: ["/node_modules/", "/test/golden/"],
  modulePathIgnorePatterns: ["<rootDir>/dist", "<rootDir>/src/dist", "<rootDir>/test/golden"],
  extensionsToTreatAsEsm: [".ts"],
  moduleNameMapper: {
    "^@create-connector/cdk$": "<rootDir>/src/index.ts",
    "^@create-connector/cdk/(testing|model|decode)$": "<rootDir>/src/$1/index.ts",
    "^(\\.{1,2}/.*)\\.js$": "$1",
  },
  transform: {
    "^.+\\.ts$": [
      "@swc/jest",
      {
        jsc: { target: "es2023", parser: { syntax: "typescript" }, experimental: { keepImportAttributes: true } },
        module: { type: "es6" },
      },
    ],
  },
};
