/**
 * What the reader of all runs has: the records, and the last state of each stream. A line that was cut off counts as not seen, as a
 * platform has it.
 */
export function createLedger({ project, keyed, ascending, faults }, api) {
  const names = Object.keys(project.streams);
  const seen = new Map(names.map((name) => [name, new Set()]));
  const states = new Map();
  /** Records that a state covers: with a key, and in an order that is kept, they never come again. */
  const covered = new Map(names.map((name) => [name, new Set()]));
  const mixed = faults.length > 0;
  const exact = keyed && ascending && !mixed;
  return {
    states: () => [...states.values()],

    hear(text) {
      const since = new Map(names.map((name) => [name, []]));
      for (const line of text.split("\n").slice(0, -1)) {
        const message = JSON.parse(line);
        if (message.type === "RECORD") {
          const { stream, data } = message.record;
          const key = JSON.stringify(data);
          if (exact && covered.get(stream).has(key))
            throw new Error(`${stream}: ${key} came again, though a state covers it.`);
          seen.get(stream).add(key);
          since.get(stream).push(key);
        }
        if (message.type === "STATE") {
          const { name } = message.state.stream.stream_descriptor;
          states.set(name, message.state);
          for (const key of since.get(name)) covered.get(name).add(key);
          since.set(name, []);
        }
      }
    },

    mustBeComplete() {
      for (const name of names) {
        const missing = keysOf(name).filter((key) => !seen.get(name).has(key));
        if (missing.length > 0)
          throw new Error(`${name}: ${missing.length} records are lost, the first: ${missing[0]}`);
        const known = new Set(keysOf(name));
        const foreign = [...seen.get(name)].filter((key) => !known.has(key));
        if (foreign.length > 0)
          throw new Error(`${name}: ${foreign.length} records are not the API's, the first: ${foreign[0]}`);
      }
    },

    /** Forgets the records that came, and returns what there was. */
    startAfresh() {
      const before = new Map(names.map((name) => [name, new Set(keysOf(name))]));
      for (const name of names) {
        seen.set(name, new Set());
        covered.set(name, new Set());
      }
      return before;
    },

    /** After a whole read: the new records all come, and of the others, where there are key and cursor, none. */
    mustBringOnlyNew(before) {
      for (const name of names) {
        const lost = keysOf(name).filter((key) => !before.get(name).has(key) && !seen.get(name).has(key));
        if (lost.length > 0)
          throw new Error(`${name}: of the new records ${lost.length} are lost, the first: ${lost[0]}`);
        if (!keyed || project.streams[name].cursor === undefined) continue;
        const again = [...seen.get(name)].filter((key) => before.get(name).has(key));
        if (again.length > 0)
          throw new Error(`${name}: ${again.length} records came again after a whole read, the first: ${again[0]}`);
      }
    },

    /** What a run said of its failure. */
    errors: (text) =>
      text
        .split("\n")
        .filter((line) => /"level":"(ERROR|FATAL)"/.test(line))
        .slice(0, 3)
        .join("\n"),
  };

  function keysOf(name) {
    return api.records(name).map((data) => JSON.stringify(data));
  }
}
