import { factLabel, factRows, streamLine } from "../screens/facts.js";
import { warningLines } from "../screens/warnings.js";
import { openFact } from "./open-fact.js";
import type { Read } from "./sample.js";
import type { Wizard } from "./wizard.js";

/** Shows what is believed of a stream on one screen until the user takes it; each row can be changed. */
export async function askFacts(wizard: Wizard, name: string, read: Read | undefined): Promise<void> {
  const { prompter, terminal } = wizard;
  const { style } = terminal;
  let seen = read;
  for (;;) {
    const rows = factRows(wizard.answers(), wizard.stream(name), seen?.inference);
    const warnings = seen?.inference.warnings ?? [];
    const row = await prompter.select({
      message: `${name}: right?`,
      above: warnings.flatMap((text) => warningLines(text, style)),
      options: [
        { value: undefined, label: "yes, go on" },
        ...rows.map((one) => ({ value: one, label: factLabel(one), note: one.evidence })),
      ],
      fleeting: true,
    });
    if (row === undefined) break;
    seen = await openFact(wizard, name, row.name, seen);
  }
  terminal.say(`${style.tick} ${style.bold(name)} ${style.cyan(streamLine(wizard.stream(name), seen?.inference))}`);
}
