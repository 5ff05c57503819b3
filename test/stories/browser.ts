import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core";
import { findBrowser } from "../findBrowser.mjs";
import { recordPage, type PageRecord } from "./record.ts";
import type { Served } from "../../data/site/serve.ts";

/** The host name that stands for an intranet server: plain http, not a secure context. */
export const intranetHost = "intranet.test";

const quiet = [
  "--no-sandbox",
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
/** WebGL alone is drawn as a graphics card would: the page around it would take a third of the time besides. */
const softwareGl = [
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
  "--disable-gpu-compositing",
];
const withoutGl = ["--disable-gpu", "--disable-3d-apis", "--disable-software-rasterizer"];

const onlyThisMachine = `--host-resolver-rules=MAP ${intranetHost} 127.0.0.1,MAP * ~NOTFOUND,EXCLUDE localhost`;

export interface BrowserOptions {
  /** False: a machine where WebGL is not available. */
  webgl?: boolean;
  /** The size of text that the reader has set in the browser, in pixels; 16 by default. */
  textSize?: number;
}

/** A Chromium that reaches this machine only, by its own name and as `intranet.test`. */
export function launchBrowser({
  webgl = true,
  textSize = 16,
}: BrowserOptions = {}): Promise<Browser> {
  const executablePath = findBrowser();
  if (executablePath === undefined) throw new Error("no Chromium: set CHROMIUM_PATH to one");
  const args = [
    ...quiet,
    onlyThisMachine,
    ...(webgl ? softwareGl : withoutGl),
    `--blink-settings=defaultFontSize=${textSize}`,
  ];
  return chromium.launch({ executablePath, headless: true, args });
}

export interface OpenOptions {
  browser: Browser;
  site: Served;
  /** Below the base, with the hash route: `#/m?c=hz`. */
  path?: string;
  /** `localhost` by default. */
  host?: string;
  viewport?: { width: number; height: number };
  locale?: string;
  /** Prepares the page before the site is asked for: routes, scripts that run first. */
  before?: (page: Page) => Promise<unknown>;
}

export interface OpenSite extends PageRecord {
  page: Page;
  context: BrowserContext;
  /** Address of the site under the chosen host name. */
  url: string;
  close: () => Promise<void>;
}

/** Opens the site in a fresh context; everything it asks for and complains about is recorded. */
export async function openSite(options: OpenOptions): Promise<OpenSite> {
  const { browser, site, path = "", host = "localhost", locale = "zh-CN" } = options;
  const { viewport = { width: 1280, height: 800 } } = options;
  const context = await browser.newContext({ viewport, locale });
  const page = await context.newPage();
  const url = site.url.replace("//localhost:", `//${host}:`);
  const record = await recordPage(page, new URL(url).origin);
  await options.before?.(page);
  await page.goto(url + path);
  return { ...record, page, context, url, close: () => context.close() };
}
