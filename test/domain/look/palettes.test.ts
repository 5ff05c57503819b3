import { describe, expect, it, test } from "vitest";
import { colourScale, noDataColour, plainColour } from "../../../src/domain/colourScale.ts";
import { difference, sights, type Sight } from "./colourVision.ts";
import { styleProperties } from "./styleProperties.ts";

/** Least CIEDE2000 of neighbouring classes, and of a class and what lies beneath areas without one. */
const least: Record<Sight, number> = {
  normal: 9,
  protanopia: 6,
  deuteranopia: 6,
  tritanopia: 6,
  grey: 6,
};
/** Of a missed and a met class. In grey the words, ▲▼ and numbers tell the sides; of up to four each the shades do. */
const sides: Record<Sight, number> = {
  ...least,
  normal: 20,
  protanopia: 15,
  deuteranopia: 15,
  tritanopia: 15,
};

const most = { missed: 6, met: 4, classes: 7 } as const;
const upTo = (size: number): number[] => Array.from({ length: size }, (_, index) => index + 1);
const breaksOf = (classes: number): number[] => upTo(classes - 1).map((at) => at / 20);
const colours = (breaks: readonly number[], target: number | null): string[] =>
  colourScale(breaks, target).classes.map(({ colour }) => colour);

const around = upTo(most.missed).flatMap((missed) =>
  upTo(most.met).map((met) => {
    const breaks = breaksOf(missed + met);
    return { missed, met, classes: colours(breaks, breaks[missed - 1] ?? null) };
  }),
);
const ordered = upTo(most.classes).map((size) => colours(breaksOf(size), null));
const all = [...around.map(({ classes }) => classes), ...ordered];

const grounds = [
  noDataColour,
  styleProperties.light["--map-paper"] ?? "",
  styleProperties.dark["--map-paper"] ?? "",
];

test("the published values of the formula come out, and grey is grey", () => {
  // Sharma, Wu, Dalal 2005: differences are symmetric and zero of a colour to itself.
  expect(difference("#854301", "#854301", "normal")).toBe(0);
  expect(difference("#ff0000", "#00ff00", "normal")).toBeCloseTo(86.6, 0);
  expect(difference("#ff0000", "#00ff00", "deuteranopia")).toBeLessThan(45);
  expect(difference("#777777", "#777777", "grey")).toBe(0);
});

describe.each(Object.keys(sights) as Sight[])("%s", (sight) => {
  it("tells every class from the next", () => {
    for (const classes of all)
      for (const [index, colour] of classes.slice(1).entries())
        expect(
          difference(classes[index] ?? "", colour, sight),
          `${classes[index]} ${colour}`,
        ).toBeGreaterThanOrEqual(least[sight]);
  });

  it("never confuses missed and met", () => {
    for (const { missed, met, classes } of around) {
      if (sight === "grey" && missed > most.met) continue;
      for (const one of classes.slice(0, missed))
        for (const other of classes.slice(missed))
          expect(
            difference(one, other, sight),
            `${missed} missed, ${met} met: ${one} ${other}`,
          ).toBeGreaterThanOrEqual(sides[sight]);
    }
  });

  it("tells every class from where there is none", () => {
    for (const colour of new Set([...all.flat(), plainColour]))
      for (const ground of grounds)
        expect(difference(colour, ground, sight), `${colour} on ${ground}`).toBeGreaterThanOrEqual(
          least[sight],
        );
  });
});

test("a scale has a colour for every class, however many there are", () => {
  for (const classes of upTo(12)) {
    expect(colours(breaksOf(classes), null)).toHaveLength(classes);
    for (const target of breaksOf(classes))
      expect(colours(breaksOf(classes), target)).toHaveLength(classes);
  }
});
