/** Runs inside the database's worker and answers pings; see `Pulse`. */
const innerText = `onmessage = ({ ports: [port] }) => {
  port.onmessage = () => port.postMessage(null);
  port.postMessage(null);
  postMessage(null);
};`;

/**
 * First lines of the worker, in front of DuckDB's own script. The page hands over the compiled module, so that a worker
 * is replaced without fetching or compiling again and its start fails at once when it fails; the worker itself is left
 * without a way to the network. Its log of failed queries is silenced: the page gets them as errors.
 */
export const workerText = `"use strict";
{
  let give;
  const given = new Promise((resolve) => (give = resolve));
  const beginPulse = ([inner, outer]) => {
    const giveUp = (event) => {
      event?.preventDefault();
      outer.postMessage(null);
    };
    if (typeof Worker !== "function") return giveUp();
    const url = URL.createObjectURL(new Blob([${JSON.stringify(innerText)}]));
    const worker = new Worker(url);
    worker.onmessage = () => URL.revokeObjectURL(url);
    worker.onerror = giveUp;
    worker.postMessage(null, [inner]);
  };
  addEventListener("message", (event) => {
    event.stopImmediatePropagation();
    give(event.data);
    beginPulse(event.ports);
  }, { once: true });
  console.log = () => {};
  self.fetch = async () => new Response();
  self.XMLHttpRequest = undefined;
  WebAssembly.instantiateStreaming = async (_response, imports) => {
    const module = await given;
    try {
      return { module, instance: await WebAssembly.instantiate(module, imports) };
    } catch (error) {
      setTimeout(() => { throw error; });
      throw error;
    }
  };
}
`;
