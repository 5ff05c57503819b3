import fc from "fast-check";
import { isLinkedSql, longestLinkedSql } from "../../src/domain/linkedSql.ts";
import { describe, expect, it } from "vitest";
import { areas, nation, places } from "../../src/domain/area.ts";
import { comparisonRows, ruleIds } from "../../src/domain/comparisonRows.ts";
import { dimensionMembers, dimensions, type Dimension } from "../../src/domain/dimension.ts";
import { parseFilters, withFilter, type Filters } from "../../src/domain/filter.ts";
import { sizeBands } from "../../src/domain/size.ts";
import { languages } from "../../src/domain/format.ts";
import { measureIds } from "../../src/domain/measure.ts";
import { parks } from "../../src/domain/park.ts";
import { rowColumns } from "../../src/domain/rowColumns.ts";
import { statuses } from "../../src/domain/status.ts";
import { documents } from "../../src/domain/targets.ts";
import { themes } from "../../src/domain/theme.ts";
import {
  lenses,
  looks,
  rowLists,
  rowParts,
  sliceForms,
  viewChoices,
} from "../../src/domain/viewChoices.ts";
import { defaultView, formatView, parseView, type View } from "../../src/domain/view.ts";

const adcodes = areas.map(({ adcode }) => adcode);
const subjects = adcodes.filter((adcode) => adcode !== nation);
const orNull = <Value>(some: fc.Arbitrary<Value>) => fc.option(some, { nil: null });
/** What a publisher may use as the id of a park. */
const parkId = fc
  .string({ unit: "binary", minLength: 1, maxLength: 40 })
  .filter((text) => [...text].length <= 40 && !/[\p{Cc}\p{Cs}\ufffd]/u.test(text));

const townshipName = parkId.filter((text) => [...text].length <= 30);

const path = fc.oneof(
  fc.constantFrom(
    { page: "overview", subject: null },
    { page: "compare", subject: null },
    { page: "targets", subject: null },
    { page: "targets", subject: "hz25-25plus-union-rate" },
    { page: "data", subject: null },
    { page: "changes", subject: null },
    { page: "screen", subject: null },
    { page: "slice", subject: null },
    { page: "rows", subject: null },
    { page: "query", subject: null },
    { page: "briefing", subject: "330100" },
    { page: "briefing", subject: "450103" },
  ),
  fc.record({ page: fc.constant("place" as const), subject: fc.constantFrom(...subjects) }),
  fc.record({
    page: fc.constant("park" as const),
    subject: fc.oneof(fc.constantFrom(...parks.map(({ id }) => id)), parkId),
  }),
) as fc.Arbitrary<Pick<View, "page" | "subject">>;

const month = fc
  .tuple(fc.integer({ min: 1000, max: 9999 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, number]) => `${year}-${String(number).padStart(2, "0")}`);

const sliced = dimensions.filter((one) => one !== "period");

const bands = sizeBands.map(({ id }) => id);

const filter = fc.oneof(
  fc
    .constantFrom("area", "sector", "size", "nature", "build-mode", "key-list", "party")
    .chain((dimension) => {
      const members = dimensionMembers[dimension] ?? adcodes;
      const keys = fc.uniqueArray(fc.constantFrom(null, ...members), {
        minLength: 1,
        maxLength: 5,
      });
      return fc.record({ dimension: fc.constant(dimension), anyOf: keys });
    }),
  fc.record({
    dimension: fc.constant("park" as const),
    anyOf: fc.uniqueArray(orNull(parkId), { minLength: 1, maxLength: 3 }),
  }),
  fc.record({
    dimension: fc.constant("township" as const),
    anyOf: fc.uniqueArray(orNull(townshipName), { minLength: 1, maxLength: 3 }),
  }),
  fc
    .subarray(bands, { minLength: 2, maxLength: 2 })
    .map(([from = "", to = ""]) => ({ dimension: "size" as const, from, to })),
);

const filters: fc.Arbitrary<Filters> = fc
  .array(filter, { maxLength: 4 })
  .map((some) => some.reduce<Filters>(withFilter, []));

const choices = fc.record({
  place: orNull(fc.constantFrom(...places)),
  measure: orNull(fc.constantFrom(...measureIds)),
  period: orNull(fc.oneof(month, fc.integer({ min: 1000, max: 9999 }).map(String))),
  since: orNull(month),
  selected: orNull(fc.constantFrom(...adcodes)),
  lens: fc.constantFrom(...lenses),
  park: orNull(parkId),
  isLocked: fc.boolean(),
  classing: orNull(fc.constantFrom("natural", "quantile", "equal", "20,40,60", "5")),
  township: orNull(townshipName),
  withParts: fc.boolean(),
  look: orNull(fc.constantFrom(...looks)),
  generation: orNull(fc.stringMatching(/^[0-9a-f]{16}$/)),
  listPage: fc.integer({ min: 1, max: 999_999 }),
  filters,
  rowPart: fc.constantFrom(...rowParts),
  sliceForm: fc.constantFrom(...sliceForms),
  pair: orNull(
    fc
      .subarray(sliced, { minLength: 2, maxLength: 2 })
      .map(([a, b]): [Dimension, Dimension] => [a ?? "area", b ?? "park"]),
  ),
  strip: orNull(fc.constantFrom(...sliced)),
  pivotRows: fc.shuffledSubarray(sliced, { maxLength: 3 }),
  pivotColumn: orNull(fc.constantFrom(...sliced)),
  pivotMeasures: fc.shuffledSubarray([...measureIds], { maxLength: 6 }),
  pivotSort: orNull(fc.constantFrom("0", "-3", "12")),
  versus: orNull(
    fc.record({
      period: orNull(month),
      area: orNull(fc.constantFrom(...adcodes)),
      filters: orNull(filters),
      isMatched: fc.boolean(),
    }),
  ),
  rowList: fc.constantFrom(...rowLists),
  rowColumns: orNull(
    fc.shuffledSubarray(
      rowColumns.map(({ name }) => name),
      { minLength: 1 },
    ),
  ),
  rowOrder: orNull(
    fc.record({
      column: fc.constantFrom("name", ...rowColumns.map(({ name }) => name)),
      descending: fc.boolean(),
    }),
  ),
  sql: orNull(
    fc
      .oneof(
        fc.string(),
        fc.string({ unit: "grapheme", maxLength: 200 }),
        fc.constant("SELECT 1,\n\t'a&b=c' + ?"),
      )
      .filter(isLinkedSql),
  ),
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
  .map(([where, chosen]) => ({ ...where, ...chosen }))
  // Longer links are refused.
  .filter((view) => formatView(view).length <= 1900);

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

  it("keeps park ids with the signs of an address", () => {
    const view: View = { ...defaultView, page: "park", subject: "工业/园?#&%2F" };
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
        listPage: 3,
        language: "en",
      }),
    ).toBe("#/place/330110?c=330100&m=rate-100plus&t=2025-09&a=330106&g=0123456789abcdef&p=3&l=en");
  });

  it.each(["", "#", "#/", "#/overview"])("%j is the overview", (hash) => {
    expect(parseView(hash)).toEqual({ view: defaultView, faults: [] });
  });
});

describe("columns and order of the list in the URL", () => {
  it.each([
    ["cols=employees.employees", "told twice"],
    ["cols=password", "unknown"],
    ["cols=name", "always there"],
    ["o=employees", "no direction"],
    ["o=nothing-asc", "unknown"],
    ["list=all", "unknown"],
  ])("%s is refused: %s", (text) => {
    const { view, faults } = parseView(`#/rows?${text}`);
    expect(view).toEqual({ ...defaultView, page: "rows" });
    expect(faults).toEqual([{ kind: "value", text }]);
  });

  it("stand as they are read", () => {
    const hash = "#/rows?list=backlog&cols=employees.key_lists&o=name-asc";
    expect(formatView(parseView(hash).view)).toBe(hash);
    expect(parseView(hash).view.rowOrder).toEqual({ column: "name", descending: false });
  });
});

describe("filters in the URL", () => {
  it.each([
    ["sector:C,G;size:25..100;key-list:~"],
    ["area:330110;party:true,~"],
    ["township:长河街道,~"],
  ])("%s is understood", (text) => {
    expect(formatView({ ...defaultView, filters: parseFilters(text) ?? [] })).toContain("f=");
    expect(parseFilters(text)?.map(({ dimension }) => dimension)).toHaveLength(
      text.split(";").length,
    );
  });

  it.each([
    "sector",
    "sector:",
    "sector:c",
    "sector:C;sector:G",
    "sector:C,C",
    "colour:C",
    "size:100..25",
    "size:25..100..25",
    "period:2025-09",
    "area:330199",
    "sector:C'",
    "park:%",
    "township:",
    "township:%00",
    `township:${"街".repeat(31)}`,
    "",
  ])("%j is not", (text) => {
    expect(parseFilters(text)).toBeUndefined();
  });

  it("stand in one order, the last of a dimension in force; one that keeps nothing goes", () => {
    const size = { dimension: "size", from: "25", to: "100" } as const;
    const sector = { dimension: "sector", anyOf: ["C"] } as const;
    const filters = withFilter(withFilter([], size), sector);
    expect(filters).toEqual([sector, size]);
    expect(withFilter(filters, { dimension: "sector", anyOf: ["G"] })).toEqual([
      { dimension: "sector", anyOf: ["G"] },
      size,
    ]);
    expect(withFilter(filters, { dimension: "size", anyOf: [] })).toEqual([sector]);
  });
});

describe("SQL in the URL", () => {
  it.each(["", "a\u0000b", "a\r\nb", "\ud800", "x".repeat(longestLinkedSql + 1), "字".repeat(700)])(
    "%j is in no link",
    (text) => {
      expect(isLinkedSql(text)).toBe(false);
    },
  );

  it("the longest is read back, whatever else is chosen", () => {
    for (const sql of ["x".repeat(longestLinkedSql), "字".repeat(660)]) {
      expect(isLinkedSql(sql)).toBe(true);
      const view: View = {
        ...defaultView,
        page: "query",
        filters: parseFilters("sector:C,G") ?? [],
        sql,
      };
      expect(parseView(hashOf(formatView(view)))).toEqual({ view, faults: [] });
    }
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
      expect(faults.map(({ text }) => text.split("=")[0]).sort()).toEqual([...keys].sort());
      expect(faults.every(({ kind }) => kind === "value")).toBe(true);
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
    "#/park/a%00b",
    "#/park/\ud800",
    "#/park/%E9%A9",
    "#/park/%EF%BF%BD",
    "#/%E0%A4%A",
    "#/../../etc/passwd",
    "#https://example.org/",
  ])("%.60s is no page: the overview, named in at most 40 characters", (hash) => {
    const { view, faults } = parseView(hash);
    expect(view).toEqual(defaultView);
    const path = hash.replace(/^#\/?/, "").replace("\ud800", "\ufffd");
    const text = path.length > 40 ? `${path.slice(0, 40)}…` : path;
    expect(faults).toEqual([{ kind: "page", text }]);
  });

  it.each(["?m=", "?c=", "?q=", "?z=", "", "park/"])("a megabyte behind %j is named", (start) => {
    const { view, faults } = parseView(`#/${start}${million}&t=2025-09`);
    expect(view).toEqual(defaultView);
    const text = `${`#/${start}`}${million}`.slice(0, 40);
    expect(faults).toEqual([{ kind: "length", text: `${text}…` }]);
  });

  it.each([
    ["a key of another program", "utm_source=mail", "key", "utm_source=mail"],
    ["a search of an earlier program", "q=某某有限公司", "key", "q=某某有限公司"],
    ["a key of the prototype", "__proto__=1", "key", "__proto__=1"],
    ["a key given twice", "m=union-rate-25plus&m=rate-100plus", "repeated", "m"],
    ["a key given twice alike", "c=310000&c=310000", "repeated", "c"],
    ["half a sign", "m=%E4%BD", "encoding", "m=%E4%BD"],
    ["a percent sign alone", "t=2025%", "encoding", "t=2025%"],
    ["a NUL", "m=%00", "value", "m=\ufffd"],
    ["a sign that turns the direction", "m=\u202egnp.exe", "value", "m=\ufffdgnp.exe"],
  ])("%s is ignored and named", (_, query, kind, text) => {
    const { view, faults } = parseView(`#/overview?${query}&l=en`);
    expect(view).toEqual({ ...defaultView, language: "en" });
    expect(faults).toEqual([{ kind, text }]);
  });

  it("names a lone surrogate without breaking", () => {
    const { view, faults } = parseView("#/overview?m=\ud83d&l=en");
    expect(view).toEqual({ ...defaultView, language: "en" });
    expect(faults).toEqual([{ kind: "value", text: "m=\ufffd" }]);
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
    expect(faults).toEqual([{ kind: "value", text: "m=nonsense" }]);
  });

  it("cuts no sign in two, and reads past a second question mark", () => {
    const { view, faults } = parseView(`#/?z=${"a".repeat(37)}𠮷bcd?&p=2`);
    expect(view.listPage).toBe(2);
    expect(faults).toEqual([{ kind: "key", text: `z=${"a".repeat(37)}𠮷…` }]);
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
        expect(faults.every(({ text }) => [...text].length <= 41)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  const known = Object.values(viewChoices).map(({ key }) => key);

  it("has a key of its own for every choice", () => {
    expect(known).toHaveLength(new Set(known).size);
    expect(known.join()).toBe(
      "c,m,t,b,a,g,v,park,lock,k,w,p,f,form,pair,strip,rows,column,measures,sort,vs,n,list,cols,o,sql,h,d,s,x,whatif-rule,whatif,parts,look,l",
    );
  });

  it("names every key that it does not know, and lets it change nothing", () => {
    const key = fc
      .string({ unit: "binary", maxLength: 12 })
      .filter((text) => !known.includes(text));
    const pair = fc
      .tuple(key, fc.string({ unit: "binary", maxLength: 20 }))
      .filter((texts) => texts.every((text) => !/[\ud800-\udfff]/.test(text)))
      .map((texts) => texts.map(encodeURIComponent).join("="));
    fc.assert(
      fc.property(views, fc.array(pair, { minLength: 1, maxLength: 8 }), (view, junk) => {
        const hash = formatView(view);
        const read = parseView(`${hash}${hash.includes("?") ? "&" : "?"}${junk.join("&")}`);
        expect(read.view).toEqual(view);
        expect(read.faults.map(({ kind }) => kind)).toEqual(junk.map(() => "key"));
      }),
      { numRuns: 1000 },
    );
  });

  it("takes no value that is not of the closed set of its key", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary", maxLength: 40 }),
      fc.constantFrom("' OR 1=1 --", "1; DROP TABLE enterprise_facts", "330100'", "NaN", "-0"),
    );
    fc.assert(
      fc.property(fc.constantFrom(...known), text, (key, value) => {
        const query = new URLSearchParams([[key, value]]).toString();
        const { view, faults } = parseView(`#/overview?${query}`);
        if (faults.length > 0) expect(view).toEqual(defaultView);
        else expect(formatView(view)).toMatch(value === "zh-CN" || value === "1" ? /./ : query);
      }),
      { numRuns: 1000 },
    );
  });
});
