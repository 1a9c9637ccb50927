const repositories = 3;
const issuesEach = 250;
/** The page size of the example; ties stand across its boundaries. */
const page = 100;

/** What the API holds at the first sync: the model's sample records, multiplied. */
export function firstRecords(model) {
  const repos = Array.from({ length: repositories }, (_, index) => {
    const sample = pick(samplesOf(model, "repositories"), index);
    const name = `repo-${index}`;
    return {
      ...sample,
      id: 1000 + index,
      name,
      full_name: `octo-org/${name}`,
      owner: { ...sample.owner, login: "octo-org" },
    };
  });
  const issues = repos.flatMap((repo, place) =>
    Array.from({ length: issuesEach }, (_, index) => issueOf(model, repo, place, index)),
  );
  return { repositories: repos, issues };
}

/** Of each repository two new issues: one at the very moment of the last one known, one later. */
export function laterIssues(issues) {
  const last = new Map(issues.map((issue) => [issue.repo, issue]));
  return [...last.values()].flatMap((issue, place) => [
    { ...issue, id: 9_000_000 + place, number: 9001, title: "tied with the state" },
    { ...issue, id: 9_100_000 + place, number: 9002, title: "later", updated_at: "2026-02-01T00:00:00Z" },
  ]);
}

/** The fixtures; a column that is null in all of them gets a value in the first, or its loss would not show. */
function samplesOf(model, stream) {
  const [first, ...rest] = model.fixtures[stream];
  const columns = Object.entries(model.schemas[stream].properties);
  const empty = columns.filter(([name]) => model.fixtures[stream].every((fixture) => (fixture[name] ?? null) === null));
  return [{ ...first, ...Object.fromEntries(empty.map(([name, { type }]) => [name, valueOf(type)])) }, ...rest];
}

function valueOf(type) {
  const [some] = [type].flat().filter((name) => name !== "null");
  return { integer: 1, number: 1.5, boolean: true, array: ["text"], object: { text: "text" } }[some] ?? "text";
}

function issueOf(model, repo, place, index) {
  const sample = pick(samplesOf(model, "issues"), index);
  return {
    ...sample,
    id: 100_000 * (place + 1) + index,
    number: index + 1,
    updated_at: momentOf(index),
    owner: repo.owner.login,
    repo: repo.name,
  };
}

/** One a minute; the ten issues around each end of a page, and the last ten, have the same moment. */
function momentOf(index) {
  const boundary = Math.round(index / page) * page;
  const near = boundary > 0 && Math.abs(index - boundary) <= 5;
  const minute = near ? boundary : index >= issuesEach - 10 ? issuesEach : index;
  return new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString().replace(".000Z", "Z");
}

function pick(samples, index) {
  return samples[index % samples.length];
}
