import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { areas, nation, places } from "../../src/domain/area.ts";
import { comparisonRows, ruleIds } from "../../src/domain/comparisonRows.ts";
import { languages } from "../../src/domain/format.ts";
import { measureIds } from "../../src/domain/measure.ts";
import { parks } from "../../src/domain/park.ts";
import { statuses } from "../../src/domain/status.ts";
import { documents } from "../../src/domain/targets.ts";
import { themes } from "../../src/domain/theme.ts";
import { defaultView, formatView, parseView, type View } from "../../src/domain/view.ts";

const adcodes = areas.map(({ adcode }) => adcode);
const subjects = adcodes.filter((adcode) => adcode !== nation);
const orNull = <Value>(some: fc.Arbitrary<Value>) => fc.option(some, { nil: null });
const anyText = (least: number, most: number) =>
  fc
    .string({ unit: "binary", minLength: least, maxLength: most })
    .filter((text) => text.length <= most);

const path = fc.oneof(
  fc.constantFrom(
    { page: "overview", subject: null },
    { page: "compare", subject: null },
    { page: "targets", subject: null },
    { page: "targets", subject: "hz25-25plus-union-rate" },
    { page: "data", subject: null },
  ),
  fc.record({ page: fc.constant("place" as const), subject: fc.constantFrom(...subjects) }),
  fc.record({
    page: fc.constant("park" as const),
    subject: fc.oneof(fc.constantFrom(...parks.map(({ id }) => id)), anyText(1, 40)),
  }),
) as fc.Arbitrary<Pick<View, "page" | "subject">>;

const month = fc
  .tuple(fc.integer({ min: 1000, max: 9999 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, number]) => `${year}-${String(number).padStart(2, "0")}`);

const choices = fc.record({
  place: orNull(fc.constantFrom(...places)),
  measure: orNull(fc.constantFrom(...measureIds)),
  period: orNull(fc.oneof(month, fc.integer({ min: 1000, max: 9999 }).map(String))),
  selected: orNull(fc.constantFrom(...adcodes)),
  generation: orNull(fc.stringMatching(/^[0-9a-f]{16}$/)),
  search: anyText(0, 100),
  listPage: fc.integer({ min: 1, max: 999_999 }),
  theme: orNull(fc.constantFrom(...themes)),
  document: orNull(fc.constantFrom(...documents.map(({ id }) => id))),
  status: orNull(fc.constantFrom(...statuses)),
  compared: fc.subarray(comparisonRows.map(({ id }) => id)),
  whatIfRule: orNull(fc.constantFrom(...ruleIds())),
  whatIf: orNull(fc.integer({ min: 1, max: 9_999_999 })),
  language: fc.constantFrom(...languages),
});

const views: fc.Arbitrary<View> = fc
  .tuple(path, choices)
  .map(([where, chosen]) => ({ ...where, ...chosen }));

/** What `location.hash` gives for an address somebody typed. */
const hashOf = (text: string): string => new URL(`http://atlas.test/${text}`).hash;

describe("a view in the URL", () => {
  it("is read back as it was written, also through the address bar", () => {
    fc.assert(
      fc.property(views, (view) => {
        const hash = formatView(view);
        expect(parseView(hash)).toEqual({ view, faults: [] });
        expect(parseView(hashOf(hash))).toEqual({ view, faults: [] });
      }),
      { numRuns: 1000 },
    );
  });

  it("keeps park ids and searches with the signs of an address", () => {
    const view: View = {
      ...defaultView,
      page: "park",
      subject: "工业/园?#&%2F",
      search: "a&b=c#?%",
    };
    expect(parseView(hashOf(formatView(view)))).toEqual({ view, faults: [] });
  });

  it("leaves defaults out and holds every choice", () => {
    expect(formatView(defaultView)).toBe("#/overview");
    expect(
      formatView({
        ...defaultView,
        page: "place",
        subject: "330110",
        place: "330100",
        measure: "rate-100plus",
        period: "2025-09",
        selected: "330106",
        generation: "0123456789abcdef",
        search: "",
        listPage: 3,
        language: "en",
      }),
    ).toBe("#/place/330110?c=330100&m=rate-100plus&t=2025-09&a=330106&g=0123456789abcdef&p=3&l=en");
  });

  it.each(["", "#", "#/", "#/overview"])("%j is the overview", (hash) => {
    expect(parseView(hash)).toEqual({ view: defaultView, faults: [] });
  });
});

describe("a tampered URL", () => {
  const million = "a".repeat(1_000_000);

  it.each([
    ["unknown codes", "#/?c=330199&m=union-rate&a=999999&l=fr", ["c", "m", "a", "l"]],
    ["a place that is no place of the atlas", "#/?c=330106", ["c"]],
    ["periods that do not exist", "#/?t=2025-13", ["t"]],
    ["a day", "#/?t=2025-09-30", ["t"]],
    ["a generation in capitals", "#/?g=0123456789ABCDEF", ["g"]],
    ["a page before the first", "#/?p=0", ["p"]],
    ["a negative page", "#/?p=-1", ["p"]],
    ["a page in another notation", "#/?p=1e3", ["p"]],
    ["names of the prototype", "#/?m=__proto__&c=constructor&a=toString&l=__proto__", [..."mcal"]],
    ["SQL", "#/?m='; DROP TABLE enterprise_facts; --&a=330106' OR 1=1 --", ["m", "a"]],
    ["markup", "#/?m=<script>alert(1)</script>", ["m"]],
    ["empty values", "#/?c=&m=&t=&a=&g=&p=&l=", [..."cmtagpl"]],
  ])("%s: defaults, each part named", (_, hash, keys) => {
    for (const read of [hash, hashOf(hash)]) {
      const { view, faults } = parseView(read);
      expect(view).toEqual(defaultView);
      expect(faults.map((fault) => fault.split("=")[0]).sort()).toEqual([...keys].sort());
    }
  });

  it.each([
    "#/__proto__",
    "#/constructor/prototype",
    "#/place",
    "#/place/",
    "#/place/000000",
    "#/place/330199",
    "#/place/__proto__",
    "#/place/330106/330108",
    "#/overview/330106",
    "#/compare/330106",
    "#/data/330106",
    "#/park",
    "#/park/",
    `#/park/${"a".repeat(41)}`,
    "#/%E0%A4%A",
    "#/../../etc/passwd",
    "#https://example.org/",
    `#/${million}`,
    `#/park/${million}`,
  ])("%.60s is no page: the overview, named in at most 40 characters", (hash) => {
    const { view, faults } = parseView(hash);
    expect(view).toEqual(defaultView);
    expect(faults).toEqual([hash.replace(/^#\/?/, "").slice(0, 40)]);
  });

  it.each(["m", "c", "q", "z"])("a megabyte of %s is named, briefly", (key) => {
    const { view, faults } = parseView(`#/?${key}=${million}&t=2025-09`);
    expect(view).toEqual(defaultView);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(new RegExp(`^${key}=a{20,60}`));
    expect(faults[0]?.length).toBeLessThan(60);
  });

  it("spoils nothing but itself", () => {
    const { view, faults } = parseView("#/place/330106?m=nonsense&t=2025-09&p=2");
    expect(view).toEqual({
      ...defaultView,
      page: "place",
      subject: "330106",
      period: "2025-09",
      listPage: 2,
    });
    expect(faults).toEqual(["m=nonsense"]);
  });

  it("leaves a search uncut in the middle of a sign, and reads past a second question mark", () => {
    const search = `${"a".repeat(99)}𠮷`;
    expect(parseView(`#/?q=${encodeURIComponent(`${search}bcd`)}`).view.search).toBe(search);
    expect(parseView("#/?q=why?&p=2").view).toMatchObject({ search: "why?", listPage: 2 });
  });

  it("does not touch the prototype of anything", () => {
    parseView("#/__proto__?__proto__=1&constructor=2&__proto__[c]=330100");
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it("never throws, and what it reads can be written and read again", () => {
    const part = fc.oneof(
      fc.constantFrom(
        ..."#/?&=%",
        "overview",
        "place/",
        "park/",
        "c=",
        "m=",
        "p=",
        "q=",
        "%E4",
        "%2",
      ),
      fc.constantFrom(
        "330100",
        "__proto__",
        "union-rate-25plus",
        "2025-09",
        "' OR 1=1",
        "\0",
        "\n",
      ),
      fc.string({ unit: "binary", maxLength: 30 }),
    );
    const address = fc.array(part, { maxLength: 12 }).map((parts) => `#${parts.join("")}`);
    fc.assert(
      fc.property(address, (text) => {
        expect(() => parseView(text)).not.toThrow();
        const { view, faults } = parseView(hashOf(text));
        expect(parseView(formatView(view))).toEqual({ view, faults: [] });
        expect(faults.every((fault) => fault.length < 60)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
