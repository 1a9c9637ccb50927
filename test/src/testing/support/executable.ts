import { reference } from "./reference.js";

/** The reference connector as a process; `FLAWS` holds what it does wrong, by commas. */
const flaws = (process.env["FLAWS"] ?? "").split(",");
const has = (flaw: string) => flaws.includes(flaw);
let open = Promise.resolve();

process.on("SIGTERM", () => {
  if (has("SIGTERM is ignored")) process.exit(0);
  if (has("a line is cut at SIGTERM")) process.stdout.write('{"type":"RECORD","record":{"str');
  void open.then(() => process.exit(143));
});

const code = await reference(...flaws)(process.argv.slice(2), {
  stdout: {
    write(block, callback) {
      open = new Promise((resolve) => {
        process.stdout.write(block, (error) => {
          resolve();
          if (!has("the pipe is not waited for")) callback(error);
        });
      });
      if (has("the pipe is not waited for")) callback();
    },
  },
  stderr: process.stderr,
  env: process.env,
  now: () => Date.now(),
});
if (has("the pipe is not waited for")) process.exit(code);
process.exitCode = has("exit code 0 whatever happens") ? 0 : code;
