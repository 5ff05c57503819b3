import { loadPart } from "../engine/loadPart.ts";
import {
  checkKinds,
  checkServer,
  type CheckedKind,
  type ServerParts,
} from "../engine/serverCheck.ts";
import { dataBase, pageBase } from "./pageBase.ts";

export { checkKinds } from "../engine/serverCheck.ts";
export type { CheckedKind, CheckKind } from "../engine/serverCheck.ts";
export type { Advice } from "../engine/checkFile.ts";

/** The check of the server, kind by kind. Create it while a component initialises: it begins at once. */
export class ServerCheckState {
  results = $state.raw<readonly CheckedKind[]>([]);
  isRunning = $state(false);
  #stop = new AbortController();

  constructor() {
    $effect(() => {
      void this.run();
      return () => this.#stop.abort();
    });
  }

  get isDone(): boolean {
    return !this.isRunning && this.results.length === checkKinds.length;
  }

  async run(): Promise<void> {
    this.#stop.abort();
    const { signal } = (this.#stop = new AbortController());
    [this.results, this.isRunning] = [[], true];
    try {
      for await (const checked of checkServer(await serverParts(), { base: pageBase.href, signal }))
        if (!signal.aborted) this.results = [...this.results, checked];
    } catch (error) {
      if (!signal.aborted) throw error;
    } finally {
      if (!signal.aborted) this.isRunning = false;
    }
  }
}

async function serverParts(): Promise<ServerParts> {
  return {
    page: location.pathname.split("/").at(-1) || "./",
    script: addressOf(document.querySelector<HTMLScriptElement>("script[type=module]")?.src),
    style: addressOf(document.querySelector<HTMLLinkElement>("link[rel=stylesheet]")?.href),
    data: dataBase.slice(pageBase.href.length),
    engine: await engineParts(),
  };
}

const addressOf = (address: string | undefined): string | null =>
  address?.startsWith(pageBase.href) === true ? address.slice(pageBase.href.length) : null;

/** null when the code that knows them cannot be loaded. */
async function engineParts(): Promise<ServerParts["engine"]> {
  try {
    const { engineAddresses } = await loadPart("database", () => import("../engine/wasm.ts"));
    const { eh, mvp } = engineAddresses;
    const [wasm, otherWasm, worker] = [eh.wasm, mvp.wasm, eh.worker].map(belowPage);
    if (wasm === undefined || otherWasm === undefined || worker === undefined) return null;
    return { wasm, otherWasm, worker };
  } catch {
    return null;
  }
}

const belowPage = (address: string): string =>
  new URL(address, document.baseURI).href.slice(pageBase.href.length);
