/**
 * First script of the worker. The page hands over the compiled module, so that a worker is replaced without fetching
 * or compiling again and its start fails at once when it fails; the worker itself is left without a way to the network.
 * Its log of failed queries is silenced: the page gets them as errors.
 */
export const workerText = `onmessage = ({ data: { module, script } }) => {
  console.log = () => {};
  self.fetch = async () => new Response();
  self.XMLHttpRequest = undefined;
  WebAssembly.instantiateStreaming = async (_response, imports) => {
    try {
      return { module, instance: await WebAssembly.instantiate(module, imports) };
    } catch (error) {
      setTimeout(() => { throw error; });
      throw error;
    }
  };
  importScripts(script);
};`;
