import type { ProjectModel } from "@create-connector/cdk/model";

/** The commands of a project, as its pages and its CI name them. */
export interface Commands {
  readonly install: string;
  /** Installs what the lock file says, and fails when package.json says otherwise. */
  readonly installLocked: string;
  readonly build: string;
  readonly connectorCheck: string;
  readonly connectorSpec: string;
  readonly dev: string;
  readonly format: string;
  readonly lint: string;
  readonly mock: string;
  readonly read: string;
  readonly readLive: string;
  readonly test: string;
  readonly typecheck: string;
}

interface Words {
  readonly lockFile: string;
  readonly install: string;
  readonly installLocked: string;
  /** For the image: the bundle needs no tool of development. */
  readonly imageLocked: string;
  readonly imageFree: string;
  /** Between a script's name and its own arguments. */
  readonly separator: string;
}

/** What each package manager calls things. */
export const packageManagers: { readonly [name in ProjectModel["packageManager"]]: Words } = {
  npm: {
    lockFile: "package-lock.json",
    install: "npm install",
    installLocked: "npm ci",
    imageLocked: "npm ci --omit=dev",
    imageFree: "npm install --omit=dev",
    separator: " --",
  },
  pnpm: {
    lockFile: "pnpm-lock.yaml",
    install: "pnpm install",
    installLocked: "pnpm install --frozen-lockfile",
    imageLocked: "pnpm install --prod --frozen-lockfile",
    imageFree: "pnpm install --prod",
    separator: "",
  },
  yarn: {
    lockFile: "yarn.lock",
    install: "yarn install",
    installLocked: "yarn install --frozen-lockfile",
    imageLocked: "yarn install --production --frozen-lockfile",
    imageFree: "yarn install --production",
    separator: "",
  },
};

export function commandsOf(name: ProjectModel["packageManager"]): Commands {
  const { install, installLocked, separator } = packageManagers[name];
  const script = (words: string) => `${name} run ${words}`;
  const withWords = (name: string, words: string) => `${script(name)}${separator} ${words}`;
  return {
    install,
    installLocked,
    build: script("build"),
    connectorCheck: withWords("connector", "check --config secrets/config.json"),
    connectorSpec: withWords("connector", "spec"),
    dev: script("dev"),
    format: script("format"),
    lint: script("lint"),
    mock: script("mock"),
    read: script("read"),
    readLive: withWords("read", "--live"),
    test: `${name} test`,
    typecheck: script("typecheck"),
  };
}
