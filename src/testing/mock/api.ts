import { takenAuth } from "../../model/auth-choice.js";
import { mockConfig } from "../../model/mock-config.js";
import { putSettings } from "../../model/setting-path.js";
import type { JsonObject } from "../../protocol/messages.js";
import { createDataset, type Dataset } from "../data/dataset.js";
import type { MockAnswer, MockApi, MockApiOptions, SeenRequest } from "../types.js";
import { Refusal, refused } from "./answers.js";
import { inBodyOrder } from "./body-faults.js";
import { createIssuer, credentialsIn } from "./auth/index.js";
import { failAfter, failInstead, type Outcome } from "./failing.js";
import { createFaults, type ActiveFault } from "./faults.js";
import { alignTimes, insertOnTop } from "../data/disturb.js";
import { twistOf } from "./twist.js";
import { play, type Player } from "./play.js";
import { createRateWatch } from "./rate.js";
import { createRoutes } from "./routes.js";
import { createLoopbackServer } from "./server.js";

/** The mock API, and what the acceptance suite needs of it besides. */
export interface InnerMockApi extends MockApi {
  readonly dataset: Dataset;
}

/**
 * The API as a local server that plays the model: pages, filters, authenticates and limits as the model says, refuses what the API
 * would refuse, and fails in the ways that `fault` names. It listens on a loopback address only.
 * Throws an Error when the model's `records` and `pagination.from` do not fit each other, at the first request.
 */
export function createMockApi(options: MockApiOptions): MockApi {
  return createInnerMockApi(options);
}

export function createInnerMockApi(options: MockApiOptions): InnerMockApi {
  const { project, handle, records = {}, pages = 3, rotation = "strict" } = options;
  let config: JsonObject = { ...mockConfig(project.connector), ...options.config };
  const { rateLimit } = project.connector.api;
  const auth = takenAuth(project.connector.api.auth, config) ?? { type: "none" };
  const dataset = createDataset({ project, config, records, pages });
  const issuer = createIssuer(auth, { config, lenient: rotation === "lenient", now: Date.now });
  const player: Player = {
    project,
    config,
    dataset,
    routes: createRoutes(project, config),
    tokens: { known: new Map() },
    auth,
    issuer,
  };
  const rate = createRateWatch(options.rateLimit === false ? undefined : rateLimit);
  const faults = createFaults();
  const requests: SeenRequest[] = [];
  /** Credentials that were good once. */
  const expired = new Set<string>();
  const server = createLoopbackServer(answer);

  return {
    async listen(port = 0) {
      const address = await server.listen(port);
      // In a process of its own a connector's clock is the real one: it need not wait for rates that nobody counts.
      const rates = options.rateLimit === false ? { _mock_rates: false } : {};
      config = { ...config, _mock_api: address, ...rates };
      return address;
    },
    close: () => server.close(),
    requests,
    get config() {
      const now = structuredClone(config);
      putSettings(now, issuer?.changed() ?? {});
      return now;
    },
    dataset,
    records: (stream) => dataset.full(stream),
    add: (stream, added) => {
      dataset.add(stream, added);
    },
    fault: (name, faultOptions = {}) => {
      faults.add(name, faultOptions);
      if (name !== "same-time") return;
      const streams = faultOptions.stream === undefined ? Object.keys(project.streams) : [faultOptions.stream];
      for (const stream of streams) alignTimes(dataset, project, stream);
    },
    clearFaults: () => {
      faults.clear();
      expired.clear();
    },
  };

  function answer(asked: SeenRequest): Outcome {
    const { request, outcome, refusal } = outcomeOf(asked);
    const status = outcome.delivery === "none" ? {} : { status: outcome.answer.status ?? 200 };
    requests.push({ ...request, ...status, ...(refusal === undefined ? {} : { refusal }) });
    return outcome;
  }

  function outcomeOf(asked: SeenRequest): { request: SeenRequest; outcome: Outcome; refusal?: string } {
    // Faults are the API's: its login works.
    const login = attempt(() => issuer?.answer(asked));
    if (login !== undefined) return loggedIn(asked, login);
    const route = attempt(() => player.routes.find(asked));
    const request = route instanceof Refusal ? asked : { ...asked, stream: route.stream, variables: route.variables };
    const met = faults.meet(request);
    const sent = credentialsIn(request, auth).join(" ");
    if (met.some(({ name }) => name === "expired-credential")) expired.add(sent);
    if (sent !== "" && expired.has(sent)) {
      return { request, outcome: whole(refused(new Refusal(401, "The credential has expired.")), []) };
    }
    if (request.stream !== undefined && met.some(({ name }) => name === "insert-while-paging")) {
      insertOnTop(dataset, project, request.stream);
    }
    for (const fault of met) {
      const failed = failInstead(fault, request, { auth, ...errorsOf(request) });
      if (failed !== undefined) return { request, outcome: failed };
    }
    const handled = handle?.(request);
    if (handled !== undefined) return { request, outcome: whole(handled, met) };
    const played =
      route instanceof Refusal ? route : attempt(() => limited() ?? play(player, request, route, twistOf(met)));
    if (!(played instanceof Refusal)) return { request, outcome: whole(played, met) };
    return { request, outcome: whole(refused(played), []), refusal: played.message };
  }

  function loggedIn(request: SeenRequest, login: MockAnswer | Refusal) {
    if (login instanceof Refusal) return { request, outcome: whole(refused(login), []), refusal: login.message };
    return { request, outcome: whole(login, []) };
  }

  /** How the API says under 200 that a request failed: the stream's way, else its own. */
  function errorsOf({ stream }: SeenRequest) {
    const errors = project.streams[stream ?? ""]?.errors ?? project.connector.api.errors;
    return errors === undefined ? {} : { errors };
  }

  function limited(): MockAnswer | undefined {
    const wait = rate.take(Date.now());
    if (wait === undefined) return undefined;
    return refused(new Refusal(429, "the declared rate is used up", { "retry-after": String(wait) }));
  }
}

function whole(answer: MockAnswer, met: readonly ActiveFault[]): Outcome {
  return inBodyOrder(met).reduce<Outcome>((outcome, fault) => failAfter(fault, outcome), { answer, delivery: "whole" });
}

/** What the function returns, or the refusal it throws; any other error becomes a 500 that says what is wrong with the model. */
function attempt<Result>(function_: () => Result): Result | Refusal {
  try {
    return function_();
  } catch (error) {
    if (error instanceof Refusal) return error;
    return new Refusal(500, error instanceof Error ? error.message : String(error));
  }
}
