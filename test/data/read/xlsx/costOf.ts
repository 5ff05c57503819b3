/** The outcome of some work, the milliseconds of processor time that it took, and by how many bytes memory grew meanwhile. */
export async function costOf<Outcome>(work: () => Promise<Outcome>) {
  const before = process.memoryUsage().rss;
  let most = before;
  const timer = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 5);
  const start = process.cpuUsage();
  const outcome = await work();
  const { user, system } = process.cpuUsage(start);
  clearInterval(timer);
  return { outcome, milliseconds: (user + system) / 1_000, bytes: most - before };
}
