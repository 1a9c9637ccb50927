import {
  createPrompt,
  isEnterKey,
  makeTheme,
  useEffect,
  useKeypress,
  usePrefix,
  useRef,
  useState,
} from "@inquirer/core";
import type { SampleQuestion } from "./io.js";
import { beginsDocument, isComplete } from "./document-end.js";
import type { PasteReader } from "./paste.js";
import type { Style } from "./style.js";
import { fit, wrap } from "./text.js";

interface SampleConfig {
  readonly message: string;
  readonly question: SampleQuestion;
  readonly reader: PasteReader;
  readonly style: Style;
  readonly theme?: object;
}

type SamplePrompt = ReturnType<typeof createPrompt<string, SampleConfig>>;

/** Without marks around a paste, how long nothing must come until it counts as ended, in milliseconds. */
const QUIET = 80;

/** Takes a document of several lines, pasted or typed, or one line: a file's name, or nothing. */
export const samplePrompt: SamplePrompt = createPrompt<string, SampleConfig>((config, done) => {
  const { question, reader, style } = config;
  const [status, setStatus] = useState<"idle" | "loading" | "done">("idle");
  const [line, setLine] = useState("");
  const [shownLines, setLines] = useState(0);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const document = useRef("");
  const lines = useRef(0);
  const timer = useRef<NodeJS.Timeout | undefined>(undefined);
  const prefix = usePrefix({ status, theme: makeTheme(config.theme) });

  const finish = async (text: string, retype: (text: string) => void): Promise<void> => {
    setStatus("loading");
    const verdict = text.trim() === "" ? true : await question.validate(text);
    document.current = verdict === true ? text : "";
    setLines((lines.current = 0));
    setStatus(verdict === true ? "done" : "idle");
    if (verdict === true) {
      done(text);
      return;
    }
    if (!beginsDocument(text)) retype(text);
    setProblem(verdict);
  };

  useEffect((rl) => {
    reader.onPaste((text, whole) => {
      clearTimeout(timer.current);
      if (!beginsDocument(text) && document.current === "" && !text.trim().includes("\n")) {
        rl.write(text.trim());
        setLine(rl.line);
        return;
      }
      document.current += text;
      setProblem(undefined);
      setLines((lines.current += text.split("\n").length - 1));
      const end = (): void => {
        if (isComplete(document.current)) void finish(document.current, () => undefined);
      };
      timer.current = setTimeout(end, whole ? 0 : QUIET);
    });
    return () => {
      clearTimeout(timer.current);
    };
  }, []);

  useKeypress((key, rl) => {
    if (status !== "idle") return;
    if (!isEnterKey(key)) {
      setLine(rl.line);
      setProblem(undefined);
      return;
    }
    const text = document.current === "" ? line : `${document.current}${line}\n`;
    const ended = line.trim() === "" || isComplete(text) || (document.current === "" && !beginsDocument(text));
    setLine("");
    if (ended) {
      void finish(text, (typed) => {
        rl.write(typed);
        setLine(rl.line);
      });
      return;
    }
    document.current = document.current === "" ? `${text}\n` : text;
    setLines((lines.current += 1));
  });

  const message = style.bold(config.message);
  if (status === "done") return `${prefix} ${message} ${answerLine(document.current, question, style)}`;
  const hint = shownLines > 0 ? `${shownLines} lines so far; Enter on an empty line ends it` : question.hint;
  const below = problem === undefined ? "" : style.red(`> ${wrap(problem, 74).join("\n  ")}`);
  return [`${prefix} ${message} ${style.grey(`(${hint})`)} ${line}`, below];
});

function answerLine(text: string, question: SampleQuestion, style: Style): string {
  if (text.trim() === "") return style.cyan("none");
  return `${style.cyan(fit(text, 30))}  ${style.grey(question.note())}`;
}
