/**
 * Combinations in which every two options of different factors meet at least once (pairwise testing). A combination is a project
 * with some streams: factors of a project are drawn once for it, factors of a stream for each of its streams.
 */

/**
 * `project`, `stream`: factor → its options by name. `conflicts`: pairs that cannot meet, each `["factor=option", "factor=option"]`.
 * `streams`: how many a project has. `random`: 0 to 1. The same inputs give the same combinations:
 * `[{ project: { factor: option }, streams: [{ factor: option }, …] }, …]`.
 */
export function pairwise({ project, stream, conflicts, streams, random }) {
  const all = { ...project, ...stream };
  const refused = new Set(conflicts.flatMap(([a, b]) => [pairOf(a, b), pairOf(b, a)]));
  const open = openPairs(all, refused);
  const combinations = [];
  while (open.size > 0) {
    const seed = [...open][Math.floor(random() * open.size)].split(" ");
    const ofProject = drawn(
      project,
      seed.filter((item) => factorOf(item) in project),
      [],
      { open, refused, random },
    );
    const rows = Array.from({ length: streams }, (_, index) => {
      const wanted =
        index === 0
          ? seed.filter((item) => factorOf(item) in stream)
          : anyPair(open, stream, ofProject, refused, random);
      const row = drawn(stream, wanted, ofProject, { open, refused, random });
      pairsIn([...ofProject, ...row]).forEach((pair) => open.delete(pair));
      return row;
    });
    combinations.push({ project: byFactor(ofProject), streams: rows.map(byFactor) });
  }
  return combinations;
}

/** All pairs of options that can meet, as `"factor=option factor=option"` in the factors' order. */
function openPairs(factors, refused) {
  const items = Object.entries(factors).map(([factor, options]) =>
    Object.keys(options).map((option) => `${factor}=${option}`),
  );
  const pairs = items.flatMap((some, index) =>
    items.slice(index + 1).flatMap((others) => some.flatMap((a) => others.map((b) => pairOf(a, b)))),
  );
  return new Set(pairs.filter((pair) => !refused.has(pair)));
}

/** One option of each factor: what is wanted, then each time the option that meets most of what has not met yet. */
function drawn(factors, wanted, given, { open, refused, random }) {
  const chosen = [...wanted];
  for (const [factor, options] of shuffled(Object.entries(factors), random)) {
    if (chosen.some((item) => factorOf(item) === factor)) continue;
    const others = [...given, ...chosen];
    const possible = Object.keys(options)
      .map((option) => `${factor}=${option}`)
      .filter((item) => !others.some((other) => refused.has(pairOf(item, other))));
    if (possible.length === 0) throw new Error(`No option of ${factor} goes with ${others.join(", ")}.`);
    const gains = possible.map(
      (item) => others.filter((other) => open.has(pairOf(item, other)) || open.has(pairOf(other, item))).length,
    );
    const most = Math.max(...gains);
    const best = possible.filter((_, index) => gains[index] === most);
    chosen.push(best[Math.floor(random() * best.length)]);
  }
  return Object.keys(factors).map((factor) => chosen.find((item) => factorOf(item) === factor));
}

/** The options of a stream in a pair that is still open and goes with the project. */
function anyPair(open, stream, given, refused, random) {
  const fitting = [...open].filter((pair) => {
    const items = pair.split(" ");
    const own = items.filter((item) => factorOf(item) in stream);
    const rest = items.filter((item) => !(factorOf(item) in stream));
    return (
      own.length > 0 &&
      rest.every((item) => given.includes(item)) &&
      !own.some((item) => given.some((other) => refused.has(pairOf(item, other))))
    );
  });
  const pair = fitting[Math.floor(random() * fitting.length)];
  return pair === undefined ? [] : pair.split(" ").filter((item) => factorOf(item) in stream);
}

function pairsIn(items) {
  return items.flatMap((a, index) => items.slice(index + 1).map((b) => pairOf(a, b)));
}

function pairOf(a, b) {
  return `${a} ${b}`;
}

function factorOf(item) {
  return item.slice(0, item.indexOf("="));
}

function byFactor(items) {
  return Object.fromEntries(items.map((item) => [factorOf(item), item.slice(item.indexOf("=") + 1)]));
}

function shuffled(items, random) {
  return items
    .map((item) => [random(), item])
    .sort(([a], [b]) => a - b)
    .map(([, item]) => item);
}
