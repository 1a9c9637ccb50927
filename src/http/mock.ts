import { connect } from "node:net";
import type { buildConnector } from "undici";
import { ConnectorError } from "../protocol/error.js";

/**
 * A connector (in undici's sense) that opens every socket at the mock API, in plain TCP even for https: the request keeps its real
 * URL and Host. Only loopback addresses are taken, so that no configuration can lead credentials elsewhere.
 * Throws `MOCK_INVALID` (config_error).
 */
export function mockConnector(mock: string): buildConnector.connector {
  const { hostname, port } = parseMock(mock);
  return (_options, callback) => {
    const socket = connect({ host: hostname, port });
    socket.setNoDelay(true);
    const failed = (error: Error) => {
      callback(error, null);
    };
    socket.once("error", failed);
    socket.once("connect", () => {
      socket.removeListener("error", failed);
      callback(null, socket);
    });
  };
}

function parseMock(mock: string): { hostname: string; port: number } {
  const url = URL.canParse(mock) ? new URL(mock) : undefined;
  if (url?.protocol === "http:" && isLoopback(url.hostname)) {
    return { hostname: url.hostname.replace(/^\[|\]$/g, ""), port: url.port === "" ? 80 : Number(url.port) };
  }
  throw new ConnectorError({
    code: "MOCK_INVALID",
    failureType: "config_error",
    message: `_mock_api is ${JSON.stringify(mock)}, but only a loopback address over http is accepted, such as "http://127.0.0.1:4010". Correct it, or take it out of the configuration to read the live API.`,
  });
}

/** `URL` has already brought 127.1, 0x7f000001 and the like into the form 127.0.0.1. */
export function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}
