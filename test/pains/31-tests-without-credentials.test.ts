import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { Socket } from "node:net";
import { expect, test } from "@jest/globals";
import { sourceOf } from "../../src/define/source-of.js";
import { isObject } from "../../src/model/json.js";
import { run } from "../../src/run.js";
import { acceptanceCases } from "../../src/testing/index.js";
import { shop } from "./support.js";

test("the acceptance suite passes with no credential, and no socket leaves this machine", async () => {
  const hosts = new Set<string>();
  const watch = (message: unknown) => {
    const socket = isObject(message) ? message["socket"] : undefined;
    if (socket instanceof Socket) socket.on("connectionAttempt", (ip: string) => hosts.add(ip));
  };
  subscribe("net.client.socket", watch);
  const source = sourceOf(shop);
  const cases = acceptanceCases({ project: shop, run: (argv, io) => run(source, argv, io) });
  for (const { verify } of cases) await verify();
  expect(cases.length).toBeGreaterThan(20);
  unsubscribe("net.client.socket", watch);
  expect([...hosts]).toEqual(["127.0.0.1"]);
});
