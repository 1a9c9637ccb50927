import type { Facts, FilePlan } from "../facts.js";
import { packageManagers } from "../package-manager.js";
import { firstVersion } from "../versions.js";

/** The image: Dockerfile.template of this package, filled. */
export function containerFiles({ name, project, options }: Facts): FilePlan[] {
  const { packageManager } = project.connector.project;
  const { lockFile, imageLocked, imageFree } = packageManagers[packageManager];
  return [
    {
      id: "Dockerfile",
      path: "Dockerfile",
      policy: "merge",
      template: "Dockerfile",
      locals: {
        packageManager,
        lockFile,
        installLocked: imageLocked,
        installFree: imageFree,
        vendored: options.cdk.tarball !== undefined,
        version: firstVersion,
        repository: `source-${name}`,
      },
    },
  ];
}
