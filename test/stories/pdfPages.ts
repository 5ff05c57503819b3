import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

/** One page of a PDF; lengths in points. */
export interface PdfPage {
  width: number;
  height: number;
  /** Its text in the order it was drawn, as `compact` writes it. */
  text: string;
  /** Lowest and highest baseline of its text, from the bottom edge. */
  low: number;
  high: number;
}

/** Fonts draw some signs with the glyph of another one: what a PDF says then is folded into one of the two. */
const radicals = "⺟⺠⺩⺫⺴⺼⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻩⻬⻮⻰";
const characters = [..."母民王目网肉虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟黄齐齿龙"];

/** Text without white space and in compatible characters. */
export const compact = (text: string): string =>
  text
    .replace(/[\u2e80-\u2eff]/g, (radical) => characters[radicals.indexOf(radical)] ?? radical)
    .replace(/[\u2010-\u2015]/g, "–")
    .normalize("NFKC")
    .replace(/\s+/g, "");

export async function pdfPages(pdf: Uint8Array): Promise<PdfPage[]> {
  const loading = getDocument({ data: new Uint8Array(pdf), verbosity: 0 });
  const document = await loading.promise;
  const numbers = Array.from({ length: document.numPages }, (_, index) => index + 1);
  const pages = await Promise.all(
    numbers.map(async (number): Promise<PdfPage> => {
      const page = await document.getPage(number);
      const { width, height } = page.getViewport({ scale: 1 });
      const { items } = await page.getTextContent();
      const drawn = items.flatMap((item) =>
        "str" in item && item.str.trim() !== "" ? [item] : [],
      );
      const baselines = drawn.map(({ transform }) => Number(transform[5]));
      return {
        width,
        height,
        text: compact(drawn.map(({ str }) => str).join("")),
        low: Math.min(...baselines),
        high: Math.max(...baselines),
      };
    }),
  );
  await loading.destroy();
  return pages;
}
