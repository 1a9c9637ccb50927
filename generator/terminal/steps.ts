import type { Step, TerminalIo } from "./io.js";
import type { Style } from "./style.js";
import { pad } from "./text.js";

const FRAMES = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];
const NAME_WIDTH = 18;

/** Runs a step and says how it went on one line: `✔ npm install       14.2 s`. A step that throws leaves a cross and throws on. */
export async function runStep<Result>(
  screen: { readonly io: TerminalIo; readonly style: Style; say(...lines: string[]): void; readonly animate: boolean },
  name: string,
  run: (step: Step) => Promise<Result>,
): Promise<Result> {
  const { io, style } = screen;
  const started = io.now();
  const said = { at: "", note: "", failed: false };
  const stop = screen.animate ? spin(io, style, name, said) : undefined;
  const end = (failed: boolean): void => {
    stop?.();
    const seconds = `${((io.now() - started) / 1000).toFixed(1)} s`;
    const line = `  ${failed ? style.cross : style.tick} ${pad(name, NAME_WIDTH)} ${style.grey(seconds.padStart(7))}`;
    screen.say(said.note === "" ? line : `${line}   ${style.grey(said.note)}`);
  };
  try {
    const result = await run({
      at: (what) => void (said.at = what),
      note: (text) => void (said.note = text),
      fail: () => void (said.failed = true),
    });
    end(said.failed);
    return result;
  } catch (error) {
    end(true);
    throw error;
  }
}

/** Draws over one line until the function it returns is called. */
function spin(io: TerminalIo, style: Style, name: string, said: { readonly at: string }): () => void {
  let frame = 0;
  const draw = (): void => {
    io.output.write(`\r\u001b[K  ${style.cyan(FRAMES[frame++ % FRAMES.length] ?? "")} ${name} ${style.grey(said.at)}`);
  };
  draw();
  const timer = setInterval(draw, 100);
  return () => {
    clearInterval(timer);
    io.output.write("\r\u001b[K");
  };
}
