import type { Style } from "./style.js";

/** Where a person is: the process's own streams in real life, a script in tests. */
export interface TerminalIo {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean; setRawMode?(raw: boolean): unknown };
  /** What a person reads goes here, by default stderr: stdout is for machines. */
  readonly output: NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };
  readonly env: { readonly [name: string]: string | undefined };
  /** Milliseconds since the epoch. */
  now(): number;
  /** Calls the listener when the user interrupts the process; gives what stops that. Only where keys do not come one by one. */
  readonly onInterrupt?: (listener: () => void) => () => void;
}

/** One line of a list from which one is chosen. */
export interface Option<Value> {
  readonly value: Value;
  readonly label: string;
  /** Shown in grey behind the label. */
  readonly note?: string | undefined;
  /** What the collapsed answer says instead of the label. */
  readonly short?: string;
}

export interface TextQuestion {
  readonly message: string;
  /** Taken at Enter. */
  readonly default?: string | undefined;
  /** True, or the sentence to show; the question stays. */
  validate?(text: string): true | string;
  /** Shown in grey behind the answer once it is given. */
  readonly note?: ((text: string) => string | undefined) | undefined;
  /** As in `SelectQuestion`. */
  readonly fleeting?: boolean;
}

export interface SelectQuestion<Value> {
  readonly message: string;
  /** Lines above the list, as they are. */
  readonly above?: readonly string[];
  readonly options: readonly Option<Value>[];
  /** Index of the option that Enter takes. Default: the first. */
  readonly active?: number;
  /** The question goes from the screen once it is answered: another question or a summary takes its place. */
  readonly fleeting?: boolean;
}

export interface SampleQuestion {
  readonly message: string;
  /** In grey: what can be given. */
  readonly hint: string;
  /** True, or the sentence to show; the question stays. Not asked about an empty answer. */
  validate(text: string): Promise<true | string>;
  /** Shown in grey behind an accepted sample: `20 records, 9 fields`. */
  note(): string;
}

/**
 * Asks a person, one question at a time. Each rejects with `Cancelled` at Ctrl-C, Ctrl-D on an empty line, and when the input ends.
 */
export interface Prompter {
  text(question: TextQuestion): Promise<string>;
  select<Value>(question: SelectQuestion<Value>): Promise<Value>;
  confirm(question: { readonly message: string; readonly default: boolean }): Promise<boolean>;
  /** A pasted document of several lines, or what was typed on one line (a file's name); `""` for Enter. */
  sample(question: SampleQuestion): Promise<string>;
}

/** The only way to a person. */
export interface Terminal {
  readonly io: TerminalIo;
  readonly style: Style;
  /** Of a terminal its width, at most 120; else 80. */
  readonly columns: number;
  /** Can questions be asked: is there a person at both ends? */
  readonly interactive: boolean;
  /** Writes lines for a person. */
  say(...lines: readonly string[]): void;
  /** Prompts; loaded at the first question, because Inquirer takes its time. */
  prompter(): Promise<Prompter>;
  /** Runs a step: its name with a spinner on a terminal, then one line with the time it took; elsewhere the line alone. */
  step<Result>(name: string, run: (step: Step) => Promise<Result>): Promise<Result>;
}

/** What a running step may say of itself. */
export interface Step {
  /** What it is at now; shown beside the spinner only. */
  at(what: string): void;
  /** Shown in grey behind the time: `31 passed`. */
  note(text: string): void;
  /** It went wrong, but the rest goes on: the line gets a cross instead of a tick. */
  fail(): void;
}
