/** Does some work for each item, two at a time (the machines of CI have two cores). Resolves with the results in the items' order. */
export async function twoAtATime(items, work) {
  const waiting = [...items.entries()];
  const results = [];
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [index, item] = next;
      results[index] = await work(item);
    }
  };
  await Promise.all([worker(), worker()]);
  return results;
}
