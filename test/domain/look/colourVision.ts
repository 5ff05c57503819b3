import { converter, differenceCiede2000 } from "culori";

type Matrix = readonly [
  readonly [number, number, number],
  readonly [number, number, number],
  readonly [number, number, number],
];

const grey = [0.2126, 0.7152, 0.0722] as const;

/**
 * How colours are seen, on linear RGB. The three deficiencies are those of full severity in G. M. Machado, M. M.
 * Oliveira, L. A. F. Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency", IEEE
 * Transactions on Visualization and Computer Graphics 15 (6), 2009, pp. 1291–1298, doi:10.1109/TVCG.2009.113.
 */
export const sights = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
  grey: [grey, grey, grey],
} as const satisfies Record<string, Matrix>;
export type Sight = keyof typeof sights;

const linear = converter("lrgb");
const ciede2000 = differenceCiede2000();

function seen(colour: string, sight: Sight): Parameters<typeof ciede2000>[0] {
  const found = linear(colour);
  if (found === undefined) throw new Error(`not a colour: ${colour}`);
  const [r, g, b] = sights[sight].map(([fromRed, fromGreen, fromBlue]) => {
    const mixed = fromRed * found.r + fromGreen * found.g + fromBlue * found.b;
    return Math.max(0, Math.min(1, mixed));
  }) as [number, number, number];
  return { mode: "lrgb", r, g, b };
}

/** CIEDE2000 of two colours as they are seen; 1 is about what one just notices side by side. */
export const difference = (one: string, other: string, sight: Sight): number =>
  ciede2000(seen(one, sight), seen(other, sight));
