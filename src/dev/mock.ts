import { join } from "node:path";
import { nearest } from "../model/suggest.js";
import { faultNames, isFaultName, type MockApi } from "../testing/index.js";
import { wholeNumber, type Arguments, type OptionList } from "./options.js";
import { toolProblem } from "./problem.js";
import { projectMock } from "./project-mock.js";
import { readJsonObject, type Project } from "./project.js";
import type { Terminal } from "./terminal.js";

export const mockOptions: OptionList = {
  port: { value: "N", help: "port on 127.0.0.1 (default: that of integration_tests/config.json)" },
  fault: { value: "NAME", help: "let the API fail in one way; an unknown name lists them" },
};

/**
 * Runs the mock API until Ctrl-C, at the address that integration_tests/config.json names, so that containers and other
 * programs find it there. Each request is a line on stdout.
 */
export async function mockCommand(project: Project, { given }: Arguments, terminal: Terminal): Promise<number> {
  const port = given["port"] === undefined ? configuredPort(project) : wholeNumber("port", given["port"], 0, 65_535);
  const mock = await projectMock(project, { rateLimit: true });
  const fault = given["fault"];
  if (fault !== undefined && !isFaultName(fault)) {
    const near = nearest(fault, faultNames);
    const hint = near === undefined ? "" : ` Did you mean "${near}"?`;
    throw toolProblem(`There is no fault "${fault}".${hint} There are: ${faultNames.join(", ")}.`);
  }
  if (fault !== undefined) mock.fault(fault);
  const address = await listen(mock, port);
  terminal.write(`The mock API listens on ${address}${fault === undefined ? "" : ` and fails: ${fault}`}\n`);
  terminal.write(`A connector finds it through its configuration: "_mock_api": "${address}"\nCtrl-C ends it.\n`);
  await terminal.interrupted();
  await mock.close();
  return 0;
}

async function listen(mock: MockApi, port: number): Promise<string> {
  try {
    return await mock.listen(port);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw toolProblem(`The mock API cannot listen on port ${port} (${reason}). Name another one: --port N`);
  }
}

function configuredPort(project: Project): number {
  const path = join(project.root, "integration_tests", "config.json");
  const config = readJsonObject(path, 'its "_mock_api" is where the mock API listens. Or name a port: --port N');
  const address = config["_mock_api"];
  const url = typeof address === "string" && URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined || url.port === "") {
    throw toolProblem(`${path}: "_mock_api" must be an address with a port, such as "http://127.0.0.1:8099".`);
  }
  return Number(url.port);
}
