import { expectThat } from "./expect.js";
import type { Said, Transcript } from "./transcript.js";

/**
 * The messages of a stream that was read to its end: STARTED, RUNNING at the first record, records and states, a last STATE behind
 * the last record, COMPLETE; and each STATE counts the records since the one before.
 */
export function checkOrder({ messages }: Transcript, stream: string): void {
  const steps = messages.flatMap((said) => stepOf(said, stream));
  const at = (name: Step["name"]) => steps.findIndex((step) => step.name === name);
  const lastAt = (name: Step["name"]) => steps.findLastIndex((step) => step.name === name);
  const due = (kept: boolean, rule: string) => {
    expectThat(kept, () => `${stream}: ${rule}. What came: ${outline(steps)}`);
  };

  due(at("STARTED") === 0, "the status STARTED must come before anything else of the stream");
  due(at("COMPLETE") === steps.length - 1, "the status COMPLETE must come once, as the last of the stream");
  due(at("INCOMPLETE") === -1, "a stream that was read to its end must not be INCOMPLETE");
  due(
    at("RECORD") === -1 || (at("RUNNING") !== -1 && at("RUNNING") < at("RECORD")),
    "RUNNING must come before the first record",
  );
  due(at("STATE") !== -1, "every stream must end with a STATE, even one without records");
  due(
    lastAt("STATE") > lastAt("RECORD"),
    "the last STATE must come behind the last record, or it would cover what was not sent",
  );
  checkCounts(steps, stream);
}

interface Step {
  readonly name: "STARTED" | "RUNNING" | "COMPLETE" | "INCOMPLETE" | "RECORD" | "STATE";
  readonly line: string;
  readonly count?: number | undefined;
}

function stepOf({ message, line }: Said, stream: string): Step[] {
  if (message.type === "RECORD") return message.record.stream === stream ? [{ name: "RECORD", line }] : [];
  if (message.type === "STATE") {
    const { stream: own, sourceStats } = message.state;
    return own.stream_descriptor.name === stream ? [{ name: "STATE", line, count: sourceStats?.recordCount }] : [];
  }
  if (message.type !== "TRACE" || message.trace.type !== "STREAM_STATUS") return [];
  const { stream_descriptor, status } = message.trace.stream_status;
  return stream_descriptor.name === stream ? [{ name: status, line }] : [];
}

function checkCounts(steps: readonly Step[], stream: string): void {
  let since = 0;
  for (const { name, count, line } of steps) {
    if (name === "RECORD") since += 1;
    if (name !== "STATE") continue;
    expectThat(count === since, () => {
      return `${stream}: sourceStats.recordCount must be ${since}, the records since the STATE before, but it is ${count ?? "missing"}: ${line.slice(0, 300)}`;
    });
    expectThat(/"recordCount":\s*\d+\.\d/.test(line), () => {
      return `${stream}: sourceStats.recordCount must have a decimal point (12.0), as the protocol wants, but there was: ${line.slice(0, 300)}`;
    });
    since = 0;
  }
}

/** `STARTED, RUNNING, RECORD × 12, STATE, COMPLETE` */
function outline(steps: readonly Step[]): string {
  const runs: { name: string; times: number }[] = [];
  for (const { name } of steps) {
    const last = runs.at(-1);
    if (last?.name === name) last.times += 1;
    else runs.push({ name, times: 1 });
  }
  const texts = runs.map(({ name, times }) => (times === 1 ? name : `${name} × ${times}`));
  const shown = texts.length > 12 ? [...texts.slice(0, 6), "…", ...texts.slice(-5)] : texts;
  return shown.length === 0 ? "nothing" : shown.join(", ");
}
