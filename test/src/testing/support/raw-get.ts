import { get, type IncomingHttpHeaders } from "node:http";
import { shopHeaders } from "./open-mock.js";

/** The bytes of an answer of the shop's mock as they came over the wire. Rejects with how many there were when it was cut. */
export function rawGet(url: string): Promise<{ bytes: Buffer; headers: IncomingHttpHeaders }> {
  return new Promise((resolve, reject) => {
    const request = get(url, { headers: { ...shopHeaders, host: "api.shop.test" } }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => {
        resolve({ bytes: Buffer.concat(chunks), headers: response.headers });
      });
      response.on("error", () => {
        reject(new Error(`cut after ${Buffer.concat(chunks).length} bytes`));
      });
    });
    request.on("error", reject);
  });
}
