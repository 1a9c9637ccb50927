import type {
  AuthModel,
  BodyModel,
  CursorModel,
  FormatModel,
  PaginationModel,
  ParentModel,
  StreamModel,
} from "@create-connector/cdk/model";
import { singleAuths } from "@create-connector/cdk/model";
import type { StreamNames } from "../model/naming.js";
import { code } from "./quote/index.js";
import { fill } from "./templates.js";

/** The call that makes a kind, as it stands in the code: `bearer({ token: "{config.api_key}" })`. A kind is a template of its own. */
export function authCall(auth: AuthModel, before = "  auth: ,".length): string {
  const options = auth.type === "choice" ? Object.entries(auth.options) : [];
  const calls = options.map(([value, option]) => {
    const name = code.property(value);
    const call = authCall(option, `      ${name}: ,`.length);
    // Its options stand four columns further in than those of a call in api.ts.
    return `      ${name}: ${call.replaceAll("\n", "\n    ")},\n`;
  });
  return fill(`kinds/auth/${auth.type}`, { auth, options: calls.join(""), before }).trim();
}

/** The calls whose functions the auth needs: its own, and those of the auths that it lets a user choose from. */
export function authCalls(auth: AuthModel): string[] {
  const inner = auth.type === "choice" ? singleAuths(auth).map((single) => authCall(single)) : [];
  return [authCall(auth), ...inner];
}

/** `size.max` is left out: only the mock API knows it. */
export function paginationCall(pagination: PaginationModel): string {
  const size = pagination.type === "none" ? undefined : pagination.size;
  const param = size !== undefined && "param" in size ? size.param : undefined;
  const asked = size === undefined ? undefined : { param, value: size.value };
  return fill(`kinds/pagination/${pagination.type}`, {
    pagination,
    size: asked,
    before: "  pagination: ,".length,
  }).trim();
}

export function cursorCall(cursor: CursorModel): string {
  return fill(`kinds/cursor/${cursor.type}`, { cursor, before: "  cursor: ,".length }).trim();
}

/** Undefined for JSON, which needs no word. */
export function formatCall(format: FormatModel | undefined): string | undefined {
  const { type, ...options } = typeof format === "object" ? format : { type: format ?? "json" };
  if (type === "json") return undefined;
  return fill(`kinds/format/${type}`, { format: options, before: "  format: ,".length }).trim();
}

export function bodyCall(body: BodyModel): string {
  return fill(`kinds/body/${body.type}`, { body }).trim();
}

/** `{ region: list(["eu", "us"], { add: true }) }` */
export function listsCall(partitions: NonNullable<StreamModel["partitions"]>): string {
  const lists = Object.entries(partitions).map(([variable, { values, add }]) => {
    const options = add === true ? ", { add: true }" : "";
    return `${code.property(variable)}: list(${code.value(values)}${options})`;
  });
  return `{ ${lists.join(", ")} }`;
}

export function parentCall(parent: ParentModel, { constant }: StreamNames): string {
  const add = parent.add === undefined || parent.add.length === 0 ? "" : `, ${code.value({ add: parent.add })}`;
  return `each(${constant}, ${code.value(parent.params)}${add})`;
}

/** What has to be imported for these calls: the names in front of their brackets, sorted and each once. */
export function importsOf(calls: readonly (string | undefined)[]): string {
  const names = calls.flatMap((call) => (call === undefined ? [] : [/^\w+/.exec(call)?.[0] ?? ""]));
  return [...new Set(names)].sort().join(", ");
}
