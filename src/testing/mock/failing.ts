import type { ApiModel, SingleAuthModel } from "../../model/types.js";
import type { MockAnswer, SeenRequest } from "../types.js";
import { json, text } from "./answers.js";
import { credentialsIn } from "./auth/index.js";
import { failBody } from "./body-faults.js";
import { errorBody } from "./error-body.js";
import type { ActiveFault } from "./faults.js";
import { rateHeaders } from "./rate-headers.js";

/** What the server does with an answer: sends it, cuts it, falls silent in it, or sends nothing. */
export interface Outcome {
  readonly answer: MockAnswer;
  readonly delivery: "whole" | "cut" | "stalled" | "none";
  /** Bytes of the body that are sent where it is cut. Default: half of it. */
  readonly byte?: number | undefined;
}

/** Answers by a fault instead of by the model; nothing where the model still has to answer. */
export function failInstead(
  fault: ActiveFault,
  request: SeenRequest,
  { auth, errors }: Pick<ApiModel, "errors"> & { readonly auth: SingleAuthModel },
): Outcome | undefined {
  const retryAfter = { "retry-after": String(fault.retryAfter) };
  switch (fault.name) {
    case "rate-limited":
      return whole(
        problem(429, "too_many_requests", "Too many requests.", rateHeaders(fault.style, fault.retryAfter, Date.now())),
      );
    case "server-error":
      return whole(problem(500, "internal_error", "Something went wrong on our side.", retryAfter));
    case "forbidden":
      return whole(problem(403, "forbidden", "You may not read this."));
    case "unauthorized":
      return whole(problem(401, "unauthorized", "The credentials are not known."));
    case "error-200":
      return whole(json(errorBody(errors)));
    case "html":
      return whole(text("<!DOCTYPE html><html><body>Down for maintenance</body></html>", 200, "text/html"));
    case "invalid-json":
      return whole(text('{"data": [{"id": 1}, ', 200, "application/json"));
    case "secrets-echoed":
      return whole(problem(403, "forbidden", echo(request, auth)));
    case "silence":
      return { answer: {}, delivery: "none" };
    default:
      return undefined;
  }
}

/** Changes the model's answer, or how it is delivered. */
export function failAfter(fault: ActiveFault, outcome: Outcome): Outcome {
  if (fault.name === "cut-body") return { ...outcome, delivery: "cut", byte: fault.byte };
  if (fault.name === "stalled-body") return { ...outcome, delivery: "stalled" };
  return { ...outcome, answer: failBody(fault, outcome.answer) };
}

/** The credential in the forms in which APIs and proxies repeat it. */
function echo(request: SeenRequest, auth: SingleAuthModel): string {
  const forms = credentialsIn(request, auth).flatMap((secret) => {
    return [secret, encodeURIComponent(secret), Buffer.from(secret).toString("base64"), JSON.stringify(secret)];
  });
  return `The credential ${forms.join(" or ")} may not read this.`;
}

function problem(status: number, code: string, message: string, headers: { readonly [name: string]: string } = {}) {
  return json({ error: { code, message } }, status, headers);
}

function whole(answer: MockAnswer): Outcome {
  return { answer, delivery: "whole" };
}
