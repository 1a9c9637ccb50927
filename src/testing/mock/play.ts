import type { PaginationModel, ProjectFiles, SingleAuthModel, StreamModel } from "../../model/types.js";
import type { JsonObject } from "../../protocol/messages.js";
import { authCarriers } from "../../model/auth-carriers.js";
import { pathKeys } from "../../model/path.js";
import type { Dataset, RecordList } from "../data/dataset.js";
import { asApiSends, schemaOfApi } from "../data/changed.js";
import { isDetail, pageCapacity, pagesOf, paginationOf } from "../data/lengths.js";
import { canonical } from "../data/paths.js";
import { columnsOf } from "../data/textual.js";
import type { MockAnswer, SeenRequest } from "../types.js";
import { Refusal } from "./answers.js";
import { checkAuth } from "./auth/index.js";
import type { Issuer } from "./auth/issuer.js";
import { endpointsOf } from "./endpoints.js";
import { bodyOf } from "./envelope.js";
import { filtered } from "./filter.js";
import { queryTemplates, type Route } from "./fit.js";
import { formatted } from "./formats/index.js";
import { createLinks, type TokenStore } from "./links.js";
import { askedPage, askedSize, endExtras, pageKind, queryParams } from "./pagination/index.js";
import { allWell } from "./error-body.js";
import { isCounted, nothing, statusOfNothing } from "./nothing.js";
import type { Routes } from "./routes.js";
import { changedSince, syncTokens } from "./sync-tokens.js";
import { twistedPages, twistedRecords, type Twist } from "./twist.js";

export interface Player {
  readonly project: ProjectFiles;
  readonly config: JsonObject;
  readonly dataset: Dataset;
  readonly routes: Routes;
  readonly tokens: TokenStore;
  /** Of several that a user may choose: the one that the configuration takes. */
  readonly auth: SingleAuthModel;
  /** Gives the tokens that requests need; none where the credential itself is sent. */
  readonly issuer: Issuer | undefined;
}

/** The model's answer to a request for a stream. Throws a `Refusal` where the request is not what the model says. */
export function play(player: Player, request: SeenRequest, route: Route, twist: Twist): MockAnswer {
  const { dataset } = player;
  const project = endpointsOf(player.project)[route.endpoint ?? "first"];
  const stream = project.streams[route.stream];
  if (stream === undefined) throw new Refusal(404, `there is no stream ${route.stream}`);
  if (route.problem?.status === 405) throw route.problem;
  checkAuth(request, player.auth, player);
  if (route.problem !== undefined) throw route.problem;
  const pagination = paginationOf(project, stream);
  checkParams({ ...player, project }, request, route, pagination);
  const list = dataset.find(route.stream, route.variables);
  if (list === undefined) throw new Refusal(404, notFound(stream, route));
  const instead = statusOfNothing(stream, list);
  if (instead !== undefined) return nothing(instead);
  return page({ ...player, project }, request, { route, stream, pagination, list, twist });
}

interface Asked {
  readonly route: Route;
  readonly stream: StreamModel;
  readonly pagination: PaginationModel;
  readonly list: RecordList;
  readonly twist: Twist;
}

function page(player: Player, request: SeenRequest, asked: Asked): MockAnswer {
  const { route, stream, pagination, list, twist } = asked;
  const { project, routes, tokens } = player;
  const since = changedSince(list.records, stream, route.variables, tokens);
  const records = twistedRecords(filtered(since, stream.cursor, route.variables), twist);
  const capacity = Math.min(pageCapacity(project, route.stream, pagination), twist.clamp);
  const size = Math.min(askedSize(request, pagination), capacity);
  const identity = canonical([route.stream, route.variables]);
  const pages = twistedPages(pagesOf(records.length, size, pagination), twist);
  const { repeated, empty } = twist;
  const paged = { pages, records, size, identity, repeated, empty };
  const links = createLinks(tokens, request, routes.origin);
  const found = pageKind(pagination).page(askedPage(request, pagination), paged, links);
  const [instead] = stream.emptyOn ?? [];
  if (instead !== undefined && isCounted(pagination) && found.from === found.to && !empty) return nothing(instead);
  const wellBeside = allWell(stream.errors ?? project.connector.api.errors, stream.records);
  const schema = project.schemas[route.stream] ?? {};
  const sent = records.slice(found.from, found.to).map((record) => asApiSends(record, stream, schema));
  const body = bodyOf(sent, {
    keys: pathKeys(stream.records),
    single: isDetail(project, route.stream),
    extras: [
      ...found.extras,
      ...endExtras(pagination, paged, found),
      ...syncTokens(stream, { at: list.records.length, last: found.to >= records.length }, tokens),
      ...wellBeside,
    ],
    items: stream.items,
  });
  const columns = columnsOf(schemaOfApi(stream, schema), [...(project.fixtures[route.stream] ?? []), ...sent]);
  return formatted(body, stream.format, columns, found.headers);
}

/** A parameter that the model does not know is refused, so that a wrong name in the code is seen. */
function checkParams({ project, auth }: Player, request: SeenRequest, route: Route, pagination: PaginationModel): void {
  const known = [
    ...queryTemplates(project, project.streams[route.stream]).keys(),
    ...authCarriers(auth).query,
    ...queryParams(pagination, pageKind(pagination).params),
  ];
  const asked = [...new URL(request.url, "http://127.0.0.1").searchParams.keys()];
  const unknown = asked.find((name) => !known.includes(name));
  const twice = asked.find((name, index) => asked.indexOf(name) !== index);
  const list = known.length === 0 ? "none" : known.join(", ");
  if (unknown !== undefined) throw new Refusal(400, `the query parameter ${unknown} is not known; known are: ${list}`);
  if (twice !== undefined) throw new Refusal(400, `the query parameter ${twice} stands there twice`);
}

function notFound({ parent }: StreamModel, { variables }: Route): string {
  const values = Object.entries(variables).map(([variable, value]) => `${variable}=${value}`);
  return `${parent?.stream ?? "the parent"} has no record with ${values.join(", ")}`;
}
